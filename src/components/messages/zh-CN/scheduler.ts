/** What the scheduler says, with its dialogs. */
import type { Timeliness } from '../../../sdk/index.ts';

type Phase = 'open' | 'arranged' | 'done';

const timeliness: { readonly [T in Timeliness]: string } = {
  'not-due': '未到期',
  due: '应谈',
  overdue: '超期',
  early: '提前',
  'in-time': '按期',
  late: '逾期谈话',
  undecided: '期限未定',
  'no-limit': '及时',
  cancelled: '已取消',
};

const phases: { readonly [P in Phase]: string } = {
  open: '待安排',
  arranged: '已安排',
  done: '已办结',
};

const pressings = {
  overdue: '超期',
  soon: '七天内到期',
  due: '在时限内',
  'not-due': '未到时限',
  'no-limit': '及时',
  undecided: '期限未定',
};

export const scheduler = {
  scheduler: {
    heading: '待谈清单',
    search: '查找姓名、单位、职务',
    searchHint: '姓名或首字母、单位、职务',
    kind: '谈话类型',
    allKinds: '全部类型',
    state: '状态',
    allStates: '全部状态',
    phases,
    pressing: '时限情况',
    allPressing: '全部时限',
    pressings,
    conditions: (count: number) => (count > 0 ? `条件和视图（${count}）` : '条件和视图'),
    more: '更多',
    sortBy: (column: string) => `按${column}排序`,
    count: (count: number, overdue: number) =>
      overdue > 0 ? `共 ${count} 项，其中超期 ${overdue} 项` : `共 ${count} 项`,
    import: '导入任免名单…',
    importHint: '也可以把 .xlsx 或 .csv 名单拖到清单上',
    drop: '松开鼠标，读取名单',
    onlyLists: '请导入 .xlsx 或 .csv 名单。',
    table: '待谈清单',
    columns: {
      subject: '姓名',
      post: '单位及职务',
      kind: '谈话类型（情形）',
      window: '时限',
      state: '状态',
      talk: '安排',
      act: '办理',
    },
    timeliness,
    awaiting: '待公示期满',
    unknown: '待补日期',
    arrangement: (date: string, talker: string) => `${date} ${talker}`,
    arrange: '安排…',
    arrangeName: (name: string, kind: string) => `安排：${name}${kind}`,
    record: '记录…',
    view: '查看…',
    recordName: (name: string, kind: string) => `记录：${name}${kind}`,
    viewName: (name: string, kind: string) => `查看：${name}${kind}`,
    entrusted: (name: string, state: string) => `委托${name}（${state}）`,
    putChanged: '须重报',
    putChangedWhy: '报批后改动了日期或谈话人，须重新报批',
    notYours: '没有您可以查看的谈话事项',
    notYoursText: '这里只列出按权限可以查看的事项。需要查看其他事项的，请与组织部门联系。',
    empty: '还没有待谈事项',
    emptyText:
      '导入组织部门的任免名单（.xlsx、.csv），系统按制度列出应谈事项、时限和可以谈话的人。',
    nothingFound: '没有符合条件的事项',
    nothingFoundText: '请换一个词，或改变条件。',
    clear: '清除条件',
    arranged: (name: string, date: string, talker: string) =>
      `已安排：${name}，${date}，谈话人${talker}。`,
    /** Several rows at once. */
    choice: {
      select: (name: string) => `选择：${name}`,
      column: '选择',
      all: '全选',
      selected: (count: number) => `已选 ${count} 项`,
      most: (count: number) => `一次最多选择 ${count} 项。`,
      bar: '对已选事项的操作',
      arrange: '批量安排…',
      group: '合并为一次谈话…',
      move: '改期…',
      notices: '通知…',
      propose: '报批…',
      cancel: '取消安排…',
      clear: '取消选择',
    },
  },
  plan: {
    views: { list: '清单', month: '月', week: '周', agenda: '日程' },
    viewsName: '显示方式',
    mine: '我的谈话',
    kind: '类型',
    grid: (span: string) => `谈话日历，${span}`,
    earlier: { month: '上个月', week: '上一周', agenda: '更早' },
    later: { month: '下个月', week: '下一周', agenda: '更晚' },
    today: '今天',
    talker: '谈话人',
    undecided: '谈话人待定',
    hours: (from?: string, to?: string) => (from && to ? `${from}–${to}` : (from ?? '')),
    noHour: '时间未定',
    subjects: (names: readonly string[]) =>
      names.length > 3 ? `${names.slice(0, 2).join('、')}等 ${names.length} 人` : names.join('、'),
    entry: (
      hours: string,
      who: string,
      kind: string,
      talker: string,
      place: string,
      state: string,
    ) => [hours, `${who}${kind}`, `谈话人${talker}`, place, state].filter(Boolean).join('，'),
    more: (count: number) => `还有 ${count} 项`,
    due: (count: number) => `到期 ${count}`,
    dueWord: '到期',
    dueTypes: {
      obligation: '谈话',
      admonition: '诫勉事项',
      inquiry: '函询',
      delegation: '委托',
      matter: '反映事项',
    },
    dayCounts: (talks: number, due: number) =>
      [talks > 0 ? `谈话 ${talks} 次` : '没有谈话', due > 0 ? `到期 ${due} 项` : '']
        .filter(Boolean)
        .join('，'),
    empty: '这段时间没有安排',
    emptyText: '可以翻到别的日期，或从待谈清单安排谈话。',
    emptyOwn: '可以翻到别的日期查看。',
    move: '改期…',
    moveName: (who: string, kind: string) => `改期：${who}${kind}`,
    carrying: (name: string) => `正在安排 ${name}`,
    carryHint: '放到一天，或一位谈话人的一天。方向键移动，回车放下，Esc 取消。',
    verdicts: {
      asking: '正在核对',
      fine: '可以安排',
      choose: '可以安排，放下后选择谈话人',
    },
    placeSaid: (date: string, talker: string, verdict: string) =>
      [date, talker, verdict].filter(Boolean).join('，'),
    pickedUp: (name: string) => `已拿起 ${name}。方向键选择日期和谈话人，回车放下，Esc 取消。`,
    putBack: '已放回，没有改动。',
    moved: (who: string, date: string, talker: string) =>
      `已改期：${who}，${date}，谈话人${talker}。`,
    moveHeading: (name: string, kind: string) => `改期：${name}${kind}`,
    moveConfirm: '确认改期',
    drag: (name: string) => `${name}：可拖到日历上，或按 M 键拿起`,
    gone: '这一事项已不在清单中。',
    nobody: '这一天没有可以谈话的人。请换一天，或查看下方各人的原因。',
  },
} as const;
