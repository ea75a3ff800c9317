/** 整改通知 and the report form that comes back. */
import type { RectificationNoticeFacts, RectificationReportFacts } from '../facts.ts';
import type { Column, Paper } from '../model.ts';
import { defaultPaperSettings, type PaperSettings, say } from '../settings.ts';
import { written } from '../written.ts';
import {
  addressee,
  document,
  ended,
  field,
  fields,
  hasText,
  head,
  inSentence,
  lackOfNumber,
  numbered,
  paper,
  text,
  title,
  topMarks,
  unitAndTitle,
} from './parts.ts';

export function rectificationNotice(
  facts: RectificationNoticeFacts,
  settings: PaperSettings = defaultPaperSettings,
): Paper {
  const { marks, demands } = facts;
  return paper(
    '整改通知',
    [
      document([
        ...topMarks(marks),
        ...head(settings, settings.department, facts.number),
        title('整改通知'),
        addressee(facts.subject),
        ...text(
          say(settings, 'rectification.open', { talk: `${written(facts.talkedOn)}${facts.kind}` }),
        ),
        ...numbered(
          3,
          demands.map(({ demand, dueOn }) =>
            dueOn === undefined
              ? demand
              : ended(
                  say(settings, 'notice.demand', {
                    demand: inSentence(demand),
                    due: written(dueOn),
                  }),
                ),
          ),
        ),
        ...text(say(settings, 'rectification.close', { department: settings.department })),
        ...text(marks.protection),
        { is: 'sign-off', lines: [settings.department], date: written(facts.issuedOn) },
      ]),
    ],
    marks,
    [
      ...lackOfNumber(facts.number),
      ...(demands.some(({ demand }) => hasText(demand))
        ? []
        : [{ rule: 'admonition.content.demands', what: '整改要求' }]),
      ...(demands.every(({ dueOn }) => dueOn !== undefined)
        ? []
        : [{ rule: 'admonition.content.time_limit', what: '整改时限' }]),
    ],
  );
}

const COLUMNS: readonly Column[] = [
  { title: '序号', share: 4, align: 'center' },
  { title: '整改要求', share: 20 },
  { title: '原因分析', share: 16 },
  { title: '整改措施及落实情况', share: 24 },
  { title: '整改时限', share: 10, align: 'center' },
  { title: '完成时间', share: 10, align: 'center' },
  { title: '佐证材料', share: 12 },
  { title: '核验意见', share: 12 },
];

export function rectificationReport(facts: RectificationReportFacts): Paper {
  const { marks, subject, items } = facts;
  return paper(
    '整改报告',
    [
      {
        kind: 'wide',
        blocks: [
          ...topMarks(marks),
          title('整改情况报告表'),
          fields([[field('报告人', subject.name), field('单位及职务', unitAndTitle(subject))]]),
          {
            is: 'table',
            table: {
              columns: COLUMNS,
              rows: items.map((one, index) => [
                String(index + 1),
                one.demand,
                one.cause ?? '',
                one.measure ?? '',
                one.dueOn === undefined ? '' : written(one.dueOn),
                one.doneOn === undefined ? '' : written(one.doneOn),
                one.evidence ?? '',
                one.opinion ?? '',
              ]),
            },
          },
          fields([[field('自我评价', '', 2)], [field('所在单位党组织意见', '', 2)]]),
          {
            is: 'signatures',
            lines: [
              { label: '报告人（签名）', date: '时间' },
              { label: '单位党组织主要负责人（签名）', date: '时间' },
              { label: '核验人（签名）', date: '时间' },
            ],
          },
        ],
      },
    ],
    marks,
  );
}
