/** Sentences about talks' records and what hangs on them. */
import { type CivilDate, dayOfWeek } from '../../../policy/index.ts';

export const recordMessages = {
  notHeldYet: '谈话尚未举行，没有可以更正的内容。请改期或取消安排。',
  nothingAmended: '更正后的内容与原记录相同。',
  noService: '尚未登记送达，没有可以更正的内容。',
  withDepartment: '该材料已由组织部留存。',
  originalStays: '原件不得销毁（制度未规定保管期限），请办理移交。',
  unknownPaper: '没有这种材料。',
  witnessIsActor: '见证人不能是经办人本人。',
  shredded: '该材料已销毁。',
  notForOthers: '只有经办人可以代他人登记。',
  batchRefused: (bad: number, all: number) =>
    `共 ${all} 条，其中 ${bad} 条不能安排，均未保存。请逐条修改后重新提交。`,
  busy: (name: string, at: string) => `${name}当日 ${at} 已安排谈话，时间重叠。`,
  placeTaken: (place: string, at: string) => `“${place}”当日 ${at} 已安排谈话，时间重叠。`,
  ownFinding: '本系统提示',
  bookElsewhere: '请改期、更换人员或地点，或填写原因后继续。',
  draftTooLarge: '内容过长，未保存草稿。请先提交或删减。',
  tooManyDrafts: '草稿已满，请先提交或删除不用的草稿。',
  tooManyViews: '常用视图已满，请先删除不用的视图。',
  noSuchSetting: '没有这一设置项。',
  setByHost: '该项由门户统一设定，不能在此修改。',
  settingValue: '该项不允许这一取值。',
  noSuchPoint: '该事项没有这一谈话要点。',
  notice: (date: CivilDate, startsAt?: string, place?: string) =>
    `请于${spoken(date)}${startsAt === undefined ? '' : ` ${startsAt} `}${
      place === undefined ? '' : `到${place}`
    }参加谈话。`,
} as const;

/** 2026年3月11日（星期三） */
function spoken(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  const weekday = '日一二三四五六'.charAt(dayOfWeek(date) % 7);
  return `${year}年${month}月${day}日（星期${weekday}）`;
}
