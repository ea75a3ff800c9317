/** What is said of papers, ledgers and packages that are to leave. What stands on them is Chinese. */
import type { Messages } from '../index.ts';
import { paperMessages as chinese } from '../zh-CN/papers.ts';

export const paperMessages: Messages['papers'] = {
  ...chinese,
  lacks: (paper, what) =>
    `《${paper}》 lacks ${what.join(', ')} and cannot be issued. Add it, or make a draft first.`,
  secrecy: (paper) => `《${paper}》 did not pass the search for what gives an informant away.`,
  secrecyRows: (ledger, rows) =>
    `Words in row ${rows.join(', ')} of ${ledger} did not pass the search; nothing was exported. Correct them, or have a second reader clear them.`,
  nothing: 'There is nothing to make.',
  oneForCsv: 'A CSV file holds one table. Choose one ledger, or export as .xlsx.',
  tooMany: (most) => `At most ${most} at a time; do it in parts.`,
  wording: (place) => `The wording has a mistake: ${place}`,
  periodBackwards: 'The period ends before it begins.',
  notSet: 'The case has not come to the point at which this paper can be made.',
};
