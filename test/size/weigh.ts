// What a portal's users load: each part of the package with everything that it needs, built for
// Chromium 86, minified, gzipped. `node --import tsx test/size/weigh.ts` writes the figures down.
import { readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { format } from 'prettier';
import { build, type InlineConfig } from 'vite';
import { fflateSync } from '../../build/fflate-sync.ts';
import { leanTemplates } from '../../build/lean-templates.ts';
import { forChromium86 } from '../../scripts/chromium86.mjs';
import { entries, root } from '../../scripts/entries.mjs';
import { loadedForFirstPage } from './first-page.ts';

/** What is weighed, as the imports that a portal would write. */
const PARTS: Readonly<Record<string, string>> = {
  policy: all('policy'),
  'policy/zh-CN': all('policy/zh-CN'),
  'policy/en': all('policy/en'),
  'policy with packs': all('policy') + all('policy/packs'),
  'policy/national': all('policy/national'),
  'policy/coverage': all('policy/coverage'),
  sdk: all('sdk'),
  'talk-provider': all('provider') + all('sdk'),
  'talk-scheduler': all('scheduler') + all('sdk'),
  'talk-record-form': all('record-form') + all('sdk'),
  'talk-admonition-tracker': all('admonition-tracker') + all('sdk'),
  'talk-dashboard': all('dashboard') + all('sdk'),
};

const CLASSIC = 'classic file';

function all(entry: keyof typeof entries): string {
  return `export * from ${JSON.stringify(entries[entry])};`;
}

export interface Weight {
  /** Exact: the same sources and the same pinned tools give the same bytes. */
  readonly minified: number;
  /** For people: another version of zlib may pack a few bytes differently. */
  readonly gzipped: number;
}

/** Figures by part; what is loaded later has a line of its own, `later: name`, once for all parts. */
export type Weights = Readonly<Record<string, Weight>>;

export interface Weighed {
  readonly weights: Weights;
  /** The files that a part is made of, from the root: `src/…`, `node_modules/…`. */
  readonly files: Readonly<Record<string, readonly string[]>>;
  /** What the SDK asks for by itself, and has not asked for yet when everything was loaded. */
  readonly left: readonly string[];
}

interface Chunk {
  readonly type: 'chunk';
  readonly name: string;
  readonly fileName: string;
  readonly code: string;
  readonly isEntry: boolean;
  readonly dynamicImports: readonly string[];
  readonly moduleIds: readonly string[];
  readonly imports: readonly string[];
}

async function built(config: InlineConfig): Promise<readonly Chunk[]> {
  const result = await build({ logLevel: 'error', ...config });
  const [output] = [result].flat();
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  return output.output.flatMap((one) => (one.type === 'chunk' ? [one] : []));
}

/** The chunks of a part, and every file that was read for them, whatever of it was left out again. */
async function buildPart(source: string): Promise<{
  readonly chunks: readonly Chunk[];
  readonly read: readonly string[];
}> {
  const entry = 'virtual:part.ts';
  const read: string[] = [];
  const chunks = await built({
    configFile: false,
    root,
    publicDir: false,
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    plugins: [
      forChromium86(),
      fflateSync(),
      leanTemplates(),
      {
        name: 'part',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
        buildEnd() {
          read.push(...this.getModuleIds());
        },
      },
    ],
    build: {
      target: 'chrome86',
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        // E.g. that something is loaded later and yet at once.
        onwarn: ({ message }) => {
          throw new Error(message);
        },
      },
    },
  });
  return { chunks, read };
}

/** A chunk with all that it imports at once, and not what is loaded already. */
function together(
  first: Chunk,
  chunks: readonly Chunk[],
  loaded: ReadonlySet<Chunk> = new Set(),
): ReadonlySet<Chunk> {
  const found = new Set<Chunk>();
  const open = [first];
  for (let next = open.pop(); next; next = open.pop()) {
    if (found.has(next) || loaded.has(next)) continue;
    found.add(next);
    const { imports } = next;
    open.push(...chunks.filter(({ fileName }) => imports.includes(fileName)));
  }
  return found;
}

/** What is loaded at once is packed as one, as a portal's bundler makes it one file. */
function weightOf(chunks: Iterable<Chunk>): Weight {
  const code = Buffer.concat([...chunks].map((chunk) => Buffer.from(chunk.code)));
  return { minified: code.length, gzipped: gzipSync(code, { level: 9 }).length };
}

/** What every subject that writes loads, once: the schema library and the records' schemas. */
const SCHEMAS = 'src/sdk/model/bodies.ts';

/** The file that a chunk is named after, from the root: what it imports stands before it. */
function fileOf({ moduleIds }: Chunk): string {
  return fromRoot(moduleIds[moduleIds.length - 1] ?? '');
}

function fromRoot(id: string): string {
  return relative(root, id).split(sep).join('/');
}

/** `later: talks`; with its folder where files of two folders have one name. */
function lineOf(chunk: Chunk): string {
  const [name = '', folder = ''] = fileOf(chunk)
    .replace(/\.\w+$/, '')
    .split('/')
    .reverse();
  if (/^src\/components\/messages\//.test(fileOf(chunk))) return `later: screens/${name}`;
  return `later: ${/^(?:en|zh-CN|index|render|register)$/.test(name) ? `${folder}/${name}` : name}`;
}

export async function weigh(): Promise<Weighed> {
  const weights: Record<string, Weight> = {};
  const files: Record<string, readonly string[]> = {};
  let left: readonly string[] = [];
  // Asked for by themselves and yet always loaded, before the first page is there.
  const always = new Set<string>();
  for (const [part, source] of Object.entries(PARTS)) {
    const { chunks, read } = await buildPart(source);
    const entry = chunks.find(({ isEntry }) => isEntry);
    if (!entry) throw new Error(`${part} has no entry`);
    const targets = new Set(chunks.flatMap(({ dynamicImports }) => dynamicImports));
    const asked = chunks.filter(({ fileName }) => targets.has(fileName));
    if (part === 'sdk') {
      const { forFirstPage, inAll } = await loadedForFirstPage(chunks);
      for (const chunk of asked.filter(({ fileName }) => forFirstPage.has(fileName))) {
        always.add(fileOf(chunk));
      }
      left = asked.filter(({ fileName }) => !inAll.has(fileName)).map(fileOf);
    }
    const firsts = [entry, ...asked.filter((chunk) => always.has(fileOf(chunk)))];
    const first = new Set(firsts.flatMap((chunk) => [...together(chunk, chunks)]));
    weights[part] = weightOf(first);
    files[part] = read.filter((id) => isAbsolute(id)).map(fromRoot);
    const schemas = asked.filter((chunk) => fileOf(chunk) === SCHEMAS);
    const shared = new Set(schemas.flatMap((chunk) => [...together(chunk, chunks, first)]));
    for (const later of asked.filter((chunk) => !first.has(chunk))) {
      const loaded = schemas.includes(later) ? first : new Set([...first, ...shared]);
      weights[lineOf(later)] ??= weightOf(together(later, chunks, loaded));
    }
  }
  const configFile = join(root, 'vite.classic.config.ts');
  const classic = await built({ configFile, root, build: { write: false } });
  weights[CLASSIC] = weightOf(classic.filter(({ isEntry }) => isEntry));
  return { weights, files, left };
}

export const SIZES = join(root, 'test/size/sizes.json');

/** What the file says of a part: its figures, and the most that it may weigh, gzipped. */
export interface Line extends Weight {
  readonly limit: number;
  /** Why it is above the limit still. */
  readonly owed?: string;
}

export function written(): Readonly<Record<string, Line>> {
  return JSON.parse(readFileSync(SIZES, 'utf8')) as Readonly<Record<string, Line>>;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const known = written();
  const { weights } = await weigh();
  const lines = Object.entries(weights).map(([part, weight]) => {
    const { limit = 0, owed } = known[part] ?? {};
    console.log(`${part}: ${weight.minified} minified, ${weight.gzipped} gzipped of ${limit}`);
    return [part, { ...weight, limit, owed }];
  });
  writeFileSync(SIZES, await format(JSON.stringify(Object.fromEntries(lines)), { parser: 'json' }));
}
