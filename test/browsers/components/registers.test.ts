// The registers that one opens from the own desk: incidents, papers, and informants in the vault.
import { assert } from '@esm-bundle/chai';
import type { Actor, Outcome, TalkSdk } from '../../../src/sdk/index.ts';
import { memoryStore } from '../../../src/sdk/testing/index.ts';
import {
  accessible,
  all,
  button,
  control,
  field,
  focused,
  leave,
  LIST,
  openDesk,
  place,
  press,
  shown,
  type,
  until,
} from './desk.ts';
import { show } from './talks.ts';

const clerk: Actor = { id: 'p-clerk', name: '周敏', roles: ['clerk'] };
const delegate: Actor = { id: 'p-unit', name: '罗局长', roles: ['delegate'] };
const holder: Actor = { id: 'p-clerk', name: '周敏', roles: ['clerk', 'vault-holder'] };
const INFORMANT = '顾紫岚';
const PHONE = '13907281954';

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return outcome.value;
}

async function desk(first: Actor) {
  let sitting = first;
  const sdk = await openDesk(null, 0, {
    identity: { current: () => sitting },
    vaultStore: memoryStore(),
  });
  const list = await sdk.exchange.readDecisionList('名单.csv', LIST);
  if (list.ok) await sdk.exchange.importDecisionList(list.value);
  const sit = (actor: Actor) => {
    sitting = actor;
    for (const before of document.querySelectorAll('.stage')) before.remove();
    const element = document.createElement('talk-scheduler');
    element.view = 'mine';
    element.sdk = sdk;
    return place(element);
  };
  return { sdk, sit };
}

async function opening(element: HTMLElement, name: RegExp, tag: string): Promise<HTMLElement> {
  const opener = await button(element, name);
  opener.focus();
  opener.click();
  return until(tag, () => all(element, tag)[0]);
}

async function unfold(root: HTMLElement, name: RegExp): Promise<HTMLElement> {
  const summary = await until(String(name), () =>
    all(root, 'summary').find((one) => name.test(shown(one).trim())),
  );
  const { parentElement } = summary;
  if (!(parentElement instanceof HTMLDetailsElement)) throw new Error('a summary alone');
  if (!parentElement.open) summary.click();
  return parentElement;
}

function form(root: HTMLElement, act: string): Promise<HTMLElement> {
  return until(`the form ${act}`, () => all(root, `talk-act-form[data-act="${act}"]`)[0]);
}

async function pick(root: HTMLElement, label: RegExp, name: string): Promise<void> {
  type(await field(root, label), name);
  const person = await until(name, () =>
    all(root, 'li[role="option"]').find((one) => shown(one).includes(name)),
  );
  person.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
  await until('the choice', () => shown(root).includes('已选择'));
}

async function tick(root: HTMLElement, name: RegExp): Promise<void> {
  (await until(String(name), () => control(root, 'input', name))).click();
}

describe('incidents', () => {
  afterEach(leave);

  it('are reported by anybody, and handled by the department to their end', async () => {
    const { sdk, sit } = await desk(clerk);
    const element = sit(delegate);
    const part = await opening(element, /^反映泄密、打击报复…$/, 'talk-incidents');
    const report = await form(part, 'report');
    await press(report, /^报送$/);
    await until('what is missing', () => shown(report).includes('类型：请填写。'));
    await tick(report, /^打击报复$/);
    type(await field(report, /^发生了什么/), '谈话后被调离岗位');
    assert.isUndefined(
      control(report, 'input', /^被反映人/),
      'who may look nobody up says it in words',
    );
    await press(report, /^报送$/);
    await until('the number', () => /编号 [0-9a-f]{32}/.test(shown(part)));
    assert.notInclude(shown(part), '登记情况', 'who may not read the register sees none');
    await accessible(element);
    await press(element, /^关闭$/);
    await until('the focus is back', () => /反映泄密/.test(focused()?.textContent ?? ''));

    const desk2 = sit(clerk);
    const register = await opening(desk2, /^反映泄密、打击报复…$/, 'talk-incidents');
    await unfold(register, /^打击报复（/);
    await until('what was reported', () => shown(register).includes('谈话后被调离岗位'));
    await unfold(register, /^交办$/);
    const assign = await form(register, 'assign');
    await pick(assign, /^经办人/, '高副部');
    await press(assign, /^交办$/);
    await unfold(register, /^登记调查情况$/);
    const investigate = await form(register, 'investigate');
    type(await field(investigate, /^调查情况/), '情况属实');
    await pick(investigate, /^被反映人/, '李大海');
    await press(investigate, /^登记调查情况$/);
    await until('what was found', () => shown(register).includes('登记调查情况：情况属实'));
    await unfold(register, /^登记处理结果$/);
    const sanction = await form(register, 'sanction');
    type(await field(sanction, /^作出处理的机关/), '区委常委会');
    await tick(sanction, /^李大海$/);
    type(await field(sanction, /^处理情况/), '予以诫勉');
    await press(sanction, /^登记处理结果$/);
    await until('what was decided', () =>
      shown(register).includes('区委常委会决定：对李大海予以诫勉'),
    );
    await accessible(desk2);
    await unfold(register, /^办结$/);
    const close = await form(register, 'close');
    type(await field(close, /^结论/), '已处理');
    await tick(close, /^属实$/);
    await press(close, /^办结$/);
    await until('its end', () => shown(register).includes('办结，属实：已处理'));
    const [row] = await sdk.incidents.list();
    assert.equal(row?.incident.closed?.founded, true);
  });
});

describe('the register of papers', () => {
  afterEach(leave);

  it('tells what is out, and enters its return and the destruction of a copy before a witness', async () => {
    const { sdk, sit } = await desk(clerk);
    const [row] = await sdk.obligations.worklist({ text: '赵志强' });
    const paper = value(
      await sdk.papers.register({
        paper: 'admonition-record',
        name: '诫勉谈话记录',
        ...(row ? { obligation: row.obligation.id } : {}),
      }),
    );
    const element = sit(clerk);
    const part = await opening(element, /^材料登记…$/, 'talk-papers');
    await until('nothing is out', () => shown(part).includes('没有在外的材料和复制件'));
    await unfold(part, /诫勉谈话记录/);
    await unfold(part, /^登记复制件$/);
    const copy = await form(part, 'copy');
    type(await field(copy, /^名称/), '诫勉谈话记录复印件');
    await tick(copy, /^本人$/);
    await press(copy, /^登记复制件$/);
    await until('why not', () => shown(copy).includes('未办理') || shown(part).includes('复印件'));
    await tick(copy, /^区委组织部$/);
    await press(copy, /^登记复制件$/);
    await until('the copy', () => /部里保管的材料（2 件）/.test(shown(part)));
    await accessible(element);
    const card = await unfold(part, /诫勉谈话记录复印件/);
    await unfold(card, /^登记销毁$/);
    const shred = await form(card, 'shred');
    await press(shred, /^登记销毁$/);
    await until('no witness', () => shown(shred).includes('监交、监销人：请填写。'));
    await pick(shred, /^监交、监销人/, '高副部');
    await press(shred, /^登记销毁$/);
    await until('it is no more', () => shown(part).includes('已销毁的复制件（1 件）'));
    assert.equal((await sdk.papers.get(paper.id))?.paper.state, 'kept', 'the original stays');
    await accessible(element);
  });
});

describe('informants', () => {
  afterEach(leave);

  async function petition(sdk: TalkSdk, way: 'inquiry' | 'talk' = 'inquiry'): Promise<void> {
    value(
      await sdk.events.record({
        kind: 'reminder',
        triggers: ['petition'],
        subject: 'p-0',
        dates: { arisen: sdk.today() },
        way,
      }),
    );
  }

  it('are sealed on the case of a petition, looked at for a purpose, and gone from the page afterwards', async () => {
    const logged: string[] = [];
    const { error, warn, log } = console;
    console.error =
      console.warn =
      console.log =
        (...given: unknown[]) => {
          logged.push(given.map(String).join(' '));
        };
    try {
      const { sdk, sit } = await desk(holder);
      await petition(sdk);
      const element = sit(holder);
      const part = await opening(element, /^举报人保管库…$/, 'talk-vault');
      await unfold(part, /王小明/);
      await unfold(part, /^封存举报人信息$/);
      const seal = await form(part, 'seal');
      await press(seal, /^封存$/);
      await until('what is missing', () => shown(seal).includes('姓名：请填写。'));
      type(await field(seal, /^姓名/), INFORMANT);
      type(await field(seal, /^电话/), PHONE);
      await new Promise((resolve) => setTimeout(resolve, 1300));
      assert.deepEqual(await sdk.drafts.list(), [], 'nothing of it is kept as a draft');
      await press(seal, /^封存$/);
      await until('it is sealed', () => shown(part).includes('已封存 1 份'));
      assert.equal((await field(seal, /^姓名/)).value, '', 'the fields are empty');
      assert.notInclude(shown(element), INFORMANT);
      await accessible(element);

      const reveal = await unfold(part, /^查看举报人/);
      await press(reveal, /^登记用途并打开$/);
      await until('the purpose', () => shown(reveal).includes('用途：请填写。'));
      assert.notInclude(shown(element), INFORMANT);
      await tick(reveal, /^核实情况$/);
      let asked = '';
      element.addEventListener('talk-before-reveal', (event) => {
        if (event instanceof CustomEvent) asked = JSON.stringify(event.detail);
      });
      await press(reveal, /^登记用途并打开$/);
      await until('who it was', () => shown(element).includes(INFORMANT));
      assert.include(shown(element), PHONE);
      assert.include(asked, 'verify');
      assert.notInclude(asked, INFORMANT);
      await accessible(element);
      await press(part, /^关闭$/);
      await until('it is gone', () => !shown(element).includes(INFORMANT));

      const everything = (root: ParentNode): string =>
        [...root.querySelectorAll('*')]
          .map(
            (one) =>
              `${one.outerHTML} ${one instanceof HTMLInputElement ? one.value : ''} ${one.shadowRoot ? everything(one.shadowRoot) : ''}`,
          )
          .join(' ');
      for (const secret of [INFORMANT, PHONE]) {
        assert.notInclude(everything(document), secret, 'in the DOM');
        assert.notInclude(JSON.stringify({ ...localStorage, ...sessionStorage }), secret);
        assert.notInclude(location.href, secret);
        assert.notInclude(logged.join('\n'), secret, 'in the console');
      }
    } finally {
      Object.assign(console, { error, warn, log });
    }
  });

  it('are registered from the outline that cannot be searched without them, and by nobody else', async () => {
    const { sdk, sit } = await desk(holder);
    await petition(sdk, 'talk');
    const [row] = await sdk.obligations.worklist({ kinds: ['reminder'] });
    if (!row) throw new Error('no obligation');
    const { id, revision } = row.obligation;
    const talk = value(
      await sdk.plan.arrange({
        obligation: { id, revision },
        date: sdk.today(),
        startsAt: '09:30',
        place: '谈话室',
        talker: 'p-bu',
      }),
    );
    const refused = async (actor: Actor): Promise<HTMLElement> => {
      sit(actor).remove();
      const element = await show(sdk, talk.id);
      const fold = await until('the stage', () => control(element, 'button.fold', /^准备$/));
      if (fold.getAttribute('aria-expanded') === 'false') fold.click();
      const note = await until('the outline', () => {
        const [first] = all(element, '.notes talk-text-field');
        return first && all(first, 'textarea')[0];
      });
      type(note as HTMLInputElement, '请说明有关情况');
      await press(element, /^保存提纲$/);
      await until('the refusal', () => shown(element).includes('尚未作身份信息检查'));
      return element;
    };
    const plain = await refused(clerk);
    await until('who can', () => shown(plain).includes('由举报信息保管人办理'));
    assert.isUndefined(control(plain, 'button', /登记举报人/), 'not for a clerk without the right');

    const element = await refused(holder);
    await press(element, /^登记举报人…$/);
    const part = await until('talk-vault', () => all(element, 'talk-vault')[0]);
    await unfold(part, /^封存举报人信息$/);
    const seal = await form(part, 'seal');
    type(await field(seal, /^姓名/), INFORMANT);
    await press(seal, /^封存$/);
    await until('it is sealed', () => shown(part).includes('已封存 1 份'));
    await accessible(element);
    await press(element, /^关闭$/);
    await press(element, /^保存提纲$/);
    await until('it is searched and saved', async () => (await sdk.talks.get(talk.id))?.outline);
  });

  it('are nothing to a clerk without the right, and vanish with the lock', async () => {
    const { sdk, sit } = await desk(holder);
    await petition(sdk);
    const [row] = await sdk.obligations.worklist({ kinds: ['reminder'] });
    value(
      await sdk.vault.register({
        event: row?.obligation.event ?? '',
        informant: { name: INFORMANT },
      }),
    );
    const plain = sit(clerk);
    await button(plain, /^材料登记…$/);
    assert.isUndefined(control(plain, 'button', /举报人保管库/));
    const element = sit(holder);
    const part = await opening(element, /^举报人保管库…$/, 'talk-vault');
    await unfold(part, /王小明/);
    const reveal = await unfold(part, /^查看举报人/);
    await tick(reveal, /^联系举报人$/);
    await press(reveal, /^登记用途并打开$/);
    await until('who it was', () => shown(element).includes(INFORMANT));
    await sdk.lock();
    await until('it is gone', () => !shown(document.body).includes(INFORMANT));
  });
});
