/** The texts of the parts that are loaded when they are opened: they come with those parts. */
import { stageParts as english } from './en/stage-parts.ts';
import { stageParts as chinese } from './zh-CN/stage-parts.ts';
import { inHostsWords } from './index.ts';
import type { Language, Spoken } from './index.ts';

export type StageTexts = Spoken<typeof chinese>;

export function stageTexts({ locale, overrides }: Language): StageTexts {
  return inHostsWords(locale === 'en' ? english : chinese, overrides?.stageParts);
}
