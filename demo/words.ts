/** How the portal writes days and desks. */
import type { DeskRole } from 'cadre-talk/sdk';

const WEEKDAYS = '日一二三四五六';

/** 2026年11月23日 星期一 */
export function longDay(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const weekday = WEEKDAYS.charAt(new Date(Date.UTC(year, month - 1, day)).getUTCDay());
  return `${year}年${month}月${day}日 星期${weekday}`;
}

/** 11月23日 */
export function shortDay(date: string): string {
  const [, month = 1, day = 1] = date.split('-').map(Number);
  return `${month}月${day}日`;
}

export const deskNames: Readonly<Record<DeskRole, string>> = {
  clerk: '经办',
  leader: '部领导',
  'committee-leader': '区委领导',
  delegate: '受委托谈话人',
  inspector: '督查',
  subject: '干部本人',
  'security-auditor': '安全审计',
  'vault-holder': '举报信息保管',
  administrator: '系统管理',
};
