/**
 * The hand-over file, for sites without a backend: what one desk did goes to another as a sealed file
 * and is taken in by the same receiver; what came of it, and the records as the other may see them,
 * go back the same way.
 */
import * as z from 'zod/mini';
import type { HandedOver, HandOverInput, TakeOverInput } from '../api/sync.ts';
import { mayDo, scopes } from '../access/table.ts';
import { type Desk, refuse } from '../desk.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor } from '../ports.ts';
import { openFile, sealFile } from '../seal/sealed-file.ts';
import type { Adopted, Store } from '../store/store.ts';
import type { Answers } from './answers.ts';
import { Giver } from './give.ts';
import { answersRecord, type KeptAnswers, readState, VERDICT } from './memory.ts';
import { actsAfter, type PendingAct } from './outbox.ts';
import type { PushItem, Verdict } from './port.ts';
import { settlementOf } from './settle.ts';
import { answered, pullPage, pushItem, verdicts } from './wire.ts';
import { LiveWorld, sharedTypes } from './world.ts';

/** Whoever takes lists in takes files in, and gives out records. */
const RIGHT = 'list.import';
/** Everybody may hand over what they did themselves, and read what was handed to them. */
const ANYBODY = 'draft.keep';

const content = z.object({
  from: z.string(),
  items: z.array(pushItem),
  /** Set where the file is for one person: what became of their acts, and what they may see. */
  answer: z.exactOptional(
    z.object({
      to: z.string(),
      place: z.int(),
      verdicts,
      page: pullPage,
      /** What they may ask of the whole district, where all of it is at the desk that hands over. */
      answered: z.exactOptional(answered),
    }),
  ),
});

export async function handOver(
  desk: Desk,
  pending: readonly PendingAct[],
  hasPort: boolean,
  { recipient, ...secret }: HandOverInput,
): Promise<Outcome<Uint8Array>> {
  return desk.job(ANYBODY, async (actor) => {
    // What goes to a server goes there alone: a second place would take it as its own.
    if (recipient === undefined && hasPort) notBoth();
    if (recipient !== undefined && !mayDo(actor.roles, RIGHT)) {
      refuse('access.denied', (say) => say.refusals.noRight);
    }
    const answer = recipient === undefined ? undefined : await answerTo(desk, recipient, !hasPort);
    const items = recipient === undefined ? pending.map(({ item }) => item) : [];
    await desk.store.commit({
      puts: [],
      changes: [],
      audit: {
        action: 'sync.hand-over',
        at: desk.now(),
        by: actor.id,
        records: answer?.page.records.map(({ id }) => id) ?? [],
        outcome: 'done',
        detail: { items: items.length },
      },
    });
    return {
      value: await sealFile(secret, {
        from: actor.id,
        items,
        ...(answer === undefined ? {} : { answer }),
      }),
    };
  });
}

/** One for each desk: what it reads of the records is kept up. */
const answersAt = new WeakMap<Desk, Answers>();

/** `whole`: all records come together here, so that what is asked of the district can be answered. */
async function answerTo(desk: Desk, recipient: Actor, whole: boolean) {
  const { store, clock } = desk;
  const outside = !scopes(recipient.roles, 'talk.read').includes('all');
  const world = new LiveWorld(store);
  const giver = new Giver(world, clock, Number.MAX_SAFE_INTEGER);
  const known = (await store.all(VERDICT)).filter(({ body }) => body['of'] === recipient.id);
  try {
    return {
      to: recipient.id,
      place: await store.sequence(),
      verdicts: known.map(({ body }) => body['verdict']),
      page: await giver.pull(recipient, undefined),
      ...(whole && outside ? { answered: await answersFor(desk, recipient) } : {}),
    };
  } finally {
    world.stop();
  }
}

async function answersFor(desk: Desk, recipient: Actor) {
  const made = await import('./answers.ts');
  const answers = answersAt.get(desk) ?? new made.Answers(desk.store, desk.clock, desk.directory);
  answersAt.set(desk, answers);
  return answers.forFile(desk.policy, recipient, desk.today());
}

function notBoth(): never {
  refuse('hand-over.connected', (say) => say.handOver.connected);
}

/** A desk with a server takes nothing from a file: neither the server nor its cursor would know of it. */
export async function takeOver(
  desk: Desk,
  bytes: Uint8Array,
  hasPort: boolean,
  { sender, ...secret }: TakeOverInput,
): Promise<Outcome<HandedOver>> {
  return desk.job(ANYBODY, async (actor) => {
    if (hasPort) notBoth();
    const opened = await openFile(secret, bytes);
    if (!opened.ok) return refuse(`hand-over.${opened.why}`, (say) => say.handOver[opened.why]);
    const file = content.safeParse(opened.value).data;
    if (file === undefined) return refuse('hand-over.damaged', (say) => say.handOver.damaged);
    const taken = await takeItems(desk, actor, file.from, file.items, sender);
    if (file.answer === undefined) return { value: { verdicts: taken, received: 0, gone: 0 } };
    if (file.answer.to !== actor.id) {
      return refuse('hand-over.not-for-you', (say) => say.handOver.notForYou);
    }
    const came = await takeAnswer(desk, actor, file.answer);
    return { value: { verdicts: taken, ...came } };
  });
}

/** What somebody else did, if the portal says who they are. */
async function takeItems(
  { policy, store, clock }: Desk,
  actor: Actor,
  from: string,
  items: readonly PushItem[],
  sender: TakeOverInput['sender'],
): Promise<readonly Verdict[]> {
  if (items.length === 0) return [];
  if (!mayDo(actor.roles, RIGHT)) refuse('access.denied', (say) => say.refusals.noRight);
  const who = await sender?.(from);
  if (who?.id !== from) return refuse('access.denied', (say) => say.handOver.unknownSender);
  // The guard is loaded where something is taken in, which few desks ever do.
  const { receive } = await import('./receive.ts');
  const world = new LiveWorld(store);
  try {
    return await receive({ policy, store, clock, world }, who, items);
  } finally {
    world.stop();
  }
}

/** The others' records take the place of ours, but where something is pending on them. */
async function takeAnswer(
  desk: Desk,
  actor: Actor,
  given: {
    readonly verdicts: readonly Verdict[];
    readonly page: { readonly records: readonly Adopted[] };
    readonly place: number;
    readonly answered?: KeptAnswers;
  },
): Promise<{ readonly received: number; readonly gone: number }> {
  const { store } = desk;
  const { verdicts: settled, place } = given;
  const { records } = given.page;
  for (;;) {
    const alone = await store.sequence();
    const kept = await readState(store);
    if (place <= (kept.state.filePlace ?? -1)) {
      return refuse('hand-over.older', (say) => say.handOver.older);
    }
    const acts = await actsAfter(store, kept.state.settled);
    const state = { ...kept, state: { ...kept.state, filePlace: place } };
    const settlement = await settlementOf(store, state, acts, settled);
    const open = stillOpen(acts, settled, kept.state.settledAhead);
    const coming = new Map(
      records.flatMap((record) => (open.has(record.id) ? [] : [[record.id, record] as const])),
    );
    const held = await heldIds(store);
    const gone = held.filter((id) => !coming.has(id) && !open.has(id));
    const undone = (settlement.adopt ?? []).filter(
      ({ id }) => !coming.has(id) && !gone.includes(id),
    );
    const result = await store.commit({
      // Without answers those of an earlier file are gone: they tell of another day.
      puts: [...settlement.puts, await answersRecord(store, given.answered ?? [])],
      adopt: [...coming.values(), ...undone],
      drop: [...new Set([...(settlement.drop ?? []).filter((id) => !coming.has(id)), ...gone])],
      shred: gone,
      changes: [],
      audit: {
        action: 'sync.take-over',
        at: desk.now(),
        by: actor.id,
        records: [],
        outcome: 'done',
        detail: {},
      },
      alone,
    });
    if (result.ok) return { received: coming.size, gone: gone.length };
  }
}

/** Records of acts on which no word has come. */
function stillOpen(
  acts: readonly PendingAct[],
  settled: readonly Verdict[],
  ahead: readonly string[],
): ReadonlySet<string> {
  const done = new Set([...settled.map(({ item }) => item), ...ahead]);
  return new Set(
    acts
      .filter(({ item }) => !done.has(item.id))
      .flatMap(({ item }) => item.changes.map(({ record }) => record)),
  );
}

async function heldIds(store: Store): Promise<readonly string[]> {
  const lists = await Promise.all(sharedTypes.map((type) => store.all(type)));
  return lists.flat().map(({ id }) => id);
}
