/**
 * What the records of an act must say of each other and of what they hang on: a letter that became an
 * event names that event, a discharge the talk that it came with, a paper's keeper where it went. The
 * desk writes them together; here it is asked whether another browser did.
 */
import { type CivilDate, isFinal } from '../../policy/index.ts';
import type { Standing } from '../access/relations.ts';
import { sees } from '../access/sight.ts';
import type { Action } from '../access/table.ts';
import { lastRound } from '../model/inquiry-facts.ts';
import type { Kept, RecordType } from '../model/records.ts';
import type { Actor } from '../ports.ts';
import type { Json, StoredRecord } from '../store/store.ts';
import { sameJson } from './same-json.ts';
import { isShared, keptOf, type World } from './world.ts';

export interface Written {
  readonly actor: Actor;
  readonly action: Action;
  readonly on: CivilDate;
  readonly records: readonly StoredRecord[];
  readonly before: World;
  readonly after: World;
}

type Fault = 'input.invalid' | 'state.not-possible' | 'already.known';

type Check<T extends RecordType> = (
  made: Kept<T>,
  was: Kept<T> | undefined,
  act: Written,
) => Fault | undefined | false;

const checks: { readonly [T in RecordType]?: Check<T> } = {
  obligation: (made, was, act) =>
    (made.obligation.id !== made.id && 'input.invalid') ||
    (was === undefined && notOfItsEvent(made, act)) ||
    wronglyDischarged(made, was, act) ||
    endedTooSoon(made, was, act) ||
    (made.merged !== undefined && was?.merged === undefined && mergedElsewhere(made, act)),
  talk: (made, was, act) =>
    (was === undefined && notOfItsPeople(made, act)) ||
    confirmedOtherwise(made, was, act) ||
    hidden(made, was, talkFields, act),
  admonition: (made, was, act) =>
    (was === undefined && notOfItsCase(made, act)) ||
    voidedAnother(made, was, act) ||
    (act.action === 'admonition.record-service' && servedAgain(was)) ||
    (act.action === 'admonition.demand-rectification' && demandedMore(made)) ||
    checkedByHandler(made, was) ||
    severalItems(made, was, act) ||
    hidden(made, was, [], act),
  unitTalk: (made, was, act) =>
    (made.unitName !== was?.unitName && made.unit === was?.unit && 'input.invalid') ||
    hidden(made, was, unitTalkFields, act),
  inquiry: (made, was, act) =>
    (was === undefined && notOfItsCase(made, act)) ||
    begunWithMore(made, act) ||
    (made.turned !== undefined && was?.turned === undefined && turnedElsewhere(made, act)),
  delegation: (made, was, act) =>
    was === undefined && (notOfItsCase(made, act) || entrustedTwice(made, act)),
  matter: ({ check, handler }) =>
    check !== undefined && check.checker.id === handler?.id && 'input.invalid',
  paper: (made, was, act) => movedOtherwise(made, was, act),
  incident: (made, was, { actor }) =>
    (was === undefined && made.accused.some(({ id }) => id === actor.id) && 'input.invalid') ||
    movedIncident(made, was),
  submission: (_made, was) =>
    was !== undefined && was.state !== 'submitted' && 'state.not-possible',
};

/** Per record, and then what it hangs on. */
export function tiedFault(act: Written, record: StoredRecord): Fault | undefined {
  const { type } = record;
  if (!isShared(type)) return 'input.invalid';
  return one(type, record, act) ?? (isLoose(type, record, act) ? 'input.invalid' : undefined);
}

function one<T extends RecordType>(type: T, record: StoredRecord, act: Written): Fault | undefined {
  const check = checks[type] as Check<T> | undefined;
  const found = check?.(keptOf<T>(record), act.before.find(type, record.id), act);
  return found === false ? undefined : found;
}

// What hangs on what

const links: { readonly [T in RecordType]?: Readonly<Record<string, RecordType>> } = {
  event: { inquiry: 'inquiry', approval: 'approval' },
  obligation: { event: 'event', talk: 'talk', admonition: 'admonition', inquiry: 'inquiry' },
  talk: { obligations: 'obligation', delegation: 'delegation', prepared: 'outline' },
  matter: { talk: 'talk', obligation: 'obligation' },
  admonition: { event: 'event', obligation: 'obligation', talk: 'talk' },
  inquiry: { event: 'event', obligation: 'obligation' },
  delegation: { obligations: 'obligation' },
  grant: { obligations: 'obligation' },
  paper: { obligations: 'obligation', talk: 'talk', copiedFrom: 'paper' },
  outline: { talk: 'talk', obligations: 'obligation' },
};

/** It names something new to it that is not there, or not there for the sender, which is the same. */
function isLoose(type: RecordType, { id, body }: StoredRecord, act: Written): boolean {
  const was = act.before.stored(id)?.body;
  return Object.entries(links[type] ?? {}).some(([field, of]) => {
    const known = new Set(idsIn(was?.[field]));
    return idsIn(body[field]).some((one) => !known.has(one) && !isThere(of, one, act));
  });
}

function isThere(type: RecordType, id: string, act: Written): boolean {
  const { actor, on, records, before, after } = act;
  // What the act writes itself is asked about where its right is.
  if (records.some((one) => one.id === id)) return after.find(type, id) !== undefined;
  const found = before.find(type, id);
  if (found === undefined) return false;
  const standing: Standing = before.standing(actor.id, on);
  return sees(actor, type, standing.of(type, found)) !== 'nothing';
}

function idsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

// Whom it is about

/** Made with its event, or owed again in the place of one whose discharge is taken back. */
function notOfItsEvent(
  { id, event, ofTheDay, obligation, admonition }: Kept<'obligation'>,
  { after, records }: Written,
): Fault | false {
  // Its case was opened with it.
  const opened =
    admonition === undefined ||
    (records.some((one) => one.id === admonition) &&
      after.find('admonition', admonition)?.obligation === id);
  const subject = after.find('event', event)?.event.subject.id;
  const made = records.some((one) => one.id === event);
  const again = records
    .filter(({ type }) => type === 'obligation')
    .map((one) => keptOf<'obligation'>(one))
    .find(({ withdrawn }) => withdrawn?.again === id);
  const owed = again === undefined ? undefined : json({ ...again.obligation, id });
  const fits = opened && (made || (owed !== undefined && sameJson(owed, json(obligation))));
  return !(fits && subject === ofTheDay.id && obligation.subject.id === subject) && 'input.invalid';
}

function notOfItsPeople(
  { obligations, subjects }: Kept<'talk'>,
  { after }: Written,
): Fault | false {
  const meant = new Set(obligations.map((id) => after.find('obligation', id)?.ofTheDay.id));
  const fits = meant.size > 0 && subjects.length > 0 && subjects.every(({ id }) => meant.has(id));
  return !fits && 'input.invalid';
}

function notOfItsCase(
  made: Kept<'admonition'> | Kept<'inquiry'> | Kept<'delegation'>,
  { after }: Written,
): Fault | false {
  const owed = 'obligations' in made ? made.obligations : [made.obligation];
  const meant = owed.map((id) => after.find('obligation', id)?.ofTheDay.id);
  const named = [made.subject.id, made.ofTheDay.id];
  const fits = meant.length > 0 && [...meant, ...named].every((id) => id === made.ofTheDay.id);
  return !fits && 'input.invalid';
}

/** One order at a time: two desks without a wire between them each drew one up. */
function entrustedTwice({ obligations }: Kept<'delegation'>, { action, before }: Written) {
  const runs = before
    .everything('delegation')
    .some(
      (other) =>
        !isFinal('delegation', other.state) &&
        other.obligations.some((id) => obligations.includes(id)),
    );
  return action === 'delegation.draft' && runs && 'already.known';
}

// Discharges and endings

/** A discharge names the talk or the letter that was written with it, and its day. */
function wronglyDischarged(
  { discharged, state }: Kept<'obligation'>,
  was: Kept<'obligation'> | undefined,
  { action, records, after }: Written,
): Fault | false {
  const confirms = action === 'record.confirm' || action === 'record.close-as-breach';
  const by = (id: string | undefined) => records.some((one) => one.id === id);
  if (confirms && discharged === undefined) {
    // A breach leaves it due again, and nothing but a discharge ends it here.
    return was !== undefined && state !== was.state && !isOpen(state) && 'input.invalid';
  }
  if (discharged === undefined || sameJson(json(discharged), json(was?.discharged))) return false;
  const { talk, inquiry, on } = discharged;
  if (inquiry !== undefined) return (!by(inquiry) || talk !== undefined) && 'input.invalid';
  const held = talk === undefined ? undefined : after.find('talk', talk);
  return (!by(talk) || held?.date !== on) && 'input.invalid';
}

function isOpen(state: string): boolean {
  return state === 'pending';
}

/** Closed by the book while something that was raised in the talk, or the case itself, still runs. */
function endedTooSoon(
  { id, state, discharged, admonition }: Kept<'obligation'>,
  was: Kept<'obligation'> | undefined,
  { after }: Written,
): Fault | false {
  if (state !== 'closed' || was?.state === 'closed' || discharged?.talk === undefined) return false;
  const open = after
    .everything('matter')
    .some(
      (matter) =>
        matter.obligation === id &&
        matter.talk === discharged.talk &&
        !isFinal('matter', matter.state),
    );
  const running =
    admonition !== undefined && after.find('admonition', admonition)?.closed === undefined;
  return (open || running) && 'state.not-possible';
}

function mergedElsewhere({ merged }: Kept<'obligation'>, { action, records }: Written) {
  if (action !== 'inquiry.turn') return false;
  const into = merged?.into ?? [];
  return (
    (into.length === 0 || into.some((id) => !records.some((one) => one.id === id))) &&
    'input.invalid'
  );
}

// A talk's record

/** As a breach by that act alone; and who answers for it did not hold the talk. */
function confirmedOtherwise(
  { confirmed, talker }: Kept<'talk'>,
  was: Kept<'talk'> | undefined,
  { action }: Written,
): Fault | false {
  if (confirmed === undefined || was?.confirmed !== undefined) return false;
  const asBreach = confirmed.asBreach !== undefined;
  if (asBreach !== (action === 'record.close-as-breach')) return 'input.invalid';
  return confirmed.asBreach?.approver.id === talker.id && 'input.invalid';
}

const talkFields = ['date', 'startsAt', 'endsAt', 'place', 'talker', 'recorder', 'subjects'];
const unitTalkFields = ['unit', ...talkFields.filter((name) => name !== 'recorder'), 'topics'];

/** A correction says of every field what stood there and what stands there now. */
function hidden(
  made: Kept<'talk'> | Kept<'unitTalk'> | Kept<'admonition'>,
  was: Kept<'talk'> | Kept<'unitTalk'> | Kept<'admonition'> | undefined,
  names: readonly string[],
  { records }: Written,
): Fault | false {
  const before = was?.amendments?.length ?? 0;
  if (was === undefined || (made.amendments?.length ?? 0) === before) return false;
  const told = new Map(
    records
      .flatMap(({ body }) => listOf(body['amendments']))
      .flatMap((one) => listOf(partOf(one)?.['fields']))
      .flatMap((one) => {
        const { field, ...values } = partOf(one) ?? {};
        return typeof field === 'string' ? [[field, values] as const] : [];
      }),
  );
  const [now, then] = [partOf(json(made)) ?? {}, partOf(json(was)) ?? {}];
  const service = (of: typeof now) =>
    Object.entries(partOf(partOf(of['notice'])?.['service']) ?? {}).map(
      ([name, value]) => [`service.${name}`, value] as const,
    );
  const confirmedOn = (of: typeof now) =>
    ['confirmed.on', partOf(of['confirmed'])?.['on']] as const;
  const fieldsOf = (of: typeof now) =>
    new Map<string, Json | undefined>([
      ...names.map((name) => [name, of[name]] as const),
      confirmedOn(of),
      ...service(of),
    ]);
  const [after, prior] = [fieldsOf(now), fieldsOf(then)];
  const silent = [...new Set([...after.keys(), ...prior.keys()])].some((name) => {
    if (sameJson(after.get(name), prior.get(name))) return false;
    const entry = told.get(name);
    return (
      entry === undefined ||
      !sameJson(entry['from'], prior.get(name)) ||
      !sameJson(entry['to'], after.get(name))
    );
  });
  return silent && 'input.invalid';
}

// An admonition

/** The notice that is taken back is the one that was issued, and nobody had it yet. */
function voidedAnother(
  { voided }: Kept<'admonition'>,
  was: Kept<'admonition'> | undefined,
  { action, on }: Written,
): Fault | false {
  if (action !== 'admonition.void-notice') return false;
  const last = voided?.[voided.length - 1];
  const notice = was?.notice;
  if (notice === undefined || notice.service !== undefined) return 'state.not-possible';
  const fits = last?.number === notice.number && last.issuedOn === notice.issuedOn && last.on <= on;
  return !fits && 'input.invalid';
}

/** Signed for, or its refusal attested: that is not undone by serving again. */
function servedAgain(was: Kept<'admonition'> | undefined): Fault | false {
  const { service } = was?.notice ?? {};
  return service !== undefined && service.receipt.state !== 'none' && 'state.not-possible';
}

/** What is demanded is not reported on, checked or extended in the same breath. */
function demandedMore({ rectification }: Kept<'admonition'>): Fault | false {
  const last = rectification[rectification.length - 1];
  const { id: _id, demand: _demand, dueOn: _due, state: _state, ...more } = last ?? {};
  return Object.keys(more).length > 0 && 'input.invalid';
}

function checkedByHandler(
  { rectification }: Kept<'admonition'>,
  was: Kept<'admonition'> | undefined,
): Fault | false {
  const checked = rectification.some(
    ({ id, check, report }) =>
      check !== undefined &&
      check.checker.id === report?.by.by &&
      was?.rectification.find((one) => one.id === id)?.check === undefined,
  );
  return checked && 'input.invalid';
}

/** One item at a time but where the case ends; and more time is said where it is given. */
function severalItems(
  { rectification }: Kept<'admonition'>,
  was: Kept<'admonition'> | undefined,
  { action }: Written,
): Fault | false {
  const moved = rectification.flatMap((item) => {
    const before = was?.rectification.find(({ id }) => id === item.id);
    return before === undefined || sameJson(json(before), json(item)) ? [] : [{ item, before }];
  });
  const ends = action === 'admonition.close' || action === 'admonition.close-as-breach';
  if (moved.length > 1 && !ends) return 'input.invalid';
  const untold = moved.some(({ item: { dueOn, extensions = [] }, before }) => {
    const last = extensions[extensions.length - 1];
    return dueOn !== before.dueOn && (last?.from !== before.dueOn || last.to !== dueOn);
  });
  return untold && 'input.invalid';
}

// An inquiry

/** A letter begins as a draft: nothing has become of it. */
function begunWithMore(made: Kept<'inquiry'>, { action }: Written): Fault | false {
  if (action !== 'inquiry.draft' && action !== 'inquiry.ask-again') return false;
  const { approved, service, reply, checking, judged, searched, ...draft } = lastRound(made);
  const { returned, reminders, extensions, noReplies } = draft;
  const done = [approved, service, reply, checking, judged, searched].some(
    (one) => one !== undefined,
  );
  const been = [reminders, extensions, noReplies].some((list) => list.length > 0);
  const again = action === 'inquiry.ask-again' && returned.length > 0;
  return (done || been || again) && 'input.invalid';
}

/** Turned into the event that was written with it, of its kind and its subject, and what that obliges. */
function turnedElsewhere(
  { id, turned, subject }: Kept<'inquiry'>,
  { records, after, before }: Written,
): Fault | false {
  const event = after.find('event', turned?.event ?? '');
  const isNew = (one: string) => before.stored(one) === undefined;
  const owed = records.filter(({ id: one, type }) => type === 'obligation' && isNew(one));
  const fits =
    event !== undefined &&
    isNew(event.id) &&
    event.inquiry === id &&
    event.event.kind === turned?.into &&
    event.event.subject.id === subject.id &&
    owed.length > 0 &&
    sameJson(owed.map((one) => one.id).sort(), [...turned.obligations].sort()) &&
    owed.every(({ body }) => body['event'] === event.id);
  return !fits && 'input.invalid';
}

// Papers

const custodyOf: { readonly [A in Action]?: string } = {
  'paper.file': 'filed',
  'paper.give-back': 'given-back',
  'paper.shred': 'shredded',
};

/** The last entry says what was done and where it is now; an original is never shredded. */
function movedOtherwise(
  { custody, keeper, holder, copy }: Kept<'paper'>,
  was: Kept<'paper'> | undefined,
  { action }: Written,
): Fault | false {
  const last = custody[custody.length - 1];
  if (was !== undefined && was.state !== 'kept') return 'state.not-possible';
  if (action === 'paper.shred' && copy === 'original') return 'state.not-possible';
  if (action === 'paper.give-back' && was?.keeper === 'department') return 'state.not-possible';
  const wanted = was === undefined ? 'registered' : custodyOf[action];
  const fits =
    last?.act === wanted &&
    last?.to === keeper &&
    last.holder === holder &&
    (was !== undefined || custody.length === 1);
  return !fits && 'input.invalid';
}

// Incidents: the document names no procedure, so their few steps stand with the use case.

const incidentFrom: { readonly [S in Kept<'incident'>['state']]: readonly string[] } = {
  reported: ['reported'],
  investigating: ['reported', 'investigating'],
  sanctioned: ['investigating', 'sanctioned'],
  closed: ['investigating', 'sanctioned'],
};

function movedIncident(
  { state, handler, concerns, accused, sanctions }: Kept<'incident'>,
  was: Kept<'incident'> | undefined,
): Fault | false {
  if (was === undefined) return false;
  if (was.state === 'closed' || !incidentFrom[state].includes(was.state)) {
    return 'state.not-possible';
  }
  const partOfIt = (id: string | undefined) =>
    [...concerns, ...accused].some((one) => one.id === id);
  if (handler !== undefined && partOfIt(handler.id)) return 'input.invalid';
  return (
    sanctions.some(({ against }) => accused.every(({ id }) => id !== against.id)) && 'input.invalid'
  );
}

function partOf(value: Json | undefined): Readonly<Record<string, Json>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : undefined;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function json(value: object | undefined): Json | undefined {
  return value as Json | undefined; // a part of a body that came as JSON
}
