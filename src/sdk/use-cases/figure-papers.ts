/** The figures as papers: 月报 and 执行情况检查表, masked as they were read. */
import type { Cell, Count, Figure, Figures, Report, ReportQuery } from '../api.ts';
import type { Desk } from '../desk.ts';
import { titleOf } from '../figures/report.ts';
import type { InspectionFacts, MonthlyReportFacts } from '../papers/facts.ts';

/** What stands in place of a number that others could tell a person by. */
const MASK = '＊';

export function reportFacts(
  desk: Desk,
  query: ReportQuery,
  report: Report,
  figures: Figures,
): MonthlyReportFacts {
  const { completion, onTime, coverage } = figures;
  return {
    marks: {},
    span: 'month' in query ? 'month' : 'quarter' in query ? 'quarter' : 'year',
    period: titleOf(desk, query, desk.messages.figures.report.periods),
    totals: {
      due: counted(completion.count.of),
      held: counted(completion.count.met),
      completion: rated(completion),
      onTime: counted(onTime.count.met),
      onTimeRate: rated(onTime),
      managed: counted(coverage.all.count.of),
      covered: counted(coverage.all.count.met),
      coverage: rated(coverage.all),
    },
    tables: report.tables
      .filter(({ rows }) => rows.length > 0)
      .map(({ id, title, columns, rows }) => ({
        // What comes before it is the general part already.
        title: id === 'overall' ? '各项指标' : title,
        columns: columns.map((column) => column.title),
        rows: rows.map(([first, ...rest]) => ({
          title: cellText(first ?? {}),
          values: rest.map(cellText),
        })),
      })),
    exceptions: [],
    masked: !figures.withRows,
    issuedOn: desk.today(),
  };
}

const checks: readonly (readonly [
  clause: string,
  item: string,
  of: (figures: Figures) => Figure,
])[] = [
  ['三·1–3', '任职、免职、退休谈话按时进行', ({ onTime }) => onTime],
  ['五¶2', '应谈事项完成谈话', ({ completion }) => completion],
  ['二·1', '区委管理的科级干部谈话覆盖', ({ coverage }) => coverage.all],
  ['三·4', '党政正职谈话覆盖', ({ coverage }) => coverage.principals],
  ['五¶2', '谈话前准备提纲', ({ outlined }) => outlined],
  ['五¶2', '必要时做好谈话记录', ({ recorded }) => recorded],
  ['五¶2', '谈话记录经本人核对确认', ({ confirmed }) => confirmed],
  ['五¶1', '委托谈话完成并交回记录', ({ delegationsCompleted }) => delegationsCompleted],
  ['三·5', '函询按期书面回复', ({ repliedOnTime }) => repliedOnTime],
  ['三·6', '整改事项按期完成', ({ rectifiedOnTime }) => rectifiedOnTime],
  ['四·2⑶', '谈话中反映的情况、问题和要求得到处理', ({ mattersSettled }) => mattersSettled],
];

export function inspectionFacts(
  _desk: Desk,
  period: Pick<InspectionFacts, 'unit' | 'from' | 'to'>,
  figures: Figures,
): InspectionFacts {
  return {
    marks: {},
    ...period,
    checks: checks.map(([clause, item, of]) => {
      const figure = of(figures);
      const { met, of: all } = figure.count;
      return {
        clause,
        item,
        found: all === 0 ? '期内无此项' : `${counted(met)}／${counted(all)}，${rated(figure)}`,
      };
    }),
    exceptions: [],
  };
}

export function counted(count: Count): string {
  return count === 'masked' ? MASK : String(count);
}

function rated({ rate, count }: Figure): string {
  if (rate !== undefined) return `${Math.round(rate * 1000) / 10}%`;
  return count.of === 'masked' || count.met === 'masked' ? MASK : '—';
}

export function cellText(cell: Cell | Record<string, never>): string {
  if ('text' in cell) return cell.text;
  if ('count' in cell) return counted(cell.count);
  if ('rate' in cell && cell.rate !== undefined) return `${Math.round(cell.rate * 1000) / 10}%`;
  if ('days' in cell && cell.days !== undefined) return `${Math.round(cell.days * 10) / 10}天`;
  return '—';
}
