/** Names, titles and words that somebody made to break a page: they are shown as they are, and break nothing. */
import { assert } from '@esm-bundle/chai';
import type { DirectoryPort, TalkSdk } from '../../../src/sdk/index.ts';
import { all, directory, leave, openDesk, type } from './desk.ts';
import { screens } from './screens.ts';

/** Marks that pile up over and under each other. */
const STACKED = 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞';

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
  STACKED,
  '没有空格也没有标点的一个非常长的名称'.repeat(12),
  'https://example.invalid/'.padEnd(400, 'a'),
  '=HYPERLINK("http://x")\u2028\u2029\t\uD800',
] as const;

/** What has no place to break a line at, for every name at once. */
const LONG = VECTORS.filter((vector) => vector.length > 100);

/**
 * Where no font of the machine piles marks up, they stand side by side, as wide as a line, and no browser
 * breaks a line between a letter and its marks. That says nothing about our layout.
 */
function pilesUp(): boolean {
  const drawn = document.createElement('canvas').getContext('2d');
  const width = (text: string) => drawn?.measureText(text).width ?? 0;
  return width(STACKED) < 2 * width(STACKED.normalize('NFD').replace(/\p{M}/gu, ''));
}

type Holders = NonNullable<DirectoryPort['holders']>;

/** The district, in which everybody and everything is called something hostile. */
function hostileDirectory(next: () => string): DirectoryPort {
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

async function hostileDesk(next: () => string): Promise<TalkSdk> {
  const sdk = await openDesk(null, 0, { directory: hostileDirectory(next) });
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

/** Boxes whose words stick out to the side, over what stands beside them. A field shows its words within itself. */
function stickingOut(element: HTMLElement): readonly string[] {
  const piled = pilesUp();
  return all(element, ':not(input)')
    .filter((one) => {
      if (!piled && one.textContent?.includes(STACKED)) return false;
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

  const every = Object.entries(screens).flatMap(([name, open]) => [
    { name, open, vectors: VECTORS, how: 'from the directory and in every field' },
    { name, open, vectors: LONG, how: 'each longer than its line' },
  ]);
  for (const { name, open, vectors, how } of every) {
    it(`stay words in ${name}, ${how}`, async () => {
      let turn = 0;
      /** The next of them, told apart by its number. */
      const next = () => `${vectors[turn++ % vectors.length] ?? ''}${turn}`;
      let ran = 0;
      Object.assign(window, { pwned: () => (ran += 1) });
      const sdk = await hostileDesk(next);
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
