import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { CHAIN_START, chainHash, follow, type Link } from '../../../src/sdk/audit/chain.ts';
import { toUtf8 } from '../../../src/sdk/seal/bytes.ts';

const key = new Uint8Array(32).fill(7);
const link: Link = {
  sequence: 1,
  commit: 'ab'.repeat(16),
  firstChange: 1,
  changeCount: 2,
  kept: toUtf8('诫勉'),
};

describe('a link of the chain', () => {
  it('is hashed as the file says, so that another program can check it', () => {
    const covered = Buffer.concat([
      Buffer.from(`["${CHAIN_START.hash}",1,"${link.commit}",1,2]\n`),
      Buffer.from('诫勉'),
    ]);
    const plain = createHash('sha256').update(covered).digest('hex');
    assert.equal(chainHash()(CHAIN_START.hash, link), plain);
    const keyed = createHmac('sha256', key).update(covered).digest('hex');
    assert.equal(chainHash(() => key)(CHAIN_START.hash, link), keyed);
  });

  it('has another hash when anything that it covers is another', () => {
    const hash = chainHash(() => key);
    const variants: readonly Link[] = [
      link,
      { ...link, sequence: 2 },
      { ...link, commit: 'cd'.repeat(16) },
      { ...link, firstChange: 2 },
      { ...link, changeCount: 1 },
      { ...link, kept: toUtf8('诫勉 ') },
    ];
    const hashes = variants.map((variant) => hash(CHAIN_START.hash, variant));
    hashes.push(hash('1'.repeat(64), link), chainHash()(CHAIN_START.hash, link));
    assert.equal(new Set(hashes).size, variants.length + 2);
  });

  it('is followed where it fits, and counts on with the changes', () => {
    const hash = chainHash();
    const from = { ...CHAIN_START, changes: 0 };
    const first = { ...link, previous: from.hash, hash: hash(from.hash, link) };
    const head = follow(from, first, hash);
    assert.deepEqual(head, { sequence: 1, hash: first.hash, changes: 2 });
  });

  it('is not followed where its number, its changes, what was before it or its hash do not fit', () => {
    const hash = chainHash();
    const from = { ...CHAIN_START, changes: 0 };
    const fitting = (of: Link, previous = from.hash) => ({
      ...of,
      previous,
      hash: hash(previous, of),
    });
    assert.ok(follow(from, fitting(link), hash));
    // Each of these is hashed rightly over its own words, and stands in the wrong place.
    assert.equal(follow(from, fitting({ ...link, sequence: 2 }), hash), undefined);
    assert.equal(follow(from, fitting({ ...link, firstChange: 2 }), hash), undefined);
    assert.equal(follow(from, fitting(link, '1'.repeat(64)), hash), undefined);
    assert.equal(follow(from, { ...fitting(link), hash: '0'.repeat(64) }, hash), undefined);
    assert.equal(follow(from, { ...fitting(link), kept: toUtf8('x') }, hash), undefined);
  });
});
