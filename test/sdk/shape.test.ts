// Shapes tell what fits from what does not: a row that somebody wrote into the database is no row.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Guard,
  isCount,
  isObject,
  isPlace,
  isText,
  listOf,
  oneOf,
  pairOf,
  shaped,
  tableOf,
} from '../../src/sdk/shape.ts';

const row = shaped({ id: isText, part: isCount }, { why: oneOf('a', 'b') });

const cases: readonly {
  readonly name: string;
  readonly fits: Guard<unknown>;
  readonly yes: readonly unknown[];
  readonly no: readonly unknown[];
}[] = [
  {
    name: 'a text',
    fits: isText,
    yes: ['', 'x'],
    no: [0, null, undefined, ['x'], new String('x')],
  },
  { name: 'a count', fits: isCount, yes: [0, 7], no: [-1, 0.5, NaN, Infinity, 2 ** 53, '7', null] },
  { name: 'a place', fits: isPlace, yes: [1], no: [0, -1, 1.5, '1'] },
  { name: 'an object', fits: isObject, yes: [{}], no: [null, [], 'x', undefined] },
  {
    name: 'one of several',
    fits: oneOf<'a' | true>('a', true),
    yes: ['a', true],
    no: ['b', false, undefined],
  },
  { name: 'a list', fits: listOf(isText), yes: [[], ['a']], no: [['a', 1], {}, 'ab', null] },
  {
    name: 'a pair',
    fits: pairOf(isText, isCount),
    yes: [['a', 1]],
    no: [['a'], ['a', 1, 1], [1, 'a']],
  },
  {
    name: 'a table',
    fits: tableOf(isCount),
    yes: [{}, { a: 1 }],
    no: [{ a: 1, b: 'x' }, [], null],
  },
  {
    name: 'a row',
    fits: row,
    yes: [
      { id: 'x', part: 0 },
      { id: 'x', part: 0, why: 'b' },
      { id: 'x', part: 0, more: 1 },
    ],
    no: [
      { id: 'x' },
      { part: 0 },
      { id: 'x', part: '0' },
      { id: 'x', part: 0, why: 'c' },
      { id: 'x', part: 0, why: undefined },
      Object.create({ id: 'x', part: 0 }),
      [['id', 'x']],
      null,
    ],
  },
];

describe('a shape', () => {
  for (const { name, fits, yes, no } of cases) {
    it(`takes ${name} and nothing else`, () => {
      assert.deepEqual(
        yes.filter((one) => !fits(one)),
        [],
        'refused',
      );
      assert.deepEqual(
        no.filter((one) => fits(one)),
        [],
        'taken',
      );
    });
  }
});
