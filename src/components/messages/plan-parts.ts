/** The texts of the scheduler's later parts: they come with those parts. */
import { planParts as english } from './en/plan-parts.ts';
import { planParts as chinese } from './zh-CN/plan-parts.ts';
import { inHostsWords } from './index.ts';
import type { Language, Spoken } from './index.ts';

export type PlanTexts = Spoken<typeof chinese>;

export function planTexts({ locale, overrides }: Language): PlanTexts {
  return inHostsWords(locale === 'en' ? english : chinese, overrides?.planParts);
}
