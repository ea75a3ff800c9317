/** 督促检查: titles of figures and reports. */
import type { PunctualityClass } from '../../api.ts';

const punctuality: { readonly [C in PunctualityClass]: string } = {
  early: '提前谈话',
  'on-time': '按期',
  'late-with-reason': '有理由逾期',
  late: '逾期',
  undecided: '期限待定',
  'not-held': '未谈',
};

export const figureMessages = {
  /** `latest`: 2026-10. */
  closedMonth: (latest: string) =>
    `组织部以外只能按整月查看全部统计，次月7日录入截止后可看，不能另设期间或筛选。最近可看的是${latest}。`,
  periodUnknown: '期间应写作 2026-03、2026-Q1 或 2026。',
  punctuality,
  warnings: {
    inquiryOr: (key: string) => (key === 'inquiry' ? '函询' : undefined),
    ways: {
      individual: '个别谈话',
      group: '集体谈话',
      inquiry: '函询',
      'not-held': '尚未谈话',
    } as Readonly<Record<string, string>>,
    otherTalker: '其他',
  },
  report: {
    month: (year: string, month: number) => `${year}年${month}月干部谈话制度执行情况通报`,
    quarter: (year: string, quarter: number) =>
      `${year}年第${['一', '二', '三', '四'][quarter - 1] ?? ''}季度干部谈话制度执行情况通报`,
    year: (year: string) => `${year}年干部谈话制度执行情况总结`,
    inspection: (period: string) => `${period}干部谈话制度执行情况检查表`,
    upward: (period: string) => `${period}提醒、函询、诫勉情况统计表`,
    periods: {
      month: (year: string, month: number) => `${year}年${month}月`,
      quarter: (year: string, quarter: number) =>
        `${year}年第${['一', '二', '三', '四'][quarter - 1] ?? ''}季度`,
      year: (year: string) => `${year}年`,
    },
  },
  tables: {
    overall: '总体情况',
    byKind: '分谈话类型',
    byUnit: '分单位',
    byTalker: '分谈话人',
    punctuality: '时限执行情况',
    warnings: '提醒、函询、诫勉',
    ageing: '逾期未谈情况',
    exceptions: '例外及理由',
  },
  columns: {
    item: '项目',
    due: '应办',
    done: '已办',
    rate: '比率',
    name: '名称',
    unit: '单位',
    kind: '谈话类型',
    talker: '谈话人',
    talks: '谈话次数',
    shouldTalk: '应谈',
    talked: '已谈',
    completion: '完成率',
    onTime: '按期',
    onTimeRate: '及时率',
    overdue: '逾期未谈',
    count: '件数',
    group: '统计口径',
    days: '逾期天数',
    rule: '规定',
    reason: '理由',
  },
  rates: {
    coverage: '谈话覆盖率',
    principals: '下一级党政正职谈话覆盖率',
    completion: '谈话完成率',
    onTime: '谈话及时率',
    recorded: '谈话记录率',
    confirmed: '记录签字确认率',
    outlined: '谈话提纲率',
    group: '集体谈话比例',
    rectified: '整改完成率',
    rectifiedOnTime: '整改按期率',
    rectificationReopened: '整改退回率',
    selfCriticismOnTime: '书面检查按期率',
    reportOnTime: '整改报告按期率',
    repliedOnTime: '函询按期回复率',
    askedAgain: '再次函询率',
    delegationsCompleted: '委托谈话完成率',
    mattersSettled: '反映事项办结率',
    mattersAnswered: '反映事项答复率',
  },
  averages: {
    rectificationDays: '整改平均天数',
    delegationReturnDays: '委托谈话记录平均交回天数',
  },
  groups: {
    byKind: '按类别',
    byWay: '按方式',
    byTalkerKind: '按谈话人',
    byIssue: '按问题',
    bySource: '按来源',
  },
  bucket: (from: number, to: number | undefined) =>
    to === undefined ? `${from - 1}天以上` : `${from}—${to}天`,
} as const;
