/** The four stages of a talk: prepared, held, confirmed, followed up; and what is typed on the way. */
import { assert } from '@esm-bundle/chai';
import { createTalkSdk } from '../../../src/sdk/index.ts';
import type { SdkOptions, TalkSdk } from '../../../src/sdk/index.ts';
import {
  LIST,
  accessible,
  all,
  button,
  control,
  field,
  focused,
  key,
  leave,
  longList,
  openDesk,
  options,
  place,
  press,
  said,
  shown,
  type,
  until,
} from './desk.ts';
import { arranged, recorded, show } from './talks.ts';

function stages(element: HTMLElement): readonly string[] {
  return all(element, '.stages li').map((one) => (one.textContent ?? '').replace(/\s+/g, ''));
}

async function openStage(element: HTMLElement, name: RegExp): Promise<void> {
  const fold = await until('the stage', () => control(element, 'button.fold', name));
  if (fold.getAttribute('aria-expanded') === 'false') fold.click();
}

const select = (element: HTMLElement, name: RegExp): void => {
  const radio = control(element, 'input[type="radio"]', name);
  if (!radio) throw new Error(`no choice ${String(name)}`);
  radio.click();
};

describe('the stage 准备', () => {
  afterEach(leave);

  it('lies open before the day of the talk, and says how far the talk has come', async () => {
    const sdk = await openDesk();
    const element = await show(sdk, await arranged(sdk, '王小明', { date: '2026-03-11' }));
    assert.deepEqual(stages(element), ['准备办理中', '谈话未到', '确认未到', '跟进未到']);
    await until('the outline', () => shown(element).includes('谈话中不得提及'));
    assert.isUndefined(control(element, 'button', /^登记已谈$/));
    await accessible(element);
    element.theme = 'dark';
    await element.updateComplete;
    await accessible(element);
    for (const size of ['12px', '18px']) {
      element.style.setProperty('--talk-font-size', size);
      await accessible(element);
    }
  });

  it('takes the outline point by point, and says who wrote it', async () => {
    const sdk = await openDesk();
    const talk = await arranged(sdk, '王小明', { outline: false });
    const element = await show(sdk, talk);
    await openStage(element, /^准备$/);
    type(await field(element, /^组织决定及任职的主要理由/), '宣布区委决定');
    type(await field(element, /^需要了解的问题/), '对新岗位有何打算？\n家庭有无困难？');
    await press(element, /^保存提纲$/);
    await until('it is said', () => said(element).includes('谈话提纲已保存'));
    const kept = await sdk.plan.outline(talk);
    assert.deepEqual(
      kept?.outline.notes.map(({ note }) => note),
      ['宣布区委决定'],
    );
    assert.deepEqual(kept?.outline.questions, ['对新岗位有何打算？', '家庭有无困难？']);
    await until('the author', () => /周敏于2026年3月9日（周一）拟稿/.test(shown(element)));
    assert.isTrue((await sdk.talks.get(talk))?.outline);
  });

  it('gives words that say when and where and not why, before and after people were told', async () => {
    const sdk = await openDesk();
    const talk = await arranged(sdk, '王小明');
    const element = await show(sdk, talk);
    await openStage(element, /^准备$/);
    const words = (await field(element, /^通知内容$/)).value;
    assert.equal(words, '请于2026年3月9日（星期一） 09:30 到谈话室参加谈话。');
    assert.notMatch(words, /任职|诫勉|王小明/);
    const told: unknown[] = [];
    element.addEventListener('talk-notified', (event) => told.push((event as CustomEvent).detail));
    await press(element, /^登记已通知$/);
    await until('it is said', () => said(element).includes('已登记通知'));
    await until('who did', () => shown(element).includes('周敏于2026年3月9日（周一）登记已通知'));
    assert.lengthOf(told, 1);
    assert.isUndefined(control(element, 'button', /^登记已通知$/));
    await until('its mark', () => stages(element)[0] === '准备已完成');
  });

  it('shows both versions of the outline, field by field, where another has saved meanwhile', async () => {
    const sdk = await openDesk();
    const id = await arranged(sdk, '王小明');
    const element = await show(sdk, id);
    await openStage(element, /^准备$/);
    type(await field(element, /^组织决定及任职的主要理由/), '我写的');
    type(await field(element, /^新任职岗位/), '只有我写了这一点');
    const talk = await sdk.talks.get(id);
    const obligation = talk?.obligations[0] ?? '';
    const point = sdk.policy.contentPoints('appointment')[0]?.id ?? '';
    const saved = await sdk.plan.prepareOutline({
      talk: { id, revision: talk?.revision ?? 0 },
      notes: [{ obligation, point, note: '别人写的' }],
    });
    assert.isTrue(saved.ok);
    await until('both versions', () => all(element, '.conflict td').length === 2);
    assert.deepEqual(
      all(element, '.conflict td').map((cell) => cell.textContent?.trim()),
      ['别人写的', '我写的'],
    );
    await accessible(element);
    await press(element, /^以我的为准$/);
    await press(element, /^保存提纲$/);
    await until('mine', async () => (await sdk.plan.outline(id))?.outline.notes.length === 2);
  });

  it('prints the outline as a document of its own, from a dialog that gives the focus back', async () => {
    const sdk = await openDesk();
    const element = await show(sdk, await arranged(sdk, '王小明'));
    await openStage(element, /^准备$/);
    const print = await button(element, /^打印提纲…$/);
    print.focus();
    print.click();
    const frame = await until('the pages', () => {
      const [found] = all(element, 'iframe');
      return found instanceof HTMLIFrameElement && found.contentDocument?.querySelector('.page')
        ? found
        : undefined;
    });
    assert.include(frame.contentDocument?.body.textContent ?? '', '任职谈话提纲');
    assert.include(frame.contentDocument?.body.textContent ?? '', '不得向谈话对象泄露举报人');
    let printed = 0;
    if (frame.contentWindow) frame.contentWindow.print = () => (printed += 1);
    await press(element, /^打印$/);
    assert.equal(printed, 1);
    await accessible(element);
    key(focused() ?? element, 'Escape');
    await press(element, /^关闭$/);
    await until('the focus is back', () => focused() === print);
  });
});

describe('the stages 谈话 and 确认', () => {
  afterEach(leave);

  it('ask a leader for no more acts than the points and five', async () => {
    const sdk = await createTalkSdk({
      ...options(),
      identity: { current: () => ({ id: 'p-clerk', name: '周敏', roles: ['clerk'] }) },
    });
    const report = await sdk.exchange.readDecisionList('名单.csv', LIST);
    if (!report.ok) throw new Error(report.error.message);
    await sdk.exchange.importDecisionList(report.value);
    const talk = await arranged(sdk, '王小明');
    const element = await show(sdk, talk);
    let acts = 0;
    const act = (one: HTMLElement | undefined): void => {
      if (!one) throw new Error('nothing to act on');
      acts += 1;
      one.click();
    };
    act(await button(element, /^登记已谈$/));
    await until('the points', () => all(element, '.points > li').length > 0);
    const points = all(element, '.points > li').length;
    for (const box of all(element, '.points > li > label.tick input')) act(box);
    for (const box of all(element, '.points .parts input')) act(box);
    act(await button(element, /^确认并关闭记录$/));
    await until('it is closed', async () => (await sdk.talks.get(talk))?.confirmed);
    assert.isAtMost(acts, points + 5);
    await sdk.close();
  });

  it('keep both names where the clerk enters for the leader', async () => {
    const sdk = await openDesk();
    const talk = await arranged(sdk, '王小明');
    const element = await show(sdk, talk);
    assert.include(shown(element), '由周敏代林部长登记，两人姓名都记入');
    await press(element, /^登记已谈$/);
    await until('who entered it', () => shown(element).includes('周敏代林部长登记'));
    type(await field(element, /说明、意见和表态/), '服从');
    await press(element, /^保存记录$/);
    await until('it is kept', async () => (await sdk.talks.get(talk))?.recordedBy);
    assert.deepEqual((await sdk.talks.get(talk))?.recordedBy, {
      by: 'p-clerk',
      name: '周敏',
      onBehalfOf: '林部长',
    });
  });

  it('read the record back as it is on the screen, saved or not', async () => {
    const sdk = await openDesk();
    const element = await show(sdk, await arranged(sdk, '王小明'));
    await press(element, /^登记已谈$/);
    type(await field(element, /说明、意见和表态/), '还没有保存的话');
    (await until('the fold', () => control(element, 'summary', /^核对全文/))).click();
    await until('the words', () =>
      all(element, '.read-back')[0]?.textContent?.includes('还没有保存的话'),
    );
    assert.include(all(element, '.read-back')[0]?.textContent ?? '', '未谈');
  });

  it('close a record that the subject will not sign, before two witnesses, with the subject’s remark', async () => {
    const sdk = await openDesk();
    const talk = await arranged(sdk, '王小明');
    await recorded(sdk, talk);
    const element = await show(sdk, talk);
    await button(element, /^确认并关闭记录$/);
    select(element, /^本人拒绝签字$/);
    type(await field(element, /^见证人/), '王一');
    type(await field(element, /^谈话对象本人意见/), '不同意第二点');
    await press(element, /^确认并关闭记录$/);
    await until('the refusal', () => shown(element).includes('请填写两名见证人'));
    assert.isUndefined((await sdk.talks.get(talk))?.confirmed);
    await accessible(element);
    type(await field(element, /^见证人/), '王一、李二');
    await press(element, /^确认并关闭记录$/);
    await until('it is closed', () => shown(element).includes('记录已于2026年3月9日（周一）确认'));
    const confirmed = (await sdk.talks.get(talk))?.confirmed;
    assert.deepEqual(confirmed?.witnesses, ['王一', '李二']);
    assert.equal(confirmed?.remark, '不同意第二点');
    assert.equal(confirmed?.by.onBehalfOf, '林部长');
    await openStage(element, /^确认$/);
    await until('all of it', () => shown(element).includes('本人意见：不同意第二点'));
  });

  it('register the scan that the host keeps', async () => {
    const sdk = await openDesk();
    const talk = await arranged(sdk, '王小明');
    await recorded(sdk, talk);
    const element = await show(sdk, talk);
    element.keepFile = (file) => Promise.resolve(`oa-file-7/${file.name}`);
    await button(element, /^确认并关闭记录$/);
    select(element, /^纸质记录已签字归档$/);
    const chooser = await until('the chooser', () => all(element, 'input[type="file"]')[0]);
    if (!(chooser instanceof HTMLInputElement)) throw new Error('no file field');
    const files = new DataTransfer();
    files.items.add(new File(['%PDF'], '记录.pdf', { type: 'application/pdf' }));
    chooser.files = files.files;
    chooser.dispatchEvent(new Event('change', { bubbles: true }));
    await until('it is chosen', () => shown(element).includes('已选择：记录.pdf'));
    await press(element, /^确认并关闭记录$/);
    await until('it is closed', async () => (await sdk.talks.get(talk))?.confirmed?.scan);
    const papers = await sdk.papers.list({ talk });
    assert.deepEqual(
      papers.map(({ paper }) => paper.file?.file),
      ['oa-file-7/记录.pdf'],
    );
  });
});

describe('the stage 跟进', () => {
  afterEach(leave);

  it('leads a matter from its handler to the answer, with the rule that asks for each step', async () => {
    const sdk = await openDesk();
    const talk = await arranged(sdk, '王小明');
    await recorded(sdk, talk, true);
    const element = await show(sdk, talk);
    await until('what comes next', () => shown(element).includes('反映事项：办公用房紧张'));
    assert.match(shown(element), /未定期限 四·2⑶/);
    await openStage(element, /^谈话$/);
    const raised = await until('what was raised', () => all(element, 'talk-record-raised')[0]);
    const none = document.createElement('talk-record-raised');
    Object.assign(none, { sdk, editable: false });
    raised.after(none);
    await until('no empty box', () => shown(none).includes('未填'));
    none.remove();
    await accessible(element);
    await press(element, /^交办：办公用房紧张$/);
    const handler = await field(element, /^承办人/);
    await until('the field has the focus', () => focused() === handler);
    type(handler, '罗局长');
    await until('the one who is meant', () =>
      all(element, '[role="option"][aria-selected="true"]')[0]?.textContent?.includes('罗局长'),
    );
    key(handler, 'Enter');
    type(await field(element, /^办理期限/), '3-20');
    await press(element, /^确认交办$/);
    await until('assigned', () => said(element).includes('已交办'));
    await until('by when', () => /剩 11 天/.test(shown(element)));
    await press(element, /^登记办理结果：/);
    type(await field(element, /^办理方式/), '协调机关事务局');
    await press(element, /^确认登记办理结果$/);
    await until('the refusal', () => shown(element).includes('办理结果：请填写'));
    type(await field(element, /^办理结果/), '已调剂两间');
    type(await field(element, /^佐证材料/), '调剂通知');
    await press(element, /^确认登记办理结果$/);
    await until('handled', () => said(element).includes('办理结果已登记'));
    const [matter] = await sdk.matters.ofTalk(talk);
    assert.equal(matter?.handler?.name, '罗局长');
    assert.equal(matter?.result, '已调剂两间');
    await accessible(element);
  });

  it('shows a correction beside what stood there first, and keeps it in the record', async () => {
    const sdk = await openDesk();
    const talk = await arranged(sdk, '王小明');
    await recorded(sdk, talk, true);
    const element = await show(sdk, talk);
    await press(element, /^更正登记…$/);
    await press(element, /^保存更正$/);
    await until('what is missing', () => shown(element).includes('更正原因：请填写。'));
    type(await field(element, /^更正原因/), '地点有误');
    await press(element, /^保存更正$/);
    await until('the refusal', () => shown(element).includes('没有需要更正的内容'));
    const place$ = await until('the place', () =>
      all(element, 'talk-record-amend')[0]
        ? control(all(element, 'talk-record-amend')[0] ?? element, 'input', /^地点/)
        : undefined,
    );
    type(place$ as HTMLInputElement, '三楼会议室');
    type(await field(element, /^更正原因/), '地点登记有误');
    await accessible(element);
    await press(element, /^保存更正$/);
    await until('it is said', () => said(element).includes('更正已登记'));
    await until('both', () => all(element, '.entry del').length === 1);
    assert.equal(all(element, '.entry del')[0]?.textContent?.trim(), '谈话室');
    assert.include(shown(element), '三楼会议室');
    assert.include(shown(element), '地点登记有误');
    assert.equal((await sdk.talks.get(talk))?.place, '三楼会议室');
    await accessible(element);
  });

  it('offers nothing that the person at the desk may not do, and says so nowhere as a fault', async () => {
    const sdk = await openDesk();
    const id = await arranged(sdk, '王小明');
    await recorded(sdk, id, true);
    const reader: TalkSdk = {
      ...sdk,
      watch: (query, callback, failed) => sdk.watch(() => query(reader), callback, failed),
      talks: {
        ...sdk.talks,
        next: async (talk) =>
          (await sdk.talks.next(talk)).map(({ act }) => ({
            act,
            possible: false,
            why: '没有权限',
          })),
      },
      matters: {
        ...sdk.matters,
        list: async (query) => (await sdk.matters.list(query)).map((row) => ({ ...row, next: [] })),
      },
    };
    const element = await show(reader, id);
    await until('the matter', () => shown(element).includes('反映事项：办公用房紧张'));
    for (const name of [/^交办/, /^更正登记/, /^保存记录/, /^确认并关闭/, /^保存提纲/]) {
      assert.isUndefined(control(element, 'button', name), String(name));
    }
    assert.lengthOf(
      all(element, '.points input').filter((box) => !(box as HTMLInputElement).disabled),
      0,
    );
    await accessible(element);
  });

  it('says what failed and tries again, where the data cannot be read', async () => {
    const sdk = await openDesk();
    const id = await arranged(sdk, '王小明');
    await recorded(sdk, id, true);
    let broken = true;
    const failing: TalkSdk = {
      ...sdk,
      watch: (query, callback, failed) => sdk.watch(() => query(failing), callback, failed),
      matters: {
        ...sdk.matters,
        list: (query) => (broken ? Promise.reject(new Error('gone')) : sdk.matters.list(query)),
      },
    };
    const quiet = console.error;
    console.error = () => undefined;
    try {
      const element = await show(failing, id);
      await until('the fault', () => shown(element).includes('未能读取数据'));
      // The record itself can be read all the same.
      assert.include(shown(element), '服从组织决定');
      broken = false;
      await press(element, /^重试$/);
      await until('the matter', () => shown(element).includes('反映事项：办公用房紧张'));
    } finally {
      console.error = quiet;
    }
  });
});

describe('the focus', () => {
  afterEach(leave);

  it('is never lost where an act removes the button that it was done with', async () => {
    const sdk = await openDesk();
    const element = await show(sdk, await arranged(sdk, '王小明'));
    const act = async (name: RegExp, done: () => unknown): Promise<void> => {
      const one = await button(element, name);
      one.focus();
      key(one, 'Enter');
      one.click();
      await until(`after ${String(name)}`, done);
      await new Promise((resolve) => setTimeout(resolve, 60));
      assert.notEqual(document.activeElement, document.body, String(name));
    };
    await act(/^登记已谈$/, () => control(element, 'button', /^保存记录$/));
    await act(/^添加反映事项$/, () => control(element, 'input', /^反映事项 1$/));
    await act(/^删除反映事项 1$/, () => !control(element, 'input', /^反映事项 1$/));
    await act(/^添加反映事项$/, () => control(element, 'input', /^反映事项 1$/));
    type(await field(element, /^反映事项 1$/), '办公用房紧张');
    for (const box of all(element, '.points > li > label.tick input')) box.click();
    for (const box of all(element, '.points .parts input')) box.click();
    await act(/^确认并关闭记录$/, () => shown(element).includes('接下来'));
    await act(/^当场办结：/, () => control(element, 'button', /^确认当场办结$/));
    await act(/^取消$/, () => !control(element, 'button', /^确认当场办结$/));
    await act(/^更正登记…$/, () => control(element, 'button', /^保存更正$/));
    await act(/^取消$/, () => !control(element, 'button', /^保存更正$/));
  });
});

describe('what is typed into a talk', () => {
  const opened: TalkSdk[] = [];
  afterEach(async () => {
    await leave();
    await Promise.all(opened.splice(0).map((sdk) => sdk.close()));
  });
  let desks = 0;
  let who: { id: string; name: string; roles: readonly ['clerk'] };

  /** A sealed desk, which can be opened again as after the tab was closed. */
  async function sealedDesk(tenant: string, first: boolean): Promise<TalkSdk> {
    const more: Partial<SdkOptions> = {
      identity: { current: () => who },
      key: () => new Uint8Array(32).fill(7),
      tenant,
    };
    const sdk = await createTalkSdk({ ...options(2), ...more });
    opened.push(sdk);
    if (!first) return sdk;
    const report = await sdk.exchange.readDecisionList('名单.csv', longList(2));
    if (!report.ok) throw new Error(report.error.message);
    await sdk.exchange.importDecisionList(report.value);
    return sdk;
  }

  it('is there again after the page was closed, in every form, and for its owner only', async () => {
    who = { id: 'p-clerk', name: '周敏', roles: ['clerk'] };
    desks += 1;
    const tenant = `stages-${performance.now()}-${desks}`;
    const sdk = await sealedDesk(tenant, true);
    const talk = await arranged(sdk, '干部1');
    const other = await arranged(sdk, '干部2', { startsAt: '14:00' });
    const element = await show(sdk, talk);
    await openStage(element, /^准备$/);
    type(await field(element, /^组织决定及任职的主要理由/), '没有保存的提纲');
    type(await field(element, /^地点/), '没有保存的地点');
    await new Promise((resolve) => setTimeout(resolve, 1300));
    await recorded(sdk, other);
    element.talk = other;
    type(await field(element, /说明、意见和表态/), '没有保存的表态');
    type(await field(element, /^谈话对象本人意见/), '没有保存的意见');
    // The browser hides the page before it closes it; nothing is asked of the user.
    dispatchEvent(new Event('pagehide'));
    // Sooner than it would have been kept without that.
    await until('it is kept', async () => (await sdk.drafts.list()).length === 3, 700);
    await leave();
    await sdk.close();

    who = { id: 'p-clerk-2', name: '吴敏', roles: ['clerk'] };
    const another = await sealedDesk(tenant, false);
    const theirs = document.createElement('talk-record-form');
    theirs.sdk = another;
    theirs.talk = other;
    place(theirs);
    // Each person's records and drafts lie in a store of their own.
    await until('nothing of it', () => shown(theirs).includes('没有找到这次谈话'));
    assert.lengthOf(await another.drafts.list(), 0);
    await leave();
    await another.close();

    who = { id: 'p-clerk', name: '周敏', roles: ['clerk'] };
    const again = await sealedDesk(tenant, false);
    const mine = await show(again, other);
    await until('the draft', () => shown(mine).includes('上次填写未保存的内容'));
    assert.equal((await field(mine, /说明、意见和表态/)).value, '没有保存的表态');
    assert.equal((await field(mine, /^谈话对象本人意见/)).value, '没有保存的意见');
    mine.talk = talk;
    await until('the place', async () => (await field(mine, /^地点/)).value === '没有保存的地点');
    await openStage(mine, /^准备$/);
    await until('the outline', () =>
      all(mine, 'textarea').some((one) => (one as HTMLTextAreaElement).value === '没有保存的提纲'),
    );
  });

  it('of an outline is there again where the host puts the element elsewhere in the page', async () => {
    const sdk = await openDesk();
    const element = await show(sdk, await arranged(sdk, '王小明'));
    await openStage(element, /^准备$/);
    type(await field(element, /^组织决定及任职的主要理由/), '没有保存的提纲');
    element.remove();
    place(element);
    await openStage(element, /^准备$/);
    await until('the outline', () =>
      all(element, 'textarea').some(
        (one) => (one as HTMLTextAreaElement).value === '没有保存的提纲',
      ),
    );
    await until('it is said', () => shown(element).includes('上次填写未保存的内容'));
    await press(element, /^放弃未保存的内容$/);
    await until('it is gone', () =>
      all(element, 'textarea').every(
        (one) => (one as HTMLTextAreaElement).value !== '没有保存的提纲',
      ),
    );
  });

  it('in Chinese composition sends nothing and loses nothing, in any field of the stages', async () => {
    const sdk = await openDesk();
    const talk = await arranged(sdk, '王小明');
    await recorded(sdk, talk, true);
    const element = await show(sdk, talk);
    await press(element, /^更正登记…$/);
    const before = await sdk.talks.get(talk);
    for (const name of [/^更正原因/, /^批准人/]) {
      const input = await field(element, name);
      input.focus();
      // A list from which Enter would choose.
      if (name.source.includes('批准人')) {
        await until('people', () => all(element, '[role="option"]')[0]);
      }
      input.dispatchEvent(
        new CompositionEvent('compositionstart', { bubbles: true, composed: true }),
      );
      input.value = 'di';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      const enter = key(input, 'Enter', { isComposing: true, keyCode: 229 });
      assert.isFalse(enter.defaultPrevented);
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(input.value, 'di');
      input.value = '地';
      input.dispatchEvent(
        new CompositionEvent('compositionend', { bubbles: true, composed: true, data: '地' }),
      );
      key(input, 'Enter');
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(input.value, '地');
    }
    assert.equal((await sdk.talks.get(talk))?.revision, before?.revision);
  });
});
