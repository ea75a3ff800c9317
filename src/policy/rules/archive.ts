/** 五¶3: what the organization department keeps, and what never goes into anybody's personal archive. */
import type { ArchiveAct, ExportAct, ImportAct, Keeper, Paper, ViewAct } from '../acts.ts';
import type { Policy } from '../policy.ts';
import { find, type Judgement } from './judgement.ts';

/** How a paper is kept, and why: named by the text, held alike by a setting, or free. */
export interface Retention {
  readonly archive: string;
  readonly keeper: 'department' | 'any';
  readonly personalArchive: boolean;
  readonly because: 'text' | 'setting' | 'free';
  /** The paper of the pack that decided: itself, or what it was made from. */
  readonly by: string;
}

function own(policy: Policy, name: string): Retention {
  const paper = policy.pack.papers[name];
  const free: Retention = {
    archive: paper?.archive ?? 'work-file',
    keeper: 'any',
    personalArchive: true,
    because: 'free',
    by: name,
  };
  const archive = paper && policy.pack.archives[paper.archive];
  if (!paper || !archive || archive.personalArchive) return free;
  if (paper.bySetting && policy.settings['archive.others_retained'] !== true) return free;
  const { keeper, personalArchive } = archive;
  const because = paper.bySetting ? 'setting' : 'text';
  return { archive: paper.archive, keeper, personalArchive, because, by: name };
}

const weight = { free: 0, setting: 1, text: 2 } as const;

/** The class sticks: a copy, print, attachment or package is kept as the strictest thing in it. */
export function retentionOf(
  policy: Policy,
  paper: Pick<Paper, 'paper' | 'derivedFrom'>,
): Retention {
  return (paper.derivedFrom ?? [])
    .map((name) => own(policy, name))
    .reduce(
      (strictest, one) => (isStricter(policy, one, strictest) ? one : strictest),
      own(policy, paper.paper),
    );
}

/** Of equals the one that the pack lists first, whatever the order in which they were packed. */
function isStricter({ pack }: Policy, one: Retention, other: Retention): boolean {
  if (one.because !== other.because) return weight[one.because] > weight[other.because];
  const names = Object.keys(pack.papers);
  return other.because !== 'free' && names.indexOf(one.by) < names.indexOf(other.by);
}

function judgeMove(judgement: Judgement, paper: Paper, to: Keeper, allowedOut: boolean): void {
  const retention = retentionOf(judgement.policy, paper);
  if (retention.because === 'free') return;
  const bySetting = retention.because === 'setting';
  const facts = { paper: paper.paper, by: retention.by, to };
  if (to === 'personal-archive') {
    if (!retention.personalArchive) {
      const code = bySetting ? 'by-setting' : 'refused';
      find(judgement, 'archive.not_personal_file', code, facts, paper.id);
    }
  } else if (to !== 'department' && retention.keeper === 'department' && !allowedOut) {
    find(judgement, 'archive.keeper', bySetting ? 'by-setting' : 'elsewhere', facts, paper.id);
  }
}

export function judgeArchive(judgement: Judgement, act: ArchiveAct): void {
  judgeMove(judgement, act.paper, act.to, false);
}

/** A copy for the subject's hand (a notice, a letter) is service, not keeping. */
export function judgeExportKeeping(judgement: Judgement, act: ExportAct): void {
  for (const paper of act.papers) judgeMove(judgement, paper, act.to, act.to === 'subject');
}

/** A personal archive that holds such a paper is not taken in. */
export function judgeImport(judgement: Judgement, act: ImportAct): void {
  if (act.from !== 'personal-archive') return;
  for (const paper of act.papers) {
    const { because, by } = retentionOf(judgement.policy, paper);
    if (because === 'free') continue;
    const code = because === 'setting' ? 'by-setting' : 'in-package';
    const facts = { paper: paper.paper, by, to: 'personal-archive' };
    find(judgement, 'archive.not_personal_file', code, facts, paper.id);
  }
}

/** The portal's page on a person lists none of them, but to the department. */
export function judgePersonPage(judgement: Judgement, act: ViewAct): void {
  if (act.channel !== 'host-person-page' || act.audience === 'department') return;
  const { because, by } = retentionOf(judgement.policy, act.paper);
  if (because === 'free') return;
  const code = because === 'setting' ? 'by-setting' : 'person-page';
  const facts = { paper: act.paper.paper, by, to: 'host-person-page' };
  find(judgement, 'archive.not_personal_file', code, facts, act.paper.id);
}
