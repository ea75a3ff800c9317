/** What the SDK says to people, in Chinese. A refusal never quotes a record's content. */
import type { RecordType } from '../model/records.ts';
import { approvalMessages } from './zh-CN/approvals.ts';
import { delegationMessages } from './zh-CN/delegations.ts';
import { listMessages } from './zh-CN/exchange.ts';
import { figureMessages } from './zh-CN/figures.ts';
import { inquiryMessages } from './zh-CN/inquiries.ts';
import { keyMessages } from './zh-CN/keys.ts';
import { paperMessages } from './zh-CN/papers.ts';
import { recordMessages } from './zh-CN/records.ts';
import { safekeepingMessages } from './zh-CN/safekeeping.ts';
import { accessMessages } from './zh-CN/access.ts';
import { vaultMessages } from './zh-CN/vault.ts';

const recordNames: { readonly [T in RecordType]: string } = {
  event: '任免事项',
  obligation: '待谈事项',
  talk: '谈话',
  matter: '反映事项',
  admonition: '诫勉事项',
  inquiry: '函询',
  delegation: '委托',
  approval: '审批',
  grant: '查阅授权',
  paper: '材料',
  outline: '谈话提纲',
  incident: '保密事件',
  unitTalk: '本单位谈话',
  roster: '干部名册',
  submission: '本人来件',
  setting: '本地设置',
  draft: '草稿',
  view: '常用视图',
};

export const chinese = {
  /** 二·2: somebody entrusted by an order. */
  delegate: '受委托人',
  records: recordMessages,
  papers: paperMessages,
  vault: vaultMessages,
  access: accessMessages,
  delegations: delegationMessages,
  figures: figureMessages,
  inquiries: inquiryMessages,
  approvals: approvalMessages,
  keys: keyMessages,
  safekeeping: safekeepingMessages,
  refusals: {
    noRight: '您没有办理此事项的权限。',
    ownCase: '本人是谈话对象，不能办理自己的事项。',
    notThere: '没有找到该记录，可能已被删除或不在您的权限内。',
    notFound: (type: RecordType) =>
      `没有找到该${recordNames[type]}，可能已被删除或不在您的权限内。`,
    conflict: (type?: RecordType) =>
      `${type === undefined ? '记录' : recordNames[type]}已被他人更新，未保存。请查看最新内容后重新提交。`,
    invalid: '填写的内容不完整或格式不对，未保存。',
    policy: '不符合谈话制度的规定，未办理。',
    reasonNeeded: '偏离一般规定，请填写原因后继续。',
    unknownPerson: '人员目录中没有此人。',
    reasonEmpty: '请填写原因。',
    caseClosed: '该诫勉事项已办结，不再变动。',
    oneAdmonition: '一次谈话只办理一件诫勉。',
    endsBeforeStart: '结束时间应晚于开始时间。',
    approverIsTalker: '谈话人本人不能批准按违规情形办结。',
    alreadyKnown: '与已登记的事项相同。',
    notInWriting: '该类谈话不能以函询方式进行（三·5）。',
    cancelFirst: '已与其他事项合并安排谈话，请先取消该安排。',
    obligationTwice: '同一事项选了两次。',
    alreadyArranged: '该事项已安排谈话。请改期，或先取消原安排。',
    periodBackwards: '期间的截止日期早于起始日期。',
    dateMissing: '没有填写计算时限所依据的日期。',
    future: '尚未发生的事不能登记：日期晚于今天。',
    checkerIsHandler: '核验人不能是经办人本人（五¶2）。',
    isSubject: '谈话对象本人不能审批或核查自己的事项。',
    noticeBeforeDecision: '通知书日期不能早于诫勉决定日期。',
    noNotice: '尚未编号制发诫勉通知书。',
    alreadyServed: '诫勉通知书已送达并签收。',
    dueBeforeTalk: '整改时限不能早于谈话日期。',
    itemNotFound: '没有找到该整改事项。',
    noItem: '没有处于该环节的整改事项。',
    noTalk: '尚未安排诫勉谈话。',
    noticeNumberTaken: '该编号已用于另一份诫勉通知书。',
    beforeTalkHeld: '确认日期不能早于谈话日期。',
  },
  handOver: {
    damaged: '交接文件已损坏或不是交接文件，未读取。',
    'wrong-key': '密钥或口令不对，无法打开交接文件。',
    newer: '交接文件由较新版本生成，请先升级。',
    older: '已读入更新的交接文件，此文件不再读入。',
    notForYou: '该交接文件不是给您的。',
    unknownSender: '无法确认交接文件的报送人，未读入。',
    connected: '本机已与服务端同步，不再报送、读入交接文件。',
  },
  sync: {
    unreachable: '暂时无法连接服务端，全区数据未能取得，请稍后再试。',
    notAnswered: '服务端未提供全区数据查询，无法统计。',
    notInFile: '最近读入的交接文件中没有这项全区数据，请向经办人索取。',
  },
  list: listMessages,
} as const;
