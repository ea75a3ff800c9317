// What each chosen library adds to a page: the calls that this product makes of it, bundled for
// Chromium 86, minified, and gzipped. `node --import tsx test/edge/sizes.ts` prints the table that
// stands in docs/decisions/0001.
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { fflateSync } from '../../build/fflate-sync.ts';
import { forChromium86 } from '../../scripts/chromium86.mjs';

const USES: Readonly<Record<string, string>> = {
  lit: `export { LitElement, html, css } from 'lit';
    export { customElement, property, state } from 'lit/decorators.js';
    export { repeat } from 'lit/directives/repeat.js';`,
  'lit + @lit/context': `export { LitElement, html, css } from 'lit';
    export { customElement, property, state } from 'lit/decorators.js';
    export { repeat } from 'lit/directives/repeat.js';
    export { consume, createContext, provide } from '@lit/context';`,
  'zod/mini': `import * as z from 'zod/mini';
    export const schema = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('a'), on: z.string().check(z.regex(/x/), z.minLength(1)) }),
      z.strictObject({ kind: z.literal('b'), n: z.optional(z.int().check(z.gte(1))) }),
      z.strictObject({ kind: z.literal('c'), list: z.array(z.boolean()) }),
    ]);`,
  idb: `export { deleteDB, openDB } from 'idb';`,
  '@noble/ciphers (AES-GCM)': `export { gcm } from '@noble/ciphers/aes.js';`,
  '@noble/hashes (SHA-256)': `export { sha256 } from '@noble/hashes/sha2.js';`,
  '@noble/hashes (Argon2id)': `export { argon2id } from '@noble/hashes/argon2.js';`,
  '@floating-ui/dom': `export { autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/dom';`,
  '@tanstack/lit-virtual': `export { VirtualizerController } from '@tanstack/lit-virtual';`,
  papaparse: `export { default } from 'papaparse';`,
  docx: `export {
      AlignmentType, Document, Footer, Header, HeadingLevel, Packer, PageNumber, Paragraph,
      SectionType, Table, TableCell, TableRow, TextRun, WidthType,
    } from 'docx';`,
  'write-excel-file': `export { default } from 'write-excel-file/universal';`,
  'read-excel-file': `export { readSheet } from 'read-excel-file/universal';`,
  'both Excel libraries': `export { default } from 'write-excel-file/universal';
    export { readSheet } from 'read-excel-file/universal';`,
  'sm-crypto-v2 (SM3, SM4)': `import { sm3, sm4 } from 'sm-crypto-v2';
    export const seal = sm4.encrypt, open = sm4.decrypt, digest = sm3;`,
};

async function sizeOf(source: string): Promise<{ minified: number; gzipped: number }> {
  const entry = 'virtual:use.ts';
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    plugins: [
      forChromium86(),
      fflateSync(),
      {
        name: 'use',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
    build: {
      target: 'chrome86',
      write: false,
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  const code = output.output.map((part) => (part.type === 'chunk' ? part.code : '')).join('\n');
  return { minified: code.length, gzipped: gzipSync(code, { level: 9 }).length };
}

console.log('| What is used | minified | gzipped |\n| --- | ---: | ---: |');
for (const [name, source] of Object.entries(USES)) {
  const { minified, gzipped } = await sizeOf(source);
  console.log(`| ${name} | ${kilobytes(minified)} | ${kilobytes(gzipped)} |`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
