/** The texts of inspection and of what is taken along: they come with those parts of the dashboard. */
import { inspection as english } from './en/inspection.ts';
import { inspection as chinese } from './zh-CN/inspection.ts';
import type { Language, Spoken } from './index.ts';

export type InspectionTexts = Spoken<typeof chinese>;

export function inspectionTexts({ locale }: Language): InspectionTexts {
  return locale === 'en' ? english : chinese;
}
