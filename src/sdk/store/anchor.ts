/**
 * The anchor: which database there was and how far its audit chain went, kept outside the database. A
 * browser that lost the database, or a disk that was set back to an earlier day, cannot tell of it;
 * what is written down elsewhere can. It holds no content: a random id, a number and a hash.
 *
 * It is written after a write is durable and never before, so it may be behind and never ahead. One
 * that is missing, damaged or out of reach says nothing at all: only one that can be read and knows
 * of more than the database has is a loss.
 */
import type { ChainHead } from '../audit/chain.ts';
import { isPlace } from '../shape.ts';
import type { Loss } from './store.ts';

/** A place outside the database that remembers the head of the chain, so that a loss is noticed. */
export interface Anchor {
  /** Random id of the database. */
  readonly database: string;
  /** Number of the last audit entry that is durable, and its hash in the chain. */
  readonly sequence: number;
  readonly head: string;
  /**
   * What was lost and nobody has taken note of yet. The database says so too; but one that was cut may
   * forget once more what was written into it since, and that alone is nothing that is missing.
   */
  readonly lost?: Pick<Loss, 'what' | 'database' | 'missing'>;
}

/** Where a host keeps anchors, beyond the reach of this browser. */
export interface AnchorPort {
  /** The anchor that was written last under this name, whole. The name tells neither tenant nor user. */
  read(name: string): unknown;
  /** `undefined`: the database was removed on purpose. Several tabs write, each what is durable then. */
  write(name: string, anchor: Anchor | undefined): void | Promise<void>;
}

export interface AnchorPlace extends AnchorPort {
  readonly by: 'browser' | 'host';
}

export interface FoundAnchor {
  readonly by: AnchorPlace['by'];
  readonly anchor: Anchor;
}

/** How long a host is waited for. A portal that cannot be reached must not keep the desk shut. */
const PATIENCE_MS = 2000;

/** `localStorage`; all that lies there beside a theme. */
export const browserAnchor: AnchorPlace = {
  by: 'browser',
  read: (name) => {
    const text = localStorage.getItem(name);
    return text === null ? undefined : JSON.parse(text);
  },
  write: (name, anchor) => {
    if (anchor === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(anchor));
  },
};

/** This browser's place, and the host's where it gives one. */
export function anchorPlaces(host: AnchorPort | undefined): readonly AnchorPlace[] {
  if (host === undefined) return [browserAnchor];
  const { read, write } = host;
  return [browserAnchor, { by: 'host', read: read.bind(host), write: write.bind(host) }];
}

interface Going {
  next: { readonly anchor: Anchor; readonly back: boolean } | undefined;
  write: Promise<void> | undefined;
}

export class Anchors {
  /** Each place goes at its own pace: a slow host must not keep this browser's anchor behind. */
  private readonly going: ReadonlyMap<AnchorPlace, Going>;
  /** Places that took the last write, or gave an anchor to read. */
  private readonly kept = new Set<AnchorPlace['by']>();

  constructor(
    private readonly name: string,
    private readonly places: readonly AnchorPlace[],
  ) {
    this.going = new Map(places.map((place) => [place, { next: undefined, write: undefined }]));
  }

  /** To be read before the database is opened: what is durable only then is no loss. */
  async read(): Promise<readonly FoundAnchor[]> {
    const found = this.places.map(async (place) => {
      const anchor = await this.readAt(place);
      if (anchor !== undefined) this.kept.add(place.by);
      return anchor === undefined ? [] : [{ by: place.by, anchor }];
    });
    return (await Promise.all(found)).flat();
  }

  /**
   * The database has come this far. One write at a time, and then the newest: what came between is
   * passed over. `back` where a loss was told, or taken note of: only then may an anchor be set back.
   */
  moved(anchor: Anchor, back = false): void {
    for (const [place, going] of this.going) {
      going.next = { anchor, back: back || going.next?.back === true };
      going.write ??= this.write(place, going).finally(() => {
        going.write = undefined;
      });
    }
  }

  /** Resolves when everything so far was offered. Never rejects. */
  async flush(): Promise<void> {
    await Promise.all([...this.going.values()].map(({ write }) => write ?? Promise.resolve()));
  }

  /** Where an anchor is kept. */
  get sources(): readonly AnchorPlace['by'][] {
    return [...this.kept];
  }

  private async write(place: AnchorPlace, going: Going): Promise<void> {
    // Later, so that writes of one moment come together.
    await Promise.resolve();
    for (let { next } = going; next !== undefined; { next } = going) {
      going.next = undefined;
      await this.writeAt(place, next.anchor, next.back);
    }
  }

  private async writeAt(place: AnchorPlace, anchor: Anchor, back: boolean): Promise<void> {
    try {
      // Another tab may have been further on; the host is told in the order in which we are.
      const there = back || place.by === 'host' ? undefined : anchorIn(place.read(this.name));
      const behind = there?.database === anchor.database && there.sequence >= anchor.sequence;
      if (!behind) await inTime(place.write(this.name, anchor));
      this.kept.add(place.by);
    } catch {
      // It stays behind: less is told, and nothing wrong. Diagnostics say where one is kept.
      this.kept.delete(place.by);
    }
  }

  private async readAt(place: AnchorPlace): Promise<Anchor | undefined> {
    try {
      return anchorIn(await inTime(place.read(this.name)));
    } catch {
      return undefined;
    }
  }
}

/** A database that is removed on purpose takes its anchors with it. Never rejects. */
export async function forgetAnchors(name: string, places: readonly AnchorPlace[]): Promise<void> {
  await Promise.allSettled(places.map(async (place) => inTime(place.write(name, undefined))));
}

/** What the database says of itself. */
export interface Held extends ChainHead {
  readonly database: string;
  /** The database in whose place a backup was restored, */
  readonly replaced?: string;
  /** and the one that the backup was of, as far as it went. */
  readonly from?: Pick<Anchor, 'database' | 'sequence'>;
}

/** What an anchor knows that the database does not. `hashAt`: the hash of the entry with the anchor's number. */
export function lossBy(
  { by, anchor }: FoundAnchor,
  held: Held,
  hashAt: string | undefined,
): Loss | undefined {
  if (anchor.database === held.replaced) return undefined;
  if (anchor.database === held.from?.database) return tail(by, anchor, held.from.sequence);
  if (anchor.database !== held.database) {
    const missing = { from: 1, to: anchor.sequence };
    return { by, what: 'database', database: anchor.database, missing };
  }
  if (held.sequence < anchor.sequence) return tail(by, anchor, held.sequence);
  // A row that is damaged or gone is for `verifyAudit`.
  if (hashAt === undefined || hashAt === anchor.head) return undefined;
  return { by, what: 'history', database: anchor.database, missing: { to: anchor.sequence } };
}

/** What an anchor says of a loss that was told of this same database. */
export function lossKept({ by, anchor }: FoundAnchor, held: Held): Loss | undefined {
  const { lost } = anchor;
  return lost === undefined || anchor.database !== held.database ? undefined : { by, ...lost };
}

/** As an anchor carries it: without who said so and since when. */
export function asKept({ what, database, missing }: Loss): NonNullable<Anchor['lost']> {
  return {
    what,
    ...(database === undefined ? {} : { database }),
    ...(missing === undefined ? {} : { missing }),
  };
}

function tail(by: Loss['by'], { database, sequence }: Anchor, reached: number): Loss | undefined {
  if (sequence <= reached) return undefined;
  return { by, what: 'tail', database, missing: { from: reached + 1, to: sequence } };
}

const WORST_FIRST = ['database', 'history', 'tail'] as const;

/** Several that say so of one loss, or a loss beside one that nobody has taken note of yet. */
export function together(losses: readonly (Loss | undefined)[]): Loss | undefined {
  const told = losses.flatMap((loss) => loss ?? []);
  const [first] = told;
  if (first === undefined) return undefined;
  const what = WORST_FIRST.find((one) => told.some((loss) => loss.what === one)) ?? first.what;
  const ranges = told.flatMap(({ missing }) => missing ?? []);
  const from = Math.min(...ranges.map((range) => range.from ?? Infinity));
  const to = Math.max(...ranges.map((range) => range.to));
  const database = told.find((loss) => loss.database !== undefined)?.database;
  const since = told.find((loss) => loss.since !== undefined)?.since;
  return {
    by: first.by,
    what,
    ...(database === undefined ? {} : { database }),
    ...(ranges.length === 0 ? {} : { missing: { ...(Number.isFinite(from) ? { from } : {}), to } }),
    ...(since === undefined || what === 'database' ? {} : { since }),
  };
}

/** A loss as it was written down. One of which nothing is known is a loss all the same. */
export function lossIn({ by = 'browser', what = 'database', ...known }: Partial<Loss>): Loss {
  const { database, missing, since } = known;
  return {
    by,
    what,
    ...(database === undefined ? {} : { database }),
    ...(missing === undefined ? {} : { missing }),
    ...(since === undefined ? {} : { since }),
  };
}

function anchorIn(value: unknown): Anchor | undefined {
  if (!isObject(value)) return undefined;
  const { database, sequence, head } = value;
  const lost = lostIn(value['lost']);
  const whole =
    typeof database === 'string' &&
    /^[0-9a-f]{32}$/.test(database) &&
    typeof sequence === 'number' &&
    Number.isSafeInteger(sequence) &&
    sequence > 0 &&
    typeof head === 'string' &&
    /^[0-9a-f]{64}$/.test(head);
  return whole ? { database, sequence, head, ...(lost === undefined ? {} : { lost }) } : undefined;
}

function lostIn(value: unknown): Anchor['lost'] {
  if (!isObject(value)) return undefined;
  const what = WORST_FIRST.find((one) => one === value['what']);
  if (what === undefined) return undefined;
  const { database, missing } = value;
  const { from, to } = isObject(missing) ? missing : {};
  return {
    what,
    ...(typeof database === 'string' ? { database } : {}),
    ...(isPlace(to) ? { missing: { ...(isPlace(from) ? { from } : {}), to } } : {}),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

async function inTime<T>(answer: T): Promise<Awaited<T>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('No answer in time')), PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
