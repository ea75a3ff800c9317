/**
 * Random acts through the reference handler: people of every role push what honest desks push with
 * something else in it, pull with anybody's cursor, ask what they like, and work at real desks. Every
 * request is watched: what comes out of it, and what it leaves changed, must be what the written
 * table gives to whoever sent it.
 */
import { stateName } from '../../../src/policy/index.ts';
import type { Relation } from '../../../src/sdk/access/relations.ts';
import { statesIn, steps } from '../../../src/sdk/access/steps.ts';
import type { Actor, DeskRole, Store } from '../../../src/sdk/index.ts';
import type { Kept, RecordType } from '../../../src/sdk/model/records.ts';
import { openPolicy, policyReader } from '../../../src/sdk/policy.ts';
import { randomId } from '../../../src/sdk/seal/random.ts';
import { memoryStore } from '../../../src/sdk/store/memory-store.ts';
import type { StoredRecord } from '../../../src/sdk/store/store.ts';
import { createReferenceHandler } from '../../../src/sdk/sync/handler.ts';
import { httpSync } from '../../../src/sdk/sync/http.ts';
import type { PullPage, PushItem, Verdict } from '../../../src/sdk/sync/port.ts';
import { isAction } from '../../../src/sdk/sync/reach.ts';
import { isShared, sharedTypes } from '../../../src/sdk/sync/world.ts';
import type { Chance } from '../../../src/sdk/testing/chance.ts';
import { act, themeBy } from '../../simulator/acts.ts';
import * as course from '../courses.ts';
import { directory, noon, people as persons } from '../district.ts';
import { inAnothersName, withinFields, withMore } from '../sync/forged.ts';
import type { Sent } from '../sync/honest.ts';
import { actions, roles } from './page.ts';
import { type AnyRecord, Looked, readable, seesSource, standing } from './stands.ts';
import { people, questions, recordsIn } from './world.ts';
import { allowed } from './written.ts';

const policy = openPolicy(await policyReader({}));
const base = 'http://portal.invalid/talks';

export interface Tally {
  acts: number;
  accepted: number;
  refused: number;
  conflicts: number;
  /** Records that were shown. */
  shown: number;
  answered: number;
}

export function nothingYet(): Tally {
  return { acts: 0, accepted: 0, refused: 0, conflicts: 0, shown: 0, answered: 0 };
}

/** What was there at a moment, and how each stood to it. */
class Moment {
  readonly looked: Looked;
  readonly byId: ReadonlyMap<string, AnyRecord>;
  private readonly stands = new Map<string, ReadonlySet<Relation>>();

  constructor(readonly stored: ReadonlyMap<string, StoredRecord>) {
    this.looked = new Looked(
      [...stored.values()].flatMap(({ id, type, revision, body }) =>
        isShared(type)
          ? [{ type, record: { ...body, id, revision } as unknown as Kept<RecordType> }]
          : [],
      ),
    );
    this.byId = new Map(this.looked.all.map((one) => [one.record.id, one]));
  }

  relations(person: string, id: string): ReadonlySet<Relation> {
    const key = `${person} ${id}`;
    const one = this.byId.get(id);
    const known =
      this.stands.get(key) ??
      (one === undefined ? new Set() : standing(person, one, this.looked, course.today));
    this.stands.set(key, known);
    return known;
  }

  isSeen({ id: person, roles: hats }: Actor, id: string): boolean {
    const one = this.byId.get(id);
    return one !== undefined && readable(hats, one.type, this.relations(person, id));
  }
}

/** Fields that tell where a case comes from, or what was said of it inside. */
const source = /"triggers":\["|"petition":true|"override":\{|"searched":\{|"steps":\[\{/;
const projected: ReadonlySet<string> = new Set(['obligation', 'delegation', 'inquiry']);

/** The server, with somebody who looks at every request. */
export class WatchedServer {
  readonly wrong = new Set<string>();
  private readonly handler: (request: Request) => Promise<Response>;
  private moment: Moment = new Moment(new Map());
  /** By person, every record that they were ever given. */
  private readonly given = new Map<string, Set<string>>();
  readonly cursors: string[] = [];

  constructor(
    readonly store: Store,
    readonly tally: Tally,
  ) {
    this.handler = createReferenceHandler({
      identity: (request) => actorOf(request),
      clock: { now: () => noon(course.today) },
      directory,
      store,
    });
  }

  async begin(): Promise<void> {
    this.moment = new Moment(await this.snapshot());
  }

  get now(): Moment {
    return this.moment;
  }

  portFor(actor: Actor) {
    return httpSync(base, { fetch: this.send, headers: () => headersOf(actor) });
  }

  readonly send: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const actor = actorOf(request);
    const path = new URL(request.url).pathname.split('/').pop() ?? '';
    const sent: Record<string, unknown> = JSON.parse(String(init?.body));
    const response = await this.handler(request);
    const text = await response.text();
    const got: Record<string, unknown> = JSON.parse(text);
    const before = this.moment;
    const changed = await this.changes();
    if (changed.length > 0) this.moment = new Moment(await this.snapshot());
    if (path === 'push' && response.ok) {
      const verdicts = got['verdicts'] as readonly Verdict[];
      this.judgePush(actor, sent['items'] as readonly PushItem[], verdicts, before, changed);
    } else if (changed.length > 0) this.wrong.add(`${path} changed something`);
    if (path === 'pull' && response.ok) this.judgePull(actor, got as unknown as PullPage);
    if (path === 'ask' && response.ok) this.judgeAsk(actor, sent, got);
    return new Response(text, { status: response.status });
  };

  private async snapshot(): Promise<ReadonlyMap<string, StoredRecord>> {
    const lists = await Promise.all(sharedTypes.map((type) => this.store.all(type)));
    return new Map(lists.flat().map((one) => [one.id, one]));
  }

  /** Records that are not what they were, whatever any log says. */
  private async changes(): Promise<readonly string[]> {
    const now = await this.snapshot();
    const was = this.moment.stored;
    const gone = [...was.keys()].filter((id) => !now.has(id));
    return [
      ...gone,
      ...[...now].flatMap(([id, one]) => {
        const old = was.get(id);
        const same =
          old === one ||
          (old?.revision === one.revision && JSON.stringify(old.body) === JSON.stringify(one.body));
        return same ? [] : [id];
      }),
    ];
  }

  private judgePush(
    actor: Actor,
    items: readonly PushItem[],
    verdicts: readonly Verdict[],
    before: Moment,
    changed: readonly string[],
  ): void {
    const told = (what: string, item: PushItem) =>
      this.wrong.add(`${item.action} by ${actor.roles.join('+')}: ${what}`);
    const after = this.moment;
    const free = new Set(changed);
    for (const [index, item] of items.entries()) {
      const verdict = verdicts[index];
      if (verdict === undefined) continue;
      const ids = item.changes.map(({ record }) => record);
      if (verdict.verdict === 'accepted') {
        this.tally.accepted += 1;
        const made = changed.filter((id) => ids.includes(id));
        for (const id of made) free.delete(id);
        if (made.length > 0 && item.by !== actor.id) told('in another’s name', item);
        for (const id of made) {
          if (!mayHaveWritten(actor, item.action, id, before, after, items.length > 1)) {
            told(`wrote ${after.byId.get(id)?.type ?? 'what is gone'}`, item);
          }
        }
        continue;
      }
      if (verdict.verdict === 'conflict') {
        this.tally.conflicts += 1;
        for (const { record, theirs } of verdict.fields) {
          // Of what is nowhere the answer repeats what was sent.
          const nowhere = theirs === undefined && !before.byId.has(record);
          if (!nowhere && !before.isSeen(actor, record) && !after.isSeen(actor, record)) {
            told('a conflict shows what is not there', item);
          }
          const type = before.byId.get(record)?.type ?? '';
          const whole = seesSource(actor.roles, before.relations(actor.id, record));
          if (!whole && projected.has(type) && source.test(JSON.stringify(theirs ?? ''))) {
            told('a conflict shows the source', item);
          }
        }
        continue;
      }
      this.tally.refused += 1;
      const hidden = ids.some((id) => before.byId.has(id) && !before.isSeen(actor, id));
      const alike = ['record.not-found', 'input.invalid'].includes(verdict.code);
      if (hidden && items.length === 1 && !alike) told(`${verdict.code} tells of a record`, item);
    }
    if (free.size > 0) this.wrong.add('something changed that no item was taken for');
  }

  private judgePull(actor: Actor, page: PullPage): void {
    const given = this.given.get(actor.id) ?? new Set();
    this.given.set(actor.id, given);
    this.cursors.push(page.cursor);
    for (const { id, type, body } of page.records) {
      this.tally.shown += 1;
      given.add(id);
      const there = this.moment.stored.get(id);
      const relations = this.moment.relations(actor.id, id);
      const who = `${type} to ${actor.roles.join('+')} who ${[...relations].join('+') || 'is nobody'}`;
      if (!this.moment.isSeen(actor, id)) this.wrong.add(`a pull shows ${who}`);
      const text = JSON.stringify(body);
      const whole = !projected.has(type) || seesSource(actor.roles, relations);
      if (whole && text !== JSON.stringify(there?.body))
        this.wrong.add(`a pull shows another ${who}`);
      if (!whole && source.test(text)) this.wrong.add(`a pull shows the source of ${who}`);
    }
    for (const id of page.gone)
      if (!given.has(id)) this.wrong.add('an id was told that was never given');
  }

  private judgeAsk(
    actor: Actor,
    sent: Record<string, unknown>,
    got: Record<string, unknown>,
  ): void {
    const { name } = sent['question'] as { readonly name: string };
    const right = name === 'inspection.cases' ? 'inspection.read' : 'figures.read';
    const answer = got['answer'] as { readonly ok: boolean };
    if (!answer.ok) return;
    this.tally.answered += 1;
    if (!actor.roles.some((role) => allowed(role, right, new Set(), undefined))) {
      this.wrong.add(`${name} was answered to ${actor.roles.join('+')}`);
    }
    const text = JSON.stringify(answer);
    const inside = actor.roles.some((role) => role === 'clerk' || role === 'leader');
    const names = this.moment.looked.of('obligation').map(({ ofTheDay }) => ofTheDay.name);
    if (!inside && names.some((one) => text.includes(one))) {
      this.wrong.add(`${name} names a subject to ${actor.roles.join('+')}`);
    }
    if (text.includes('举报') && !inside) this.wrong.add(`${name} tells of a petition`);
  }
}

function mayHaveWritten(
  actor: Actor,
  action: string,
  id: string,
  before: Moment,
  after: Moment,
  among: boolean,
): boolean {
  if (!isAction(action)) return false;
  const was = before.byId.get(id);
  const now = after.byId.get(id);
  if (now === undefined) return false;
  // Whoever reports what was done to somebody need not be the one.
  if (action === 'incident.report' && was === undefined) return now.type === 'incident';
  const machine = steps[action]?.machine;
  return [before, ...(was === undefined || among ? [after] : [])].some((moment) => {
    const one = moment.byId.get(id);
    if (one === undefined) return false;
    const relations = moment.relations(actor.id, id);
    // What is new has no state yet; amid several acts a record went through some that nobody saw.
    const open = was === undefined || among || machine === undefined;
    const states = open ? [undefined] : (statesIn(one.type, one.record)[machine] ?? [undefined]);
    return states.some((state) => {
      const word = state && machine && stateName(policy, machine, state);
      return actor.roles.some((role) => allowed(role, action, relations, word));
    });
  });
}

// Who it is

const names = new Map(persons.map(({ id, name }) => [id, name]));

function headersOf({ id, roles: hats }: Actor): Record<string, string> {
  return { 'x-user': id, 'x-roles': hats.join(' ') };
}

function actorOf({ headers }: Request): Actor {
  const id = headers.get('x-user') ?? '';
  const hats = (headers.get('x-roles') ?? '').split(' ') as DeskRole[];
  return { id, name: names.get(id) ?? id, roles: hats };
}

function anybody(chance: Chance): Actor {
  const id = chance.pick(people);
  const hats = chance.is(1 / 3) ? [chance.pick(roles), chance.pick(roles)] : [chance.pick(roles)];
  return { id, name: names.get(id) ?? id, roles: hats };
}

// What they do

/** An honest story with anything in between; its own acts come in as they were made. */
export async function toldAmid(chance: Chance, story: readonly Sent[], each: number, tally: Tally) {
  const server = new WatchedServer(memoryStore(), tally);
  await server.begin();
  const known: Sent[] = [];
  for (const sent of story) {
    known.push(sent);
    for (let turn = 0; turn < each; turn += 1) {
      const near = chance.is(1 / 2) ? sent : chance.pick(known);
      await something(chance, server, near);
    }
    await push(server, sent.actor, sent.item);
    if (server.wrong.size > 0) break;
  }
  return server.wrong;
}

async function something(chance: Chance, server: WatchedServer, near: Sent): Promise<void> {
  server.tally.acts += 1;
  switch (chance.weighted({ push: 14, pull: 3, ask: 1 })) {
    case 'push': {
      const actor = chance.is(1 / 2) ? near.actor : anybody(chance);
      return push(server, actor, forged(chance, server, near, actor));
    }
    case 'pull': {
      const cursor = chance.is(1 / 2)
        ? undefined
        : server.cursors[chance.int(server.cursors.length + 1)];
      return request(server, anybody(chance), 'pull', cursor === undefined ? {} : { cursor });
    }
    case 'ask':
      return request(server, anybody(chance), 'ask', { question: chance.pick(asked) });
  }
}

const month = { from: '2026-03-01', to: '2026-03-31' };
const asked = [
  { name: 'inspection.cases', input: {} },
  { name: 'figures.read', input: month },
  { name: 'figures.report', input: { month: '2026-03' } },
  { name: 'figures.upwardReturn', input: { month: '2026-02' } },
];

async function push(server: WatchedServer, actor: Actor, item: PushItem): Promise<void> {
  await request(server, actor, 'push', { items: [item] });
}

async function request(server: WatchedServer, actor: Actor, path: string, body: object) {
  const headers = { ...headersOf(actor), 'content-type': 'application/json' };
  await server.send(`${base}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** The item with one to three things about it changed; now and then none, sent by somebody else. */
function forged(chance: Chance, server: WatchedServer, { item }: Sent, actor: Actor): PushItem {
  let made: PushItem = { ...item, id: randomId(), by: chance.is(1 / 8) ? item.by : actor.id };
  const held = (id: string) => server.now.stored.get(id);
  const stored = [...server.now.stored.keys()];
  for (let turn = chance.int(3); turn > 0; turn -= 1) {
    const change = chance.pick(made.changes);
    const replaced = (more: Partial<typeof change>) => ({
      ...made,
      changes: made.changes.map((one) => (one === change ? { ...one, ...more } : one)),
    });
    const oneOf = (all: readonly { readonly item: PushItem }[]) =>
      all.length === 0 ? made : { ...chance.pick(all).item, by: made.by };
    switch (chance.int(8)) {
      case 0:
        made = { ...made, action: chance.pick(actions) };
        break;
      case 1: {
        const record = stored.length === 0 ? randomId() : chance.pick(stored);
        if (made.changes.every((one) => one.record !== record)) made = replaced({ record });
        break;
      }
      case 2:
        made = replaced({ type: chance.pick(sharedTypes) });
        break;
      case 3:
        made = replaced({ created: !change.created });
        break;
      case 4:
        made = oneOf(withMore(made, held));
        break;
      case 5:
        made = oneOf(withinFields(made));
        break;
      case 6: {
        const other = chance.pick(persons);
        made = oneOf(inAnothersName(made, other));
        break;
      }
      default: {
        // A record's fields as nobody knows them: the answer must not tell.
        const record = stored.length === 0 ? change.record : chance.pick(stored);
        const there = server.now.stored.get(record);
        const fields = Object.fromEntries(
          Object.keys(there?.body ?? {}).map((name) => [name, { from: '?', to: '!' }]),
        );
        const type = there?.type ?? change.type;
        made = { ...made, changes: [{ ...change, record, type, created: false, fields }] };
      }
    }
  }
  return made;
}

/** Real desks of random people over one server, at a week of all kinds of cases. */
export async function worked(
  chance: Chance,
  seed: readonly StoredRecord[],
  acts: number,
  tally: Tally,
): Promise<ReadonlySet<string>> {
  const store = memoryStore();
  await store.commit({
    puts: seed.map((one) => ({ ...one, revision: 1 })),
    changes: [],
    audit: { action: 'seed', at: '', by: '', records: [], outcome: 'done', detail: {} },
  });
  const server = new WatchedServer(store, tally);
  await server.begin();
  const until = tally.acts + acts;
  while (tally.acts < until && server.wrong.size === 0) {
    const actor = chance.is(1 / 2)
      ? { ...anybody(chance), roles: [chance.pick(['clerk', 'leader', 'delegate'] as const)] }
      : anybody(chance);
    const own = memoryStore();
    const { sdk } = await course.open({ actor, store: own, sync: server.portFor(actor) });
    const run = async () => {
      tally.acts += 1;
      const { ended } = await sdk.sync.run();
      if (ended !== 'done') server.wrong.add(`a run ended ${ended}`);
      const lists = await Promise.all(sharedTypes.map((type) => own.all(type)));
      for (const { id, type } of lists.flat()) {
        if (!server.now.isSeen(actor, id))
          server.wrong.add(`${type} stays with ${actor.roles.join('+')}`);
      }
    };
    await run();
    const theme = themeBy(chance);
    for (let turn = chance.int(6); turn > 0; turn -= 1) {
      tally.acts += 1;
      if (chance.is(1 / 2)) await act(sdk, chance, theme);
      else {
        const [name, ask] = chance.pick(questions);
        const target = chance.pick([...server.now.stored.keys()]);
        const answer = await ask(sdk, { id: target });
        for (const id of recordsIn(answer)) {
          const hidden = server.now.byId.has(id) && !server.now.isSeen(actor, id);
          if (hidden) server.wrong.add(`${name} shows a record to ${actor.roles.join('+')}`);
        }
      }
      if (chance.is(1 / 2)) await run();
    }
    await run();
    await sdk.close();
  }
  return server.wrong;
}
