/** What every element says: states, fields, dates, people, reasons and refusals. */
import type { Explanation, LockReason, StoreError, StoreStatus } from '../../../sdk/index.ts';

type Authority = Explanation['authority'];

const authorities: { readonly [A in Authority]: string } = {
  text: '制度原文',
  interpretation: '条文解读',
  'local-setting': '本地设置',
};

/** Every code that a store may fail with has its sentence. */
const faults: {
  readonly [C in StoreError['code'] | 'other']: { readonly heading: string; readonly text: string };
} = {
  'store.wrong-key': {
    heading: '密钥不符，数据未打开',
    text: '本机暂存的数据不能用当前密钥打开，数据没有改动。请用原来的账号重新登录；仍不能打开时请联系系统管理员，不要清除浏览器数据。',
  },
  'store.passphrase-short': {
    heading: '口令太短',
    text: '口令至少 8 个字，数据没有打开，也没有保存任何内容。请重新输入。',
  },
  'store.no-indexeddb': {
    heading: '浏览器不能保存数据',
    text: '当前浏览器禁用了本地存储（如无痕窗口）。请换用普通窗口，或联系系统管理员。',
  },
  'store.newer-schema': {
    heading: '本页版本过旧',
    text: '本机数据已由更新的版本写过，为防止损坏，本页没有打开它。请刷新页面；仍不能打开时请联系系统管理员升级。',
  },
  'store.other-suite': {
    heading: '加密算法不符，数据未打开',
    text: '本机暂存的数据是用另一种加密算法保存的，数据没有改动。请联系系统管理员恢复原来的加密设置，不要清除浏览器数据。',
  },
  'store.upgrade-blocked': {
    heading: '数据正被另一窗口占用',
    text: '数据需要升级，但另一个窗口还开着旧版页面。请关闭其他谈话窗口后重试。',
  },
  'store.damaged': {
    heading: '本机数据已损坏',
    text: '本机暂存的数据不完整，为防止误用没有打开。请联系系统管理员用备份恢复，不要清除浏览器数据。',
  },
  'store.quota': {
    heading: '本机存储空间不足',
    text: '浏览器没有空间继续保存。请清理磁盘后重试。',
  },
  'store.write-failed': {
    heading: '未能写入本机',
    text: '浏览器没有写入成功，内容没有改动。请重试；仍不能写入时请重启浏览器，或联系系统管理员。',
  },
  'store.closed': {
    heading: '数据已关闭',
    text: '谈话数据已关闭。请刷新页面。',
  },
  other: {
    heading: '谈话数据未能打开',
    text: '打开数据时出错，没有写入任何内容。请重试；仍不能打开时请联系系统管理员。',
  },
};

const lockReasons: { readonly [R in LockReason]: string } = {
  idle: '较长时间没有操作，已自动锁定。',
  asked: '已按您的要求锁定。',
  identity: '当前登录的人员已更换，原人员的谈话数据已锁定。',
  elsewhere: '已在另一个窗口中锁定。',
  cleaned: '本机暂存的谈话数据已清除。',
};

export const general = {
  /** How words are put together. */
  signs: {
    comma: '，',
    list: '、',
    semicolon: '；',
    betweenSentences: '',
    labelled: (label: string, text: string) => `${label}：${text}`,
    bracketed: (text: string, more: string) => `${text}（${more}）`,
  },
  /** What is said of a talk and of its deadline, wherever it stands. */
  talk: {
    post: (unit: string, title: string) => `${unit} ${title}`,
    kindAndTriggers: (kind: string, triggers: readonly string[]) =>
      triggers.length > 0 ? `${kind}（${triggers.join('、')}）` : kind,
    basisOf: (name: string, kind: string) => `${name}${kind}`,
    left: (days: number) =>
      days === 0 ? '今天到期' : days > 0 ? `剩 ${days} 天` : `超期 ${-days} 天`,
    noWindow: '及时',
    window: '时限',
    windowBasis: '谈话时限',
    open: '打开…',
    openName: (who: string, kind: string) => `打开：${who}${kind}`,
    recordHeading: (name: string, kind: string) => `${kind}记录：${name}`,
    record: '谈话记录',
  },
  actions: {
    close: '关闭',
    cancel: '取消',
    retry: '重试',
    save: '保存',
    add: '添加',
    remove: '删除',
    back: '返回',
  },
  access: {
    noProvider: '谈话组件未接入数据',
    noProviderRemedy:
      '页面没有提供谈话数据服务。请联系系统管理员，检查页面是否放置了 talk-provider，或为组件设置了 sdk 属性。',
    failed: '谈话数据暂不可用',
    opening: '正在打开谈话数据',
  },
  faults,
  lock: {
    heading: '已锁定',
    why: lockReasons,
    goOn: '点“解锁”继续办理。',
    typeSecret: '请输入口令解锁。',
    kept: '未保存的谈话记录会保留。',
    unlock: '解锁',
    passphrase: '口令',
    escrow: '应急密钥',
    withEscrow: '忘记口令，用应急密钥解锁',
    missing: '请输入口令。',
    hostRefused: '门户密钥未能解锁，请输入口令。',
    wrongPassphrase: '口令不对，请重新输入。',
    wrongEscrow: '应急密钥不对，请核对后重新输入。',
    warning: (seconds: number) => `长时间没有操作，${seconds} 秒后将自动锁定。`,
    stay: '继续使用',
    signOutYourself: '门户没有接管退出，数据已锁定。请在门户中退出登录。',
    lockedSaid: '谈话数据已锁定',
    unlockedSaid: '谈话数据已解锁',
  },
  provider: {
    memory: '本机未保存',
    memoryText: '：未配置密钥，录入内容只在本页有效，关闭或刷新后即消失。',
    local: '本机暂存',
    localText: '：内容加密保存在这台电脑的浏览器中，未上传。',
    lost: '浏览器丢失过数据',
    lostText: '：此前保存在本机的内容可能不全。请核对近期录入，并联系系统管理员用备份恢复。',
    know: '知道了',
    connected: '已接同步',
    sent: (hour: string) => `：办理的内容随时送交${hour ? `，最近一次 ${hour}` : ''}。`,
    waiting: (count: number) => `：${count} 项只在本机（本机暂存），等待送交。`,
    offline: '离线',
    offlineText: (count: number) =>
      count === 0
        ? '：可以继续办理，恢复连接后送交。'
        : `：${count} 项暂存在本机，恢复连接后送交。`,
    conflicts: (count: number) => `${count} 项未被接收`,
    neverBackedUp: '还没有备份',
    backupDue: (days: number) => `${days} 天未备份`,
    keeping: '数据保管…',
    keepingHeading: '数据保管',
    closed: '数据已断开',
    reopen: '重新打开',
    persistence: (status: StoreStatus) =>
      status.persistence === 'memory' ? '本机未保存' : '本机暂存',
  },
  states: {
    loading: '正在加载',
    failed: '未能读取数据',
    failedText: '读取时出错，没有改动任何内容。请重试；仍不能读取时请联系系统管理员。',
    partFailed: '这一部分未能加载',
    partFailedText:
      '网络可能已断开，或门户刚刚升级。已录入的内容没有改动。请重试；仍不能加载时请刷新页面。',
  },
  fields: {
    required: '必填',
    missing: '请填写。',
    faultOf: (label: string, fault: string) => `${label}：${fault}`,
    wrongDate: '没有这一天。请填写如 3-9、2026.3.9 或 2026年3月9日。',
    wrongTime: '不是有效时间。请填写如 9:30 或 下午3点。',
    chooseDate: (label: string) => `从月历选择：${label}`,
    dateHint: '可填 3-9、2026.3.9 或 2026年3月9日',
  },
  dates: {
    weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    words: { today: '今天', tomorrow: '明天', yesterday: '昨天' },
    plain: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
    long: (year: number, month: number, day: number, weekday: string) =>
      `${year}年${month}月${day}日（${weekday}）`,
    short: (month: number, day: number) => `${month}月${day}日`,
    month: (year: number, month: number) => `${year}年${month}月`,
    weekdayAndDay: (weekday: string, day: number) => `${weekday} ${day}日`,
    /** Within one month; without the year where it goes without saying. */
    daysRange: (month: number, from: number, to: number, year?: number) =>
      `${year === undefined ? '' : `${year}年`}${month}月${from}日–${to}日`,
    range: (from: string, to: string) => `${from}–${to}`,
    from: (from: string) => `${from}起`,
    to: (to: string) => `${to}前`,
  },
  calendar: {
    previousMonth: '上个月',
    nextMonth: '下个月',
    gridName: (label: string, month: string) => (label ? `${label}，${month}` : month),
    today: '今天',
    rest: '法定休息日',
    makeup: '调休上班日',
    restSign: '休',
    workSign: '班',
    inWindow: '在时限内',
    inGrace: '遇休息日顺延',
    due: '时限最后一天',
    unpublished: (year: string) => `${year}年放假安排未公布，休、班未标注。`,
  },
  people: {
    hint: '输入姓名、单位或职务查找',
    found: (count: number) => (count === 0 ? '没有找到' : `找到 ${count} 人`),
    nobody: '没有找到此人，请换一个词查找。',
    chosen: (unit: string, title: string) => `已选择：${unit} ${title}`,
    place: (unit: string, title: string) => `${unit} ${title}`,
  },
  basis: {
    button: '依据',
    name: (label: string, of: string) => {
      const what = label ? `依据 ${label}` : '依据';
      return of ? `${what}：${of}` : what;
    },
    heading: (of: string) => (of.length > 0 && of.length <= 24 ? `依据：${of}` : '依据'),
    none: '这里没有需要说明的依据。',
    source: (one: Explanation) =>
      [one.clause, one.source, authorities[one.authority]].filter(Boolean).join(' · '),
    remedy: (text: string) => `怎么办：${text}`,
  },
  findings: {
    severity: { error: '不符合规定', warning: '需注意', advice: '提示' },
    list: '制度提示',
    refused: '未办理',
    reason: '原因',
    refusedSaid: (message: string) => `未办理：${message}`,
    fault: '操作时出错，未办理，没有写入任何内容。请重试；仍不能办理时请联系系统管理员。',
    hostRefused: '页面没有同意此操作，未办理。',
  },
  undo: {
    button: '撤销',
    done: '已撤销。',
    reason: '撤销刚才的安排',
    hint: 'Ctrl+Z',
  },
} as const;
