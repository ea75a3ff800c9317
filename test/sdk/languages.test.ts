// Two SDKs in one page speak each its own language, and a host's words go before ours.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import { atTheDesk } from './district.ts';
import { appointment, importList, onlyRow } from './steps.ts';

const han = /\p{Script=Han}/u;

/** Without what the directory and the clerk wrote, and without cited clauses. */
function own(texts: readonly (string | undefined)[]): readonly string[] {
  return texts.map((text) => (text ?? '').replace(/\([^)]*[·¶][^)]*\)/g, '')).filter(Boolean);
}

async function both() {
  const store = memoryStore();
  const chinese = await atTheDesk('2026-03-10', { store });
  const english = await atTheDesk('2026-03-10', { store, locale: 'en' });
  await importList(chinese.sdk, appointment);
  return { chinese: chinese.sdk, english: english.sdk };
}

describe('an SDK', () => {
  it('names kinds, points and talkers in its language, and says why', async () => {
    const { chinese, english } = await both();
    const talked = async (sdk: typeof chinese) => {
      const row = await onlyRow(sdk);
      const talkers = await sdk.obligations.talkers(row.obligation.id, '2026-03-11');
      return own([
        row.kindName,
        ...row.points.map(({ title }) => title),
        ...sdk.policy
          .explainWindow(row.obligation.obligation.window)
          .map(({ sentence }) => sentence),
        ...talkers.flatMap(({ asName, explanations }) => [
          asName,
          ...explanations.flatMap(({ sentence, remedy }) => [sentence, remedy]),
        ]),
      ]);
    };
    const [inChinese, inEnglish] = [await talked(chinese), await talked(english)];
    assert.equal(inEnglish.length, inChinese.length);
    assert.ok(inEnglish.length > 10, 'something was said');
    assert.deepEqual(
      inEnglish.filter((text) => han.test(text)),
      [],
    );
    assert.deepEqual(
      inChinese.filter((text) => !han.test(text)),
      [],
    );
  });

  it('refuses in its language, with the same code and rules', async () => {
    const { chinese, english } = await both();
    const { id, revision } = (await onlyRow(english)).obligation;
    const input = { obligation: { id, revision }, talker: 'nobody', date: '2026-03-11' as const };
    const [here, there] = [await chinese.plan.arrange(input), await english.plan.arrange(input)];
    assert.ok(!here.ok && !there.ok);
    assert.equal(there.error.code, here.error.code);
    assert.equal(there.error.path, here.error.path);
    assert.equal(there.error.message, 'The directory does not know this person.');
    assert.equal(here.error.message, '人员目录中没有此人。');
  });

  it('says what the host says otherwise, and the rest as before', async () => {
    const { sdk } = await atTheDesk('2026-03-10', {
      messages: { refusals: { notFound: (type) => `查无${type}` } },
    });
    const gone = await sdk.talks.hold({
      talk: { id: 'none', revision: 1 },
      heldOn: '2026-03-10',
    });
    assert.ok(!gone.ok);
    assert.equal(gone.error.message, '查无talk');
    const unfit = await sdk.exchange.readDecisionList('名单.csv', '');
    assert.ok(!unfit.ok && han.test(unfit.error.message), 'the rest is Chinese');
  });

  it('keeps what is written as it was written, whoever reads it', async () => {
    const { chinese, english } = await both();
    const [here, there] = [await onlyRow(chinese), await onlyRow(english)];
    assert.equal(there.subjectName, here.subjectName);
    assert.equal(there.unitName, here.unitName);
  });
});
