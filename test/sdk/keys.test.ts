/** What opens the records in this browser: passphrase, escrow key, host's key; and another data key. */
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StoreError, type SdkOptions, type TalkSdk } from '../../src/sdk/index.ts';
import { databaseNames } from '../../src/sdk/store/database.ts';
import { diskOf, type Row } from '../contract/disk.ts';
import { atTheDesk, clerk } from './district.ts';
import { appointment, importList, value } from './steps.ts';

const day = '2026-03-10';
const key = () => new Uint8Array(32).fill(7);
const words = '江畔柳絮 2026';

async function open(options: Partial<SdkOptions>): Promise<TalkSdk> {
  return (await atTheDesk(day, options)).sdk;
}

async function refusedAs(opening: Promise<unknown>, code: StoreError['code']): Promise<void> {
  await assert.rejects(
    opening,
    (error: unknown) => error instanceof StoreError && error.code === code,
  );
}

function disk(tenant: string) {
  return diskOf(indexedDB, databaseNames(tenant, clerk.id).database);
}

describe('a passphrase', () => {
  it('opens what it locked, however it was typed, and nothing else does', async () => {
    const tenant = 'passphrase';
    const first = await open({ tenant, passphrase: () => words });
    await importList(first, appointment);
    assert.deepEqual(value(await first.keys.state()), {
      ...{ openedBy: 'passphrase', host: false, passphrase: true, escrow: false },
      ...{ suite: 'aes-256-gcm/webcrypto', generation: 1, rotating: false },
    });
    await first.close();

    await refusedAs(open({ tenant, passphrase: () => `${words}.` }), 'store.wrong-key');
    await refusedAs(open({ tenant, passphrase: () => '' }), 'store.wrong-key');
    await refusedAs(open({ tenant, key }), 'store.wrong-key');
    const fullWidth = words.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
    const again = await open({ tenant, passphrase: async () => fullWidth });
    assert.equal((await again.obligations.worklist()).length, 1);
    await again.close();
  });

  it('keeps salt and costs beside what it wraps, and refuses costs that nobody wrote', async () => {
    const tenant = 'costs';
    await (await open({ tenant, passphrase: () => words })).close();
    const row = (await disk(tenant).rows('keys')).find(({ kind }) => kind === 'passphrase');
    const derivation = row?.['derivation'] as Row;
    assert.deepEqual([derivation['memory'], derivation['passes']], [19 * 1024, 2]);
    assert.equal((derivation['salt'] as Uint8Array).length, 16);
    const huge = { ...row, derivation: { ...derivation, memory: 2 ** 30 } };
    await disk(tenant).put('keys', huge);
    await refusedAs(open({ tenant, passphrase: () => words }), 'store.damaged');
  });

  it('is changed by who knows it, without a row of a record being touched', async () => {
    const tenant = 'changed';
    const first = await open({ tenant, passphrase: () => words });
    await importList(first, appointment);
    const before = await disk(tenant).rows('records');
    const short = await first.keys.changePassphrase({ from: words, to: '七个字的口令啊' });
    assert.equal(!short.ok && short.error.code, 'keys.passphrase-short');
    const wrong = await first.keys.changePassphrase({ from: 'no', to: '另一个很长的口令' });
    assert.equal(!wrong.ok && wrong.error.code, 'store.wrong-key');
    value(await first.keys.changePassphrase({ from: words, to: '另一个很长的口令' }));
    assert.deepEqual(await disk(tenant).rows('records'), before);
    await first.close();
    await refusedAs(open({ tenant, passphrase: () => words }), 'store.wrong-key');
    const again = await open({ tenant, passphrase: () => '另一个很长的口令' });
    assert.equal((await again.obligations.worklist()).length, 1);
    await again.close();
  });

  it('can be set beside the host’s key, and each opens', async () => {
    const tenant = 'beside';
    const first = await open({ tenant, key });
    value(await first.keys.changePassphrase({ to: words }));
    const state = value(await first.keys.state());
    assert.deepEqual([state.host, state.passphrase, state.openedBy], [true, true, 'host']);
    await first.close();
    await (await open({ tenant, passphrase: () => words })).close();
    await (await open({ tenant, key })).close();
  });
});

describe('the escrow key', () => {
  it('opens what a lost passphrase locked, is told in the audit, and lets another be set', async () => {
    const tenant = 'escrow';
    const first = await open({ tenant, passphrase: () => words });
    await importList(first, appointment);
    const { text } = value(await first.keys.setUpEscrow());
    assert.equal(value(await first.keys.checkEscrow({ text })).opens, true);
    await first.close();

    const lost = await open({ tenant, passphrase: () => 'forgotten', secret: { escrow: text } });
    assert.equal((await lost.obligations.worklist()).length, 1);
    assert.equal(value(await lost.keys.state()).openedBy, 'escrow');
    value(await lost.keys.changePassphrase({ to: '新设的口令一二三' }));
    await lost.close();
    const auditor = await open({
      tenant,
      passphrase: () => '新设的口令一二三',
      identity: { current: () => ({ ...clerk, roles: [...clerk.roles, 'security-auditor'] }) },
    });
    const lines = value(await auditor.audit.entries()).filter(
      ({ action }) => action === 'keys.keep',
    );
    assert.equal(lines.length, 3, 'set up, opened with, changed');
    assert.equal(value(await auditor.audit.verify()).ok, true);
    await auditor.close();
  });

  it('says which group is wrong, and refuses one of another database', async () => {
    const tenant = 'escrow-wrong';
    const sdk = await open({ tenant, key });
    const { text } = value(await sdk.keys.setUpEscrow());
    const sign = text.startsWith('0') ? '2' : '0';
    const unread = await sdk.keys.checkEscrow({ text: sign + text.slice(1) });
    assert.equal(!unread.ok && unread.error.code, 'keys.escrow-unreadable');
    assert.equal(!unread.ok && unread.error.path, 'text.1');
    assert.ok(!unread.ok && unread.error.message.includes('1'), 'the sentence names the group');
    const other = await open({ tenant: 'escrow-other', key });
    const { text: theirs } = value(await other.keys.setUpEscrow());
    assert.equal(value(await sdk.keys.checkEscrow({ text: theirs })).opens, false);
    await sdk.close();
    await other.close();
    await refusedAs(open({ tenant, secret: { escrow: theirs } }), 'store.wrong-key');
    await refusedAs(open({ tenant, secret: { escrow: 'nonsense' } }), 'store.wrong-key');
  });

  it('of the department is taken up at every desk, and a new one ends the old one', async () => {
    const [one, two] = [await open({ tenant: 'dep-1', key }), await open({ tenant: 'dep-2', key })];
    const { text } = value(await one.keys.setUpEscrow());
    value(await two.keys.setUpEscrow({ text: text.toLowerCase() }));
    value(await one.keys.setUpEscrow());
    await one.close();
    await two.close();
    await (await open({ tenant: 'dep-2', secret: { escrow: text } })).close();
    await refusedAs(open({ tenant: 'dep-1', secret: { escrow: text } }), 'store.wrong-key');
  });

  it('brings records back whose host has lost its key, under the key it has now', async () => {
    const tenant = 'host-key';
    const first = await open({ tenant, key });
    await importList(first, appointment);
    const { text } = value(await first.keys.setUpEscrow());
    await first.close();
    const newKey = () => new Uint8Array(32).fill(9);
    await refusedAs(open({ tenant, key: newKey }), 'store.wrong-key');
    const lost = await open({ tenant, key: newKey, secret: { escrow: text } });
    value(await lost.keys.useHostKey());
    await lost.close();
    const again = await open({ tenant, key: newKey });
    assert.equal((await again.obligations.worklist()).length, 1);
    await again.close();
    await refusedAs(open({ tenant, key }), 'store.wrong-key');
  });
});

describe('the cipher suite', () => {
  it('of a unit that demands 国密 is SM4-GCM, and another one says that it is another', async () => {
    const tenant = 'sm4';
    const first = await open({ tenant, key, cipher: 'sm4-gcm' });
    await importList(first, appointment);
    assert.equal(first.status.suite, 'sm4-gcm/sm-crypto-v2');
    await first.close();
    await refusedAs(open({ tenant, key }), 'store.other-suite');
    await refusedAs(open({ tenant, key: () => new Uint8Array(32).fill(8) }), 'store.wrong-key');
    const again = await open({ tenant, key, cipher: 'sm4-gcm' });
    assert.equal((await again.obligations.worklist()).length, 1);
    assert.equal(value(await again.audit.verify()).ok, true);
    await again.close();
  });
});

describe('another data key', () => {
  it('is made while work goes on, stands in the audit, and is ended at the next visit', async () => {
    const tenant = 'rotated';
    const first = await open({ tenant, key });
    await importList(first, appointment);
    const controller = new AbortController();
    controller.abort();
    const begun = value(await first.keys.rotate({ signal: controller.signal }));
    assert.equal(begun.done, false);
    assert.equal(value(await first.keys.state()).rotating, true);
    await first.close();

    const again = await open({ tenant, key });
    for (let n = 0; value(await again.keys.state()).rotating; n += 1) {
      assert.ok(n < 500, 'the visit goes on with it by itself');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const rotated = value(await again.keys.rotate());
    assert.deepEqual([rotated.done, rotated.generation], [true, 3]);
    assert.equal(value(await again.audit.verify()).ok, true);
    assert.equal((await again.obligations.worklist()).length, 1);
    await again.close();
  });

  it('there is none where nothing is sealed', async () => {
    const sdk = await open({});
    for (const outcome of [
      await sdk.keys.state(),
      await sdk.keys.setUpEscrow(),
      await sdk.keys.changePassphrase({ to: '很长很长的口令一' }),
      await sdk.keys.rotate(),
    ]) {
      assert.equal(!outcome.ok && outcome.error.code, 'keys.none');
    }
    await sdk.close();
  });
});
