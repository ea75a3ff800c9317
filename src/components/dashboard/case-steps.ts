/** The steps of a case as inspection reads them: which were taken, when, and which signature is missing. No DOM here. */
import type { StepsView } from '../../sdk/index.ts';
import type { CivilDate } from '../dates.ts';
import type { InspectionTexts } from '../messages/inspection.ts';

export interface CaseStep {
  readonly title: string;
  /** `plain`: a day by which something is due; nobody does anything on it. */
  readonly state: 'done' | 'missing' | 'plain';
  readonly text: string;
}

/** Only what belongs to this case: a talk that was never entrusted has no step of a return. */
export function caseSteps(
  view: StepsView,
  says: InspectionTexts,
  written: (day: CivilDate) => string,
): readonly CaseStep[] {
  const { steps } = says;
  const done = (title: string, on: CivilDate | undefined, missing = says.notDone): CaseStep =>
    on === undefined
      ? { title, state: 'missing', text: missing }
      : { title, state: 'done', text: written(on) };
  const only = (wanted: unknown, step: () => CaseStep): readonly CaseStep[] =>
    wanted === undefined || wanted === false ? [] : [step()];
  const asked = view.askedOn !== undefined;
  return [
    { title: steps.due, state: 'plain', text: view.due ? written(view.due) : says.noDue },
    ...only(view.entrustedOn, () => done(steps.entrusted, view.entrustedOn)),
    ...only(asked, () => done(steps.asked, view.askedOn)),
    ...only(asked, () => done(steps.answered, view.answeredOn)),
    ...only(!asked || view.heldOn !== undefined, () => done(steps.held, view.heldOn)),
    ...only(view.heldOn, () =>
      view.written
        ? { title: steps.written, state: 'done', text: says.done }
        : recordOf(view, says),
    ),
    ...only(view.heldOn !== undefined && view.written, () =>
      done(steps.confirmed, view.confirmedOn, says.notSigned),
    ),
    ...only(view.entrustedOn !== undefined && view.heldOn !== undefined, () =>
      done(steps.returned, view.returnedOn),
    ),
    ...only(view.noticeIssuedOn, () => done(steps.noticeIssued, view.noticeIssuedOn)),
    ...only(view.noticeIssuedOn, () => done(steps.noticeServed, view.noticeServedOn)),
    ...only(view.noticeServedOn, () =>
      view.received
        ? { title: steps.received, state: 'done', text: says.signed }
        : { title: steps.received, state: 'missing', text: says.notSigned },
    ),
    ...view.rectification.map((item, index): CaseStep => ({
      title: says.rectification(index + 1),
      state: item.checkedOn === undefined ? 'missing' : 'done',
      text: [
        says.dueOn(written(item.dueOn)),
        ...(item.reportedOn === undefined ? [] : [says.reportedOn(written(item.reportedOn))]),
        ...(item.checkedOn === undefined ? [] : [says.checkedOn(written(item.checkedOn))]),
        item.state,
      ].join(' · '),
    })),
    ...only(view.openMatters > 0, () => ({
      title: steps.matters,
      state: 'missing',
      text: says.openMatters(view.openMatters),
    })),
    ...only(view.asBreach || view.closedOn !== undefined, () => ({
      title: steps.closed,
      state: view.asBreach ? 'missing' : 'done',
      text: [
        ...(view.closedOn === undefined ? [] : [written(view.closedOn)]),
        ...(view.asBreach ? [says.asBreach] : []),
      ].join(' · '),
    })),
  ];
}

/** 必要时 (五¶2): that there is no record is wanting only where somebody still has to say why. */
function recordOf({ exceptions }: StepsView, says: InspectionTexts): CaseStep {
  const title = says.steps.written;
  return exceptions.includes('no-record')
    ? { title, state: 'missing', text: says.notWritten }
    : { title, state: 'plain', text: says.notNeeded };
}
