/** What the policy says of an act: findings with rule, facts and severity, in the order of the rules' list. */
import type { Act } from './acts.ts';
import type { Finding } from './answers.ts';
import type { Policy } from './policy.ts';
import { checksOf } from './rules/asked.ts';
import { judgeArchive, judgeExportKeeping, judgeImport, judgePersonPage } from './rules/archive.ts';
import { judgeDelegation, judgeReturn } from './rules/delegation.ts';
import { judgeMatter, judgeRectification } from './rules/follow-up.ts';
import { judgeInquiry } from './rules/inquiry.ts';
import { isSaid, type Judgement } from './rules/judgement.ts';
import { talkRules } from './rules/index.ts';
import { kindNamesOf, type TalkBearing, type TalkRule } from './rules/rule.ts';
import { judgeExportSecrecy, judgeIssue, judgeView } from './rules/secrecy.ts';
import { judgeOpenObligation } from './rules/windows.ts';

/** What is asked of a talk for one kind; for several, what any of them asks, once and in the list's order. */
function checksFor(policy: Policy, act: TalkBearing): readonly TalkRule['check'][] {
  const checks = checksOf(policy.compiled, act.type);
  const ofKind = (name: string) => checks.get(name) ?? checks.get('') ?? [];
  const { talk } = act;
  if (!talk.obligations?.some(({ kind }) => kind !== talk.kind)) return ofKind(talk.kind);
  const [first = '', ...others] = kindNamesOf(talk, act);
  if (others.length === 0) return ofKind(first);
  const asked = new Set([first, ...others].flatMap(ofKind));
  return talkRules.map(({ check }) => check).filter((check) => asked.has(check));
}

function judgeTalk(judgement: Judgement, act: TalkBearing): void {
  for (const check of checksFor(judgement.policy, act)) check(judgement, act.talk, act);
}

function isApprovedBreach(act: Act): boolean {
  return (
    act.type === 'close-admonition' &&
    isSaid(act.asBreach?.approver) &&
    isSaid(act.asBreach?.reason)
  );
}

/**
 * Findings on an act, planned or done; none means that it goes by the book. An `error` blocks plan,
 * issue, closing and discharge, and never the recording of what happened; a `warning` takes a reason.
 */
export function judge(policy: Policy, act: Act): readonly Finding[] {
  const talk = 'talk' in act ? act.talk : undefined;
  const judgement: Judgement = {
    policy,
    findings: [],
    reasons:
      act.reasons && talk ? { ...talk.reasons, ...act.reasons } : (talk?.reasons ?? act.reasons),
    overriding: talk ?? (act.type === 'delegate' ? act : undefined),
    asBreach: isApprovedBreach(act),
  };
  switch (act.type) {
    case 'plan-talk':
    case 'hold-talk':
    case 'record-talk':
    case 'close-talk':
    case 'discharge':
    case 'serve-notice':
    case 'close-admonition':
      judgeTalk(judgement, act);
      break;
    case 'check-obligation':
      judgeOpenObligation(judgement, act);
      break;
    case 'issue-paper':
      judgeIssue(judgement, act);
      break;
    case 'delegate':
      judgeDelegation(judgement, act);
      break;
    case 'return-delegation':
      judgeReturn(judgement, act);
      break;
    case 'close-inquiry':
      judgeInquiry(judgement, act);
      break;
    case 'archive':
      judgeArchive(judgement, act);
      break;
    case 'view':
      judgeView(judgement, act);
      judgePersonPage(judgement, act);
      break;
    case 'export':
      judgeExportSecrecy(judgement, act);
      judgeExportKeeping(judgement, act);
      break;
    case 'import':
      judgeImport(judgement, act);
      break;
    case 'handle-matter':
      judgeMatter(judgement, act);
      break;
    case 'close-rectification':
      judgeRectification(judgement, act);
      break;
  }
  return judgement.findings;
}
