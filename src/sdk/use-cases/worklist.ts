/** 待谈清单: what is due, for whom, why and by when; and who may talk. */
import { eligibility, explain } from '../../policy/index.ts';
import type { ObligationsApi, TalkerChoice, WorklistRow } from '../api.ts';
import type { Desk } from '../desk.ts';
import { messages } from '../messages/zh-CN.ts';
import type { CivilDate } from '../ports.ts';
import { noRows } from '../queries/page.ts';
import { noCounts, worklist, worklistCounts, worklistPage } from '../queries/worklist.ts';
import { rowMaker } from '../queries/worklist-rows.ts';
import { livingOrder, orderFacts } from './entrusting.ts';
import { postOn } from './people.ts';

export { kindViews, pointViews } from '../queries/views.ts';

export function obligationsApi(desk: Desk): ObligationsApi {
  return {
    worklist: (query) => desk.read('worklist.read', [], () => worklist(desk, query)),
    page: (query) => desk.read('worklist.read', noRows, () => worklistPage(desk, query)),
    counts: (query) => desk.read('worklist.read', noCounts, () => worklistCounts(desk, query)),
    get: (id) => desk.read('worklist.read', undefined, () => worklistRow(desk, id)),
    talkers: (obligation, on) =>
      desk.read('talkers.read', [], () => talkerChoices(desk, obligation, on)),
  };
}

export async function worklistRow(desk: Desk, id: string): Promise<WorklistRow | undefined> {
  const record = await desk.find('obligation', id);
  if (record === undefined) return undefined;
  const talk = record.talk === undefined ? undefined : await desk.find('talk', record.talk);
  return rowMaker(desk, await desk.all('delegation'))(record, talk);
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
  const order = livingOrder(await desk.all('delegation'), record.id);
  return eligibility(desk.policy, record.obligation, on, everybody, orderFacts(order))
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
