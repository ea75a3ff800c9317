/** The tables whole: every state reached, no dead end, no way round the ceremony, every word there in both languages. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { english } from '../../../src/policy/explain/en.ts';
import { chinese } from '../../../src/policy/explain/zh-CN.ts';
import { districtTrial, districtTrialPolicy } from '../../../src/policy/index.ts';
import { loadPolicy } from '../../../src/policy/pack/index.ts';
import {
  explainRefusal,
  initialState,
  isFinal,
  machineIds,
  needName,
  statesOf,
  statesWith,
  stateName,
  transition,
  transitions,
  wayTo,
  type Machine,
  type Transition,
} from '../../../src/policy/workflow/index.ts';

const loaded = districtTrialPolicy({ catalogues: [chinese] });
assert.ok(loaded.ok, JSON.stringify(loaded));
const policy = loaded.value;

const inEnglish = districtTrialPolicy({ catalogues: [english, chinese] });
assert.ok(inEnglish.ok);

const every: readonly Transition[] = machineIds.flatMap((machine) =>
  statesOf(policy, machine).flatMap((state) => transitions(policy, machine, state)),
);

/** All states that can be come to from one, over the steps that are let through. */
function reach(
  machine: Machine,
  from: readonly string[],
  through: (step: Transition) => boolean = () => true,
): ReadonlySet<string> {
  const seen = new Set(from);
  const open = [...from];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const step of transitions(policy, machine, state)) {
      if (!through(step) || seen.has(step.to)) continue;
      seen.add(step.to);
      open.push(step.to);
    }
  }
  return seen;
}

for (const machine of machineIds) {
  test(`${machine}: every state is come to from the first`, () => {
    const reached = reach(machine, [initialState(policy, machine)]);
    assert.deepEqual([...reached].sort(), [...statesOf(policy, machine)].sort());
  });

  test(`${machine}: from every state there is a way to an end, and nothing follows an end`, () => {
    for (const state of statesOf(policy, machine)) {
      const ends = [...reach(machine, [state])].filter((one) => isFinal(machine, one));
      assert.ok(ends.length > 0, state);
      const next = transitions(policy, machine, state);
      assert.equal(next.length === 0, isFinal(machine, state), state);
    }
  });

  test(`${machine}: an action leads to one place from each state`, () => {
    for (const state of statesOf(policy, machine)) {
      const actions = transitions(policy, machine, state).map(({ action }) => action);
      assert.equal(new Set(actions).size, actions.length, `${state}: ${actions.join()}`);
    }
  });

  test(`${machine}: what can be cancelled, merged or withdrawn or closed as a breach names its reason`, () => {
    const ends = ['cancelled', 'merged', 'withdrawn', 'refused', 'noted', 'closed-as-breach'];
    for (const step of every.filter((one) => one.machine === machine && ends.includes(one.to))) {
      assert.ok(step.needs.includes('reason'), `${step.action} from ${step.from}`);
    }
  });
}

test('every step cites a rule of the pack with its clause, names who may take it and what it needs', () => {
  assert.ok(every.length > 150, String(every.length));
  for (const step of every) {
    const where = `${step.machine} ${step.from} ${step.action}`;
    const rule = policy.pack.rules[step.rule];
    assert.ok(rule?.clause, `${where}: ${step.rule}`);
    assert.equal(step.clause, rule.clause, where);
    assert.ok(step.by.length > 0, where);
    for (const need of step.needs) assert.notEqual(needName(policy, need), need, where);
  }
});

test('facts wait for no finding, and whatever closes by the book does', () => {
  for (const step of every) {
    if (step.fact) assert.ok(!step.needs.includes('no-error'), `${step.machine} ${step.action}`);
    if (['close', 'confirm'].includes(step.action)) {
      assert.ok(step.needs.includes('no-error'), `${step.machine} ${step.action}`);
    }
  }
});

test('a talk that took place can be entered from every state before it', () => {
  const holdable = (machine: Machine, actions: readonly string[], done: readonly string[]) => {
    for (const state of statesOf(policy, machine)) {
      if (isFinal(machine, state) || done.includes(state)) continue;
      const facts = transitions(policy, machine, state).filter(
        (step) => step.fact && actions.includes(step.action),
      );
      assert.ok(facts.length > 0, `${machine}: ${state}`);
    }
  };
  const after = ['held', 'recorded', 'confirmed', 'following', 'inquired'];
  holdable('obligation', ['hold'], after);
  holdable('talk', ['hold'], after);
  const ceremony = ['held', 'received', 'demanded', 'rectifying', 'rectified'];
  holdable('admonition', ['record-talk-apart'], ceremony);
  holdable('admonition', ['record-service-apart'], ceremony);
  holdable('delegation', ['hold', 'record-talk-unordered'], ['held', 'returned', 'breached']);
});

test('a breach can be put on record from every state of the ceremony after the talk', () => {
  for (const state of ['held', 'received', 'demanded', 'rectifying', 'rectified', 'breached']) {
    assert.ok(transition(policy, 'admonition', state, 'record-breach')?.fact, state);
    const closing = transition(policy, 'admonition', state, 'close-as-breach');
    assert.equal(closing?.to, 'closed-as-breach');
    assert.ok(closing.needs.includes('approver') && closing.needs.includes('reason'));
  }
});

/** Steps without which a thing never closes by the book, and the end they guard. */
const indispensable: readonly (readonly [Machine, string, readonly string[]])[] = [
  [
    'admonition',
    'closed',
    ['decide', 'issue-notice', 'hold', 'receive', 'demand', 'record', 'verify', 'close'],
  ],
  ['talk', 'closed', ['hold', 'confirm', 'close']],
  ['inquiry', 'closed', ['answer', 'judge-clear', 'close']],
  ['rectification', 'closed', ['submit', 'verify', 'close']],
  ['matter', 'closed', ['verify', 'close']],
  ['delegation', 'closed', ['order', 'hold', 'return-record', 'close']],
];

for (const [machine, end, actions] of indispensable) {
  for (const action of actions) {
    test(`${machine}: no order of steps closes by the book without ${action}`, () => {
      assert.ok(every.some((step) => step.machine === machine && step.action === action));
      const around = reach(
        machine,
        [initialState(policy, machine)],
        (step) => step.action !== action,
      );
      assert.ok(!around.has(end), [...around].join());
    });
  }
}

test('obligation: closed by the book only over a confirmed talk or a written reply', () => {
  const without = (barred: readonly string[]) =>
    reach('obligation', ['pending'], (step) => !barred.includes(step.action));
  assert.ok(!without(['confirm', 'accept-reply']).has('closed'));
  assert.ok(without(['confirm']).has('closed'));
  assert.ok(without(['accept-reply']).has('closed'));
  assert.ok(!without(['hold', 'inquire']).has('closed'));
});

test('approval: approved only by a review and a decision, or by a slip signed on paper', () => {
  const without = (barred: readonly string[]) =>
    reach('approval', ['drafted'], (step) => !barred.includes(step.action));
  assert.ok(!without(['record-paper-decision', 'review']).has('approved'));
  assert.ok(!without(['record-paper-decision', 'approve']).has('approved'));
  assert.ok(without(['review']).has('approved'));
});

const breaches: readonly (readonly [Machine, string])[] = [
  ['admonition', 'record-talk-apart'],
  ['admonition', 'record-service-apart'],
  ['admonition', 'record-breach'],
  ['delegation', 'record-talk-unordered'],
  ['delegation', 'record-handing-on'],
];

for (const [machine, action] of breaches) {
  test(`${machine}: after ${action} nothing closes by the book any more`, () => {
    const from = statesWith(policy, machine, action);
    assert.ok(from.length > 0);
    for (const state of from) {
      const to = transition(policy, machine, state, action)?.to;
      assert.ok(to);
      const reached = reach(machine, [to]);
      assert.ok(!reached.has('closed'), [...reached].join());
      assert.ok(reached.has('closed-as-breach'));
    }
  });
}

test('a voided notice must be issued anew before the talk', () => {
  for (const state of statesWith(policy, 'admonition', 'void-notice')) {
    const to = transition(policy, 'admonition', state, 'void-notice')?.to;
    assert.ok(to);
    const around = reach('admonition', [to], (step) => step.action !== 'issue-notice');
    assert.ok(!around.has('held') && !around.has('closed'));
  }
});

test('a talk on record as a breach leaves its obligation to be arranged again', () => {
  for (const state of ['held', 'recorded']) {
    assert.equal(transition(policy, 'obligation', state, 'leave-undischarged')?.to, 'pending');
  }
});

/**
 * The whole graph of a case of admonition: its state together with everything that its steps
 * established on the way, each pair once. What a step undoes is taken away again.
 */
const undone: Readonly<Record<string, readonly string[]>> = {
  'void-notice': ['notice-number', 'issued-on'],
  unarrange: ['talk-date'],
};

function casesOfAdmonition(): ReadonlyMap<string, ReadonlySet<string>> {
  const start = { state: 'proposed', facts: new Set<string>() };
  const seen = new Map<string, ReadonlySet<string>>();
  const open = [start];
  for (let now = open.pop(); now; now = open.pop()) {
    const key = `${now.state} ${[...now.facts].sort().join(' ')}`;
    if (seen.has(key)) continue;
    seen.set(key, now.facts);
    for (const step of transitions(policy, 'admonition', now.state)) {
      const facts = new Set(now.facts);
      for (const need of step.needs) facts.add(need);
      for (const need of undone[step.action] ?? []) facts.delete(need);
      if (step.to === 'breached') facts.add('breach');
      open.push({ state: step.to, facts });
    }
  }
  return seen;
}

test('in the whole graph of an admonition no state is one that a rule forbids', () => {
  const cases = casesOfAdmonition();
  assert.ok(cases.size > 100, String(cases.size));
  const demanded: Readonly<Record<string, readonly string[]>> = {
    decided: ['decision-date', 'decision-body'],
    noticed: ['decision-date', 'notice-number'],
    arranged: ['decision-date', 'talk-date'],
    ready: ['decision-date', 'notice-number', 'talk-date'],
    held: ['decision-date', 'notice-number', 'served-in-talk'],
    received: ['decision-date', 'notice-number', 'served-in-talk', 'receipt'],
    demanded: ['served-in-talk', 'receipt', 'dated-item'],
    rectifying: ['served-in-talk', 'receipt', 'dated-item', 'points-answered'],
    closed: [
      'decision-date',
      'notice-number',
      'served-in-talk',
      'receipt',
      'dated-item',
      'points-answered',
      'read-back',
      'evidence',
      'other-checker',
      'department-keeps',
    ],
    'closed-as-breach': ['approver', 'reason'],
  };
  for (const [key, facts] of cases) {
    const state = key.split(' ')[0] ?? '';
    for (const fact of demanded[state] ?? []) assert.ok(facts.has(fact), `${key}: ${fact}`);
    if (state !== 'breached' && state !== 'closed-as-breach') {
      assert.ok(!facts.has('breach'), key);
    }
    if (['noticed', 'arranged', 'ready'].includes(state)) {
      assert.ok(!facts.has('served-on') && !facts.has('served-in-talk'), key);
    }
  }
});

test('a profile that asks for document number and approver asks for them with the decision', () => {
  const strict = loadPolicy({
    ...districtTrial,
    decisionFields: ['body', 'documentNumber', 'approver'],
  });
  assert.ok(strict.ok);
  const needs = transition(strict.value, 'admonition', 'proposed', 'decide')?.needs;
  assert.deepEqual(needs, [
    'decision-date',
    'decision-body',
    'decision-documentNumber',
    'decision-approver',
  ]);
  const plain = transition(policy, 'admonition', 'proposed', 'decide')?.needs;
  assert.deepEqual(plain, ['decision-date', 'decision-body']);
});

for (const { locale, names } of [chinese, english]) {
  test(`every state, action, need and machine has a name in ${locale}, and no name is idle`, () => {
    const used = new Set<string>();
    const use = (group: string, machine: string, id: string) => {
      const own = `workflow.${group}.${machine}.${id}`;
      const key = names[own] === undefined ? `workflow.${group}.${id}` : own;
      assert.ok(names[key], `${own} or ${key}`);
      used.add(key);
    };
    for (const machine of machineIds) {
      use('machine', machine, machine);
      for (const state of statesOf(policy, machine)) use('state', machine, state);
    }
    for (const step of every) {
      use('action', step.machine, step.action);
      for (const need of step.needs) use('need', step.machine, need);
    }
    for (const field of ['documentNumber', 'approver']) {
      use('need', 'admonition', `decision-${field}`);
    }
    const given = Object.keys(names).filter((key) => key.startsWith('workflow.'));
    assert.deepEqual(given.sort(), [...used].sort());
    for (const key of given) {
      assert.match(names[key] ?? '', locale === 'en' ? /^[a-z][\x20-\x7e“”]+$/ : /\p{Script=Han}/u);
    }
  });
}

test('a word is taken from the language asked for, else from the policy’s first', () => {
  assert.equal(stateName(policy, 'talk', 'held'), '已谈话');
  assert.equal(stateName(policy, 'talk', 'held', 'en'), '已谈话');
  assert.equal(stateName(inEnglish.value, 'talk', 'held'), 'held');
  assert.equal(stateName(inEnglish.value, 'talk', 'held', 'zh-CN'), '已谈话');
  assert.equal(stateName(policy, 'talk', 'constructor'), 'constructor');
});

test('without a language a refusal still says what is refused, from where, and by which rule', () => {
  const silent = districtTrialPolicy();
  assert.ok(silent.ok, 'the default pack holds');
  assert.equal(stateName(silent.value, 'talk', 'held'), 'held');
  assert.deepEqual(explainRefusal(silent.value, 'admonition', 'decided', 'hold'), {
    sentence: 'admonition: not-yet decided hold (三·6)',
    clause: '三·6',
    source: '干部谈话制度试行意见',
    authority: 'interpretation',
    remedy: '',
  });
});

test('a refusal says what stands now and what comes first', () => {
  const early = explainRefusal(policy, 'admonition', 'decided', 'hold');
  assert.equal(early.sentence, '当前为“已决定诫勉”，不能登记谈话并当面送达。');
  assert.equal(early.remedy, '先制发《诫勉通知书》。');
  assert.equal(early.clause, '三·6');
  assert.equal(early.source, '干部谈话制度试行意见');
  const closing = explainRefusal(policy, 'talk', 'planned', 'close');
  assert.equal(closing.remedy, '先登记已谈话→填写谈话记录→核对确认。');
  const late = explainRefusal(policy, 'talk', 'closed', 'hold');
  assert.equal(late.sentence, '“已办结”后不再变动，不能登记已谈话。');
  const breached = explainRefusal(policy, 'admonition', 'breached', 'close');
  assert.equal(breached.remedy, '只有“整改已核验”时可以。');
  const unknown = explainRefusal(policy, 'matter', 'raised', 'fly');
  assert.equal(unknown.sentence, '反映事项没有“fly”这一步。');
  assert.equal(
    explainRefusal(policy, 'matter', 'lost', 'assign').sentence,
    '反映事项没有“交办”这一步。',
  );
  const possible = explainRefusal(policy, 'talk', 'recorded', 'confirm');
  assert.equal(possible.sentence, '可以核对确认，须有：本人核对后签字的记录、无不合规定之处。');
  const translated = explainRefusal(inEnglish.value, 'admonition', 'decided', 'hold', 'en');
  assert.equal(
    translated.sentence,
    'Now “admonition decided”: record talk and service in it is not possible.',
  );
  assert.equal(translated.remedy, 'First: issue the admonition notice.');
});

test('every refusal is explained in words, and the way that it names leads there', () => {
  for (const machine of machineIds) {
    const actions = new Set(
      every.filter((one) => one.machine === machine).map((one) => one.action),
    );
    for (const state of statesOf(policy, machine)) {
      for (const action of actions) {
        const told = explainRefusal(policy, machine, state, action);
        assert.match(told.sentence, /。$/);
        assert.ok(!/[a-z]/.test(told.sentence + told.remedy), told.sentence + told.remedy);
        const way = wayTo(policy, machine, state, action);
        if (!way) continue;
        let now = state;
        for (const step of way) {
          const next = transition(policy, machine, now, step);
          assert.ok(next, `${machine} ${now} ${step}`);
          now = next.to;
        }
        assert.ok(transition(policy, machine, now, action));
      }
    }
  }
});

test('nothing is possible from a state that does not exist', () => {
  assert.deepEqual(transitions(policy, 'talk', 'nowhere'), []);
  assert.equal(transition(policy, 'talk', '__proto__', 'hold'), undefined);
});
