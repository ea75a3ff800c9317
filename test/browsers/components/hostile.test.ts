/** Names, titles and words that somebody made to break a page: they are shown as they are, and break nothing. */
import { assert } from '@esm-bundle/chai';
import type { DirectoryPort, TalkSdk } from '../../../src/sdk/index.ts';
import { all, directory, leave, openDesk, type } from './desk.ts';
import { screens } from './screens.ts';

/** By where they are meant to bite: markup, attributes, addresses, SVG and MathML, CSS, templates, signs that reorder or vanish. */
const VECTORS = [
  '<img src=x onerror=pwned()>',
  '"><svg onload=pwned()>',
  "' autofocus onfocus=pwned() x='",
  '</textarea><script>pwned()</script>',
  '<math><mi//xlink:href="data:x,<script>pwned()</script>">',
  '<noscript><p title="</noscript><img src=x onerror=pwned()>">',
  'javascript:pwned()//',
  '</style><style>*{display:none!important}',
  '${pwned()}{{constructor.constructor("pwned()")()}}<!--lit-->',
  '__proto__[polluted]=1 constructor.prototype',
  '\u202E\u2066倒过来的字\u2069\u200B\u200D\uFEFF',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
  '没有空格也没有标点的一个非常长的名称'.repeat(12),
  'https://example.invalid/'.padEnd(400, 'a'),
  '=HYPERLINK("http://x")\u2028\u2029\t\uD800',
] as const;

type Holders = NonNullable<DirectoryPort['holders']>;

let turn = 0;
/** The next of them, told apart by its number. */
const next = () => `${VECTORS[turn++ % VECTORS.length]}${turn}`;

/** The district, in which everybody and everything is called something hostile. */
function hostileDirectory(): DirectoryPort {
  const honest = directory();
  const holders: Holders = honest.holders ?? (() => Promise.resolve([]));
  const names = new Map<string, string>();
  const named = (id: string) => {
    if (!names.has(id)) names.set(id, next());
    return names.get(id) ?? '';
  };
  const person = async (one: Awaited<ReturnType<DirectoryPort['person']>>) =>
    one && {
      ...one,
      name: named(one.id),
      posts: one.posts.map((post) => ({ ...post, title: named(`${one.id} ${post.title}`) })),
    };
  const people = async (all: NonNullable<Awaited<ReturnType<DirectoryPort['person']>>>[]) =>
    (await Promise.all(all.map(person))).filter((one) => one !== undefined);
  return {
    ...honest,
    person: async (id) => person(await honest.person(id)),
    people: async (unit, page) => {
      const found = await honest.people(unit, page);
      return { ...found, people: await people([...found.people]) };
    },
    unit: async (id) => {
      const unit = await honest.unit(id);
      return unit && { ...unit, name: named(`unit ${unit.id}`) };
    },
    units: async (parent) =>
      (await honest.units(parent)).map((unit) => ({ ...unit, name: named(`unit ${unit.id}`) })),
    search: async () => people([...(await honest.search(''))]),
    holders: async (roles: Parameters<Holders>[0]) => people([...(await holders(roles))]),
  };
}

async function hostileDesk(): Promise<TalkSdk> {
  const sdk = await openDesk(null, 0, { directory: hostileDirectory() });
  const today = sdk.today();
  const body = next();
  for (const input of [
    {
      kind: 'appointment',
      triggers: ['promotion'],
      subject: 'p-0',
      dates: { decision: today },
      decision: { body, documentNumber: next() },
    },
    {
      kind: 'admonition',
      triggers: ['work_style'],
      subject: 'p-2',
      dates: { decision: today },
      decision: { body, documentNumber: next(), approver: next() },
    },
  ]) {
    const done = await sdk.events.record(input as Parameters<typeof sdk.events.record>[0]);
    if (!done.ok) throw new Error(`${done.error.message} ${JSON.stringify(done.error.path)}`);
  }
  return sdk;
}

/** Boxes whose words stick out to the side, over what stands beside them. */
function stickingOut(element: HTMLElement): readonly string[] {
  return all(element, '*')
    .filter((one) => {
      if (one.clientWidth === 0 || one.closest('.visually-hidden, svg')) return false;
      const { overflowX, display } = getComputedStyle(one);
      return (
        overflowX === 'visible' && display !== 'inline' && one.scrollWidth > one.clientWidth + 1
      );
    })
    .map((one) => `${one.localName}.${one.className} in ${hostOf(one)}`);
}

function hostOf(one: Element): string {
  const root = one.getRootNode();
  return root instanceof ShadowRoot ? root.host.localName : 'the page';
}

describe('hostile words', () => {
  afterEach(leave);

  for (const [name, open] of Object.entries(screens)) {
    it(`stay words in ${name}, from the directory and in every field`, async () => {
      let ran = 0;
      Object.assign(window, { pwned: () => (ran += 1) });
      const sdk = await hostileDesk();
      const element = await open(sdk, next);
      const faults = new Set(stickingOut(element));
      const marks = () => all(element, 'script, math, noscript, [onerror], [onload], [onfocus]');
      for (const one of all(
        element,
        'input:not([type]), input[type="text"], input[type="search"], textarea',
      )) {
        const input = one as HTMLInputElement;
        if (!input.readOnly && !input.disabled && input.getClientRects().length > 0) {
          type(input, next());
        }
      }
      // What is done with them is refused or done; neither runs anything.
      for (const button of all(element, 'button.primary')) button.click();
      await new Promise((resolve) => setTimeout(resolve, 400));
      assert.deepEqual(
        marks().map((one) => one.outerHTML),
        [],
      );
      assert.equal(ran, 0, 'nothing ran');
      assert.notProperty({}, 'polluted');
      for (const fault of stickingOut(element)) faults.add(fault);
      assert.equal([...faults].join('\n'), '');
    });
  }
});
