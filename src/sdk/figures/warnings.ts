/** 提醒、函询、诫勉 by kind, way, talker and issue, as the upward return wants them; and by source, for the department alone. */
import type { WarningFigures } from '../api.ts';
import type { Desk } from '../desk.ts';
import { kindViews, textName } from '../queries/views.ts';
import type { Counted } from './counted.ts';
import { tallies } from './figure.ts';

export function warningFigures(desk: Desk, counted: readonly Counted[]): WarningFigures {
  const { warnings: names } = desk.messages.figures;
  const ceremony = desk.policy.pack.kinds;
  const isAdmonition = (kind: string) => ceremony[kind]?.ceremony === 'admonition';
  const isReminder = (kind: string) => ceremony[kind]?.inquiry !== undefined;
  const all = counted.filter(({ obligation: { obligation } }) => {
    const { kind } = obligation;
    return isAdmonition(kind) || isReminder(kind);
  });
  const named = (table: Readonly<Record<string, string>>) => (key: string) => table[key] ?? key;
  const triggers = triggerNames(desk);
  const of = (isKind: (kind: string) => boolean) =>
    all.filter(({ obligation }) => isKind(obligation.obligation.kind));
  const triggersOf = ({ obligation: { obligation } }: Counted) =>
    obligation.triggers.map((trigger) => `${obligation.kind}.${trigger}`);
  return {
    byKind: tallies(
      all,
      (one) => [sortOf(one)],
      (key) => names.inquiryOr(key) ?? kindName(desk, key),
    ),
    byWay: tallies(all, (one) => [wayOf(one)], named(names.ways)),
    byTalkerKind: tallies(
      all.filter(({ held, talk }) => held && talk !== undefined),
      (one) => [talkerKindOf(desk, one)],
      (key) => roleName(desk, key),
    ),
    byIssue: tallies(of(isAdmonition), triggersOf, (key) => triggers.get(key) ?? key),
    bySource: tallies(of(isReminder), triggersOf, (key) => triggers.get(key) ?? key),
  };
}

/** A letter in place of a talk is counted as what it is. */
function sortOf({ obligation: { obligation } }: Counted): string {
  return obligation.form === 'inquiry' ? 'inquiry' : obligation.kind;
}

function wayOf({ obligation: { obligation }, talk, held }: Counted): string {
  if (obligation.form === 'inquiry') return 'inquiry';
  return held && talk !== undefined ? talk.mode : 'not-held';
}

/** As what somebody held the talk: the foremost of their roles on the day, or entrusted with it. */
function talkerKindOf(desk: Desk, { talk }: Counted): string {
  if (talk === undefined) return 'other';
  const held = talk.talker.posts
    .filter(({ from, to }) => from <= talk.date && (to === undefined || talk.date <= to))
    .flatMap(({ roles }) => roles);
  const { leaders, delegates } = desk.policy.pack.posts;
  const role = leaders.find((one) => held.some((own) => own === one));
  if (role !== undefined) return role;
  return delegates.some((one) => held.some((own) => own === one)) ? 'delegate' : 'other';
}

function roleName(desk: Desk, role: string): string {
  if (role === 'delegate') return desk.messages.delegate;
  return textName(desk, role) ?? desk.messages.figures.warnings.otherTalker;
}

function kindName(desk: Desk, id: string): string {
  return kindViews(desk).find((kind) => kind.id === id)?.name ?? id;
}

function triggerNames(desk: Desk): ReadonlyMap<string, string> {
  return new Map(
    kindViews(desk).flatMap(({ id, triggers }) =>
      triggers.map((trigger) => [`${id}.${trigger.id}`, trigger.name] as const),
    ),
  );
}
