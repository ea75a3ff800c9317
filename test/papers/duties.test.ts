// A letter and an order that lack a duty are refused by the rules that ask for it; whole ones are made.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PaperRequest, TalkSdk } from '../../src/sdk/index.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import { approved, drawnUp, letter, open, ordered, today, toInquire } from '../sdk/courses.ts';
import { value } from '../sdk/steps.ts';
import { openDocx, textOf } from './docx-parts.ts';

/** What stands against issuing it: the policy's rules, and what the paper itself lacks. */
async function refusal(sdk: TalkSdk, paper: PaperRequest) {
  const answer = await sdk.papers.render({ papers: [paper], format: 'docx' });
  assert.ok(!answer.ok, 'it was made');
  assert.equal(answer.error.code, 'policy.refused');
  const { findings, path = '', message } = answer.error;
  return {
    rules: findings.map(({ rule, code }) => `${rule}#${code}`),
    lacks: path.split(' '),
    message,
  };
}

async function wordsOf(sdk: TalkSdk, paper: PaperRequest): Promise<string> {
  const { bytes } = value(await sdk.papers.render({ papers: [paper], format: 'docx' }));
  return textOf(openDocx(bytes ?? new Uint8Array()).part('word/document.xml'));
}

const number = '云组函〔2026〕3号';

for (const [point, named] of [
  ['reminder.content.problem', '需要说明的问题'],
  ['reminder.content.explain', '说明和表态的要求'],
  ['reminder.content.hopes', '希望和要求'],
] as const) {
  test(`an inquiry letter without ${named} is refused by ${point}`, async () => {
    const { sdk } = await open();
    const points = { ...letter.points, [point]: '  ' };
    const questions = point === 'reminder.content.problem' ? [] : letter.questions;
    const inquiry = value(
      await sdk.inquiries.draft({
        obligation: await toInquire(sdk),
        sender: 'department',
        points,
        questions,
      }),
    );
    const { rules, lacks, message } = await refusal(sdk, {
      paper: 'inquiry-letter',
      of: inquiry.id,
      number,
    });
    assert.deepEqual([rules, lacks], [[`${point}#not-in-letter`], [point]]);
    assert.ok(message.includes(named), message);
  });
}

test('an inquiry letter without its number is refused, and a whole one carries the three points', async () => {
  const { sdk } = await open();
  const inquiry = await approved(sdk);
  const asked = { paper: 'inquiry-letter', of: inquiry.id } as const;
  assert.deepEqual((await refusal(sdk, asked)).lacks, ['number']);
  const text = await wordsOf(sdk, { ...asked, number });
  for (const said of [number, ...Object.values(letter.points), ...letter.questions]) {
    assert.ok(text.includes(said), `not in the letter: ${said}`);
  }
});

test('an order that was not given, or does not say why, is refused, and a whole one is made', async () => {
  const { sdk } = await open();
  const draft = await drawnUp(sdk);
  const asked = { paper: 'delegation-order', of: draft.id } as const;
  assert.deepEqual((await refusal(sdk, asked)).lacks, ['number']);
  value(await sdk.delegations.order({ delegation: draft, on: today, number: '云组委〔2026〕1号' }));
  const text = await wordsOf(sdk, asked);
  for (const said of ['云组委〔2026〕1号', '便于结合镇里工作谈话', '不得转委托']) {
    assert.ok(text.includes(said), `not on the order: ${said}`);
  }
});

test('an order that came from elsewhere without its reason is refused by delegate.allowed', async () => {
  const store = memoryStore();
  const { sdk } = await open({ store });
  const order = await ordered(sdk);
  const kept = await store.get(order.id);
  assert.ok(kept, 'the order is kept');
  const { reason: _why, ...body } = Object(kept.body);
  const { schema } = kept;
  const { ok } = await store.commit({
    puts: [{ type: 'delegation', id: order.id, revision: kept.revision + 1, schema, body }],
    changes: [],
    audit: {
      action: 'delegation.order',
      at: '2026-03-12T04:00:00Z',
      by: 'clerk',
      records: [order.id],
      outcome: 'done',
      detail: {},
    },
  });
  assert.ok(ok, 'it was put there');
  const { rules, lacks } = await refusal(sdk, { paper: 'delegation-order', of: order.id });
  assert.deepEqual(rules, ['delegate.allowed#reason-missing']);
  assert.deepEqual(lacks, ['number', 'delegate.allowed']);
});
