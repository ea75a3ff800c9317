// The two catalogues say the same: each sentence is there in both, takes the same, and is in its language.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { english } from '../../src/sdk/messages/en.ts';
import { chinese } from '../../src/sdk/messages/zh-CN.ts';

/** Every text and function of a catalogue, by its path. */
function sentences(table: object, path = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? sentences(value, `${path}${key}.`)
      : [[`${path}${key}`, value] as const],
  );
}

/** What a function is given, where not any text will do. */
const samples: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'refusals.notFound': [['event'], ['unitTalk']],
  'refusals.conflict': [[], ['draft']],
  'records.incidentState': [
    ['reported', 'assign'],
    ['closed', 'close'],
  ],
  'records.batchRefused': [['⟦2⟧', '⟦9⟧']],
  'records.notice': [
    ['2026-03-11', '09:30', '⟦place⟧'],
    ['2026-03-11', undefined, undefined],
  ],
  'list.unreadable': [['quotes'], ['empty']],
  'list.kindUnknown': [[['⟦0⟧', '⟦1⟧']]],
  'list.triggerUnknown': [[['⟦0⟧', '⟦1⟧']]],
  'list.noticeOutcomeUnknown': [[['⟦0⟧', '⟦1⟧']]],
  'list.headingTwice': [['⟦0⟧', ['⟦1⟧', '⟦2⟧']]],
  'list.roster.roleUnknown': [[['⟦0⟧', '⟦1⟧']]],
  'papers.lacks': [['⟦0⟧', ['⟦1⟧', '⟦2⟧']]],
  'papers.secrecyRows': [['⟦0⟧', ['⟦1⟧', '⟦2⟧']]],
  'keys.escrowUnreadable': [[['⟦1⟧', '⟦2⟧']]],
  'list.wayUnknown': [[['⟦0⟧', '⟦1⟧']]],
  'approvals.areaUnknown': [[['⟦0⟧', '⟦1⟧']]],
  'figures.report.month': [['⟦2026⟧', 3]],
  'figures.report.quarter': [['⟦2026⟧', 3]],
  'figures.report.periods.month': [['⟦2026⟧', 3]],
  'figures.report.periods.quarter': [['⟦2026⟧', 3]],
  'figures.warnings.inquiryOr': [['inquiry']],
  'figures.bucket': [
    [1, 30],
    [91, undefined],
  ],
};

/** Words of lists that come in and of papers that go out, whatever the language of who reads them. */
const wordsOfPapers = /^(?:list\.roster\.(?:roles|ranks)|papers)\./;

type Said = (...given: readonly unknown[]) => unknown;

/** What a sentence says with each of its samples; any text will do where there is none. */
function spoken(path: string, sentence: unknown): readonly string[] {
  if (typeof sentence === 'string') return [sentence];
  assert.ok(typeof sentence === 'function', `${path} is neither a text nor a function`);
  const any = Array.from({ length: sentence.length }, (_, index) => `⟦${index}⟧`);
  return (samples[path] ?? [any]).map((given) => {
    const said = (sentence as Said)(...given);
    assert.ok(typeof said === 'string', `${path} says nothing`);
    assert.doesNotMatch(said, /undefined|NaN|\[object/, `${path} wants a sample of its own`);
    return said;
  });
}

const inEnglish = new Map(sentences(english));

describe('the English catalogue', () => {
  for (const [path, sentence] of sentences(chinese)) {
    it(`says ${path}, of the same things as the Chinese one`, () => {
      const texts = spoken(path, inEnglish.get(path));
      // A clause is cited as the document numbers it.
      const foreign = texts.filter((text) =>
        /\p{Script=Han}/u.test(text.replace(/\([^)]*[·¶][^)]*\)/g, '')),
      );
      if (!wordsOfPapers.test(path))
        assert.deepEqual(foreign, [], 'Chinese in an English sentence');
      for (const [index, text] of spoken(path, sentence).entries()) {
        assert.match(text, /\p{Script=Han}|⟦|^$/u, `${path} is not Chinese`);
        assert.deepEqual(told(texts[index] ?? ''), told(text), `${path} tells something else`);
      }
    });
  }

  it('has nothing that the Chinese one has not', () => {
    assert.deepEqual(
      [...inEnglish.keys()].sort(),
      sentences(chinese)
        .map(([path]) => path)
        .sort(),
    );
  });
});

/** What a sentence tells of what it was given, and the clauses that it cites. */
function told(text: string): readonly string[] {
  return [...text.matchAll(/⟦[^⟧]*⟧|[一二三四五六七](?:[·¶]\d+)(?:[⑴-⑽])?/gu)]
    .map(([one]) => one)
    .sort();
}
