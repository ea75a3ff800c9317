/** 二·2: who may talk with whom on a day. The same function answers for a plan, for a talk held and for a candidate. */
import type { Eligibility } from '../answers.ts';
import type { CivilDate, Delegation, Obligation, Person, Talk } from '../facts.ts';
import type { Policy } from '../policy.ts';
import { isInForce, judgeDelegate, judgeOrder, unitHeadship } from './delegation.ts';
import { find, freshJudgement, type Judgement } from './judgement.ts';
import { foremostRoleOn, holds, ownUnits, postsOn, roleOn, rolesOf } from './posts.ts';
import { arrangement, type TalkRule } from './rule.ts';
import { eachClass } from './scope.ts';

type SubjectClass = 'principal' | 'other';

/** The role by which a leader fits a class; `tolerated` where it fits with a reason; undefined where none does. */
function fit(
  policy: Policy,
  talker: Person,
  on: CivilDate,
  subjectClass: SubjectClass,
): { readonly role: string; readonly tolerated: boolean } | undefined {
  const { roles, tolerated } = policy.compiled.talkers[subjectClass];
  let second: string | undefined;
  for (const post of talker?.posts ?? []) {
    if (!holds(post, on)) continue;
    for (const role of rolesOf(post)) {
      if (roles.has(role)) return { role, tolerated: false };
      if (tolerated.has(role)) second = role;
    }
  }
  return second === undefined ? undefined : { role: second, tolerated: true };
}

/** 区委 or 组织部 speaks itself: the class of the subject says which of its leaders. */
function judgeLeader(
  judgement: Judgement,
  talker: Person,
  on: CivilDate,
  subjectClass: SubjectClass,
  about: string,
): void {
  const fitting = fit(judgement.policy, talker, on, subjectClass);
  if (fitting && !fitting.tolerated) return;
  const rule = subjectClass === 'principal' ? 'talker.principal' : 'talker.other';
  const role = fitting?.role ?? foremostRoleOn(talker, on, judgement.policy.compiled.leaders) ?? '';
  find(judgement, rule, fitting ? 'other-leader' : 'not-listed', { date: on, role }, about);
}

/** 三·4, 五¶1: a head of a team talks with the own members; nothing of the district's is bound or met by it. */
function judgeUnitTalk(judgement: Judgement, talk: Talk): void {
  for (const { id } of talk.obligations ?? []) {
    find(judgement, 'talker.default', 'unit-stream', {}, id);
  }
  const { teamHeads } = judgement.policy.compiled;
  const headed = postsOn(talk.talker, talk.date)
    .filter((post) => rolesOf(post).some((role) => teamHeads.has(role)))
    .map((post) => post.unit);
  for (const subject of talk.subjects ?? []) {
    const own = postsOn(subject, talk.date).some((post) => headed.includes(post.unit));
    if (!own) find(judgement, 'routine.team_leader_regular', 'not-own-head', {}, subject.id);
  }
}

/** Nobody talks with himself or takes the record of his own talk, delegated or not. */
function judgeSelf(judgement: Judgement, talk: Talk, delegated: boolean): void {
  for (const { id } of talk.subjects ?? []) {
    if (id === talk.recorder?.id) {
      find(judgement, 'delegate.no_self', 'recorder-is-subject', {}, id);
    }
    if (id === talk.talker?.id && !delegated) {
      find(judgement, 'delegate.no_self', 'talker-is-subject', {}, id);
    }
  }
}

function judgeTalker(judgement: Judgement, talk: Talk): void {
  const { policy } = judgement;
  const { talker, delegation, date } = talk;
  const isLeader = roleOn(talker, date, policy.compiled.leaders) !== undefined;
  const isDelegate = delegation !== undefined && talker?.id === delegation.delegate.id;
  judgeSelf(judgement, talk, isDelegate);
  if (talk.stream === 'unit') {
    judgeUnitTalk(judgement, talk);
    return;
  }
  if (isLeader && !isDelegate) {
    eachClass(judgement, talk, (about, subjectClass) => {
      judgeLeader(judgement, talker, date, subjectClass, about);
    });
    return;
  }
  if (!delegation) {
    eachClass(judgement, talk, (about) => {
      find(judgement, 'talker.default', 'not-a-leader', { date }, about);
    });
    return;
  }
  judgeOrder(judgement, delegation);
  const inForce = isInForce(delegation, date);
  eachClass(judgement, talk, (about, subjectClass, obligation) => {
    if (!inForce) {
      find(judgement, 'talker.default', 'order-not-in-force', { date }, about);
    } else if (isDelegate) {
      const id = obligation?.subject.id ?? about;
      const subject = talk.subjects?.find((person) => person.id === id);
      const units = obligation
        ? ownUnits(policy, obligation, subject, date)
        : postsOn(subject, date).map((post) => post.unit);
      judgeDelegate(judgement, delegation, date, {
        about,
        subjectClass,
        subject: subject ?? obligation?.subject,
        units,
      });
    } else if (talker && talker.id === delegation.subDelegatedTo?.id) {
      find(judgement, 'delegate.only_unit_head', 'sub-delegated', {}, about);
    } else {
      find(judgement, 'talker.default', 'not-the-delegate', { date }, about);
    }
  });
}

export const talkerRules: readonly TalkRule[] = [
  {
    ids: [
      'talker.default',
      'talker.principal',
      'talker.other',
      'delegate.allowed',
      'delegate.not_for_principals',
      'delegate.no_self',
      'delegate.only_unit_head',
      'routine.team_leader_regular',
    ],
    acts: arrangement,
    check: judgeTalker,
  },
];

/** Where only an order is missing, the answer says so: the own unit's Party head could be entrusted (二·2). */
function judgePossibleDelegate(
  judgement: Judgement,
  obligation: Obligation,
  on: CivilDate,
  candidate: Person,
): void {
  const { policy } = judgement;
  if (obligation.subjectClass !== 'other' || candidate.id === obligation.subject.id) return;
  const units = ownUnits(policy, obligation, undefined, on);
  if (unitHeadship(policy, candidate, units, on) === 'head') {
    find(judgement, 'delegate.allowed', 'possible', { date: on }, obligation.id);
  }
}

function eligible(
  policy: Policy,
  obligation: Obligation,
  on: CivilDate,
  person: Person,
  delegation: Delegation | undefined,
): Eligibility {
  const judgement = freshJudgement(policy);
  const { subject } = obligation;
  // An order for somebody else says nothing about this candidate.
  const order = delegation?.delegate.id === person.id ? delegation : undefined;
  if (obligation.form === 'inquiry') {
    find(judgement, 'reminder.inquiry_option', 'no-talker', {}, obligation.id);
  } else {
    judgeTalker(judgement, {
      id: '',
      stream: 'district',
      kind: obligation.kind,
      date: on,
      mode: 'individual',
      talker: person,
      subjects: [subject],
      obligations: [obligation],
      ...(order ? { delegation: order } : {}),
      planned: true,
      outline: true,
      points: {},
      record: 'undecided',
      reasons: {},
    });
  }
  const refused = judgement.findings.some(({ severity }) => severity === 'error');
  if (refused && !order && obligation.form === 'talk') {
    judgePossibleDelegate(judgement, obligation, on, person);
  }
  const doubted = judgement.findings.some(({ reasonable }) => reasonable);
  const role =
    order && !refused
      ? 'delegate'
      : (fit(policy, person, on, obligation.subjectClass)?.role ??
        foremostRoleOn(person, on, policy.compiled.leaders));
  return {
    person,
    on,
    answer: refused ? 'no' : doubted ? 'with-reason' : 'yes',
    ...(role === undefined ? {} : { as: role }),
    findings: judgement.findings,
  };
}

/**
 * Each candidate, with every reason for and against, by the posts held on the day asked about. The
 * Party head of the subject's own unit qualifies as `delegate` only with an order that names him.
 */
export function eligibility(
  policy: Policy,
  obligation: Obligation,
  on: CivilDate,
  candidates: readonly Person[],
  delegation?: Delegation,
): readonly Eligibility[] {
  return candidates.map((person) => eligible(policy, obligation, on, person, delegation));
}
