/**
 * 干部谈话制度试行意见: the default pack. Every entry is the document's own word or, where it says
 * `interpretation`, this project's reading of it; numbers that the text does not give are settings, off.
 */
import type { BasePack } from '../schema.ts';

type RuleEntry = BasePack['rules'][string];
type Rules = Readonly<Record<string, RuleEntry>>;

/** The same entry for several rules of one clause. */
function rules(entry: RuleEntry, ids: readonly string[]): Rules {
  return Object.fromEntries(ids.map((id) => [id, entry]));
}

function named(prefix: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${prefix}.${name}`);
}

const reading = 'interpretation';

/** A number that the text does not give: off until an installation sets it. */
function unset(name: string, suggested: number, max = 365): BasePack['settings'][string] {
  return { name, value: null, type: 'number', min: 1, max, suggested };
}

/** The situations of a kind, by the last part of their id; `rules`: the text gives each a rule of its own. */
function situations(kind: string, names: Readonly<Record<string, string>>, rules?: 'rules') {
  return Object.fromEntries(
    Object.entries(names).map(([id, name]) => [
      `${kind}.${id}`,
      rules ? { kind, name, rule: `${kind}.trigger.${id}` } : { kind, name },
    ]),
  );
}

/** What nobody can know yet accuses nobody. */
const unsure = {
  undecided: { severity: 'advice', authority: reading },
  'base-missing': { severity: 'advice' },
} as const;

const scopeAndTalkers: Rules = {
  'basis.references': { clause: '序', modal: 'I' },
  'scope.duty_holders': { clause: '一', modal: 'M' },
  'scope.subjects': {
    clause: '二·1',
    modal: 'S',
    severity: 'warning',
    codes: {
      'not-managed': { authority: reading },
      'obliges-nothing': { severity: 'advice' },
      'date-unknown': { severity: 'advice' },
    },
  },
  'talker.default': { clause: '二·2', modal: 'M', severity: 'error' },
  'talker.principal': { clause: '二·2', modal: 'S', severity: 'warning' },
  'talker.other': {
    clause: '二·2',
    modal: 'M',
    severity: 'error',
    codes: { 'other-leader': { severity: 'warning', authority: reading } },
  },
  'delegate.allowed': {
    clause: '二·2',
    modal: 'Y',
    severity: 'advice',
    codes: { 'reason-missing': { authority: reading } },
  },
  'delegate.not_for_principals': {
    clause: '二·2',
    modal: 'N',
    derived: true,
    severity: 'error',
    authority: reading,
    overridable: true,
  },
  'delegate.no_self': {
    clause: '二·2',
    modal: 'N',
    derived: true,
    severity: 'error',
    authority: reading,
  },
  'delegate.only_unit_head': {
    clause: '二·2',
    modal: 'N',
    derived: true,
    severity: 'error',
    authority: reading,
  },
  'talk.types': {
    clause: '三',
    modal: 'M',
    severity: 'error',
    authority: reading,
    codes: { 'unknown-trigger': { severity: 'advice' }, 'not-a-talk': { severity: 'advice' } },
  },
  'talk.mode.individual': { clause: '三', modal: 'S', soft: true },
  'talk.mode.collective': {
    clause: '三',
    modal: 'Y',
    severity: 'warning',
    authority: reading,
    codes: {
      blocked: { severity: 'error' },
      'subject-absent': { severity: 'error' },
      'need-missing': { authority: 'text' },
    },
  },
};

const appointment: Rules = {
  'appointment.trigger': { clause: '三·1', modal: 'M' },
  'appointment.deadline': {
    clause: '三·1',
    modal: 'S',
    soft: true,
    severity: 'warning',
    codes: unsure,
  },
  'appointment.deadline.publicity': {
    clause: '三·1',
    modal: 'M',
    severity: 'warning',
    codes: {
      ...unsure,
      failed: { authority: reading },
      'ended-before-decision': { authority: reading },
    },
  },
  ...rules(
    { clause: '三·1', modal: 'M', severity: 'warning' },
    named('appointment.content', [
      'decision',
      'evaluation',
      'post',
      'integrity',
      'listen',
      'exchange_intro',
    ]),
  ),
};

const removal: Rules = {
  'removal.trigger': { clause: '三·2', modal: 'M' },
  'removal.deadline': {
    clause: '三·2',
    modal: 'S',
    soft: true,
    severity: 'warning',
    codes: unsure,
  },
  ...rules(
    { clause: '三·2', modal: 'M', severity: 'warning' },
    named('removal.content', ['decision', 'evaluation', 'hopes', 'listen']),
  ),
  'removal.with_appointment': {
    clause: '三·2',
    modal: 'I',
    derived: true,
    severity: 'advice',
    authority: reading,
  },
};

const retirement: Rules = {
  'retirement.trigger': { clause: '三·3', modal: 'M' },
  'retirement.deadline': {
    clause: '三·3',
    modal: 'S',
    soft: true,
    severity: 'warning',
    codes: unsure,
  },
  ...rules(
    { clause: '三·3', modal: 'M', severity: 'warning' },
    named('retirement.content', [
      'policy',
      'evaluation',
      'learning',
      'post_employment',
      'hopes',
      'listen',
    ]),
  ),
};

const timely: RuleEntry = {
  modal: 'M',
  soft: true,
  severity: 'advice',
  authority: 'local-setting',
};

const routine: Rules = {
  ...rules(
    { clause: '三·4', modal: 'M' },
    named('routine.trigger', [
      'disunity',
      'thought',
      'feedback',
      'award',
      'long_leave',
      'life_event',
      'self_request',
      'work_need',
      'other',
    ]),
  ),
  'routine.timely': { clause: '三·4', ...timely },
  ...rules(
    { clause: '三·4', modal: 'M', severity: 'warning' },
    named('routine.content', ['hear', 'learn', 'solve', 'guide']),
  ),
  'routine.focus_principals': { clause: '三·4', modal: 'M', soft: true },
  'routine.team_leader_regular': {
    clause: '三·4',
    modal: 'M',
    soft: true,
    severity: 'advice',
    authority: reading,
  },
};

const reminder: Rules = {
  ...rules(
    { clause: '三·5', modal: 'M' },
    named('reminder.trigger', [
      'petition',
      'democratic_review',
      'assessment',
      'team_meeting',
      'regulation_check',
      'audit',
      'other',
    ]),
  ),
  'reminder.timely': { clause: '三·5', ...timely },
  'reminder.inquiry_option': {
    clause: '三·5',
    modal: 'Y',
    severity: 'advice',
    codes: { 'no-talker': { severity: 'error', authority: reading } },
  },
  'reminder.inquiry_reply': {
    clause: '三·5',
    modal: 'M',
    severity: 'error',
    codes: {
      'closed-unanswered': { severity: 'warning', authority: reading },
      late: { severity: 'warning' },
      overdue: { severity: 'warning' },
      undecided: { severity: 'advice' },
      'reminder-day': { severity: 'advice', authority: 'local-setting' },
    },
  },
  ...rules(
    { clause: '三·5', modal: 'M', severity: 'warning' },
    named('reminder.content', ['problem', 'explain', 'hopes']),
  ),
};

const admonition: Rules = {
  'admonition.trigger': {
    clause: '三·6',
    modal: 'M',
    severity: 'advice',
    codes: { disciplined: { severity: 'warning', authority: reading } },
  },
  'admonition.decision': {
    clause: '三·6',
    modal: 'M',
    severity: 'error',
    codes: {
      'document-number-missing': { authority: reading },
      'approver-missing': { authority: reading },
    },
  },
  'admonition.timely': { clause: '三·6', ...timely },
  'admonition.notice_together': {
    clause: '三·6',
    modal: 'M',
    severity: 'error',
    codes: {
      'number-missing': { authority: reading },
      'issued-before-decision': { authority: reading },
      'issued-after-talk': { authority: reading },
      'times-missing': { authority: reading },
      'no-receipt': { authority: reading },
      'too-few-witnesses': { authority: reading },
      'receipt-elsewhere': { authority: reading },
      'breach-unapproved': { authority: reading },
    },
  },
  ...rules(
    { clause: '三·6', modal: 'M', severity: 'warning' },
    named('admonition.content', ['announce', 'problems', 'causes', 'listen']),
  ),
  'admonition.content.demands': {
    clause: '三·6',
    modal: 'M',
    severity: 'warning',
    codes: { 'no-item': { severity: 'error', authority: reading } },
  },
  'admonition.content.time_limit': {
    clause: '三·6',
    modal: 'M',
    severity: 'warning',
    codes: {
      'no-date': { severity: 'error', authority: reading },
      'before-talk': { severity: 'error', authority: reading },
    },
  },
  'admonition.record': {
    clause: '五¶3',
    modal: 'M',
    derived: true,
    severity: 'error',
    authority: reading,
  },
};

const conductAndSecrecy: Rules = {
  'principle.four': { clause: '四·1', modal: 'M' },
  'conduct.talker': { clause: '四·2⑴', modal: 'M' },
  'conduct.subject': { clause: '四·2⑵', modal: 'M' },
  'followup.handle_raised': {
    clause: '四·2⑶',
    modal: 'M',
    severity: 'advice',
    codes: { 'answer-missing': { authority: reading } },
  },
  'confidential.informant': {
    clause: '四·2⑷',
    modal: 'N',
    severity: 'error',
    codes: {
      'source-shown': { authority: reading },
      'not-scrubbed': { authority: reading },
      'scrub-hit': { authority: reading },
    },
  },
  'confidential.letter': {
    clause: '四·2⑷',
    modal: 'N',
    severity: 'error',
    codes: { 'on-talk-page': { authority: reading } },
  },
  'confidential.staff': { clause: '四·2⑷', modal: 'M', severity: 'advice' },
  'protection.no_retaliation': { clause: '四·2⑸', modal: 'N' },
  'protection.sanction': { clause: '四·2⑸', modal: 'M' },
};

const organisation: Rules = {
  'org.unit_duty': { clause: '五¶1', modal: 'M' },
  'org.leader_duty': { clause: '五¶1', modal: 'M' },
  'delegate.complete': {
    clause: '五¶1',
    modal: 'M',
    severity: 'advice',
    codes: {
      'record-not-returned': { authority: reading },
      'reminder-day': { authority: 'local-setting' },
    },
  },
  'unit.internal_talks': { clause: '五¶1', modal: 'M' },
  'org.implement': { clause: '五¶2', modal: 'M' },
  'plan.before': {
    clause: '五¶2',
    modal: 'M',
    severity: 'warning',
    codes: { 'no-outline': { authority: reading } },
  },
  'record.when_needed': {
    clause: '五¶2',
    modal: 'M',
    soft: true,
    severity: 'warning',
    authority: reading,
  },
  'followup.supervise': {
    clause: '五¶2',
    modal: 'M',
    severity: 'advice',
    authority: reading,
    codes: { overdue: { authority: 'text' } },
  },
  'inspect.execution': { clause: '五¶2', modal: 'M' },
  'link.systems': { clause: '五¶3', modal: 'M' },
  'link.reply_rule': { clause: '五¶3', modal: 'M' },
  'link.admonish_rule': { clause: '五¶3', modal: 'M' },
  'archive.keeper': {
    clause: '五¶3',
    modal: 'M',
    severity: 'error',
    codes: {
      'by-setting': { authority: 'local-setting' },
      'copies-kept': { authority: reading },
    },
  },
  'archive.not_personal_file': {
    clause: '五¶3',
    modal: 'N',
    severity: 'error',
    codes: {
      'by-setting': { authority: 'local-setting' },
      'person-page': { authority: reading },
      'in-package': { authority: reading },
    },
  },
};

/** The default pack: the district’s trial rules, clause by clause. */
export const districtTrial: BasePack = {
  format: 'cadre-talk-policy/1',
  id: 'district-trial',
  version: 1,
  title: '干部谈话制度试行意见',
  document: 'trial',
  documents: {
    trial: { title: '干部谈话制度试行意见' },
    appointments: { title: '党政领导干部选拔任用工作条例', note: '序中所据，后经修订' },
    supervision: { title: '中国共产党党内监督条例（试行）', note: '序中所据，已被2016年条例取代' },
    reply: {
      title: '关于领导干部向党组织回复有关问题的暂行规定',
      number: '鄂组发〔1995〕13号',
      note: '未见原文，仅作依据列示',
    },
    'admonish-province': {
      title: '关于对领导干部实行诫勉的暂行规定',
      number: '鄂发〔1998〕6号',
      note: '未见原文，仅作依据列示',
    },
    'admonish-district': {
      title: '关于在全区领导干部中实行诫勉的暂行规定',
      number: '茅发〔1996〕36号',
      note: '未见原文，仅作依据列示',
    },
  },
  settings: {
    roll: {
      name: '期限末日遇休息日',
      value: 'next-workday',
      type: 'choice',
      allowed: ['next-workday', 'none'],
    },
    'routine.remind_days': unset('日常谈话提示天数', 30),
    'reminder.remind_days': unset('提醒谈话、函询提示天数', 30),
    'admonition.remind_days': unset('诫勉谈话提示天数', 7),
    'inquiry.reply_days': unset('函询回复提示天数', 21),
    'delegation.return_days': unset('委托谈话记录交回提示天数', 7),
    'routine.long_leave_days': unset('“较长时间”学习培训、出国（境）的天数', 90, 3650),
    'unit.talks_per_year': unset('班子主要负责人与每名成员每年谈话次数', 2, 366),
    'archive.others_retained': {
      name: '未列名的诫勉、函询、提醒材料同样由组织部留存',
      value: true,
      type: 'flag',
    },
  },
  rules: {
    ...scopeAndTalkers,
    ...appointment,
    ...removal,
    ...retirement,
    ...routine,
    ...reminder,
    ...admonition,
    ...conductAndSecrecy,
    ...organisation,
  },
  kinds: {
    appointment: {
      name: '任职谈话',
      clause: '三·1',
      trigger: 'appointment.trigger',
      window: 'appointment',
      group: 'need',
      record: 'off',
      papers: ['arrangement', 'outline', 'talk-record'],
      archive: 'work-file',
      secrecy: 'normal',
      ownUnit: 'new',
    },
    removal: {
      name: '免职谈话',
      clause: '三·2',
      trigger: 'removal.trigger',
      window: 'removal',
      group: 'need',
      record: 'off',
      papers: ['arrangement', 'outline', 'talk-record'],
      archive: 'work-file',
      secrecy: 'sensitive',
      ownUnit: 'old',
      pairsWith: 'appointment',
    },
    retirement: {
      name: '退休谈话',
      clause: '三·3',
      trigger: 'retirement.trigger',
      window: 'retirement',
      group: 'need',
      record: 'off',
      papers: ['arrangement', 'outline', 'talk-record'],
      archive: 'work-file',
      secrecy: 'normal',
      ownUnit: 'day',
    },
    routine: {
      name: '日常谈话',
      clause: '三·4',
      trigger: 'routine.trigger.other',
      window: 'routine',
      group: 'need',
      record: 'off',
      planOptional: true,
      papers: ['arrangement', 'outline', 'talk-record'],
      archive: 'work-file',
      secrecy: 'sensitive',
      ownUnit: 'day',
    },
    reminder: {
      name: '提醒谈话',
      clause: '三·5',
      trigger: 'reminder.trigger.other',
      window: 'reminder',
      inquiry: {
        window: 'inquiry',
        reply: 'inquiry.reply',
        papers: ['inquiry-letter', 'inquiry-receipt', 'inquiry-reply'],
      },
      group: 'warning',
      record: 'on',
      papers: ['arrangement', 'outline', 'reminder-letter', 'reminder-record'],
      archive: 'retained',
      secrecy: 'high',
      ownUnit: 'day',
    },
    admonition: {
      name: '诫勉谈话',
      clause: '三·6',
      trigger: 'admonition.trigger',
      window: 'admonition',
      group: 'error',
      record: 'required',
      papers: [
        'arrangement',
        'outline',
        'admonition-decision',
        'admonition-notice',
        'admonition-receipt',
        'admonition-record',
        'rectification-list',
        'rectification-report',
      ],
      archive: 'retained',
      secrecy: 'highest',
      ownUnit: 'day',
      ceremony: 'admonition',
    },
  },
  triggers: {
    ...situations('appointment', {
      promotion: '提拔',
      exchange: '交流',
      rotation: '轮岗',
      other: '其他职务变动',
    }),
    ...situations('removal', {
      work_need: '工作需要',
      age_limit: '达到任职年龄界限',
      incompetent: '考核认定不称职',
      sanction: '受到组织处理',
      resignation: '辞职',
      health: '身体状况',
      other: '其他原因',
    }),
    ...situations('retirement', {
      due: '退休',
      early: '提前退休',
    }),
    ...situations(
      'routine',
      {
        disunity: '班子成员之间不够团结协调',
        thought: '个人有思想问题',
        feedback: '考察考核或民主评议情况反馈',
        award: '受到表彰奖励',
        long_leave: '学习培训、出国（境）较长时间',
        life_event: '遇有重大事项或生活困难',
        self_request: '本人要求汇报思想或反映问题',
        work_need: '工作需要',
        other: '其他情况',
      },
      'rules',
    ),
    'reminder.petition': {
      kind: 'reminder',
      name: '群众信访举报',
      rule: 'reminder.trigger.petition',
      petition: true,
    },
    ...situations(
      'reminder',
      {
        democratic_review: '民主评议',
        assessment: '干部考察考核',
        team_meeting: '领导班子民主生活会',
        regulation_check: '《干部任用条例》执行情况检查',
        audit: '经济责任审计',
        other: '其他途径',
      },
      'rules',
    ),
    ...situations('admonition', {
      political: '政治思想',
      duty: '履行职责',
      work_style: '工作作风',
      morals: '道德品质',
      integrity: '廉政勤政',
      other: '其他方面',
    }),
  },
  points: {
    'appointment.content.decision': { kind: 'appointment', title: '组织决定及任职的主要理由' },
    'appointment.content.evaluation': {
      kind: 'appointment',
      title: '组织的基本评价和群众的反映',
      parts: [
        { id: 'evaluation', title: '组织对谈话对象的基本评价' },
        { id: 'masses', title: '群众的反映' },
      ],
    },
    'appointment.content.post': { kind: 'appointment', title: '新任职岗位的基本要求' },
    'appointment.content.integrity': {
      kind: 'appointment',
      title: '贯彻执行民主集中制、廉政勤政方面的要求及需要注意的问题',
    },
    'appointment.content.listen': {
      kind: 'appointment',
      title: '听取干部本人的意见和建议',
      hears: true,
    },
    'appointment.content.exchange_intro': {
      kind: 'appointment',
      title: '介绍任职单位及其领导班子的主要情况',
      parts: [
        { id: 'unit', title: '任职单位的主要情况' },
        { id: 'team', title: '领导班子的主要情况' },
      ],
      demanded: ['exchange'],
      offered: ['rotation', 'promotion'],
    },
    'removal.content.decision': { kind: 'removal', title: '组织决定及免职的主要理由' },
    'removal.content.evaluation': {
      kind: 'removal',
      title: '组织的基本评价和群众的反映',
      parts: [
        { id: 'evaluation', title: '组织对谈话对象的基本评价' },
        { id: 'masses', title: '群众的反映' },
      ],
    },
    'removal.content.hopes': { kind: 'removal', title: '对谈话对象提出希望' },
    'removal.content.listen': {
      kind: 'removal',
      title: '听取干部本人的意见和建议',
      hears: true,
    },
    'retirement.content.policy': { kind: 'retirement', title: '讲明干部退休的政策规定' },
    'retirement.content.evaluation': {
      kind: 'retirement',
      title: '对谈话对象作出实事求是的评价',
    },
    'retirement.content.learning': {
      kind: 'retirement',
      title: '鼓励继续学习，关心党的事业',
    },
    'retirement.content.post_employment': {
      kind: 'retirement',
      title: '说明组织上关于退休干部从业的有关规定',
    },
    'retirement.content.hopes': { kind: 'retirement', title: '提出希望和要求' },
    'retirement.content.listen': {
      kind: 'retirement',
      title: '听取本人的意见和建议',
      hears: true,
    },
    'routine.content.hear': {
      kind: 'routine',
      title: '听取思想、工作汇报以及对加强领导班子建设的意见和建议',
      hears: true,
    },
    'routine.content.learn': { kind: 'routine', title: '了解有关情况' },
    'routine.content.solve': {
      kind: 'routine',
      title: '及时解决有关问题和干部的实际困难',
      hears: true,
    },
    'routine.content.guide': {
      kind: 'routine',
      title: '做好思想政治工作，有针对性地提出希望和要求',
    },
    'reminder.content.problem': { kind: 'reminder', title: '明确指出需要注意或纠正的问题' },
    'reminder.content.explain': {
      kind: 'reminder',
      title: '请干部本人对有关问题作出说明和表态',
      parts: [
        { id: 'explanation', title: '说明' },
        { id: 'stance', title: '表态' },
      ],
      hears: true,
    },
    'reminder.content.hopes': { kind: 'reminder', title: '有针对性地提出希望和要求' },
    'admonition.content.announce': { kind: 'admonition', title: '宣布诫勉决定' },
    'admonition.content.problems': { kind: 'admonition', title: '明确指出需要整改的问题' },
    'admonition.content.causes': {
      kind: 'admonition',
      title: '帮助干部分析原因，查找问题根源',
    },
    'admonition.content.listen': {
      kind: 'admonition',
      title: '听取干部本人对有关问题的说明及表态',
      hears: true,
    },
    'admonition.content.demands': { kind: 'admonition', title: '提出整改要求' },
    'admonition.content.time_limit': { kind: 'admonition', title: '明确整改时限' },
  },
  windows: {
    appointment: {
      rule: 'appointment.deadline',
      base: 'decision',
      from: 0,
      to: 7,
      roll: true,
      notice: 'appointment.notice',
    },
    'appointment.notice': {
      rule: 'appointment.deadline.publicity',
      base: 'notice',
      from: 1,
      to: 7,
      roll: true,
    },
    removal: { rule: 'removal.deadline', base: 'decision', from: 0, to: 7, roll: true },
    retirement: { rule: 'retirement.deadline', base: 'formalities', from: -7, to: 0 },
    routine: { rule: 'routine.timely', base: 'arisen', remind: 'routine.remind_days' },
    reminder: { rule: 'reminder.timely', base: 'arisen', remind: 'reminder.remind_days' },
    inquiry: { rule: 'reminder.timely', base: 'arisen', remind: 'reminder.remind_days' },
    'inquiry.reply': {
      rule: 'reminder.inquiry_reply',
      base: 'receipt',
      remind: 'inquiry.reply_days',
    },
    admonition: {
      rule: 'admonition.timely',
      base: 'decision',
      from: 0,
      remind: 'admonition.remind_days',
    },
    'delegation.return': {
      rule: 'delegate.complete',
      base: 'talk',
      remind: 'delegation.return_days',
    },
  },
  talkers: {
    principal: {
      roles: ['committee-principal', 'committee-leader-in-charge', 'department-principal'],
    },
    other: {
      roles: [
        'committee-leader-in-charge',
        'department-leader',
        'department-principal',
        'committee-principal',
      ],
      tolerated: ['committee-other-leader'],
    },
  },
  posts: {
    leaders: [
      'committee-principal',
      'committee-leader-in-charge',
      'committee-other-leader',
      'department-principal',
      'department-leader',
    ],
    principals: ['team-principal'],
    delegates: ['unit-party-principal'],
    teamHeads: ['team-principal', 'unit-party-principal'],
  },
  ranks: ['section-principal', 'section-deputy'],
  decisionFields: ['body'],
  papers: {
    arrangement: { name: '谈话安排表', archive: 'work-file' },
    outline: { name: '谈话提纲', archive: 'work-file' },
    'talk-record': { name: '谈话记录', archive: 'work-file', protection: true },
    'reminder-letter': { name: '提醒函', archive: 'retained', bySetting: true, protection: true },
    'reminder-record': {
      name: '提醒谈话记录',
      archive: 'retained',
      bySetting: true,
      protection: true,
    },
    'inquiry-letter': {
      name: '函询通知书',
      archive: 'retained',
      bySetting: true,
      carriesPoints: true,
      protection: true,
    },
    'inquiry-receipt': { name: '函询送达回执', archive: 'retained', bySetting: true },
    'inquiry-reply': { name: '函询回复材料', archive: 'retained' },
    'admonition-decision': { name: '诫勉决定', archive: 'retained', bySetting: true },
    'admonition-notice': {
      name: '诫勉通知书',
      archive: 'retained',
      bySetting: true,
      protection: true,
    },
    'admonition-receipt': { name: '诫勉通知书送达回执', archive: 'retained', bySetting: true },
    'admonition-record': { name: '诫勉谈话记录', archive: 'retained', protection: true },
    'rectification-list': { name: '整改清单', archive: 'retained', bySetting: true },
    'rectification-report': { name: '整改报告', archive: 'retained', bySetting: true },
    'delegation-order': { name: '委托谈话通知', archive: 'work-file' },
    'petition-letter': { name: '举报信件', archive: 'retained', bySetting: true },
  },
  archives: {
    retained: {
      name: '组织部留存',
      keeper: 'department',
      personalArchive: false,
      foot: '由区委组织部留存，不归入本人档案',
    },
    'work-file': { name: '组织部工作卷', keeper: 'any', personalArchive: true },
  },
  texts: {
    committee: '区委',
    department: '区委组织部',
    managed: '区委管理的科级干部',
    principles: '实事求是、客观公正、严格要求、热情关心',
    protection: '谈话对象不得对反映问题的人进行追查和打击报复。',
    'committee-principal': '区委主要负责人',
    'committee-leader-in-charge': '区委分管负责人',
    'committee-other-leader': '区委其他负责人',
    'department-principal': '区委组织部主要负责人',
    'department-leader': '区委组织部负责人',
    'unit-party-principal': '所在党委（党组、总支、支部）主要负责人',
    'team-principal': '领导班子党政正职',
    'team-member': '领导班子其他成员',
    'same-rank': '同级别的其他科级干部',
  },
};
