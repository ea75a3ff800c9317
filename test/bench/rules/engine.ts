/**
 * The same rules as JSON for json-rules-engine, one for each closure of the baseline. The engine is spared
 * what its conditions cannot say: a plain function lays the facts flat, looks up who held which role and
 * how each point was answered. The kind is asked first, so that rules of other kinds cost one comparison.
 */
import { Engine, type RuleProperties } from 'json-rules-engine';

import type { Obligation, Talk } from '../../../src/policy/index.ts';
import {
  asDelegate,
  contents,
  entrusted,
  forOthers,
  forPrincipals,
  headship,
  holdsRole,
  inForce,
  leads,
  light,
  ownLeader,
  partsOf,
  together,
  told,
} from './closures.ts';

type Facts = Record<string, unknown>;
type Condition = RuleProperties['conditions'] extends infer Top
  ? Top extends { all: (infer One)[] }
    ? One
    : never
  : never;

const answered = (talk: Talk, duty: Obligation, kind: string): Facts =>
  Object.fromEntries(
    (contents[kind] ?? '').split(' ').map((name) => {
      const id = `${kind}.content.${name}`;
      const answer = talk.points[duty.id]?.find(({ point }) => point === id);
      const parts = partsOf[id] ?? [];
      const unmet =
        !answer || answer.state === 'open'
          ? 'missing'
          : answer.state === 'not-applicable'
            ? told(answer.reason)
              ? 'met'
              : 'reason-missing'
            : parts.every((part) => answer.parts?.includes(part))
              ? 'met'
              : 'parts-missing';
      return [id, unmet];
    }),
  );

const given = <T>(value: T | undefined): T | null => value ?? null;

/** What a talk and its obligation say, flat. What is not said is null. */
function factsOf(talk: Talk, duty: Obligation): Facts {
  const { delegation, notice, rectification = [] } = talk;
  const { window, subject } = duty;
  const service = notice?.service;
  const receipt = service?.receipt;
  const decision = talk.decision ?? duty.decision;
  const dueDays = rectification.flatMap(({ dueOn }) => dueOn ?? []);
  return {
    kind: talk.kind,
    subjectClass: duty.subjectClass,
    triggers: duty.triggers,
    petition: duty.petition,
    date: talk.date,
    windowRule: window.rule,
    opens: given(window.opens),
    due: given(window.due),
    leads: leads(talk),
    ownLeader: ownLeader(talk),
    fitsPrincipal: holdsRole(talk.talker, talk, forPrincipals),
    fitsOther: holdsRole(talk.talker, talk, forOthers),
    ordered: delegation !== undefined,
    orderReason: told(delegation?.reason),
    entrusted: entrusted(talk),
    inForce: inForce(talk),
    asDelegate: asDelegate(talk),
    handedOn: delegation?.subDelegatedTo?.id === talk.talker.id,
    headship: headship(talk, duty) ?? 'head',
    talkerIsSubject: talk.talker.id === subject.id,
    recorderIsSubject: talk.recorder?.id === subject.id,
    together: together(talk),
    workNeed: told(talk.workNeed),
    planned: talk.planned,
    outline: talk.outline,
    record: talk.record,
    reasons: Object.keys(talk.reasons).filter((rule) => told(talk.reasons[rule])),
    ...answered(talk, duty, talk.kind),
    decided: decision !== undefined,
    decidedOn: given(decision?.on),
    decisionBody: told(decision?.body),
    issued: notice !== undefined,
    noticeNumber: told(notice?.number),
    issuedOn: given(notice?.issuedOn),
    served: service !== undefined,
    servedOn: given(service?.servedOn),
    servedAt: given(service?.servedAt),
    startsAt: given(talk.startsAt),
    endsAt: given(talk.endsAt),
    receipt: given(receipt?.state),
    receivedOn: receipt?.state === 'signed' ? receipt.on : null,
    witnesses: receipt?.state === 'refused' ? receipt.witnesses.length : null,
    demands: rectification.filter(({ demand }) => told(demand)).length,
    undatedItems: rectification.length - dueDays.length,
    firstItemDue: given([...dueDays].sort()[0]),
  };
}

const is = (fact: string, value: unknown): Condition => ({ fact, operator: 'equal', value });
const isNot = (fact: string, value: unknown): Condition => ({ fact, operator: 'notEqual', value });
const contains = (fact: string, value: string): Condition => ({
  fact,
  operator: 'contains',
  value,
});
/** Of two days or hours; of one that is not there neither. */
const before = (fact: string, other: string): Condition => ({
  fact,
  operator: 'before',
  value: { fact: other },
});
const after = (fact: string, other: string): Condition => before(other, fact);
const noReason = (rule: string): Condition => ({
  fact: 'reasons',
  operator: 'doesNotContain',
  value: rule,
});
const ofKind = (...kinds: readonly string[]): Condition => ({
  fact: 'kind',
  operator: 'in',
  value: kinds,
  priority: 10,
});

/** `verdict` as the closures say it; `code` names the fact that ends it. */
function rule(verdict: string, all: readonly Condition[], code?: string): RuleProperties {
  return { conditions: { all: [...all] }, event: { type: verdict, params: { code } } };
}

function warning(
  id: string,
  code: string,
  all: readonly Condition[],
  codeFact?: string,
): RuleProperties {
  return rule(`warning ${id}:${code}`, [...all, noReason(id)], codeFact);
}

const talkers: readonly RuleProperties[] = [
  warning('talker.principal', 'not-listed', [
    is('subjectClass', 'principal'),
    is('ownLeader', true),
    is('fitsPrincipal', false),
  ]),
  warning('talker.other', 'other-leader', [
    is('subjectClass', 'other'),
    is('ownLeader', true),
    is('fitsOther', false),
  ]),
  rule('error talker.default:not-a-leader', [is('leads', false), is('ordered', false)]),
  rule('error talker.default:order-not-in-force', [is('entrusted', true), is('inForce', false)]),
  rule('error talker.default:not-the-delegate', [
    is('entrusted', true),
    is('inForce', true),
    is('asDelegate', false),
    is('handedOn', false),
  ]),
  rule('error delegate.only_unit_head:sub-delegated', [
    is('entrusted', true),
    is('inForce', true),
    is('asDelegate', false),
    is('handedOn', true),
  ]),
  rule('advice delegate.allowed:reason-missing', [is('entrusted', true), is('orderReason', false)]),
  rule('error delegate.not_for_principals:principal', [
    is('entrusted', true),
    is('inForce', true),
    is('asDelegate', true),
    is('subjectClass', 'principal'),
  ]),
  rule(
    'error delegate.only_unit_head:',
    [is('entrusted', true), is('inForce', true), is('asDelegate', true), isNot('headship', 'head')],
    'headship',
  ),
  rule('error delegate.no_self:delegate-is-subject', [
    is('entrusted', true),
    is('inForce', true),
    is('asDelegate', true),
    is('talkerIsSubject', true),
  ]),
  rule('error delegate.no_self:recorder-is-subject', [is('recorderIsSubject', true)]),
  rule('error delegate.no_self:talker-is-subject', [
    is('talkerIsSubject', true),
    is('asDelegate', false),
  ]),
];

const deadlines = [
  ['appointment', 'appointment.deadline'],
  ['appointment', 'appointment.deadline.publicity'],
  ['removal', 'removal.deadline'],
  ['retirement', 'retirement.deadline'],
].flatMap(([kind = '', id = '']) => [
  warning(id, 'early', [ofKind(kind), is('windowRule', id), before('date', 'opens')]),
  warning(id, 'late', [ofKind(kind), is('windowRule', id), after('date', 'due')]),
]);

const content = Object.entries(contents).flatMap(([kind, names]) =>
  names.split(' ').map((name) => {
    const id = `${kind}.content.${name}`;
    const exchange = name === 'exchange_intro' ? [contains('triggers', 'exchange')] : [];
    return warning(id, '', [ofKind(kind), ...exchange, isNot(id, 'met')], id);
  }),
);

const conduct: readonly RuleProperties[] = [
  rule('error talk.mode.collective:blocked', [ofKind('admonition'), is('together', true)]),
  warning('talk.mode.collective', 'discouraged', [ofKind('reminder'), is('together', true)]),
  warning('talk.mode.collective', 'petition', [
    ofKind(...light),
    is('together', true),
    is('petition', true),
  ]),
  warning('talk.mode.collective', 'need-missing', [
    ofKind(...light),
    is('together', true),
    is('petition', false),
    is('workNeed', false),
  ]),
  warning('plan.before', 'unplanned', [
    ofKind('appointment', 'removal', 'retirement', 'reminder', 'admonition'),
    is('planned', false),
  ]),
  warning('plan.before', 'no-outline', [is('planned', true), is('outline', false)]),
  warning('record.when_needed', 'missing', [ofKind('reminder'), isNot('record', 'written')]),
  warning('record.when_needed', 'missing', [
    ofKind(...light),
    isNot('record', 'written'),
    { any: [is('ordered', true), is('together', true)] },
  ]),
];

const notice = (code: string, all: readonly Condition[]) =>
  rule(`error admonition.notice_together:${code}`, [ofKind('admonition'), ...all]);
const admonition = (verdict: string, all: readonly Condition[]) =>
  rule(`error admonition.${verdict}`, [ofKind('admonition'), ...all]);
const beforeTheTalk = before('servedAt', 'startsAt');
const afterTheTalk = after('servedAt', 'endsAt');
const sameDay: Condition = { fact: 'servedOn', operator: 'equal', value: { fact: 'date' } };

const ceremony: readonly RuleProperties[] = [
  admonition('decision:missing', [is('decided', false)]),
  admonition('decision:body-missing', [is('decided', true), is('decisionBody', false)]),
  admonition('decision:talk-before-decision', [before('date', 'decidedOn')]),
  notice('not-issued', [is('issued', false)]),
  notice('number-missing', [is('issued', true), is('noticeNumber', false)]),
  notice('issued-before-decision', [before('issuedOn', 'decidedOn')]),
  notice('issued-after-talk', [after('issuedOn', 'date')]),
  notice('not-served', [is('issued', true), is('served', false)]),
  notice('served-before', [before('servedOn', 'date')]),
  notice('served-after', [after('servedOn', 'date')]),
  notice('served-at-other-time', [sameDay, { any: [beforeTheTalk, afterTheTalk] }]),
  notice('times-missing', [
    sameDay,
    { not: { any: [beforeTheTalk, afterTheTalk] } },
    { any: [is('servedAt', null), is('startsAt', null), is('endsAt', null)] },
  ]),
  notice('no-receipt', [is('receipt', 'none')]),
  notice('receipt-elsewhere', [
    is('receipt', 'signed'),
    { fact: 'receivedOn', operator: 'notEqual', value: { fact: 'servedOn' } },
  ]),
  notice('too-few-witnesses', [
    is('receipt', 'refused'),
    { fact: 'witnesses', operator: 'lessThan', value: 2 },
  ]),
  admonition('content.demands:no-item', [is('demands', 0)]),
  admonition('content.time_limit:no-date', [
    { fact: 'undatedItems', operator: 'greaterThan', value: 0 },
  ]),
  admonition('content.time_limit:before-talk', [before('firstItemDue', 'date')]),
  admonition('record:missing', [isNot('record', 'written')]),
];

const rules: readonly RuleProperties[] = [
  ...talkers,
  ...deadlines,
  ...content,
  ...conduct,
  ...ceremony,
];

export const howManyInJson = rules.length;

export type Engines = 'one engine' | 'an engine for each kind';

function mayConcern(kind: string, { conditions }: RuleProperties): boolean {
  const all = 'all' in conditions ? conditions.all : [];
  return all.every(
    (one) =>
      !('fact' in one) || one.fact !== 'kind' || (one.value as readonly string[]).includes(kind),
  );
}

function engineOf(some: readonly RuleProperties[]): Engine {
  const engine = new Engine([...some]);
  engine.addOperator<string | null, string | null>(
    'before',
    (one, other) => one !== null && other !== null && one < other,
  );
  return engine;
}

/** One engine with all rules, as its manual has it, or indexed by kind as the closures are. */
export function ruleEngines(by: Engines): (talk: Talk) => Promise<readonly string[]> {
  const whole = by === 'one engine' ? engineOf(rules) : undefined;
  const engines = new Map(
    Object.keys(contents).map((kind) => [
      kind,
      whole ?? engineOf(rules.filter((one) => mayConcern(kind, one))),
    ]),
  );
  return async (talk) => {
    const [duty] = talk.obligations;
    const engine = engines.get(talk.kind);
    if (!duty || !engine) return [];
    const facts = factsOf(talk, duty);
    const { events } = await engine.run(facts);
    return events.map(({ type, params }) => {
      const code: unknown = params?.['code'];
      return typeof code === 'string' ? `${type}${String(facts[code])}` : type;
    });
  };
}
