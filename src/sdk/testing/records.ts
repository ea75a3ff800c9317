/**
 * Writes a course down as the use cases would: the same bodies, the same states, the same revisions.
 * A test plays a sample out through the SDK itself and compares.
 */
import {
  type Obligation,
  obligations,
  type PersonnelEvent,
  type Policy,
} from '../../policy/index.ts';
import type { Body, DoneBy, RecordType } from '../model/records.ts';
import { recordTypes } from '../model/records.ts';
import type { Actor, CivilDate, Person } from '../ports.ts';
import type { JsonObject, StoredRecord } from '../store/store.ts';
import { postOn } from '../use-cases/people.ts';
import type {
  Course,
  DelegationCourse,
  InquiryCourse,
  MatterCourse,
  TalkCourse,
} from './courses.ts';

/** Who enters it, and how units are called. */
export interface Writing {
  readonly policy: Policy;
  readonly clerk: Actor;
  readonly unitNames: ReadonlyMap<string, string>;
}

/** Records that are being written: each put is a revision. */
class Sheet {
  private readonly kept = new Map<string, { type: RecordType; revision: number; body: object }>();

  put<T extends RecordType>(type: T, id: string, body: Body<T>): void {
    const revision = (this.kept.get(id)?.revision ?? 0) + 1;
    this.kept.set(id, { type, revision, body });
  }

  body<T extends RecordType>(_type: T, id: string): Body<T> {
    const one = this.kept.get(id);
    if (one === undefined) throw new Error('Nothing was written under this id.');
    return one.body as Body<T>; // the type says which body was put there
  }

  change<T extends RecordType>(type: T, id: string, change: Partial<Body<T>>): void {
    this.put(type, id, { ...this.body(type, id), ...change });
  }

  records(): readonly StoredRecord[] {
    return [...this.kept].map(([id, { type, revision, body }]) => ({
      id,
      type,
      revision,
      schema: recordTypes[type].version,
      body: body as JsonObject, // bodies are built from JSON alone
    }));
  }
}

export function recordsOf(writing: Writing, course: Course): readonly StoredRecord[] {
  const sheet = new Sheet();
  const owed = course.events.flatMap(({ event, obligation }) => {
    const kept = register(sheet, writing, event, obligation, course);
    return kept === undefined ? [] : [kept];
  });
  const { talk, inquiry } = course;
  const [only] = owed;
  if (inquiry !== undefined && only !== undefined) inquire(sheet, writing, course, only, inquiry);
  if (course.delegation !== undefined && only !== undefined) {
    entrust(sheet, writing, course, only, course.delegation);
  }
  // A talk with somebody who is managed no longer is none of the district's.
  if (talk === undefined || owed.length < course.events.length) return sheet.records();
  issueNotice(sheet, course);
  arrange(sheet, writing, course, owed, talk);
  if (talk.stage === 'planned') return sheet.records();
  hold(sheet, writing, course, owed, talk);
  if (talk.stage === 'held') return sheet.records();
  demandRectification(sheet, course);
  write(sheet, writing, owed, talk);
  if (talk.stage === 'recorded') return sheet.records();
  confirm(sheet, writing, course, owed, talk);
  if (talk.breach !== undefined) return sheet.records();
  for (const matter of talk.matters) handle(sheet, writing, course, talk, matter);
  rectify(sheet, writing, course);
  return sheet.records();
}

function register(
  sheet: Sheet,
  { policy, unitNames }: Writing,
  event: PersonnelEvent,
  id: string,
  { admonition }: Course,
): Obligation | undefined {
  const [derived] = obligations(policy, event).obligations;
  sheet.put('event', event.id, { event });
  if (derived === undefined) return undefined;
  const obligation = { ...derived, id };
  const { subject } = obligation;
  const post = postOn(subject, subject.on);
  const ofTheDay = {
    id: subject.id,
    name: subject.name,
    unitName: unitNames.get(post?.unit ?? obligation.unit) ?? '',
    title: post?.title ?? '',
  };
  sheet.put('obligation', id, {
    obligation,
    event: event.id,
    ofTheDay,
    state: 'pending',
    ...(admonition === undefined ? {} : { admonition: admonition.id }),
  });
  if (admonition !== undefined && obligation.decision !== undefined) {
    sheet.put('admonition', admonition.id, {
      state: 'decided',
      event: event.id,
      obligation: id,
      subject: event.subject,
      ofTheDay,
      areas: event.triggers,
      decision: obligation.decision,
      rectification: [],
    });
  }
  return obligation;
}

function issueNotice(sheet: Sheet, { admonition }: Course): void {
  if (admonition === undefined) return;
  const { number, issuedOn } = admonition;
  sheet.change('admonition', admonition.id, { state: 'noticed', notice: { number, issuedOn } });
}

function arrange(
  sheet: Sheet,
  { clerk }: Writing,
  course: Course,
  owed: readonly Obligation[],
  talk: TalkCourse,
): void {
  const subjects = course.events.map(({ event }) => event.subject);
  sheet.put('talk', talk.id, {
    state: 'planned',
    kind: owed[0]?.kind ?? '',
    obligations: owed.map(({ id }) => id),
    subjects,
    talker: talk.talker,
    recorder: talk.recorder,
    mode: subjects.length > 1 ? 'group' : 'individual',
    ...(talk.workNeed === undefined ? {} : { workNeed: talk.workNeed }),
    date: talk.date,
    startsAt: talk.startsAt,
    place: talk.place,
    outline: talk.outline,
    reasons: talk.reasons,
    points: {},
    record: 'undecided',
    arrangedBy: by(clerk),
    breaches: [],
  });
  for (const { id } of owed) sheet.change('obligation', id, { state: 'planned', talk: talk.id });
  if (course.admonition !== undefined) {
    sheet.change('admonition', course.admonition.id, { state: 'ready', talk: talk.id });
  }
}

function hold(
  sheet: Sheet,
  { clerk }: Writing,
  { admonition }: Course,
  owed: readonly Obligation[],
  talk: TalkCourse,
): void {
  const talker = talk.breach?.talker ?? talk.talker;
  const heldBy = { ...by(clerk), onBehalfOf: talker.name };
  sheet.change('talk', talk.id, {
    state: 'held',
    endsAt: talk.endsAt,
    talker,
    heldBy,
    ...(talk.breach === undefined ? {} : { breaches: talk.breach.breaches }),
  });
  for (const { id } of owed) sheet.change('obligation', id, { state: 'held' });
  if (admonition === undefined) return;
  const { notice } = sheet.body('admonition', admonition.id);
  if (notice === undefined) return;
  const receipt = { state: 'signed', on: talk.date } as const;
  const service = { servedOn: talk.date, servedAt: talk.startsAt, receipt, by: heldBy };
  sheet.change('admonition', admonition.id, { state: 'received', notice: { ...notice, service } });
}

function demandRectification(sheet: Sheet, { admonition }: Course): void {
  for (const { id, demand, dueOn } of admonition?.items ?? []) {
    if (admonition === undefined) return;
    const { rectification } = sheet.body('admonition', admonition.id);
    sheet.change('admonition', admonition.id, {
      state: 'demanded',
      rectification: [...rectification, { id, demand, dueOn, state: 'open' }],
    });
  }
}

function write(
  sheet: Sheet,
  writing: Writing,
  owed: readonly Obligation[],
  talk: TalkCourse,
): void {
  sheet.change('talk', talk.id, {
    state: 'recorded',
    points: Object.fromEntries(owed.map((one) => [one.id, answers(writing, one)])),
    record: talk.record,
    recordedBy: by(writing.clerk),
    ...(talk.statement === undefined ? {} : { statement: talk.statement }),
  });
  for (const { id } of owed) sheet.change('obligation', id, { state: 'recorded' });
  for (const matter of talk.matters) {
    sheet.put('matter', matter.id, {
      talk: talk.id,
      obligation: owed[0]?.id ?? '',
      text: matter.text,
      state: 'raised',
      raisedOn: talk.date,
    });
  }
}

/** Every point that is demanded, ticked with all its parts. */
function answers({ policy }: Writing, { points }: Obligation): Body<'talk'>['points'][string] {
  return points.map((point) => {
    const parts = policy.pack.points[point]?.parts?.map(({ id }) => id);
    return { point, state: 'covered', ...(parts === undefined ? {} : { parts }) };
  });
}

function confirm(
  sheet: Sheet,
  { clerk }: Writing,
  { admonition }: Course,
  owed: readonly Obligation[],
  talk: TalkCourse,
): void {
  const confirmed = { method: talk.method, on: talk.confirmedOn, by: by(clerk) };
  if (talk.breach !== undefined) {
    const { approver, reason } = talk.breach;
    const asBreach = { approver: named(approver, talk.confirmedOn), reason };
    sheet.change('talk', talk.id, {
      state: 'closed-as-breach',
      confirmed: { ...confirmed, asBreach },
    });
    // It was no discharge: the obligation is due again.
    for (const { id } of owed) {
      const { talk: _talk, ...rest } = sheet.body('obligation', id);
      sheet.put('obligation', id, { ...rest, state: 'pending' });
    }
    return;
  }
  const follow = talk.matters.length > 0 || admonition !== undefined;
  sheet.change('talk', talk.id, { state: follow ? 'following' : 'closed', confirmed });
  for (const { id } of owed) {
    sheet.change('obligation', id, {
      state: follow ? 'following' : 'closed',
      discharged: { talk: talk.id, on: talk.date },
    });
  }
  if (admonition !== undefined) sheet.change('admonition', admonition.id, { state: 'rectifying' });
}

function handle(
  sheet: Sheet,
  writing: Writing,
  course: Course,
  talk: TalkCourse,
  matter: MatterCourse,
): void {
  const { id, handler, assignedOn, dueOn, handled, answeredOn, verified } = matter;
  if (handler === undefined || assignedOn === undefined || dueOn === undefined) return;
  sheet.change('matter', id, { state: 'assigned', handler: named(handler, assignedOn), dueOn });
  if (handled === undefined) return;
  sheet.change('matter', id, { state: 'handled', ...handled });
  if (answeredOn === undefined) return;
  sheet.change('matter', id, { answeredOn });
  if (verified === undefined) return;
  const { on, checker, opinion } = verified;
  const check = { on, checker: named(checker, on), opinion, by: by(writing.clerk) };
  sheet.change('matter', id, { state: 'verified', check });
  sheet.change('matter', id, { state: 'closed' });
  const { obligation } = sheet.body('matter', id);
  // The last one takes obligation and talk with it, unless an admonition still runs.
  if (course.admonition !== undefined) {
    sheet.change('obligation', obligation, {});
    return;
  }
  sheet.change('obligation', obligation, { state: 'closed' });
  sheet.change('talk', talk.id, { state: 'closed' });
}

function rectify(sheet: Sheet, { clerk }: Writing, { admonition, talk }: Course): void {
  if (admonition === undefined || talk === undefined) return;
  for (const { id, report, check } of admonition.items) {
    const change = (state: string, more: object): void => {
      const rectification = sheet
        .body('admonition', admonition.id)
        .rectification.map((item) => (item.id === id ? { ...item, ...more, state } : item));
      const done = rectification.every((item) => item.state === 'verified');
      sheet.change('admonition', admonition.id, {
        state: done ? 'rectified' : 'rectifying',
        rectification,
      });
    };
    if (report === undefined) continue;
    change('submitted', { report: { ...report, by: by(clerk) } });
    if (check === undefined) continue;
    const checker = named(check.checker, check.on);
    change('verified', { check: { on: check.on, checker, opinion: check.opinion, by: by(clerk) } });
  }
  if (admonition.closedOn === undefined) return;
  const { rectification } = sheet.body('admonition', admonition.id);
  sheet.change('admonition', admonition.id, {
    state: 'closed',
    rectification: rectification.map((item) => ({ ...item, state: 'closed' })),
    closed: { on: admonition.closedOn, as: 'by-the-book', by: by(clerk) },
  });
  const { obligation } = sheet.body('admonition', admonition.id);
  sheet.change('obligation', obligation, { state: 'closed' });
  sheet.change('talk', talk.id, { state: 'closed' });
}

/** An order, and whether it was accepted. */
function entrust(
  sheet: Sheet,
  { clerk, unitNames }: Writing,
  { events }: Course,
  { id: obligation }: Obligation,
  { id, delegate, leader, drawnUpOn, dueOn, reason, acceptedOn, refused }: DelegationCourse,
): void {
  const subject = events[0]?.event.subject;
  if (subject === undefined) return;
  const post = postOn(delegate, drawnUpOn);
  const { name } = delegate;
  const unitName = unitNames.get(post?.unit ?? '') ?? '';
  sheet.put('delegation', id, {
    state: 'drafted',
    obligations: [obligation],
    subject,
    ofTheDay: sheet.body('obligation', obligation).ofTheDay,
    delegate,
    delegateOfTheDay: { id: delegate.id, name, unitName, title: post?.title ?? '' },
    delegator: 'department',
    leader: named(leader, drawnUpOn),
    reason,
    dueOn,
    drawnUp: { on: drawnUpOn, by: by(clerk) },
    returns: [],
    breaches: [],
  });
  sheet.change('delegation', id, { state: 'ordered', order: { on: drawnUpOn, by: by(clerk) } });
  const forThem = { ...by(clerk), onBehalfOf: name };
  if (acceptedOn !== undefined) {
    sheet.change('delegation', id, {
      state: 'accepted',
      accepted: { on: acceptedOn, by: forThem },
    });
  } else if (refused !== undefined) {
    sheet.change('delegation', id, { state: 'refused', refused: { ...refused, by: forThem } });
  }
}

/** One letter, from its draft to what came of it. */
function inquire(
  sheet: Sheet,
  { clerk }: Writing,
  { events }: Course,
  { id: obligation }: Obligation,
  { id, wording, points, question, draftedOn, approver, ...course }: InquiryCourse,
): void {
  const subject = events[0]?.event.subject;
  if (subject === undefined) return;
  const { event, ofTheDay } = sheet.body('obligation', obligation);
  let round: Body<'inquiry'>['rounds'][number] = {
    wording,
    questions: [question],
    points,
    draftedBy: by(clerk),
    draftedOn,
    returned: [],
    reminders: [],
    extensions: [],
    noReplies: [],
  };
  sheet.put('inquiry', id, {
    state: 'drafted',
    event,
    obligation,
    subject,
    ofTheDay,
    sender: 'department',
    rounds: [round],
    breaches: [],
  });
  sheet.change('obligation', obligation, { inquiry: id });
  const go = (state: string, more: Partial<typeof round>, rest: Partial<Body<'inquiry'>> = {}) => {
    round = { ...round, ...more };
    sheet.change('inquiry', id, { state, rounds: [round], ...rest });
  };
  const { served, repliedOn, clearOn, closed } = course;
  if (served === undefined) return;
  go('approved', {
    searched: { scrub: 'clean', on: draftedOn, by: by(clerk) },
    approved: {
      on: draftedOn,
      approver: named(approver, draftedOn),
      reasons: {},
      by: by(clerk),
    },
  });
  const { number, on } = served;
  const receipt = { state: 'signed', on } as const;
  const letter = { number, issuedOn: draftedOn, servedOn: on, way: 'in-person', receipt } as const;
  go('served', { service: { ...letter, by: by(clerk) } });
  sheet.change('obligation', obligation, { state: 'inquired' });
  if (repliedOn === undefined) return;
  go('answered', {
    reply: {
      receivedOn: repliedOn,
      answers: [{ question: question.id, text: '已履行审核职责，今后从严把关。' }],
      pledge: true,
      entered: { ...by(clerk), onBehalfOf: subject.name },
    },
  });
  if (clearOn === undefined) return;
  go('clear', { judged: { on: clearOn, as: 'clear', opinion: '说明清楚', by: by(clerk) } });
  if (closed === undefined) return;
  go('closed', {}, { closed: { on: clearOn, as: 'by-the-book', by: by(clerk) } });
  sheet.change('obligation', obligation, {
    state: 'closed',
    discharged: { inquiry: id, on: repliedOn },
  });
}

function by({ id, name }: Actor): DoneBy {
  return { by: id, name };
}

function named(person: Person, on: CivilDate) {
  return { id: person.id, name: person.name, title: postOn(person, on)?.title ?? '' };
}
