/** One judgement in progress: what has been found so far, and how a rule says that it has found something. */
import type { FactValue, Finding, Severity } from '../answers.ts';
import { isCivilDate, until } from '../calendar/index.ts';
import type { CivilDate, Override } from '../facts.ts';
import type { Policy } from '../policy.ts';

export interface Judgement {
  readonly policy: Policy;
  readonly findings: Finding[];
  readonly reasons: Readonly<Partial<Record<string, string>>> | undefined;
  /** What overrides are written on, a talk or an order. Read only where an error asks for one. */
  readonly overriding:
    { readonly overrides?: Readonly<Partial<Record<string, Override>>> } | undefined;
  /** The case is closed as the breach it was: errors stand on record and block no longer. */
  readonly asBreach: boolean;
}

/** One of its own, of no act: nobody has given a reason or an override for it. */
export function freshJudgement(policy: Policy): Judgement {
  return { policy, findings: [], reasons: undefined, overriding: undefined, asBreach: false };
}

export type Facts = Readonly<Record<string, FactValue>>;

const noFacts: Facts = {};

export function isSaid(text: string | undefined): text is string {
  return typeof text === 'string' && text.trim() !== '';
}

function reasonFor(judgement: Judgement, rule: string, about: string | undefined): boolean {
  const { reasons } = judgement;
  // Few reasons are given, and mostly none: to walk over them costs less than to look two names up.
  for (const given in reasons) {
    const fits = given === rule || (about !== undefined && given === `${rule}@${about}`);
    if (fits && isSaid(reasons[given])) return true;
  }
  return false;
}

/**
 * A rule speaks. The pack decides how loudly, or that it is silent; a reason that was given settles a
 * warning; an override that the pack allows turns an error into a reported warning.
 */
export function find(
  judgement: Judgement,
  rule: string,
  code: string,
  facts: Facts = noFacts,
  about?: string,
): void {
  const compiled = judgement.policy.compiled.rules.get(rule);
  const severity = compiled?.codes.get(code) ?? compiled?.severity;
  if (!compiled || severity === undefined || severity === 'off') return;
  if (severity === 'error') {
    const override = compiled.entry.overridable
      ? judgement.overriding?.overrides?.[rule]
      : undefined;
    if (override && isSaid(override.approver) && isSaid(override.reason)) {
      const { approver, reason } = override;
      put(judgement, rule, 'warning', 'overridden', { ...facts, approver, reason }, about, false);
    } else {
      const kept = judgement.asBreach ? 'warning' : 'error';
      put(judgement, rule, kept, code, facts, about, false);
    }
    return;
  }
  const reasonable = severity === 'warning';
  if (reasonable && reasonFor(judgement, rule, about)) return;
  put(judgement, rule, severity, code, facts, about, reasonable);
}

function put(
  { findings }: Judgement,
  rule: string,
  severity: Severity,
  code: string,
  facts: Facts,
  about: string | undefined,
  reasonable: boolean,
): void {
  findings.push(
    about === undefined
      ? { rule, severity, code, facts, reasonable }
      : { rule, severity, code, facts, about, reasonable },
  );
}

/** Whole days from one date to another, where both are dates. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return isCivilDate(from) && isCivilDate(to) ? until(from, to) : 0;
}
