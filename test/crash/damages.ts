/**
 * T2. A profile is copied while its browser writes, as a backup program or a dying disk would have it;
 * then a file of the copy's database is cut, flipped, emptied or gone. A browser opens the copy: what
 * was acknowledged before the copy is there, or its loss is told, or the store is refused by name.
 * Never wrong data, and never an empty first visit without a word.
 */
import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, open, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Gone, pause } from './chromium.ts';
import { Ground, type Lane } from './ground.ts';
import { Ledger, tells } from './ledger.ts';
import type { RowsFound } from './page/rows.ts';

/** What is done to which file; each takes a folder of LevelDB and says what it did. */
const damages = {
  'log cut': (folder) => cut(folder, /\.log$/),
  'log flipped': (folder) => flip(folder, /\.log$/),
  'log zeroed': (folder) => zero(folder, /\.log$/),
  'log gone': (folder) => remove(folder, /\.log$/),
  'table cut': (folder) => cut(folder, /\.ldb$/),
  'table flipped': (folder) => flip(folder, /\.ldb$/),
  'table gone': (folder) => remove(folder, /\.ldb$/),
  'manifest cut': (folder) => cut(folder, /^MANIFEST/),
  'manifest flipped': (folder) => flip(folder, /^MANIFEST/),
  'manifest gone': (folder) => remove(folder, /^MANIFEST/),
  'current flipped': (folder) => flip(folder, /^CURRENT$/),
  'current gone': (folder) => remove(folder, /^CURRENT$/),
  'folder gone': async (folder) => {
    await rm(folder, { recursive: true });
    return basename(folder);
  },
  'not damaged': async () => 'nothing',
} as const satisfies Record<string, (folder: string) => Promise<string | undefined>>;

type Damage = keyof typeof damages;
const names = Object.keys(damages) as readonly Damage[];

/** How it ended, from the best to what may not be. */
export type Ending = 'whole' | 'told' | 'refused';

export type Damages = Readonly<Record<Ending, number>> & {
  readonly rounds: number;
  readonly byDamage: Readonly<Record<string, Partial<Record<Ending, number>>>>;
};

/** Few rounds see as many kinds as may be, beginning anywhere: every kind comes up before one comes twice. */
const STEP = 5;

/** So long a host may take, on a machine that others use as well. */
const HOST_MS = 300;

/** What is written once a loss was taken note of. */
const AFTER = ['after.0.0', 'after.0.1', 'after.0.2'];

/** So many copies are made of one profile, one after another while it grows. */
const COPIES = 14;

export async function proveDamages(
  lane: Lane,
  rounds: number,
  told: (line: string) => void = () => undefined,
): Promise<Damages> {
  const ground = await Ground.make(lane);
  const first = Math.floor(Math.random() * names.length);
  const figures = { rounds: 0, whole: 0, told: 0, refused: 0 };
  const byDamage: Record<string, Partial<Record<Ending, number>>> = {};
  try {
    while (figures.rounds < rounds) {
      await ground.renew();
      const copies = await copiesOf(ground, Math.min(COPIES, rounds - figures.rounds));
      for (const copy of copies) {
        const damage = names[(first + figures.rounds * STEP) % names.length] ?? 'log cut';
        const ending = await oneRound(ground, copy, damage);
        figures.rounds += 1;
        figures[ending] += 1;
        const ofKind = (byDamage[damage] ??= {});
        ofKind[ending] = (ofKind[ending] ?? 0) + 1;
      }
      told(JSON.stringify({ ...figures, byDamage }));
    }
  } finally {
    await ground.end();
  }
  return { ...figures, byDamage };
}

interface Copy {
  readonly profile: string;
  /** What had been acknowledged when the copy was begun. */
  readonly ledger: Ledger;
  /** How far the host had been told by then. */
  readonly anchors: ReadonlyMap<string, unknown>;
}

async function copiesOf(ground: Ground, count: number): Promise<readonly Copy[]> {
  const live = new Ledger();
  const browser = await ground.start();
  const tab = await ground.open(browser, { told: live.hear });
  await tab.call<RowsFound>('openRows');
  tab.call('writeRows', 'live', 2).catch((error: unknown) => {
    if (!(error instanceof Gone)) throw error;
  });
  const copies: Copy[] = [];
  for (let at = 0; at < count; at += 1) {
    await pause(200 + Math.random() * 600);
    const ledger = live.copy();
    // What a host has not answered for yet nobody can miss.
    await pause(HOST_MS);
    const anchors = new Map(ground.anchors);
    copies.push({ profile: await copyOf(ground.profile), ledger, anchors });
  }
  await browser.kill();
  return copies;
}

/** Byte by byte while the browser writes: what vanishes meanwhile is not in the copy. */
async function copyOf(profile: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'cadre-talk-copy-'));
  for (const part of ['Default/IndexedDB', 'Default/Local Storage']) {
    for (const entry of await readdir(join(profile, part), {
      recursive: true,
      withFileTypes: true,
    })) {
      if (!entry.isFile()) continue;
      const from = join(entry.parentPath, entry.name);
      const to = join(copy, from.slice(profile.length));
      await mkdir(dirname(to), { recursive: true });
      await copyFile(from, to).catch(unlessGone);
    }
  }
  return copy;
}

async function oneRound(ground: Ground, copy: Copy, damage: Damage): Promise<Ending> {
  const { profile, ledger } = copy;
  try {
    ground.anchors = new Map(copy.anchors);
    const done = await damages[damage](await levelDbIn(profile));
    const what = `${damage} (${done ?? 'there was none'})`;
    const first = await opened(ground, profile, false);
    const verdict = ledger.copy().judgeRows(first);
    if (first.refused !== undefined) {
      assert.match(first.refused, /^store\./, `${what}: it is refused by name`);
      const again = await opened(ground, profile, false);
      const still = again.refused !== undefined || tells(again.status);
      assert.ok(still, `${what}: after a refusal it opens as if nothing had been`);
      return 'refused';
    }
    const wrong = verdict.faults.length > 0 && !verdict.told;
    assert.ok(!wrong, `${what}: untold: ${verdict.faults.join('; ')}`);
    assert.ok(
      verdict.lost === 0 || verdict.told,
      `${what}: ${verdict.lost} writes are gone of ${first.tokens.length + verdict.lost}, and nothing is told; the host knew ${JSON.stringify([...copy.anchors.values()])}, ${JSON.stringify(first.status)}`,
    );
    if (!verdict.told) return 'whole';

    // It stays told until somebody has taken note, and what is left can be worked with. Behind the torn
    // end of a log LevelDB may lose once more what was written since: then that is told as well.
    for (let visit = 1; ; visit += 1) {
      const told = await opened(ground, profile, true);
      assert.ok(tells(told.status), `${what}: it is told again`);
      const after = await opened(ground, profile, false);
      assert.deepEqual(after.faults, [], `${what}: what is left fits together`);
      const isThere = AFTER.every((token) => after.tokens.includes(token));
      assert.equal(
        tells(after.status),
        !isThere,
        `${what}: what was written since ${isThere ? 'is there, and a loss is told' : 'is gone, and nothing is told'}`,
      );
      if (isThere) break;
      assert.ok(visit < 4, `${what}: it is not lost for ever`);
    }
    return 'told';
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/** One life on the copy; with `resume` the loss is taken note of and work goes on. */
async function opened(ground: Ground, profile: string, resume: boolean): Promise<RowsFound> {
  const browser = await ground.start(profile);
  try {
    const tab = await ground.open(browser);
    const found = await tab.call<RowsFound>('openRows');
    if (resume) {
      await tab.call('acknowledgeRows');
      await tab.call('writeRows', 'after', 1, 3);
    }
    if (found.refused === undefined) await tab.call('closeRows');
    return found;
  } finally {
    await browser.close();
  }
}

async function levelDbIn(profile: string): Promise<string> {
  const folder = join(profile, 'Default', 'IndexedDB');
  const found = (await readdir(folder)).filter((name) => name.endsWith('.indexeddb.leveldb'));
  assert.equal(found.length, 1, `one database lies there: ${found.join(', ')}`);
  return join(folder, found[0] ?? '');
}

/** The newest file of a kind, or nothing. */
async function newest(folder: string, kind: RegExp): Promise<string | undefined> {
  const found = (await readdir(folder)).filter((name) => kind.test(name)).sort();
  const name = found[found.length - 1];
  return name === undefined ? undefined : join(folder, name);
}

async function cut(folder: string, kind: RegExp): Promise<string | undefined> {
  const file = await newest(folder, kind);
  if (file === undefined) return undefined;
  const { size } = await stat(file);
  const left = Math.max(0, size - 1 - Math.floor(Math.random() * Math.min(size, 200_000)));
  await truncate(file, left);
  return `${basename(file)}: ${left} of ${size} bytes left`;
}

/** One bit near the end, where the last writes are. */
async function flip(folder: string, kind: RegExp): Promise<string | undefined> {
  return overwrite(folder, kind, 1, (bytes) => {
    bytes[0] = (bytes[0] ?? 0) ^ (1 << Math.floor(Math.random() * 8));
  });
}

async function zero(folder: string, kind: RegExp): Promise<string | undefined> {
  return overwrite(folder, kind, 4_096, (bytes) => bytes.fill(0));
}

async function overwrite(
  folder: string,
  kind: RegExp,
  length: number,
  change: (bytes: Buffer) => void,
): Promise<string | undefined> {
  const file = await newest(folder, kind);
  if (file === undefined) return undefined;
  const { size } = await stat(file);
  const at = Math.max(0, size - 1 - Math.floor(Math.random() * Math.min(size, 100_000)));
  const handle = await open(file, 'r+');
  const bytes = Buffer.alloc(Math.min(length, size - at));
  await handle.read(bytes, 0, bytes.length, at);
  change(bytes);
  await handle.write(bytes, 0, bytes.length, at);
  await handle.close();
  return `${basename(file)}: ${bytes.length} bytes at ${at} of ${size}`;
}

async function remove(folder: string, kind: RegExp): Promise<string | undefined> {
  const file = await newest(folder, kind);
  if (file !== undefined) await rm(file);
  return file && basename(file);
}

function unlessGone(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
