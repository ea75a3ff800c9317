/** From an event to what it obliges: derived, never typed in, and the same each time it is asked. */
import type { Finding } from './answers.ts';
import { addDays, isCivilDate } from './calendar/index.ts';
import type { BaseDate, CivilDate, Obligation, PersonnelEvent, Post } from './facts.ts';
import type { CompiledKind, Policy } from './policy.ts';
import { pointsFor } from './rules/content.ts';
import { find, freshJudgement, type Judgement } from './rules/judgement.ts';
import { classOf, holds, isManaged } from './rules/posts.ts';
import { windowOf } from './rules/windows.ts';

/** A new post that takes effect later than its decision is still this decision's. */
const longestWayIntoOffice = 90;

/** The day on which it is asked who was what: the kind's own base date, else whichever date is told. */
function dayOf(kind: CompiledKind, event: PersonnelEvent): CivilDate | undefined {
  const names: readonly BaseDate[] = ['decision', 'formalities', 'arisen'];
  const dates = event.dates ?? {};
  const wanted = names.find((name) => name === kind.window.base);
  return [...(wanted ? [wanted] : []), ...names]
    .map((name) => dates[name])
    .find((date): date is CivilDate => date !== undefined && isCivilDate(date));
}

/** The posts that the event is about: those entered for 任职, those left for 免职, else those held. */
function postsConcerned(kind: CompiledKind, event: PersonnelEvent, on: CivilDate): readonly Post[] {
  const posts = event.subject?.posts ?? [];
  const held = posts.filter((post) => holds(post, on));
  const before = held.length > 0 ? held : posts.filter((post) => holds(post, addDays(on, -1)));
  switch (kind.kind.ownUnit) {
    case 'new': {
      const { destination } = event;
      const fitting = posts.filter((post) => !destination || post.unit === destination);
      const last = addDays(on, longestWayIntoOffice);
      const starts = fitting.map((post) => post.from).filter((from) => from >= on && from <= last);
      const [first] = starts.sort();
      const entered = fitting.filter((post) => post.from === first);
      if (entered.length > 0) return entered;
      const there = fitting.filter((post) => holds(post, on));
      return there.length > 0 ? there : before;
    }
    case 'old': {
      const dayBefore = addDays(on, -1);
      const last = addDays(on, longestWayIntoOffice);
      const left = posts.filter(
        ({ from, to }) => from <= on && to !== undefined && to >= dayBefore && to <= last,
      );
      return left.length > 0 ? left : before;
    }
    case 'day':
      return before;
  }
}

function judgeEvent(judgement: Judgement, kind: CompiledKind, event: PersonnelEvent): void {
  for (const trigger of event.triggers ?? []) {
    if (!kind.triggers.has(trigger)) {
      find(judgement, 'talk.types', 'unknown-trigger', { kind: event.kind, trigger }, event.id);
    }
  }
  if (kind.kind.ceremony !== 'admonition') return;
  if ((event.triggers ?? []).length === 0) {
    find(judgement, kind.kind.trigger, 'problem-missing', {}, event.id);
  }
  if (event.disciplined) find(judgement, kind.kind.trigger, 'disciplined', {}, event.id);
  if (event.dates?.decision === undefined) {
    find(judgement, 'admonition.decision', 'missing', {}, event.id);
  }
}

function formsOf(kind: CompiledKind, event: PersonnelEvent): readonly Obligation['form'][] {
  if (!kind.kind.inquiry || event.way === undefined || event.way === 'talk') return ['talk'];
  return event.way === 'both' ? ['talk', 'inquiry'] : ['inquiry'];
}

/** Of several posts the managed one says which unit is the own, of several of those the one held longest. */
function unitOf(posts: readonly Post[]): string | undefined {
  const before = (one: Post, other: Post) =>
    one.managed === other.managed
      ? one.from === other.from
        ? one.unit < other.unit
        : one.from < other.from
      : one.managed;
  let first: Post | undefined;
  for (const post of posts) if (!first || before(post, first)) first = post;
  return first?.unit;
}

function derive(
  policy: Policy,
  kind: CompiledKind,
  event: PersonnelEvent,
  on: CivilDate,
  concerned: readonly Post[],
  form: Obligation['form'],
): Obligation {
  const { subject, decision } = event;
  const held = subject.posts.filter((post) => holds(post, on));
  const own = unitOf(concerned);
  const unit = event.destination ?? own ?? unitOf(held) ?? '';
  const entersAnotherUnit = !held.some((post) => post.from < on && post.unit === unit);
  const { demanded, offered } = pointsFor(kind, event, entersAnotherUnit);
  const petition =
    event.petition === true ||
    (event.triggers ?? []).some((trigger) => kind.triggers.get(trigger)?.petition);
  const { secrecy } = kind.kind;
  const decided = event.dates.decision;
  return {
    id: `${event.id}.${kind.id}.${form}`,
    event: event.id,
    kind: kind.id,
    triggers: event.triggers ?? [],
    form,
    subject: {
      id: subject.id,
      name: subject.name,
      on,
      posts: [...held, ...concerned.filter((post) => !held.includes(post))],
    },
    unit: kind.kind.ownUnit === 'new' ? unit : (own ?? unit),
    subjectClass: classOf(policy, concerned),
    window: windowOf(policy, event, kind.id, form),
    points: demanded,
    ...(offered.length > 0 ? { offered } : {}),
    papers: form === 'inquiry' ? (kind.kind.inquiry?.papers ?? []) : kind.kind.papers,
    secrecy: petition && (secrecy === 'normal' || secrecy === 'sensitive') ? 'high' : secrecy,
    archive: kind.kind.archive,
    ...(decision && decided !== undefined ? { decision: { ...decision, on: decided } } : {}),
    petition,
    profile: policy.id,
  };
}

/** What an event obliges, and what is to be said of the event itself. */
export function obligations(
  policy: Policy,
  event: PersonnelEvent,
): { readonly obligations: readonly Obligation[]; readonly findings: readonly Finding[] } {
  const judgement = freshJudgement(policy);
  const { findings } = judgement;
  const kind = policy.compiled.kinds.get(event.kind);
  if (!kind) {
    find(judgement, 'talk.types', 'unknown-kind', { kind: event.kind }, event.id);
    return { obligations: [], findings };
  }
  judgeEvent(judgement, kind, event);
  const on = dayOf(kind, event);
  if (on === undefined) {
    find(judgement, 'scope.subjects', 'date-unknown', { kind: kind.id }, event.id);
    return { obligations: [], findings };
  }
  const concerned = postsConcerned(kind, event, on);
  if (!isManaged(policy, concerned)) {
    find(judgement, 'scope.subjects', 'obliges-nothing', { date: on }, event.id);
    return { obligations: [], findings };
  }
  const derived = formsOf(kind, event).map((form) =>
    derive(policy, kind, event, on, concerned, form),
  );
  for (const { id, window } of derived) {
    if (window.state === 'unknown') find(judgement, window.rule, 'base-missing', {}, id);
    if (window.state === 'contradictory' && window.base !== undefined) {
      const facts = { noticeLastDay: window.base };
      find(judgement, window.rule, 'ended-before-decision', facts, id);
    }
  }
  return { obligations: derived, findings };
}
