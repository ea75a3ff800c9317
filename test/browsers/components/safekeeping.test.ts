// 数据保管, opened from the provider's line: exchange, backup and restore, what protects the data, leaving.
import { assert } from '@esm-bundle/chai';
import { createTalkSdk, httpSync } from '../../../src/sdk/index.ts';
import type { Actor, SdkOptions, TalkSdk } from '../../../src/sdk/index.ts';
import { createReferenceHandler } from '../../../src/sdk/sync/handler.ts';
import {
  accessible,
  all,
  button,
  control,
  directory,
  field,
  focused,
  leave,
  LIST,
  NOW,
  options,
  place,
  press,
  said,
  shown,
  type,
  until,
} from './desk.ts';

const clerk: Actor = { id: 'p-clerk', name: '周敏', roles: ['clerk'] };
const other: Actor = { id: 'p-clerk-2', name: '吴敏', roles: ['clerk'] };
const PASSPHRASE = '春风化雨润物无声';

const opened: TalkSdk[] = [];
let desks = 0;

async function open(more: Partial<SdkOptions>, list: string | null = LIST): Promise<TalkSdk> {
  desks += 1;
  const tenant = `safe-${performance.now()}-${desks}`;
  const sdk = await createTalkSdk({ ...options(), tenant, autoSync: 'never', ...more });
  opened.push(sdk);
  if (list !== null) {
    const report = await sdk.exchange.readDecisionList('名单.csv', list);
    if (!report.ok) throw new Error(report.error.message);
    const imported = await sdk.exchange.importDecisionList(report.value);
    if (!imported.ok) throw new Error(imported.error.message);
  }
  return sdk;
}

function sealed(): Partial<SdkOptions> {
  return { key: () => new Uint8Array(32).fill(7) };
}

function provide(sdk: TalkSdk) {
  const provider = document.createElement('talk-provider');
  provider.sdk = sdk;
  return place(provider);
}

async function opening(provider: HTMLElement): Promise<HTMLElement> {
  const opener = await button(provider, /^数据保管…$/);
  opener.focus();
  opener.click();
  return until('the dialog', () => all(provider, 'talk-safekeeping')[0]);
}

async function unfold(root: HTMLElement, name: string): Promise<HTMLElement> {
  const summary = await until(name, () =>
    all(root, 'summary').find((one) => shown(one).trim() === name),
  );
  summary.click();
  const { parentElement } = summary;
  if (!parentElement) throw new Error('a summary alone');
  return parentElement;
}

function arrange(sdk: TalkSdk, placeName: string) {
  return async () => {
    const [row] = await sdk.obligations.worklist({ text: '王小明' });
    if (!row) throw new Error('nobody called 王小明');
    const { id, revision } = row.obligation;
    const outcome = await sdk.plan.arrange({
      obligation: { id, revision },
      date: sdk.today(),
      startsAt: '09:30',
      place: placeName,
      talker: 'p-bu',
      outline: true,
    });
    if (!outcome.ok) throw new Error(outcome.error.message);
    return outcome.value;
  };
}

/** What the page hands to the one at the desk: files, by name. */
function downloads(): { readonly files: Map<string, Blob>; stop(): void } {
  const files = new Map<string, Blob>();
  const blobs = new Map<string, Blob>();
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob: Blob) => {
    const address = createObjectURL.call(URL, blob);
    blobs.set(address, blob);
    return address;
  };
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    if (blob) files.set(this.download, blob);
  };
  return {
    files,
    stop: () => {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    },
  };
}

async function give(root: HTMLElement, file: Blob, name: string): Promise<void> {
  const input = await until('the file input', () => all(root, 'input[type="file"]')[0]);
  const transfer = new DataTransfer();
  transfer.items.add(new File([file], name));
  (input as HTMLInputElement).files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await until('the name of the file', () => shown(root).includes(name));
}

/** A request of Chromium 86 cannot be read as a stream, as a server's can. */
function asRequest(input: RequestInfo | URL, init?: RequestInit): Request {
  const request = new Request(String(input), init);
  if (request.body) return request;
  return Object.defineProperty(request, 'body', {
    value: new Response(String(init?.body)).body,
  });
}

async function cleared(): Promise<void> {
  await leave();
  await Promise.all(opened.splice(0).map((sdk) => sdk.close()));
}

describe('the line that says where the data stand', () => {
  afterEach(cleared);

  it('tells of a backup that is due, and opens 数据保管 by mouse and by keys', async () => {
    const sdk = await open(sealed());
    const provider = provide(sdk);
    await until('the reminder', () => shown(provider).includes('还没有备份'));
    const dialog = await opening(provider);
    await until('all of it', () => shown(dialog).includes('本页没有接同步'));
    await accessible(provider);
    await unfold(dialog, '查看保护情况');
    await until('a line', () => shown(dialog).includes('数据加密保存在本机'));
    assert.include(shown(dialog), '没有设应急密钥');
    provider.theme = 'dark';
    await accessible(provider);
    const native = await until('the dialog', () => all(provider, 'dialog')[0]);
    native.dispatchEvent(new Event('cancel', { cancelable: true }));
    await until('it to close', () => all(provider, 'talk-safekeeping').length === 0);
    assert.equal(focused()?.textContent?.trim(), '数据保管…', 'the focus is back');
    provider.openSafekeeping();
    await until('the host opened it', () => all(provider, 'talk-safekeeping')[0]);
  });

  it('locks at once, and tells the host who wants to sign out', async () => {
    const sdk = await open(sealed());
    const provider = provide(sdk);
    let asked = 0;
    provider.addEventListener('talk-log-out', () => (asked += 1));
    await opening(provider);
    await press(provider, /^锁定并退出登录$/);
    await until('the lock', () => sdk.locked && asked === 1);
    await until('nothing is open', () => all(provider, 'talk-safekeeping').length === 0);
    await until('what to do', () => shown(provider).includes('请在门户中退出登录'));
  });

  it('cleans the machine only when that was said, and again where something is only here', async () => {
    const handler = createReferenceHandler({
      identity: () => clerk,
      clock: { now: () => NOW },
      directory: directory(),
    });
    const sync = httpSync('http://portal.test/talks', {
      fetch: (input, init) => handler(asRequest(input, init)),
    });
    const sdk = await open({ ...sealed(), sync });
    const provider = provide(sdk);
    await until('what waits', () => shown(provider).includes('只在本机（本机暂存），等待送交'));
    const dialog = await opening(provider);
    const part = await unfold(dialog, '清除本机数据…');
    await press(part, /^删除本机数据$/);
    await until('the refusal', () => shown(part).includes('请先勾选确认'));
    (await until('the tick', () => control(part, 'input', /我确认删除/))).click();
    await press(part, /^删除本机数据$/);
    await until('the second question', () => shown(part).includes('我知道这些内容将丢失'));
    assert.isFalse(sdk.locked, 'nothing is deleted yet');
    await accessible(provider);
    (await until('the tick', () => control(part, 'input', /将丢失/))).click();
    await press(part, /^删除本机数据$/);
    await until('it is gone', () => sdk.locked);
  });
});

describe('backup and restore on screen', () => {
  afterEach(cleared);

  it('make a file, check it, say what will be lost, and lay it in only then', async () => {
    const got = downloads();
    try {
      const sdk = await open({ passphrase: () => PASSPHRASE });
      const provider = provide(sdk);
      const dialog = await opening(provider);
      await press(dialog, /^立即备份$/);
      await until('the file', () => shown(dialog).includes('备份已生成'));
      const [name, file] = [...got.files][0] ?? ['', new Blob()];
      assert.match(name, /^干部谈话备份-2026-03-09\.ctbk$/);
      await until('the reminder is gone', () => !shown(provider).includes('还没有备份'));
      await arrange(sdk, '备份以后')();

      const part = await unfold(dialog, '从备份恢复');
      await press(part, /^核对备份$/);
      await until('no file', () => shown(part).includes('请先选择文件'));
      await give(part, file, name);
      await press(part, /^核对备份$/);
      await until('no secret', () => shown(part).includes('请输入口令或应急密钥'));
      const secret = await field(part, /^备份时的口令$/);
      type(secret, '不对的口令不对的口令');
      await press(part, /^核对备份$/);
      await until('the wrong one', () => shown(part).includes('密钥或口令不对'));
      assert.isUndefined(control(part, 'button', /^恢复$/), 'nothing to restore yet');
      type(secret, PASSPHRASE);
      await press(part, /^核对备份$/);
      await until('what it holds', () => shown(part).includes('这份备份完整'));
      await until('what is lost', () => /约 \d+ 条操作不再存在/.test(shown(part)));
      await press(part, /^恢复$/);
      await until('the tick is asked for', () => shown(part).includes('并勾选确认'));
      assert.isUndefined(sdk.status.closed, 'nothing was replaced');
      await accessible(provider);
      let restored = 0;
      provider.addEventListener('talk-restored', () => (restored += 1));
      (await until('the tick', () => control(part, 'input', /我已核对/))).click();
      await press(part, /^恢复$/);
      await until('it is restored', () => shown(dialog).includes('已恢复到'), 40_000);
      assert.equal(restored, 1);
      assert.equal(sdk.status.closed, 'restored');
      assert.include(shown(dialog), '审计日志校验无误');
      assert.equal(all(provider, 'input[type="password"]').length, 0, 'no secret is left lying');
      await press(provider, /^关闭$/);
      await until('why it is closed', () => shown(provider).includes('请刷新本页'));
    } finally {
      got.stop();
    }
  });
});

describe('exchange on screen', () => {
  afterEach(cleared);

  async function two() {
    const handler = createReferenceHandler({
      identity: (request) =>
        [clerk, other].find(({ id }) => id === request.headers.get('x-person')),
      clock: { now: () => NOW },
      directory: directory(),
    });
    const desk = async (who: Actor, list: string | null) =>
      open(
        {
          identity: { current: () => who },
          sync: httpSync('http://portal.test/talks', {
            fetch: (input, init) => handler(asRequest(input, init)),
            headers: () => ({ 'x-person': who.id }),
          }),
        },
        list,
      );
    const first = await desk(clerk, LIST);
    await first.sync.run();
    const second = await desk(other, null);
    await second.sync.run();
    return { first, second };
  }

  it('shows what was not taken field by field, and keeps what was chosen', async () => {
    const { first, second } = await two();
    const talk = await arrange(first, '区委 301 室')();
    await first.sync.run();
    await second.sync.run();
    const move = async (sdk: TalkSdk, where: string) => {
      const row = (await sdk.obligations.worklist({ text: '王小明' }))[0];
      const outcome = await sdk.plan.reschedule({
        talk: { id: talk.id, revision: row?.talk?.revision ?? 0 },
        place: where,
      });
      if (!outcome.ok) throw new Error(outcome.error.message);
    };
    await move(first, '会议室甲');
    await first.sync.run();
    await move(second, '会议室乙');
    const provider = provide(second);
    const dialog = await opening(provider);
    await press(dialog, /^立即同步$/);
    await until('what was not taken', () => shown(dialog).includes('没有被接收的操作（1 件）'));
    await until('the mark on the line', () => shown(provider).includes('1 项未被接收'));
    const told = shown(await until('the conflict', () => all(dialog, '.conflict')[0]));
    for (const text of [
      '王小明',
      '安排、改期谈话',
      '地点',
      '区委 301 室',
      '会议室甲',
      '会议室乙',
    ]) {
      assert.include(told, text);
    }
    await accessible(provider);
    const mine = await button(dialog, /^按我的再办一次$/);
    mine.focus();
    mine.click();
    await until('it is settled', () => all(dialog, '.conflict').length === 0);
    await until('it is said', () => said(provider).includes('已按您的内容重新办理'));
    assert.equal((await second.talks.get(talk.id))?.place, '会议室乙');
    assert.deepEqual(await second.sync.conflicts(), []);
  });

  it('hands a file over and takes it in, with the passphrase typed twice', async () => {
    const got = downloads();
    try {
      const leader: Actor = { id: 'p-bu', name: '林部长', roles: ['leader'] };
      const there = await open({ identity: { current: () => leader } }, null);
      const record = await there.events.record({
        kind: 'reminder',
        triggers: ['audit'],
        subject: 'p-0',
        dates: { arisen: there.today() },
        way: 'talk',
      });
      void record;
      const here = await open({}, LIST);
      const giving = provide(here);
      giving.colleague = (id) => (id === leader.id ? leader : undefined);
      const dialog = await opening(giving);
      const part = await unfold(dialog, '生成移交文件');
      type(await field(part, /^约定的口令$/), PASSPHRASE);
      await press(part, /^生成文件$/);
      await until('the slip', () => shown(part).includes('两次输入的口令不一样'));
      type(await field(part, /^再输一次口令$/), PASSPHRASE);
      await press(part, /^生成文件$/);
      await until('the file', () => shown(part).includes('移交文件已生成'));
      assert.equal((await field(part, /^约定的口令$/)).value, '', 'no secret is left lying');
      const [name, file] = [...got.files][0] ?? ['', new Blob()];
      assert.match(name, /\.ctho$/);
      await accessible(giving);

      const answer = await unfold(dialog, '生成回执文件');
      type(await field(answer, /^移交人/), '林部长');
      const person = await until('the leader', () =>
        all(answer, 'li[role="option"]').find((one) => shown(one).includes('林部长')),
      );
      person.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
      await until('the choice', () => shown(answer).includes('已选择'));
      type(await field(answer, /^约定的口令$/), PASSPHRASE);
      type(await field(answer, /^再输一次口令$/), PASSPHRASE);
      got.files.clear();
      await press(answer, /^生成文件$/);
      await until('the answer', () => got.files.size === 1);
      const [answerName, answerFile] = [...got.files][0] ?? ['', new Blob()];

      const taking = provide(there);
      const theirs = await opening(taking);
      const take = await unfold(theirs, '接收移交文件');
      await give(take, file, name);
      type(await field(take, /^约定的口令$/), PASSPHRASE);
      await press(take, /^接收$/);
      await until('it is not for this desk', () => all(take, '[data-said].alarm').length === 1);
      await give(take, answerFile, answerName);
      type(await field(take, /^约定的口令$/), PASSPHRASE);
      await press(take, /^接收$/);
      await until('what was received', () => /收到记录 \d+ 条/.test(shown(take)));
      const rows = await there.obligations.worklist();
      assert.isTrue(rows.some(({ subjectName }) => subjectName === '李大海'));
    } finally {
      got.stop();
    }
  });
});
