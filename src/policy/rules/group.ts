/** 三: mainly one by one; together where the work needs it, and one record line for each person all the same. */
import type { Talk } from '../facts.ts';
import { find, isSaid } from './judgement.ts';
import { arrangement, kindsOf, obligationsOf, type TalkRule } from './rule.ts';

export function isGroup(talk: Talk): boolean {
  return talk.mode === 'group' || (talk.subjects?.length ?? 0) > 1;
}

const collective: TalkRule = {
  ids: ['talk.mode.collective'],
  acts: arrangement,
  check(judgement, talk, act) {
    const obligations = obligationsOf(talk, act);
    for (const { id, subject } of obligations) {
      if (!talk.subjects?.some((person) => person.id === subject.id)) {
        find(judgement, 'talk.mode.collective', 'subject-absent', {}, id);
      }
    }
    if (!isGroup(talk)) return;
    // Of several kinds in one meeting the strictest speaks for all.
    const kinds = kindsOf(judgement.policy, talk, act);
    const strictest =
      kinds.find(({ kind }) => kind.group === 'error') ??
      kinds.find(({ kind }) => kind.group === 'warning');
    const facts = { kind: strictest?.id ?? talk.kind, subjects: talk.subjects?.length ?? 0 };
    const group = strictest?.kind.group ?? 'need';
    if (group === 'error') {
      find(judgement, 'talk.mode.collective', 'blocked', facts);
    } else if (group === 'warning') {
      find(judgement, 'talk.mode.collective', 'discouraged', facts);
    } else if (obligations.some(({ petition }) => petition)) {
      find(judgement, 'talk.mode.collective', 'petition', facts);
    } else if (!isSaid(talk.workNeed)) {
      find(judgement, 'talk.mode.collective', 'need-missing', facts);
    }
  },
};

export const groupRules: readonly TalkRule[] = [collective];
