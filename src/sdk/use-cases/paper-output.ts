/**
 * Papers that leave (四·2⑷, 五¶3): made from records, searched where a petition is behind them, judged
 * by the policy, written into the audit, and only then handed out.
 */
import * as z from 'zod/mini';
import { type Finding, judge } from '../../policy/index.ts';
import { mayDo } from '../access/table.ts';
import type { PaperOutputApi, PaperRequest, RenderInput, Rendered } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import { checked, day, said } from '../input.ts';
import type { Outcome } from '../outcome.ts';
import { fileName } from '../papers/clean-text.ts';
import { inspectionSheet } from '../papers/forms/inspection-sheet.ts';
import { monthlyReport } from '../papers/forms/monthly-report.ts';
import type { Lack, Paper } from '../papers/model.ts';
import { plainText } from '../papers/plain-text.ts';
import type { Actor } from '../ports.ts';
import { assertWanted } from '../queries/cancel.ts';
import { turns } from '../worker/turns.ts';
import { reportFacts, inspectionFacts } from './figure-papers.ts';
import { figuresApi, reportInput } from './inspection.ts';
import { letterheadOf, nextNumber, paperSettings, setLetterhead } from './letterhead.ts';
import { judged, type MadePaper, PaperMaker } from './paper-making.ts';
import { WordSearch } from './searched-words.ts';

/** A year's record sheets of a department; more go out in parts. */
const MOST_PAPERS = 500;
const MOST_WORDS = 100;

export function paperOutputApi(
  desk: Desk,
): Pick<PaperOutputApi, 'render' | 'printPapers' | 'letterhead' | 'setLetterhead' | 'nextNumber'> {
  return {
    render: (input) => render(desk, input),
    printPapers: async (papers, target) => {
      const { printDocument } = await import('../papers/print/render.ts');
      return printDocument(papers, target);
    },
    letterhead: () => letterheadOf(desk),
    setLetterhead: (change) => setLetterhead(desk, change),
    nextNumber: (paper, year) =>
      desk.read('paper.read', undefined, () => nextNumber(desk, paper, year)),
  };
}

const words = z.array(said).check(z.maxLength(MOST_WORDS));
const number = z.exactOptional(said);
const marks = {
  secrecy: z.exactOptional(said),
  urgency: z.exactOptional(said),
  copyNumber: z.exactOptional(z.string().check(z.regex(/^\d{6}$/))),
};
const of = { of: said, ...marks };
const copies = z.exactOptional(z.int().check(z.minimum(1), z.maximum(999)));
const request: z.ZodMiniType<PaperRequest> = z.discriminatedUnion('paper', [
  z.strictObject({
    paper: z.literal('admonition-notice'),
    ...of,
    problems: words,
    copiesTo: z.exactOptional(words),
    copies,
    reportDueOn: z.exactOptional(day),
    selfCriticismDueOn: z.exactOptional(day),
  }),
  z.strictObject({ paper: z.literal('talk-record'), ...of, occasion: z.exactOptional(said) }),
  z.strictObject({
    paper: z.literal('inquiry-letter'),
    ...of,
    number,
    replyDueOn: z.exactOptional(day),
    copies,
  }),
  z.strictObject({
    paper: z.literal('reminder-letter'),
    ...of,
    number,
    problems: words,
    hopes: words,
  }),
  z.strictObject({ paper: z.literal('outline'), ...of, occasion: z.exactOptional(said) }),
  z.strictObject({ paper: z.literal('delegation-order'), ...of }),
  z.strictObject({ paper: z.literal('delegation-return'), ...of }),
  z.strictObject({ paper: z.literal('rectification-list'), ...of, number }),
  z.strictObject({ paper: z.literal('rectification-report'), ...of }),
  z.strictObject({ paper: z.literal('follow-up'), ...of, number, demand: z.exactOptional(said) }),
  z.strictObject({ paper: z.literal('approval-slip'), ...of, number }),
  z.strictObject({
    paper: z.literal('arrangement'),
    ...marks,
    period: z.enum(['week', 'month']),
    from: day,
    to: day,
    talker: z.exactOptional(said),
    approvedBy: z.exactOptional(said),
  }),
  z.strictObject({ paper: z.literal('report'), ...marks, query: reportInput }),
  z.strictObject({ paper: z.literal('inspection'), ...marks, unit: said, from: day, to: day }),
]);
const rendering = z.strictObject({
  papers: z.array(request),
  format: z.enum(['docx', 'pages', 'text']),
  draft: z.exactOptional(z.boolean()),
});

async function render(desk: Desk, input: RenderInput): Promise<Outcome<Rendered>> {
  const { signal, progress, ...rest } = input;
  // Figures are a job of their own, and one job waits for the other.
  const figures = await figurePapers(desk, rest.papers);
  if (!figures.ok) return figures;
  return desk.job('audit.output', async (actor) => {
    const { papers: requests, format, draft = false } = checked(rendering, rest);
    if (requests.length === 0) refuse('input.invalid', (say) => say.papers.nothing);
    if (requests.length > MOST_PAPERS) {
      refuse('input.invalid', (say) => say.papers.tooMany(MOST_PAPERS), { path: 'papers' });
    }
    const maker = await PaperMaker.open(desk, paperSettings(await letterheadOf(desk)));
    const search = await WordSearch.open(desk);
    const made: MadePaper[] = [];
    const findings: Finding[] = [];
    // Each paper is made, and then written into the file.
    const steps = requests.length * (format === 'docx' ? 2 : 1);
    const turn = turns(signal);
    for (const [index, one] of requests.entries()) {
      assertWanted(signal);
      const paper = await makeOne(desk, maker, actor, one, figures.value.get(index));
      findings.push(...(await mayLeave(desk, search, actor, paper, draft)));
      made.push(paper);
      progress?.(index + 1, steps);
      await turn();
    }
    assertWanted(signal);
    const papers = made.map(({ paper }) => paper);
    const bytes =
      format === 'docx'
        ? await docx(papers, {
            ...(signal === undefined ? {} : { signal }),
            progress: (done) => progress?.(requests.length + done, steps),
          })
        : undefined;
    assertWanted(signal);
    progress?.(steps, steps);
    await audited(desk, actor, made, format);
    const [first] = papers;
    const name = papers.length === 1 ? first?.name : undefined;
    return {
      value: {
        fileName: fileName(
          name ?? desk.messages.papers.files.papers,
          format === 'docx' ? 'docx' : 'txt',
        ),
        papers,
        ...(bytes === undefined ? {} : { bytes }),
        ...(format === 'text' ? { text: papers.map(plainText).join('\n\n') } : {}),
      },
      findings,
    };
  });
}

async function docx(
  papers: readonly Paper[],
  wanted: Pick<RenderInput, 'signal' | 'progress'>,
): Promise<Uint8Array> {
  const { work } = await import('../worker/run.ts');
  return work('docx', papers, wanted);
}

/** The reports among the requests, by their place; refused before anything is made. */
async function figurePapers(
  desk: Desk,
  requests: readonly PaperRequest[],
): Promise<Outcome<ReadonlyMap<number, Parameters<typeof monthlyReport>[0] | Inspection>>> {
  const facts = new Map<number, Parameters<typeof monthlyReport>[0] | Inspection>();
  const api = figuresApi(desk);
  for (const [index, one] of (Array.isArray(requests) ? requests : []).entries()) {
    if (one?.paper === 'report') {
      const report = await api.report(one.query);
      if (!report.ok) return report;
      const { kinds, unit } = one.query;
      const read = await api.read({
        ...report.value.period,
        ...(kinds === undefined ? {} : { kinds }),
        ...(unit === undefined ? {} : { unit }),
      });
      if (!read.ok) return read;
      facts.set(index, reportFacts(desk, one.query, report.value, read.value));
    }
    if (one?.paper === 'inspection') {
      const { from, to, unit } = one;
      const read = await api.read({ from, to, unit });
      if (!read.ok) return read;
      facts.set(index, inspectionFacts(desk, { unit, from, to }, read.value));
    }
  }
  return { ok: true, value: facts, findings: [] };
}

type Inspection = Parameters<typeof inspectionSheet>[0];

async function makeOne(
  desk: Desk,
  maker: PaperMaker,
  actor: Actor,
  one: PaperRequest,
  facts: Parameters<typeof monthlyReport>[0] | Inspection | undefined,
): Promise<MadePaper> {
  if (one.paper === 'report' || one.paper === 'inspection') {
    if (facts === undefined) return refuse('input.invalid', (say) => say.papers.nothing);
    const withMarks = { ...facts, marks: maker.marks(one.paper, one) };
    const paper =
      'period' in withMarks
        ? monthlyReport(withMarks, maker.settings)
        : inspectionSheet(withMarks, maker.settings);
    const nothing = { obligations: [], words: [], missing: [], records: [] };
    return { paper, name: one.paper, audience: 'department', ...nothing };
  }
  // What only the department sends out, it alone makes; who holds a talk has its outline and record.
  if (!outside.has(one.paper) && !mayDo(actor.roles, 'paper.read')) {
    return refuse('access.denied', (say) => say.refusals.noRight);
  }
  const made = await maker.make(one);
  for (const { ofTheDay } of made.obligations) desk.notOneself(actor, [ofTheDay]);
  return made;
}

const outside: ReadonlySet<string> = new Set([
  'outline',
  'talk-record',
  'delegation-order',
  'delegation-return',
]);

/**
 * What stands against a paper's leaving. Who holds a talk and is not of the department gets back only
 * their own words and an outline that was searched when it was made: searching again would tell them
 * by its refusal that there is something to find.
 */
async function mayLeave(
  desk: Desk,
  search: WordSearch,
  actor: Actor,
  made: MadePaper,
  draft: boolean,
): Promise<readonly Finding[]> {
  const { paper, audience, obligations, words: written } = made;
  const inside = mayDo(actor.roles, 'paper.read');
  const secrecy = await search.against(inside ? obligations : [], written, (found) =>
    judgeIssue(desk, made, found),
  );
  if (secrecy.length > 0) {
    refuse('policy.refused', (say) => say.papers.secrecy(paper.name), { findings: secrecy });
  }
  if (draft) return [];
  const issued = audience === 'subject' && inside ? judgeIssue(desk, made, { scrub: 'clean' }) : [];
  const asErrors = issued.filter(({ code }) => code === 'not-in-letter');
  const lacking = [
    ...made.missing,
    ...asErrors,
    ...issued.filter(({ severity }) => severity === 'error'),
  ];
  if (paper.lacks.length > 0 || lacking.length > 0) {
    const what = paper.lacks.map((lack: Lack) => lack.what);
    refuse('policy.refused', (say) => say.papers.lacks(paper.name, what), {
      findings: [...new Set(lacking)],
      path: paper.lacks.map(({ rule }) => rule).join(' '),
    });
  }
  return issued;
}

function judgeIssue(
  desk: Desk,
  made: MadePaper,
  found: Parameters<typeof judged>[1],
): readonly Finding[] {
  const [first] = made.obligations;
  // Papers of the office that the policy does not know carry no duty but secrecy.
  return judge(desk.policy, {
    type: 'issue-paper',
    // A petition about the same person counts, also where none is behind this case.
    paper: { ...judged(made, found), ...(found.scrub === 'clean' ? {} : { petition: true }) },
    audience: made.audience,
    ...(first === undefined ? {} : { obligation: first.obligation }),
    asOf: desk.today(),
  });
}

/** One line for each kind of paper, with the records that it was made from. */
async function audited(
  desk: Desk,
  actor: Actor,
  made: readonly MadePaper[],
  format: RenderInput['format'],
): Promise<void> {
  const byName = new Map<string, string[]>();
  for (const { name, records } of made) {
    byName.set(name, [...(byName.get(name) ?? []), ...records]);
  }
  for (const [paper, records] of byName) {
    const output = format === 'pages' ? 'print' : 'export';
    await desk.note(actor, 'audit.output', [...new Set(records)], { output, paper });
  }
}
