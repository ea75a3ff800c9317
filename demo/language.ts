/**
 * The language of the portal's own words. It is chosen before anything is drawn; another one begins the
 * page anew, since what the SDK has said so far was said in the first.
 */
import type { Locale } from './words.ts';

const KEPT = 'portal-language';

export const language: Locale = localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh-CN';

export function say(chinese: string, english: string): string {
  return language === 'en' ? english : chinese;
}

/** What stands in the page itself: Chinese, with its English in `data-en`. */
export function translatePage(): void {
  document.documentElement.lang = language;
  if (language !== 'en') return;
  for (const one of document.querySelectorAll<HTMLElement>('[data-en]')) {
    one.textContent = one.dataset['en'] ?? '';
  }
  for (const one of document.querySelectorAll<HTMLElement>('[data-en-label]')) {
    one.setAttribute('aria-label', one.dataset['enLabel'] ?? '');
  }
  document.title = 'Cadre work platform, Yunxiu district';
}

export function speak(wanted: Locale): void {
  localStorage.setItem(KEPT, wanted);
  location.reload();
}
