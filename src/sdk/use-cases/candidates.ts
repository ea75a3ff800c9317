/** 谈话人选: who may hold a talk, and what stands for and against each. */
import { eligibility, explain } from '../../policy/index.ts';
import type { TalkerChoice } from '../api.ts';
import type { Desk } from '../desk.ts';
import type { CivilDate } from '../ports.ts';
import { textName } from '../queries/views.ts';
import { livingOrder, orderFacts } from './entrusting.ts';
import { postOn } from './people.ts';

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
  if (role === 'delegate') return desk.messages.delegate;
  return textName(desk, role) ?? role;
}
