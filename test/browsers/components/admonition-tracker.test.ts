import { assert } from '@esm-bundle/chai';
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
  openDesk,
  place,
  press,
  shown,
  type,
  until,
} from './desk.ts';
import { pick, steps } from './cases.ts';

async function open() {
  const sdk = await openDesk();
  const element = document.createElement('talk-admonition-tracker');
  element.sdk = sdk;
  place(element);
  await until('the case', () => shown(element).includes('赵志强'));
  const admonition = (await sdk.admonitions.list())[0]?.admonition.id ?? '';
  return { sdk, element, admonition };
}

async function openCase(element: HTMLElement): Promise<void> {
  const row = await until('the row', () => all(element, 'tbody tr')[0]);
  row.focus();
  key(row, 'Enter');
  await until('the steps', () => all(element, 'ol.steps > li').length === 7);
}

describe('the admonition tracker', () => {
  afterEach(leave);

  it('says so where there is none', async () => {
    const element = document.createElement('talk-admonition-tracker');
    element.sdk = await openDesk(null);
    place(element);
    await until('the empty state', () => shown(element).includes('没有提醒、函询和诫勉事项'));
    await accessible(element);
  });

  it('opens a case beside the table, and goes back to the row by Esc', async () => {
    const { element, admonition } = await open();
    await accessible(element);
    await openCase(element);
    assert.equal(element.case, admonition);
    await until('the focus in the case', () => focused()?.id === 'case');
    assert.include(shown(element), '云组诫〔2026〕1号');
    await accessible(element);
    key(focused() ?? element, 'Escape');
    await until('the row', () => focused()?.localName === 'tr');
  });

  it('draws the rows that are near, one line each, and goes through all of them by keys', async () => {
    const cases = Array.from(
      { length: 120 },
      (_, index) =>
        `${index + 4},干部${index + 1},区财政局,副局长,诫勉谈话,工作作风,2025-12-${10 + (index % 20)},,,,,区委组织部部务会,云组诫〔2025〕${index + 1}号,,`,
    );
    const element = document.createElement('talk-admonition-tracker');
    element.sdk = await openDesk([LIST, ...cases].join('\r\n'), 120);
    element.style.height = '500px';
    place(element);
    const rows = () => all(element, 'tr[data-index]');
    await until('the rows', () => rows().length > 10);
    assert.isBelow(rows().length, 60, 'only what is near is in the document');
    assert.equal(all(element, 'table')[0]?.getAttribute('aria-rowcount'), '122');
    for (const size of ['14px', '18px']) {
      element.style.setProperty('--talk-font-size', size);
      const days = rows().flatMap((row) => [...row.children].slice(3, 4));
      assert.isTrue(
        days.some((day) => day.textContent?.includes('2025年12月')),
        'days of another year are shown',
      );
      for (const day of days) {
        assert.isAtMost(day.scrollWidth, day.clientWidth, `a day is cut at ${size}`);
        assert.isBelow(day.clientHeight, 45, `a day takes two lines at ${size}`);
      }
    }
    rows()[0]?.focus();
    key(focused() ?? element, 'End');
    await until('the last row', () => focused()?.dataset['index'] === '120');
    key(focused() ?? element, 'Enter');
    await until('its case', () => all(element, 'ol.steps > li').length === 7);
    assert.equal(focused()?.id, 'case');
    key(focused() ?? element, 'Escape');
    await until('its row again', () => focused()?.dataset['index'] === '120');
    assert.isBelow(rows().length, 60);
  });

  it('is accessible in the dark as well', async () => {
    const { element } = await open();
    element.theme = 'dark';
    await openCase(element);
    await accessible(element);
  });

  it('goes through the ceremony, step by step, to a case closed by the book', async () => {
    const { sdk, element, admonition } = await open();
    await openCase(element);
    assert.equal(steps(element)['诫勉通知书'], '待办理');
    type(await field(element, /通知书编号/), '诫通〔2026〕1号');
    await press(element, /^登记通知书$/);
    await until('the notice', () => steps(element)['诫勉通知书'] === '已完成');

    await press(element, /^安排谈话…$/);
    const talker = await until('the talker', () => control(element, 'input', /林部长/));
    talker.click();
    const outline = await until('the outline', () => control(element, 'input', /谈话提纲已备好/));
    outline.click();
    await press(element, /^确认安排$/);
    await press(element, /^登记谈话与记录…$/);
    await accessible(element);

    const form = await until('the record form', () => all(element, 'talk-record-form')[0]);
    type(await field(form, /^开始时间/), '9:30');
    type(await field(form, /^结束时间/), '10:30');
    await press(form, /^登记已谈$/);
    await until('its turn', () => steps(form)['送达与签收'] === '待办理');
    type(await field(form, /^送达时间/), '9:40');
    await press(form, /^登记送达与签收$/);
    await until('the receipt', () => shown(form).includes('9日（周一）本人签收'));

    type(await field(form, /^整改要求/), '每月报告一次工作');
    type(await field(form, /^整改时限/), '6-9');
    await press(form, /^添加整改要求$/);
    await until('the item', () => shown(form).includes('时限 2026年6月9日（周二）'));
    await until('the points', () => all(form, '.points > li').length > 0);
    for (const box of all(form, '.points > li > label.tick input')) box.click();
    for (const box of all(form, '.points .parts input')) box.click();
    type(await field(form, /说明、意见和表态/), '认识到问题，坚决整改');
    await press(form, /^确认并关闭记录$/);
    await until(
      'the record',
      () => shown(form).includes('确认。') || shown(form).includes('未办理'),
    );
    assert.notInclude(shown(form), '未办理');
    await press(element, /^关闭$/);

    const report = await until('the report', () =>
      all(element, 'summary').find((one) => shown(one).includes('登记整改报告')),
    );
    report.click();
    type(await field(element, /^整改情况/), '已按月报告');
    await press(element, /^登记整改报告$/);
    const check = await until('the check', () =>
      all(element, 'summary').find((one) => shown(one).includes('登记核查')),
    );
    check.click();
    await pick(element, /^核查人/, '高副部');
    type(await field(element, /^核查意见/), '整改到位');
    await press(element, /^登记核查$/);
    await until('the check is kept', () => shown(element).includes('由高副部核查'));
    await press(element, /^按规定结案$/);
    await until('the case is closed', () => shown(element).includes('按规定结案'));
    await until('the SDK agrees', () => steps(element)['结案'] === '已完成');
    assert.equal((await sdk.admonitions.get(admonition))?.admonition.closed?.as, 'by-the-book');
    await accessible(element);
  });

  it('refuses a day of issue that cannot be read, and takes no other day for it', async () => {
    const { sdk, element, admonition } = await open();
    await openCase(element);
    type(await field(element, /通知书编号/), '诫通〔2026〕1号');
    for (const unreadable of ['二月三十', '']) {
      type(await field(element, /^签发日期/), unreadable);
      await press(element, /^登记通知书$/);
      await until('the refusal', async () =>
        (await field(element, /^签发日期/)).matches('[aria-invalid]'),
      );
      assert.include(shown(element), '未办理');
      assert.isUndefined((await sdk.admonitions.get(admonition))?.admonition.notice);
    }
    await accessible(element);
    type(await field(element, /^签发日期/), '3-9');
    await press(element, /^登记通知书$/);
    await until('the notice', () => steps(element)['诫勉通知书'] === '已完成');
  });

  it('keeps what is typed of one rectification item apart from the others', async () => {
    const { sdk, element, admonition } = await open();
    const seen = async () => {
      const row = await sdk.admonitions.get(admonition);
      if (!row) throw new Error('the case is gone');
      return row;
    };
    const now = async () => {
      const { id, revision } = (await seen()).admonition;
      return { id, revision };
    };
    const today = sdk.today();
    await sdk.admonitions.issueNotice({ admonition: await now(), number: '1号', issuedOn: today });
    const { id, revision } = (await seen()).obligation;
    const talk = await sdk.plan.arrange({
      obligation: { id, revision },
      date: today,
      talker: 'p-bu',
      outline: true,
    });
    if (!talk.ok) throw new Error(talk.error.message);
    await sdk.talks.hold({
      talk: { id: talk.value.id, revision: talk.value.revision },
      heldOn: today,
      service: { receipt: { state: 'signed', on: today } },
    });
    for (const demand of ['按月报告', '公开检讨']) {
      const added = await sdk.admonitions.addRectification({
        admonition: await now(),
        demand,
        dueOn: '2026-06-09',
      });
      if (!added.ok) throw new Error(added.error.message);
    }
    await openCase(element);
    for (const fold of await until('the folds', () => {
      const found = all(element, 'summary').filter((one) => shown(one).includes('登记整改报告'));
      return found.length === 2 && found;
    })) {
      fold.click();
    }
    const reports = all(element, 'textarea').filter((one) =>
      shown(one.getRootNode() as ShadowRoot).includes('整改情况'),
    ) as HTMLTextAreaElement[];
    const [first, second] = reports;
    if (!first || !second) throw new Error('two reports are needed');
    type(first as unknown as HTMLInputElement, '第一项的情况');
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(second.value, '');
  });

  it('takes a wrong notice back, with the reason, before it is served', async () => {
    const { sdk, element, admonition } = await open();
    await openCase(element);
    type(await field(element, /通知书编号/), '诫通〔2026〕1号');
    await press(element, /^登记通知书$/);
    await until('the notice', () => steps(element)['诫勉通知书'] === '已完成');
    const fold = await until('its fold', () =>
      all(element, 'summary').find((one) => shown(one) === '作废通知书'),
    );
    fold.click();
    const form = await until(
      'its form',
      () => all(element, 'talk-act-form[data-act="void-notice"]')[0],
    );
    await press(form, /^作废通知书$/);
    await until('the refusal', () => shown(form).includes('原因：请填写。'));
    assert.isDefined((await sdk.admonitions.get(admonition))?.admonition.notice);
    type(await field(form, /^原因/), '姓名写错');
    await press(form, /^作废通知书$/);
    await until('its turn again', () => steps(element)['诫勉通知书'] === '待办理');
    assert.isUndefined((await sdk.admonitions.get(admonition))?.admonition.notice);
    await accessible(element);
  });

  it('says why a step was refused, and writes nothing', async () => {
    const { sdk, element, admonition } = await open();
    await openCase(element);
    await press(element, /^登记通知书$/);
    await until('the refusal', () => shown(element).includes('未办理'));
    assert.isUndefined((await sdk.admonitions.get(admonition))?.admonition.notice);
    await accessible(element);
  });

  it('lets the host refuse a step', async () => {
    const { sdk, element, admonition } = await open();
    element.addEventListener('talk-before-admonition', (event) => event.preventDefault());
    await openCase(element);
    type(await field(element, /通知书编号/), '诫通〔2026〕1号');
    (await button(element, /^登记通知书$/)).click();
    await until('the refusal', () => shown(element).includes('页面没有同意此操作'));
    assert.isUndefined((await sdk.admonitions.get(admonition))?.admonition.notice);
  });
});
