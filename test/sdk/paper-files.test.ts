// Scans of signed papers: sealed with their record, of its class, gone when it is shredded, in a backup.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PaperRecord, TalkSdk } from '../../src/sdk/index.ts';
import { entries } from '../../src/sdk/model/entries.ts';
import { nobleCipher } from '../../src/sdk/seal/noble.ts';
import { makeBackup } from '../../src/sdk/store/backup.ts';
import { restoreBackup } from '../../src/sdk/store/restore.ts';
import { rotate } from '../../src/sdk/store/rotation.ts';
import { bytesOf, scanOf } from '../contract/files-contract.ts';
import { flipped } from '../contract/disk.ts';
import { codeOf, errorOf } from '../contract/runner.ts';
import { SealedGround } from '../contract/sealed-store-contract.ts';
import { atTheDesk } from './district.ts';
import { admonition, importList, onlyRow, value } from './steps.ts';

const today = '2026-03-12';
const PDF = '%PDF-1.7\n';

const pdf = (size = 600_000): Blob => new Blob([PDF, scanOf(size)]);

async function registered(sdk: TalkSdk): Promise<PaperRecord> {
  await importList(sdk, admonition);
  const { obligation } = await onlyRow(sdk);
  return value(
    await sdk.papers.register({ paper: 'admonition-record', obligation: obligation.id }),
  );
}

async function withSealed(
  body: (ground: SealedGround, open: () => ReturnType<SealedGround['open']>) => Promise<void>,
): Promise<void> {
  const ground = new SealedGround({ name: 'files', cipher: nobleCipher(), indexedDB });
  try {
    await body(ground, () => ground.open({ projection: entries, anchors: [] }));
  } finally {
    await ground.clear();
  }
}

async function same(found: Blob | undefined, wanted: Blob): Promise<void> {
  assert.deepEqual(await bytesOf(found), await bytesOf(wanted));
}

describe('a scan with its file', () => {
  it('is registered as a copy of its class, read back, and gone when it is shredded', async () => {
    const { sdk } = await atTheDesk(today);
    const paper = await registered(sdk);
    const content = pdf();
    const scan = value(await sdk.papers.attach({ paper, content, name: '签字页' }));
    assert.deepEqual([scan.copy, scan.name, scan.archive], ['scan', '签字页', paper.archive]);
    assert.ok(scan.derivedFrom.includes('admonition-record'), 'the class sticks');
    const found = await sdk.papers.attachment(scan.id);
    assert.equal(found?.type, 'application/pdf');
    await same(found, content);
    assert.equal(await sdk.papers.attachment(paper.id), undefined);
    const refused = await sdk.papers.file({ paper: scan, to: 'personal-archive' });
    assert.ok(!refused.ok && refused.error.code === 'policy.refused', 'as its original');
    value(await sdk.papers.shred({ paper: scan, on: today, witness: 'deputy' }));
    assert.equal(await sdk.papers.attachment(scan.id), undefined);
  });

  it('is refused by value where it is too large, of another kind, or the disk is full', async () => {
    await withSealed(async (_ground, open) => {
      const store = await open();
      const { sdk } = await atTheDesk(today, { store });
      const paper = await registered(sdk);
      const wrong = [
        pdf(20 * 1024 * 1024),
        new Blob(['<html>']),
        new Blob([]),
        '%PDF-1.7' as never,
      ];
      for (const content of wrong) {
        const refused = await sdk.papers.attach({ paper, content });
        assert.ok(!refused.ok, 'it is refused');
        assert.deepEqual([refused.error.code, refused.error.path], ['input.invalid', 'content']);
      }
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (row, key) {
        const internal = this.transaction as unknown as { _abort(name: string): void };
        if (this.name === 'files') internal._abort('QuotaExceededError');
        return put.call(this, row, key);
      };
      try {
        const refused = await sdk.papers.attach({ paper, content: pdf() });
        assert.ok(!refused.ok && refused.error.code === 'store.quota', 'the disk is full');
      } finally {
        IDBObjectStore.prototype.put = put;
      }
      assert.equal((await sdk.papers.list()).length, 1, 'nothing was registered');
      await sdk.close();
    });
  });

  it('is shown to nobody who may not read the paper', async () => {
    const { sdk, seat } = await atTheDesk(today);
    const paper = await registered(sdk);
    const scan = value(await sdk.papers.attach({ paper, content: pdf(10) }));
    seat({ id: 'stranger', name: '某人', roles: ['delegate'] });
    assert.equal(await sdk.papers.attachment(scan.id), undefined);
    seat({ id: paper.subjects[0] ?? '', name: '本人', roles: ['clerk'] });
    assert.equal(await sdk.papers.attachment(scan.id), undefined);
  });

  it('lies sealed, is there under another key and after a backup was restored', async () => {
    await withSealed(async (ground, open) => {
      const store = await open();
      const { sdk } = await atTheDesk(today, { store });
      const content = pdf();
      const scan = value(await sdk.papers.attach({ paper: await registered(sdk), content }));
      const rows = (await ground.disk.rows('files')).map((row) => row['envelope'] as Uint8Array);
      assert.equal(rows.length, 3);
      assert.ok(
        rows.every((bytes) => !Buffer.from(bytes).includes(PDF)),
        'nothing of it can be read',
      );
      assert.equal((await rotate(store.inside)).done, true);
      await same(await store.file?.(scan.id), content);
      const { tenant, user, key } = ground;
      const { file } = await makeBackup(store.inside, '2026-03-12T12:00:00+08:00');
      await store.commit({ ...nothing, unfile: [scan.id] });
      assert.equal(await store.file?.(scan.id), undefined);
      await restoreBackup(file, {
        tenant,
        user,
        secret: async () => ({ key: Uint8Array.from(key), kind: 'host' }),
        cipher: nobleCipher(),
      });
      await same(await (await open()).file?.(scan.id), content);
    });
  });

  it('is refused where a piece is damaged, missing, or of another file', async () => {
    await withSealed(async (ground, open) => {
      const store = await open();
      const { sdk } = await atTheDesk(today, { store });
      const paper = await registered(sdk);
      const one = value(await sdk.papers.attach({ paper, content: pdf() }));
      const other = value(await sdk.papers.attach({ paper, content: pdf(599_999) }));
      const rows = await ground.disk.rows('files');
      const pieces = rows.filter(({ file }) => file === one.id);
      const refused = async (): Promise<void> => {
        assert.equal(codeOf(await errorOf(sdk.papers.attachment(one.id))), 'store.damaged');
        for (const row of pieces) await ground.disk.put('files', row);
      };
      await ground.disk.put('files', flipped(pieces[1] ?? {}, 90));
      await refused();
      await ground.disk.remove('files', [one.id, 2]);
      await refused();
      const [theirs] = rows.filter(({ file, piece }) => file === other.id && piece === 0);
      await ground.disk.put('files', { ...theirs, file: one.id });
      await refused();
      await same(await sdk.papers.attachment(one.id), pdf());
      // By whoever has the key, past the register: the record says which bytes they were.
      const record = await store.get(one.id);
      assert.ok(record !== undefined, 'it is registered');
      const next = { ...record, revision: record.revision + 1 };
      const files = [{ record: one.id, content: pdf(599_998) }];
      await store.commit({ ...nothing, puts: [next], files });
      assert.equal(codeOf(await errorOf(sdk.papers.attachment(one.id))), 'store.damaged');
      await sdk.close();
    });
  });
});

const nothing = {
  puts: [],
  changes: [],
  audit: { action: 'test', at: today, by: 'clerk', records: [], outcome: 'done', detail: {} },
} as const;
