/**
 * How somebody stands to a record, and what of it is theirs to see: found by looking for ids in its
 * text and in the written table, by another way than the SDK's own. What an oracle judges by.
 */
import { isFinal } from '../../../src/policy/index.ts';
import type { Relation } from '../../../src/sdk/access/relations.ts';
import { reading } from '../../../src/sdk/access/sight.ts';
import type { DeskRole } from '../../../src/sdk/index.ts';
import type { Kept, RecordType } from '../../../src/sdk/model/records.ts';
import { allowed } from './written.ts';

export interface AnyRecord {
  readonly type: RecordType;
  readonly record: Kept<RecordType>;
}

/** All records of a moment, looked through once. */
export class Looked {
  private readonly texts = new Map<AnyRecord, string>();
  private readonly byType = new Map<RecordType, readonly Kept<RecordType>[]>();
  private readonly obligations = new Map<AnyRecord, readonly Kept<'obligation'>[]>();
  private readonly talks = new Map<AnyRecord, readonly Kept<'talk'>[]>();

  constructor(readonly all: readonly AnyRecord[]) {}

  of<T extends RecordType>(wanted: T): readonly Kept<T>[] {
    const known =
      this.byType.get(wanted) ??
      this.all.flatMap(({ type, record }) => (type === wanted ? [record] : []));
    this.byType.set(wanted, known);
    return known as unknown as readonly Kept<T>[];
  }

  text(one: AnyRecord): string {
    const text = this.texts.get(one) ?? JSON.stringify(one.record);
    this.texts.set(one, text);
    return text;
  }

  /** The obligations that it names. An event comes before them; a slip is seen by itself. */
  obligationsOf(one: AnyRecord): readonly Kept<'obligation'>[] {
    const { type } = one;
    if (type === 'event' || type === 'approval') return [];
    const found =
      this.obligations.get(one) ??
      this.of('obligation').filter(({ id }) => this.text(one).includes(id));
    this.obligations.set(one, found);
    return found;
  }

  talksOf(one: AnyRecord): readonly Kept<'talk'>[] {
    const found =
      this.talks.get(one) ??
      this.of('talk').filter(
        ({ id }) => id === one.record.id || this.text(one).includes(`"talk":"${id}"`),
      );
    this.talks.set(one, found);
    return found;
  }
}

/** Whom a record names as those whom it is about. */
function isNamed(person: string, { type, record }: AnyRecord, text: string): boolean {
  const listed = (list: readonly { readonly id: string }[]) => list.some(({ id }) => id === person);
  switch (type) {
    case 'event':
      return text.includes(`"subject":{"id":"${person}"`);
    case 'approval':
      return listed((record as Kept<'approval'>).subjects);
    case 'unitTalk':
      return listed((record as Kept<'unitTalk'>).subjects);
    case 'incident': {
      const { concerns, accused } = record as Kept<'incident'>;
      return listed([...concerns, ...accused]);
    }
    case 'submission':
      return (record as Kept<'submission'>).from.id === person;
    case 'paper':
      return (record as Kept<'paper'>).subjects.includes(person);
    default:
      return false;
  }
}

export function standing(
  person: string,
  one: AnyRecord,
  looked: Looked,
  today: string,
): ReadonlySet<Relation> {
  const { type, record } = one;
  const found = new Set<Relation>();
  const linked = looked.obligationsOf(one);
  const about = linked.some(({ ofTheDay }) => ofTheDay.id === person);
  if (about || isNamed(person, one, looked.text(one))) found.add('own');
  const talks = looked.talksOf(one);
  if (
    type !== 'delegation' &&
    type !== 'approval' &&
    talks.some(({ talker, cancelled }) => talker.id === person && cancelled === undefined)
  ) {
    found.add('held');
  }
  const orders = looked
    .of('delegation')
    .filter(({ delegate, order }) => delegate.id === person && order !== undefined);
  const running = orders.filter(({ state }) => !isFinal('delegation', state));
  if (type === 'delegation' && orders.some(({ id }) => id === record.id)) found.add('entrusted');
  if (type === 'unitTalk' && (record as Kept<'unitTalk'>).talker.id === person) {
    found.add('entrusted');
  }
  if (type === 'obligation' && running.some(({ obligations }) => obligations.includes(record.id))) {
    found.add('entrusted');
  }
  const under = talks.some(({ delegation }) => running.some(({ id }) => id === delegation));
  if (type !== 'obligation' && type !== 'delegation' && type !== 'approval' && under) {
    found.add('entrusted');
  }
  const slips = looked
    .of('approval')
    .filter(({ putTo, decision }) => putTo?.id === person || decision?.approver.id === person);
  if (
    slips.some((slip) => slip.id === record.id || JSON.stringify(slip.about).includes(record.id))
  ) {
    found.add('put');
  }
  if (type === 'delegation' && (record as Kept<'delegation'>).leader?.id === person)
    found.add('put');
  const decided = [...looked.of('talk'), ...looked.of('delegation')]
    .filter(({ id }) => slips.some((slip) => JSON.stringify(slip.about).includes(id)))
    .flatMap(({ obligations }) => obligations);
  const judged = type === 'obligation' || type === 'admonition' || type === 'delegation';
  if (judged && linked.some(({ id }) => decided.includes(id))) found.add('put');
  const grants = looked.of('grant').filter(({ inspector }) => inspector.id === person);
  const holding = grants.filter(
    ({ from, until, revoked }) => from <= today && today <= until && revoked === undefined,
  );
  const case_ = (ids: readonly string[]) => linked.some(({ id }) => ids.includes(id));
  if (
    grants.some((grant) => grant.id === record.id) ||
    holding.some((grant) => case_(grant.obligations))
  ) {
    found.add('granted');
  }
  return found;
}

/** Whether the written table lets somebody with these roles read it. */
export function readable(
  roles: readonly DeskRole[],
  type: RecordType,
  relations: ReadonlySet<Relation>,
): boolean {
  return (
    !relations.has('own') &&
    roles.some((role) => allowed(role, reading[type], relations, undefined))
  );
}

/** Whether they see where a case comes from. */
export function seesSource(roles: readonly DeskRole[], relations: ReadonlySet<Relation>): boolean {
  return roles.some(
    (role) =>
      role === 'clerk' ||
      role === 'leader' ||
      (role === 'committee-leader' && relations.has('put')),
  );
}
