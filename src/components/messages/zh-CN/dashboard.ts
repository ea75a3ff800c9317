/** What the dashboard says. */
export const dashboard = {
  heading: '督促检查',
  span: '统计期间',
  spans: { month: '按月', quarter: '按季', year: '按年' },
  earlier: '上一期',
  later: '下一期',
  period: (span: 'month' | 'quarter' | 'year', day: string) => {
    const [year = '', month = ''] = day.split('-');
    if (span === 'year') return `${year}年`;
    return span === 'month'
      ? `${year}年${Number(month)}月`
      : `${year}年第${['一', '二', '三', '四'][Math.ceil(Number(month) / 3) - 1] ?? ''}季度`;
  },
  countedOn: (on: string, from: string, to: string) => `${from}至${to}，统计于${on}`,
  rates: {
    coverage: '谈话覆盖率',
    completion: '谈话完成率',
    onTime: '谈话及时率',
    rectified: '整改完成率',
  },
  percent: (rate?: number) => (rate === undefined ? '—' : `${(rate * 100).toFixed(1)}%`),
  metOf: (rate: string) => `${rate}：已办`,
  dueOf: (rate: string) => `${rate}：应办`,
  openRows: (title: string, count: number) => `${count}，查看明细：${title}`,
  masked: '＜3',
  maskedWhy: '少于 3，不显示具体数字',
  maskedNote: '“＜3”为少于 3 的数字或可由其推算的数字，组织部以外不显示，也不提供明细。',
  nothing: '本期没有数据。',
  punctuality: '时限执行情况',
  classes: {
    early: '提前谈话',
    'on-time': '按期',
    'late-with-reason': '有理由逾期',
    late: '逾期',
    undecided: '期限待定',
    'not-held': '未谈',
  },
  load: '领导谈话次数',
  ageing: '逾期未谈（按逾期天数）',
  daysRange: (from: number, to?: number) =>
    to === undefined ? `${from} 天以上` : `${from}–${to} 天`,
  days: (days?: number) => (days === undefined ? '—' : `${days.toFixed(1)} 天`),
  tables: '统计表',
  refused: '不能按此期间统计',
  rowsShown: (shown: number, all: number) =>
    shown < all ? `共 ${all} 行，列出 ${shown} 行` : `共 ${all} 行`,
  columns: { name: '姓名', unit: '单位', what: '事项', on: '日期', state: '状态', act: '办理' },
  types: {
    obligation: '谈话',
    talk: '谈话',
    admonition: '诫勉',
    rectification: '整改',
    inquiry: '函询',
    delegation: '委托',
    matter: '反映事项',
    person: '',
  },
} as const;
