/** Every statement that a rule can make has a sentence in both languages, with its clause or the word that it is a setting. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { english } from '../../src/policy/explain/en.ts';
import { chinese } from '../../src/policy/explain/zh-CN.ts';
import {
  contentPoints,
  districtTrial,
  explain,
  judge,
  kinds,
  papers,
  settings,
  windowOf,
  type Finding,
} from '../../src/policy/index.ts';
import { national } from '../../src/policy/pack/packs/national.ts';
import {
  deputyMinister,
  district,
  event,
  load,
  obligationOf,
  principal,
  talkFor,
} from './district.ts';

const both = load([districtTrial, national], { catalogues: [chinese, english] });

/** The codes that the rules' sources name, by the rule that stands beside them. */
function spoken(): readonly string[] {
  const folder = new URL('../../src/policy/rules/', import.meta.url);
  const keys = new Set<string>();
  for (const name of readdirSync(folder)) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const constants = new Map(
      [...text.matchAll(/const (\w+) = '([a-z_.]+)';/g)].map((match) => [match[1], match[2]]),
    );
    const calls = /find\(\s*(?:judgement|j),\s*(?:'([a-z_.]+)'|(\w+)),\s*'([a-z-]+)'/g;
    for (const [, literal, constant, code] of text.matchAll(calls)) {
      const rule = literal ?? constants.get(constant);
      keys.add(`${rule ?? '*'}#${code}`);
    }
  }
  return [...keys];
}

/** Chinese writes months as numbers and needs no names for them. */
const isSentence = (key: string) => !key.startsWith('month.') && key !== 'date';

describe('sentences', () => {
  it('exist for every statement in the rules, in both languages', () => {
    const keys = spoken();
    assert.ok(keys.length > 60, `${keys.length}`);
    // Where a rule is named by the pack (windows, points), some rule has the words, or all of them share some.
    const told = (texts: Readonly<Record<string, string>>, key: string) => {
      const code = `#${key.split('#')[1] ?? ''}`;
      if (texts[key] !== undefined || texts[`*${code}`] !== undefined) return true;
      return key.startsWith('*') && Object.keys(texts).some((other) => other.endsWith(code));
    };
    for (const key of keys) {
      assert.ok(told(chinese.sentences, key), key);
      assert.ok(told(english.sentences, key), key);
    }
  });

  it('say the same things: the same keys, and the same facts in each', () => {
    assert.deepEqual(
      Object.keys(english.sentences).filter(isSentence).sort(),
      Object.keys(chinese.sentences).filter(isSentence).sort(),
    );
    const facts = (text: string) =>
      [...text.matchAll(/\{(\w+)\}/g)]
        .map((match) => match[1])
        .filter((name) => name !== 'committee' && name !== 'department')
        .sort();
    for (const [key, text] of Object.entries(chinese.sentences)) {
      if (!isSentence(key)) continue;
      const other = english.sentences[key] ?? '';
      for (const fact of facts(other.split('|')[0] ?? ''))
        assert.ok(facts(text).includes(fact), `${key} ${fact}`);
    }
  });

  it('cite the clause, and say where a reading or a setting speaks instead of the text', () => {
    const late: Finding = {
      rule: 'appointment.deadline',
      severity: 'warning',
      code: 'late',
      facts: { days: 3 },
      reasonable: true,
    };
    assert.deepEqual(explain(district, late), {
      sentence: '任职谈话一般应在组织决定任职后一周内进行（三·1），已超 3 天。',
      clause: '三·1',
      source: '干部谈话制度试行意见',
      authority: 'text',
      remedy: '填写原因后可继续。',
    });
    const reading = explain(district, {
      ...late,
      rule: 'delegate.only_unit_head',
      code: 'deputy',
      facts: { date: '2026-03-09' },
    });
    assert.match(reading.sentence, /在2026年3月9日不是.*（对二·2的理解）/);
    assert.equal(reading.authority, 'interpretation');
    const setting = explain(district, {
      ...late,
      rule: 'routine.timely',
      code: 'reminder-day',
      facts: { remindOn: '2026-03-09' },
    });
    assert.match(setting.sentence, /（本地设置）/);
    assert.deepEqual([setting.clause, setting.authority], [undefined, 'local-setting']);
  });

  it('fill in every fact: no brace is left, in any finding of a talk gone wrong', () => {
    for (const { id: kind } of kinds(both)) {
      const obligation = obligationOf(kind, { subject: principal }, both);
      const talk = talkFor(obligation, {
        date: '2026-01-04',
        mode: 'group',
        talker: deputyMinister,
        recorder: principal,
        planned: false,
        points: {},
        record: 'none',
        rectification: [],
      });
      const found = judge(both, { type: 'close-talk', talk });
      assert.ok(found.length > 3);
      for (const finding of found) {
        for (const locale of ['zh-CN', 'en'] as const) {
          const { sentence, remedy, source } = explain(both, finding, locale);
          assert.doesNotMatch(
            sentence + remedy,
            /[{}|#]|undefined/,
            `${finding.rule} ${finding.code}`,
          );
          assert.ok(sentence.length > 5 && source.length > 0 && remedy.length > 0);
          if (locale === 'en')
            assert.doesNotMatch(
              sentence.replace(/[一二三四五六七八九十序第条·¶⑴-⑹0-9]|审批权限/g, ''),
              /\p{Script=Han}/u,
            );
        }
      }
    }
  });

  it('tell step by step how a date came about', () => {
    const window = windowOf(
      district,
      event('appointment', {
        dates: { decision: '2026-02-03' },
        publicNotice: { lastDay: '2026-02-10', outcome: 'passed' },
      }),
    );
    assert.deepEqual(
      window.steps.map((step) => explain(district, step).sentence),
      [
        '自组织决定之日（2026年2月3日）起算（三·1）。',
        '实行任前公示，改自公示末日（2026年2月10日）起算（三·1）。',
        '次日（2026年2月11日）起进入谈话期限（对三·1的理解）。',
        '7日内，末日为2026年2月17日（三·1）。',
        '末日为休息日，顺延至2026年2月24日（对三·1的理解）。',
      ],
    );
    assert.equal(
      explain(district, window).sentence,
      '期限为2026年2月11日至2026年2月24日（三·1）。',
    );
  });

  it('fall back to the policy’s next language, sentence by sentence', () => {
    const window = windowOf(district, event('routine'));
    assert.match(explain(district, window, 'en').sentence, /及时办理/);
    assert.match(explain(both, window, 'en').sentence, /In time/);
  });

  it('are spoken in the policy’s first language where none is asked for', () => {
    const abroad = load(districtTrial, { catalogues: [english, chinese] });
    const window = windowOf(district, event('appointment'));
    assert.equal(explain(abroad, window).sentence, 'From 2 March 2026 to 9 March 2026 (三·1).');
    assert.equal(
      explain(abroad, window, 'zh-CN').sentence,
      '期限为2026年3月2日至2026年3月9日（三·1）。',
    );
  });

  it('are not needed: without any language, rule, code and clause still say what was found', () => {
    const silent = load(districtTrial, { catalogues: [] });
    const window = windowOf(silent, event('appointment', { dates: { decision: '2026-10-01' } }));
    const late: Finding = {
      rule: 'appointment.deadline',
      severity: 'warning',
      code: 'late',
      facts: { days: 3 },
      reasonable: true,
    };
    assert.deepEqual(explain(silent, late), {
      sentence: 'appointment.deadline: late (三·1)',
      clause: '三·1',
      source: '干部谈话制度试行意见',
      authority: 'text',
      remedy: '',
    });
    const local = explain(silent, { ...late, rule: 'routine.timely', code: 'reminder-day' });
    assert.deepEqual(
      [local.sentence, local.authority],
      ['routine.timely: reminder-day', 'local-setting'],
    );
    assert.equal(explain(silent, window).sentence, 'appointment.deadline: fixed (三·1)');
    assert.deepEqual(
      window.steps.map((step) => explain(silent, step).sentence),
      [
        'appointment.deadline: base 2026-10-01 (三·1)',
        'appointment.deadline: add-days 2026-10-08 (三·1)',
      ],
    );
    assert.match(explain(silent, { ...late, rule: 'own.rule' }, 'en').sentence, /own\.rule: late/);
  });

  it('of a rule that a pack added without words still name rule and code', () => {
    const { sentence } = explain(district, {
      rule: 'own.rule',
      severity: 'error',
      code: 'odd',
      facts: {},
      reasonable: false,
    });
    assert.match(sentence, /own\.rule.*odd/);
  });
});

describe('names', () => {
  it('are there in English for everything a screen lists', () => {
    const all = [
      ...kinds(both).flatMap(({ name, triggers }) => [name, ...triggers.map((one) => one.name)]),
      ...kinds(both).flatMap(({ id }) =>
        contentPoints(both, id).flatMap(({ title, parts = [] }) => [
          title,
          ...parts.map((part) => part.title),
        ]),
      ),
      ...papers(both).map(({ name }) => name),
      ...settings(both).map(({ name }) => name),
    ];
    assert.ok(all.length > 100);
    for (const { zh, en } of all) {
      assert.match(zh, /\p{Script=Han}/u);
      assert.doesNotMatch(en, /\p{Script=Han}/u, zh);
    }
  });
});
