import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toHex } from '../../../src/sdk/seal/bytes.ts';
import { newEscrow, readEscrow } from '../../../src/sdk/seal/escrow.ts';

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function keyOf(text: string): string {
  const read = readEscrow(text);
  assert.ok(read.ok, `${text} can be read`);
  return toHex(read.secret.key);
}

function wrongIn(text: string): readonly number[] | undefined {
  const read = readEscrow(text);
  return read.ok ? undefined : read.groups;
}

describe('an escrow key', () => {
  it('is eight groups of five signs that no one mistakes, and another one each time', () => {
    const keys = Array.from({ length: 50 }, () => newEscrow());
    for (const key of keys) assert.match(key, /^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
    assert.equal(new Set(keys.map(keyOf)).size, keys.length);
    const used = new Set(keys.join('').replaceAll('-', ''));
    assert.equal(used.size, SIGNS.length, 'every sign comes about');
  });

  it('gives 32 bytes that do not change between versions', () => {
    assert.equal(
      keyOf('00000-00001-00002-00003-00004-00005-00006-00007'),
      '844f3fdb46be97ea24adadf82b0fa80fb323dfd54468cd6ba4868af51fd47958',
    );
  });

  it('is read however it was typed', () => {
    const text = newEscrow();
    const typed = [
      text.toLowerCase(),
      text.replaceAll('-', ''),
      text.replaceAll('-', ' — '),
      ` ${text.replaceAll('-', '\n')}\u200b `,
      text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
      text.replaceAll('0', 'o').replaceAll('1', 'l'),
      text.replaceAll('0', 'O').replaceAll('1', 'I'),
    ];
    for (const other of typed) assert.equal(keyOf(other), keyOf(text), other);
  });

  it('finds every single wrong sign, and says in which group', () => {
    const text = newEscrow();
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === '-') continue;
      for (const sign of [...SIGNS, 'U', '?']) {
        if (sign === text[at]) continue;
        const wrong = text.slice(0, at) + sign + text.slice(at + 1);
        assert.deepEqual(wrongIn(wrong), [Math.floor(at / 6) + 1], wrong);
      }
    }
  });

  it('finds every two neighbours that were swapped, and every two groups', () => {
    for (let n = 0; n < 20; n += 1) {
      const groups = newEscrow().split('-');
      groups.forEach((group, of) => {
        for (let at = 0; at < 4; at += 1) {
          const [a = '', b = ''] = [group[at], group[at + 1]];
          if (a === b) continue;
          const swapped = group.slice(0, at) + b + a + group.slice(at + 2);
          const text = groups.map((one, index) => (index === of ? swapped : one)).join('-');
          assert.deepEqual(wrongIn(text), [of + 1], text);
        }
        const next = (of + 1) % groups.length;
        const moved = groups.map((one, index) =>
          index === of ? groups[next] : index === next ? groups[of] : one,
        );
        assert.deepEqual(wrongIn(moved.join('-')), [of + 1, next + 1].sort());
      });
    }
  });

  it('says of what is too short or too long only that', () => {
    for (const text of ['', 'x', newEscrow().slice(0, -1), `${newEscrow()}0`]) {
      assert.deepEqual(wrongIn(text), []);
    }
  });
});
