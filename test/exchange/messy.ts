/**
 * Lists as departments really keep them, each with the report that is expected of it: row, status and
 * a piece of the reason or note. `make.ts` writes the files; who is in them stands in test/sdk/district.ts.
 */
import type { ImportOptions } from '../../src/sdk/index.ts';
import { csv, encoded, xlsx } from './files.ts';

type Status = 'take' | 'change' | 'refuse' | 'known' | 'skip';

export interface Messy {
  readonly file: string;
  readonly list: 'decisions' | 'roster';
  readonly bytes: Uint8Array;
  readonly options?: ImportOptions;
  /** Row, status, and what stands in its reason or notes. */
  readonly rows: readonly (readonly [row: number, status: Status, says?: string])[];
  /** What is owed after the import: name, kind and the last day; or who is in the directory: name and post. */
  readonly after: readonly string[];
  /** Of the columns, which are found where. */
  readonly columns?: Readonly<Record<string, string>>;
}

const HEAD = ['序号', '姓名', '单位', '现任职务', '谈话类型', '情形', '决定日期', '备注'];
const SUN = ['1', '孙成员', '云溪区财政局', '副局长', '任职谈话', '提拔', '2026-03-09', ''];
const ZHAO = ['2', '赵正职', '云溪区财政局', '局长', '免职谈话', '工作需要', '2026-03-09', ''];
const QIAN = ['3', '钱书记', '清河镇', '党委书记', '任职谈话', '交流', '2026-03-09', ''];

const SUN_OWED = '孙成员 任职谈话 2026-03-16';
const ZHAO_OWED = '赵正职 免职谈话 2026-03-16';
const QIAN_OWED = '钱书记 任职谈话 2026-03-16';

const taken = (...rows: readonly number[]) => rows.map((row) => [row, 'take'] as const);

const decisions = (
  file: string,
  bytes: Uint8Array,
  rows: Messy['rows'],
  after: readonly string[],
  more: Partial<Messy> = {},
): Messy => ({ file, list: 'decisions', bytes, rows, after, ...more });

const roster = (
  file: string,
  bytes: Uint8Array,
  rows: Messy['rows'],
  after: readonly string[],
  more: Partial<Messy> = {},
): Messy => ({ file, list: 'roster', bytes, rows, after, ...more });

const ROSTER = ['姓名', '工作单位', '职务', '职级', '是否区管', '职务类别', '任现职时间'];

export const messy: readonly Messy[] = [
  decisions('01-plain.csv', csv([HEAD, SUN, ZHAO]), taken(2, 3), [SUN_OWED, ZHAO_OWED]),
  decisions('02-mark.csv', csv([HEAD, SUN], { encoding: 'utf-8 with mark' }), taken(2), [SUN_OWED]),
  decisions(
    '03-gb18030.csv',
    csv([HEAD, SUN, ['2', '㛃𠮷龦', '云溪区财政局', '', '任职', '提拔', '2026-03-09', '𠮷']], {
      encoding: 'gb18030',
    }),
    [
      [2, 'take'],
      [3, 'refuse', '没有此人'],
    ],
    [SUN_OWED],
  ),
  decisions(
    '04-unicode-text.txt',
    csv([HEAD, SUN, QIAN], { encoding: 'utf-16', delimiter: '\t' }),
    taken(2, 3),
    [SUN_OWED, QIAN_OWED],
  ),
  decisions('05-semicolons.csv', csv([HEAD, SUN], { delimiter: ';' }), taken(2), [SUN_OWED]),
  decisions('06-old-mac-lines.csv', csv([HEAD, SUN, ZHAO], { newline: '\r' }), taken(2, 3), [
    SUN_OWED,
    ZHAO_OWED,
  ]),
  decisions(
    '07-titles-and-order.xlsx',
    xlsx({
      sheets: [
        {
          name: '任免名单',
          merges: ['A1:H1', 'A2:H2'],
          rows: [
            ['关于研究干部任免事项的名单'],
            ['（2026年3月9日区委常委会研究）'],
            [],
            ['密级：秘密', null, null, null, null, null, '单位：人'],
            ['决定日期', '事由', '谈话类型', '单位', '姓名', '职务', '备注'],
            ['2026.3.9', '提拔', '任职', '云溪区财政局', '孙成员', '副局长', null],
          ],
        },
      ],
    }),
    taken(6),
    [SUN_OWED],
    { columns: { decision: 'A', triggers: 'B', kind: 'C', unit: 'D', name: 'E', title: 'F' } },
  ),
  decisions(
    '08-headings-dressed-up.csv',
    csv([
      ['＊ 姓　名（必填）', '工作单位：', '现任职务', '谈话类别', '任免原因', '决定时间（年月日）'],
      ['孙成员', '云溪区财政局', '副局长', '任职', '提拔', '2026/3/9'],
    ]),
    taken(2),
    [SUN_OWED],
    { columns: { name: 'A', unit: 'B', title: 'C', kind: 'D', triggers: 'E', decision: 'F' } },
  ),
  decisions(
    '09-dates.csv',
    csv([
      HEAD,
      ...[
        '2026.3.1',
        '2026年3月2日',
        '20260303',
        '２０２６．０３．０４',
        '2026/3/5 0:00:00',
        '二〇二六年三月六日',
        '2026-03-07（周六）',
        '2026.03',
        '26.3.9',
        '2026年2月30日',
        '三月九日',
      ].map((date, index) => [
        String(index + 1),
        '孙成员',
        '云溪区财政局',
        '副局长',
        '任职',
        '提拔',
        date,
        '',
      ]),
    ]),
    [
      ...taken(2, 3, 4, 5, 6, 7, 8),
      [9, 'refuse', '不是有效日期'],
      [10, 'refuse', '不是有效日期'],
      [11, 'refuse', '不是有效日期'],
      [12, 'refuse', '不是有效日期'],
    ],
    // The eighth is a Sunday and the fourteenth a Saturday: they roll.
    [9, 9, 10, 11, 12, 13, 16].map(
      (day) => `孙成员 任职谈话 2026-03-${String(day).padStart(2, '0')}`,
    ),
  ),
  decisions(
    '10-days-as-days.xlsx',
    xlsx({
      ownDays: true,
      sheets: [{ name: 'Sheet1', rows: [HEAD, [1, ...SUN.slice(1, 6), { day: 46090 }]] }],
    }),
    taken(2),
    [SUN_OWED],
  ),
  decisions(
    '11-days-without-format.xlsx',
    xlsx({
      sheets: [
        {
          name: 'Sheet1',
          rows: [
            HEAD,
            [1, ...SUN.slice(1, 6), 46090],
            [2, ...ZHAO.slice(1, 6), 20260309],
            [3, ...QIAN.slice(1, 6), 46090.5],
          ],
        },
      ],
    }),
    [
      [2, 'take', '日期序号'],
      [3, 'take'],
      [4, 'take', '日期序号'],
    ],
    [SUN_OWED, ZHAO_OWED, QIAN_OWED],
  ),
  decisions(
    '12-counted-from-1904.xlsx',
    xlsx({
      from1904: true,
      sheets: [{ name: 'Sheet1', rows: [HEAD, [1, ...SUN.slice(1, 6), { day: 44628 }]] }],
    }),
    taken(2),
    [SUN_OWED],
  ),
  decisions(
    '13-units-merged.xlsx',
    xlsx({
      sheets: [
        {
          name: '名单',
          merges: ['A2:A3', 'F2:F4'],
          rows: [
            ['单位', '姓名', '职务', '谈话类型', '情形', '决定日期'],
            ['云溪区财政局', '孙成员', '副局长', '任职', '提拔', '2026-03-09'],
            [null, '赵正职', '局长', '免职', '工作需要', null],
            ['清河镇', '钱书记', '党委书记', '任职', '交流', null],
          ],
        },
      ],
    }),
    [
      [2, 'take'],
      [3, 'take', '合并单元格'],
      [4, 'take', '“决定日期”取自合并单元格'],
    ],
    [SUN_OWED, ZHAO_OWED, QIAN_OWED],
  ),
  decisions(
    '14-heading-of-two-rows.xlsx',
    xlsx({
      sheets: [
        {
          name: '名单',
          merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:E2', 'F1:G1'],
          rows: [
            ['姓名', '单位', '谈话类型', '情形', '决定日期', '公示', null],
            [null, null, null, null, null, '截止日期', '结果'],
            ['孙成员', '云溪区财政局', '任职', '提拔', '2026-03-09', '2026-03-12', '通过'],
          ],
        },
      ],
    }),
    taken(3),
    ['孙成员 任职谈话 2026-03-19'],
    { columns: { noticeEnd: 'F', noticeOutcome: 'G' } },
  ),
  decisions(
    '15-not-on-the-first-sheet.xlsx',
    xlsx({
      sheets: [
        { name: '封面', rows: [['任免名单'], ['组织部干部科']] },
        { name: '旧名单', hidden: true, rows: [HEAD, ZHAO] },
        { name: '填表说明', rows: [['1. 姓名应与名册一致。'], ['2. 日期写全年月日。']] },
        { name: '三月', rows: [HEAD, SUN] },
      ],
    }),
    taken(2),
    [SUN_OWED],
  ),
  decisions(
    '16-notes-below.csv',
    csv([
      HEAD,
      SUN,
      ZHAO,
      ['合计', '2人', '', '', '', '', '', ''],
      [],
      ['注：以上人员均已按程序办理。'],
      ['制表人：李经办', '', '', '审核人：王副部长', '', '', '联系电话：', ''],
      ['', '填报日期：2026年3月10日'],
    ]),
    [...taken(2, 3), [4, 'skip', '合计'], [6, 'skip', '说明'], [7, 'skip'], [8, 'skip']],
    [SUN_OWED, ZHAO_OWED],
  ),
  decisions(
    '17-heading-again.csv',
    csv([HEAD, ['1', '2', '3', '4', '5', '6', '7', '8'], SUN, ['第2页'], HEAD, ZHAO]),
    [
      [2, 'skip', '栏号'],
      [3, 'take'],
      [4, 'skip'],
      [5, 'skip', '重复的表头'],
      [6, 'take'],
    ],
    [SUN_OWED, ZHAO_OWED],
  ),
  decisions(
    '18-twice.csv',
    csv([HEAD, SUN, ZHAO, ['3', ...SUN.slice(1)], [...SUN.slice(0, 6), '2026年3月9日', '']]),
    [...taken(2, 3), [4, 'known', '与第 2 行重复'], [5, 'known', '与第 2 行重复']],
    [SUN_OWED, ZHAO_OWED],
  ),
  decisions(
    '19-namesakes.csv',
    csv([
      HEAD,
      ['1', '冯丽', '清河镇', '副镇长', '任职', '提拔', '2026-03-09', ''],
      ['2', '冯丽', '云溪区财政局', '总会计师', '诫勉', '工作作风', '2026-03-09', ''],
      ['3', '冯丽', '云溪区委', '', '任职', '提拔', '2026-03-09', ''],
    ]),
    [...taken(2, 3), [4, 'refuse', '没有此人']],
    ['冯丽 任职谈话 2026-03-16', '冯丽 诫勉谈话 '],
  ),
  decisions(
    '20-names-as-typed.csv',
    csv([
      HEAD,
      ['1', '孙　成　员', '云溪区财政局', '', '任职', '提拔', '2026-03-09', ''],
      ['2', '冯丽（女）', '清 河 镇', '', '任职', '提拔', '2026-03-09', ''],
      ['3', '\u200B赵正职\u00A0', '云溪区财政局', '', '免职', '辞职', '2026-03-09', ''],
    ]),
    [
      [2, 'take'],
      [3, 'take', '“女”未作为姓名'],
      [4, 'take'],
    ],
    [SUN_OWED, '冯丽 任职谈话 2026-03-16', ZHAO_OWED],
  ),
  decisions(
    '21-unit-and-post-in-one.csv',
    csv([
      ['姓名', '单位及职务', '类别', '原因', '任免日期'],
      ['孙成员', '云溪区财政局党组成员、副局长', '任职', '提拔', '2026-03-09'],
      ['冯丽', '云溪区财政局总会计师', '任职', '轮岗', '2026-03-09'],
      ['钱书记', '清河镇党委书记', '任职', '交流', '2026-03-09'],
      ['某某', '无此单位主任', '任职', '交流', '2026-03-09'],
    ]),
    [...taken(2, 3, 4), [5, 'refuse', '没有该单位']],
    [SUN_OWED, '冯丽 任职谈话 2026-03-16', QIAN_OWED],
  ),
  decisions(
    '22-units-in-short.csv',
    csv([
      HEAD,
      ['1', '孙成员', '财政局', '', '任职', '提拔', '2026-03-09', ''],
      ['2', '钱书记', '局', '', '任职', '交流', '2026-03-09', ''],
    ]),
    [
      [2, 'take', '单位按“云溪区财政局”读取'],
      [3, 'refuse', '没有该单位'],
    ],
    [SUN_OWED],
  ),
  decisions(
    '23-kind-and-date-in-the-title.csv',
    csv([
      ['2026年3月9日区委常委会任职名单'],
      ['姓名', '单位', '职务', '任免情形'],
      ['孙成员', '云溪区财政局', '副局长', '提拔'],
      ['钱书记', '清河镇', '党委书记', '交流'],
    ]),
    taken(3, 4),
    [SUN_OWED, QIAN_OWED],
    { options: { fixed: { kind: '任职', decision: '2026-03-09' } } },
  ),
  decisions(
    '24-columns-by-letters.xlsx',
    xlsx({
      inline: true,
      sheets: [
        {
          name: '导出',
          rows: [
            ['XM', 'DW', 'ZW', 'LX', 'YY', 'RQ'],
            ['孙成员', '云溪区财政局', '副局长', '任职', '提拔', { day: 46090 }],
          ],
        },
      ],
    }),
    taken(2),
    [SUN_OWED],
    {
      options: {
        columns: { name: 'A', unit: 'B', title: 'C', kind: 'D', triggers: 'E', decision: 'F' },
      },
    },
  ),
  decisions(
    '25-empty-rows.xlsx',
    xlsx({
      sheets: [{ name: 'Sheet1', rows: [[], HEAD, [], SUN, [], [], ZHAO], emptyRows: 5000 }],
    }),
    taken(4, 7),
    [SUN_OWED, ZHAO_OWED],
  ),
  decisions(
    '26-lines-and-commas-in-cells.csv',
    encoded(
      `${HEAD.join(',')}\r\n1,孙成员,云溪区财政局,副局长,任职谈话,提拔,2026-03-09,"第一行,\n第二行 ""引号"""\n${ZHAO.join(',')}\r${QIAN.join(',')}`,
    ),
    [
      [2, 'take'],
      [3, 'take'],
      [4, 'take'],
    ],
    [SUN_OWED, ZHAO_OWED, QIAN_OWED],
  ),
  decisions(
    '27-errors-in-cells.xlsx',
    xlsx({
      prefix: 'x',
      sheets: [
        {
          name: 'Sheet1',
          rows: [
            HEAD,
            ['1', '孙成员', { error: '#N/A' }, '', '任职', '提拔', '2026-03-09'],
            ['2', '孙成员', '云溪区财政局', { yes: true }, '任职', '提拔', { error: '#VALUE!' }],
            ['3', ...QIAN.slice(1, 7)],
          ],
        },
      ],
    }),
    [
      [2, 'refuse', '没有该单位'],
      [3, 'refuse', '不是有效日期'],
      [4, 'take'],
    ],
    [QIAN_OWED],
  ),
  decisions(
    '28-reminders.csv',
    csv([
      ['姓名', '单位', '谈话类型', '情形', '发现时间', '提醒方式'],
      ['孙成员', '云溪区财政局', '提醒谈话', '民主评议、经济责任审计', '2026-03-09', '谈话'],
      ['冯丽', '清河镇', '提醒', '经济责任审计；其他途径', '2026-03-09', '谈话、函询'],
      ['赵正职', '云溪区财政局', '提醒', '经济责任审计', '2026-03-09', '电话'],
      ['赵正职', '云溪区财政局', '提醒', '审计', '2026-03-09', ''],
    ]),
    [...taken(2, 3), [4, 'refuse', '方式应为'], [5, 'refuse', '情形应为']],
    ['孙成员 提醒谈话 ', '冯丽 提醒谈话 ', '冯丽 提醒谈话 '],
  ),
  decisions(
    '29-retirement.xlsx',
    xlsx({
      sheets: [
        {
          name: '退休',
          rows: [
            ['姓名', '所在单位', '类型', '事由', '退休时间', '年龄'],
            [
              '赵正职',
              '云溪区财政局',
              '退休',
              '退休',
              { day: 46157 },
              { formula: 'YEAR(NOW())-1966', value: 60 },
            ],
            ['钱书记', '清河镇', '退休', '提前退休', null, 58],
          ],
        },
      ],
    }),
    [
      [2, 'take'],
      [3, 'refuse', '“办理退休手续日期”为空'],
    ],
    ['赵正职 退休谈话 2026-05-15'],
  ),
  decisions(
    '30-not-managed-and-oneself.csv',
    csv([
      HEAD,
      ['1', '陈科员', '云溪区财政局', '科员', '任职', '提拔', '2026-03-09', ''],
      ['2', '李经办', '云溪区委组织部', '科员', '任职', '提拔', '2026-03-09', ''],
      ['3', '孙成员', '云溪区财政局', '', '', '提拔', '2026-03-09', ''],
      ['4', '孙成员', '', '', '任职', '提拔', '2026-03-09', ''],
    ]),
    [
      [2, 'take', '非区委管理'],
      [3, 'refuse', '他人登记'],
      [4, 'refuse', '“谈话类型”为空'],
      [5, 'refuse', '“单位”为空'],
    ],
    [],
  ),
  decisions(
    '31-by-libreoffice.xlsx',
    new Uint8Array(),
    [
      [3, 'take'],
      [4, 'take'],
      [6, 'skip'],
    ],
    [SUN_OWED, ZHAO_OWED],
  ),
  roster(
    '32-roster.xlsx',
    xlsx({
      sheets: [
        {
          name: '区委管理干部名册',
          merges: ['A1:G1'],
          rows: [
            ['云溪区委管理干部名册'],
            ROSTER,
            [
              '何新',
              '云溪区财政局',
              '党组成员、副局长',
              '副科级',
              '是',
              '班子成员',
              { day: 45000 },
            ],
            ['孙成员', '云溪区财政局', '财政局副局长', '副科级', '是', '班子成员', '2021-01-01'],
            ['冯丽', '清河镇', '清河镇镇长', '正科', '√', '党政正职', '2026.1.5'],
          ],
        },
      ],
    }),
    [
      [3, 'take'],
      [4, 'known', '一致'],
      [5, 'change', '职务：清河镇副镇长 → 清河镇镇长'],
    ],
    ['何新 党组成员、副局长', '冯丽 清河镇镇长'],
  ),
  roster(
    '33-roster-guessed.csv',
    csv(
      [
        ['姓名', '单位', '现任职务', '职级'],
        ['古丽·买买提', '清河镇', '党委委员、副镇长', '副科级'],
        ['何书', '清河镇', '党委书记', '正科级'],
        ['何长', '云溪区财政局', '局长', '正科级'],
        ['何研', '云溪区财政局', '四级调研员', '正科级'],
        ['何员', '云溪区财政局', '科员', '科员'],
      ],
      { encoding: 'gb18030' },
    ),
    [
      [2, 'take', '按职务推定为“班子成员”'],
      [3, 'take', '按职务推定为“党组织主要负责人”'],
      [4, 'take', '按职务推定为“党政正职”'],
      [5, 'take', '按职务推定为“同级干部”'],
      [6, 'take', '按职级推定为非区委管理'],
    ],
    ['古丽·买买提 党委委员、副镇长', '何书 党委书记', '何长 局长', '何研 四级调研员', '何员 科员'],
  ),
  roster(
    '34-numbers.xlsx',
    xlsx({
      sheets: [
        {
          name: 'Sheet1',
          rows: [
            ['人员编号', ...ROSTER],
            ['member', '孙成员', '清河镇', '镇长', '正科级', '是', '党政正职', '2026-03-01'],
            [
              Number('420106198001011234'),
              '何新',
              '清河镇',
              '科员',
              '',
              '否',
              '其他',
              '2026-03-01',
            ],
            ['nobody', '何新', '清河镇', '科员', '', '否', '其他', '2026-03-01'],
            ['head', '何新', '清河镇', '科员', '', '否', '其他', '2026-03-01'],
          ],
        },
      ],
    }),
    [
      [2, 'change', '单位：云溪区财政局 → 清河镇'],
      [3, 'refuse', '末几位已经丢失'],
      [4, 'refuse', '没有该人员编号'],
      [5, 'refuse', '另一姓名'],
    ],
    ['孙成员 镇长'],
  ),
  roster(
    '35-managed.csv',
    csv([
      ROSTER,
      ['何一', '清河镇', '副镇长', '副科级', '√', '副职', '2026-03-01'],
      ['何二', '清河镇', '副镇长', '副科级', '区管', '副职', '2026-03-01'],
      ['何三', '清河镇', '副镇长', '副处级', '市管', '副职', '2026-03-01'],
      ['何四', '清河镇', '副镇长', '副科级', '大概是', '副职', '2026-03-01'],
      ['何五', '清河镇', '副镇长', '副科级', '是', '头儿', '2026-03-01'],
    ]),
    [...taken(2, 3, 4), [5, 'refuse', '应填写“是”或“否”'], [6, 'refuse', '职务类别应为']],
    ['何一 副镇长', '何二 副镇长', '何三 副镇长'],
  ),
  roster(
    '36-new-units.csv',
    csv([
      [...ROSTER, '党组织类型'],
      ['何一', '云溪区水务局', '局长', '正科级', '是', '正职', '2026-03-01', '党组'],
      ['何二', '云溪区水务局', '副局长', '副科级', '是', '副职', '2026-03-01', ''],
      ['何三', '云溪区气象局', '局长', '正科级', '是', '正职', '2026-03-01', ''],
    ]),
    [
      [2, 'take', '新增单位“云溪区水务局”'],
      [3, 'take'],
      [4, 'refuse', '党组织类型'],
    ],
    ['何一 局长', '何二 副局长'],
  ),
  roster(
    '37-same-name-elsewhere.csv',
    csv([
      ROSTER,
      ['孙成员', '清河镇', '副镇长', '副科级', '是', '副职', '2026-03-01'],
      ['何一', '清河镇', '副镇长', '副科级', '是', '副职', '2026-03-01'],
      ['何一', '清河镇', '副镇长', '副科级', '是', '副职', '2026-03-01'],
      ['何一', '云溪区财政局', '副局长', '副科级', '是', '副职', '2026-03-01'],
    ]),
    [
      [2, 'refuse', '其他单位有同名人员'],
      [3, 'take'],
      [4, 'known', '与第 3 行重复'],
      [5, 'take'],
    ],
    ['何一 副镇长', '何一 副局长'],
  ),
  roster(
    '38-sections.xlsx',
    xlsx({
      sheets: [
        {
          name: '名册',
          merges: ['B3:B4', 'A2:H2', 'A5:H5'],
          rows: [
            ['序号', '单位', '姓名', '职务', '职级', '区委管理', '职务类别', '任职时间'],
            ['一、区直部门'],
            [1, '云溪区财政局', '何一', '副局长', '副科级', '是', '副职', '2026-03-01'],
            [2, null, '何二', '副局长', '副科级', '是', '副职', '2026-03-01'],
            ['二、乡镇街道'],
            [3, '清河镇', '何三', '副镇长', '副科级', '是', '副职', '2026-03-01'],
            ['小计：3人'],
            [],
            [null, '填表人：', null, null, null, null, '审核人：'],
          ],
        },
      ],
    }),
    [
      [2, 'skip'],
      [3, 'take'],
      [4, 'take', '“单位”取自合并单元格'],
      [5, 'skip'],
      [6, 'take'],
      [7, 'skip'],
      [9, 'skip'],
    ],
    ['何一 副局长', '何二 副局长', '何三 副镇长'],
  ),
  roster(
    '39-posts-of-oneself.csv',
    csv([
      ['姓名', '工作单位及职务', '职务层次', '管理权限', '职务分类', '任职日期'],
      ['何一', '云溪区财政局党组成员、副局长', '乡科级副职', '区委', '班子成员', '20260301'],
      ['何二', '清河镇党委委员、副镇长', '乡科级副职', '区委', '班子成员', '2026年3月1日'],
    ]),
    taken(2, 3),
    ['何一 党组成员、副局长', '何二 党委委员、副镇长'],
  ),
  roster(
    '40-since-today.csv',
    csv([
      ['姓名', '单位', '职务', '职级', '职务类别'],
      ['何一', '清河镇', '副镇长', '副科级', '副职'],
      ['何二', '清河镇', '', '副科级', '副职'],
      ['', '清河镇', '副镇长', '副科级', '副职'],
    ]),
    [
      [2, 'take', '自 2026-03-10 起算'],
      [3, 'refuse', '“现任职务”为空'],
      [4, 'refuse', '“姓名”为空'],
    ],
    ['何一 副镇长'],
  ),
  roster(
    '41-by-libreoffice.xlsx',
    new Uint8Array(),
    [
      [2, 'take'],
      [3, 'take'],
    ],
    ['何一 副镇长', '何二 副局长'],
  ),
];
