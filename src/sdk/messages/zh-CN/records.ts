/** Sentences about talks' records and what hangs on them. */
import { type CivilDate, dayOfWeek } from '../../../policy/index.ts';

const incidentStates = {
  reported: '已报告',
  investigating: '调查中',
  sanctioned: '已处理',
  closed: '已办结',
} as const;

const incidentActs = {
  assign: '确定经办人',
  investigate: '登记调查情况',
  sanction: '登记处理决定',
  close: '办结',
} as const;

export const recordMessages = {
  incidentKinds: { retaliation: '打击报复', tracing: '追查', leak: '泄密', loss: '失密' },
  incidentStates,
  incidentState: (state: keyof typeof incidentStates, act: keyof typeof incidentActs) =>
    `该事件${incidentStates[state]}，不能${incidentActs[act]}。`,
  noHandler: '请先确定经办人。',
  accusesOneself: '不能把本人登记为被反映人。',
  handlerAccused: '经办人不能同时是被反映人，请先更换经办人。',
  notAccused: '此人不是该事件的被反映人，请先登记调查情况。',
  sanctionedUnfounded: '已登记处理决定，结论不能为“不属实”。',
  partOfIncident: '此人是该事件的当事人，不能经办。',
  mergeItself: '不能并入本身。',
  mergeEnded: '该事项已取消、合并或按违规情形办结，不能并入。',
  mergeOther: '只能并入同一对象、同类、同一方式的事项；诫勉各办各的。',
  mergePoints: '该事项没有包含其全部谈话内容要点，不能并入。',
  mergePetition: '涉及信访举报的事项，只能并入同样涉及信访举报的事项（四·2⑷）。',
  mergeLater: '该事项的时限在后，应并入时限在前的一件。',
  orderRuns: '该事项已委托谈话，请先撤回委托。',
  endsWithItsCase: '该事项随诫勉或函询办理，请在诫勉或函询中撤销、撤回或办结。',
  sentIn: '已报送，请等待办理；退回后可以重新报送。',
  notWaiting: '该来件已办理或已退回。',
  notForThis: '该来件与所选事项不符。',
  onlyOwnTalks: '只能登记由本人谈话的谈话。',
  ownUnitTalks: '只能登记本人与班子成员的谈话。',
  unknownUnit: '单位目录中没有该单位。',
  notLater: '延长后的时限应晚于原时限。',
  noticeServed: '通知书已送达，不能作废。',
  namesInformant: '内容涉及举报人身份，未保存。举报人身份只登记在保密库中，请改用代称（四·2⑷）。',
  notHeldYet: '谈话尚未举行，没有可以更正的内容。请改期或取消安排。',
  heldAfterReturn: '谈话日期不能晚于交回记录的日期。',
  nothingAmended: '更正后的内容与原记录相同。',
  noService: '尚未登记送达，没有可以更正的内容。',
  withDepartment: '该材料已由组织部留存。',
  originalStays: '原件不得销毁（制度未规定保管期限），请办理移交。',
  unknownPaper: '没有这种材料。',
  witnessIsActor: '见证人不能是经办人本人。',
  shredded: '该材料已销毁。',
  attachment: (mb: number) => `只收 PDF、JPG、PNG 文件，每份不超过 ${mb} MB。`,
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
