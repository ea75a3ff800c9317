/**
 * The desk: what every use case works at. It knows who sits there, what day it is, what the policy
 * says and where records live, and it is the one place that writes.
 *
 * A use case reads as a paragraph: who, which record in which state, what the policy says, write
 * once. Any step may refuse by throwing `Refused`; `job` turns that into a value, and into a line of
 * the audit, so that no caller ever sees the exception.
 */
import {
  explainRefusal,
  type Finding,
  initialState,
  type Locale,
  type Machine,
  type Name,
  type Policy,
  transition,
  type Transition,
} from '../policy/index.ts';
import { may, rolesReaching } from './access/may.ts';
import { seenAs, sees } from './access/sight.ts';
import { statesIn } from './access/steps.ts';
import { type Action, mayDo, scopes } from './access/table.ts';
import { Views } from './audit/views.ts';
import { instant, todayInShanghai } from './clock.ts';
import { type Messages, said, type Sentence, type Speech } from './messages/index.ts';
import type { Entry } from './model/entries.ts';
import {
  type Body,
  isLocal,
  type Kept,
  type RecordType,
  recordTypeNames,
  recordTypes,
} from './model/records.ts';
import type { Outcome, Refusal } from './outcome.ts';
import type { NextAct } from './api.ts';
import type { Actor, CivilDate, ClockPort, DirectoryPort, IdentityPort } from './ports.ts';
import { randomId } from './seal/random.ts';
import { Shelf } from './shelf.ts';
import type { Tables } from './tables.ts';
import type { VaultPlace } from './vault/place.ts';
import { frozenCopy } from './store/frozen-json.ts';
import { slices } from './store/slices.ts';
import type { Change, Commit, Json, JsonObject, Store, StoredRecord } from './store/store.ts';

/** A refusal that names its sentence; the desk says it in its language. */
type Unsaid = Omit<Refusal, 'message'> & { readonly message: Sentence | string };

/** Carries a refusal out of a use case. It never leaves the SDK. */
export class Refused extends Error {
  constructor(readonly unsaid: Unsaid) {
    super(unsaid.code);
  }
}

export function refuse(
  code: Refusal['code'],
  message: Sentence | string,
  more: { readonly findings?: readonly Finding[]; readonly path?: string } = {},
): never {
  throw new Refused({
    code,
    message,
    findings: more.findings ?? [],
    ...(more.path === undefined ? {} : { path: more.path }),
  });
}

/** A record to write: `revision` is the one it was made against, 0 for a new record. */
export type Draft = {
  readonly [T in RecordType]: {
    readonly type: T;
    readonly id: string;
    readonly revision: number;
    readonly body: Body<T>;
  };
}[RecordType];

/** What a use case does once the person at the desk may do it. */
type Work<T> = (
  actor: Actor,
) => Promise<{ readonly value: T; readonly findings?: readonly Finding[] }>;

/** What a job decided on has moved on meanwhile; the job is done again. It never leaves the desk. */
class MovedOn extends Error {}

/** How often a job that must be alone is begun before its caller is told to try again. */
const ATTEMPTS = 5;

export interface JobOptions {
  /**
   * What it decides on is more than the records that it writes, such as that a number is not taken:
   * where anything was committed since it began, in whatever tab, it is done again.
   */
  readonly alone?: boolean;
}

/** 涉密检查 of what an act writes, loaded with the first act (vault/outgoing.ts): it refuses by throwing. */
export type OutgoingSearch = () => Promise<{
  mayGoOut(
    desk: Desk,
    action: Action,
    drafts: readonly Draft[],
    before: (draft: Draft) => Promise<object | undefined>,
  ): Promise<void>;
}>;

export class Desk {
  private lastJob: Promise<unknown> = Promise.resolve();
  private isLocked = false;
  /** By the actor that a job was given, the place in the audit chain on which the job decides. */
  private readonly decidedOn = new WeakMap<Actor, number>();
  private readonly shelf: Shelf;
  readonly views: Views;

  constructor(
    private rules: Policy,
    readonly directory: DirectoryPort,
    readonly store: Store,
    private readonly identity: IdentityPort,
    readonly clock: ClockPort,
    private readonly speech: Speech,
    private readonly outgoing: OutgoingSearch,
    /** Absent where the host gave no key for it. */
    readonly vault?: VaultPlace,
  ) {
    this.shelf = new Shelf(store);
    this.views = new Views(
      (actor, action, records) => this.note(actor, action, records, { view: true }),
      () => clock.now(),
    );
  }

  /**
   * Has what the first write loads. A browser that could not fetch a module once does not ask for it
   * again before the page is opened anew: a desk that is cut off before its first write could never save.
   */
  async readyToWrite(): Promise<void> {
    await Promise.all([this.outgoing(), import('./model/bodies.ts'), this.store.loadAll?.()]);
  }

  /** The rules in force; local settings can change them while somebody works. */
  get policy(): Policy {
    return this.rules;
  }

  useRules(rules: Policy): void {
    this.rules = rules;
  }

  /** Every act is refused from here on. */
  get locked(): boolean {
    return this.isLocked;
  }

  lock(): void {
    this.isLocked = true;
  }

  /** What is said at this desk, in its language; there for whatever is loaded with a subject. */
  get messages(): Messages {
    return this.speech.messages;
  }

  /** The same, where something is loaded already. */
  get spoken(): Messages | undefined {
    return this.speech.loaded;
  }

  get locale(): Locale {
    return this.speech.locale;
  }

  /** A name of the policy's in this desk's language. */
  named({ zh, en }: Name): string {
    return this.speech.locale === 'en' ? en : zh;
  }

  /** Loads what `messages` gives. */
  async speak(): Promise<void> {
    await this.speech.load();
  }

  today(): CivilDate {
    return todayInShanghai(this.clock);
  }

  /** This instant, as it is kept in the logs. */
  now(): string {
    return instant(this.clock);
  }

  async actor(): Promise<Actor> {
    return this.identity.current();
  }

  /** The record, if the person at the desk may see it; one that they may not see is not there. */
  async find<T extends RecordType>(type: T, id: string): Promise<Kept<T> | undefined> {
    const record = await this.shelf.one(type, id);
    if (record === undefined) return undefined;
    const see = await this.sight(type);
    return see(record);
  }

  async get<T extends RecordType>(type: T, id: string): Promise<Kept<T>> {
    return (
      (await this.find(type, id)) ??
      refuse('record.not-found', (say) => say.refusals.notFound(type))
    );
  }

  /** What is at hand of all records of a type that the person at the desk may see. */
  async all<T extends RecordType>(type: T): Promise<readonly Entry<T>[]> {
    const see = await this.sight(type);
    return (await this.shelf.all(type)).flatMap((record) => see(record) ?? []);
  }

  /** What the person at the desk sees of a record of a type; for a loop over records read behind. */
  async sight<T extends RecordType>(
    type: T,
  ): Promise<<R extends Entry<T>>(record: R) => R | undefined> {
    const actor = await this.actor();
    const standing = await this.shelf.standingOf(actor.id, this.today());
    return (record) => seenAs(sees(actor, type, standing.of(type, record)), type, record);
  }

  /** Whether the person at the desk has a right to an act on records of a type, whatever their state. */
  async rights<T extends RecordType>(
    type: T,
  ): Promise<(action: Action, record: Entry<T>) => boolean> {
    const { id, roles } = await this.actor();
    const standing = await this.shelf.standingOf(id, this.today());
    return (action, record) => rolesReaching(roles, action, standing.of(type, record)).length > 0;
  }

  /**
   * The record whoever may see it: for what must hold together whoever is at the desk, e.g. closing
   * with the last item. Nothing of it may reach the answer.
   */
  async behind<T extends RecordType>(type: T, id: string): Promise<Kept<T>> {
    return (
      (await this.held(type, id)) ??
      refuse('record.not-found', (say) => say.refusals.notFound(type))
    );
  }

  /** The same, where this desk may have let go of it meanwhile. */
  async held<T extends RecordType>(type: T, id: string): Promise<Kept<T> | undefined> {
    return this.shelf.one(type, id);
  }

  /** What is at hand of all records of a type whoever may see them: for uniqueness, consistency and counts. */
  async everything<T extends RecordType>(type: T): Promise<readonly Entry<T>[]> {
    return this.shelf.all(type);
  }

  /** All records of a type, opened, whoever may see them: for what is not at hand. */
  async whole<T extends RecordType>(type: T): Promise<readonly Kept<T>[]> {
    return this.shelf.whole(type);
  }

  /** Opens those whose long words may hold others, whoever may see them, some at a time (`Store.openThose`). */
  async those<T extends RecordType>(
    type: T,
    ids: readonly string[],
    words: string,
    take: (records: readonly Kept<T>[], settled: number) => Promise<boolean>,
  ): Promise<void> {
    return this.shelf.those(type, ids, words, take);
  }

  /** What the queries keep their orders of. */
  get tables(): Tables {
    return this.shelf.tables;
  }

  /** The record, provided that it is still at the revision the caller saw. */
  async seen<T extends RecordType>(
    type: T,
    seen: { readonly id: string; readonly revision: number },
  ): Promise<Kept<T>> {
    const record = await this.get(type, seen.id);
    if (record.revision !== seen.revision) {
      refuse('revision.conflict', (say) => say.refusals.conflict(type));
    }
    return record;
  }

  /** Nobody acts on a case in which they are themselves the subject. */
  notOneself(actor: Actor, subjects: readonly { readonly id: string }[]): void {
    if (subjects.some((subject) => subject.id === actor.id)) {
      refuse('access.denied', (say) => say.refusals.ownCase);
    }
  }

  /** Nobody decides or checks what is about themselves. */
  notTheSubject(
    person: { readonly id: string },
    subject: { readonly id: string },
    path: string,
  ): void {
    if (person.id === subject.id)
      refuse('input.invalid', (say) => say.refusals.isSubject, { path });
  }

  /** The state in which a new record of a kind begins. */
  start(machine: Machine): string {
    return initialState(this.policy, machine);
  }

  /** The state that an action leads to; refuses where the workflow has no such step. */
  step(machine: Machine, state: string, action: string): string {
    return this.transition(machine, state, action).to;
  }

  transition(machine: Machine, state: string, action: string): Transition {
    return (
      transition(this.policy, machine, state, action) ??
      refuse('state.not-possible', this.whyNot(machine, state, action))
    );
  }

  /** Whether an action is possible from a state, as a screen offers it. */
  possible<A extends string>(machine: Machine, state: string, action: string, act: A): NextAct<A> {
    return transition(this.policy, machine, state, action) === undefined
      ? { act, possible: false, why: this.whyNot(machine, state, action) }
      : { act, possible: true };
  }

  private whyNot(machine: Machine, state: string, action: string): string {
    const { sentence, remedy } = explainRefusal(this.policy, machine, state, action);
    return `${sentence}${remedy}`;
  }

  /** Refuses where the policy does: an error blocks, a warning asks for its reason. */
  refuseFor(findings: readonly Finding[]): void {
    if (findings.some(({ severity }) => severity === 'error')) {
      refuse('policy.refused', (say) => say.refusals.policy, { findings });
    }
    if (findings.some(({ severity, reasonable }) => severity === 'warning' && reasonable)) {
      refuse('policy.reason-needed', (say) => say.refusals.reasonNeeded, { findings });
    }
  }

  /** Writes one use case whole: records, field-level changes and the audit entry in one transaction. */
  async write(
    actor: Actor,
    action: Action,
    drafts: readonly Draft[],
    detail: JsonObject = {},
    also: Pick<Commit, 'drop' | 'files' | 'unfile'> = {},
  ): Promise<void> {
    const at = this.now();
    const act = randomId();
    // A roster of twenty thousand in one go would hold up the page.
    const turn = slices();
    const puts: StoredRecord[] = [];
    for (const draft of drafts) {
      puts.push(await stored(await this.permitted(actor, action, draft)));
      await turn();
    }
    await this.notNewer(puts);
    await this.searched(action, drafts);
    const changes: Change[] = [];
    for (const put of puts.filter(isShared)) {
      const before = put.revision === 1 ? undefined : await this.store.get(put.id);
      const change: Change = {
        record: put.id,
        type: put.type,
        revision: put.revision,
        schema: put.schema,
        act,
        action,
        fields: changedFields(before?.body ?? {}, put.body),
        at,
        by: actor.id,
      };
      // Here, in slices, rather than all at once by the store; what is new it need not copy.
      changes.push(before === undefined ? change : frozenCopy(change));
      await turn();
    }
    const alone = this.decidedOn.get(actor);
    const drop = [...(also.drop ?? []), ...(await this.draftsOf(actor, action, drafts))];
    const result = await this.store.commit({
      puts,
      changes,
      audit: {
        action,
        at,
        by: actor.id,
        records: puts.map((put) => put.id),
        outcome: 'done',
        detail,
      },
      ...also,
      ...(alone === undefined ? {} : { alone }),
      ...(drop.length === 0 ? {} : { drop }),
    });
    if (result.ok) return;
    if (alone !== undefined) throw new MovedOn();
    refuse('revision.conflict', (say) => say.refusals.conflict());
  }

  /** 涉密检查 of what it changes in words that somebody beside the department reads. */
  private async searched(action: Action, drafts: readonly Draft[]): Promise<void> {
    const { mayGoOut } = await this.outgoing();
    await mayGoOut(this, action, drafts, async ({ type, id, revision }) =>
      revision === 0 ? undefined : this.shelf.one(type, id),
    );
  }

  /** What newer code wrote is read as far as it is understood, and never written over by older code. */
  private async notNewer(puts: readonly StoredRecord[]): Promise<void> {
    for (const { id, revision, schema } of puts) {
      const held = revision === 1 ? undefined : await this.store.get(id);
      if (held !== undefined && held.schema > schema) {
        refuse('record.newer', (say) => say.safekeeping.newerRecord);
      }
    }
  }

  /** What was typed for an act is gone once the act is done. */
  private async draftsOf(
    actor: Actor,
    action: Action,
    done: readonly Draft[],
  ): Promise<readonly string[]> {
    const records = new Set<string | undefined>(done.map(({ id }) => id)).add(undefined);
    return (await this.shelf.all('draft')).flatMap(({ id, owner, form, record }) =>
      owner === actor.id && form === formOf(action) && records.has(record) ? [id] : [],
    );
  }

  /** The revision of whatever record the person at the desk may see. */
  async revisionOf(id: string): Promise<number | undefined> {
    const type = (await this.store.get(id))?.type;
    const known = recordTypeNames.find((name) => name === type);
    return known && (await this.find(known, id))?.revision;
  }

  /** What is its author's alone: kept here, a line in the audit without a word of it, and logged for nobody else. */
  async keepPrivate(
    actor: Actor,
    action: Action,
    { put, drop = [] }: { readonly put?: Draft; readonly drop?: readonly string[] },
  ): Promise<void> {
    const result = await this.store.commit({
      puts: put === undefined ? [] : [await stored(put)],
      changes: [],
      audit: {
        action,
        at: this.now(),
        by: actor.id,
        records: [...(put === undefined ? [] : [put.id]), ...drop],
        outcome: 'done',
        detail: {},
      },
      drop,
    });
    if (!result.ok) refuse('revision.conflict', (say) => say.refusals.conflict());
  }

  /**
   * The draft, where the act may reach its record; whatever the use case has looked at. What the
   * person at the desk sees without its source is written back with it: nobody changes what they
   * could not see.
   */
  private async permitted(actor: Actor, action: Action, draft: Draft): Promise<Draft> {
    const { type, id, revision, body } = draft;
    const standing = await this.shelf.standingOf(actor.id, this.today());
    const before = revision === 0 ? undefined : await this.shelf.one(type, id);
    if (before === undefined) {
      const made = { ...body, id, revision } as Kept<typeof type>;
      const reach = scopes(actor.roles, action);
      if (standing.of(type, made).has('own') && !reach.includes('own')) {
        refuse('access.denied', (say) => say.refusals.ownCase);
      }
      return draft;
    }
    const relations = standing.of(type, before);
    const states = statesIn(type, before);
    if (!may(this.policy, actor, action, { relations, states })) {
      refuse('access.denied', (say) => say.refusals.noRight);
    }
    const sight = sees(actor, type, relations);
    if (sight !== 'projected') return draft;
    const seen = seenAs(sight, type, before) ?? before;
    return { ...draft, body: withUnseen(bodyOf(before), bodyOf(seen), body) } as Draft;
  }

  /**
   * Runs a use case for the person at the desk: access first, refusals as values, refusals audited.
   * One after the other, so that none decides on what another is just about to change.
   */
  job<T>(action: Action, work: Work<T>, options: JobOptions = {}): Promise<Outcome<T>> {
    const turn = this.lastJob.then(async () => {
      const actor = await this.actor();
      const outcome = await this.attempt(
        actor,
        action,
        options.alone === true ? this.alone(work) : work,
      );
      if (!outcome.ok) await this.auditRefusal(actor, action, outcome.error);
      return outcome;
    });
    this.lastJob = turn.catch(() => undefined);
    return turn;
  }

  /** The work, done again where something was committed between its beginning and its write. */
  private alone<T>(work: Work<T>): Work<T> {
    return async (actor) => {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const once = { ...actor };
        this.decidedOn.set(once, await this.store.sequence());
        try {
          return await work(once);
        } catch (error) {
          if (!(error instanceof MovedOn)) throw error;
        }
      }
      return refuse('revision.conflict', (say) => say.refusals.conflict());
    };
  }

  /** A question that writes nothing and leaves no trace: what would be refused, what a file holds. */
  async ask<T>(action: Action, work: Work<T>): Promise<Outcome<T>> {
    return this.attempt(await this.actor(), action, (actor) =>
      this.overMoves(async () => work(actor)),
    );
  }

  private async attempt<T>(actor: Actor, action: Action, work: Work<T>): Promise<Outcome<T>> {
    try {
      if (this.locked) refuse('sdk.locked', (say) => say.keys.locked);
      this.permit(actor, action);
      const { value, findings = [] } = await work(actor);
      return { ok: true, value, findings };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { ok: false, error: await this.said(error) };
    }
  }

  /** The refusal in this desk's words. */
  async said({ unsaid }: Refused): Promise<Refusal> {
    return { ...unsaid, message: said(unsaid.message, await this.speech.load()) };
  }

  /** Reads for the person at the desk; what one may not see does not exist. */
  async read<T>(action: Action, nothing: T, query: (actor: Actor) => Promise<T>): Promise<T> {
    const actor = await this.actor();
    return mayDo(actor.roles, action) ? this.overMoves(() => query(actor)) : nothing;
  }

  /** Reads again where sync has let go of a record between two looks at it: nothing is amiss then. */
  private async overMoves<T>(query: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const { moves } = this.shelf.tables;
      try {
        return await query();
      } catch (error) {
        const gone = error instanceof Refused && error.unsaid.code === 'record.not-found';
        if (!gone || attempt === ATTEMPTS || moves === this.shelf.tables.moves) throw error;
      }
    }
  }

  /** Reads one record that is opened: who looked at it stands in the audit afterwards. */
  async open<T>(action: Action, id: string, query: () => Promise<T>): Promise<T | undefined> {
    return this.read<T | undefined>(action, undefined, async (actor) => {
      const found = await query();
      if (found !== undefined) this.views.saw(actor, action, id);
      return found;
    });
  }

  private permit(actor: Actor, action: Action): void {
    if (!mayDo(actor.roles, action)) refuse('access.denied', (say) => say.refusals.noRight);
  }

  /** A line of the audit for what writes no record: a look, a print, an export. No word of a record. */
  async note(
    actor: Actor,
    action: Action,
    records: readonly string[],
    detail: JsonObject = {},
  ): Promise<void> {
    await this.store.commit({
      puts: [],
      changes: [],
      audit: { action, at: instant(this.clock), by: actor.id, records, outcome: 'done', detail },
    });
  }

  private async auditRefusal(actor: Actor, action: Action, refusal: Refusal): Promise<void> {
    // Nobody's rights were asked at a locked desk, and there is nothing to write it into.
    if (this.locked) return;
    await this.store.commit({
      puts: [],
      changes: [],
      audit: {
        action,
        at: instant(this.clock),
        by: actor.id,
        records: [],
        outcome: 'refused',
        detail: { code: refusal.code, rules: refusal.findings.map((finding) => finding.rule) },
      },
    });
  }
}

/** The form in which an act is filled in: what is confirmed and what closes as a breach are one sheet. */
function formOf(action: Action): Action {
  return action === 'record.close-as-breach' ? 'record.confirm' : action;
}

/** A record's body, to be changed and written again. */
export function bodyOf<R extends { readonly id: string; readonly revision: number }>(
  record: R,
): Omit<R, 'id' | 'revision'> {
  const { id: _id, revision: _revision, ...body } = record;
  return body;
}

/** What never leaves this browser is not logged for others. */
function isShared({ type }: StoredRecord): boolean {
  return !isLocal(type);
}

/** The body as it was changed by somebody who saw only a part of it. */
function withUnseen(whole: object, seen: object, changed: object): object {
  const from = new Map<string, unknown>(Object.entries(whole));
  const shown = new Map<string, unknown>(Object.entries(seen));
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return Object.fromEntries([
    ...[...from].filter(([field]) => !shown.has(field)),
    ...Object.entries(changed).map(([field, value]) => [
      field,
      same(value, shown.get(field)) ? from.get(field) : value,
    ]),
  ]);
}

async function stored(draft: Draft): Promise<StoredRecord> {
  const { bodies } = await import('./model/bodies.ts');
  const { version } = recordTypes[draft.type];
  const checked = bodies[draft.type].safeParse(draft.body);
  if (!checked.success) {
    const where = checked.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new TypeError(`A ${draft.type} record does not fit its schema at: ${where}`);
  }
  return {
    id: draft.id,
    type: draft.type,
    revision: draft.revision + 1,
    schema: version,
    // As it will be read back: plain JSON, without fields that are undefined. The store takes it as it is.
    body: frozenCopy(draft.body) as JsonObject,
  };
}

function changedFields(before: JsonObject, after: JsonObject): Change['fields'] {
  const fields: Record<string, { from?: Json; to?: Json }> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const from = before[name];
    const to = after[name];
    const both = from !== undefined && to !== undefined;
    if (from === to || (both && JSON.stringify(from) === JSON.stringify(to))) continue;
    fields[name] = {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
  }
  return fields;
}
