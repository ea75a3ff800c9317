/**
 * Laws: what holds of every fact and every answer. `LAWS_RUNS=5000` asks more often, `LAWS_SEED=7` of
 * other cases; a law that breaks says with which seed and path to see it again.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as fc from 'fast-check';

import {
  addDays,
  districtTrial,
  eligibility,
  explain,
  judge,
  obligations,
  windowOf,
  type Act,
  type CivilDate,
  type Finding,
  type PersonnelEvent,
  type Talk,
} from '../../src/policy/index.ts';
import {
  act,
  cadre,
  candidate,
  day,
  delegation,
  event,
  load,
  person,
  plain,
  policies,
} from './world.ts';

const runs = Number(process.env['LAWS_RUNS'] ?? 150);
const seed = Number(process.env['LAWS_SEED'] ?? 20260302);

function law<T>(cases: fc.Arbitrary<T>, holds: (one: T) => void): void {
  fc.assert(fc.property(cases, holds), { numRuns: runs, seed });
}

/** What is said, whatever the order in which it is said and in which facts are listed. */
function said(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => JSON.stringify(sorted(finding))).sort();
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).sort(byText);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, one]): [string, unknown] => [key, sorted(one)]);
  return Object.fromEntries(fields.sort(([one], [two]) => (one < two ? -1 : 1)));
}

/** The same facts with every list and every object written down the other way round. */
function reversed<T>(value: T): T {
  // The shape is what it was; only TypeScript cannot follow a walk over any shape.
  if (Array.isArray(value)) return [...value].reverse().map(reversed) as T;
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).reverse();
  return Object.fromEntries(fields.map(([key, one]) => [key, reversed(one)])) as T;
}

/** With a field in every object that nobody asks for. */
function annotated<T>(value: T): T {
  if (Array.isArray(value)) return value.map(annotated) as T;
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, one]) => [key, annotated(one)]);
  return { ...Object.fromEntries(fields), remark: '与规定无关' } as T;
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

function assertPlain(value: unknown, path = ''): void {
  if (typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    assert.ok(Number.isFinite(value), path);
    return;
  }
  assert.ok(typeof value === 'object' && value !== null, `${path}: ${typeof value}`);
  const prototype: unknown = Object.getPrototypeOf(value);
  assert.ok(prototype === Object.prototype || prototype === Array.prototype, path);
  for (const [key, one] of Object.entries(value)) assertPlain(one, `${path}/${key}`);
}

function talkOf(one: Act): Talk | undefined {
  return 'talk' in one ? one.talk : undefined;
}

for (const policy of policies) {
  const name = `${policy.id}, ${String(policy.settings['roll'])}`;

  describe(`under ${name}`, () => {
    it('findings do not depend on the order of facts', () => {
      law(act(policy), (one) => {
        assert.deepEqual(said(judge(policy, reversed(one))), said(judge(policy, one)));
      });
      law(event, (one) => {
        const { findings, obligations: duties } = obligations(policy, one);
        const again = obligations(policy, reversed(one));
        assert.deepEqual(said(again.findings), said(findings));
        assert.deepEqual(sorted(again.obligations), sorted(duties));
      });
    });

    it('a delegate is answered alike in whichever order his posts are told', () => {
      law(fc.tuple(cadre, person, day, delegation), ([subject, someone, on, order]) => {
        const here = someone.posts.map((held) => ({
          ...held,
          unit: 'bureau',
          from: subject.posts[0]!.from,
        }));
        const [duty] = obligations(policy, {
          id: 'e',
          kind: 'removal',
          triggers: ['work_need'],
          subject,
          dates: { decision: on },
        }).obligations;
        if (!duty) return;
        const asked = (delegate: typeof someone) =>
          eligibility(policy, duty, on, [delegate], { ...order, delegate, orderedOn: on });
        const [one] = asked({ ...someone, posts: here });
        const [other] = asked({ ...someone, posts: [...here].reverse() });
        assert.ok(one && other);
        assert.deepEqual([other.answer, said(other.findings)], [one.answer, said(one.findings)]);
      });
    });

    it('a leader is answered alike in whichever order his roles and posts are told', () => {
      law(fc.tuple(event, cadre, day, candidate), ([one, subject, on, someone]) => {
        for (const duty of obligations(policy, { ...one, subject }).obligations) {
          const answers = [someone, reversed(someone)].map((talker) => {
            const [choice] = eligibility(policy, duty, on, [talker]);
            return [choice?.answer, said(choice?.findings ?? [])];
          });
          assert.deepEqual(answers[1], answers[0]);
        }
      });
    });

    it('a fact that nothing asks for changes nothing', () => {
      law(act(policy), (one) => {
        const findings = said(judge(policy, one));
        assert.deepEqual(said(judge(policy, annotated(one))), findings);
        const talk = talkOf(one);
        if (!talk) return;
        // Another room, an answer to a point of nobody's, a reason for what no rule says, old posts.
        const longAgo = { unit: 'elsewhere', title: '职务', roles: [], managed: false } as const;
        const noise: Talk = {
          ...talk,
          place: '三楼会议室',
          points: { ...talk.points, 'of-nobody': [{ point: 'x', state: 'open' }] },
          reasons: { ...talk.reasons, 'no.such_rule': '有理由' },
          subjects: talk.subjects.map((subject) => ({
            ...subject,
            posts: [...subject.posts, { ...longAgo, from: '1999-01-01', to: '2001-12-31' }],
          })),
        };
        assert.deepEqual(said(judge(policy, { ...one, talk: noise } as Act)), findings);
      });
    });

    it('a candidate is answered alike, whoever else is asked about', () => {
      law(fc.tuple(event, day, person, person, delegation), ([one, on, first, second, order]) => {
        for (const duty of obligations(policy, one).obligations) {
          const alone = eligibility(policy, duty, on, [first], order);
          assert.deepEqual(eligibility(policy, duty, on, [second, first], order).slice(1), alone);
        }
      });
    });

    it('what eligibility allows, judgement does not refuse, and the other way round', () => {
      const answered = new Set<string>();
      law(
        fc.tuple(event, cadre, day, candidate, fc.option(delegation)),
        ([one, subject, on, someone, order]) => {
          // An order is for the one who is asked about, or for somebody else.
          const entrusted = order && {
            ...order,
            delegate: order.reason === '' ? someone : subject,
          };
          const duties = obligations(policy, { ...one, subject }).obligations;
          for (const duty of duties.filter(({ form }) => form === 'talk')) {
            const named = entrusted?.delegate.id === someone.id ? entrusted : undefined;
            const [choice] = eligibility(policy, duty, on, [someone], entrusted ?? undefined);
            assert.ok(choice, 'nobody is answered');
            answered.add(choice.answer);
            if (choice.as === 'delegate') answered.add(`${choice.answer}, as the delegate`);
            const plan = (reasons: Talk['reasons']) =>
              judge(policy, {
                type: 'plan-talk',
                talk: {
                  id: 'talk',
                  stream: 'district',
                  kind: duty.kind,
                  date: on,
                  mode: 'individual',
                  talker: someone,
                  subjects: [duty.subject],
                  obligations: [duty],
                  ...(named ? { delegation: named } : {}),
                  planned: true,
                  outline: true,
                  points: {},
                  record: 'undecided',
                  reasons,
                },
              }).filter(({ rule }) => /^(talker|delegate)\./.test(rule));
            const errors = plan({}).filter(({ severity }) => severity === 'error');
            assert.equal(errors.length > 0, choice.answer === 'no');
            const reasons = Object.fromEntries(choice.findings.map(({ rule }) => [rule, '有理由']));
            const open = plan(choice.answer === 'with-reason' ? reasons : {});
            const isOpen = open.some(({ severity }) => severity === 'warning');
            if (choice.answer !== 'no') assert.equal(isOpen, false);
          }
        },
      );
      // The law would hold too of answers that are never given.
      const wanted = ['yes', 'with-reason', 'no', 'yes, as the delegate'];
      const missing = wanted.filter((answer) => !answered.has(answer));
      assert.deepEqual(missing, [], [...answered].join(', '));
    });

    it('a soft word (一般, 及时, 经常, 必要时, 重点) yields no error, nor does a missed date', () => {
      const ofTheText = new Set([
        'scope.subjects',
        'talker.principal',
        'talk.mode.individual',
        'appointment.deadline',
        'appointment.deadline.publicity',
        'removal.deadline',
        'retirement.deadline',
        'routine.timely',
        'routine.focus_principals',
        'routine.team_leader_regular',
        'reminder.timely',
        'admonition.timely',
        'record.when_needed',
      ]);
      const ofThePack = Object.entries(policy.pack.rules).filter(
        ([, rule]) => rule.soft || rule.modal === 'S',
      );
      const soft = new Set([...ofTheText, ...ofThePack.map(([id]) => id)]);
      const missed = new Set(['late', 'overdue', 'early', 'undecided', 'reminder-day']);
      let spoken = 0;
      law(act(policy), (one) => {
        for (const { rule, code, severity } of judge(policy, one)) {
          if (!soft.has(rule) && !missed.has(code)) continue;
          spoken += 1;
          assert.notEqual(severity, 'error', `${rule}:${code}`);
        }
      });
      assert.ok(spoken > 10, String(spoken));
    });

    it('questions are left as they were, and answers are plain data that can be explained', () => {
      law(act(policy), (one) => {
        const findings = judge(policy, frozen(one));
        assertPlain(findings);
        for (const finding of findings) assert.ok(explain(policy, finding).sentence.length > 0);
      });
      law(fc.tuple(frozenly(event), day, frozenly(person)), ([one, on, candidate]) => {
        const derived = obligations(policy, one);
        assertPlain(derived);
        for (const duty of derived.obligations) {
          assertPlain(eligibility(policy, frozen(duty), on, [candidate]));
        }
      });
    });

    it('the same question has the same answer, whatever was asked before and under a policy loaded anew', () => {
      law(fc.tuple(act(policy), act(policy), event), ([one, other, happened]) => {
        const first = JSON.stringify(judge(policy, one));
        const derived = JSON.stringify(obligations(policy, happened));
        judge(policy, other);
        assert.equal(JSON.stringify(judge(policy, one)), first);
        assert.equal(JSON.stringify(judge(policy, structuredClone(one))), first);
        assert.equal(JSON.stringify(obligations(policy, structuredClone(happened))), derived);
      });
    });
  });
}

function frozenly<T>(some: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return some.map((one) => frozen(structuredClone(one)));
}

function movedBy(days: number, one: PersonnelEvent): PersonnelEvent {
  const { publicNotice } = one;
  const dates = Object.entries(one.dates).map(([name, on]: [string, CivilDate]) => [
    name,
    addDays(on, days),
  ]);
  return {
    ...one,
    dates: Object.fromEntries(dates),
    ...(publicNotice
      ? { publicNotice: { ...publicNotice, lastDay: addDays(publicNotice.lastDay, days) } }
      : {}),
  };
}

describe('a window of natural days', () => {
  const unrolled = load(districtTrial, { settings: { roll: 'none', 'routine.remind_days': 30 } });
  const byDays = fc.integer({ min: -800, max: 800 });

  it('moves as much as the day that it is counted from, unrolled', () => {
    law(fc.tuple(event, byDays), ([one, days]) => {
      const before = windowOf(unrolled, one);
      const after = windowOf(unrolled, movedBy(days, one));
      const { steps } = before;
      const move = (on: CivilDate) => addDays(on, days);
      const expected: typeof before = {
        ...before,
        ...(before.base ? { base: move(before.base) } : {}),
        ...(before.opens ? { opens: move(before.opens) } : {}),
        ...(before.lastDay ? { lastDay: move(before.lastDay) } : {}),
        ...(before.due ? { due: move(before.due) } : {}),
        ...(before.remindOn ? { remindOn: move(before.remindOn) } : {}),
        steps: steps.map((step) => ({ ...step, date: move(step.date) })),
      };
      assert.deepEqual(after, expected);
    });
  });

  it('keeps its plain days when it is rolled, and only its end moves, and never back', () => {
    law(event, (one) => {
      const rolled = windowOf(plain, one);
      const { opens, lastDay, due } = windowOf(unrolled, one);
      assert.deepEqual([rolled.opens, rolled.lastDay], [opens, lastDay]);
      if (due !== undefined) assert.ok(rolled.due !== undefined && rolled.due >= due);
    });
  });
});
