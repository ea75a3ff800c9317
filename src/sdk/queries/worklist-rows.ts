/** 待谈清单, row by row: an obligation with everything a clerk reads at a glance. */
import { isFinal, stateName, timeliness, until } from '../../policy/index.ts';
import type { KindView, PointView, WorklistRow } from '../api.ts';
import type { Desk } from '../desk.ts';
import type { TalkEntry } from '../model/entries.ts';
import type { ApprovalRecord, DelegationRecord, ObligationRecord } from '../model/records.ts';
import { dueDayOf, phaseOf } from './obligations.ts';
import { kindViews, pointViews } from './views.ts';

/** A talk of a plan as it was put before somebody. */
type PutTalk = Extract<ApprovalRecord['about'], { readonly type: 'plan' }>['talks'][number];

export type RowMaker = (record: ObligationRecord, talk: TalkEntry | undefined) => WorklistRow;

/** Makes rows for one answer: what is the same for all of a kind is looked up once. */
export function rowMaker(
  desk: Desk,
  orders: Iterable<DelegationRecord>,
  slips: Iterable<ApprovalRecord>,
): RowMaker {
  const today = desk.today();
  const kinds = new Map<string, KindView>(kindViews(desk).map((kind) => [kind.id, kind]));
  const points = new Map<string, readonly PointView[]>();
  const pointsOf = (kind: string): readonly PointView[] => {
    const known = points.get(kind) ?? pointViews(desk, kind);
    points.set(kind, known);
    return known;
  };
  const entrusted = new Map<string, NonNullable<WorklistRow['delegation']>>();
  for (const { id, state, obligations, delegateOfTheDay } of orders) {
    if (isFinal('delegation', state)) continue;
    const name = stateName(desk.policy, 'delegation', state);
    const order = { id, stateName: name, delegateName: delegateOfTheDay.name };
    for (const obligation of obligations) entrusted.set(obligation, order);
  }
  const put = new Map<string, { readonly slip: ApprovalRecord; readonly as: PutTalk }>();
  for (const slip of slips) {
    if (slip.about.type !== 'plan' || slip.state === 'withdrawn') continue;
    for (const as of slip.about.talks) {
      if ((put.get(as.talk)?.slip.proposedOn ?? '') <= slip.proposedOn)
        put.set(as.talk, { slip, as });
    }
  }
  const approvalOf = (talk: TalkEntry): WorklistRow['approval'] => {
    const found = put.get(talk.id);
    if (found === undefined) return undefined;
    const { slip, as } = found;
    return {
      id: slip.id,
      state: slip.state,
      stateName: stateName(desk.policy, 'approval', slip.state),
      changed: as.date !== talk.date || as.talker !== talk.talker.id,
    };
  };
  return (record, talk) => {
    const approval = talk && approvalOf(talk);
    const { obligation, ofTheDay } = record;
    const delegation = entrusted.get(record.id);
    const kind = kinds.get(obligation.kind);
    const heldOn = talk?.heldBy === undefined ? undefined : talk.date;
    const due = dueDayOf(record);
    const applies = [...obligation.points, ...(obligation.offered ?? [])];
    return {
      obligation: record,
      subjectName: ofTheDay.name,
      unitName: ofTheDay.unitName,
      title: ofTheDay.title,
      kindName: kind?.name ?? obligation.kind,
      triggerNames: (kind?.triggers ?? [])
        .filter(({ id }) => obligation.triggers.includes(id))
        .map(({ name }) => name),
      clause: kind?.clause ?? '',
      timeliness: timeliness(desk.policy, obligation.window, {
        asOf: today,
        ...(heldOn === undefined ? {} : { heldOn }),
      }),
      phase: phaseOf(record),
      stateName: stateName(desk.policy, 'obligation', record.state),
      points: pointsOf(obligation.kind).filter(({ id }) => applies.includes(id)),
      ...(due === undefined || heldOn !== undefined ? {} : { daysLeft: until(today, due) }),
      ...(talk === undefined ? {} : { talk }),
      ...(delegation === undefined ? {} : { delegation }),
      ...(approval === undefined ? {} : { approval }),
    };
  };
}
