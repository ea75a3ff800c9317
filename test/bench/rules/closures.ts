/**
 * The baseline: what 二·2 to 五¶2 ask of a talk that is to be closed, as a plain list of closures indexed
 * by kind. Written from the document and without the policy's code; it says which rule is broken, and
 * neither the facts that decided nor anything a pack could change.
 */
import type { Obligation, Person, Talk } from '../../../src/policy/index.ts';

type Verdict = string | undefined;
type Closure = (talk: Talk, duty: Obligation) => Verdict;

interface Entry {
  readonly kinds?: readonly string[];
  readonly asks: Closure;
}

export const told = (text: string | undefined) => text !== undefined && text.trim() !== '';

function warning(talk: Talk, rule: string, code: string): Verdict {
  return told(talk.reasons[rule]) ? undefined : `warning ${rule}:${code}`;
}

export function holdsRole(person: Person, talk: Talk, roles: readonly string[]): boolean {
  return person.posts.some(
    (post) =>
      post.from <= talk.date &&
      (post.to === undefined || talk.date <= post.to) &&
      post.roles.some((role) => roles.includes(role)),
  );
}

const leading = [
  'committee-principal',
  'committee-leader-in-charge',
  'committee-other-leader',
  'department-principal',
  'department-leader',
];
export const forPrincipals = [
  'committee-principal',
  'committee-leader-in-charge',
  'department-principal',
];
export const forOthers = [...forPrincipals, 'department-leader'];

export const leads = (talk: Talk) => holdsRole(talk.talker, talk, leading);
export const asDelegate = (talk: Talk) => talk.delegation?.delegate.id === talk.talker.id;
export const ownLeader = (talk: Talk) => leads(talk) && !asDelegate(talk);
export const inForce = (talk: Talk) => (talk.delegation?.orderedOn ?? talk.date) <= talk.date;
export const entrusted = (talk: Talk) => !ownLeader(talk) && talk.delegation !== undefined;
export const together = (talk: Talk) => talk.mode === 'group' || talk.subjects.length > 1;

export function headship(talk: Talk, duty: Obligation): string | undefined {
  const [post] = talk.talker.posts;
  if (post?.roles.includes('unit-party-principal')) {
    return post.unit === duty.unit ? undefined : 'other-unit';
  }
  if (post?.unit !== duty.unit) return 'outsider';
  return post.roles.includes('team-principal') ? 'administration-head' : 'deputy';
}

const talkers: readonly Closure[] = [
  (talk, { subjectClass }) =>
    subjectClass === 'principal' && ownLeader(talk) && !holdsRole(talk.talker, talk, forPrincipals)
      ? warning(talk, 'talker.principal', 'not-listed')
      : undefined,
  (talk, { subjectClass }) =>
    subjectClass === 'other' && ownLeader(talk) && !holdsRole(talk.talker, talk, forOthers)
      ? warning(talk, 'talker.other', 'other-leader')
      : undefined,
  (talk) => (!leads(talk) && !talk.delegation ? 'error talker.default:not-a-leader' : undefined),
  (talk) =>
    entrusted(talk) && !inForce(talk) ? 'error talker.default:order-not-in-force' : undefined,
  (talk) =>
    entrusted(talk) &&
    inForce(talk) &&
    !asDelegate(talk) &&
    talk.delegation?.subDelegatedTo?.id !== talk.talker.id
      ? 'error talker.default:not-the-delegate'
      : undefined,
  (talk) =>
    entrusted(talk) &&
    inForce(talk) &&
    !asDelegate(talk) &&
    talk.delegation?.subDelegatedTo?.id === talk.talker.id
      ? 'error delegate.only_unit_head:sub-delegated'
      : undefined,
  (talk) =>
    entrusted(talk) && !told(talk.delegation?.reason)
      ? 'advice delegate.allowed:reason-missing'
      : undefined,
  (talk, { subjectClass }) =>
    entrusted(talk) && inForce(talk) && asDelegate(talk) && subjectClass === 'principal'
      ? 'error delegate.not_for_principals:principal'
      : undefined,
  (talk, duty) => {
    if (!entrusted(talk) || !inForce(talk) || !asDelegate(talk)) return undefined;
    const unfit = headship(talk, duty);
    return unfit && `error delegate.only_unit_head:${unfit}`;
  },
  (talk, { subject }) =>
    entrusted(talk) && inForce(talk) && asDelegate(talk) && talk.talker.id === subject.id
      ? 'error delegate.no_self:delegate-is-subject'
      : undefined,
  (talk, { subject }) =>
    talk.recorder?.id === subject.id ? 'error delegate.no_self:recorder-is-subject' : undefined,
  (talk, { subject }) =>
    talk.talker.id === subject.id && !asDelegate(talk)
      ? 'error delegate.no_self:talker-is-subject'
      : undefined,
];

/** The rule of each window, before its first day and after its last. */
const deadlines: readonly Entry[] = [
  ['appointment', 'appointment.deadline'],
  ['appointment', 'appointment.deadline.publicity'],
  ['removal', 'removal.deadline'],
  ['retirement', 'retirement.deadline'],
].flatMap(([kind = '', rule = '']): readonly Entry[] => [
  {
    kinds: [kind],
    asks: (talk, { window }) =>
      window.rule === rule && window.opens !== undefined && talk.date < window.opens
        ? warning(talk, rule, 'early')
        : undefined,
  },
  {
    kinds: [kind],
    asks: (talk, { window }) =>
      window.rule === rule && window.due !== undefined && talk.date > window.due
        ? warning(talk, rule, 'late')
        : undefined,
  },
]);

export const contents: Readonly<Record<string, string>> = {
  appointment: 'decision evaluation post integrity listen exchange_intro',
  removal: 'decision evaluation hopes listen',
  retirement: 'policy evaluation learning post_employment hopes listen',
  routine: 'hear learn solve guide',
  reminder: 'problem explain hopes',
  admonition: 'announce problems causes listen demands time_limit',
};
export const partsOf: Readonly<Record<string, readonly string[]>> = {
  'appointment.content.evaluation': ['evaluation', 'masses'],
  'appointment.content.exchange_intro': ['unit', 'team'],
  'removal.content.evaluation': ['evaluation', 'masses'],
  'reminder.content.explain': ['explanation', 'stance'],
};

function covers(kind: string, name: string): Entry {
  const id = `${kind}.content.${name}`;
  const onlyExchange = name === 'exchange_intro';
  const parts = partsOf[id] ?? [];
  return {
    kinds: [kind],
    asks(talk, duty) {
      if (onlyExchange && !duty.triggers.includes('exchange')) return undefined;
      const answer = talk.points[duty.id]?.find(({ point }) => point === id);
      if (!answer || answer.state === 'open') return warning(talk, id, 'missing');
      if (answer.state === 'not-applicable') {
        return told(answer.reason) ? undefined : warning(talk, id, 'reason-missing');
      }
      return parts.every((part) => answer.parts?.includes(part))
        ? undefined
        : warning(talk, id, 'parts-missing');
    },
  };
}

const content = Object.entries(contents).flatMap(([kind, names]) =>
  names.split(' ').map((name) => covers(kind, name)),
);

export const light = ['appointment', 'removal', 'retirement', 'routine'];
const conduct: readonly Entry[] = [
  {
    kinds: ['admonition'],
    asks: (talk) => (together(talk) ? 'error talk.mode.collective:blocked' : undefined),
  },
  {
    kinds: ['reminder'],
    asks: (talk) =>
      together(talk) ? warning(talk, 'talk.mode.collective', 'discouraged') : undefined,
  },
  {
    kinds: light,
    asks: (talk, { petition }) =>
      together(talk) && petition ? warning(talk, 'talk.mode.collective', 'petition') : undefined,
  },
  {
    kinds: light,
    asks: (talk, { petition }) =>
      together(talk) && !petition && !told(talk.workNeed)
        ? warning(talk, 'talk.mode.collective', 'need-missing')
        : undefined,
  },
  {
    kinds: ['appointment', 'removal', 'retirement', 'reminder', 'admonition'],
    asks: (talk) => (talk.planned ? undefined : warning(talk, 'plan.before', 'unplanned')),
  },
  {
    asks: (talk) =>
      talk.planned && !talk.outline ? warning(talk, 'plan.before', 'no-outline') : undefined,
  },
  {
    kinds: ['reminder'],
    asks: (talk) =>
      talk.record === 'written' ? undefined : warning(talk, 'record.when_needed', 'missing'),
  },
  {
    kinds: light,
    asks: (talk) =>
      talk.record !== 'written' && (talk.delegation !== undefined || together(talk))
        ? warning(talk, 'record.when_needed', 'missing')
        : undefined,
  },
];

const notice = (code: string) => `error admonition.notice_together:${code}`;
const decided = (talk: Talk, duty: Obligation) => talk.decision ?? duty.decision;
const ceremony: readonly Closure[] = [
  (talk, duty) => (decided(talk, duty) ? undefined : 'error admonition.decision:missing'),
  (talk, duty) => {
    const decision = decided(talk, duty);
    return decision && !told(decision.body) ? 'error admonition.decision:body-missing' : undefined;
  },
  (talk, duty) =>
    talk.date < (decided(talk, duty)?.on ?? talk.date)
      ? 'error admonition.decision:talk-before-decision'
      : undefined,
  (talk) => (talk.notice ? undefined : notice('not-issued')),
  (talk) => (talk.notice && !told(talk.notice.number) ? notice('number-missing') : undefined),
  (talk, duty) =>
    talk.notice && talk.notice.issuedOn < (decided(talk, duty)?.on ?? talk.notice.issuedOn)
      ? notice('issued-before-decision')
      : undefined,
  (talk) =>
    talk.notice && talk.notice.issuedOn > talk.date ? notice('issued-after-talk') : undefined,
  (talk) => (talk.notice && !talk.notice.service ? notice('not-served') : undefined),
  (talk) =>
    (talk.notice?.service?.servedOn ?? talk.date) < talk.date ? notice('served-before') : undefined,
  (talk) =>
    (talk.notice?.service?.servedOn ?? talk.date) > talk.date ? notice('served-after') : undefined,
  ({ date, startsAt, endsAt, notice: paper }) => {
    const service = paper?.service;
    if (service?.servedOn !== date || service.servedAt === undefined) return undefined;
    const outside =
      (startsAt !== undefined && service.servedAt < startsAt) ||
      (endsAt !== undefined && service.servedAt > endsAt);
    return outside ? notice('served-at-other-time') : undefined;
  },
  ({ date, startsAt, endsAt, notice: paper }) => {
    const service = paper?.service;
    if (service?.servedOn !== date) return undefined;
    const { servedAt } = service;
    if (servedAt !== undefined && startsAt !== undefined && servedAt < startsAt) return undefined;
    if (servedAt !== undefined && endsAt !== undefined && servedAt > endsAt) return undefined;
    return servedAt === undefined || startsAt === undefined || endsAt === undefined
      ? notice('times-missing')
      : undefined;
  },
  (talk) => (talk.notice?.service?.receipt.state === 'none' ? notice('no-receipt') : undefined),
  (talk) => {
    const service = talk.notice?.service;
    return service?.receipt.state === 'signed' && service.receipt.on !== service.servedOn
      ? notice('receipt-elsewhere')
      : undefined;
  },
  (talk) => {
    const receipt = talk.notice?.service?.receipt;
    return receipt?.state === 'refused' && receipt.witnesses.length < 2
      ? notice('too-few-witnesses')
      : undefined;
  },
  (talk) =>
    talk.rectification?.some(({ demand }) => told(demand))
      ? undefined
      : 'error admonition.content.demands:no-item',
  (talk) =>
    talk.rectification?.some(({ dueOn }) => dueOn === undefined)
      ? 'error admonition.content.time_limit:no-date'
      : undefined,
  (talk) =>
    talk.rectification?.some(({ dueOn }) => dueOn !== undefined && dueOn < talk.date)
      ? 'error admonition.content.time_limit:before-talk'
      : undefined,
  (talk) => (talk.record === 'written' ? undefined : 'error admonition.record:missing'),
];

const all: readonly Entry[] = [
  ...talkers.map((asks) => ({ asks })),
  ...deadlines,
  ...content,
  ...conduct,
  ...ceremony.map((asks) => ({ kinds: ['admonition'], asks })),
];

export const howMany = all.length;

const byKind = new Map(
  Object.keys(contents).map((kind) => [
    kind,
    all.filter(({ kinds }) => !kinds || kinds.includes(kind)).map(({ asks }) => asks),
  ]),
);

/** Every rule that a talk for one obligation breaks when it is to be closed. */
export function closeByClosures(talk: Talk): readonly string[] {
  const broken: string[] = [];
  const [duty] = talk.obligations;
  if (!duty) return broken;
  for (const asks of byKind.get(talk.kind) ?? []) {
    const verdict = asks(talk, duty);
    if (verdict !== undefined) broken.push(verdict);
  }
  return broken;
}
