// Proves that lint really catches what may not be used here: each bad line with the rule that must
// name it, and the near misses that must pass.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import { root } from '../../scripts/entries.mjs';

const eslint = new ESLint({ cwd: root });

// Snippets stand in for files that exist, because the typed rules know only those.
const POLICY = 'src/policy/index.ts';
const SDK = 'src/sdk/index.ts';
const COMPONENTS = 'src/components/index.ts';
const DEMO = 'demo/portal.ts';

async function caught(file: string, code: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, file) });
  assert.ok(result, `${file} is not linted`);
  return result.messages.map(({ ruleId, message }) => `${ruleId ?? 'parser'}: ${message}`);
}

type Bad = readonly [file: string, code: string, rule: string, says: RegExp];

const LAYERS: readonly Bad[] = [
  [POLICY, "import '../sdk/index.ts';", 'cadre-talk/layers', /policy may not import sdk/],
  [POLICY, "import type { A } from '../sdk/index.ts';", 'cadre-talk/layers', /direction/],
  [POLICY, "import { openDB } from 'idb';", 'cadre-talk/layers', /may import zod\/mini/],
  [POLICY, "import 'node:fs';", 'cadre-talk/layers', /browsers/],
  [POLICY, "export * from '../components/index.ts';", 'cadre-talk/layers', /direction/],
  [SDK, "import { html } from 'lit';", 'cadre-talk/layers', /not "lit"/],
  [SDK, "export const a = import('lit');", 'cadre-talk/layers', /not "lit"/],
  [SDK, "import '../components/define.ts';", 'cadre-talk/layers', /may not import components/],
  [SDK, "import '../policy/facts.ts';", 'cadre-talk/layers', /public entries alone/],
  [SDK, "import '../../test/repo/imports.ts';", 'cadre-talk/layers', /no part of the product/],
  [SDK, "import 'cadre-talk/policy';", 'cadre-talk/layers', /relative paths/],
  [COMPONENTS, "import '../sdk/ports.ts';", 'cadre-talk/layers', /public entries alone/],
  [COMPONENTS, "import { a } from '../policy/index.ts';", 'cadre-talk/layers', /only types/],
  [COMPONENTS, "import { openDB } from 'idb';", 'cadre-talk/layers', /not "idb"/],
  [COMPONENTS, "import '../../demo/main.ts';", 'cadre-talk/layers', /may not import demo/],
  [DEMO, "import '../src/sdk/ports.ts';", 'cadre-talk/layers', /public entries/],
];

const SECURE_CONTEXT: readonly Bad[] = [
  'crypto.subtle.digest("SHA-256", new Uint8Array());',
  'globalThis.crypto.subtle;',
  'const { subtle } = crypto; export { subtle };',
  'crypto["subtle"];',
  'crypto?.subtle;',
  'crypto.randomUUID();',
  'navigator.locks;',
  'window.navigator.locks;',
  'const { locks } = navigator; export { locks };',
  'navigator.storage.persist();',
  'navigator.clipboard.writeText("");',
  'navigator.serviceWorker.register("");',
  'caches.open("");',
  'window.caches;',
  'cookieStore;',
  'showSaveFilePicker();',
].map((code) => [SDK, code, 'cadre-talk/secure-context', /plain HTTP/] as const);

const CHROMIUM_86: readonly Bad[] = [
  'export class A { static a = 1; static { A.a = 2; } }',
  'export class A { #x = 1; static is(o: object) { return #x in o; } }',
  'export const a = /a/d;',
  'export const a = /a/v;',
  'export const a = new RegExp("a", "v");',
  'export const a = [1].at(-1);',
  'export const a = "text".at(-1);',
  'export const a = Object.hasOwn({}, "a");',
  'export const a = structuredClone({});',
  'export const a = globalThis.structuredClone({});',
  'export const a = AbortSignal.timeout(1);',
  'export const a = AbortSignal.any([]);',
  'export const a = [1].findLast(Boolean);',
  'export const a = [1].findLastIndex(Boolean);',
  'export const a = [1].toSorted();',
  'export const a = [1].toReversed();',
  'export const a = Object.groupBy([1], String);',
  'export const a = Promise.withResolvers();',
  'export const a = await Promise.resolve(1);',
  'export const a = new CompressionStream("gzip");',
  'export const a = URL.canParse("");',
  'document.body.inert = true;',
  'document.body.showPopover();',
].map((code) => [SDK, code, 'cadre-talk/chromium-86', /86/] as const);

const style = (rule: string): string =>
  `import { css } from 'lit'; export const a = css\`${rule}\`;`;

const CSS: readonly Bad[] = [
  ':is(a, b) { top: 0 }',
  ':where(a) { top: 0 }',
  'a:has(b) { top: 0 }',
  'a:not(b, c) { top: 0 }',
  'a { inset: 0 }',
  'a { inset-inline: 0 }',
  'a { margin-inline: 1px }',
  'a { padding-block: 1px }',
  'a { aspect-ratio: 1 }',
  'a { accent-color: red }',
  'a { color: color-mix(in srgb, red, blue) }',
  'a { height: 100dvh }',
  'a { height: 10cqw }',
  '@container (width > 1px) { a { top: 0 } }',
  'a { container-type: inline-size }',
  '@layer a { b { top: 0 } }',
  'a { & b { top: 0 } }',
  'a { font-size: 1.5rem }',
  'a { font-size: .5rem }',
  'a { rotate: 3deg }',
  '@media (width >= 600px) { a { top: 0 } }',
].map(
  (rule) => [COMPONENTS, style(rule), 'cadre-talk/templates', /86|root size|Chromium/] as const,
);

const template = (text: string): string =>
  `import { html } from 'lit'; export const a = (x: unknown) => html\`${text}\`;`;

const MARKUP: readonly Bad[] = [
  [COMPONENTS, template('<p style="top:0">${x}</p>'), 'cadre-talk/templates', /CSP/],
  [COMPONENTS, template('<p class="a" style=${x}></p>'), 'cadre-talk/templates', /CSP/],
  [COMPONENTS, template('<p\n style="${x}"></p>'), 'cadre-talk/templates', /CSP/],
  [COMPONENTS, template('<style>p{}</style>${x}'), 'cadre-talk/templates', /CSP/],
  [COMPONENTS, template('<p onclick="go()">${x}</p>'), 'cadre-talk/templates', /CSP/],
  [COMPONENTS, template('<p inert>${x}</p>'), 'cadre-talk/templates', /86/],
  [
    COMPONENTS,
    "import { styleMap } from 'lit/directives/style-map.js'; export const a = styleMap;",
    'no-restricted-imports',
    /style attribute/,
  ],
  [
    COMPONENTS,
    "import { unsafeHTML } from 'lit/directives/unsafe-html.js'; export const a = unsafeHTML;",
    'no-restricted-imports',
    /only as text/,
  ],
  ...[
    'document.body.innerHTML = "";',
    'document.body.outerHTML = "";',
    'document.body.insertAdjacentHTML("beforeend", "");',
    'document.write("");',
    'new DOMParser().parseFromString("", "text/html");',
    'document.body.setAttribute("style", "");',
    'document.body.setAttribute("onclick", "");',
  ].map((code) => [COMPONENTS, code, 'no-restricted-syntax', /Trusted Types|CSP/] as const),
];

const DATES: readonly Bad[] = [
  'export const a = new Date("2026-03-09");',
  'export const a = (day: string) => new Date(day);',
  'export const a = (day: `${number}-${number}`) => new Date(day);',
  'export const a = (day: string | number) => new Date(day);',
  'export const a = Date.parse("2026-03-09");',
].map((code) => [SDK, code, 'cadre-talk/civil-dates', /midnight UTC/] as const);

const ZOD: readonly Bad[] = [
  [SDK, "import * as z from 'zod'; export const a = z.string();", 'no-restricted-imports', /mini/],
  [SDK, "import { z } from 'zod'; export const a = z.string();", 'no-restricted-imports', /mini/],
  [SDK, "import { z } from 'zod/mini'; export const a = z;", 'no-restricted-syntax', /locales/],
  [
    SDK,
    "import * as z from 'zod/mini'; z.config({ jitless: true });",
    'no-restricted-syntax',
    /page-wide/,
  ],
];

const PURE: readonly Bad[] = [
  ['export const a = Date.now();', /clock/],
  ['export const a = new Date();', /clock/],
  ['export const a = Math.random();', /chance/],
  ['export const a = document.title;', /plain data/],
  ['export const a = fetch("");', /plain data/],
  ['setTimeout(() => undefined, 1);', /plain data/],
  ['export const a = localStorage.length;', /plain data/],
  ['export const a = crypto.getRandomValues(new Uint8Array(1));', /plain data/],
].map(([code, says]) => [POLICY, code as string, 'cadre-talk/pure', says as RegExp] as const);

const FAULTS: readonly Bad[] = [
  [SDK, 'export const a = eval("1");', 'no-eval', /eval/],
  [SDK, 'export const a = new Function("");', 'no-new-func', /eval/],
  [SDK, 'export const a: any = 1;', '@typescript-eslint/no-explicit-any', /any/],
  [
    SDK,
    'const a = async () => 1; export const b = () => { a(); };',
    '@typescript-eslint/no-floating-promises',
    /await/,
  ],
  [
    SDK,
    'export const a = (k: "x" | "y") => { switch (k) { case "x": return 1; } return 2; };',
    '@typescript-eslint/switch-exhaustiveness-check',
    /"y"/,
  ],
  [COMPONENTS, template('<img src="a.png">${x}'), 'lit-a11y/alt-text', /alt/],
  [
    COMPONENTS,
    template('<p class="a" class="b">${x}</p>'),
    'lit/no-duplicate-template-bindings',
    /Duplicate/,
  ],
];

const TABLES: Readonly<Record<string, readonly Bad[]>> = {
  'a layer that imports against the direction': LAYERS,
  'APIs that plain HTTP does not have': SECURE_CONTEXT,
  'what Chromium 86 does not have': CHROMIUM_86,
  'CSS that Chromium 86 does not know, and rem': CSS,
  'markup from text, and what the CSP refuses in templates': MARKUP,
  'texts handed to Date': DATES,
  'the full zod': ZOD,
  'a clock, chance, page or output in policy': PURE,
  'common faults, and faults of templates': FAULTS,
};

for (const [what, table] of Object.entries(TABLES)) {
  test(`lint refuses ${what}`, async (t) => {
    for (const [file, code, rule, says] of table) {
      await t.test(`${file}: ${code.slice(0, 90)}`, async () => {
        const found = await caught(file, code);
        assert.ok(
          found.some((line) => line.startsWith(`${rule}: `) && says.test(line)),
          `${rule} said nothing; lint said: ${found.join(' | ') || 'nothing'}`,
        );
      });
    }
  });
}

const GOOD: readonly (readonly [file: string, code: string])[] = [
  [POLICY, "import * as z from 'zod/mini'; export const a = z.string();"],
  [POLICY, 'export const a = new Date(Date.UTC(2026, 2, 9)).getUTCDay();'],
  [SDK, "import { openDB } from 'idb'; export const a = openDB;"],
  [SDK, "import { sha256 } from '@noble/hashes/sha2.js'; export const a = sha256;"],
  [SDK, 'export const a = crypto.getRandomValues(new Uint8Array(16));'],
  [
    SDK,
    'export const a = (node: { storage: number; locks: number }) => node.storage + node.locks;',
  ],
  [SDK, 'export const a = new Date(0), b = (ms: number) => new Date(ms);'],
  [SDK, 'export class A { #x = 1; get x() { return this.#x; } }'],
  [SDK, 'export const a = (x: { at?: (i: number) => number }) => x.at?.(1);'],
  [SDK, 'export const a = { inert: true, structuredClone: 1 };'],
  [COMPONENTS, "import type { LitElement } from 'lit'; export type A = LitElement;"],
  [COMPONENTS, style('a { margin-inline-start: 1px; padding-inline-end: 1em; inset-area: none }')],
  [COMPONENTS, style('/* 1rem, :is(), inset: 0 */ a::before { content: ":where(x) 1rem" }')],
  [COMPONENTS, style('.crem { color: #1a2rem } a:not(.b) { transform: scale(2) }')],
  [
    COMPONENTS,
    template('<p .style=${x} class="style"><i>a style = b</i></p>').replace('a style = b', 'x'),
  ],
  [DEMO, "import 'cadre-talk/define';"],
];

test('lint lets pass what only looks alike', async (t) => {
  for (const [file, code] of GOOD) {
    await t.test(`${file}: ${code.slice(0, 90)}`, async () => {
      assert.deepEqual(await caught(file, code), []);
    });
  }
});

test('only the cipher file may ask for crypto.subtle', async () => {
  assert.deepEqual(
    await caught('src/sdk/seal/webcrypto.ts', 'export const a = crypto.subtle;'),
    [],
  );
});
