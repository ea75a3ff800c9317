/** 谈话安排表: who talks with whom, when and where, over a week or a month. */
import type { PlanFacts } from '../facts.ts';
import type { Column, Paper } from '../model.ts';
import { defaultPaperSettings, type PaperSettings, say } from '../settings.ts';
import { clock, WIDE_SPACE, written, writtenPeriod, writtenWeekday } from '../written.ts';
import { hasText, paper, text, title, topMarks, unitAndTitle } from './parts.ts';

const NAME = '谈话安排表';

const COLUMNS: readonly Column[] = [
  { title: '序号', share: 5, align: 'center' },
  { title: '谈话对象', share: 9, align: 'center' },
  { title: '单位及职务', share: 18 },
  { title: '谈话类型', share: 10, align: 'center' },
  { title: '谈话时限', share: 12, align: 'center' },
  { title: '谈话人', share: 9, align: 'center' },
  { title: '谈话时间', share: 17, align: 'center' },
  { title: '地点', share: 11 },
  { title: '备注', share: 9 },
];

export function talkPlan(facts: PlanFacts, settings: PaperSettings = defaultPaperSettings): Paper {
  const { marks, rows } = facts;
  const by = [
    `${settings.department}${WIDE_SPACE}${written(facts.preparedOn)}制表`,
    hasText(facts.preparedBy) ? `制表人：${facts.preparedBy}` : '',
    `审批人：${facts.approvedBy ?? ''}`,
  ];
  return paper(
    NAME,
    [
      {
        kind: 'wide',
        blocks: [
          ...topMarks(marks),
          title(facts.period === 'week' ? '干部谈话周安排表' : '干部谈话月安排表'),
          { is: 'subtitle', text: `（${writtenPeriod(facts.from, facts.to)}）` },
          {
            is: 'table',
            table: {
              columns: COLUMNS,
              rows: rows.map((row, index) => [
                String(index + 1),
                row.subject.name,
                unitAndTitle(row.subject),
                row.kind,
                row.dueOn === undefined ? '' : `${writtenWeekday(row.dueOn)}前`,
                row.delegated ? `${row.talker}（受委托）` : row.talker,
                [
                  row.date === undefined ? '待定' : writtenWeekday(row.date),
                  row.startsAt === undefined ? '' : clock(row.startsAt),
                ]
                  .filter(hasText)
                  .join('\n'),
                row.place ?? '',
                row.note ?? '',
              ]),
            },
          },
          ...text(say(settings, 'plan.note')),
          ...text(by.filter(hasText).join('　　')),
        ],
      },
    ],
    marks,
  );
}
