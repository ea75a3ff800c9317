/**
 * What an office has beside its courses: slips for each week's plan and each order, orders whose record
 * came back, the register of papers, and the talks that teams hold among themselves. Made from records
 * that are there, with a chance of its own: without it a district is the same as with it, but for these.
 */
import { addDays, type CivilDate, type Person, type Policy, until } from '../../policy/index.ts';
import type { Body, DoneBy, RecordType } from '../model/records.ts';
import { recordTypes } from '../model/records.ts';
import type { JsonObject, StoredRecord } from '../store/store.ts';
import { postOn } from '../use-cases/people.ts';
import type { Chance } from './chance.ts';
import type { Roster } from './people.ts';

export interface Office {
  readonly policy: Policy;
  readonly roster: Roster;
  readonly unitNames: ReadonlyMap<string, string>;
  readonly today: CivilDate;
}

/** The records with those of the office; a talk that was held under an order says so. */
export function withOffice(
  chance: Chance,
  office: Office,
  records: readonly StoredRecord[],
): readonly StoredRecord[] {
  const returned = returnedOrders(chance, office, records);
  const all = records.map((record) => returned.talks.get(record.id) ?? record);
  return [
    ...all,
    ...returned.orders,
    ...slips(chance, office, all),
    ...papers(chance, office, all),
    ...unitTalks(chance, office),
  ];
}

function stored<T extends RecordType>(
  type: T,
  id: string,
  body: Body<T>,
  revision = 1,
): StoredRecord {
  const { version } = recordTypes[type];
  return { id, type, revision, schema: version, body: body as unknown as JsonObject }; // JSON alone
}

/** Its body was made under this type. */
function bodiesOf<T extends RecordType>(
  type: T,
  records: readonly StoredRecord[],
): readonly { readonly id: string; readonly revision: number; readonly body: Body<T> }[] {
  return records
    .filter((record) => record.type === type)
    .map(({ id, revision, body }) => ({ id, revision, body: body as unknown as Body<T> }));
}

function clerkOf({ roster }: Office): DoneBy {
  const { id, name } = roster.desks.clerk;
  return { by: id, name };
}

function named(person: Person, on: CivilDate) {
  return { id: person.id, name: person.name, title: postOn(person, on)?.title ?? '' };
}

/** One talk in twelve that might have been entrusted, was: ordered, held, its record returned and kept. */
function returnedOrders(chance: Chance, office: Office, records: readonly StoredRecord[]) {
  const talks = new Map<string, StoredRecord>();
  const orders: StoredRecord[] = [];
  const { roster, unitNames } = office;
  const [leader] = roster.leaders.deputies;
  const heads = roster.cadres.filter(({ posts }) =>
    posts.some(({ roles }) => roles.includes('unit-party-principal')),
  );
  const owed = new Map(bodiesOf('obligation', records).map((one) => [one.id, one.body]));
  for (const { id, revision, body } of bodiesOf('talk', records)) {
    const { date, subjects, obligations, confirmed } = body;
    const [subject] = subjects;
    const [obligation = ''] = obligations;
    const ofTheDay = owed.get(obligation)?.ofTheDay;
    if (leader === undefined || subject === undefined || ofTheDay === undefined) continue;
    if (body.state !== 'closed' || obligations.length > 1 || confirmed === undefined) continue;
    const post = postOn(subject, date);
    if (post === undefined || post.roles.includes('team-principal') || !chance.is(1 / 12)) continue;
    const delegate = heads.find((head) => {
      const held = postOn(head, date);
      return held?.unit === post.unit && held.roles.includes('unit-party-principal');
    });
    if (delegate === undefined || delegate.id === subject.id) continue;
    const by = clerkOf(office);
    const forThem = { ...by, onBehalfOf: delegate.name };
    const order = chance.id();
    const [drawnUpOn, returnedOn] = [addDays(date, -3), addDays(date, chance.between(1, 9))];
    if (returnedOn > office.today) continue;
    orders.push(
      stored('delegation', order, {
        state: 'closed',
        obligations,
        subject,
        ofTheDay,
        delegate,
        delegateOfTheDay: {
          ...named(delegate, date),
          unitName: unitNames.get(post.unit) ?? '',
        },
        delegator: 'department',
        leader: named(leader, drawnUpOn),
        reason: '由所在单位党委主要负责人谈更便于了解情况',
        dueOn: addDays(date, 7),
        drawnUp: { on: drawnUpOn, by },
        order: { on: drawnUpOn, by },
        accepted: { on: addDays(drawnUpOn, 1), by: forThem },
        held: { talk: id, on: date, by: forThem },
        returns: [{ on: returnedOn, copiesKept: false, by: forThem, broken: [] }],
        breaches: [],
        closed: { on: returnedOn, as: 'by-the-book', by },
      }),
    );
    const under = { ...body, talker: delegate, delegation: order, heldBy: forThem };
    talks.set(id, stored('talk', id, under, revision));
  }
  return { talks, orders };
}

const MOST_IN_A_PLAN = 40;
/** Weeks are counted from it. */
const A_MONDAY: CivilDate = '2018-01-01';

/** A slip for every week's plan, and one for every order: approved, but for a few that wait or came back. */
function slips(
  chance: Chance,
  office: Office,
  records: readonly StoredRecord[],
): readonly StoredRecord[] {
  const { roster } = office;
  const weeks = new Map<number, { readonly id: string; readonly body: Body<'talk'> }[]>();
  for (const one of bodiesOf('talk', records)) {
    const week = Math.floor(until(A_MONDAY, one.body.date) / 7);
    weeks.set(week, [...(weeks.get(week) ?? []), one]);
  }
  const owed = new Map(bodiesOf('obligation', records).map((one) => [one.id, one.body]));
  const plans = [...weeks.values()].map((talks) => {
    const some = talks.slice(0, MOST_IN_A_PLAN);
    const first = some.map(({ body }) => body.date).sort()[0] ?? office.today;
    return slip(chance, office, addDays(first, -2), {
      about: {
        type: 'plan' as const,
        talks: some.map(({ id, body: { date, talker } }) => ({
          talk: id,
          date,
          talker: talker.id,
          talkerName: talker.name,
        })),
      },
      subjects: some
        .flatMap(({ body }) => body.obligations)
        .flatMap((id) => owed.get(id)?.ofTheDay ?? []),
      proposal: '拟按安排表开展谈话，请审定。',
      approver: roster.leaders.minister,
    });
  });
  const orders = bodiesOf('delegation', records).map(({ id, body }) =>
    slip(chance, office, body.drawnUp.on, {
      about: {
        type: 'delegation' as const,
        delegation: id,
        terms: {
          obligations: body.obligations,
          delegate: body.delegate.id,
          ...(body.delegator === undefined ? {} : { delegator: body.delegator }),
          ...(body.leader === undefined ? {} : { leader: body.leader.id }),
          ...(body.reason === undefined ? {} : { reason: body.reason }),
          ...(body.dueOn === undefined ? {} : { dueOn: body.dueOn }),
        },
      },
      subjects: [body.ofTheDay],
      proposal: '拟委托所在单位党委主要负责人谈话，请审定。',
      approver: roster.leaders.minister,
    }),
  );
  return [...plans, ...orders];
}

function slip(
  chance: Chance,
  office: Office,
  on: CivilDate,
  put: Pick<Body<'approval'>, 'about' | 'subjects' | 'proposal'> & { readonly approver: Person },
): StoredRecord {
  const { approver: person, ...rest } = put;
  const by = clerkOf(office);
  const approver = named(person, on);
  const proposed = { action: 'propose', on, opinion: put.proposal, by };
  const submitted = { action: 'submit', on, person: approver, opinion: put.proposal, by };
  const head = { ...rest, proposedBy: by, proposedOn: on, putTo: approver };
  const how = on > addDays(office.today, -4) ? 'waits' : chance.is(0.03) ? 'came back' : 'approved';
  const id = chance.id();
  const forThem = { ...by, onBehalfOf: person.name };
  if (how === 'waits') {
    return stored('approval', id, { ...head, state: 'submitted', history: [proposed, submitted] });
  }
  if (how === 'came back') {
    const step = { action: 'return', on, person: approver, opinion: '请核对谈话人选', by: forThem };
    const history = [proposed, submitted, step];
    return stored('approval', id, { ...head, state: 'returned', history });
  }
  const reviewed = { action: 'review', on, person: approver, by: forThem };
  const approved = { action: 'approve', on, person: approver, by: forThem };
  return stored('approval', id, {
    ...head,
    state: 'approved',
    decision: { as: 'approved', on, approver, by: forThem },
    history: [proposed, submitted, reviewed, approved],
  });
}

/** What went into the register: every paper of an admonition and of an inquiry, and half of the records. */
function papers(
  chance: Chance,
  office: Office,
  records: readonly StoredRecord[],
): readonly StoredRecord[] {
  const made: StoredRecord[] = [];
  const register = (
    paper: string,
    on: CivilDate,
    of: { readonly subjects: readonly string[]; readonly obligations: readonly string[] },
    talk?: string,
  ): void => {
    const known = office.policy.pack.papers[paper];
    if (known === undefined || on > office.today) return;
    const act = { act: 'registered', on, to: 'department', by: clerkOf(office) } as const;
    made.push(
      stored('paper', chance.id(), {
        state: 'kept',
        paper,
        derivedFrom: [],
        name: typeof known.name === 'string' ? known.name : known.name.zh,
        copy: 'original',
        archive: known.archive,
        ...of,
        ...(talk === undefined ? {} : { talk }),
        keeper: 'department',
        custody: [act],
      }),
    );
  };
  for (const { body } of bodiesOf('admonition', records)) {
    const of = { subjects: [body.subject.id], obligations: [body.obligation] };
    register('admonition-decision', body.decision.on, of);
    if (body.notice !== undefined) register('admonition-notice', body.notice.issuedOn, of);
    const served = body.notice?.service?.servedOn;
    if (served !== undefined) register('admonition-receipt', served, of);
    for (const { report } of body.rectification) {
      if (report !== undefined) register('rectification-report', report.on, of);
    }
  }
  for (const { body } of bodiesOf('inquiry', records)) {
    const of = { subjects: [body.subject.id], obligations: [body.obligation] };
    for (const { service, reply } of body.rounds) {
      if (service !== undefined) register('inquiry-letter', service.servedOn, of);
      if (reply !== undefined) register('inquiry-reply', reply.receivedOn, of);
    }
  }
  for (const { id, body } of bodiesOf('talk', records)) {
    const { kind, record, confirmed, subjects, obligations } = body;
    if (record !== 'written' || confirmed === undefined) continue;
    const of = { subjects: subjects.map((one) => one.id), obligations };
    if (kind === 'admonition') register('admonition-record', confirmed.on, of, id);
    else if (chance.is(0.5)) register('talk-record', confirmed.on, of, id);
  }
  return made;
}

/** Twice a year each head of a team talks with its members (三·4). */
function unitTalks(chance: Chance, office: Office): readonly StoredRecord[] {
  const { roster, unitNames, today } = office;
  const made: StoredRecord[] = [];
  for (const head of roster.cadres) {
    for (let back = chance.int(182); back < 5 * 365; back += 182) {
      const date = addDays(today, -back);
      const post = postOn(head, date);
      if (post === undefined || !post.roles.includes('team-principal')) continue;
      const members = roster.cadres.filter(
        (one) => one.id !== head.id && postOn(one, date)?.unit === post.unit,
      );
      const subjects = members.filter(() => chance.is(0.2)).slice(0, 6);
      if (subjects.length === 0) continue;
      made.push(
        stored('unitTalk', chance.id(), {
          unit: post.unit,
          unitName: unitNames.get(post.unit) ?? '',
          talker: head,
          subjects,
          date,
          topics: chance.pick(['分工与配合', '作风建设', '近期工作和思想情况', '廉洁自律']),
          heldBy: { ...clerkOf(office), onBehalfOf: head.name },
          breaches: [],
        }),
      );
    }
  }
  return made;
}
