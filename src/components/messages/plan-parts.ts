/** The texts of the scheduler's later parts: they come with those parts. */
import { planParts as english } from './en/plan-parts.ts';
import { planParts as chinese } from './zh-CN/plan-parts.ts';
import type { Language, Spoken } from './index.ts';

export type PlanTexts = Spoken<typeof chinese>;

export function planTexts({ locale }: Language): PlanTexts {
  return locale === 'en' ? english : chinese;
}
