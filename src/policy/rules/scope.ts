/** 二·1, 三: with whom the document deals at all, which kinds it knows, and which talks may be held as one. */
import type { Obligation, Talk } from '../facts.ts';
import { find, type Judgement } from './judgement.ts';
import { classOf, isManaged, postsOn } from './posts.ts';
import { arrangement, obligationsOf, type TalkRule } from './rule.ts';

/** A district talk with somebody whom the district committee does not manage, without an obligation behind it. */
const subjects: TalkRule = {
  ids: ['scope.subjects'],
  acts: arrangement,
  check(judgement, talk) {
    if (talk.stream !== 'district') return;
    for (const subject of talk.subjects ?? []) {
      if (talk.obligations?.some((obligation) => obligation.subject.id === subject.id)) continue;
      if (isManaged(judgement.policy, postsOn(subject, talk.date))) continue;
      find(judgement, 'scope.subjects', 'not-managed', { date: talk.date }, subject.id);
    }
  },
};

const types: TalkRule = {
  ids: ['talk.types'],
  acts: arrangement,
  check(judgement, talk, act) {
    if (!judgement.policy.compiled.kinds.has(talk.kind)) {
      find(judgement, 'talk.types', 'unknown-kind', { kind: talk.kind });
    }
    if (act.type === 'discharge' && obligationsOf(talk, act).length === 0) {
      find(judgement, 'talk.types', 'not-of-this-talk', {}, act.obligation);
    }
    for (const { id, form } of obligationsOf(talk, act)) {
      if (form === 'inquiry') find(judgement, 'talk.types', 'not-a-talk', {}, id);
    }
  },
};

function isPair(judgement: Judgement, one: Obligation, two: Obligation): boolean {
  const { kinds } = judgement.policy.compiled;
  return (
    one.subject.id === two.subject.id &&
    (kinds.get(one.kind)?.kind.pairsWith === two.kind ||
      kinds.get(two.kind)?.kind.pairsWith === one.kind)
  );
}

/** One meeting for two kinds only where somebody leaves one post and takes up another (三·1, 三·2). */
const pair: TalkRule = {
  ids: ['removal.with_appointment'],
  acts: arrangement,
  check(judgement, talk) {
    const obligations = talk.obligations ?? [];
    for (const obligation of obligations) {
      if (obligation.kind === talk.kind) continue;
      const partner = obligations.some(
        (other) => other.kind === talk.kind && isPair(judgement, obligation, other),
      );
      if (!partner) {
        const facts = { kind: talk.kind, other: obligation.kind };
        find(judgement, 'removal.with_appointment', 'not-a-pair', facts, obligation.id);
      }
    }
  },
};

/** 二·2: asks for the class of everybody the talk is with; an obligation remembers it from the day of its event. */
export function eachClass(
  judgement: Judgement,
  talk: Talk,
  ask: (about: string, subjectClass: 'principal' | 'other', obligation?: Obligation) => void,
): void {
  const obligations = talk.obligations ?? [];
  for (const obligation of obligations) {
    const { id, subjectClass, subject } = obligation;
    ask(id, subjectClass ?? classOf(judgement.policy, subject.posts ?? []), obligation);
  }
  for (const subject of talk.subjects ?? []) {
    if (obligations.some((obligation) => obligation.subject.id === subject.id)) continue;
    ask(subject.id, classOf(judgement.policy, postsOn(subject, talk.date)));
  }
}

export const scopeRules: readonly TalkRule[] = [subjects, types, pair];
