/**
 * A fact that is missing never crashes a judgement: each one is left out in turn, at every depth, also
 * where the types demand it. Only what the question is about (the talk, the paper …) has to be there.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { explain, judge, obligations, type Act, type Delegation } from '../../src/policy/index.ts';
import { clerk, district, event, obligationOf, talkFor, unitHead } from './district.ts';

const asked: ReadonlySet<string> = new Set([
  'type',
  'talk',
  'obligation',
  'paper',
  'papers',
  'inquiry',
  'matter',
  'item',
  'delegation',
  'delegate',
  'subject',
  'window',
  'receipt',
  'state',
]);

/** Copies of a value, each with one field less. */
function* without(value: unknown, depth = 6): Generator<unknown> {
  if (typeof value !== 'object' || value === null || depth === 0) return;
  if (Array.isArray(value)) {
    yield [];
    for (const [index, item] of value.entries()) {
      for (const less of without(item, depth - 1)) {
        yield value.map((other: unknown, at) => (at === index ? less : other));
      }
    }
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    if (!asked.has(key)) {
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
    }
    for (const less of without(item, depth - 1)) yield { ...value, [key]: less };
  }
}

const admonition = talkFor(obligationOf('admonition'), { recorder: clerk });
const routine = obligationOf('routine');
const inquiry = obligationOf('reminder', { way: 'inquiry', triggers: ['petition'] });
const delegation: Delegation = {
  id: 'order',
  delegator: 'department',
  delegate: unitHead,
  reason: '驻点',
  orderedOn: '2026-03-01',
};
const paper = {
  id: 'p',
  paper: 'inquiry-letter',
  kind: 'reminder',
  derivedFrom: ['inquiry-reply'],
};
const acts: readonly Act[] = [
  { type: 'plan-talk', talk: admonition },
  { type: 'close-talk', talk: admonition },
  { type: 'record-talk', talk: admonition },
  { type: 'hold-talk', talk: talkFor(routine, { talker: unitHead, delegation }) },
  { type: 'hold-talk', talk: talkFor(routine, { stream: 'unit', mode: 'group' }) },
  { type: 'discharge', talk: admonition, obligation: admonition.obligations[0]?.id ?? '' },
  {
    type: 'serve-notice',
    talk: admonition,
    ...(admonition.notice?.service ? { service: admonition.notice.service } : {}),
  },
  { type: 'close-admonition', talk: admonition, asBreach: { approver: 'a', reason: 'b' } },
  { type: 'check-obligation', obligation: obligationOf('removal'), asOf: '2026-04-01' },
  { type: 'issue-paper', paper, audience: 'subject', obligation: inquiry },
  { type: 'delegate', delegation, obligation: routine },
  {
    type: 'return-delegation',
    delegation,
    obligation: routine,
    copiesKept: true,
    asOf: '2026-04-01',
  },
  {
    type: 'close-inquiry',
    inquiry: {
      id: 'i',
      obligation: inquiry,
      sender: 'department',
      receivedOn: '2026-03-03',
      extendedTo: '2026-04-01',
      reply: { form: 'written', by: 'subject', receivedOn: '2026-03-20' },
    },
    as: 'answered',
  },
  { type: 'archive', paper, to: 'unit' },
  { type: 'view', paper, audience: 'subject', channel: 'screen' },
  { type: 'export', papers: [paper], to: 'unit' },
  { type: 'import', papers: [paper], from: 'personal-archive' },
  { type: 'handle-matter', matter: { id: 'm', handler: 'a', checker: 'b' } },
  {
    type: 'close-rectification',
    item: { id: 'r', demand: 'x', dueOn: '2026-03-03' },
    asOf: '2026-04-01',
  },
];

describe('a judgement with a fact less', () => {
  for (const [index, act] of acts.entries()) {
    it(`${index + 1}: ${act.type} still answers, and the answer can be explained`, () => {
      let answers = 0;
      for (const less of without(act)) {
        if (typeof less !== 'object' || less === null || !('type' in less)) continue;
        // The words `as Act` are the point: this is what a careless caller in JavaScript would hand over.
        const findings = judge(district, less as Act);
        for (const finding of findings) assert.ok(explain(district, finding).sentence);
        answers += 1;
      }
      assert.ok(answers > 1);
    });
  }

  it('derives what it can from an event', () => {
    const whole = event('appointment', {
      triggers: ['exchange'],
      destination: 'school',
      publicNotice: { lastDay: '2026-03-09', outcome: 'passed' },
      decision: { body: '区委' },
    });
    for (const less of without(whole)) {
      if (typeof less === 'object' && less !== null) obligations(district, less as typeof whole);
    }
  });
});
