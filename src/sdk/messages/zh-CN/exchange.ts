/** What is said of lists that come in: why a file or a row is not taken, and what was read otherwise than written. */
import type { Beside } from '../../exchange/columns.ts';
import type { Unreadable } from '../../exchange/unreadable.ts';

const unreadable: { readonly [U in Unreadable]: (place: string) => string } = {
  'too-large': () => '文件超过 10 MB，未读取。请拆分后再导入。',
  'too-many-rows': () => '名单超过 25,000 行，未读取。请拆分后再导入。',
  'too-many-columns': () => '名单超过 256 列，未读取。请删去无关的列后再导入。',
  'too-much-inside': () => '文件展开后的内容过大，未读取。请只保留名单所在的工作表后再导入。',
  'too-deep': () => '文件结构异常（嵌套过深），未读取。',
  encoding: () =>
    '文件编码不是 UTF-8、GB18030 或带标记的 UTF-16，无法读取。请另存为 .xlsx 或 CSV 后重试。',
  quotes: () => '文件中的引号不成对，无法分清各列。请检查后重试。',
  empty: () => '文件中没有内容。',
  'old-excel': () =>
    '这是旧版 .xls 文件，或设有打开密码的文件，无法读取。请在 WPS 表格或 Excel 中去掉密码，另存为 .xlsx 后重试。',
  encrypted: () => '文件设有密码，无法读取。请去掉密码后重试。',
  damaged: () => '文件已损坏或不完整，无法读取。请重新取得文件后再试。',
  'declares-entities': () => '文件中有不允许的声明，未读取。',
  'no-sheet': (place) =>
    place === '' ? '文件中没有可以读取的工作表。' : `文件中没有名为“${place}”的工作表。`,
  formula: (place) =>
    `${place} 等单元格是公式，未读取。请全选后复制，用“选择性粘贴—数值”粘贴后再导入。`,
  'unsafe-heading': (place) => `表头“${place}”不能使用，未读取。`,
};

const beside: { readonly [B in Beside]: string } = {
  heading: '重复的表头，不作为一行',
  numbering: '栏号，不作为一行',
  note: '说明、签署或合计，不作为一行',
};

export const listMessages = {
  unreadable: (why: Unreadable, place = '') => unreadable[why](place),
  headingMissing: (heading: string) =>
    `没有找到“${heading}”一列。首行应为表头；列名不同的，请指定各列后重新读取。`,
  headingTwice: (heading: string, letters: readonly string[]) =>
    `“${heading}”在 ${letters.join('、')} 列重复出现，请指定读取哪一列。`,
  tokenUnknown: '请先读取名单，再确认导入。',
  nothingToTake: '名单中没有可以导入的内容。',
  cellMissing: (heading: string) => `“${heading}”为空`,
  dateUnreadable: (heading: string) => `“${heading}”不是有效日期（如 2026-03-09、2026年3月9日）`,
  kindUnknown: (allowed: readonly string[]) => `谈话类型应为：${allowed.join('、')}`,
  triggerUnknown: (allowed: readonly string[]) => `情形应为：${allowed.join('、')}`,
  noticeOutcomeUnknown: (allowed: readonly string[]) => `公示结果应为：${allowed.join('、')}`,
  wayUnknown: (allowed: readonly string[]) => `方式应为：${allowed.join('、')}`,
  unitUnknown: '单位目录中没有该单位',
  personUnknown: '该单位没有此人',
  personAmbiguous: '该单位有同名人员，按“现任职务”无法确定是哪一位',
  alreadyKnown: '与已登记的事项相同',
  ownCase: '本人的事项须由他人登记',
  noticeWithoutEnd: '填写了公示结果，但没有填写“公示截止日期”',
  twiceInList: (row: number) => `与第 ${row} 行重复`,
  notManaged: '非区委管理干部，不产生谈话事项',
  digitsLost: (heading: string, place: string) =>
    `“${heading}”（${place}）以数字形式保存，末几位已经丢失，请改为文本后重新填写`,
  fromMerged: (heading: string) => `“${heading}”取自合并单元格`,
  fromSerial: (heading: string, date: string) => `“${heading}”是表格的日期序号，按 ${date} 读取`,
  cutFromName: (cut: string) => `姓名后的“${cut}”未作为姓名`,
  unitInFull: (name: string) => `单位按“${name}”读取`,
  beside,
  roster: {
    same: '与目录中一致',
    elsewhere: '其他单位有同名人员，无法确定是否同一人，请补充人员编号',
    numberUnknown: '目录中没有该人员编号',
    numberOfAnother: '人员编号在目录中是另一姓名的人员',
    managedUnknown: '“区委管理”应填写“是”或“否”',
    partyBodyUnknown:
      '单位目录中没有该单位；新增单位须填写党组织类型（党委、党组、党总支、党支部）',
    roleUnknown: (allowed: readonly string[]) => `职务类别应为：${allowed.join('、')}`,
    becomes: (heading: string, from: string, to: string) =>
      `${heading}：${from === '' ? '（空）' : from} → ${to === '' ? '（空）' : to}`,
    newUnit: (name: string) => `新增单位“${name}”`,
    guessedRole: (role: string) => `按职务推定为“${role}”`,
    guessedManaged: (managed: boolean) => `按职级推定为${managed ? '区委管理' : '非区委管理'}`,
    sinceToday: (date: string) => `没有任职时间，自 ${date} 起算`,
    headings: { title: '职务', rank: '职级', managed: '区委管理', roles: '职务类别', unit: '单位' },
    roles: {
      principal: '党政正职',
      partyPrincipal: '党组织主要负责人',
      member: '班子成员',
      sameRank: '同级干部',
      none: '其他',
    },
    ranks: { 'section-principal': '正科级', 'section-deputy': '副科级', other: '其他', none: '' },
    yesNo: (yes: boolean) => (yes ? '是' : '否'),
  },
};
