// What a page loads before it can show its first worklist page: the built SDK is opened over a sealed
// store with something in it, and each file says so when it runs.
import 'fake-indexeddb/auto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Sdk from '../../src/sdk/index.ts';
import { atTheDesk, clerk, directory, noon } from '../sdk/district.ts';
import { appointment, importList } from '../sdk/steps.ts';

interface BuiltFile {
  readonly fileName: string;
  readonly code: string;
  readonly isEntry: boolean;
}

const DAY = '2026-03-10';
const key = () => new Uint8Array(32).fill(7);

/** The files that ran, by their names. */
export interface Ran {
  readonly forFirstPage: ReadonlySet<string>;
  /** With those that `loadAll` has brought: what a page has that is cut off then. */
  readonly inAll: ReadonlySet<string>;
}

export async function loadedForFirstPage(files: readonly BuiltFile[]): Promise<Ran> {
  const before = await atTheDesk(DAY, { key });
  await importList(before.sdk, appointment);
  await before.sdk.close();

  const folder = await mkdtemp(join(tmpdir(), 'first-page-'));
  const ran = new Set<string>();
  Object.assign(globalThis, { ranForFirstPage: (file: string) => ran.add(file) });
  try {
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    for (const { fileName, code } of files) {
      const told = `\nranForFirstPage(${JSON.stringify(fileName)});\n`;
      await mkdir(dirname(join(folder, fileName)), { recursive: true });
      await writeFile(join(folder, fileName), code + told);
    }
    const entry = files.find(({ isEntry }) => isEntry)?.fileName ?? '';
    const built = (await import(pathToFileURL(join(folder, entry)).href)) as typeof Sdk;
    const sdk = await built.createTalkSdk({
      identity: { current: () => clerk },
      directory,
      clock: { now: () => noon(DAY) },
      key,
    });
    const [{ rows }] = await Promise.all([sdk.obligations.page(), sdk.obligations.counts()]);
    if (rows.length !== 1) throw new Error('The first page does not show what was stored');
    // What was asked for on the way comes with it, whether or not the page waited for it.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const forFirstPage = new Set(ran);
    await sdk.loadAll();
    await sdk.close();
    return { forFirstPage, inAll: ran };
  } finally {
    await rm(folder, { recursive: true });
  }
}
