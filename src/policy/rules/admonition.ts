/**
 * 三·6, 五¶3: the admonition as one ceremony: decision, numbered notice, talk with service and receipt,
 * dated rectification, record. Each breach of the order has a code of its own.
 */
import type { CloseAdmonitionAct } from '../acts.ts';
import type { AdmonitionNotice, CivilDate, Service, Talk } from '../facts.ts';
import type { CompiledKind } from '../policy.ts';
import { find, isSaid, type Judgement } from './judgement.ts';
import {
  arrangement,
  completion,
  isAdmonition,
  obligationsOf,
  type TalkBearing,
  type TalkRule,
} from './rule.ts';
import { judgeWindow, windowFrom } from './windows.ts';

const decisionRule = 'admonition.decision';
const approvalRule = 'admonition.approval';
const together = 'admonition.notice_together';

const fieldCodes = {
  body: 'body-missing',
  documentNumber: 'document-number-missing',
  approver: 'approver-missing',
} as const;

/** The decision behind a kind as the talk states it, else as an obligation of that kind remembers it. */
function decisionOf(
  { policy }: Judgement,
  talk: Talk,
  act: TalkBearing,
  concerns: (kind: CompiledKind) => boolean,
): Talk['decision'] {
  if (talk.decision) return talk.decision;
  return obligationsOf(talk, act).find(({ decision, kind }) => {
    const compiled = policy.compiled.kinds.get(kind);
    return decision !== undefined && compiled !== undefined && concerns(compiled);
  })?.decision;
}

const decision: TalkRule = {
  ids: [decisionRule, approvalRule],
  acts: [...arrangement, 'serve-notice'],
  kinds: isAdmonition,
  check(judgement, talk, act) {
    const made = decisionOf(judgement, talk, act, isAdmonition);
    if (!made?.on) {
      find(judgement, decisionRule, 'missing');
      return;
    }
    const { pack, compiled } = judgement.policy;
    for (const field of pack.decisionFields) {
      if (isSaid(made[field])) continue;
      // A profile with an approval chain has a rule, and so a source, of its own for it.
      const chain = field !== 'body' && compiled.rules.has(approvalRule);
      find(judgement, chain ? approvalRule : decisionRule, fieldCodes[field], { on: made.on });
    }
    if (talk.date < made.on) {
      find(judgement, decisionRule, 'talk-before-decision', { date: talk.date, on: made.on });
    }
  },
};

function mayGoInWriting({ kind }: CompiledKind): boolean {
  return kind.inquiry !== undefined;
}

/** 提醒 is approved too where a profile says so; the default pack has no such rule and stays silent. */
const reminderApproval: TalkRule = {
  ids: ['reminder.approval'],
  acts: arrangement,
  kinds: mayGoInWriting,
  check(judgement, talk, act) {
    if (!isSaid(decisionOf(judgement, talk, act, mayGoInWriting)?.approver)) {
      find(judgement, 'reminder.approval', 'approver-missing');
    }
  },
};

/** A refusal stands when two people other than the subject attest it. */
function witnessesOf(talk: Talk, names: readonly string[]): number {
  const subjects = talk.subjects?.map(({ name }) => name.trim()) ?? [];
  const told = new Set(names.map((name) => name.trim()));
  return [...told].filter((name) => name !== '' && !subjects.includes(name)).length;
}

function judgeReceipt(judgement: Judgement, talk: Talk, service: Service, whole: boolean): void {
  const { receipt, servedOn } = service;
  switch (receipt.state) {
    case 'none':
      if (whole) find(judgement, together, 'no-receipt', { servedOn });
      return;
    case 'signed':
      if (receipt.on !== servedOn) {
        find(judgement, together, 'receipt-elsewhere', { servedOn, on: receipt.on });
      }
      return;
    case 'refused': {
      const witnesses = witnessesOf(talk, receipt.witnesses);
      if (witnesses < 2) find(judgement, together, 'too-few-witnesses', { witnesses });
    }
  }
}

/** 一并: the notice is handed over in the talk. The same day at another time is not together. */
function judgeService(judgement: Judgement, talk: Talk, service: Service, whole: boolean): void {
  const { date, startsAt, endsAt } = talk;
  const { servedOn, servedAt } = service;
  if (servedOn !== date) {
    const code = servedOn < date ? 'served-before' : 'served-after';
    find(judgement, together, code, { servedOn, date });
  } else if (servedAt !== undefined && startsAt !== undefined && servedAt < startsAt) {
    find(judgement, together, 'served-at-other-time', { servedAt, startsAt });
  } else if (servedAt !== undefined && endsAt !== undefined && servedAt > endsAt) {
    find(judgement, together, 'served-at-other-time', { servedAt, endsAt });
  } else if (whole && (servedAt === undefined || startsAt === undefined || endsAt === undefined)) {
    find(judgement, together, 'times-missing', { servedOn });
  }
  judgeReceipt(judgement, talk, service, whole);
}

function judgeIssue(
  judgement: Judgement,
  talk: Talk,
  notice: AdmonitionNotice,
  decided: CivilDate | undefined,
): void {
  const { number, issuedOn } = notice;
  if (!isSaid(number)) find(judgement, together, 'number-missing', { issuedOn });
  if (decided !== undefined && issuedOn < decided) {
    find(judgement, together, 'issued-before-decision', { issuedOn, on: decided });
  }
  if (issuedOn > talk.date) {
    find(judgement, together, 'issued-after-talk', { issuedOn, date: talk.date });
  }
}

/** What contradicts itself is found at once; what is only missing yet, when the talk is over. */
const notice: TalkRule = {
  ids: [together],
  acts: [...arrangement, 'serve-notice'],
  kinds: isAdmonition,
  check(judgement, talk, act) {
    const whole =
      act.type !== 'plan-talk' && act.type !== 'hold-talk' && act.type !== 'serve-notice';
    if (!talk.notice) {
      if (act.type !== 'plan-talk') find(judgement, together, 'not-issued');
      return;
    }
    judgeIssue(judgement, talk, talk.notice, decisionOf(judgement, talk, act, isAdmonition)?.on);
    const service = (act.type === 'serve-notice' ? act.service : undefined) ?? talk.notice.service;
    if (service) judgeService(judgement, talk, service, whole);
    else if (whole) find(judgement, together, 'not-served', { date: talk.date });
  },
};

/** 提出整改要求,明确整改时限: at least one thing to put right, and each by a day. */
const rectification: TalkRule = {
  ids: ['admonition.content.demands', 'admonition.content.time_limit'],
  acts: completion,
  kinds: isAdmonition,
  check(judgement, talk) {
    const items = talk.rectification ?? [];
    if (!items.some(({ demand }) => isSaid(demand))) {
      find(judgement, 'admonition.content.demands', 'no-item');
    }
    for (const { id, dueOn } of items) {
      if (dueOn === undefined) {
        find(judgement, 'admonition.content.time_limit', 'no-date', {}, id);
      } else if (dueOn < talk.date) {
        const facts = { dueOn, date: talk.date };
        find(judgement, 'admonition.content.time_limit', 'before-talk', facts, id);
      }
    }
  },
};

const record: TalkRule = {
  ids: ['admonition.record'],
  acts: ['record-talk', ...completion],
  kinds: (kind) => kind.kind.record === 'required',
  check(judgement, talk) {
    if (talk.record !== 'written') {
      find(judgement, 'admonition.record', 'missing', { record: talk.record ?? 'undecided' });
    }
  },
};

/** A case closed as the breach it was has somebody who answers for it. */
const breach: TalkRule = {
  ids: [together],
  acts: ['close-admonition'],
  check(judgement, _talk, act) {
    if (act.type !== 'close-admonition' || !act.asBreach || judgement.asBreach) return;
    find(judgement, together, 'breach-unapproved');
  },
};

/** Papers that a profile asks of the admonished; the default pack has no such rules and stays silent. */
function judgeHandedIn(judgement: Judgement, talk: Talk, act: CloseAdmonitionAct): void {
  const { policy } = judgement;
  const { selfCriticism, reportReceivedOn } = act;
  const asOf = act.asOf ?? talk.date;
  if (policy.pack.windows['admonition.self_criticism']) {
    const window = windowFrom(policy, 'admonition.self_criticism', talk.date);
    const about = 'self-criticism';
    if (!selfCriticism) {
      find(judgement, 'admonition.self_criticism', 'missing', {}, about);
    } else {
      if (!selfCriticism.signed)
        find(judgement, 'admonition.self_criticism', 'unsigned', {}, about);
      if (!selfCriticism.countersigned) {
        find(judgement, 'admonition.self_criticism', 'not-countersigned', {}, about);
      }
      const lacking = (['discipline', 'organization'] as const).filter(
        (recipient) => !selfCriticism.sentTo.includes(recipient),
      );
      if (lacking.length > 0) {
        find(judgement, 'admonition.self_criticism', 'not-sent', { to: lacking }, about);
      }
    }
    const heldOn = selfCriticism?.receivedOn;
    judgeWindow(judgement, window, heldOn ? { asOf, heldOn } : { asOf }, about);
  }
  if (policy.pack.windows['admonition.report']) {
    const window = windowFrom(policy, 'admonition.report', talk.date);
    const days = reportReceivedOn ? { asOf, heldOn: reportReceivedOn } : { asOf };
    judgeWindow(judgement, window, days, 'report');
    if (!reportReceivedOn) find(judgement, 'admonition.report', 'missing', {}, 'report');
  }
}

const handedIn: TalkRule = {
  ids: ['admonition.self_criticism', 'admonition.report'],
  acts: ['close-admonition'],
  kinds: isAdmonition,
  check(judgement, talk, act) {
    if (act.type === 'close-admonition') judgeHandedIn(judgement, talk, act);
  },
};

export const admonitionRules: readonly TalkRule[] = [
  decision,
  reminderApproval,
  notice,
  rectification,
  record,
  breach,
  handedIn,
];
