/**
 * Clause, modal word, rule, level and who carries it: the rows of the coverage page, from the pack in
 * force and this table. A module of its own, since pages are generated and no portal needs it.
 *
 * @module cadre-talk/policy/coverage
 */
import type { Severity } from './answers.ts';
import type { Policy } from './policy.ts';

/** E blocks · W warns and asks for a reason · C checklist · F function or permission · R shows in reports. */
export type Level = 'E' | 'W' | 'C' | 'F' | 'R' | 'C/E' | 'F/R' | 'F/W';
/** The layer that answers for a rule. */
export type Owner = 'policy' | 'sdk' | 'components';

/** One rule of the document: its clause, who answers for it, and where it is proved. */
export interface CoverageRow {
  readonly rule: string;
  readonly clause: string;
  readonly modal: 'M' | 'S' | 'Y' | 'N' | 'I';
  /** Not said in the text, derived from it. */
  readonly derived: boolean;
  readonly level: Level;
  readonly severity: Severity | 'off';
  readonly authority: 'text' | 'interpretation' | 'local-setting';
  readonly source: string;
  readonly owner: Owner;
  /** The function of the policy, the use case or the screen that carries it. */
  readonly where: string;
}

type Carried = readonly [level: Level, owner: Owner, where: string];

const points = 'contentPoints; judge: record-talk, close-talk, discharge';
const talks = 'judge: plan-talk, hold-talk, close-talk, discharge';
const window = 'windowOf, timeliness; judge: plan-talk, hold-talk, close-talk, check-obligation';
const triggers = 'kinds; obligations';

function all(prefix: string, names: string, row: Carried): Record<string, Carried> {
  return Object.fromEntries(names.split(' ').map((name) => [`${prefix}.${name}`, row]));
}

const table: Readonly<Record<string, Carried>> = {
  'basis.references': ['F', 'policy', 'basis; documents of the pack'],
  'scope.duty_holders': ['R', 'sdk', 'figures by unit; Unit.partyBody'],
  'scope.subjects': ['W', 'policy', `obligations; ${talks}`],
  'talker.default': ['E', 'policy', `eligibility; ${talks}`],
  'talker.principal': ['W', 'policy', `eligibility; ${talks}`],
  'talker.other': ['E', 'policy', `eligibility; ${talks}`],
  'delegate.allowed': ['F', 'policy', 'eligibility; judge: delegate'],
  'delegate.not_for_principals': ['E', 'policy', `judge: delegate; ${talks}`],
  'delegate.no_self': ['E', 'policy', `judge: delegate; ${talks}`],
  'delegate.only_unit_head': ['E', 'policy', `judge: delegate; ${talks}`],
  'talk.types': ['F', 'policy', 'kinds; obligations; judge'],
  'talk.mode.individual': ['F/R', 'sdk', 'default mode of a talk; share of group talks in figures'],
  'talk.mode.collective': ['W', 'policy', talks],
  'appointment.trigger': ['F', 'policy', triggers],
  'appointment.deadline': ['W', 'policy', window],
  'appointment.deadline.publicity': ['W', 'policy', window],
  ...all('appointment.content', 'decision evaluation post integrity listen exchange_intro', [
    'C',
    'policy',
    points,
  ]),
  'removal.trigger': ['F', 'policy', triggers],
  'removal.deadline': ['W', 'policy', window],
  ...all('removal.content', 'decision evaluation hopes listen', ['C', 'policy', points]),
  'removal.with_appointment': ['F', 'policy', 'judge: discharge of two obligations by one talk'],
  'retirement.trigger': ['F', 'policy', triggers],
  'retirement.deadline': ['W', 'policy', window],
  ...all('retirement.content', 'policy evaluation learning post_employment hopes listen', [
    'C',
    'policy',
    points,
  ]),
  ...all(
    'routine.trigger',
    'disunity thought feedback award long_leave life_event work_need other',
    ['F', 'policy', triggers],
  ),
  'routine.trigger.self_request': [
    'F',
    'policy',
    `${triggers}; the entry itself is the subject's desk`,
  ],
  'routine.timely': ['R', 'policy', 'windowOf (local setting); judge: check-obligation'],
  ...all('routine.content', 'hear learn solve guide', ['C', 'policy', points]),
  'routine.focus_principals': ['R', 'sdk', 'figures: coverage of principals apart'],
  'routine.team_leader_regular': [
    'R',
    'policy',
    `unit stream in ${talks}; setting unit.talks_per_year`,
  ],
  ...all(
    'reminder.trigger',
    'petition democratic_review assessment team_meeting regulation_check audit other',
    ['F', 'policy', triggers],
  ),
  'reminder.timely': ['R', 'policy', 'windowOf (local setting); judge: check-obligation'],
  'reminder.inquiry_option': [
    'F',
    'policy',
    'obligations (way); eligibility; judge: close-inquiry',
  ],
  'reminder.inquiry_reply': ['E', 'policy', 'replyWindow; judge: close-inquiry'],
  ...all('reminder.content', 'problem explain hopes', ['C', 'policy', `${points}; issue-paper`]),
  'admonition.trigger': ['F', 'policy', triggers],
  'admonition.decision': ['E', 'policy', `${talks}, serve-notice, close-admonition`],
  'admonition.timely': ['R', 'policy', 'windowOf (local setting); judge: check-obligation'],
  'admonition.notice_together': ['E', 'policy', `${talks}, serve-notice, close-admonition`],
  ...all('admonition.content', 'announce problems causes listen', ['C', 'policy', points]),
  ...all('admonition.content', 'demands time_limit', [
    'C/E',
    'policy',
    `${points}, close-admonition`,
  ]),
  'admonition.record': [
    'E',
    'policy',
    'judge: record-talk, close-talk, discharge, close-admonition',
  ],
  'principle.four': ['F', 'policy', 'principles; shown in the outline'],
  'conduct.talker': ['C', 'policy', `through the content points: ${points}`],
  'conduct.subject': ['F', 'components', "the subject's own screens; workflow: rectification"],
  'followup.handle_raised': [
    'F/R',
    'policy',
    'ContentPoint.hears; judge: handle-matter; workflow: matter',
  ],
  'confidential.informant': [
    'E',
    'policy',
    'judge: issue-paper, view, export; the vault of the SDK',
  ],
  'confidential.letter': ['E', 'policy', 'judge: issue-paper, view, export'],
  'confidential.staff': ['F', 'policy', 'judge: view; access table and audit of the SDK'],
  'protection.no_retaliation': [
    'F',
    'policy',
    'papers: statement on notice and record; incidents of the SDK',
  ],
  'protection.sanction': ['R', 'sdk', 'incidents: breach register; audit of views'],
  'org.unit_duty': ['R', 'sdk', 'figures by unit'],
  'org.leader_duty': ['R', 'sdk', 'figures: load per talker'],
  'delegate.complete': ['F/R', 'policy', 'judge: return-delegation; workflow: delegation'],
  'unit.internal_talks': ['R', 'sdk', 'unit stream of talks; figures by unit'],
  'org.implement': ['F/R', 'sdk', 'desks of department and unit'],
  'plan.before': ['F/W', 'policy', 'judge: hold-talk, close-talk, discharge'],
  'record.when_needed': ['W', 'policy', 'judge: record-talk, close-talk, discharge'],
  'followup.supervise': ['F/R', 'policy', 'judge: handle-matter, close-rectification; workflow'],
  'inspect.execution': ['R', 'sdk', 'figures'],
  'link.systems': ['F', 'sdk', 'case links of talk, inquiry, reply, notice and rectification'],
  'link.reply_rule': ['F', 'policy', 'basis: shown, judges nothing'],
  'link.admonish_rule': ['F', 'policy', 'basis: shown, judges nothing'],
  'archive.keeper': ['E', 'policy', 'retentionOf; judge: archive, export, return-delegation'],
  'archive.not_personal_file': ['E', 'policy', 'retentionOf; judge: archive, export, import, view'],
};

const levelOf = { error: 'E', warning: 'W', advice: 'R', off: 'F' } as const;

/** One row per rule of the policy in force, in the pack's order. Rules that a pack adds are the policy's own. */
export function coverage(policy: Policy): readonly CoverageRow[] {
  return Object.entries(policy.pack.rules).map(([rule, entry]) => {
    const severity = entry.severity ?? 'off';
    const [level, owner, where] = table[rule] ?? [levelOf[severity], 'policy', `pack ${policy.id}`];
    return {
      rule,
      clause: entry.clause ?? '',
      modal: entry.modal,
      derived: entry.derived === true,
      level,
      severity,
      authority: entry.authority ?? 'text',
      source: entry.source ?? policy.pack.document,
      owner,
      where,
    };
  });
}
