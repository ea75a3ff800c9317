/** The texts of an inquiry: they come with the part of the tracker that shows one. */
import { inquiry as english } from './en/inquiry.ts';
import { inquiry as chinese } from './zh-CN/inquiry.ts';
import { inHostsWords } from './index.ts';
import type { Language, Spoken } from './index.ts';

export type InquiryTexts = Spoken<typeof chinese>;

export function inquiryTexts({ locale, overrides }: Language): InquiryTexts {
  return inHostsWords(locale === 'en' ? english : chinese, overrides?.inquiry);
}
