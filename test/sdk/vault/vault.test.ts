/** Informants: who may look, that every look is on record first, and that nothing else knows of them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor } from '../../../src/sdk/index.ts';
import { memoryStore } from '../../../src/sdk/store/memory-store.ts';
import * as course from '../courses.ts';
import { clerk } from '../district.ts';
import { value } from '../steps.ts';

const holder: Actor = { id: 'clerk', name: '李经办', roles: ['clerk', 'vault-holder'] };
const second: Actor = { id: 'deputy', name: '王副部长', roles: ['leader', 'vault-holder'] };
const informant = {
  name: '顾紫岚',
  unit: '云溪区第三粮油储备站',
  phones: ['13907281954'],
  idNumbers: ['420303198811240037'],
  aliases: ['gu zilan'],
};

async function petitioned() {
  const store = memoryStore();
  const vaultStore = memoryStore();
  const desk = await course.open({ store, vaultStore, actor: holder });
  const obligation = await course.toInquire(desk.sdk, { triggers: ['petition'] });
  return { ...desk, store, vaultStore, obligation };
}

/** A letter of inquiry with these words in it, searched. */
async function searchedLetter(desk: Awaited<ReturnType<typeof petitioned>>, words: string) {
  const inquiry = value(
    await desk.sdk.inquiries.draft({
      obligation: desk.obligation,
      sender: 'department',
      ...course.letter,
      questions: [words],
    }),
  );
  return value(await desk.sdk.inquiries.search(inquiry));
}

function resultOf(inquiry: Awaited<ReturnType<typeof searchedLetter>>) {
  return inquiry.rounds[inquiry.rounds.length - 1]?.searched;
}

describe('the vault', () => {
  it('says that it is not there where the host gave no key', async () => {
    const { sdk } = await course.open({ actor: holder });
    assert.equal(sdk.vault.present, false);
    const event = (await course.toInquire(sdk, { triggers: ['petition'] })).event;
    const answers = await Promise.all([
      sdk.vault.register({ event, informant }),
      sdk.vault.list(),
      sdk.vault.reveal({ id: 'a'.repeat(32), purpose: 'verify' }),
      sdk.vault.clearHit({ event, texts: ['x'], reason: 'x' }),
    ]);
    for (const answer of answers)
      assert.ok(!answer.ok && answer.error.code === 'vault.absent', 'absent');
  });

  it('is not even opened by somebody who may not hold it', async () => {
    const vaultStore = memoryStore();
    await vaultStore.close();
    const { sdk } = await course.open({ vaultStore, actor: clerk });
    const { event } = await course.toInquire(sdk, { triggers: ['petition'] });
    const refused = await sdk.vault.register({ event, informant });
    assert.ok(!refused.ok && refused.error.code === 'access.denied', 'denied');
    const listed = await sdk.vault.list();
    assert.ok(!listed.ok && listed.error.code === 'access.denied', 'denied');
  });

  it('lists whose case and how many, and nothing of who it was', async () => {
    const { sdk, obligation } = await petitioned();
    const { id } = value(await sdk.vault.register({ event: obligation.event, informant }));
    assert.deepEqual(value(await sdk.vault.list()), [
      { event: obligation.event, count: 1, ids: [id] },
    ]);
  });

  it('puts a look into both logs before it gives the name', async () => {
    const { sdk, store, vaultStore, obligation } = await petitioned();
    const { id } = value(await sdk.vault.register({ event: obligation.event, informant }));
    const sealed = value(await sdk.vault.reveal({ id, purpose: 'verify' }));
    assert.equal(sealed.read().informant?.name, informant.name);
    for (const log of [store, vaultStore]) {
      const last = (await log.auditAfter(0, 1000)).at(-1)?.entry;
      assert.deepEqual([last?.action, last?.by, last?.records], ['vault.reveal', 'clerk', [id]]);
    }
  });

  it('gives no name where the look cannot be put on record', async () => {
    const { sdk, store, vaultStore, obligation } = await petitioned();
    const { id } = value(await sdk.vault.register({ event: obligation.event, informant }));
    for (const log of [store, vaultStore]) {
      const { commit } = log;
      log.commit = () => Promise.reject(new Error('the disk is full'));
      await assert.rejects(sdk.vault.reveal({ id, purpose: 'verify' }), /the disk is full/);
      log.commit = commit;
    }
  });

  it('has nothing for the one whom the case is about, whatever they hold', async () => {
    const { sdk, seat, obligation } = await petitioned();
    const { id } = value(await sdk.vault.register({ event: obligation.event, informant }));
    const { ofTheDay } = obligation;
    seat({ id: ofTheDay.id, name: ofTheDay.name, roles: ['leader', 'vault-holder'] });
    assert.deepEqual(value(await sdk.vault.list()), []);
    const refused = await sdk.vault.reveal({ id, purpose: 'contact' });
    const nowhere = await sdk.vault.reveal({ id: 'f'.repeat(32), purpose: 'contact' });
    assert.equal(refused.ok, false);
    assert.deepEqual(refused, nowhere);
  });

  it('takes nobody into it for a case without a petition', async () => {
    const { sdk } = await petitioned();
    const { event } = await course.obligationOf(sdk, 'appointment');
    const refused = await sdk.vault.register({ event, informant });
    assert.ok(!refused.ok && refused.error.path === 'event', 'refused');
  });

  it('keeps its own words out of the other store, logs and all', async () => {
    const { sdk, store, obligation } = await petitioned();
    const { id } = value(await sdk.vault.register({ event: obligation.event, informant }));
    value(await sdk.vault.reveal({ id, purpose: 'protect' }));
    const dump = JSON.stringify([
      await store.auditAfter(0, 1000),
      await store.changesAfter(0, 1000),
    ]);
    for (const word of [informant.name, informant.unit, ...informant.phones]) {
      assert.equal(dump.includes(word), false, word);
    }
  });
});

describe('the search of a text', () => {
  const spellings: readonly (readonly [string, string])[] = [
    ['the name', '据顾紫岚反映'],
    ['the name with spaces', '据 顾 紫 岚 反映'],
    ['the name with zero-width signs', '据顾\u200b紫\u2060岚反映'],
    ['the name with points between', '顾·紫·岚'],
    ['the name in traditional characters', '據顧紫嵐反映'],
    ['a turned-round text', '\u202e顾紫岚\u202c'],
    ['the unit in full width', '云溪区第三粮油储备站'],
    ['the unit with a stop in it', '云溪区,第三粮油储备站'],
    ['the number in full width', '电话１３９０７２８１９５４'],
    ['the number with hyphens', '139-0728-1954'],
    ['the number in Chinese numerals', '一三九〇七二八一九五四'],
    ['the end of the number', '尾号7281954'],
    ['the identity number', '身份证420303198811240037'],
    ['the pinyin that was registered', 'GU  ZiLan'],
  ];
  for (const [name, words] of spellings) {
    it(`finds ${name}`, async () => {
      const desk = await petitioned();
      value(await desk.sdk.vault.register({ event: desk.obligation.event, informant }));
      assert.equal(resultOf(await searchedLetter(desk, words))?.scrub, 'hit');
    });
  }

  it('finds a name that is cut in two between one text and the next', async () => {
    const desk = await petitioned();
    value(await desk.sdk.vault.register({ event: desk.obligation.event, informant }));
    const inquiry = value(
      await desk.sdk.inquiries.draft({
        obligation: desk.obligation,
        sender: 'department',
        ...course.letter,
        questions: ['请说明顾', '紫岚所述情况'],
      }),
    );
    assert.equal(resultOf(value(await desk.sdk.inquiries.search(inquiry)))?.scrub, 'hit');
  });

  it('lets a text pass that tells nothing', async () => {
    const desk = await petitioned();
    value(await desk.sdk.vault.register({ event: desk.obligation.event, informant }));
    const words = '请说明2026年3月资金拨付情况,顾全大局';
    assert.equal(resultOf(await searchedLetter(desk, words))?.scrub, 'clean');
  });

  it('is not done where nobody has said who reported, or that nobody knows', async () => {
    const desk = await petitioned();
    assert.equal(resultOf(await searchedLetter(desk, '请说明情况'))?.scrub, 'not-run');
    const other = await petitioned();
    value(await other.sdk.vault.register({ event: other.obligation.event, anonymous: true }));
    assert.equal(resultOf(await searchedLetter(other, '请说明情况'))?.scrub, 'clean');
  });

  it('is not done in a session without the vault, and the letter stays', async () => {
    const { sdk } = await course.open({ actor: holder });
    const obligation = await course.toInquire(sdk, { triggers: ['petition'] });
    const inquiry = value(
      await sdk.inquiries.draft({ obligation, sender: 'department', ...course.letter }),
    );
    const refused = await sdk.inquiries.approve({ inquiry, approver: 'minister' });
    assert.ok(!refused.ok, 'refused');
    assert.ok(
      refused.error.findings.some(({ rule }) => rule === 'confidential.informant'),
      'by its rule',
    );
  });

  it('stops the letter until a second reader finds just these words harmless', async () => {
    const desk = await petitioned();
    const { sdk, seat, obligation, vaultStore } = desk;
    value(await sdk.vault.register({ event: obligation.event, informant }));
    const words = '云溪区第三粮油储备站的账目由谁核对?';
    const inquiry = await searchedLetter(desk, words);
    const stopped = await sdk.inquiries.approve({ inquiry, approver: 'minister' });
    assert.ok(!stopped.ok, 'stopped');
    assert.ok(
      stopped.error.findings.some(({ code }) => code === 'scrub-hit'),
      'by the hit',
    );
    const texts = [...Object.values(course.letter.points), words];
    const clearing = { event: obligation.event, texts, reason: '单位名称出自被函询人本人报告' };
    // Clearing it oneself is no second reading.
    value(await sdk.vault.clearHit(clearing));
    const mine = value(await sdk.inquiries.search(inquiry));
    assert.equal(resultOf(mine)?.secondReader, undefined);
    seat(second);
    value(await sdk.vault.clearHit({ ...clearing, texts: [...texts, '另一句'] }));
    seat(holder);
    const others = value(await sdk.inquiries.search(mine));
    assert.equal(resultOf(others)?.secondReader, undefined, 'other words');
    seat(second);
    value(await sdk.vault.clearHit(clearing));
    seat(holder);
    const cleared = value(await sdk.inquiries.search(others));
    assert.deepEqual(
      [resultOf(cleared)?.scrub, resultOf(cleared)?.secondReader],
      ['hit', '王副部长'],
    );
    value(await sdk.inquiries.approve({ inquiry: cleared, approver: 'minister' }));
    const log = (await vaultStore.auditAfter(0, 1000)).map(
      ({ entry }) => `${entry.by} ${entry.action}`,
    );
    assert.ok(log.includes('deputy vault.put-clearance'), 'named in the log');
  });
});
