/**
 * Made-up districts for the laws: people with careers, events, talks and every act, mostly as they come
 * and sometimes as they should not. Few names, units and days, so that things often meet.
 */
import * as fc from 'fast-check';

import {
  addDays,
  contentPoints,
  districtTrial,
  kinds,
  obligations,
  type Act,
  type AdmonitionNotice,
  type CivilDate,
  type Delegation,
  type Obligation,
  type Paper,
  type Person,
  type PersonnelEvent,
  type PointAnswer,
  type Policy,
  type PolicyOptions,
  type Post,
  type Role,
  type Talk,
} from '../../src/policy/index.ts';
import { chinese } from '../../src/policy/explain/zh-CN.ts';
import { loadPolicy } from '../../src/policy/pack/index.ts';
import { national } from '../../src/policy/pack/packs/national.ts';
import { neighbour } from '../scenarios/neighbour.ts';

export function load(layers: unknown, options: PolicyOptions = {}): Policy {
  const loaded = loadPolicy(layers, { catalogues: [chinese], ...options });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.value;
}

/** Every local reminder is on, so that soft words have something to say. */
const reminders = {
  'routine.remind_days': 30,
  'reminder.remind_days': 30,
  'admonition.remind_days': 7,
  'inquiry.reply_days': 21,
  'delegation.return_days': 7,
};

export const plain = load(districtTrial);
export const policies: readonly Policy[] = [
  plain,
  load(districtTrial, { settings: { ...reminders, roll: 'none' } }),
  load(neighbour),
  load([districtTrial, national]),
];

const roles: readonly Role[] = [
  'committee-principal',
  'committee-leader-in-charge',
  'committee-other-leader',
  'department-principal',
  'department-leader',
  'unit-party-principal',
  'team-principal',
  'team-member',
  'same-rank',
];

const firstDay: CivilDate = '2025-12-20';

/** Days around the turn of the year and 春节, thick enough that dates of one case meet. */
export const day: fc.Arbitrary<CivilDate> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 40, max: 80 }).map((days) => addDays(firstDay, days)) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 500 }).map((days) => addDays(firstDay, days)) },
);

const clock = fc.constantFrom('08:30', '09:00', '09:30', '10:00', '10:30');
const text = fc.constantFrom('', ' ', '情况由本单位掌握', '对象长期住院');
const unit = fc.constantFrom('bureau', 'mill', 'school');

/** Fields that are there or not, as `exactOptionalPropertyTypes` wants them. */
function maybe<T>(fields: { readonly [Key in keyof T]: fc.Arbitrary<T[Key]> }) {
  return fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

const post: fc.Arbitrary<Post> = fc
  .tuple(
    fc.record({
      unit,
      roles: fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 2 }),
      managed: fc.boolean(),
      from: fc.oneof(fc.constant<CivilDate>('2010-01-01'), day),
    }),
    maybe<{ rank: NonNullable<Post['rank']>; to: CivilDate }>({
      rank: fc.constantFrom('section-principal', 'section-deputy', 'other'),
      to: day,
    }),
  )
  .map(([held, more]) => ({ title: '职务', ...held, ...more }));

const names = ['赵', '钱', '孙', '李', '周', '吴'];

export const person: fc.Arbitrary<Person> = fc
  .tuple(fc.constantFrom(...names), fc.array(post, { maxLength: 3 }))
  .map(([name, posts]) => ({ id: name, name, posts }));

/** One whom the document is about: managed, all along, and whatever else he was. */
export const cadre: fc.Arbitrary<Person> = fc
  .tuple(person, fc.constantFrom<Role>('team-principal', 'team-member', 'unit-party-principal'))
  .map(([someone, role]) => ({
    ...someone,
    posts: [
      { unit: 'bureau', title: '职务', roles: [role], managed: true, from: '2010-01-01' },
      ...someone.posts,
    ],
  }));

const leading = roles.slice(0, 5);

/** One who may be asked to talk: a leader by several roles, the Party head of the cadre's own unit, or anybody. */
export const candidate: fc.Arbitrary<Person> = fc
  .tuple(
    person,
    fc.oneof(
      fc.shuffledSubarray([...leading], { minLength: 1, maxLength: 3 }),
      fc.constant<Role[]>(['unit-party-principal']),
      fc.constant<Role[]>([]),
    ),
  )
  .map(([someone, held]) => {
    const own: Post = {
      unit: 'bureau',
      title: '职务',
      roles: held,
      managed: false,
      from: '2010-01-01',
    };
    return held.length === 0 ? someone : { ...someone, posts: [own, ...someone.posts.slice(1)] };
  });

export const event: fc.Arbitrary<PersonnelEvent> = fc.constantFrom(...kinds(plain)).chain((kind) =>
  fc
    .tuple(
      fc.record({
        id: fc.constantFrom('e1', 'e2'),
        triggers: fc.subarray(kind.triggers.map(({ id }) => id)),
        subject: cadre,
        dates: maybe<Required<PersonnelEvent['dates']>>({
          decision: day,
          formalities: day,
          arisen: day,
        }),
      }),
      fc.option(day, { nil: undefined }),
      maybe<Required<Omit<PersonnelEvent, 'id' | 'kind' | 'triggers' | 'subject' | 'dates'>>>({
        publicNotice: fc.record({
          lastDay: day,
          outcome: fc.constantFrom('running', 'passed', 'failed'),
        }),
        decision: fc.record({ body: text }),
        destination: unit,
        way: fc.constantFrom('talk', 'inquiry', 'both'),
        disciplined: fc.boolean(),
        petition: fc.boolean(),
      }),
    )
    .map(([told, base, more]) => ({
      kind: kind.id,
      ...told,
      // Mostly the date that counts is there.
      dates: base === undefined ? told.dates : { ...told.dates, [kind.base]: base },
      ...more,
    })),
);

export const delegation: fc.Arbitrary<Delegation> = fc
  .tuple(
    fc.record({
      delegator: fc.constantFrom('committee', 'department'),
      delegate: person,
      reason: text,
      orderedOn: day,
    }),
    maybe<{ subDelegatedTo: Person }>({ subDelegatedTo: person }),
  )
  .map(([order, more]) => ({ id: 'order', ...order, ...more }));

/** Obligations of one or two events under a policy, each with its own subject. */
function dutiesOf(policy: Policy, events: readonly PersonnelEvent[]): readonly Obligation[] {
  return events.flatMap(
    (one, at) => obligations(policy, { ...one, id: `${one.id}.${at}` }).obligations,
  );
}

function answers(policy: Policy, duty: Obligation): fc.Arbitrary<readonly PointAnswer[]> {
  return fc.tuple(
    ...contentPoints(policy, duty.kind).map(({ id, parts }) =>
      fc
        .record({
          state: fc.constantFrom('open', 'covered', 'covered', 'not-applicable'),
          parts: fc.subarray((parts ?? []).map((part) => part.id)),
          reason: text,
        })
        .map((answer): PointAnswer => ({ point: id, ...answer })),
    ),
  );
}

const notice: fc.Arbitrary<AdmonitionNotice> = fc
  .tuple(
    fc.record({ number: fc.constantFrom('', '诫〔2026〕1号'), issuedOn: day }),
    fc.option(
      fc.tuple(
        fc.record({
          servedOn: day,
          receipt: fc.oneof(
            fc.constant({ state: 'none' as const }),
            day.map((on) => ({ state: 'signed' as const, on })),
            fc
              .uniqueArray(fc.constantFrom(...names, '', '甲', '乙'), { maxLength: 3 })
              .map((witnesses) => ({ state: 'refused' as const, witnesses })),
          ),
        }),
        maybe<{ servedAt: '09:00' }>({ servedAt: clock as fc.Arbitrary<'09:00'> }),
      ),
    ),
  )
  .map(([issued, service]) =>
    service ? { ...issued, service: { ...service[0], ...service[1] } } : issued,
  );

/** A talk has room for one decision: where several could be meant, it says which. */
function hasManyDecisions(duties: readonly Obligation[]): boolean {
  return duties.filter(({ kind }) => kind === 'admonition' || kind === 'reminder').length > 1;
}

export function talk(policy: Policy): fc.Arbitrary<Talk> {
  const someDuties = fc
    .array(event, { minLength: 1, maxLength: 2 })
    .map((events) => ({ events, duties: dutiesOf(policy, events) }));
  return someDuties.chain(({ events, duties }) => {
    const points: Record<string, fc.Arbitrary<readonly PointAnswer[]>> = Object.fromEntries(
      duties.map((duty) => [duty.id, answers(policy, duty)]),
    );
    const subjects = [...new Map(events.map(({ subject }) => [subject.id, subject])).values()];
    return fc
      .tuple(
        fc.record({
          stream: fc.constantFrom('district', 'district', 'district', 'unit'),
          kind: fc.constantFrom(...(duties.length > 0 ? duties : events).map(({ kind }) => kind)),
          date: day,
          mode: fc.constantFrom('individual', 'group'),
          talker: person,
          planned: fc.boolean(),
          outline: fc.boolean(),
          points: fc.record(points),
          record: fc.constantFrom('undecided', 'written', 'not-needed', 'none'),
          reasons: fc.dictionary(fc.constantFrom(...Object.keys(policy.pack.rules)), text, {
            maxKeys: 5,
          }),
          overrides: fc.dictionary(
            fc.constantFrom('delegate.not_for_principals', 'talker.default'),
            fc.record({ approver: text, reason: text }),
          ),
        }),
        maybe<
          Required<
            Pick<
              Talk,
              'workNeed' | 'recorder' | 'delegation' | 'decision' | 'notice' | 'rectification'
            >
          >
        >({
          workNeed: text,
          recorder: person,
          delegation,
          decision: fc.record({ body: text, on: day }),
          notice,
          rectification: fc.array(fc.option(day), { maxLength: 2 }).map((days) =>
            days.map((dueOn, at) => ({
              id: `item${at}`,
              demand: '健全台账',
              ...(dueOn ? { dueOn } : {}),
            })),
          ),
        }),
        maybe<{ startsAt: '09:00'; endsAt: '09:00' }>({
          startsAt: clock as fc.Arbitrary<'09:00'>,
          endsAt: clock as fc.Arbitrary<'09:00'>,
        }),
      )
      .map(([told, more, times]): Talk => ({
        id: 'talk',
        ...told,
        subjects,
        obligations: duties,
        ...more,
        ...(hasManyDecisions(duties) ? { decision: { body: '区委', on: told.date } } : {}),
        ...times,
      }));
  });
}

const paperNames = Object.keys(districtTrial.papers);

const paper: fc.Arbitrary<Paper> = fc
  .tuple(
    fc.record({ id: fc.constantFrom('p1', 'p2'), paper: fc.constantFrom(...paperNames) }),
    maybe<Required<Omit<Paper, 'id' | 'paper' | 'points'>>>({
      kind: fc.constantFrom(...kinds(plain).map(({ id }) => id)),
      derivedFrom: fc.uniqueArray(fc.constantFrom(...paperNames), { maxLength: 3 }),
      contains: fc.subarray(['informant-identity', 'petition-letter', 'petition-source'] as const),
      petition: fc.boolean(),
      scrub: fc.constantFrom('clean', 'hit', 'not-run'),
      secondReader: text,
    }),
    fc.subarray(contentPoints(plain, 'reminder').map(({ id }) => id)),
  )
  .map(([named, more, points]) => ({ ...named, ...more, points }));

const audience = fc.constantFrom(
  'subject',
  'talker',
  'delegate',
  'recorder',
  'unit',
  'department',
  'inspector',
  'vault-holder',
);
const keeper = fc.constantFrom('department', 'unit', 'personal-archive', 'subject', 'elsewhere');

/** One of the obligations that events make; events that oblige nothing are left out. */
export function duty(policy: Policy): fc.Arbitrary<Obligation> {
  return event
    .map((one) => obligations(policy, one).obligations)
    .filter((some) => some.length > 0)
    .chain((some) => fc.constantFrom(...some));
}

function ofTalk(policy: Policy): fc.Arbitrary<Act> {
  const asked = maybe<{ asOf: CivilDate }>({ asOf: day });
  return fc.oneof(
    fc
      .tuple(
        fc.constantFrom('plan-talk', 'hold-talk', 'record-talk', 'close-talk'),
        talk(policy),
        asked,
      )
      .map(([type, one, more]): Act => ({ type, talk: one, ...more })),
    fc.tuple(talk(policy), fc.nat(1)).map(([one, at]): Act => ({
      type: 'discharge',
      talk: one,
      obligation: one.obligations[at]?.id ?? 'elsewhere',
    })),
    talk(policy).map((one): Act => ({ type: 'serve-notice', talk: one })),
    fc
      .tuple(
        talk(policy),
        asked,
        maybe<{ asBreach: { approver: string; reason: string }; reportReceivedOn: CivilDate }>({
          asBreach: fc.record({ approver: text, reason: text }),
          reportReceivedOn: day,
        }),
      )
      .map(([one, more, handed]): Act => ({
        type: 'close-admonition',
        talk: one,
        ...more,
        ...handed,
      })),
  );
}

function ofDuty(policy: Policy): fc.Arbitrary<Act> {
  return fc.oneof(
    fc
      .tuple(duty(policy), day)
      .map(([obligation, asOf]): Act => ({ type: 'check-obligation', obligation, asOf })),
    fc
      .tuple(duty(policy), delegation, maybe<{ on: CivilDate }>({ on: day }))
      .map(([obligation, order, more]): Act => ({
        type: 'delegate',
        delegation: order,
        obligation,
        ...more,
      })),
    fc
      .tuple(
        duty(policy),
        delegation,
        day,
        maybe<{ heldOn: CivilDate; recordReturnedOn: CivilDate; copiesKept: boolean }>({
          heldOn: day,
          recordReturnedOn: day,
          copiesKept: fc.boolean(),
        }),
      )
      .map(([obligation, order, asOf, more]): Act => ({
        type: 'return-delegation',
        delegation: order,
        obligation,
        asOf,
        ...more,
      })),
    fc
      .tuple(
        duty(policy),
        fc.record({
          sender: fc.constantFrom('committee', 'department', 'other'),
          as: fc.constantFrom('answered', 'turned-into-talk', 'withdrawn'),
          asOf: day,
        }),
        maybe<{
          receivedOn: CivilDate;
          extendedTo: CivilDate;
          approver: string;
          reply: { form: 'written' | 'spoken'; by: 'subject' | 'unit'; receivedOn: CivilDate };
        }>({
          receivedOn: day,
          extendedTo: day,
          approver: text,
          reply: fc.record({
            form: fc.constantFrom('written', 'spoken'),
            by: fc.constantFrom('subject', 'unit'),
            receivedOn: day,
          }),
        }),
      )
      .map(([obligation, { sender, as, asOf }, more]): Act => ({
        type: 'close-inquiry',
        inquiry: { id: 'inquiry', obligation, sender, ...more },
        as,
        asOf,
      })),
  );
}

function ofPaper(policy: Policy): fc.Arbitrary<Act> {
  const papers = fc.uniqueArray(paper, { maxLength: 2, selector: ({ id }) => id });
  return fc.oneof(
    fc
      .tuple(paper, audience, maybe<{ obligation: Obligation }>({ obligation: duty(policy) }))
      .map(([one, who, more]): Act => ({
        type: 'issue-paper',
        paper: one,
        audience: who,
        ...more,
      })),
    fc
      .tuple(
        paper,
        audience,
        fc.constantFrom(
          'screen',
          'talk-page',
          'print',
          'search',
          'message',
          'log',
          'host-person-page',
        ),
        fc.boolean(),
      )
      .map(([one, who, channel, onCaseList]): Act => ({
        type: 'view',
        paper: one,
        audience: who,
        channel,
        onCaseList,
      })),
    fc.tuple(paper, keeper).map(([one, to]): Act => ({ type: 'archive', paper: one, to })),
    fc.tuple(papers, keeper).map(([some, to]): Act => ({ type: 'export', papers: some, to })),
    fc.tuple(papers, keeper).map(([some, from]): Act => ({ type: 'import', papers: some, from })),
  );
}

const followUp: fc.Arbitrary<Act> = fc.oneof(
  maybe<{
    handler: string;
    disposition: string;
    result: string;
    evidence: boolean;
    checker: string;
    answeredOn: CivilDate;
  }>({
    handler: text,
    disposition: text,
    result: text,
    evidence: fc.boolean(),
    checker: text,
    answeredOn: day,
  }).map((matter): Act => ({ type: 'handle-matter', matter: { id: 'matter', ...matter } })),
  fc
    .tuple(
      day,
      maybe<{ dueOn: CivilDate; handler: string; evidence: boolean; checker: string }>({
        dueOn: day,
        handler: text,
        evidence: fc.boolean(),
        checker: text,
      }),
    )
    .map(([asOf, item]): Act => ({
      type: 'close-rectification',
      item: { id: 'item', demand: '健全台账', ...item },
      asOf,
    })),
);

/** Any act at all. */
export function act(policy: Policy): fc.Arbitrary<Act> {
  return fc.oneof(
    { weight: 6, arbitrary: ofTalk(policy) },
    { weight: 4, arbitrary: ofDuty(policy) },
    { weight: 4, arbitrary: ofPaper(policy) },
    { weight: 1, arbitrary: followUp },
  );
}
