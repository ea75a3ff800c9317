/** 五¶2: preparation before a talk, and a record where one is needed. */
import { isGroup } from './group.ts';
import { find } from './judgement.ts';
import { completion, kindsOf, type TalkRule } from './rule.ts';

const plan: TalkRule = {
  ids: ['plan.before'],
  acts: ['hold-talk', ...completion],
  check(judgement, talk, act) {
    if (talk.stream === 'unit') return;
    if (!talk.planned) {
      const kinds = kindsOf(judgement.policy, talk, act);
      const optional = kinds.length > 0 && kinds.every(({ kind }) => kind.planOptional);
      if (!optional) find(judgement, 'plan.before', 'unplanned', { date: talk.date });
    } else if (!talk.outline) {
      find(judgement, 'plan.before', 'no-outline', { date: talk.date });
    }
  },
};

/** On by default for some kinds, for what was entrusted and for group talks; a tick is enough elsewhere. */
const record: TalkRule = {
  ids: ['record.when_needed'],
  acts: ['record-talk', ...completion],
  kinds: (kind) => kind.kind.record !== 'required',
  check(judgement, talk, act) {
    if (talk.record === 'written' || talk.stream === 'unit') return;
    if (act.type === 'record-talk' && talk.record === 'undecided') return;
    const wanting = kindsOf(judgement.policy, talk, act).find(({ kind }) => kind.record === 'on');
    const because = wanting
      ? 'kind'
      : talk.delegation
        ? 'delegated'
        : isGroup(talk)
          ? 'group'
          : undefined;
    if (because)
      find(judgement, 'record.when_needed', 'missing', { because, kind: wanting?.id ?? talk.kind });
  },
};

export const recordRules: readonly TalkRule[] = [plan, record];
