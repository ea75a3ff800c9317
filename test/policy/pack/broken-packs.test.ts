/** Packs that must not load: each gives a named fault with its path, nothing throws, nothing half-loads. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  districtTrial,
  districtTrialPolicy,
  type PolicyOptions,
} from '../../../src/policy/index.ts';
import { loadPolicy } from '../../../src/policy/pack/index.ts';
import { national } from '../../../src/policy/pack/packs/national.ts';

type Data = Record<string, unknown>;

function copy(value: unknown): Data {
  return JSON.parse(JSON.stringify(value)) as Data;
}

/** The default pack with one place changed; `undefined` takes the place away. */
function broken(path: string, value: unknown): Data {
  const pack = copy(districtTrial);
  const keys = path.split('/');
  const last = keys.pop() ?? '';
  const place = keys.reduce<Data>((data, key) => data[key] as Data, pack);
  if (value === undefined) Reflect.deleteProperty(place, last);
  else place[last] = value;
  return pack;
}

function overlaid(more: Data): unknown[] {
  return [
    districtTrial,
    {
      format: 'cadre-talk-policy/1',
      id: 'more',
      version: 1,
      title: '补充',
      overlays: ['district-trial@1'],
      ...more,
    },
  ];
}

/** Ten megabytes as text: each of 100,000 levels has a key of 99 bytes and six signs around it. */
const longKey = '层'.repeat(33);
function nested(): unknown {
  let value: unknown = 1;
  for (let level = 0; level < 100_000; level += 1) value = { [longKey]: value };
  return value;
}

function cyclic(): Data {
  const pack = broken('title', '圈');
  pack['texts'] = { loop: pack };
  return pack;
}

const own = 'district-trial';
const cases: readonly (readonly [string, () => unknown, string, string])[] = [
  ['nothing', () => undefined, 'wrong-type', 'layers/0'],
  ['null', () => null, 'wrong-type', 'layers/0'],
  ['text', () => '{}', 'wrong-type', 'layers/0'],
  ['no layer', () => [], 'layer-count', ''],
  ['too many layers', () => Array.from({ length: 9 }, () => districtTrial), 'layer-count', ''],
  ['an empty object', () => ({}), 'missing', 'layers/0/format'],
  ['another format', () => broken('format', 'v0'), 'unknown-value', `${own}/format`],
  ['no id', () => broken('id', undefined), 'missing', 'layers/0/id'],
  ['an id in capitals', () => broken('id', 'ABC'), 'wrong-name', 'ABC/id'],
  ['version 0', () => broken('version', 0), 'too-small', `${own}/version`],
  ['version 1.5', () => broken('version', 1.5), 'wrong-type', `${own}/version`],
  ['no title', () => broken('title', undefined), 'missing', `${own}/title`],
  ['a title of two wrong shapes', () => broken('title', { de: 'x' }), 'wrong-type', `${own}/title`],
  ['an unknown section', () => broken('extras', {}), 'unknown-key', own],
  [
    'an unknown field of a kind',
    () => broken('kinds/routine/colour', 'red'),
    'unknown-key',
    `${own}/kinds/routine`,
  ],
  [
    'a kind without window',
    () => broken('kinds/routine/window', undefined),
    'missing',
    `${own}/kinds/routine/window`,
  ],
  [
    'a kind with a window that is not there',
    () => broken('kinds/routine/window', 'none'),
    'dangling-reference',
    `${own}/kinds/routine/window`,
  ],
  [
    'a kind with a paper that is not there',
    () => broken('kinds/routine/papers', ['none']),
    'dangling-reference',
    `${own}/kinds/routine/papers/0`,
  ],
  [
    'a kind with an archive that is not there',
    () => broken('kinds/routine/archive', 'none'),
    'dangling-reference',
    `${own}/kinds/routine/archive`,
  ],
  [
    'a kind whose trigger rule is not there',
    () => broken('kinds/routine/trigger', 'none'),
    'dangling-reference',
    `${own}/kinds/routine/trigger`,
  ],
  [
    'a pair with a kind that is not there',
    () => broken('kinds/removal/pairsWith', 'none'),
    'dangling-reference',
    `${own}/kinds/removal/pairsWith`,
  ],
  [
    'a reply window that is not there',
    () => broken('kinds/reminder/inquiry/reply', 'none'),
    'dangling-reference',
    `${own}/kinds/reminder/inquiry/reply`,
  ],
  [
    'an inquiry paper that is not there',
    () => broken('kinds/reminder/inquiry/papers', ['none']),
    'dangling-reference',
    `${own}/kinds/reminder/inquiry/papers/0`,
  ],
  [
    'a kind counted from receipt',
    () => broken('kinds/routine/window', 'inquiry.reply'),
    'wrong-base',
    `${own}/kinds/routine/window`,
  ],
  [
    'an unknown way of group talks',
    () => broken('kinds/routine/group', 'maybe'),
    'unknown-value',
    `${own}/kinds/routine/group`,
  ],
  [
    'an unknown secrecy',
    () => broken('kinds/routine/secrecy', 'top'),
    'unknown-value',
    `${own}/kinds/routine/secrecy`,
  ],
  [
    'a trigger of no kind',
    () => broken('triggers/routine.award/kind', 'none'),
    'dangling-reference',
    `${own}/triggers/routine.award/kind`,
  ],
  [
    'a trigger of another kind than its name',
    () => broken('triggers/routine.award/kind', 'removal'),
    'wrong-name',
    `${own}/triggers/routine.award`,
  ],
  [
    'a trigger with a rule that is not there',
    () => broken('triggers/routine.award/rule', 'none'),
    'dangling-reference',
    `${own}/triggers/routine.award/rule`,
  ],
  [
    'a point of no kind',
    () => broken('points/removal.content.hopes/kind', 'none'),
    'dangling-reference',
    `${own}/points/removal.content.hopes/kind`,
  ],
  [
    'a point without rule',
    () => broken('points/routine.content.more', { kind: 'routine', title: 'x' }),
    'dangling-reference',
    `${own}/points/routine.content.more`,
  ],
  [
    'a point demanded by no trigger',
    () => broken('points/removal.content.hopes/demanded', ['none']),
    'dangling-reference',
    `${own}/points/removal.content.hopes/demanded/0`,
  ],
  [
    'a point offered by no trigger',
    () => broken('points/removal.content.hopes/offered', ['none']),
    'dangling-reference',
    `${own}/points/removal.content.hopes/offered/0`,
  ],
  [
    'two parts of one name',
    () =>
      broken('points/removal.content.hopes/parts', [
        { id: 'a', title: 'a' },
        { id: 'a', title: 'b' },
      ]),
    'duplicate-id',
    `${own}/points/removal.content.hopes/parts`,
  ],
  [
    'a point without title',
    () => broken('points/removal.content.hopes/title', ''),
    'too-small',
    `${own}/points/removal.content.hopes/title`,
  ],
  [
    'a window without base',
    () => broken('windows/removal/base', undefined),
    'window-without-base',
    `${own}/windows/removal/base`,
  ],
  [
    'a window from the weather',
    () => broken('windows/removal/base', 'weather'),
    'unknown-value',
    `${own}/windows/removal/base`,
  ],
  [
    'a window that closes before it opens',
    () => broken('windows/removal/to', -3),
    'impossible-range',
    `${own}/windows/removal/to`,
  ],
  [
    'a window of a thousand years',
    () => broken('windows/removal/to', 365_000),
    'too-large',
    `${own}/windows/removal/to`,
  ],
  [
    'a window of half a day',
    () => broken('windows/removal/to', 0.5),
    'wrong-type',
    `${own}/windows/removal/to`,
  ],
  [
    'a window of not a number',
    () => broken('windows/removal/to', '7'),
    'wrong-type',
    `${own}/windows/removal/to`,
  ],
  [
    'a window without rule',
    () => broken('windows/removal/rule', 'none'),
    'dangling-reference',
    `${own}/windows/removal/rule`,
  ],
  [
    'a backward window that rolls',
    () => broken('windows/retirement/roll', true),
    'impossible-roll',
    `${own}/windows/retirement/roll`,
  ],
  [
    'working days without number',
    () => broken('windows/routine/unit', 'working-days'),
    'impossible-range',
    `${own}/windows/routine/to`,
  ],
  [
    'a notice window that is not there',
    () => broken('windows/appointment/notice', 'none'),
    'dangling-reference',
    `${own}/windows/appointment/notice`,
  ],
  [
    'a notice window that counts from something else',
    () => broken('windows/appointment/notice', 'removal'),
    'wrong-base',
    `${own}/windows/appointment/notice`,
  ],
  [
    'a reminder by no setting',
    () => broken('windows/routine/remind', 'none'),
    'dangling-reference',
    `${own}/windows/routine/remind`,
  ],
  [
    'a severity nobody knows',
    () => broken('rules/plan.before/severity', 'fatal'),
    'unknown-value',
    `${own}/rules/plan.before/severity`,
  ],
  [
    'a modal word nobody knows',
    () => broken('rules/plan.before/modal', 'X'),
    'unknown-value',
    `${own}/rules/plan.before/modal`,
  ],
  [
    '一般 as an error',
    () => broken('rules/removal.deadline/severity', 'error'),
    'soft-word-error',
    `${own}/rules/removal.deadline/severity`,
  ],
  [
    '及时 as an error in one statement',
    () => broken('rules/routine.timely/codes', { overdue: { severity: 'error' } }),
    'soft-word-error',
    `${own}/rules/routine.timely/codes/overdue/severity`,
  ],
  [
    'a rule of a document that is not there',
    () => broken('rules/plan.before/source', 'none'),
    'dangling-reference',
    `${own}/rules/plan.before/source`,
  ],
  [
    'no document of its own',
    () => broken('document', 'none'),
    'dangling-reference',
    `${own}/document`,
  ],
  [
    'a role nobody holds',
    () => broken('talkers/principal/roles', ['king']),
    'unknown-value',
    `${own}/talkers/principal/roles/0`,
  ],
  ['no talkers', () => broken('talkers', undefined), 'missing', `${own}/talkers`],
  ['a rank nobody has', () => broken('ranks', ['general']), 'unknown-value', `${own}/ranks/0`],
  [
    'a paper kept nowhere',
    () => broken('papers/outline/archive', 'none'),
    'dangling-reference',
    `${own}/papers/outline/archive`,
  ],
  [
    'a setting outside its choices',
    () => broken('settings/roll/value', 'sometimes'),
    'setting-value',
    `${own}/settings/roll/value`,
  ],
  [
    'a setting beyond its bounds',
    () => broken('settings/routine.remind_days/value', 0),
    'setting-value',
    `${own}/settings/routine.remind_days/value`,
  ],
  [
    'an impossible date',
    () => broken('effective', { from: '2026-02-30' }),
    'impossible-date',
    `${own}/effective/from`,
  ],
  [
    'a date in another spelling',
    () => broken('effective', { from: '2026/02/03' }),
    'impossible-date',
    `${own}/effective/from`,
  ],
  [
    'an end before the beginning',
    () => broken('effective', { from: '2026-02-03', to: '2026-02-02' }),
    'impossible-range',
    `${own}/effective`,
  ],
  [
    'a prototype key',
    () => JSON.parse(`{"id":"evil","rules":{"__proto__":{"severity":"off"}}}`),
    'prototype-key',
    'evil/rules/__proto__',
  ],
  [
    'a key named prototype',
    () => broken('rules/prototype', { modal: 'M' }),
    'prototype-key',
    `${own}/rules/prototype`,
  ],
  [
    'a constructor key',
    () => broken('texts/constructor', 'x'),
    'prototype-key',
    `${own}/texts/constructor`,
  ],
  ['a function', () => ({ ...districtTrial, title: () => 'x' }), 'not-data', `${own}/title`],
  [
    'an accessor',
    () =>
      Object.defineProperty({ ...districtTrial }, 'title', { get: () => 'x', enumerable: true }),
    'not-data',
    `${own}/title`,
  ],
  [
    'an instance of a class',
    () => ({ ...districtTrial, rules: new Map() }),
    'not-data',
    `${own}/rules`,
  ],
  [
    'ten megabytes of nesting',
    () => ({ ...districtTrial, texts: nested() }),
    'too-deep',
    [`${own}/texts`, ...Array.from({ length: 11 }, () => longKey)].join('/'),
  ],
  [
    'a million nested entries',
    () => ({ ...districtTrial, texts: Array.from({ length: 1000 }, () => Array(1000).fill([1])) }),
    'too-large',
    own,
  ],
  ['a circle', cyclic, 'too-deep', `${own}${'/texts/loop'.repeat(6)}`],
  [
    'ten megabytes of text',
    () => broken('title', '字'.repeat(5_000_000)),
    'too-long',
    `${own}/title`,
  ],
  [
    'a million entries',
    () => ({ ...districtTrial, ranks: Array.from({ length: 1_000_000 }, () => 'other') }),
    'too-large',
    `${own}/ranks`,
  ],
  ['an overlay alone', () => national, 'overlay-without-base', 'national/overlays'],
  [
    'an overlay that names no base',
    () => overlaid({ overlays: [] }),
    'overlay-without-base',
    'more/overlays',
  ],
  [
    'an overlay of another pack',
    () => overlaid({ overlays: ['river-county@3'] }),
    'dangling-reference',
    'more/overlays/0',
  ],
  [
    'an overlay of another version',
    () => overlaid({ overlays: ['district-trial@2'] }),
    'dangling-reference',
    'more/overlays/0',
  ],
  ['a base twice', () => [districtTrial, districtTrial], 'overlay-without-base', `${own}/overlays`],
  [
    'the same overlay twice',
    () => [
      districtTrial,
      { ...national, replaces: {}, windows: {}, points: {}, papers: {} },
      national,
    ],
    'undeclared-conflict',
    'national/decisionFields',
  ],
  [
    'a change without a word',
    () => overlaid({ windows: { removal: { to: 8 } } }),
    'undeclared-conflict',
    'more/windows/removal',
  ],
  [
    'a change of a text without a word',
    () => overlaid({ texts: { committee: '县委' } }),
    'undeclared-conflict',
    'more/texts/committee',
  ],
  [
    'a change declared against another layer',
    () =>
      overlaid({ windows: { removal: { to: 8 } }, replaces: { 'windows/removal': 'national' } }),
    'undeclared-conflict',
    'more/replaces/windows/removal',
  ],
  [
    'a declared change that does not happen',
    () => overlaid({ replaces: { 'windows/removal': own } }),
    'dangling-replaces',
    'more/replaces/windows/removal',
  ],
  [
    'a declared change of nothing',
    () => overlaid({ replaces: { 'windows/none': own } }),
    'dangling-replaces',
    'more/replaces/windows/none',
  ],
  [
    'two overlays that change the same',
    () => [...overlaid({ decisionFields: [], replaces: { decisionFields: own } }), national],
    'undeclared-conflict',
    'national/replaces/decisionFields',
  ],
  ['a section that is no table', () => overlaid({ windows: [] }), 'wrong-type', 'more/windows'],
  [
    'an unknown section of an overlay',
    () => overlaid({ colours: {} }),
    'unknown-key',
    'more/colours',
  ],
  [
    'an overlay’s entry that is wrong',
    () => overlaid({ rules: { 'more.rule': { modal: 'Q' } } }),
    'unknown-value',
    'more/rules/more.rule/modal',
  ],
  [
    'an overlay’s name that leads nowhere',
    () => overlaid({ papers: { card: { name: '卡', archive: 'none' } } }),
    'dangling-reference',
    'more/papers/card/archive',
  ],
];

describe('a pack that does not hold', () => {
  for (const [what, make, code, path] of cases) {
    it(`is refused: ${what}`, () => {
      const answer = loadPolicy(make());
      assert.equal(answer.ok, false);
      if (answer.ok) return;
      const [fault] = answer.faults;
      assert.ok(fault);
      assert.equal(fault.code, code, JSON.stringify(answer.faults.slice(0, 3)));
      assert.equal(fault.path, path);
      assert.ok(fault.message.length > 0);
    });
  }

  it('is told all its faults at once', () => {
    const pack = broken('kinds/routine/window', 'none');
    (pack['papers'] as Data)['outline'] = { name: '提纲', archive: 'none' };
    const answer = loadPolicy(pack);
    assert.equal(!answer.ok && answer.faults.length, 2);
  });

  it('changes no prototype', () => {
    loadPolicy(JSON.parse('{"id":"evil","__proto__":{"polluted":true}}'));
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });
});

describe('options that do not hold', () => {
  const wrong: readonly (readonly [string, PolicyOptions, string, string])[] = [
    [
      'a setting nobody knows',
      { settings: { colour: 'red' } },
      'unknown-setting',
      'settings/colour',
    ],
    [
      'a setting outside its choices',
      { settings: { roll: 'sometimes' } },
      'setting-value',
      'settings/roll',
    ],
    [
      'a setting named like a method',
      { settings: { toString: 1 as never } },
      'unknown-setting',
      'settings/toString',
    ],
    [
      'a holiday year that is none',
      { holidays: [{ year: 2027 }] as never },
      'wrong-shape',
      'holidays[0].source',
    ],
  ];
  for (const [what, options, code, path] of wrong) {
    it(`are refused: ${what}`, () => {
      for (const answer of [loadPolicy(districtTrial, options), districtTrialPolicy(options)]) {
        const fault = answer.ok ? undefined : answer.faults[0];
        assert.deepEqual([fault?.code, fault?.path], [code, path]);
      }
    });
  }
});

describe('a pack that holds', () => {
  it('is taken as JSON as well as as a module, and cannot be changed afterwards', () => {
    const data = copy(districtTrial);
    const answer = loadPolicy(data);
    assert.ok(answer.ok);
    (data['rules'] as Data)['talker.default'] = { modal: 'I' };
    assert.equal(answer.value.pack.rules['talker.default']?.severity, 'error');
    assert.ok(Object.isFrozen(answer.value.pack.rules['talker.default']));
    assert.throws(() => Object.assign(answer.value.pack, { id: 'other' }), TypeError);
  });
});
