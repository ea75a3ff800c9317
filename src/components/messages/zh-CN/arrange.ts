/** What the dialogs say in which one talk or several are arranged. */
export const arrange = {
  arrange: {
    heading: (name: string, kind: string) => `安排${kind}：${name}`,
    day: '谈话日期',
    suggested: '（建议日期，可改选）',
    chosenDay: (date: string) => `已选：${date}`,
    noDay: '请选择日期',
    talkers: '谈话人',
    eligible: '可以谈话',
    withReason: '说明原因后可以谈话',
    notEligible: '不能谈话',
    entrustable: '可以委托谈话的人',
    entrust: '委托谈话…',
    entrusted: '办理委托…',
    entrustName: (name: string) => `委托谈话：${name}`,
    asWhat: (as: string) => `以${as}身份`,
    whyNot: '为什么不能',
    load: (count: number) => (count === 0 ? '当天无安排' : `当天已有 ${count} 次谈话`),
    showOthers: (count: number) => `不能谈话的 ${count} 人及原因`,
    time: '开始时间',
    timeHint: '如 9:30',
    place: '地点',
    outline: '谈话提纲已备好',
    recorder: '记录人（可不填）',
    confirm: '确认安排',
    together: (names: readonly string[]) => `同时谈话：${names.join('、')}`,
    workNeed: '合并谈话的工作需要',
    chooseTalker: '请选择谈话人。',
    chooseDay: '请选择谈话日期。',
    checked: (count: number) => (count === 0 ? '未发现不符合制度之处。' : `制度提示 ${count} 条。`),
  },
  batch: {
    heading: (count: number) => `批量安排：${count} 项`,
    intro: '已按时限和当天安排数给出建议，可逐项改。要么全部安排，要么都不安排。',
    table: '批量安排逐项核对',
    dateOf: (name: string) => `谈话日期：${name}`,
    talkerOf: (name: string) => `谈话人：${name}`,
    timeOf: (name: string) => `开始时间：${name}`,
    outline: '提纲',
    outlineOf: (name: string) => `谈话提纲已备好：${name}`,
    leaveOut: '移出',
    leaveOutOf: (name: string) => `移出：${name}`,
    chooseTalker: '请选择谈话人',
    talkerOption: (name: string, title: string, withReason: boolean, load: number) =>
      [`${name}（${title}）`, withReason ? '需说明原因' : '', load > 0 ? `当天 ${load} 次` : '']
        .filter(Boolean)
        .join(' '),
    missing: (name: string) => `${name}还没有日期或谈话人。`,
    checked: (count: number, standing: number) =>
      standing === 0
        ? `已核对 ${count} 项，未发现问题。`
        : `已核对 ${count} 项，${standing} 项有提示。`,
    confirm: (count: number) => `安排 ${count} 项`,
    done: (count: number) => `已安排 ${count} 项谈话。`,
  },
} as const;
