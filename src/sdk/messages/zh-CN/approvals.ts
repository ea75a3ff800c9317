/** What the SDK says of approvals. */
export const approvalMessages = {
  about: {
    plan: '谈话安排',
    inquiry: '函询',
    delegation: '委托谈话',
    admonition: '诫勉',
  },
  otherPerson: '拟办人本人不能审核或批准自己的拟办意见。',
  notForOthers: '只有经办人可以代他人登记。',
  delegateDecides: '受委托人不能批准对自己的委托。',
  alreadyProposed: '该事项已有未办结的呈批件。',
  changed: '呈批后内容已改动。请退回或撤回，重新呈批。',
  notApproved: '该呈批件尚未批准。',
  ofAnother: '该呈批件批准的不是此事项。',
  alreadyUsed: '该呈批件已用于另一件事项。',
  beforeProposal: '决定日期不能早于拟办日期。纸质批示请用“登记纸质批示”。',
  nothingProposed: '请选择至少一次谈话。',
  areaUnknown: (allowed: readonly string[]) => `诫勉事由应为：${allowed.join('、')}`,
} as const;
