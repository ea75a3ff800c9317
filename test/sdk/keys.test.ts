/** What opens the records in this browser: passphrase, escrow key, host's key; and another data key. */
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, StoreError, type SdkOptions, type TalkSdk } from '../../src/sdk/index.ts';
import { newEscrow } from '../../src/sdk/seal/escrow.ts';
import { KeyringError, openKeyring } from '../../src/sdk/seal/keyring.ts';
import { nobleCipher } from '../../src/sdk/seal/noble.ts';
import { passphraseSecret } from '../../src/sdk/seal/passphrase.ts';
import { databaseNames } from '../../src/sdk/store/database.ts';
import { diskOf, type Row } from '../contract/disk.ts';
import * as course from './courses.ts';
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

  it('that is none, or hardly one, seals no record', async () => {
    const tenant = 'short';
    for (const passphrase of ['', '       ', '1234567', '　　　　　　　　　']) {
      await refusedAs(open({ tenant, passphrase: () => passphrase }), 'store.passphrase-short');
      assert.deepEqual(await disk(tenant).rows('keys'), []);
    }
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
    value(await one.keys.setUpEscrow({ from: text }));
    await one.close();
    await two.close();
    await (await open({ tenant: 'dep-2', secret: { escrow: text } })).close();
    await refusedAs(open({ tenant: 'dep-1', secret: { escrow: text } }), 'store.wrong-key');
  });

  it('is replaced by who gives it, or may do so without it, and by nobody else', async () => {
    const tenant = 'replaced';
    const first = await open({ tenant, key });
    const { text } = value(await first.keys.setUpEscrow());
    const stranger = newEscrow();
    for (const input of [{}, { text: stranger }, { from: stranger }]) {
      const refused = await first.keys.setUpEscrow(input);
      assert.equal(!refused.ok && refused.error.code, 'keys.escrow-set');
    }
    const unread = await first.keys.setUpEscrow({ from: 'no key' });
    assert.equal(!unread.ok && unread.error.path, 'from');
    assert.equal(value(await first.keys.checkEscrow({ text })).opens, true, 'nothing has changed');
    const second = value(await first.keys.setUpEscrow({ from: text.toLowerCase() })).text;
    assert.equal(value(await first.keys.checkEscrow({ text })).opens, false);
    await first.close();

    const roles = [...clerk.roles, 'administrator', 'security-auditor'] as const;
    const admin = await open({ tenant, key, identity: { current: () => ({ ...clerk, roles }) } });
    const third = value(await admin.keys.setUpEscrow()).text;
    assert.equal(value(await admin.keys.checkEscrow({ text: second })).opens, false);
    const outcomes = value(await admin.audit.entries({ limit: 1000 }))
      .filter(({ action }) => action === 'keys.keep')
      .map(({ outcome }) => outcome);
    assert.equal(outcomes.filter((outcome) => outcome === 'refused').length, 4);
    assert.equal(outcomes.filter((outcome) => outcome === 'done').length, 3);
    await admin.close();
    const opened = await open({ tenant, key, secret: { escrow: third } });
    value(await opened.keys.setUpEscrow());
    await opened.close();
  });

  it('that is set is always told: where anything fails, nothing has changed', async () => {
    const tenant = 'told';
    const sdk = await open({ tenant, key });
    const { text } = value(await sdk.keys.setUpEscrow());
    const { transaction } = IDBDatabase.prototype;
    let told = 0;
    try {
      for (let at = 1; at <= 4; at += 1) {
        let count = 0;
        // From the first failure on nothing is written any more, as where the disk is full.
        IDBDatabase.prototype.transaction = function (stores, mode, options) {
          if (mode === 'readwrite') count += 1;
          if (mode === 'readwrite' && count >= at)
            throw new DOMException('no', 'QuotaExceededError');
          return transaction.call(this, stores, mode, options);
        };
        const outcome = await sdk.keys.setUpEscrow({ from: text }).catch(() => undefined);
        IDBDatabase.prototype.transaction = transaction;
        if (outcome === undefined) {
          assert.equal(value(await sdk.keys.checkEscrow({ text })).opens, true, `failed at ${at}`);
          continue;
        }
        told += 1;
        const now = value(outcome).text;
        assert.equal(value(await sdk.keys.checkEscrow({ text: now })).opens, true);
        value(await sdk.keys.setUpEscrow({ from: now, text }));
      }
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
    assert.equal(told, 2, 'where the two writes that it takes were let through');
    await sdk.close();
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

  it('shuts out who had a secret of before, where all that go on are given', async () => {
    const tenant = 'leaked';
    const [sdk, other] = [await open({ tenant, key }), await open({ tenant, key })];
    await importList(sdk, appointment);
    value(await sdk.keys.changePassphrase({ to: words }));
    const { text } = value(await sdk.keys.setUpEscrow());
    const { file } = value(await sdk.exchange.backup());
    const leaked = await openKeyring(
      nobleCipher(),
      await passphraseSecret(words)(await disk(tenant).rows('keys')),
      databaseNames(tenant, clerk.id).database,
      await disk(tenant).rows('keys'),
      () => disk(tenant).rows('keys'),
    );
    const next = '另一个很长的口令';
    value(await sdk.keys.changePassphrase({ to: next }));

    const some = value(await sdk.keys.rotate({ passphrase: next }));
    assert.deepEqual([some.done, some.renewed, some.missing], [true, false, ['escrow']]);
    await leaked.refresh();
    assert.equal(leaked.generation, some.generation, 'so it is still open to who had the old one');
    for (const [path, wrong] of [
      ['passphrase', { passphrase: words, escrow: text }],
      ['escrow', { passphrase: next, escrow: newEscrow() }],
    ] as const) {
      const refused = await sdk.keys.rotate(wrong);
      assert.deepEqual(!refused.ok && [refused.error.code, refused.error.path], [
        'store.wrong-key',
        path,
      ]);
    }
    const all = value(await sdk.keys.rotate({ passphrase: next, escrow: text }));
    assert.deepEqual([all.done, all.renewed, all.missing], [true, true, []]);
    await assert.rejects(leaked.refresh(), (error: unknown) => error instanceof KeyringError);
    assert.equal((await sdk.obligations.worklist()).length, 1);
    assert.equal(value(await sdk.audit.verify()).ok, true);
    assert.equal((await other.obligations.worklist().catch(() => [])).length, 0);
    assert.equal(other.status.closed, 'restored', 'the other tab opens anew');
    await other.close();
    await sdk.close();
    const again = await open({ tenant, secret: { escrow: text }, key });
    assert.equal((await again.obligations.worklist()).length, 1);
    assert.equal(value(await again.audit.verify()).ok, true);

    // What nothing can help: the backup of that day opens with the secrets of that day, and says so.
    const restored = value(await again.exchange.restore(file, { passphrase: words }));
    assert.deepEqual(restored.secrets.map(({ kind, of }) => `${kind} ${of}`).sort(), [
      'escrow both',
      'host both',
      'passphrase backup',
      'passphrase gone',
    ]);
    const back = await open({ tenant, key });
    const secretsLine = async () =>
      (await back.diagnostics()).lines.find(({ about }) => about === 'secrets');
    assert.deepEqual((await back.diagnostics()).secretsOfBackup?.kinds, ['passphrase']);
    assert.equal((await secretsLine())?.level, 'warn');
    assert.ok((await secretsLine())?.text.includes('口令'), 'it says which');
    value(await back.keys.setUpEscrow({ from: text }));
    assert.ok((await secretsLine()) !== undefined, 'another secret is not that one');
    value(await back.keys.changePassphrase({ to: next }));
    assert.equal(await secretsLine(), undefined);
    assert.equal((await back.obligations.worklist()).length, 1);
    await back.close();
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

describe('the keys of the vault', () => {
  const holder = { ...clerk, roles: ['clerk', 'vault-holder'] as const };
  const [records, vault] = [key, () => new Uint8Array(32).fill(21)];
  const atTheVault = (vaultKey: () => Uint8Array, tenant: string, actor: Actor = holder) =>
    course.open({ tenant, key: records, vaultKey, actor });

  it('are their own: another data key, and an escrow key that opens it where the host lost its own', async () => {
    const tenant = 'vault-keys';
    const { sdk } = await atTheVault(vault, tenant);
    const { event } = await course.toInquire(sdk, { triggers: ['petition'] });
    const { id } = value(await sdk.vault.register({ event, informant: { name: '顾紫岚' } }));
    const { text } = value(await sdk.keys.setUpEscrow({ of: 'vault' }));
    assert.equal(value(await sdk.keys.checkEscrow({ of: 'vault', text })).opens, true);
    assert.equal(value(await sdk.keys.checkEscrow({ text })).opens, false, 'not of the records');
    const rotated = value(await sdk.keys.rotate({ of: 'vault', escrow: text }));
    assert.deepEqual([rotated.done, rotated.renewed], [true, true]);
    assert.equal(value(await sdk.keys.state({ of: 'vault' })).generation, 2);
    assert.equal(value(await sdk.keys.state()).generation, 1, 'the records keep theirs');
    await sdk.close();

    const lost = () => new Uint8Array(32).fill(22);
    const { sdk: other } = await atTheVault(lost, tenant);
    await assert.rejects(
      other.vault.list(),
      (error: unknown) => error instanceof StoreError && error.code === 'store.wrong-key',
    );
    const wrong = await other.keys.useHostKey({ of: 'vault', escrow: newEscrow() });
    assert.deepEqual(!wrong.ok && [wrong.error.code, wrong.error.path], [
      'store.wrong-key',
      'escrow',
    ]);
    value(await other.keys.useHostKey({ of: 'vault', escrow: text }));
    assert.deepEqual(value(await other.vault.list()), [{ event, count: 1, ids: [id] }]);
    const words = '保险柜的口令足够长';
    value(await other.keys.changePassphrase({ of: 'vault', to: words }));
    assert.equal(value(await other.keys.state({ of: 'vault' })).passphrase, true);
    await other.close();

    const lostAgain = () => new Uint8Array(32).fill(23);
    const { sdk: third } = await atTheVault(lostAgain, tenant);
    const mistyped = await third.keys.useHostKey({ of: 'vault', passphrase: `${words}。` });
    assert.deepEqual(!mistyped.ok && [mistyped.error.code, mistyped.error.path], [
      'store.wrong-key',
      'passphrase',
    ]);
    value(await third.keys.useHostKey({ of: 'vault', passphrase: words }));
    assert.deepEqual(value(await third.vault.list()), [{ event, count: 1, ids: [id] }]);
    await third.close();

    const { sdk: elsewhere } = await atTheVault(vault, 'vault-nowhere');
    const none = await elsewhere.keys.useHostKey({ of: 'vault', passphrase: words });
    assert.equal(!none.ok && none.error.code, 'store.wrong-key', 'no vault begins with it');
    assert.deepEqual(value(await elsewhere.vault.list()), []);
    await elsewhere.close();

    const { sdk: nobody } = await atTheVault(lost, tenant, { ...clerk, roles: ['clerk'] });
    for (const outcome of [
      await nobody.keys.state({ of: 'vault' }),
      await nobody.keys.setUpEscrow({ of: 'vault', from: text }),
      await nobody.keys.useHostKey({ of: 'vault', escrow: text }),
      await nobody.keys.useHostKey({ of: 'vault', passphrase: words }),
      await nobody.keys.rotate({ of: 'vault' }),
    ]) {
      assert.equal(!outcome.ok && outcome.error.code, 'access.denied');
    }
    await nobody.close();
  });
});
