/** What the elements show while the desk is locked, and that nothing typed is lost or told to another. */
import { assert } from '@esm-bundle/chai';
import { createTalkSdk } from '../../../src/sdk/index.ts';
import type { LockTimers, SdkOptions, TalkSdk } from '../../../src/sdk/index.ts';
import {
  LIST,
  accessible,
  all,
  button,
  control,
  field,
  leave,
  options,
  place,
  press,
  said,
  shown,
  type,
  until,
} from './desk.ts';

const clerk = { id: 'p-clerk', name: '周敏', roles: ['clerk'] } as const;
const other = { id: 'p-clerk-2', name: '吴敏', roles: ['clerk'] } as const;
const TYPED = '本人表示服从组织安排';

const opened: TalkSdk[] = [];
let desks = 0;

function sealed(): Partial<SdkOptions> {
  desks += 1;
  return { key: () => new Uint8Array(32).fill(7), tenant: `lock-${performance.now()}-${desks}` };
}

async function desk(more: Partial<SdkOptions> = {}): Promise<TalkSdk> {
  const sdk = await createTalkSdk({ ...options(), ...more });
  opened.push(sdk);
  const report = await sdk.exchange.readDecisionList('名单.csv', LIST);
  if (!report.ok) throw new Error(report.error.message);
  const imported = await sdk.exchange.importDecisionList(report.value);
  if (!imported.ok) throw new Error(imported.error.message);
  return sdk;
}

async function heldTalk(sdk: TalkSdk): Promise<string> {
  const [row] = await sdk.obligations.worklist({ text: '王小明' });
  if (!row) throw new Error('nobody called 王小明');
  const { id, revision } = row.obligation;
  const date = sdk.today();
  const talk = await sdk.plan.arrange({
    ...{ obligation: { id, revision }, date, startsAt: '09:30', place: '谈话室' },
    ...{ talker: 'p-bu', outline: true },
  });
  if (!talk.ok) throw new Error(talk.error.message);
  const held = await sdk.talks.hold({
    talk: { id: talk.value.id, revision: talk.value.revision },
    heldOn: date,
  });
  if (!held.ok) throw new Error(held.error.message);
  return held.value.id;
}

function inProvider<T extends HTMLElement>(sdk: TalkSdk, element: T) {
  const provider = document.createElement('talk-provider');
  provider.sdk = sdk;
  provider.append(element);
  return place(provider);
}

async function typing(sdk: TalkSdk) {
  const form = document.createElement('talk-record-form');
  form.talk = await heldTalk(sdk);
  const provider = inProvider(sdk, form);
  type(await field(form, /记录谈话对象/), TYPED);
  return { form, provider };
}

const statement = (root: HTMLElement) =>
  (control(root, 'textarea', /记录谈话对象/) as HTMLTextAreaElement | undefined)?.value;

class Time implements LockTimers {
  private at = 0;
  private calls: { readonly at: number; readonly call: () => void }[] = [];
  now = () => this.at;
  after = (ms: number, call: () => void) => {
    const one = { at: this.at + ms, call };
    this.calls.push(one);
    return () => {
      this.calls = this.calls.filter((each) => each !== one);
    };
  };
  get running(): boolean {
    return this.calls.length > 0;
  }
  pass(ms: number): void {
    this.at += ms;
    for (const one of this.calls.filter(({ at }) => at <= this.at)) {
      this.calls = this.calls.filter((each) => each !== one);
      one.call();
    }
  }
}

async function cleared(): Promise<void> {
  await leave();
  await Promise.all(opened.splice(0).map((sdk) => sdk.close()));
}

describe('a locked desk', () => {
  afterEach(cleared);

  it('shows why and nothing of the records, and all that was typed after it is unlocked', async () => {
    const sdk = await desk(sealed());
    const { form, provider } = await typing(sdk);
    await sdk.lock();
    await until('the locked state', () => shown(form).includes('已锁定'));
    assert.include(shown(form), '已按您的要求锁定');
    assert.notInclude(shown(provider), '王小明');
    assert.include(said(provider), '谈话数据已锁定');
    await accessible(provider);
    provider.theme = 'dark';
    await until('dark', () => all(form, '.talk')[0]?.dataset['theme'] === 'dark');
    await accessible(provider);
    await press(form, /^解锁$/);
    await until('what was typed', () => statement(form) === TYPED);
    assert.include(shown(form), '上次填写未保存');
    assert.isDefined((await sdk.drafts.list())[0], 'it had been sealed');
    await press(form, /^保存记录$/);
    await until('it to be saved', async () => {
      const talk = await sdk.talks.get(form.talk ?? '');
      return talk?.statement === TYPED;
    });
    assert.lengthOf(await sdk.drafts.list(), 0);
  });

  it('closes dialogs for good, without a provider too', async () => {
    const sdk = await desk();
    const scheduler = document.createElement('talk-scheduler');
    scheduler.sdk = sdk;
    place(scheduler);
    const rows = () => all(scheduler, 'tr.row-item');
    (await until('a row', () => rows()[0])).dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }),
    );
    await until('the dialog', () => all(scheduler, 'dialog[open]')[0]);
    await sdk.lock();
    await until('the locked state', () => shown(scheduler).includes('已锁定'));
    assert.lengthOf(all(scheduler, 'dialog[open]'), 0);
    assert.notInclude(shown(scheduler), '王小明');
    await press(scheduler, /^解锁$/);
    await until('the rows', () => rows().length === 3);
    assert.lengthOf(all(scheduler, 'dialog[open]'), 0);
  });

  it('is locked after a warning that 继续使用 answers', async () => {
    const time = new Time();
    const sdk = await desk({ ...sealed(), lock: { timers: time } });
    const scheduler = document.createElement('talk-scheduler');
    const provider = inProvider(sdk, scheduler);
    await until('the rows', () => shown(scheduler).includes('王小明'));
    await until('the watch', () => time.running);
    time.pass(240_000);
    await until('the warning', () => said(provider).includes('60 秒后将自动锁定'));
    await press(provider, /继续使用/);
    await until('no warning', () => !shown(provider).includes('自动锁定'));
    time.pass(61_000);
    // A lock first waits for drafts to be sealed.
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.isFalse(sdk.locked, 'somebody is there');
    time.pass(240_000);
    await until('the locked state', () => shown(scheduler).includes('较长时间没有操作'));
    assert.notInclude(said(provider), '秒后');
  });

  it('asks for the passphrase that opened it, or the escrow key, and says which is wrong', async () => {
    const passphrase = 'zhang-wang-li-zhao-2026';
    const { tenant = '' } = sealed();
    const sdk = await desk({ tenant, passphrase: () => passphrase });
    const escrow = await sdk.keys.setUpEscrow();
    if (!escrow.ok) throw new Error(escrow.error.message);
    const scheduler = document.createElement('talk-scheduler');
    inProvider(sdk, scheduler);
    await until('the rows', () => shown(scheduler).includes('王小明'));
    await sdk.lock();
    type(await field(scheduler, /^口令$/), 'wrong');
    await press(scheduler, /^解锁$/);
    await until('the fault', () => shown(scheduler).includes('口令不对'), 15_000);
    await accessible(scheduler);
    type(await field(scheduler, /^口令$/), passphrase);
    await press(scheduler, /^解锁$/);
    await until('the rows', () => shown(scheduler).includes('王小明'), 15_000);
    await sdk.lock();
    (await until('the fold', () => all(scheduler, 'summary')[0])).click();
    type(await field(scheduler, /^应急密钥$/), 'no key');
    await press(scheduler, /^解锁$/);
    await until('the fault', () => shown(scheduler).includes('应急密钥不对'));
    type(await field(scheduler, /^应急密钥$/), escrow.value.text);
    await press(scheduler, /^解锁$/);
    await until('the rows', () => shown(scheduler).includes('王小明'), 15_000);
  }).timeout(60_000);
});

describe('another person at the desk', () => {
  afterEach(cleared);

  it('is told so, and is not offered what was being typed', async () => {
    let actor: typeof clerk | typeof other = clerk;
    const sdk = await desk({ ...sealed(), identity: { current: () => actor } });
    const { form } = await typing(sdk);
    actor = other;
    await sdk.talks.get(form.talk ?? '').catch(() => undefined);
    await until('the locked state', () => shown(form).includes('人员已更换'));
    await press(form, /^解锁$/);
    await until('the desk of the other', () => shown(form).includes('没有'));
    assert.notInclude(shown(form), TYPED);
    assert.isUndefined(statement(form));
  });

  it('is offered nothing at a store that both share, and the first one finds it again', async () => {
    let actor: typeof clerk | typeof other = clerk;
    const sdk = await desk({ identity: { current: () => actor } });
    const { form } = await typing(sdk);
    await sdk.lock();
    actor = other;
    await press(form, /^解锁$/);
    await until('the same talk', () => statement(form) !== undefined);
    assert.equal(statement(form), '');
    await sdk.lock();
    actor = clerk;
    await (await button(form, /^解锁$/)).click();
    await until('what was typed', () => statement(form) === TYPED);
  });
});
