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

/** The big list of naughty strings, which others keep; a landing takes some 2,000 of its words in fields. */
let naughty: readonly string[] = [];
before(async () => {
  const list = await fetch('/node_modules/big-list-of-naughty-strings/blns.json');
  naughty = ((await list.json()) as string[]).filter((text) => text !== '');
});
const { hostileWords } = document.documentElement.dataset;
const WORDS_A_SCREEN = Number(hostileWords) || 250;

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

/** The fields that somebody could type into now. */
function open(element: HTMLElement): readonly HTMLInputElement[] {
  const texts = 'input:not([type]), input[type="text"], input[type="search"], textarea';
  return (all(element, texts) as HTMLInputElement[]).filter(
    (input) => !input.readOnly && !input.disabled && input.getClientRects().length > 0,
  );
}

/** Fails where anything of the words has become more than words. */
function assertOnlyWords(element: HTMLElement, ran: number): void {
  const marks = all(element, 'script, math, noscript, [onerror], [onload], [onfocus]');
  assert.deepEqual(
    marks.map((one) => one.outerHTML),
    [],
  );
  assert.equal(ran, 0, 'nothing ran');
  assert.notProperty({}, 'polluted');
}

/** What is done with the words is refused or done; neither runs anything. */
async function goOn(element: HTMLElement): Promise<void> {
  for (const button of all(element, 'button.primary')) button.click();
  await new Promise((resolve) => setTimeout(resolve, 400));
}

describe('hostile words', () => {
  let ran = 0;
  const count = () => (ran += 1);
  const own = { alert: window.alert, prompt: window.prompt };
  beforeEach(() => {
    ran = 0;
    Object.assign(window, { pwned: count, alert: count, prompt: count });
  });
  afterEach(() => {
    Object.assign(window, own);
    return leave();
  });

  for (const [name, show] of Object.entries(screens)) {
    const sets = [
      ['from the directory and in every field', VECTORS],
      ['each longer than its line', LONG],
    ] as const;
    for (const [how, vectors] of sets) {
      it(`stay words in ${name}, ${how}`, async () => {
        let turn = 0;
        /** The next of them, told apart by its number. */
        const next = () => `${vectors[turn++ % vectors.length] ?? ''}${turn}`;
        const element = await show(await hostileDesk(next), next);
        const faults = new Set(stickingOut(element));
        for (const input of open(element)) type(input, next());
        await goOn(element);
        assertOnlyWords(element, ran);
        for (const fault of stickingOut(element)) faults.add(fault);
        assert.equal([...faults].join('\n'), '');
      });
    }

    if (name === 'the figures') continue; // nothing is typed there
    it(`stay words in ${name}, ${WORDS_A_SCREEN} of those that others have met`, async () => {
      const element = await show(await openDesk());
      // Each screen begins elsewhere in the list; a release goes through all of it, over and over.
      let turn = name.length * 41;
      for (let typed = 0; typed < WORDS_A_SCREEN;) {
        const inputs = open(element);
        assert.isNotEmpty(inputs, 'there is something to type into');
        for (const input of inputs) {
          type(input, naughty[turn++ % naughty.length] ?? '');
          typed += 1;
        }
        await new Promise(requestAnimationFrame);
        assertOnlyWords(element, ran);
      }
      await goOn(element);
      assertOnlyWords(element, ran);
    });
  }
});
