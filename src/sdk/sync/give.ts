/**
 * Gives a replica what its user may see. The cursor stands for what the replica was given: what is
 * new, changed or no longer to be seen is the difference to that, whichever record, role or relation
 * moved. So no id is told of a record that the user was never given.
 */
import type { CivilDate } from '../../policy/index.ts';
import { todayInShanghai } from '../clock.ts';
import type { Actor, ClockPort } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import type { Adopted } from '../store/store.ts';
import type { PullPage } from './port.ts';
import { bodySeen } from './body-seen.ts';
import { type LiveWorld, sharedTypes, type WorldNow } from './world.ts';

/** By record id, what was given of it: its revision, and a mark where it was seen in part. */
type Given = Map<string, string>;

interface Session {
  readonly of: string;
  cursor: string;
  readonly given: Given;
  /** Answers to the cursor of which one is on its way, by the cursor that each would make. */
  readonly next: Map<string, { readonly given: Given; readonly gone: readonly string[] }>;
}

/** By record id, what somebody may see of it. */
type Visible = ReadonlyMap<string, { readonly mark: string; readonly record: Adopted }>;

/** How many answers to one cursor are remembered, and how many replicas. */
const ANSWERS = 4;
const SESSIONS = 200;

export class Giver {
  /** By every cursor that means something; the replica that asked last stands last. */
  private readonly sessions = new Map<string, Session>();
  /** What each may see, while nothing changes. */
  private readonly seen = new Map<string, Visible>();
  private seenAt = -1;

  constructor(
    private readonly world: LiveWorld,
    private readonly clock: ClockPort,
    private readonly pageSize: number,
  ) {}

  async pull(actor: Actor, cursor: string | undefined): Promise<PullPage> {
    const known = this.take(actor, cursor);
    const session = known ?? this.begin(actor);
    const visible = this.visibleTo(await this.world.now(), actor);
    const gone = [...session.given.keys()].filter((id) => !visible.has(id));
    const news = [...visible].filter(([id, { mark }]) => session.given.get(id) !== mark);
    const page = news.slice(0, this.pageSize);
    const next = randomId();
    const given: Given = new Map(page.map(([id, { mark }]) => [id, mark]));
    session.next.set(next, { given, gone });
    this.sessions.set(next, session);
    this.forgetOld(session);
    return {
      records: page.map(([, { record }]) => record),
      gone,
      cursor: next,
      more: news.length > page.length,
      anew: known === undefined,
    };
  }

  /** The replica that the cursor belongs to, brought to where the cursor says that it is. */
  private take(actor: Actor, cursor: string | undefined): Session | undefined {
    const session = cursor === undefined ? undefined : this.sessions.get(cursor);
    // Another person's cursor means nothing, as one that was never given.
    if (session === undefined || cursor === undefined || session.of !== actor.id) return undefined;
    const answer = session.next.get(cursor);
    if (answer !== undefined) {
      for (const [id, mark] of answer.given) session.given.set(id, mark);
      for (const id of answer.gone) session.given.delete(id);
      for (const other of [session.cursor, ...session.next.keys()]) this.sessions.delete(other);
      session.next.clear();
      session.cursor = cursor;
      this.sessions.set(cursor, session);
    }
    return session;
  }

  private begin(actor: Actor): Session {
    return { of: actor.id, cursor: '', given: new Map(), next: new Map() };
  }

  /** What a person may see now; the same answer until a record, their roles or the day has changed. */
  private visibleTo(world: WorldNow, actor: Actor): Visible {
    const today = todayInShanghai(this.clock);
    const key = `${actor.id} ${today} ${actor.roles.join(' ')}`;
    if (this.seenAt !== world.version) this.seen.clear();
    this.seenAt = world.version;
    const known = this.seen.get(key) ?? visibleIn(world, actor, today);
    this.seen.set(key, known);
    return known;
  }

  private forgetOld(session: Session): void {
    const [oldest] = session.next.keys();
    if (session.next.size > ANSWERS && oldest !== undefined) {
      session.next.delete(oldest);
      this.sessions.delete(oldest);
    }
    for (const [cursor, { next }] of this.sessions) {
      if (new Set(this.sessions.values()).size <= SESSIONS) break;
      for (const other of [cursor, ...next.keys()]) this.sessions.delete(other);
    }
  }
}

function visibleIn(world: WorldNow, actor: Actor, today: CivilDate): Visible {
  const standing = world.standing(actor.id, today);
  const visible = new Map<string, { readonly mark: string; readonly record: Adopted }>();
  for (const type of sharedTypes) {
    for (const { id } of world.everything(type)) {
      const stored = world.stored(id);
      const body = stored && bodySeen(actor, standing, world, stored);
      if (stored === undefined || body === undefined) continue;
      const mark = `${stored.revision}${body === stored.body ? '' : ' in part'}`;
      visible.set(id, { mark, record: { id, type, schema: stored.schema, body } });
    }
  }
  return visible;
}
