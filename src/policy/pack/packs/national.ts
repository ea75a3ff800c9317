/**
 * Rules in force today, laid over the district's document: never mixed into it, each with the document
 * it comes from and how sure that is. What is uncertain is a setting, and the archive stays as it was.
 */
import type { Overlay } from '../schema.ts';

const situations = [
  '执行政治纪律、组织纪律不严格',
  '执行民主集中制不力，个人专断或闹无原则纠纷',
  '执行选人用人规定不严格，用人失察失误',
  '法治观念淡薄，妨碍他人依法履职',
  '违规干预市场经济活动',
  '执行中央八项规定、厉行节约规定不严格',
  '脱离实际，弄虚作假，损害群众利益',
  '不按规定报告或不如实报告个人有关事项',
  '执行廉洁自律规定不严格',
  '管理监督不严，身边工作人员发生严重违纪违法',
  '巡视、审计等工作中发现违规行为',
  '违反社会公德、职业道德、家庭美德',
] as const;

const self = 'admonition.self_criticism';

export const national: Overlay = {
  format: 'cadre-talk-policy/1',
  id: 'national',
  version: 1,
  title: '现行全国性规定（可选）',
  overlays: ['district-trial@1'],
  replaces: {
    'windows/inquiry.reply': 'district-trial',
    'points/retirement.content.post_employment': 'district-trial',
    'papers/admonition-notice': 'district-trial',
    decisionFields: 'district-trial',
  },
  documents: {
    'interim-2005': {
      title: '关于对党员领导干部进行诫勉谈话和函询的暂行办法',
      number: '中办发〔2005〕30号',
      address: 'http://lnmll.com/jijianjianshen/zhidufagui/20191112_8441.html',
      confidence: 'H',
    },
    'details-2015': {
      title: '关于组织人事部门对领导干部进行提醒、函询和诫勉的实施细则',
      number: '中组发〔2015〕12号',
      address: 'https://zg.changzhou.gov.cn/html/czzg/2015/CIBKBPQB_1110/33861.html',
      confidence: 'M',
      note: '未见全文，依据常州市等地操作规程',
    },
    'approval-2015': {
      title: '关于组织人事部门对领导干部进行提醒、函询和诫勉的实施细则',
      number: '中组发〔2015〕12号',
      address: 'http://www.xxjbw.com/pages/2882.html',
      confidence: 'H',
      note: '审批权限：多地操作规程一致',
    },
    'supervision-2016': {
      title: '中国共产党党内监督条例',
      address: 'http://2sdx.com/xiezuo/muban/950560.html',
      confidence: 'H',
    },
    'appointments-2014': {
      title: '党政领导干部选拔任用工作条例',
      address: 'http://news.hebei.com.cn/system/2014/01/16/013175643_05.shtml',
      confidence: 'H',
      note: '条款序号据2014年文本',
    },
    'civil-servants': {
      title: '中华人民共和国公务员法',
      address: 'http://www.afcflower.com/archives/1215.html',
      confidence: 'H',
    },
    'influence-local': {
      title: '各地诫勉影响期规定',
      address: 'http://www.nanhu.gov.cn/art/2022/7/1/art_1229658743_59039521.html',
      confidence: 'M',
      note: '各地长短不一，仅供显示',
    },
  },
  settings: {
    'admonition.influence_months': {
      name: '诫勉影响期（月），仅供显示',
      value: 6,
      type: 'number',
      min: 1,
      max: 36,
      suggested: 6,
      source: 'influence-local',
    },
  },
  rules: {
    'reminder.inquiry_reply.period': {
      clause: '第七条',
      modal: 'M',
      source: 'interim-2005',
      severity: 'warning',
      codes: { undecided: { severity: 'advice' }, 'base-missing': { severity: 'advice' } },
    },
    'reminder.approval': {
      clause: '审批权限',
      modal: 'M',
      source: 'approval-2015',
      severity: 'error',
    },
    'admonition.approval': {
      clause: '审批权限',
      modal: 'M',
      source: 'approval-2015',
      severity: 'error',
    },
    [self]: { clause: '第二十一条', modal: 'M', source: 'supervision-2016', severity: 'error' },
    'admonition.self_criticism.period': {
      clause: '书面检查',
      modal: 'S',
      soft: true,
      source: 'details-2015',
      severity: 'warning',
      codes: { undecided: { severity: 'advice' } },
    },
    'admonition.report': {
      clause: '整改报告',
      modal: 'M',
      source: 'details-2015',
      severity: 'warning',
      codes: { undecided: { severity: 'advice' } },
    },
    'admonition.influence': { modal: 'I', source: 'influence-local' },
    'appointment.content.strengths': {
      clause: '第四十三条',
      modal: 'M',
      source: 'appointments-2014',
      severity: 'warning',
    },
  },
  triggers: Object.fromEntries(
    situations.map((name, index) => [
      `admonition.situation_${index + 1}`,
      { kind: 'admonition', name },
    ]),
  ),
  points: {
    'appointment.content.strengths': {
      kind: 'appointment',
      title: '肯定成绩，指出不足',
      parts: [
        { id: 'strengths', title: '成绩' },
        { id: 'shortcomings', title: '不足' },
      ],
    },
    'retirement.content.post_employment': {
      hint: '公务员法：原系领导成员的离职或退休三年内、其他公务员两年内，不得到与原工作业务直接相关的企业任职，不得从事与原工作业务直接相关的营利性活动。',
    },
  },
  windows: {
    'inquiry.reply': {
      rule: 'reminder.inquiry_reply.period',
      to: 15,
      unit: 'working-days',
    },
    [self]: {
      rule: 'admonition.self_criticism.period',
      base: 'talk',
      to: 5,
      unit: 'working-days',
    },
    'admonition.report': { rule: 'admonition.report', base: 'talk', to: 6, unit: 'months' },
    'admonition.influence': {
      rule: 'admonition.influence',
      base: 'talk',
      setting: 'admonition.influence_months',
      unit: 'months',
    },
  },
  decisionFields: ['body', 'documentNumber', 'approver'],
  papers: { 'admonition-notice': { name: '诫勉书' } },
};
