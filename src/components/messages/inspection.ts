/** The texts of inspection and of what is taken along: they come with those parts of the dashboard. */
import { inspection as english } from './en/inspection.ts';
import { inspection as chinese } from './zh-CN/inspection.ts';
import { inHostsWords } from './index.ts';
import type { Language, Spoken } from './index.ts';

export type InspectionTexts = Spoken<typeof chinese>;

export function inspectionTexts({ locale, overrides }: Language): InspectionTexts {
  return inHostsWords(locale === 'en' ? english : chinese, overrides?.inspection);
}
