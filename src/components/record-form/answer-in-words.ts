/** What is said of one point, in words: to compare two versions, and to read a record back. */
import type { PointView, WorklistRow } from '../../sdk/index.ts';
import type { Texts } from '../messages/index.ts';
import { answerOf, type Draft } from './draft.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';

bring({ record });

export function answerInWords(
  say: Texts,
  draft: Draft,
  row: WorklistRow,
  point: PointView,
): string {
  const says = say.record;
  const { state, parts, reason, remark } = answerOf(draft, row.obligation.id, point.id);
  const states = { open: says.open, covered: says.covered, 'not-applicable': says.notApplicable };
  const titles = point.parts.filter(({ id }) => parts.includes(id)).map(({ title }) => title);
  return [states[state], titles.join(say.signs.list), reason, remark]
    .filter(Boolean)
    .join(say.signs.semicolon);
}
