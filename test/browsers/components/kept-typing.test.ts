/** Nothing typed into the form of any act is lost: the tab is killed, the desk locked, the element taken away, the record changed. */
import { assert } from '@esm-bundle/chai';
import { createTalkSdk } from '../../../src/sdk/index.ts';
import type { SdkOptions, TalkSdk } from '../../../src/sdk/index.ts';
import { heard } from './devtools.ts';
import {
  all,
  control,
  field,
  LIST,
  leave,
  options,
  place,
  press,
  said,
  shown,
  type,
  until,
} from './desk.ts';
import { form } from './cases.ts';
import { draftedLetter, unfoldAll } from './screens.ts';
import { arranged, recorded, show } from './talks.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

const opened: TalkSdk[] = [];
let who: { id: string; name: string; roles: readonly ['clerk'] };
const clerk = { id: 'p-clerk', name: '周敏', roles: ['clerk'] } as const;
let desks = 0;

/** A sealed desk that can be opened again, as after the tab was killed. */
async function sealedDesk(tenant: string): Promise<TalkSdk> {
  const more: Partial<SdkOptions> = {
    identity: { current: () => who },
    key: () => new Uint8Array(32).fill(9),
    tenant,
  };
  const sdk = await createTalkSdk({ ...options(), ...more });
  opened.push(sdk);
  return sdk;
}

async function filledDesk(): Promise<{ sdk: TalkSdk; tenant: string }> {
  who = clerk;
  desks += 1;
  const tenant = `typing-${performance.now()}-${desks}`;
  const sdk = await sealedDesk(tenant);
  const report = await sdk.exchange.readDecisionList('名单.csv', LIST);
  if (!report.ok) throw new Error(report.error.message);
  await sdk.exchange.importDecisionList(report.value);
  return { sdk, tenant };
}

function tracker(sdk: TalkSdk, open: string): HTMLElement {
  const element = document.createElement('talk-admonition-tracker');
  element.sdk = sdk;
  element.case = open;
  return place(element);
}

/** The forms of acts into which words are typed. */
function withTexts(element: HTMLElement): readonly HTMLElement[] {
  return all(element, 'talk-act-form').filter((act) => all(act, 'talk-text-field').length > 0);
}

/** The texts of all forms of acts, by form and field. */
function texts(element: HTMLElement): ReadonlyMap<string, Field> {
  const found = new Map<string, Field>();
  for (const act of withTexts(element)) {
    for (const one of all(act, 'talk-text-field')) {
      const [input] = all(one, 'input, textarea') as Field[];
      if (input) found.set(`${act.dataset['act'] ?? ''}: ${label(one)}`, input);
    }
  }
  return found;
}

function label(one: HTMLElement): string {
  return (one as HTMLElement & { readonly label: string }).label;
}

async function typeAll(element: HTMLElement): Promise<ReadonlyMap<string, string>> {
  await until('the forms', () => texts(element).size > 1);
  await unfoldAll(element);
  const typed = new Map<string, string>();
  for (const [name, one] of texts(element)) {
    const words = `没有登记的内容${typed.size + 1}`;
    type(one as HTMLInputElement, words);
    typed.set(name, words);
  }
  return typed;
}

async function allThere(element: HTMLElement, typed: ReadonlyMap<string, string>): Promise<void> {
  await until('what was typed', () => {
    const now = texts(element);
    return now.size > 0 && [...typed].every(([name, words]) => now.get(name)?.value === words);
  }).catch((error: unknown) => {
    const now = Object.fromEntries([...texts(element)].map(([name, { value }]) => [name, value]));
    throw new Error(`${String(error)}: ${JSON.stringify(now)}`);
  });
}

async function kept(sdk: TalkSdk, forms: number): Promise<void> {
  dispatchEvent(new Event('pagehide'));
  await until('it is kept', async () => (await sdk.drafts.list()).length >= forms);
}

describe('what is typed into the form of an act', () => {
  afterEach(async () => {
    await leave();
    await Promise.all(opened.splice(0).map((sdk) => sdk.close()));
  });

  const cases = {
    'an admonition': async (sdk: TalkSdk) => (await sdk.admonitions.list())[0]?.admonition.id ?? '',
    'an inquiry': (sdk: TalkSdk) => draftedLetter(sdk),
  };
  for (const [name, prepared] of Object.entries(cases)) {
    it(`about ${name} outlives the element, a lock and the tab, for its owner only`, async () => {
      const { sdk, tenant } = await filledDesk();
      const open = await prepared(sdk);
      const element = tracker(sdk, open);
      const typed = await typeAll(element);
      assert.isAtLeast(typed.size, 2);

      // The host puts the element elsewhere in the page.
      element.remove();
      place(element);
      await until('it is said', () => shown(element).includes('上次填写未保存的内容'));
      await allThere(element, typed);

      await sdk.lock();
      await until('nothing of it', () => texts(element).size === 0);
      const unlocked = await sdk.unlock();
      assert.isTrue(unlocked.ok);
      await allThere(element, typed);

      await kept(sdk, withTexts(element).length);
      await leave();
      await sdk.close();
      who = { id: 'p-clerk-2', name: '吴敏', roles: ['clerk'] };
      const another = await sealedDesk(tenant);
      assert.lengthOf(await another.drafts.list(), 0);
      await another.close();

      who = clerk;
      const again = await sealedDesk(tenant);
      const mine = tracker(again, open);
      await allThere(mine, typed);
      // What was folded and holds something is open.
      for (const act of withTexts(mine)) {
        const fold = act.closest('details');
        if (fold) assert.isTrue(fold.open, act.dataset['act']);
      }
    });
  }

  it('of the stage 跟进 is there again after the tab was killed, in the form it was typed into', async () => {
    const { sdk, tenant } = await filledDesk();
    const talk = await arranged(sdk, '王小明');
    await recorded(sdk, talk, true);
    const element = await show(sdk, talk);
    await press(element, /^当场办结：/);
    type(await field(element, /^办理方式/), '协调机关事务局');
    await press(element, /^更正登记…$/);
    type(await field(element, /^更正原因/), '地点登记有误');
    await kept(sdk, 2);
    await leave();
    await sdk.close();

    const mine = await show(await sealedDesk(tenant), talk);
    await until(
      'the matter',
      async () => (await field(mine, /^办理方式/)).value === '协调机关事务局',
    );
    assert.equal((await field(mine, /^更正原因/)).value, '地点登记有误');
  });

  it('is not lost where it was typed before what was kept is there, nor is what was kept', async () => {
    const { sdk } = await filledDesk();
    let gate = Promise.resolve();
    const slowly: TalkSdk['drafts']['get'] = async (kept) => {
      await gate;
      return sdk.drafts.get(kept);
    };
    const slow = Object.create(sdk, {
      drafts: { value: { ...sdk.drafts, get: slowly } },
    }) as TalkSdk;
    const element = tracker(slow, await draftedLetter(sdk));
    const reads = (words: string) => () =>
      [...texts(element).values()].some(({ value }) => value === words);
    const write = async (words: string) => {
      // A case that is read again is folded again.
      const question = await until('the question', async () => {
        await unfoldAll(element);
        return control(await form(element, 'revise'), 'textarea', /需要说明的问题/);
      });
      type(question as HTMLInputElement, words);
    };
    await write('先前写的问题？');

    const putElsewhere = (): (() => void) => {
      element.remove();
      let open = (): void => undefined;
      gate = new Promise<void>((done) => {
        open = done;
      });
      place(element);
      return open;
    };
    let arrive = putElsewhere();
    await write('刚写的问题？');
    arrive();
    const both = '先前写的问题？\n刚写的问题？';
    await until('both', reads(both));

    // Taken away again before it was there.
    arrive = putElsewhere();
    await write('最后写的问题？');
    element.remove();
    arrive();
    place(element);
    await until('all three', reads(`${both}\n最后写的问题？`));
  });

  it('is not sent over what another has written before somebody has chosen, field by field', async () => {
    const { sdk } = await filledDesk();
    const id = await draftedLetter(sdk);
    const element = tracker(sdk, id);
    await until('the forms', () => texts(element).size > 1);
    await unfoldAll(element);
    const revise = await form(element, 'revise');
    type(await field(revise, /需要说明的问题/), '我的问题？');
    const [row] = await sdk.inquiries.list();
    if (!row) throw new Error('no inquiry');
    const [point] = row.points;
    const elsewhere = await sdk.inquiries.revise({
      inquiry: { id, revision: row.inquiry.revision },
      points: { ...row.round.points, [point?.id ?? '']: '别人改写的一点' },
      questions: ['别人的问题？'],
    });
    assert.isTrue(elsewhere.ok);
    // Where nothing was typed, the form shows what is recorded now.
    await until('both versions', () => all(revise, '.conflict td').length === 2);
    assert.deepEqual(
      all(revise, '.conflict td').map((cell) => cell.textContent?.trim()),
      ['别人的问题？', '我的问题？'],
    );
    assert.isTrue(
      (all(revise, 'textarea') as HTMLTextAreaElement[]).some(
        ({ value }) => value === '别人改写的一点',
      ),
      'the point as it is now',
    );
    await until('it is said', () => said(element).includes('他人保存了不同的内容'));
    await press(revise, /^修改函询通知书$/);
    await until('the refusal', () => shown(revise).includes('未办理'));
    assert.deepEqual(
      (await sdk.inquiries.get(id))?.round.questions.map(({ text }) => text),
      ['别人的问题？'],
    );
    const tree = await heard();
    if (tree) {
      const words = tree.map(({ name }) => name).join('\n');
      for (const sentence of ['他人保存了不同的内容', '别人的问题？', '我的问题？', '以我的为准']) {
        assert.include(words, sentence);
      }
      assert.isTrue(
        tree.some(({ role, name }) => role === 'button' && name === '采用对方的'),
        'a screen reader is offered the choice',
      );
    }
    await press(revise, /^以我的为准$/);
    await press(revise, /^修改函询通知书$/);
    await until('mine', async () =>
      (await sdk.inquiries.get(id))?.round.questions.some(({ text }) => text === '我的问题？'),
    );
    assert.equal((await sdk.inquiries.get(id))?.round.points[point?.id ?? ''], '别人改写的一点');
  });
});
