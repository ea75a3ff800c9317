import { assert } from '@esm-bundle/chai';
import type { TalkScheduler } from '../../../src/components/index.ts';
import type { TalkSdk } from '../../../src/sdk/index.ts';
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
  place,
  press,
  said,
  shown,
  type,
  until,
} from './desk.ts';

/** Decided at the end of another year: both days of its window are said with the year. */
const LONG_AGO = '99,李大海,区财政局,副局长,免职谈话,工作需要,2021-12-28,,,,,区委常委会,,,';

async function open(list: string | null = LIST, cadres = 0) {
  const sdk = await openDesk(list, cadres);
  const element = document.createElement('talk-scheduler');
  element.sdk = sdk;
  place(element);
  return { sdk, element };
}

function rows(element: TalkScheduler): HTMLElement[] {
  return all(element, 'tr.row-item');
}

async function openArrange(element: TalkScheduler, name: RegExp): Promise<HTMLElement> {
  await press(element, name);
  return until('the dialog', () => all(element, 'talk-dialog[open]')[0]);
}

async function choose(element: TalkScheduler, talker: RegExp): Promise<void> {
  const radio = await until(`radio ${String(talker)}`, () =>
    control(element, 'input[type="radio"]', talker),
  );
  radio.click();
}

function talkOf(sdk: TalkSdk, name: string) {
  return sdk.obligations
    .worklist()
    .then((list) => list.find((row) => row.subjectName === name)?.talk);
}

describe('the worklist', () => {
  afterEach(leave);

  it('shows who, as what, why, by when and how it stands', async () => {
    const { element } = await open();
    await until('three rows', () => rows(element).length === 3);
    const row = rows(element).find((one) => shown(one).includes('王小明'));
    assert.isDefined(row);
    const text = row ? shown(row) : '';
    for (const part of [
      '区财政局 副局长',
      '任职谈话（提拔）',
      '3月6日–13日',
      '剩 4 天',
      '三·1',
      '待安排',
    ]) {
      assert.include(text, part);
    }
    await accessible(element);
  });

  it('is accessible in the dark as well', async () => {
    const { element } = await open();
    element.theme = 'dark';
    await until('three rows', () => rows(element).length === 3);
    await accessible(element);
  });

  it('gives the basis of everything red', async () => {
    const { element } = await open();
    await until('three rows', () => rows(element).length === 3);
    const red = rows(element).find((one) => shown(one).includes('超期'));
    assert.isDefined(red, 'a talk of 20 February is overdue');
    (await button(red ?? element, /^依据 三·2：李大海免职谈话$/)).click();
    const dialog = await until('the basis', () => all(element, 'talk-dialog[open]')[0]);
    await until('its clause', () => shown(dialog).includes('三·2'));
    assert.include(shown(dialog), '2026年2月20日');
    await accessible(element);
  });

  it('finds by name, kind and state', async () => {
    const { element } = await open();
    await until('three rows', () => rows(element).length === 3);
    const search = await field(element, /查找/);
    type(search, '李大');
    await until('one row', () => rows(element).length === 1);
    type(search, '没有这个人');
    await until('the empty state', () => shown(element).includes('没有符合条件的事项'));
    await accessible(element);
    await press(element, /清除条件/);
    await until('all again', () => rows(element).length === 3);
    assert.equal(search.value, '');
    const kind = await until('the kinds', () => all(element, 'select#kind')[0]);
    if (kind instanceof HTMLSelectElement) {
      kind.value = 'removal';
      kind.dispatchEvent(new Event('change'));
    }
    await until('removals only', () => rows(element).length === 1);
    assert.include(shown(element), '李大海');
  });

  it('finds by the first letters of a name, and narrows by what is overdue', async () => {
    const { element } = await open();
    await until('three rows', () => rows(element).length === 3);
    const search = await field(element, /查找/);
    type(search, 'wxm');
    await until('one row', () => rows(element).length === 1);
    assert.include(shown(element), '王小明');
    type(search, '');
    await until('all again', () => rows(element).length === 3);
    const overdue = await until('the deadlines', () => all(element, 'select#pressing')[0]);
    if (overdue instanceof HTMLSelectElement) {
      overdue.value = 'overdue';
      overdue.dispatchEvent(new Event('change'));
    }
    await until('the one that is overdue', () => rows(element).length === 1);
    assert.include(shown(element), '李大海');
    type(search, 'wxm');
    await until('that both hold together', () => shown(element).includes('没有符合条件的事项'));
  });

  it('sorts by a column, by keys', async () => {
    const { element } = await open();
    await until('three rows', () => rows(element).length === 3);
    const names = () => rows(element).map((row) => shown(row).slice(0, 3));
    assert.deepEqual(names(), ['李大海', '王小明', '赵志强'], 'the most urgent first');
    rows(element)[0]?.focus();
    key(focused() ?? element, 'ArrowUp');
    assert.equal(
      focused()?.closest('th')?.ariaSort ?? focused()?.closest('th')?.getAttribute('aria-sort'),
      'ascending',
    );
    for (let step = 0; step < 3; step += 1) key(focused() ?? element, 'ArrowLeft');
    assert.match(focused()?.textContent ?? '', /姓名/);
    focused()?.click();
    focused()?.click();
    await until('the last name first', () => names()[0] === '赵志强');
    const heads = all(element, 'th[aria-sort="descending"]');
    assert.deepEqual(
      heads.map((head) => shown(head)),
      ['姓名'],
    );
    await accessible(element);
    key(focused() ?? element, 'ArrowDown');
    await until('the first row', () => focused()?.dataset['index'] === '0');
  });

  it('keeps conditions and order under a name, brings them back, and forgets them when told', async () => {
    const { sdk, element } = await open();
    await until('three rows', () => rows(element).length === 3);
    const search = await field(element, /查找/);
    type(search, '大');
    await until('one row', () => rows(element).length === 1);
    await press(element, /^姓名$/);
    await press(element, /^条件和视图$/);
    const due = await field(element, /^到期日到/);
    type(due, '2026-2-28');
    await press(element, /^条件和视图（1）$/);
    await press(element, /^条件和视图（1）$/);
    await press(element, /^保存当前条件$/);
    await until('that it wants a name', () => shown(element).includes('请填写视图名称'));
    type(await field(element, /^视图名称/), '二月到期');
    await press(element, /^保存当前条件$/);
    const view = await button(element, /^二月到期$/);
    await accessible(element);
    type(search, '没有这个人');
    await press(element, /^清除条件$/);
    await until('all again', () => rows(element).length === 3);
    view.click();
    await until('the view', () => rows(element).length === 1);
    assert.equal(search.value, '大');
    assert.equal((await field(element, /^到期日到/)).value, '2026年2月28日（周六）');
    assert.lengthOf(all(element, 'th[aria-sort="ascending"]'), 1);
    assert.deepEqual(
      (await sdk.views.list('worklist')).map(({ name }) => name),
      ['二月到期'],
    );
    await press(element, /^删除视图：二月到期$/);
    await until('none', async () => (await sdk.views.list('worklist')).length === 0);
    assert.notMatch(JSON.stringify({ ...localStorage, ...sessionStorage }), /大|二月到期/);
  });

  it('lists its keys at a question mark, but not while somebody types', async () => {
    const { element } = await open();
    await until('three rows', () => rows(element).length === 3);
    const dialog = () => all(element, 'dialog[open]')[0];
    const search = await field(element, /查找/);
    search.focus();
    const typed = key(search, '?');
    rows(element)[0]?.focus();
    const composed = key(focused() ?? element, '?', { isComposing: true });
    const withControl = key(focused() ?? element, '?', { ctrlKey: true });
    for (const { defaultPrevented } of [typed, composed, withControl]) {
      assert.isFalse(defaultPrevented, 'it is somebody else’s key');
    }
    const asked = key(focused() ?? element, '?');
    assert.isTrue(asked.defaultPrevented);
    const shownKeys = await until('the keys', dialog);
    await until('what they do', () => shown(element).includes('选择或取消选择这一项'));
    await accessible(element);
    shownKeys.dispatchEvent(new Event('cancel', { cancelable: true }));
    await until('the focus back', () => focused()?.dataset['index'] === '0');
    key(focused() ?? element, '/');
    assert.equal(focused(), search);
  });

  it('offers no import, and no list, to who may not see one', async () => {
    const sdk = await openDesk(null, 0, {
      identity: {
        current: () => ({ id: 'p-audit', name: '许审计', roles: ['security-auditor'] as const }),
      },
    });
    const element = document.createElement('talk-scheduler');
    element.sdk = sdk;
    place(element);
    await until('why', () => shown(element).includes('没有您可以查看的谈话事项'));
    assert.isUndefined(control(element, 'button', /导入/));
    await accessible(element);
  });

  it('does not filter while Chinese is being composed', async () => {
    const { element } = await open();
    await until('three rows', () => rows(element).length === 3);
    const search = await field(element, /查找/);
    const compose = (kind: string) =>
      search.dispatchEvent(new CompositionEvent(kind, { bubbles: true, composed: true }));
    search.focus();
    compose('compositionstart');
    search.value = "li'da";
    search.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.lengthOf(rows(element), 3);
    search.value = '李大';
    compose('compositionend');
    await until('the row', () => rows(element).length === 1);
  });

  it('has one row in the tab order, and the arrows go on from there', async () => {
    const { element } = await open();
    await until('three rows', () => rows(element).length === 3);
    const stops = rows(element).filter((row) => row.tabIndex === 0);
    assert.lengthOf(stops, 1);
    stops[0]?.focus();
    key(focused() ?? element, 'ArrowDown');
    await until('the second row', () => focused()?.dataset['index'] === '1');
    key(focused() ?? element, 'ArrowRight');
    assert.match(focused()?.getAttribute('aria-label') ?? '', /^选择：/);
    key(focused() ?? element, 'ArrowRight');
    assert.match(
      focused()?.shadowRoot?.activeElement?.textContent ?? focused()?.textContent ?? '',
      /三·/,
    );
    key(focused() ?? element, 'ArrowRight');
    assert.match(focused()?.getAttribute('aria-label') ?? '', /^安排：/);
    key(focused() ?? element, 'End');
    await until('the last row', () => focused()?.dataset['index'] === '2');
  });

  it('says what failed when the directory does, and reads again when asked', async () => {
    const sdk = await openDesk();
    let broken = true;
    const element = document.createElement('talk-scheduler');
    const { error } = console;
    console.error = () => {};
    try {
      element.sdk = {
        ...sdk,
        obligations: {
          ...sdk.obligations,
          page: (query) =>
            broken
              ? Promise.reject(new Error('the directory is down'))
              : sdk.obligations.page(query),
        },
        watch: (query, callback, failed) =>
          sdk.watch(() => query(element.sdk ?? sdk), callback, failed),
      };
      place(element);
      await until('the message', () => shown(element).includes('未能读取数据'));
      await accessible(element);
    } finally {
      console.error = error;
    }
    broken = false;
    await press(element, /重试/);
    await until('the rows', () => rows(element).length === 3);
  });

  it('cuts no date, however large the type, and ends with a whole row', async () => {
    const { element } = await open(`${longList(40)}\r\n${LONG_AGO}`, 40);
    element.style.height = '507px';
    await until('rows', () => rows(element).length > 10);
    const overlaps = () =>
      rows(element).flatMap((row) =>
        all(row, '.window').filter((window) => {
          const cell = window.parentElement?.getBoundingClientRect().right ?? 0;
          return [...window.children].some((part) => part.getBoundingClientRect().right > cell - 7);
        }),
      );
    const cutOff = () => {
      const box = all(element, '.scroller')[0];
      const head = all(element, 'thead')[0];
      const row = rows(element)[0];
      if (!box || !head || !row) return Infinity;
      const over = (box.clientHeight - head.offsetHeight) % row.getBoundingClientRect().height;
      return Math.min(over, row.getBoundingClientRect().height - over);
    };
    for (const size of ['14px', '18px', '28px']) {
      element.style.setProperty('--talk-font-size', size);
      element.style.width = size === '18px' ? '700px' : '1130px';
      await until(`whole dates at ${size}`, () => overlaps().length === 0);
      await until(`whole rows at ${size}`, () => cutOff() < 1);
    }
    assert.include(shown(element), '2021年12月28日', 'the longest that is said of a window');
  });

  it('stays light with a thousand rows', async () => {
    const { element } = await open(longList(1000), 1000);
    await until('rows', () => rows(element).length > 0);
    assert.isBelow(rows(element).length, 80, 'only what is near is in the document');
    assert.equal(all(element, 'table')[0]?.getAttribute('aria-rowcount'), '1001');
    rows(element)[0]?.focus();
    const start = performance.now();
    key(focused() ?? element, 'End');
    await until('the last row', () => focused()?.dataset['index'] === '999');
    assert.isBelow(performance.now() - start, 1000);
    assert.isBelow(rows(element).length, 80);
    key(focused() ?? element, 'Home');
    await until('the first row', () => focused()?.dataset['index'] === '0');
  });
});

describe('the import of a list', () => {
  afterEach(leave);

  it('reports row by row and writes nothing before it is told to', async () => {
    const { sdk, element } = await open(null);
    await until('the empty state', () => shown(element).includes('还没有待谈事项'));
    await accessible(element);
    const bad = `${LIST}\r\n4,无此人,区财政局,副局长,任职谈话,提拔,2026-03-06,,,,,,,,`;
    await element.readList(new File([bad], '名单.csv', { type: 'text/csv' }));
    await until('the report', () => shown(element).includes('可导入 3 行，不能导入 1 行'));
    assert.include(shown(element), '不导入');
    await accessible(element);
    assert.lengthOf(await sdk.obligations.worklist(), 0);
    await press(element, /^导入 3 行$/);
    await until('the rows', () => rows(element).length === 3);
    await until('it is said', () => said(element).includes('列出应谈事项 3 项'));
  });

  it('can be refused by the host', async () => {
    const { sdk, element } = await open(null);
    element.addEventListener('talk-before-import', (event) => {
      if (event instanceof CustomEvent) event.detail.waitUntil(Promise.resolve(false));
    });
    await element.readList(new File([LIST], '名单.csv'));
    await press(element, /^导入 3 行$/);
    await until('the refusal', () => shown(element).includes('页面没有同意此操作'));
    assert.lengthOf(await sdk.obligations.worklist(), 0);
  });

  it('takes a dropped .csv and nothing else', async () => {
    const { element } = await open(null);
    await until('the empty state', () => shown(element).includes('还没有待谈事项'));
    const area = all(element, '.scheduler')[0] ?? element;
    const drop = (file: File) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(file);
      const init = { bubbles: true, cancelable: true, composed: true, dataTransfer };
      area.dispatchEvent(new DragEvent('dragenter', init));
      return !area.dispatchEvent(new DragEvent('drop', init));
    };
    assert.isTrue(drop(new File(['x'], '照片.png')));
    await until('why not', () => shown(element).includes('请导入 .xlsx 或 .csv 名单'));
    drop(new File([LIST], '名单.CSV'));
    await until('the report', () => shown(element).includes('可导入 3 行'));
  });

  it('says why a file cannot be read', async () => {
    const { element } = await open(null);
    await element.readList(new File([''], '空.csv'));
    await until('the refusal', () => shown(element).includes('未办理'));
    await accessible(element);
  });
});

describe('arranging a talk', () => {
  afterEach(leave);

  it('says why an arrangement cannot be judged, and never that nothing stands against it', async () => {
    const { sdk, element } = await open();
    const refusal = {
      code: 'access.denied',
      message: '您没有安排谈话的权限。',
      findings: [],
    } as const;
    let fails = false;
    element.sdk = {
      ...sdk,
      watch: (query, callback, failed) => sdk.watch(query, callback, failed),
      plan: {
        ...sdk.plan,
        check: () =>
          fails
            ? Promise.reject(new Error('王小明 is not in the directory'))
            : Promise.resolve({ ok: false, error: refusal }),
      },
    };
    const dialog = await openArrange(element, /^安排：王小明任职谈话$/);
    await choose(element, /林部长/);
    await until('the refusal', () => shown(dialog).includes('您没有安排谈话的权限'));
    assert.notInclude(shown(dialog), '未发现不符合制度之处');
    await accessible(element);
    fails = true;
    const told: unknown[] = [];
    const { error } = console;
    console.error = (...words: unknown[]) => told.push(...words);
    try {
      await choose(element, /高副部|程书记/);
      await until('the fault', () => shown(dialog).includes('操作时出错'));
    } finally {
      console.error = error;
    }
    assert.notInclude(shown(dialog), '未发现不符合制度之处');
    assert.deepEqual(told, ['cadre-talk', 'Error']);
  });

  it('offers nobody for a new day before it is known who may', async () => {
    const { sdk, element } = await open();
    let go: () => void = () => undefined;
    let wait = false;
    element.sdk = {
      ...sdk,
      watch: (query, callback, failed) => sdk.watch(query, callback, failed),
      obligations: {
        ...sdk.obligations,
        talkers: async (obligation, on) => {
          if (wait) await new Promise<void>((resolve) => (go = resolve));
          return sdk.obligations.talkers(obligation, on);
        },
      },
    };
    const dialog = await openArrange(element, /^安排：王小明任职谈话$/);
    await until('the talkers', () => control(element, 'input[type="radio"]', /林部长/));
    wait = true;
    const day = await until('another day', () =>
      all(dialog.getRootNode() as ShadowRoot, 'td').find((one) =>
        /10日/.test(one.ariaLabel ?? one.textContent ?? ''),
      ),
    );
    day.click();
    await until('none', () => !control(element, 'input[type="radio"]', /林部长/));
    go();
    await until('the talkers', () => control(element, 'input[type="radio"]', /林部长/));
  });

  it('keeps what is typed of an arrangement when the obligation changes elsewhere', async () => {
    const { sdk, element } = await open();
    await openArrange(element, /^安排：王小明任职谈话$/);
    type(await field(element, /^地点/), '会议室');
    const dialog = all(element, 'talk-arrange-dialog')[0];
    const row = (await sdk.obligations.worklist()).find((one) => one.subjectName === '王小明');
    if (!row || !dialog) throw new Error('no row');
    const { obligation } = row;
    Object.assign(dialog, {
      row: { ...row, obligation: { ...obligation, revision: obligation.revision + 1 } },
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal((await field(element, /^地点/)).value, '会议室');
  });

  it('reads the second file where it is chosen while the first is being read', async () => {
    const { sdk, element } = await open(null);
    let go: () => void = () => undefined;
    element.sdk = {
      ...sdk,
      watch: (query, callback, failed) => sdk.watch(query, callback, failed),
      exchange: {
        ...sdk.exchange,
        readDecisionList: async (name, content) => {
          if (name === '一.csv') await new Promise<void>((resolve) => (go = resolve));
          return sdk.exchange.readDecisionList(name, content);
        },
      },
    };
    await element.readList(new File([LIST], '一.csv'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await element.readList(new File([longList(1)], '二.csv'));
    await until('the second list', () => shown(element).includes('干部1'));
    go();
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.include(shown(element), '干部1');
    assert.notInclude(shown(element), '李大海');
  });

  it('takes three actions: open, choose the talker, confirm', async () => {
    const { sdk, element } = await open();
    const arranged: unknown[] = [];
    document.body.addEventListener('talk-arranged', (event) => arranged.push(event), {
      once: true,
    });
    await openArrange(element, /^安排：王小明任职谈话$/);
    await choose(element, /林部长/);
    await press(element, /^确认安排$/);
    await until('it is said', () => said(element).includes('已安排：王小明'));
    const talk = await talkOf(sdk, '王小明');
    assert.equal(talk?.talker.name, '林部长');
    assert.equal(talk?.date, '2026-03-09');
    assert.lengthOf(arranged, 1);
  });

  it('offers who may and says of the others why not', async () => {
    const { element } = await open();
    await openArrange(element, /^安排：王小明/);
    await until('the choices', () => control(element, 'input[type="radio"]', /林部长/));
    const offered = all(element, '.talkers input[type="radio"]').length;
    assert.isAtLeast(offered, 4);
    assert.isUndefined(control(element, 'input[type="radio"]', /罗局长/));
    const refused = await until('why not', () =>
      all(element, 'li.not').find((one) => shown(one).includes('罗局长')),
    );
    assert.include(shown(refused), '二·2');
    await accessible(element);
  });

  it('asks for a reason exactly where a finding does, and keeps it', async () => {
    const { sdk, element } = await open();
    await openArrange(element, /^安排：王小明/);
    await choose(element, /林部长/);
    const outline = await until('the outline', () => control(element, 'input', /谈话提纲已备好/));
    outline.click();
    await until('nothing found', () => shown(element).includes('未发现不符合制度之处'));
    assert.isUndefined(control(element, 'textarea', /原因/));
    await choose(element, /崔其他/);
    const reason = await field(element, /^原因/);
    await accessible(element);
    await press(element, /^确认安排$/);
    await until('the refusal', () => shown(element).includes('请填写原因后继续'));
    assert.isUndefined(await talkOf(sdk, '王小明'));
    type(reason, '分管领导外出学习');
    await press(element, /^确认安排$/);
    await until('it is said', () => said(element).includes('已安排：王小明'));
    assert.deepEqual(Object.values((await talkOf(sdk, '王小明'))?.reasons ?? {}), [
      '分管领导外出学习',
    ]);
  });

  it('goes by keyboard alone, and the focus is on the list afterwards', async () => {
    const { sdk, element } = await open();
    await until('three rows', () => rows(element).length === 3);
    const row = rows(element).find((one) => shown(one).includes('王小明'));
    row?.focus();
    key(focused() ?? element, 'Enter');
    const day = await until('the day', () =>
      focused()?.dataset['day'] === '2026-03-09' ? focused() : undefined,
    );
    key(day, 'ArrowRight');
    const next = await until('the next day', () =>
      focused()?.dataset['day'] === '2026-03-10' ? focused() : undefined,
    );
    key(next, 'Enter');
    await until('it is chosen', () => shown(element).includes('已选：2026年3月10日（周二）'));
    await choose(element, /高副部/);
    const confirm = await button(element, /^确认安排$/);
    confirm.focus();
    confirm.click();
    await until('it is said', () => said(element).includes('已安排：王小明'));
    assert.equal((await talkOf(sdk, '王小明'))?.date, '2026-03-10');
    await until('the focus on a row', () => focused()?.matches('tr.row-item'));
  });

  it('does nothing where the host prevents it', async () => {
    const { sdk, element } = await open();
    element.addEventListener('talk-before-arrange', (event) => event.preventDefault());
    await openArrange(element, /^安排：王小明/);
    await choose(element, /林部长/);
    await press(element, /^确认安排$/);
    await until('the refusal', () => shown(element).includes('页面没有同意此操作'));
    assert.isUndefined(await talkOf(sdk, '王小明'));
  });

  it('arranges once, however often the button is pressed', async () => {
    const { element } = await open();
    let asked = 0;
    element.addEventListener('talk-before-arrange', () => {
      asked += 1;
    });
    await openArrange(element, /^安排：王小明/);
    await choose(element, /林部长/);
    const confirm = await button(element, /^确认安排$/);
    confirm.click();
    confirm.click();
    await until('it is said', () => said(element).includes('已安排：王小明'));
    assert.equal(asked, 1);
  });

  it('closes by Esc and gives the focus back to the row', async () => {
    const { element } = await open();
    await until('three rows', () => rows(element).length === 3);
    rows(element)[1]?.focus();
    key(focused() ?? element, 'Enter');
    const dialog = await until('the dialog', () => all(element, 'dialog[open]')[0]);
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    await until('the focus back', () => focused()?.dataset['index'] === '1');
    assert.lengthOf(all(element, 'dialog[open]'), 0);
  });
});
