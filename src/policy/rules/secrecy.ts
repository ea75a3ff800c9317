/**
 * 四·2⑷–⑸: who reported stays unknown, the letter stays out of the subject's hands, and nothing that
 * a talker or subject gets tells what it was. Judged by what a paper is said to hold, never by its words.
 */
import type { Audience, ExportAct, IssuePaperAct, Paper, ViewAct } from '../acts.ts';
import { judgeLetter } from './content.ts';
import { find, isSaid, type Judgement } from './judgement.ts';

const informant = 'confidential.informant';
const letter = 'confidential.letter';

function holds(paper: Paper, content: NonNullable<Paper['contains']>[number]): boolean {
  return paper.contains?.includes(content) === true;
}

function isLetter(paper: Paper): boolean {
  return (
    holds(paper, 'petition-letter') ||
    paper.paper === 'petition-letter' ||
    paper.derivedFrom?.includes('petition-letter') === true
  );
}

function judgeContents(judgement: Judgement, paper: Paper, audience: Audience): void {
  if (holds(paper, 'informant-identity') && audience !== 'vault-holder') {
    find(judgement, informant, 'identity-shown', { audience, paper: paper.paper }, paper.id);
  }
  if (audience !== 'subject') return;
  if (holds(paper, 'petition-source')) {
    find(judgement, informant, 'source-shown', { audience, paper: paper.paper }, paper.id);
  }
  if (isLetter(paper)) {
    find(judgement, letter, 'handed-over', { audience, paper: paper.paper }, paper.id);
  }
}

/** Retold extracts can give a person away too: a text from a petition is searched before it goes out. */
function judgeScrub(judgement: Judgement, paper: Paper): void {
  if (!paper.petition) return;
  if (paper.scrub === 'hit') {
    if (!isSaid(paper.secondReader)) find(judgement, informant, 'scrub-hit', {}, paper.id);
  } else if (paper.scrub !== 'clean') {
    find(judgement, informant, 'not-scrubbed', {}, paper.id);
  }
}

export function judgeIssue(judgement: Judgement, act: IssuePaperAct): void {
  const { paper, audience, obligation } = act;
  const petition = paper.petition ?? obligation?.petition;
  judgeContents(judgement, paper, audience);
  judgeScrub(judgement, petition === undefined ? paper : { ...paper, petition });
  const { compiled, pack } = judgement.policy;
  const kind = compiled.kinds.get(paper.kind ?? obligation?.kind ?? '');
  if (kind && pack.papers[paper.paper]?.carriesPoints) {
    judgeLetter(judgement, kind, paper.points ?? [], paper.id);
  }
}

export function judgeView(judgement: Judgement, act: ViewAct): void {
  const { paper, audience, channel } = act;
  // Searches, messages and logs reach more people than the one who looks: identity is for none of them.
  const reach =
    channel === 'search' || channel === 'message' || channel === 'log' || channel === 'print';
  judgeContents(judgement, paper, reach && audience === 'vault-holder' ? 'department' : audience);
  if (channel === 'talk-page' && isLetter(paper) && audience !== 'subject') {
    find(judgement, letter, 'on-talk-page', { audience, paper: paper.paper }, paper.id);
  }
  if (act.onCaseList === false) {
    find(judgement, 'confidential.staff', 'not-on-case-list', { audience }, paper.id);
  }
}

/** No export holds an identity, whoever it is for. */
export function judgeExportSecrecy(judgement: Judgement, act: ExportAct): void {
  for (const paper of act.papers) {
    judgeContents(judgement, paper, act.to === 'subject' ? 'subject' : 'department');
  }
}
