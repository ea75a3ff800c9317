/** 待谈清单: what is due, for whom, why and by when; and who may talk. */
import {
  contentPoints,
  eligibility,
  explain,
  isFinal,
  kinds,
  stateName,
  timeliness,
  until,
} from '../../policy/index.ts';
import type {
  KindView,
  ObligationsApi,
  PointView,
  TalkerChoice,
  WorklistQuery,
  WorklistRow,
} from '../api.ts';
import type { Desk } from '../desk.ts';
import { messages } from '../messages/zh-CN.ts';
import type { ObligationRecord, TalkRecord } from '../model/records.ts';
import type { CivilDate } from '../ports.ts';
import { postOn } from './people.ts';

export function obligationsApi(desk: Desk): ObligationsApi {
  return {
    worklist: (query) => desk.read('worklist.read', [], () => worklist(desk, query)),
    get: (id) => desk.read('worklist.read', undefined, () => worklistRow(desk, id)),
    talkers: (obligation, on) =>
      desk.read('talkers.read', [], () => talkerChoices(desk, obligation, on)),
  };
}

export function kindViews(desk: Desk): readonly KindView[] {
  return kinds(desk.policy).map(({ id, name, clause, triggers }) => ({
    id,
    name: name.zh,
    clause,
    triggers: triggers.map((trigger) => ({ id: trigger.id, name: trigger.name.zh })),
  }));
}

export function pointViews(desk: Desk, kind: string): readonly PointView[] {
  return contentPoints(desk.policy, kind).map(({ id, title, clause, parts = [] }) => ({
    id,
    title: title.zh,
    clause,
    parts: parts.map((part) => ({ id: part.id, title: part.title.zh })),
  }));
}

export async function worklist(
  desk: Desk,
  query: WorklistQuery = {},
): Promise<readonly WorklistRow[]> {
  const talks = new Map((await desk.all('talk')).map((talk) => [talk.id, talk]));
  const views = new Map(kindViews(desk).map((kind) => [kind.id, kind]));
  const wanted = query.text?.trim() ?? '';
  const rows = (await desk.all('obligation'))
    .filter(({ obligation }) => query.kinds?.includes(obligation.kind) ?? true)
    .map((record) =>
      row(desk, record, talks.get(record.talk ?? ''), views.get(record.obligation.kind)),
    )
    .filter(({ phase }) => query.states?.includes(phase) ?? true)
    .filter(({ subjectName, unitName, title }) =>
      [subjectName, unitName, title].some((text) => text.includes(wanted)),
    );
  return rows.sort(byUrgency);
}

export async function worklistRow(desk: Desk, id: string): Promise<WorklistRow | undefined> {
  const record = await desk.find('obligation', id);
  if (record === undefined) return undefined;
  const talk = record.talk === undefined ? undefined : await desk.find('talk', record.talk);
  const kind = kindViews(desk).find((view) => view.id === record.obligation.kind);
  return row(desk, record, talk, kind);
}

function row(
  desk: Desk,
  record: ObligationRecord,
  talk: TalkRecord | undefined,
  kind: KindView | undefined,
): WorklistRow {
  const { obligation, ofTheDay } = record;
  const today = desk.today();
  const heldOn = talk?.heldBy === undefined ? undefined : talk.date;
  const due = obligation.window.due ?? obligation.window.remindOn;
  const points = pointViews(desk, obligation.kind);
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
    points: points.filter(({ id }) => applies.includes(id)),
    ...(due === undefined || heldOn !== undefined ? {} : { daysLeft: until(today, due) }),
    ...(talk === undefined ? {} : { talk }),
  };
}

/** What a clerk sorts by: still to arrange, arranged and under way, done with. */
function phaseOf({ state }: ObligationRecord): WorklistRow['phase'] {
  if (state === 'pending') return 'open';
  return isFinal('obligation', state) ? 'done' : 'arranged';
}

/** Still to arrange first, then by the day that lateness is judged by; those without a day last. */
function byUrgency(a: WorklistRow, b: WorklistRow): number {
  const phases = ['open', 'arranged', 'done'];
  return (
    phases.indexOf(a.phase) - phases.indexOf(b.phase) ||
    (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity) ||
    a.subjectName.localeCompare(b.subjectName, 'zh') ||
    (a.obligation.id < b.obligation.id ? -1 : 1)
  );
}

export async function talkerChoices(
  desk: Desk,
  obligationId: string,
  on: CivilDate,
): Promise<readonly TalkerChoice[]> {
  const record = await desk.find('obligation', obligationId);
  if (record === undefined) return [];
  const { leaders, delegates } = desk.policy.pack.posts;
  const holders = await desk.directory.holders(leaders);
  const unitHeads = (
    await desk.directory.people(record.obligation.unit, { offset: 0, limit: 500 })
  ).people.filter((person) =>
    person.posts.some((post) => post.roles.some((role) => delegates.includes(role))),
  );
  const everybody = [...new Map([...holders, ...unitHeads].map((one) => [one.id, one])).values()];
  const busy = (await desk.all('talk')).filter(
    (talk) => talk.date === on && talk.cancelled === undefined,
  );
  return eligibility(desk.policy, record.obligation, on, everybody)
    .map((answer) => ({
      eligibility: answer,
      name: answer.person.name,
      title: postOn(answer.person, on)?.title ?? '',
      ...(answer.as === undefined ? {} : { asName: roleName(desk, answer.as) }),
      explanations: answer.findings.map((finding) => explain(desk.policy, finding)),
      talksThatDay: busy.filter((talk) => talk.talker.id === answer.person.id).length,
    }))
    .sort(byAnswer);
}

const order = ['yes', 'with-reason', 'no'];

function byAnswer(a: TalkerChoice, b: TalkerChoice): number {
  return order.indexOf(a.eligibility.answer) - order.indexOf(b.eligibility.answer);
}

/** A role in the pack's words, e.g. 区委组织部主要负责人. */
function roleName(desk: Desk, role: string): string {
  if (role === 'delegate') return messages.delegate;
  const text = desk.policy.pack.texts[role];
  return (typeof text === 'string' ? text : text?.zh) ?? role;
}
