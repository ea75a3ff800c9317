/** The texts of one's own desk, orders and slips: they come with that part. */
import { mine as english } from './en/mine.ts';
import { mine as chinese } from './zh-CN/mine.ts';
import { inHostsWords } from './index.ts';
import type { Language, Spoken } from './index.ts';

export type MineTexts = Spoken<typeof chinese>;

export function mineTexts({ locale, overrides }: Language): MineTexts {
  return inHostsWords(locale === 'en' ? english : chinese, overrides?.mine);
}
