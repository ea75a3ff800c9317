// A made-up district's facts for every paper. Names and units exist nowhere.
import type {
  AdmonitionNoticeFacts,
  ApprovalSlipFacts,
  DelegationFacts,
  FollowUpFacts,
  InquiryLetterFacts,
  InspectionFacts,
  MonthlyReportFacts,
  OutlineFacts,
  PaperSettings,
  PaperMarks,
  PersonOnPaper,
  PlanFacts,
  RectificationNoticeFacts,
  RectificationReportFacts,
  ReminderLetterFacts,
  TalkRecordFacts,
} from '../../src/sdk/papers/index.ts';
import {
  admonitionNotice,
  approvalSlip,
  delegationOrder,
  delegationReturn,
  followUpSheet,
  inquiryLetter,
  inspectionSheet,
  monthlyReport,
  outline,
  rectificationNotice,
  rectificationReport,
  reminderLetter,
  talkPlan,
  talkRecord,
} from '../../src/sdk/papers/index.ts';
import type { Paper } from '../../src/sdk/papers/model.ts';
import type { CivilDate } from '../../src/policy/index.ts';

export const RETENTION = '由区委组织部留存，不归入本人档案';
export const PROTECTION = '谈话对象不得对反映问题的人进行追查和打击报复。';

const day = (date: string): CivilDate => date as CivilDate;

export const unitSettings: PaperSettings = {
  department: '中共云溪区委组织部',
  committee: '中共云溪区委',
  head: 'red',
  contact: '干部监督科 0000-1234567',
};

export const liu: PersonOnPaper = { name: '刘明远', unit: '区水利局', title: '党组成员、副局长' };
export const chen: PersonOnPaper = { name: '陈立', unit: '区委组织部', title: '副部长' };
export const wang: PersonOnPaper = { name: '王晓', unit: '区委组织部', title: '干部监督科科长' };
const zhao: PersonOnPaper = { name: '赵国庆', unit: '区水利局', title: '党组书记、局长' };
const ouyang: PersonOnPaper = { name: '欧阳修文', unit: '青山镇', title: '党委委员、副镇长' };

const plain: PaperMarks = { auditHead: '3f9a2c71' };
const kept: PaperMarks = {
  ...plain,
  retention: RETENTION,
  protection: PROTECTION,
  secrecy: '秘密★1年',
  copyNumber: '000003',
};

export const noticeFacts: AdmonitionNoticeFacts = {
  marks: kept,
  name: '诫勉通知书',
  number: '云组诫〔2026〕3号',
  subject: liu,
  areas: ['履行职责', '工作作风'],
  problems: [
    '对分管的小型水库除险加固工作督促不力，两个项目逾期三个月仍未完工，未按要求向局党组报告。',
    '对群众反映的灌溉用水问题答复不及时，先后三次由他人代为签批有关文件。',
  ],
  decision: { on: day('2026-03-02'), body: '区委', documentNumber: '云委〔2026〕12号' },
  demands: [
    { demand: '完成两个项目的验收并书面报告', dueOn: day('2026-06-30') },
    { demand: '建立分管工作周调度制度，逐项销号', dueOn: day('2026-04-15') },
  ],
  selfCriticismDueOn: day('2026-03-16'),
  reportDueOn: day('2026-09-09'),
  issuedOn: day('2026-03-09'),
  copiesTo: ['区水利局党组主要负责人'],
  copyCount: 3,
};

const filler =
  '谈话人指出，近年来该同志工作总体较为扎实，但在分管工作中存在抓落实不够、统筹协调不足的情况，应当正视问题，认真分析原因，举一反三，切实加以改进，以实际成效取信于群众。';

export const recordFacts: TalkRecordFacts = {
  marks: kept,
  name: '诫勉谈话记录',
  kinds: ['诫勉谈话'],
  subjects: [liu],
  talker: chen,
  recorder: wang,
  date: day('2026-03-09'),
  startsAt: '09:00',
  endsAt: '10:30',
  place: '区委组织部谈话室',
  mode: 'individual',
  parts: [
    {
      points: [
        { title: '宣布诫勉决定', state: 'covered', remark: filler },
        { title: '明确指出需要整改的问题', state: 'covered', remark: `${filler}\n${filler}` },
        { title: '帮助干部分析原因，查找问题根源', state: 'covered', remark: filler.repeat(4) },
        { title: '听取干部本人对有关问题的说明及表态', state: 'covered', remark: filler.repeat(3) },
        { title: '提出整改要求', state: 'covered', remark: filler },
        { title: '明确整改时限', state: 'covered' },
      ],
      statement: '诚恳接受组织的诫勉，对指出的问题照单全收，按时完成整改，并以此为戒改进工作。',
    },
  ],
  raised: ['两个除险加固项目的配套资金尚未到位，请组织协调区财政局研究解决。'],
  demands: noticeFacts.demands,
  notice: {
    name: '诫勉通知书',
    number: '云组诫〔2026〕3号',
    servedOn: day('2026-03-09'),
    servedAt: '09:10',
    receipt: 'signed',
  },
};

export const jointFacts: TalkRecordFacts = {
  marks: { ...plain, protection: PROTECTION },
  name: '谈话记录',
  kinds: ['免职谈话', '任职谈话'],
  subjects: [ouyang],
  talker: chen,
  recorder: wang,
  date: day('2026-03-10'),
  startsAt: '15:00',
  place: '区委组织部会议室',
  mode: 'individual',
  parts: [
    {
      heading: '免职谈话',
      points: [
        { title: '组织决定及免职的主要理由', state: 'covered', remark: '因工作需要交流任职。' },
        { title: '对谈话对象提出希望', state: 'covered' },
      ],
    },
    {
      heading: '任职谈话',
      points: [
        { title: '组织决定及任职的主要理由', state: 'covered' },
        {
          title: '介绍任职单位及其领导班子的主要情况',
          state: 'not-applicable',
          reason: '同一单位',
        },
      ],
      statement: '服从组织安排。',
    },
  ],
  raised: [],
  demands: [],
};

export const groupFacts: TalkRecordFacts = {
  ...jointFacts,
  kinds: ['任职谈话'],
  subjects: [ouyang, liu, { name: '何静', unit: '石桥街道', title: '党工委委员' }],
  mode: 'group',
  workNeed: '同批任职人员较多。',
  parts: [
    { points: [{ title: '新任职岗位的基本要求', state: 'covered', remark: filler }] },
    ...['欧阳修文', '刘明远', '何静'].map((name) => ({
      heading: name,
      points: [
        {
          title: '组织的基本评价和群众的反映',
          state: 'covered' as const,
          remark: '基本评价较好。',
        },
      ],
      statement: '无意见。',
    })),
  ],
};

export const inquiryFacts: InquiryLetterFacts = {
  marks: kept,
  number: '云组函〔2026〕8号',
  subject: liu,
  sender: 'department',
  questions: [
    '2025年以来，你分管的小型水库除险加固项目逾期完工的具体情况和原因。',
    '你是否存在由他人代为签批文件的情况，如有，请说明时间、事由和经过。',
  ],
  hopes: ['正确对待组织函询，如实说明情况，不回避、不隐瞒。'],
  replyDueOn: day('2026-03-30'),
  issuedOn: day('2026-03-09'),
  copyCount: 2,
};

export const reminderFacts: ReminderLetterFacts = {
  marks: kept,
  number: '云组提〔2026〕5号',
  subject: liu,
  problems: ['参加班子会议时准备不够充分，对分管领域的底数掌握不准。'],
  hopes: ['加强学习和调查研究，做到情况明、数字准。', '主动与班子成员沟通，按时参加民主生活会。'],
  issuedOn: day('2026-03-09'),
};

export const outlineFacts: OutlineFacts = {
  marks: kept,
  kinds: ['提醒谈话'],
  subjects: [liu],
  talker: chen,
  recorder: wang,
  date: day('2026-03-11'),
  startsAt: '09:30',
  place: '区委组织部谈话室',
  occasion: '分管工作推进情况',
  window: { to: day('2026-03-20') },
  principles: '实事求是、客观公正、严格要求、热情关心',
  points: [
    { title: '明确指出需要注意或纠正的问题', parts: [], note: '准备项目进度对照表。' },
    { title: '请干部本人对有关问题作出说明和表态', parts: ['说明', '表态'] },
    { title: '有针对性地提出希望和要求', parts: [] },
  ],
  questions: ['项目逾期的主要原因是什么？', '有哪些困难需要组织协调？'],
  avoid: ['不评价班子其他成员。'],
};

export const weekFacts: PlanFacts = {
  marks: plain,
  period: 'week',
  from: day('2026-03-09'),
  to: day('2026-03-15'),
  rows: [
    {
      subject: liu,
      kind: '诫勉谈话',
      talker: '陈立',
      delegated: false,
      date: day('2026-03-09'),
      startsAt: '09:00',
      place: '区委组织部谈话室',
    },
    {
      subject: ouyang,
      kind: '免职谈话、任职谈话',
      dueOn: day('2026-03-16'),
      talker: '陈立',
      delegated: false,
      date: day('2026-03-10'),
      startsAt: '15:00',
      place: '区委组织部会议室',
    },
    {
      subject: { name: '何静', unit: '石桥街道', title: '党工委委员' },
      kind: '日常谈话',
      talker: '孙建华',
      delegated: true,
      note: '时间由受委托人另定',
    },
  ],
  approvedBy: '陈立',
  preparedBy: '王晓',
  preparedOn: day('2026-03-06'),
};

export const monthFacts: PlanFacts = {
  ...weekFacts,
  period: 'month',
  from: day('2026-03-01'),
  to: day('2026-03-31'),
  rows: Array.from({ length: 40 }, (_, index) => ({
    subject: { name: `干部${index + 1}`, unit: '区水利局', title: '党组成员、副局长' },
    kind: '日常谈话',
    dueOn: day('2026-03-31'),
    talker: '陈立',
    delegated: index % 5 === 0,
    date: day(`2026-03-${String((index % 28) + 1).padStart(2, '0')}`),
    startsAt: '10:00' as const,
    place: '区委组织部谈话室',
  })),
};

export const delegationFacts: DelegationFacts = {
  marks: plain,
  number: '云组委〔2026〕2号',
  delegator: 'department',
  delegate: zhao,
  subject: liu,
  kind: '日常谈话',
  reason: '该同志到任满一年，由所在单位党组主要负责人谈话更便于了解日常工作情况。',
  points: ['听取思想、工作汇报以及对加强领导班子建设的意见和建议', '了解有关情况'],
  dueOn: day('2026-03-31'),
  returnWithinWorkingDays: 5,
  issuedOn: day('2026-03-09'),
};

export const rectificationFacts: RectificationNoticeFacts = {
  marks: kept,
  number: '云组改〔2026〕1号',
  subject: liu,
  kind: '提醒谈话',
  talkedOn: day('2026-03-11'),
  demands: noticeFacts.demands,
  issuedOn: day('2026-03-12'),
};

export const reportFacts: RectificationReportFacts = {
  marks: kept,
  subject: liu,
  items: [
    {
      ...(noticeFacts.demands[0] ?? { demand: '' }),
      cause: '调度不够',
      measure: '逐周调度，已完成主体工程。',
    },
    { ...(noticeFacts.demands[1] ?? { demand: '' }), doneOn: day('2026-04-10') },
  ],
};

export const followUpFacts: FollowUpFacts = {
  marks: plain,
  number: '云组督〔2026〕6号',
  matter: '协调落实两个除险加固项目的配套资金',
  kind: '诫勉谈话',
  talkedOn: day('2026-03-09'),
  handler: wang,
  dueOn: day('2026-04-09'),
  demand: '会同区财政局研究，提出办理意见，结果答复本人。',
  issuedOn: day('2026-03-12'),
};

export const inspectionFacts: InspectionFacts = {
  marks: plain,
  unit: '区水利局党组',
  from: day('2026-01-01'),
  to: day('2026-03-31'),
  checks: [
    {
      clause: '三·1',
      item: '任职谈话是否在一周内进行',
      found: '应谈6项，按时5项，有理由逾期1项。',
    },
    { clause: '三·6', item: '诫勉谈话是否与下达诫勉通知书一并进行' },
    { clause: '五¶3', item: '诫勉谈话记录和函询回复材料是否移交区委组织部留存' },
  ],
  exceptions: ['任职谈话1项逾期，原因为谈话对象因公出国。'],
};

export const monthlyFacts: MonthlyReportFacts = {
  marks: plain,
  period: '2026年3月',
  totals: {
    due: '42',
    held: '40',
    completion: '95.2%',
    onTime: '37',
    onTimeRate: '88.1%',
    managed: '286',
    covered: '61',
    coverage: '21.3%',
  },
  tables: [
    {
      title: '按谈话类型',
      columns: ['类型', '应谈', '已谈', '按时', '逾期'],
      rows: [
        { title: '任职谈话', values: ['18', '18', '16', '2'] },
        { title: '诫勉谈话', values: ['＊', '＊', '＊', '0'] },
      ],
    },
  ],
  exceptions: [{ what: '任职谈话1项逾期2天', reason: '谈话对象因公出国（境）' }],
  masked: true,
  issuedOn: day('2026-04-02'),
};

export const slipFacts: ApprovalSlipFacts = {
  marks: kept,
  number: '云组承〔2026〕11号',
  matter: '拟对1名干部予以诫勉',
  subjects: [liu],
  proposal: '该同志在履行职责方面存在问题，建议予以诫勉，并由分管副部长谈话。',
  proposedBy: '王晓',
  proposedOn: day('2026-02-25'),
  steps: [
    { who: '分管部长', opinion: '同意科室意见。', name: '陈立', on: day('2026-02-26') },
    { who: '部长意见' },
    { who: '区委主要领导意见' },
  ],
};

/** How a paper is made of its facts. */
export interface Sample<Facts = unknown> {
  readonly facts: Facts;
  make(facts: Facts): Paper;
}

/** Ties facts to the form that takes them, and then forgets which facts they were. */
function sample<Facts>(
  facts: Facts,
  form: (facts: Facts, settings: PaperSettings) => Paper,
): Sample<unknown> {
  return { facts, make: (given) => form(given as Facts, unitSettings) };
}

/** Every paper with its facts, by a name for its file. */
export const samples: Readonly<Record<string, Sample>> = {
  'admonition-notice': sample(noticeFacts, admonitionNotice),
  'admonition-record': sample(recordFacts, talkRecord),
  'joint-record': sample(jointFacts, talkRecord),
  'group-record': sample(groupFacts, talkRecord),
  inquiry: sample(inquiryFacts, inquiryLetter),
  reminder: sample(reminderFacts, reminderLetter),
  outline: sample(outlineFacts, outline),
  'week-plan': sample(weekFacts, talkPlan),
  'month-plan': sample(monthFacts, talkPlan),
  delegation: sample(delegationFacts, delegationOrder),
  'delegation-return': sample(delegationFacts, delegationReturn),
  rectification: sample(rectificationFacts, rectificationNotice),
  'rectification-report': sample(reportFacts, rectificationReport),
  'follow-up': sample(followUpFacts, followUpSheet),
  inspection: sample(inspectionFacts, inspectionSheet),
  'monthly-report': sample(monthlyFacts, monthlyReport),
  'approval-slip': sample(slipFacts, approvalSlip),
};

/** Every paper, by a name for its file. */
export const allPapers: Readonly<Record<string, Paper>> = Object.fromEntries(
  Object.entries(samples).map(([name, { facts, make }]) => [name, make(facts)]),
);

/** A page that nothing but text fills: what the 22 lines and 28 characters are counted on. */
export const fullPages: Paper = {
  name: '排满的页',
  lacks: [],
  foot: { retention: RETENTION },
  sheets: [
    {
      kind: 'document',
      blocks: Array.from({ length: 30 }, () => ({
        is: 'paragraph' as const,
        level: 0 as const,
        text: '干'.repeat(26 + 28 * 2),
      })),
    },
  ],
};
