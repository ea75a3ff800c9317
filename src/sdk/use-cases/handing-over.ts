/** 移交 (五¶3): what the department gives out of its register, as a list or as a package. */
import * as z from 'zod/mini';
import { judge, papers as papersOf } from '../../policy/index.ts';
import type { MadeFile, PaperOutputApi } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import { checked, said } from '../input.ts';
import type { PaperRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import { fileName } from '../papers/clean-text.ts';
import type { Ledger } from '../papers/ledger/table.ts';
import { departmentOnly, written } from './list-files.ts';
import { behind } from './paper-making.ts';
import { WordSearch } from './searched-words.ts';

type HandOver = Parameters<PaperOutputApi['handOver']>[0];

const handOverInput: z.ZodMiniType<HandOver> = z.strictObject({
  papers: z.array(said),
  to: z.enum(['department', 'unit', 'personal-archive', 'subject', 'elsewhere']),
  holder: z.exactOptional(said),
  as: z.enum(['list', 'package']),
});

/** A list of papers of the register, for whoever takes them over; judged as an export. */
export function handOver(desk: Desk, input: HandOver): Promise<Outcome<MadeFile>> {
  return desk.job('audit.output', async (actor) => {
    const given = checked(handOverInput, input);
    departmentOnly(actor.roles);
    if (given.papers.length === 0) refuse('input.invalid', (say) => say.papers.nothing);
    const papers = await Promise.all(given.papers.map((id) => desk.get('paper', id)));
    const findings = judge(desk.policy, {
      type: 'export',
      papers: papers.map(({ id, paper, derivedFrom }) => ({ id, paper, derivedFrom })),
      to: given.to,
    });
    desk.refuseFor(findings);
    await nothingTold(desk, given, papers);
    const says = desk.messages.papers;
    const { columns } = says;
    const names = new Map(papersOf(desk.policy).map(({ id, name }) => [id, name.zh]));
    const owed = new Map((await desk.all('obligation')).map((one) => [one.id, one.ofTheDay.name]));
    const list: Ledger = {
      name: says.handOver,
      columns: [
        [columns.number, 6],
        [columns.name, 28],
        [columns.kind, 18],
        [columns.archive, 30],
        [columns.copy, 8],
        [columns.subject, 12],
        [columns.registered, 12],
        [columns.file, 24],
        [columns.remark, 20],
      ].map(([title, width]) => ({ title: String(title), width: Number(width) })),
      rows: papers.map((paper, index) => [
        index + 1,
        paper.name,
        names.get(paper.paper) ?? paper.paper,
        paper.archive === 'retained' ? says.retained : '',
        says.copies[paper.copy],
        [...new Set(paper.obligations.map((id) => owed.get(id) ?? ''))].join('、'),
        paper.custody[0]?.on ?? '',
        paper.file?.name ?? '',
        paper.holder ?? '',
      ]),
    };
    const sheet = await written([list], 'xlsx');
    const bytes = given.as === 'list' ? sheet : await packaged(desk, given, papers, sheet);
    await desk.note(
      actor,
      'audit.output',
      papers.map(({ id }) => id),
      { output: 'export', paper: 'hand-over' },
    );
    const name =
      given.as === 'list' ? fileName(says.handOver, 'xlsx') : fileName(says.files.package, 'zip');
    return { value: { fileName: name, bytes, count: papers.length }, findings };
  });
}

/**
 * The words that somebody wrote on a paper of the register: its own name, its file's, who takes it over.
 * Within the department a name that is found stops it; whoever is outside gets nothing unsearched.
 */
async function nothingTold(
  desk: Desk,
  { to, holder }: HandOver,
  papers: readonly PaperRecord[],
): Promise<void> {
  const search = await WordSearch.open(desk);
  const usual = new Set(papersOf(desk.policy).map(({ name }) => name.zh));
  for (const [index, { name, file, holder: kept, obligations }] of papers.entries()) {
    const words = [usual.has(name) ? '' : name, file?.name ?? '', kept ?? '', holder ?? ''];
    const findings = await search.against(await behind(desk, obligations), words);
    const against =
      to === 'department' ? findings.filter(({ code }) => code === 'scrub-hit') : findings;
    if (against.length === 0) continue;
    const { handOver: list } = desk.messages.papers;
    refuse('policy.refused', (say) => say.papers.secrecyRows(list, [index + 1]), {
      findings: against,
    });
  }
}

/** The list and what a machine reads of it: each paper with its class, which sticks to whatever is made of it. */
async function packaged(
  desk: Desk,
  { to, holder }: HandOver,
  papers: readonly {
    readonly id: string;
    readonly paper: string;
    readonly derivedFrom: readonly string[];
    readonly name: string;
    readonly copy: string;
    readonly archive: string;
  }[],
  list: Uint8Array,
): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate');
  const manifest = {
    format: 'cadre-talk hand-over 1',
    on: desk.today(),
    to,
    ...(holder === undefined ? {} : { holder }),
    papers: papers.map(({ id, paper, derivedFrom, name, copy, archive }) => ({
      id,
      paper,
      derivedFrom,
      name,
      copy,
      archive,
    })),
  };
  return zipSync({
    [fileName(desk.messages.papers.handOver, 'xlsx')]: [list, { level: 0 }],
    'manifest.json': strToU8(JSON.stringify(manifest, null, 2)),
  });
}
