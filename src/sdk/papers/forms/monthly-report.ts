/** 月报, 季报 or the yearly summary: how the system was carried out in a period, for the leaders and the organ above. */
import type { MonthlyReportFacts } from '../facts.ts';
import type { Block, Paper } from '../model.ts';
import { defaultPaperSettings, type PaperSettings, say } from '../settings.ts';
import { written } from '../written.ts';
import {
  document,
  ended,
  Headings,
  inSentence,
  item,
  paper,
  text,
  title,
  topMarks,
} from './parts.ts';

const NAMES = {
  month: '干部谈话制度执行情况月报',
  quarter: '干部谈话制度执行情况季报',
  year: '干部谈话制度执行情况年度总结',
} as const;

export function monthlyReport(
  facts: MonthlyReportFacts,
  settings: PaperSettings = defaultPaperSettings,
): Paper {
  const { marks, exceptions } = facts;
  const name = NAMES[facts.span ?? 'month'];
  const headings = new Headings();
  return paper(
    name,
    [
      document([
        ...topMarks(marks),
        title(name),
        { is: 'subtitle', text: `（${facts.period}）` },
        headings.next('总体情况'),
        ...text(say(settings, 'report.open', { period: facts.period, ...facts.totals })),
        ...facts.tables.flatMap(({ title: heading, columns, rows }): readonly Block[] => [
          headings.next(heading),
          {
            is: 'table',
            table: {
              columns: columns.map((column, index) =>
                index === 0
                  ? { title: column, share: 2 }
                  : { title: column, share: 1, align: 'center' },
              ),
              rows: rows.map(({ title: row, values }) => [row, ...values]),
            },
          },
        ]),
        ...(exceptions.length === 0
          ? []
          : [
              headings.next('例外情况及原因'),
              ...exceptions.flatMap(({ what, reason }, index) =>
                item(3, index + 1, ended(`${inSentence(what)}：${reason}`)),
              ),
            ]),
        ...(facts.masked ? text(say(settings, 'report.masked')) : []),
        { is: 'sign-off', lines: [settings.department], date: written(facts.issuedOn) },
      ]),
    ],
    marks,
  );
}
