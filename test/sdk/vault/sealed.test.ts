/** A sealed value becomes no text by accident, and no view takes one: at run time and by the types. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { project } from '../../../src/sdk/vault/project.ts';
import { Sealed, SealedValueError } from '../../../src/sdk/vault/sealed.ts';

const secret = '举报人甲乙丙';
const sealed = new Sealed({ name: secret });

describe('a sealed value', () => {
  const ways: readonly (readonly [string, () => unknown])[] = [
    ['JSON', () => JSON.stringify({ deep: [sealed] })],
    ['String()', () => String(sealed)],
    ['a template', () => `${sealed as unknown as string}`],
    ['adding', () => ''.concat(sealed as unknown as string)],
    ['toString', () => sealed.toString()],
    ['toLocaleString', () => sealed.toLocaleString()],
    ['valueOf', () => sealed.valueOf()],
    ['a number', () => Number(sealed)],
    ['comparing', () => (sealed as unknown as string) > 'a'],
    ['joining', () => [sealed].join()],
    ['a Date', () => new Date(sealed as unknown as string)],
    ['encodeURIComponent', () => encodeURIComponent(sealed as unknown as string)],
  ];
  for (const [name, way] of ways) {
    it(`refuses to become text by ${name}, and says nothing of itself`, () => {
      assert.throws(way, (error: unknown) => {
        assert.ok(error instanceof SealedValueError, `${name} threw something else`);
        assert.ok(!`${error.message}${error.stack ?? ''}`.includes(secret), name);
        return true;
      });
    });
  }

  it('shows nothing to an inspector, a clone, a spread or a walk over its fields', () => {
    assert.equal(
      inspect({ deep: { sealed } }, { depth: 9, showHidden: true }).includes(secret),
      false,
    );
    assert.deepEqual(Object.getOwnPropertyNames(sealed), []);
    assert.deepEqual(Object.getOwnPropertySymbols(sealed), []);
    assert.equal(JSON.stringify({ ...sealed }), '{}');
    assert.equal(JSON.stringify(structuredClone(sealed)), '{}');
  });

  it('gives itself to who reads it by name', () => {
    assert.deepEqual(sealed.read(), { name: secret });
  });
});

describe('a view', () => {
  const notice = {
    number: '云诫〔2026〕1号',
    issuedOn: '2026-03-10',
    decidedOn: '2026-03-09',
    decidedBy: '区委常委会',
    areas: ['工作作风'],
    receipt: 'none',
  } as const;
  const id = 'b'.repeat(32);
  const own = {
    case: id,
    kindName: '诫勉谈话',
    unitName: '财政局',
    title: '副局长',
    letters: [],
  } as const;
  const item = { item: id, demand: '改进', dueOn: '2026-06-01', state: '待整改' } as const;

  const checked = { ...item, check: { opinion: '内部意见' } } as const;
  const from = { ...own, rectification: [], notice: { ...notice, source: '信访' } } as const;
  const kept = { id: 'a'.repeat(32), revision: 1 } as const;

  it('is made from its own fields', () => {
    assert.deepEqual(project('notice', notice), notice);
    const whole = { ...own, rectification: [item], notice };
    assert.deepEqual(project('own', whole), whole);
  });

  // Each line is one that the compiler must refuse: where it did not, the comment would be the error.
  const refused: readonly (readonly [string, () => unknown])[] = [
    // @ts-expect-error a field that the view does not have
    ['a field more', () => project('notice', { ...notice, petition: true })],
    // @ts-expect-error a sealed value is no text
    ['a sealed value', () => project('notice', { ...notice, decidedBy: new Sealed('x') })],
    // @ts-expect-error nor is it one where a record is asked for
    ['a sealed view', () => project('notice', new Sealed(notice))],
    // @ts-expect-error what was said of it inside stays inside
    ['a field more in a list', () => project('own', { ...own, rectification: [checked] })],
    // @ts-expect-error where it was heard of
    ['a field more further down', () => project('own', from)],
    // @ts-expect-error a record has fields that no view has
    ['a record', () => project('own', { ...own, rectification: [item], ...kept })],
  ];
  for (const [name, make] of refused) {
    it(`takes no ${name}, and names the place alone`, () => {
      assert.throws(make, (error: unknown) => {
        assert.ok(error instanceof TypeError, name);
        assert.ok(!/内部意见|信访|工作作风/.test(error.message), error.message);
        return true;
      });
    });
  }
});
