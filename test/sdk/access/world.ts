/** What random acts are tried on: a week of all kinds of cases, the people around them, and what may be asked. */
import assert from 'node:assert/strict';
import type { TalkSdk } from '../../../src/sdk/index.ts';
import { type Kept, type RecordType, recordTypes } from '../../../src/sdk/model/records.ts';
import { memoryStore } from '../../../src/sdk/store/memory-store.ts';
import type { Store } from '../../../src/sdk/store/store.ts';
import { clerk } from '../district.ts';
import * as course from '../courses.ts';
import { value } from '../steps.ts';
import type { AnyRecord } from './stands.ts';

const types = Object.keys(recordTypes) as RecordType[];

/** A week of all kinds of cases, brought about through the SDK. */
export async function makeWorld(): Promise<{
  desk: course.Desk;
  store: Store;
  all: readonly AnyRecord[];
}> {
  const store = memoryStore();
  const desk = await course.open({ store });
  const { sdk, seat } = desk;
  await course.held(sdk, 'appointment');
  const removal = await course.accepted(sdk, 'removal');
  await course.arrangedUnder(sdk, removal);
  await course.served(sdk);
  for (const subject of ['member', 'head', 'namesake']) {
    const obligation = await course.obligationOf(sdk, 'appointment', subject);
    const talk = value(
      await sdk.plan.arrange({
        obligation,
        date: course.today,
        talker: subject === 'head' ? 'in-charge' : 'deputy',
        outline: true,
      }),
    );
    if (subject === 'namesake') continue;
    const held = value(await sdk.talks.hold({ talk, heldOn: course.today }));
    value(
      await sdk.records.write({
        talk: held,
        points: {},
        record: 'written',
        statement: '表态',
        matters: [{ obligation: obligation.id, text: '反映一事' }],
      }),
    );
  }
  const late = await course.obligationOf(sdk, 'removal', 'member');
  const planned = value(
    await sdk.plan.arrange({
      obligation: late,
      date: '2026-03-16',
      talker: 'in-charge',
      outline: true,
    }),
  );
  const slip = value(
    await sdk.approvals.propose({ about: { type: 'plan', talks: [planned] }, proposal: '拟同意' }),
  );
  value(await sdk.approvals.submit({ approval: slip, to: 'in-charge' }));
  await course.obligationOf(sdk, 'admonition', 'namesake');
  await course.obligationOf(sdk, 'admonition', 'head');
  await sdk.papers.register({ paper: 'talk-record', obligation: late.id });
  seat(course.minister);
  const [granted] = await sdk.obligations.worklist();
  assert.ok(granted, 'a case to grant');
  value(
    await sdk.grants.give({
      inspector: 'unmanaged',
      obligation: granted.obligation.id,
      until: '2026-04-01',
      reason: '抽查',
    }),
  );
  seat(clerk);
  const all = (
    await Promise.all(
      types.map(async (type) =>
        (await store.all(type)).map(({ id, revision, body }) => ({
          type,
          record: { ...body, id, revision } as unknown as Kept<RecordType>,
        })),
      ),
    )
  ).flat();
  return { desk, store, all };
}

export const people = [
  ...['clerk', 'minister', 'deputy', 'in-charge', 'party', 'member', 'member-2', 'head'],
  ...['namesake', 'unmanaged', 'stranger'],
];

/** Every question, and acts on a revision that nobody has seen: refused whoever asks, and told alike. */
export const questions: readonly (readonly [
  string,
  (sdk: TalkSdk, target: { readonly id: string }) => Promise<unknown>,
])[] = [
  ['worklist', (sdk) => sdk.obligations.worklist()],
  ['obligation', (sdk, { id }) => sdk.obligations.get(id)],
  ['event', (sdk, { id }) => sdk.events.get(id)],
  ['talk', (sdk, { id }) => sdk.talks.get(id)],
  ['next', (sdk, { id }) => sdk.talks.next(id)],
  ['review', (sdk, { id }) => sdk.records.review(id)],
  ['matters', (sdk) => sdk.matters.list()],
  ['matters of a talk', (sdk, { id }) => sdk.matters.ofTalk(id)],
  ['admonitions', (sdk) => sdk.admonitions.list()],
  ['admonition', (sdk, { id }) => sdk.admonitions.get(id)],
  ['delegations', (sdk) => sdk.delegations.list()],
  ['delegation', (sdk, { id }) => sdk.delegations.get(id)],
  ['orders', (sdk) => sdk.delegations.mine()],
  ['inquiries', (sdk) => sdk.inquiries.list()],
  ['inquiry', (sdk, { id }) => sdk.inquiries.get(id)],
  ['approvals', (sdk) => sdk.approvals.list()],
  ['approval', (sdk, { id }) => sdk.approvals.get(id)],
  ['papers', (sdk) => sdk.papers.list()],
  ['grants', (sdk) => sdk.grants.list()],
  ['own', (sdk) => sdk.own.cases()],
  ['inspection', (sdk) => sdk.inspection.cases()],
  ['talkers', (sdk, { id }) => sdk.obligations.talkers(id, course.today)],
  ['hold', (sdk, { id }) => sdk.talks.hold({ talk: { id, revision: 99 }, heldOn: course.today })],
  [
    'confirm',
    (sdk, { id }) =>
      sdk.records.confirm({ talk: { id, revision: 99 }, method: 'paper', on: course.today }),
  ],
  ['cancel', (sdk, { id }) => sdk.plan.cancel({ id, revision: 99 }, '原因')],
  [
    'approve',
    (sdk, { id }) => sdk.approvals.approve({ approval: { id, revision: 99 }, on: course.today }),
  ],
  ['close', (sdk, { id }) => sdk.admonitions.close({ id, revision: 99 })],
  [
    'accept',
    (sdk, { id }) => sdk.delegations.accept({ delegation: { id, revision: 99 }, on: course.today }),
  ],
];

/** Ids of the records that an answer holds, however deep: a reference to one is not yet the record. */
export function recordsIn(answer: unknown): readonly string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const own = 'id' in answer && 'revision' in answer ? [String(answer.id)] : [];
  return [...own, ...Object.values(answer).flatMap(recordsIn)];
}
