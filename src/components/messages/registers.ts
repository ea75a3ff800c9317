/** The texts of the registers: incidents, papers and the informants' vault; they come with that part. */
import { registers as english } from './en/registers.ts';
import { registers as chinese } from './zh-CN/registers.ts';
import { inHostsWords } from './index.ts';
import type { Language, Spoken } from './index.ts';

export type RegisterTexts = Spoken<typeof chinese>;

export function registerTexts({ locale, overrides }: Language): RegisterTexts {
  return inHostsWords(locale === 'en' ? english : chinese, overrides?.registers);
}
