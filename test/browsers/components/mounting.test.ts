/**
 * Elements that come and go with a portal's pages: nothing of them stays, and nothing that a page does
 * wrong makes them throw. A thousand times each:
 * `MOUNTS=1000 FILES=test/browsers/components/mounting.test.ts npx wtr`
 */
import { assert } from '@esm-bundle/chai';
import type { TalkSdk } from '../../../src/sdk/index.ts';
import { memory } from './devtools.ts';
import { all, directory, leave, openDesk, place, shown, until } from './desk.ts';
import { arranged } from './talks.ts';

const TAGS = [
  'talk-scheduler',
  'talk-record-form',
  'talk-admonition-tracker',
  'talk-dashboard',
] as const;

type Mounted = HTMLElement & {
  sdk?: TalkSdk | undefined;
  talk?: string | undefined;
  case?: string | undefined;
};

async function mount(tag: string, sdk: TalkSdk, talk: string, open: string): Promise<void> {
  const box = document.createElement('div');
  const element = document.createElement(tag) as Mounted;
  element.sdk = sdk;
  if (tag === 'talk-record-form') element.talk = talk;
  if (tag === 'talk-admonition-tracker') element.case = open;
  box.append(element);
  document.body.append(box);
  await until('the element', () => all(element, 'button, td').length > 0);
  box.remove();
}

describe('an element that comes and goes', () => {
  afterEach(leave);

  for (const tag of TAGS) {
    it(`leaves nothing of itself behind: ${tag}`, async function () {
      this.timeout(3_600_000);
      const sdk = await openDesk();
      const talk = await arranged(sdk, '王小明');
      const open = (await sdk.admonitions.list())[0]?.admonition.id ?? '';
      // What is loaded, compiled and cached once is no leak.
      for (let times = 0; times < 10; times += 1) await mount(tag, sdk, talk, open);
      const before = await memory();
      if (!before) return; // a browser without these tools: that it comes and goes is all that is seen
      const { mounts } = before;
      for (let times = 0; times < mounts; times += 1) await mount(tag, sdk, talk, open);
      // The last of them may still be waiting for an answer.
      await new Promise((resolve) => setTimeout(resolve, 300));
      const after = await memory();
      if (!after) throw new Error('the tools have gone');
      const each = {
        bytes: (after.bytes - before.bytes) / mounts,
        nodes: (after.nodes - before.nodes) / mounts,
        listeners: (after.listeners - before.listeners) / mounts,
      };
      // One of these elements alone is some hundred nodes and a hundred thousand bytes.
      assert.isBelow(each.nodes, 20, `nodes of each: ${JSON.stringify(each)}`);
      assert.isBelow(each.listeners, 1, `listeners of each: ${JSON.stringify(each)}`);
      assert.isBelow(each.bytes, 20_000, `bytes of each: ${JSON.stringify(each)}`);
    });
  }
});

describe('what a page does wrong', () => {
  afterEach(leave);
  let thrown: unknown[] = [];
  const onError = (event: ErrorEvent) => thrown.push(event.message);
  const quiet = { error: console.error, warn: console.warn };
  beforeEach(() => {
    thrown = [];
    addEventListener('error', onError);
    // A fault says its code in the console.
    console.error = () => undefined;
    console.warn = () => undefined;
  });
  afterEach(() => {
    removeEventListener('error', onError);
    Object.assign(console, quiet);
  });

  const wrong = {
    theme: 'grün',
    locale: '/../',
    view: 'century',
    talk: '../../etc/passwd',
    case: '0',
    obligation: '\u0000',
    density: '-1',
    embedded: 'false',
    sdk: '[object Object]',
    messages: '{}',
    from: '2026-02-31',
    to: 'tomorrow',
    unit: '<img>',
  };

  it('makes no element throw: wrong attributes, and no provider', async () => {
    for (const tag of [...TAGS, 'talk-provider', 'talk-admonition-case']) {
      const element = place(document.createElement(tag));
      for (const [name, value] of Object.entries(wrong)) element.setAttribute(name, value);
      if (tag !== 'talk-provider') {
        await until(`what ${tag} says`, () => /talk-provider|数据/.test(shown(element)));
      }
      element.remove();
    }
    const sdk = await openDesk();
    for (const tag of TAGS) {
      const element = document.createElement(tag) as Mounted;
      element.sdk = sdk;
      place(element);
      for (const [name, value] of Object.entries(wrong)) {
        if (name !== 'sdk' && name !== 'messages') element.setAttribute(name, value);
      }
      // The language is fetched in another name than ours: Chinese.
      await until(`what ${tag} shows`, () => shown(element).length > 20);
      for (const name of Object.keys(wrong)) element.removeAttribute(name);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.deepEqual(thrown, []);
  });

  it('makes no element throw: a directory that fails, before and while it is shown', async () => {
    let broken = false;
    const honest = directory();
    const fails = <T>(answer: () => T): T => {
      if (broken) throw new Error('王小明: 目录不可用');
      return answer();
    };
    const sdk = await openDesk(undefined, 0, {
      directory: {
        ...honest,
        person: (id) => fails(() => honest.person(id)),
        people: (unit, page) => fails(() => honest.people(unit, page)),
        unit: (id) => fails(() => honest.unit(id)),
        units: (parent) => fails(() => honest.units(parent)),
        search: (text, options) => fails(() => honest.search(text, options)),
      },
    });
    const talk = await arranged(sdk, '王小明');
    for (const when of ['before', 'while'] as const) {
      broken = when === 'before';
      for (const tag of TAGS) {
        const element = document.createElement(tag) as Mounted;
        element.sdk = sdk;
        if (tag === 'talk-record-form') element.talk = talk;
        place(element);
        await until(`what ${tag} shows`, () => shown(element).length > 20);
        broken = true;
        for (const one of all(element, 'button').slice(0, 12)) one.click();
        await new Promise((resolve) => setTimeout(resolve, 150));
        assert.isAbove(shown(element).length, 20, `${tag} still says something`);
        element.closest('.stage')?.remove();
        broken = when === 'before';
      }
    }
    assert.deepEqual(thrown, []);
  });
});
