/** The texts of keeping the data safe: backup, exchange, what protects them, leaving the desk. */
import { safekeeping as english } from './en/safekeeping.ts';
import { safekeeping as chinese } from './zh-CN/safekeeping.ts';
import { inHostsWords } from './index.ts';
import type { Language, Spoken } from './index.ts';

export type SafekeepingTexts = Spoken<typeof chinese>;

export function safekeepingTexts({ locale, overrides }: Language): SafekeepingTexts {
  return inHostsWords(locale === 'en' ? english : chinese, overrides?.safekeeping);
}
