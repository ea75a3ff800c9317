import { assert } from '@esm-bundle/chai';
import type { SdkOptions } from '../../../src/sdk/index.ts';
import {
  LIST,
  all,
  button,
  control,
  directory,
  key,
  leave,
  openDesk,
  place,
  press,
  shown,
  until,
} from './desk.ts';

const en: Partial<SdkOptions> = { locale: 'en' };

/** What people, units and papers are called stays as it is; so does a clause of a Chinese document. */
async function dataOf(more: readonly string[]): Promise<readonly string[]> {
  const { people } = await directory().people('finance', { offset: 0, limit: 100 });
  const leaders =
    (await directory().holders?.([
      'committee-principal',
      'committee-leader-in-charge',
      'committee-other-leader',
      'department-leader',
    ])) ?? [];
  const everybody = [...people, ...leaders];
  return [
    ...everybody.flatMap(({ name, posts }) => [name, ...posts.map(({ title }) => title)]),
    ...(await directory().units(undefined)).map(({ name }) => name),
    '区委常委会',
    '区委组织部部务会',
    '云组诫〔2026〕1号',
    '周敏',
    ...more,
  ].sort((one, other) => other.length - one.length);
}

/** Every text and every name that an element gives, to the eye and to a screen reader. */
function words(root: ParentNode): string[] {
  const attributes = all(root, '[aria-label], [title], [placeholder]').flatMap((one) =>
    ['aria-label', 'title', 'placeholder'].map((name) => one.getAttribute(name) ?? ''),
  );
  return [shown(root), ...attributes];
}

async function onlyDataIsChinese(root: ParentNode, ...more: string[]): Promise<void> {
  const data = await dataOf(more);
  const left = words(root).map((text) => {
    const bare = data.reduce((rest, datum) => (datum ? rest.split(datum).join('') : rest), text);
    // 三·1, 四·2⑶, 五¶2
    return bare.replace(/[一二三四五六七八九十]+(?:[·¶]\d*[⑴-⑿]?)+/g, '');
  });
  const ours = left.filter((text) => /[\u3000-\u303f\u4e00-\u9fff\uff01-\uff60]/.test(text));
  assert.deepEqual(ours, [], 'nothing of ours is Chinese');
}

describe('the screens in English', () => {
  afterEach(leave);

  it('say nothing in Chinese but the data: scheduler, its views and its dialogs', async () => {
    const sdk = await openDesk(LIST, 0, en);
    const element = document.createElement('talk-scheduler');
    element.locale = 'en';
    element.sdk = sdk;
    place(element);
    await until('the worklist', () => shown(element).includes('3 talks'));
    assert.equal(all(element, '.talk')[0]?.lang, 'en');
    await onlyDataIsChinese(element);

    await press(element, /^Filters and views$/);
    await button(element, /^Save as it is now$/);
    await onlyDataIsChinese(element);
    await press(element, /^Filters and views$/);
    await press(element, /^More$/);
    await until('the menu', () =>
      control(element, '[role=menuitem]', /^Print the plan of the week/),
    );
    await onlyDataIsChinese(element);
    control(element, '[role=menuitem]', /^Keys/)?.click();
    await until('the keys', () => shown(element).includes('Row before, next row'));
    await onlyDataIsChinese(element);
    all(element, 'dialog[open]')[0]?.dispatchEvent(new Event('cancel', { cancelable: true }));

    await press(element, /^Arrange: 王小明/);
    const talker = await until('the talkers', () =>
      control(element, 'input[type=radio]', /林部长/),
    );
    await onlyDataIsChinese(element);
    talker.click();
    await press(element, /^Arrange$/);
    await until('it is arranged', () =>
      words(element).some((text) => text.includes('Arranged: 王小明')),
    );

    for (const view of ['Month', 'Week', 'Agenda']) {
      await press(element, new RegExp(`^${view}$`));
      await until(view, () => all(element, 'talk-calendar').length > 0);
      await until('the talk', () =>
        all(element, 'talk-calendar').some((one) => shown(one).includes('王小明')),
      );
      await onlyDataIsChinese(element);
    }
    await press(element, /^List$/);
    for (const box of await until('two boxes', () => {
      const boxes = all(element, 'td.choose input');
      return boxes.length > 1 && boxes;
    }))
      box.click();
    await press(element, /^Arrange all…/);
    await until('the batch', () =>
      all(element, 'talk-batch-dialog').some(
        (one) => shown(one).includes('checked one by one') || shown(one).includes('李大海'),
      ),
    );
    await onlyDataIsChinese(element);
    await press(element, /^Cancel$/);

    for (const act of ['Notices', 'Put for approval', 'Reschedule', 'Cancel']) {
      await press(element, new RegExp(`^${act}…$`));
      const dialog = await until(act, () => all(element, 'dialog[open]')[0]);
      await until('whom it is about', () => shown(element).includes('王小明'));
      await onlyDataIsChinese(element);
      dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
      await until('it is closed', () => all(element, 'dialog[open]').length === 0);
    }
  });

  it('say nothing in Chinese but the data: the record form', async () => {
    const sdk = await openDesk(LIST, 0, en);
    const rows = await sdk.obligations.worklist();
    const row = rows.find(({ subjectName }) => subjectName === '王小明');
    assert.ok(row, 'the row');
    const planned = await sdk.plan.arrange({
      obligation: { id: row.obligation.id, revision: row.obligation.revision },
      date: '2026-03-09',
      talker: 'p-bu',
    });
    assert.ok(planned.ok, 'it is arranged');
    const form = document.createElement('talk-record-form');
    form.locale = 'en';
    form.sdk = sdk;
    form.talk = planned.value.id;
    place(form);
    await press(form, /^Register as held$/);
    await until('it is held', () => control(form, 'button', /^Save the record$/));
    await onlyDataIsChinese(form);
  });

  it('say nothing in Chinese but the data: tracker, case and dashboard', async () => {
    const sdk = await openDesk(LIST, 0, en);
    const tracker = document.createElement('talk-admonition-tracker');
    tracker.locale = 'en';
    tracker.sdk = sdk;
    place(tracker);
    const row = await until('the case', () => all(tracker, 'tbody tr')[0]);
    key(row, 'Enter');
    await until('its steps', () => shown(tracker).includes('Admonition notice'));
    await onlyDataIsChinese(tracker);
    const dashboard = document.createElement('talk-dashboard');
    dashboard.locale = 'en';
    dashboard.sdk = sdk;
    place(dashboard);
    await until('the figures', () => shown(dashboard).includes('Coverage'));
    await until('the tables', () => shown(dashboard).includes('By kind of talk'));
    await onlyDataIsChinese(dashboard);
  });

  it('say nothing in Chinese but the data: a lock, a lost store, no provider', async () => {
    const alone = place(document.createElement('talk-scheduler'));
    alone.locale = 'en';
    await until('the message', () => shown(alone).includes('not connected'));
    await onlyDataIsChinese(alone);
    const provider = document.createElement('talk-provider');
    provider.locale = 'en';
    const sdk = await openDesk(LIST, 0, en);
    provider.sdk = { ...sdk, status: { ...sdk.status, dataLost: true } };
    place(provider);
    await button(provider, /^Understood$/);
    await onlyDataIsChinese(provider);
  });
});

describe('the language of a page', () => {
  afterEach(leave);

  it('is Chinese without a word said, and for a language that nobody wrote', async () => {
    const element = document.createElement('talk-scheduler');
    element.setAttribute('locale', 'fr');
    place(element);
    await until('the message', () => shown(element).includes('谈话组件未接入数据'));
    assert.equal(all(element, '.talk')[0]?.lang, 'zh-CN');
  });

  it('is that of the nearest who says so: two languages stand on one page', async () => {
    const sdk = await openDesk();
    const [chinese, english] = ['zh-CN', 'en'].map((locale) => {
      const provider = document.createElement('talk-provider');
      provider.setAttribute('locale', locale);
      provider.sdk = sdk;
      provider.append(document.createElement('talk-scheduler'));
      return place(provider);
    });
    assert.ok(chinese && english, 'two providers');
    await until('Chinese', () => control(chinese, 'button', /^安排：王小明/));
    await until('English', () => control(english, 'button', /^Arrange: 王小明/));
    // The small parts inside speak it too: the basis of a deadline.
    await until('its parts', () => control(english, 'button', /^Basis 三·1/));
    await until('its parts', () => control(chinese, 'button', /^依据 三·1/));
  });

  it('changes under the hands, and takes the dates in the fields along', async () => {
    const provider = document.createElement('talk-provider');
    provider.sdk = await openDesk();
    const scheduler = document.createElement('talk-scheduler');
    const field = document.createElement('talk-date-field');
    field.value = '2026-03-09';
    const box = document.createElement('div');
    box.append(scheduler, field);
    provider.append(box);
    place(provider);
    const input = await until('the field', () => {
      const found = all(field, 'input')[0];
      return found instanceof HTMLInputElement ? found : undefined;
    });
    await until('Chinese', () => control(scheduler, 'button', /^安排：/));
    assert.equal(input.value, '2026年3月9日（周一）');
    provider.locale = 'en';
    await until('English', () => control(scheduler, 'button', /^Arrange: /));
    await until('the date', () => input.value === 'Mon 9 Mar 2026');
    assert.equal(field.value, '2026-03-09');
    provider.locale = 'zh-CN';
    await until('Chinese', () => control(scheduler, 'button', /^安排：/));
  });

  it('may be said otherwise by the host, word by word, and a slip of it empties nothing', async () => {
    const provider = document.createElement('talk-provider');
    provider.sdk = await openDesk();
    provider.append(document.createElement('talk-scheduler'));
    provider.messages = {
      scheduler: { heading: '应谈事项', arrangeName: (name: string) => `约谈：${name}` },
    };
    place(provider);
    await until('their word', () => shown(provider).includes('应谈事项'));
    await until('their sentence', () => control(provider, 'button', /^约谈：王小明$/));
    // What is opened later speaks so too.
    provider.messages = { safekeeping: { backup: { heading: '存档' } } };
    await press(provider, /^数据保管…$/);
    await until('their word in a later part', () =>
      all(provider, 'h3').some((one) => shown(one).trim() === '存档'),
    );
    // The host is JavaScript: nothing stops it from giving a number.
    provider.messages = JSON.parse(
      '{ "scheduler": { "heading": 5, "columns": "x" }, "plan": null }',
    );
    await until(
      'ours again',
      () => shown(provider).includes('待谈清单') && shown(provider).includes('单位及职务'),
    );
  });
});
