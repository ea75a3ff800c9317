/** 执行情况检查表: how a unit carries the system out, clause by clause (五¶2). */
import type { InspectionFacts } from '../facts.ts';
import type { Paper } from '../model.ts';
import { defaultPaperSettings, type PaperSettings } from '../settings.ts';
import { writtenPeriod } from '../written.ts';
import { clauseText, document, field, fields, item, paper, title, topMarks } from './parts.ts';

const NAME = '干部谈话制度执行情况检查表';

export function inspectionSheet(
  facts: InspectionFacts,
  settings: PaperSettings = defaultPaperSettings,
): Paper {
  const { marks, checks, exceptions } = facts;
  return paper(
    NAME,
    [
      document([
        ...topMarks(marks),
        title(NAME),
        fields([
          [field('被检查单位', facts.unit), field('检查期间', writtenPeriod(facts.from, facts.to))],
          [field('检查单位', settings.department), field('检查时间')],
        ]),
        {
          is: 'table',
          table: {
            columns: [
              { title: '序号', share: 6, align: 'center' },
              { title: '依据', share: 10, align: 'center' },
              { title: '检查项目', share: 32 },
              { title: '检查情况', share: 36 },
              { title: '结论', share: 16, align: 'center' },
            ],
            rows: checks.map(({ clause, item: what, found, verdict }, index) => [
              String(index + 1),
              clauseText(clause),
              what,
              found ?? '',
              verdict ?? '□符合\n□不符合',
            ]),
          },
        },
        ...(exceptions.length === 0
          ? []
          : [
              { is: 'paragraph', level: 1, text: '需要说明的情况' } as const,
              ...exceptions.flatMap((exception, index) => item(3, index + 1, exception)),
            ]),
        fields([[field('存在问题', '', 2)], [field('整改意见', '', 2)]]),
        {
          is: 'signatures',
          lines: [
            { label: '检查人（签名）', date: '时间' },
            { label: '单位负责人（签名）', date: '时间' },
          ],
        },
      ]),
    ],
    marks,
  );
}
