import { assert } from '@esm-bundle/chai';
import { register } from '../../../src/components/index.ts';
import { mount } from '../../../src/components/mount.ts';
import { StoreError, createTalkSdk } from '../../../src/sdk/index.ts';
import type { Store, TalkSdk } from '../../../src/sdk/index.ts';
import { accessible, all, button, leave, openDesk, options, place, shown, until } from './desk.ts';

const tags = ['talk-scheduler', 'talk-record-form', 'talk-admonition-tracker'] as const;

describe('an element without an SDK', () => {
  afterEach(leave);

  for (const tag of tags) {
    it(`${tag} says so, and does not throw`, async () => {
      const element = place(document.createElement(tag));
      await until('the message', () => shown(element).includes('谈话组件未接入数据'));
      await accessible(element);
    });

    it(`${tag} takes any attribute without throwing`, async () => {
      const element = document.createElement(tag);
      for (const name of ['theme', 'talk', 'case', 'view']) element.setAttribute(name, '<坏值>');
      place(element);
      await until('the message', () => shown(element).includes('谈话组件未接入数据'));
    });
  }
});

describe('the provider', () => {
  afterEach(leave);

  it('opens an SDK from options and says 本机未保存 where nothing is kept', async () => {
    const provider = document.createElement('talk-provider');
    const scheduler = document.createElement('talk-scheduler');
    provider.append(scheduler);
    place(provider);
    let ready: TalkSdk | undefined;
    provider.addEventListener('talk-ready', (event) => {
      if (event instanceof CustomEvent) ready = event.detail.sdk;
    });
    provider.options = options();
    await until('the worklist', () => shown(scheduler).includes('还没有待谈事项'));
    assert.isDefined(ready);
    assert.include(shown(provider), '本机未保存');
    await accessible(provider);
  });

  it('says what to do when the key is wrong, and tries again when asked', async () => {
    const provider = place(document.createElement('talk-provider'));
    let attempts = 0;
    const codes: string[] = [];
    provider.addEventListener('talk-error', (event) => {
      if (event instanceof CustomEvent) codes.push(event.detail.code);
    });
    provider.options = {
      ...options(),
      key: () => {
        attempts += 1;
        throw new StoreError('store.wrong-key', 'wrong key');
      },
    };
    await until('the message', () => shown(provider).includes('密钥不符'));
    assert.deepEqual(codes, ['store.wrong-key']);
    await accessible(provider);
    (await button(provider, /重试/)).click();
    await until('another attempt', () => attempts === 2);
  });

  it('tells of data that the browser lost until it is acknowledged', async () => {
    const sdk = await openDesk();
    const provider = place(document.createElement('talk-provider'));
    // Only a browser that was killed can produce this state.
    provider.sdk = { ...sdk, status: { ...sdk.status, dataLost: true } };
    await until('the warning', () => shown(provider).includes('浏览器丢失过数据'));
    assert.lengthOf(all(provider, '[role="alert"]'), 1);
    (await button(provider, /知道了/)).click();
    await until('the plain notice', () => shown(provider).includes('本机未保存'));
  });

  it('closes the SDK it opened when it leaves the page, and not when it is only moved', async () => {
    const provider = place(document.createElement('talk-provider'));
    let closed = 0;
    const sdk = await createTalkSdk(options());
    const store: Partial<Store> = { close: () => Promise.resolve(void (closed += 1)) };
    provider.options = {
      ...options(),
      store: Object.assign(
        {
          status: sdk.status,
          closed: new Promise(() => {}),
          subscribe: () => () => {},
          all: () => Promise.resolve([]),
          get: () => Promise.resolve(undefined),
        },
        store,
      ) as Store,
    };
    await until('it to open', () => shown(provider).includes('本机未保存'));
    const box = provider.parentElement;
    provider.remove();
    box?.append(provider);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(closed, 0);
    provider.remove();
    await until('it to close', () => closed === 1);
  });

  it('gives its theme to the elements inside', async () => {
    const provider = document.createElement('talk-provider');
    const scheduler = document.createElement('talk-scheduler');
    provider.append(scheduler);
    provider.theme = 'dark';
    provider.sdk = await openDesk();
    place(provider);
    const base = await until('the base', () => all(scheduler, '.talk')[0]);
    await until('dark', () => base.dataset['theme'] === 'dark');
    scheduler.theme = 'light';
    await until('its own theme', () => base.dataset['theme'] === 'light');
  });
});

describe('a page full of hostile styles', () => {
  afterEach(leave);

  it('changes no size and no writing direction inside', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      'html { font-size: 62.5% } body { letter-spacing: 3px; line-height: 3; text-align: center; text-transform: uppercase } * { box-sizing: content-box }',
    );
    const { adoptedStyleSheets } = document;
    document.adoptedStyleSheets = [...adoptedStyleSheets, sheet];
    try {
      const element = document.createElement('talk-scheduler');
      element.sdk = await openDesk();
      place(element);
      const cell = await until('a row', () => all(element, 'tbody th')[0]);
      const style = getComputedStyle(cell);
      assert.equal(style.fontSize, '14px');
      assert.equal(style.letterSpacing, 'normal');
      assert.equal(style.textTransform, 'none');
      assert.equal(style.textAlign, 'left');
      assert.equal(cell.getBoundingClientRect().height, 30);
    } finally {
      document.adoptedStyleSheets = adoptedStyleSheets;
    }
  });
});

describe('registration', () => {
  it('keeps the first copy and warns once, naming both versions', () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warnings.push(text);
    try {
      class Second extends HTMLElement {
        static readonly version = '9.9.9';
      }
      const first = customElements.get('talk-scheduler');
      register('talk-scheduler', Second, '9.9.9');
      register('talk-provider', Second, '9.9.9');
      assert.equal(customElements.get('talk-scheduler'), first);
      assert.lengthOf(warnings, 1);
      assert.include(warnings[0], '9.9.9');
      assert.include(warnings[0], '0.1.0');
    } finally {
      console.warn = warn;
    }
  });
});

describe('mount', () => {
  afterEach(leave);

  it('puts an element over an SDK into the page and returns it', async () => {
    const box = place(document.createElement('div'));
    box.id = 'here';
    const element = mount('#here', {
      component: 'scheduler',
      sdk: await openDesk(),
      theme: 'dark',
    });
    assert.equal(element.localName, 'talk-scheduler');
    assert.equal(element.parentElement, box);
    await until('the rows', () => shown(element).includes('王小明'));
  });

  it('opens an SDK of its own where it is given options', async () => {
    const box = place(document.createElement('div'));
    const element = mount(box, { component: 'admonition-tracker', options: options() });
    await until('the empty tracker', () => shown(element).includes('没有提醒、函询和诫勉事项'));
  });

  it('names what it does not know', () => {
    assert.throws(() => mount('#nowhere', { component: 'scheduler' }), /#nowhere/);
    assert.throws(
      () => mount(document.body, { component: 'toString' as 'scheduler' }),
      /scheduler, record-form, admonition-tracker/,
    );
  });
});
