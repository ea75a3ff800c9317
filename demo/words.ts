/** How the portal writes days and desks. */
import type { DeskRole, SdkOptions } from 'cadre-talk/sdk';
import { language, say } from './language.ts';

export type Locale = NonNullable<SdkOptions['locale']>;

function format(date: string, options: Intl.DateTimeFormatOptions): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const at = new Date(Date.UTC(year, month - 1, day));
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(at);
}

/** 2026年11月23日 */
export function dayOf(date: string): string {
  return format(date, { year: 'numeric', month: 'long', day: 'numeric' });
}

/** 2026年11月23日 星期一 */
export function longDay(date: string): string {
  const weekday = format(date, { weekday: 'long' });
  return language === 'en' ? `${weekday}, ${dayOf(date)}` : `${dayOf(date)} ${weekday}`;
}

/** 11月23日 */
export function shortDay(date: string): string {
  return format(date, { month: 'short', day: 'numeric' });
}

const names: Readonly<Record<DeskRole, readonly [chinese: string, english: string]>> = {
  clerk: ['经办', 'clerk'],
  leader: ['部领导', 'department leader'],
  'committee-leader': ['区委领导', 'committee leader'],
  delegate: ['受委托谈话人', 'delegate'],
  inspector: ['督查', 'inspector'],
  subject: ['干部本人', 'cadre'],
  'security-auditor': ['安全审计', 'security auditor'],
  'vault-holder': ['举报信息保管', 'keeper of informants’ files'],
  administrator: ['系统管理', 'administrator'],
};

export function desksOf(roles: readonly DeskRole[]): string {
  return roles.map((role) => say(...names[role])).join(say('、', ', '));
}
