/** The search that bar 3 rests on finds what it must: each form, at each alignment, in any file. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { test } from 'node:test';
import { searchFolder } from './disk-search.ts';

test('a word is found in every form, wherever it stands in a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cadre-talk-search-'));
  try {
    await mkdir(join(folder, 'deep'));
    const text = (before: number) => `${'x'.repeat(before)}尉迟明远 2026-11-20`;
    const cases: readonly (readonly [string, (before: number) => string | Buffer])[] = [
      ['UTF-8', (before) => text(before)],
      ['UTF-16LE', (before) => Buffer.from(text(before), 'utf16le')],
      ['UTF-16BE', (before) => Buffer.from(text(before), 'utf16le').swap16()],
      ['base64', (before) => Buffer.from(text(before)).toString('base64')],
      ['hex', (before) => Buffer.from(text(before)).toString('hex')],
      ['HEX', (before) => Buffer.from(text(before)).toString('hex').toUpperCase()],
    ];
    for (const [form, written] of cases) {
      for (const before of [0, 1, 2, 3, 4097]) {
        await writeFile(join(folder, 'deep', 'file.bin'), written(before));
        const { hits } = await searchFolder(folder, ['尉迟明远', '2026-11-20', '欧阳不在']);
        const found = hits.filter((hit) => hit.form.startsWith(form)).map(({ word }) => word);
        assert.deepEqual(
          [...new Set(found)].sort(),
          ['2026-11-20', '尉迟明远'],
          `${form}+${before}`,
        );
      }
    }
    await rm(join(folder, 'deep', 'file.bin'));
    await writeFile(join(folder, 'deep', 'list of 尉迟明远'), '');
    assert.equal((await searchFolder(folder, ['尉迟明远'])).hits[0]?.form, 'file name');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a name of two characters is found where it stands as text, and not in random bytes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cadre-talk-search-'));
  const hitsIn = async (content: string | Buffer) => {
    await writeFile(join(folder, 'file.bin'), content);
    return (await searchFolder(folder, ['丁越'])).hits.map(({ form }) => form);
  };
  try {
    const utf16 = (text: string) => Buffer.from(text, 'utf16le');
    assert.deepEqual(await hitsIn(utf16('丁越')), ['UTF-16LE']);
    assert.deepEqual(await hitsIn(utf16('[{"name":"丁越","unit":1}]')), ['UTF-16LE']);
    assert.deepEqual(await hitsIn(utf16('青石镇丁越副镇长')), ['UTF-16LE']);
    assert.deepEqual(await hitsIn(utf16('青石镇，丁越，').swap16()), ['UTF-16BE']);
    assert.deepEqual(await hitsIn(serialize({ name: '丁越', list: ['丁越', 1] })), ['UTF-16LE']);
    assert.deepEqual(await hitsIn(Buffer.from('青石镇丁越', 'utf8')), ['UTF-8']);
    const noise = Buffer.from('9fd3e7a1', 'hex');
    assert.deepEqual(await hitsIn(Buffer.concat([noise, utf16('丁越'), noise])), []);
  } finally {
    await rm(folder, { recursive: true });
  }
});
