/**
 * Whether an act may be taken in from somebody else's browser: schema, access, workflow and policy,
 * asked again. Pure: the reference handler, a file that was handed over and the browser itself give
 * the same answer. Facts are never refused for what the policy thinks of them; plans, papers,
 * closings and discharges are, as at the desk.
 */
import {
  type CivilDate,
  type Finding,
  initialState,
  isFinal,
  judge,
  type Policy,
} from '../../policy/index.ts';
import { may } from '../access/may.ts';
import { statesIn } from '../access/steps.ts';
import { type Action, mayDo, scopes } from '../access/table.ts';
import { identity } from '../exchange/event-identity.ts';
import { bodies } from '../model/bodies.ts';
import { type Kept, type RecordType, recordTypes } from '../model/records.ts';
import { talkFacts, type TalkContext } from '../model/talk-facts.ts';
import { upgraded } from '../model/upgrades.ts';
import type { Actor } from '../ports.ts';
import type { Json, JsonObject, StoredRecord } from '../store/store.ts';
import { mergeFault } from '../use-cases/merging.ts';
import { ceremonyFindings, ceremonyState } from '../use-cases/sound-case.ts';
import { slipFault } from './decisions.ts';
import { underived } from './derived.ts';
import { isBeyond } from './fields.ts';
import { judgeLetter, judgeOrder } from './orders-and-letters.ts';
import { pieceFault } from './pieces.ts';
import { amends, isAction, leadsTo, machineOf, reachOf } from './reach.ts';
import { sameJson } from './same-json.ts';
import { signedFault } from './signed.ts';
import { tiedFault } from './tied.ts';
import { isShared, keptOf, type World, worldWith } from './world.ts';

export interface Act {
  readonly action: string;
  readonly by: string;
  /** The records as the act would leave them. */
  readonly written: readonly StoredRecord[];
  /** The day on which it was done, and by which it is judged. */
  readonly on: CivilDate;
  /** The same by the sender's own clock, which may be ahead. */
  readonly doneOn: CivilDate;
}

export interface Inadmissible {
  /** Stable, e.g. `access.denied`, `state.not-possible`, `policy.refused`. */
  readonly code:
    | 'access.denied'
    | 'input.invalid'
    | 'schema.newer'
    | 'state.not-possible'
    | 'policy.refused'
    | 'number.taken'
    | 'already.known';
  /** Ids of the policy's rules, where it was the policy. Never a record's content. */
  readonly rules: readonly string[];
}

export function admissible(
  policy: Policy,
  actor: Actor,
  act: Act,
  before: World,
): Inadmissible | undefined {
  const { action, written } = act;
  if (act.by !== actor.id || !isAction(action)) return no('access.denied');
  for (const record of written) {
    const fault = unfit(action, record);
    if (fault !== undefined) return fault;
  }
  const after = worldWith(before, written);
  const { doneOn } = act;
  const tied = { actor, action, on: act.on, records: written, before, after };
  return (
    first(written, (record) => {
      const held = before.stored(record.id);
      const fits = held === undefined || held.type === record.type;
      // What older code wrote is compared as it is read today.
      const was = held && upgraded(held);
      const beyond = !fits || isBeyond(action, typeOf(record), was, upgraded(record));
      return beyond ? no('input.invalid') : undefined;
    }) ??
    withoutRight(policy, actor, action, act, before, after) ??
    first(written, (record) => astray(policy, action, record, before)) ??
    doubled(action, written, before) ??
    first(of('approval', written), (slip) => {
      const code = slipFault(actor, action, doneOn, slip, before, after);
      return code && no(code);
    }) ??
    first(of('submission', written), (piece) => {
      const code = pieceFault(actor, action, act.on, piece, before);
      return code && no(code);
    }) ??
    first(written, (record) => {
      const code = signed(act, actor, action, record, before, after) ?? tiedFault(tied, record);
      return code && no(code);
    }) ??
    againstPolicy(policy, action, act, before, after)
  );
}

/** By whose hand it is, and that nobody answers for what is about themselves. */
function signed(
  { on }: Act,
  actor: Actor,
  action: Action,
  record: StoredRecord,
  before: World,
  after: World,
) {
  const type = typeOf(record);
  const made = keptOf<typeof type>(record);
  return signedFault(actor, action, before.stored(record.id)?.body, record.body, (person) =>
    after.standing(person, on).of(type, made).has('own'),
  );
}

function no(code: Inadmissible['code'], rules: readonly string[] = []): Inadmissible {
  return { code, rules };
}

function first<T>(all: readonly T[], fault: (one: T) => Inadmissible | undefined) {
  for (const one of all) {
    const found = fault(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A record that this act does not write, that no schema here knows, or that does not fit its own. */
function unfit(action: Action, { type, schema, body }: StoredRecord): Inadmissible | undefined {
  if (!isShared(type) || reachOf(action)?.has(type) !== true) return no('access.denied');
  const known = recordTypes[type];
  if (schema > known.version) return no('schema.newer');
  return bodies[type].safeParse(body).success ? undefined : no('input.invalid');
}

function withoutRight(
  policy: Policy,
  actor: Actor,
  action: Action,
  { written, on }: Act,
  before: World,
  after: World,
): Inadmissible | undefined {
  const stoodBefore = before.standing(actor.id, on);
  const standsAfter = after.standing(actor.id, on);
  return first(written, (record) => {
    const type = typeOf(record);
    const made = keptOf<typeof type>(record);
    // Nobody writes themselves into a case, nor out of one, but to report what was done to them.
    if (standsAfter.of(type, made).has('own') && !scopes(actor.roles, action).includes('own')) {
      return no('access.denied');
    }
    const held = before.stored(record.id);
    const subject = held === undefined ? made : keptOf<typeof type>(held);
    const relations = (held === undefined ? standsAfter : stoodBefore).of(type, subject);
    // What is new has no state yet from which the act could begin.
    const states = held === undefined ? {} : statesIn(type, subject);
    // Anybody may report what was done to anybody; who reports it sees no register.
    if (action === 'incident.report')
      return mayDo(actor.roles, action) ? undefined : no('access.denied');
    return may(policy, actor, action, { relations, states }) ? undefined : no('access.denied');
  });
}

/** A state that the act does not lead to, or a change of what is closed. */
function astray(
  policy: Policy,
  action: Action,
  record: StoredRecord,
  before: World,
): Inadmissible | undefined {
  const type = typeOf(record);
  const held = before.stored(record.id);
  if (held !== undefined && held.type !== type) return no('input.invalid');
  if (held !== undefined && !keepsAmendments(held.body, record.body)) {
    return no('state.not-possible');
  }
  const machine = machineOf(type);
  if (machine === undefined) return undefined;
  const names = reachOf(action)?.get(type) ?? [];
  const from = held?.body['state'] ?? initialState(policy, machine);
  const to = record.body['state'];
  if (typeof from !== 'string' || typeof to !== 'string') return no('input.invalid');
  if (held !== undefined && isFinal(machine, from)) {
    return from === to && amends(action) ? undefined : no('state.not-possible');
  }
  if (!leadsTo(policy, machine, from, to, names) && !isRestored(policy, action, record, from)) {
    return no('state.not-possible');
  }
  return itemsAstray(policy, action, held?.body, record.body);
}

/** No step leads out of a breach; but a correction may show that there was none, by a named approver. */
function isRestored(policy: Policy, action: Action, record: StoredRecord, from: string): boolean {
  if (record.type !== 'admonition' || from !== 'breached' || !amends(action)) return false;
  const made = keptOf<'admonition'>(record);
  const restored = made.amendments?.[made.amendments.length - 1]?.restored;
  return restored?.to === made.state && ceremonyState(policy, made) === made.state;
}

/** What was amended before stays readable. */
function keepsAmendments(before: JsonObject, after: JsonObject): boolean {
  const [old, now] = [listOf(before['amendments']), listOf(after['amendments'])];
  return old.every((entry, index) => sameJson(entry, now[index]));
}

/** Rectification items have states of their own inside the case. */
function itemsAstray(
  policy: Policy,
  action: Action,
  before: JsonObject | undefined,
  after: JsonObject,
): Inadmissible | undefined {
  const names = reachOf(action)?.get('rectification') ?? [];
  const now = statesById(after['rectification']);
  const old = statesById(before?.['rectification']);
  for (const id of old.keys()) if (!now.has(id)) return no('state.not-possible');
  for (const [id, to] of now) {
    const from = old.get(id) ?? initialState(policy, 'rectification');
    if (!leadsTo(policy, 'rectification', from, to, names)) return no('state.not-possible');
  }
  return undefined;
}

function statesById(items: Json | undefined): ReadonlyMap<string, string> {
  return new Map(
    listOf(items).flatMap((item): readonly (readonly [string, string])[] => {
      if (typeof item !== 'object' || item === null || Array.isArray(item)) return [];
      const { id, state } = item as JsonObject;
      return typeof id === 'string' && typeof state === 'string' ? [[id, state]] : [];
    }),
  );
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** What may be there once only, and two desks without a wire between them each made for themselves. */
function doubled(
  action: Action,
  written: readonly StoredRecord[],
  before: World,
): Inadmissible | undefined {
  if (action === 'event.record' || action === 'list.import' || action === 'inquiry.turn') {
    // What a letter itself began with is not what it is turned into.
    const origins = new Set(
      action === 'inquiry.turn' ? of('inquiry', written).map(({ event }) => event) : [],
    );
    const others = before.everything('event').filter(({ id }) => !origins.has(id));
    const known = new Set(others.map(({ event }) => identity(event)));
    const twin = of('event', written).some(({ event }) => known.has(identity(event)));
    return twin ? no('already.known') : undefined;
  }
  if (action === 'event.update') {
    const [made] = of('event', written);
    const was = made && before.find('event', made.id);
    const twin = made && identity(made.event);
    const moved = was !== undefined && identity(was.event) !== twin;
    const known = before
      .everything('event')
      .some(({ id, event }) => id !== made?.id && identity(event) === twin);
    return moved && known ? no('already.known') : undefined;
  }
  if (action === 'admonition.issue-notice') {
    // A number that was taken back is not given again, not even in the same case.
    const [made] = of('admonition', written);
    const taken = before
      .everything('admonition')
      .some(({ notice, voided = [] }) =>
        [notice, ...voided].some((one) => one?.number === made?.notice?.number),
      );
    return taken ? no('number.taken') : undefined;
  }
  if (action === 'delegation.order') {
    const [made] = of('delegation', written);
    const number = made?.order?.number;
    const taken = before
      .everything('delegation')
      .some(({ id, order }) => id !== made?.id && order?.number === number);
    return number !== undefined && taken ? no('number.taken') : undefined;
  }
  if (action === 'inquiry.serve' || action === 'inquiry.record-service-unapproved') {
    const numbers = of('inquiry', written).flatMap((one) => numbersOf(one));
    const others = before
      .everything('inquiry')
      .filter(({ id }) => written.every((one) => one.id !== id))
      .flatMap((one) => numbersOf(one));
    const all = [...others, ...numbers];
    return numbers.some((number) => all.indexOf(number) !== all.lastIndexOf(number))
      ? no('number.taken')
      : undefined;
  }
  return undefined;
}

function numbersOf({ rounds }: Kept<'inquiry'>): readonly string[] {
  return rounds.flatMap(({ service }) => service?.number ?? []);
}

/** The policy's word on what an error blocks: the plan, the paper, the closing, the discharge. */
function againstPolicy(
  policy: Policy,
  action: Action,
  { written, on: asOf }: Act,
  before: World,
  after: World,
): Inadmissible | undefined {
  const findings: Finding[] = [];
  const foreign = underived(policy, action, written, before, after);
  if (foreign === 'input.invalid') return no(foreign);
  findings.push(...foreign);
  if (action === 'obligation.merge') {
    for (const one of of('obligation', written)) {
      const into = one.merged?.into.map((id) => before.find('obligation', id)) ?? [];
      const was = before.find('obligation', one.id);
      const fits = was !== undefined && into.length === 1;
      if (!fits || into.some((kept) => kept === undefined || mergeFault(was, kept) !== undefined)) {
        return no('input.invalid');
      }
    }
  }
  if (action === 'talk.arrange') {
    for (const talk of of('talk', written)) {
      const facts = talkFacts(talk, contextOf(talk, after));
      findings.push(...judge(policy, { type: 'plan-talk', talk: facts, asOf }));
    }
  }
  if (action === 'admonition.issue-notice') {
    for (const { id, obligation: of_ } of of('admonition', written)) {
      const obligation = after.find('obligation', of_)?.obligation;
      if (obligation === undefined) return no('input.invalid');
      const { petition } = obligation;
      const paper = { id, paper: 'admonition-notice', kind: 'admonition', petition };
      findings.push(
        ...judge(policy, { type: 'issue-paper', paper, audience: 'subject', obligation, asOf }),
      );
    }
  }
  for (const paper of of('paper', written)) {
    const { keeper: to } = paper;
    // Where a paper lies is a fact; but into the personal archive nothing puts what may not go there.
    if (action === 'paper.file' || to === 'personal-archive') {
      findings.push(...judge(policy, { type: 'archive', paper, to }));
    } else if (action === 'paper.copy') {
      findings.push(...judge(policy, { type: 'export', papers: [paper], to }));
    }
  }
  if (action === 'record.confirm' || action === 'record.close-as-breach') {
    findings.push(...closing(policy, written, before, asOf));
  }
  if (action === 'admonition.close') {
    for (const { talk: id } of of('admonition', written)) {
      const talk = id === undefined ? undefined : after.find('talk', id);
      if (talk === undefined) return no('input.invalid');
      const facts = talkFacts(talk, contextOf(talk, before));
      findings.push(...judge(policy, { type: 'close-admonition', talk: facts, asOf }));
    }
  }
  for (const made of amends(action) ? of('admonition', written) : []) {
    if (made.state === 'breached' || before.find('admonition', made.id)?.state !== 'breached')
      continue;
    const talk = made.talk === undefined ? undefined : after.find('talk', made.talk);
    if (talk === undefined || talk.confirmed !== undefined) return no('state.not-possible');
    findings.push(...ceremonyFindings(policy, talkFacts(talk, contextOf(talk, after)), made, asOf));
  }
  for (const order of of('delegation', written)) {
    findings.push(...judgeOrder(policy, action, order, after, asOf));
  }
  for (const letter of of('inquiry', written)) {
    findings.push(...judgeLetter(policy, action, letter, after, asOf));
  }
  const errors = findings.filter(({ severity }) => severity === 'error');
  return errors.length === 0
    ? undefined
    : no(
        'policy.refused',
        errors.map(({ rule }) => rule),
      );
}

/** Errors stand against closing a talk by the book, and against each discharge that it claims. */
function closing(
  policy: Policy,
  written: readonly StoredRecord[],
  before: World,
  asOf: CivilDate,
): readonly Finding[] {
  const discharged = of('obligation', written);
  return of('talk', written).flatMap((talk) => {
    // The case is judged as it stood when the record was read back, before it moves on with it.
    const facts = talkFacts(talk, contextOf(talk, before));
    const asBreach = talk.confirmed?.asBreach !== undefined;
    return [
      ...(asBreach ? [] : judge(policy, { type: 'close-talk', talk: facts, asOf })),
      ...discharged
        .filter((obligation) => obligation.discharged?.talk === talk.id)
        .flatMap(({ id }) =>
          judge(policy, { type: 'discharge', talk: facts, obligation: id, asOf }),
        ),
    ];
  });
}

function contextOf(talk: Kept<'talk'>, world: World): TalkContext {
  const obligations = talk.obligations.flatMap((id) => world.find('obligation', id) ?? []);
  const caseId = obligations.find(({ admonition }) => admonition !== undefined)?.admonition;
  const admonition = caseId === undefined ? undefined : world.find('admonition', caseId);
  const delegation =
    talk.delegation === undefined ? undefined : world.find('delegation', talk.delegation);
  return {
    obligations,
    ...(admonition === undefined ? {} : { admonition }),
    ...(delegation === undefined ? {} : { delegation }),
  };
}

function of<T extends RecordType>(type: T, written: readonly StoredRecord[]): readonly Kept<T>[] {
  return written.filter((record) => record.type === type).map((record) => keptOf<T>(record));
}

function typeOf({ type }: StoredRecord): RecordType {
  if (!isShared(type)) throw new TypeError('Not a type that is shared');
  return type;
}
