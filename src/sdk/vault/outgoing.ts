/**
 * 涉密检查 of words that reach a subject or a talker without becoming a paper (四·2⑷): a room, a demand
 * added after the notice, why a piece comes back. Every act writes through `desk.write`, and that asks
 * here, so no act can forget it. Searched is what the act changes; papers are searched once more, whole,
 * when they are made (`scrub.ts`).
 */
import { type Finding, judge } from '../../policy/index.ts';
import type { Action } from '../access/table.ts';
import { type Desk, type Draft, refuse } from '../desk.ts';
import type { ObligationRecord, RecordType } from '../model/records.ts';
import { searched } from './scrub.ts';

/** To whom words go: the subject, or somebody beside the department who may read the record. */
export type Reader = 'subject' | 'reader';

/**
 * The free words of records that somebody beside the department reads, by path (`[]` each of a list,
 * `*` each of a table). Not here is what was said or written by a subject, a talker or a witness: that
 * is kept as it was heard. The test walks all schemas and knows a reason for every text that is missing.
 */
export const outgoing: { readonly [T in RecordType]?: Readonly<Record<string, Reader>> } = {
  obligation: {
    'merged.reason': 'reader',
    'cancelled.reason': 'reader',
    'closed.reason': 'reader',
    'withdrawn.reason': 'reader',
  },
  talk: {
    place: 'subject',
    workNeed: 'reader',
    'reasons.*': 'reader',
    'confirmed.asBreach.reason': 'reader',
    'amendments[].reason': 'reader',
    'cancelled.reason': 'reader',
  },
  matter: {
    disposition: 'reader',
    result: 'reader',
    evidence: 'reader',
    returned: 'reader',
    'check.opinion': 'reader',
    noted: 'reader',
  },
  admonition: {
    'decision.body': 'reader',
    'decision.documentNumber': 'reader',
    'notice.number': 'reader',
    'voided[].reason': 'reader',
    'rectification[].demand': 'subject',
    'rectification[].check.opinion': 'reader',
    'rectification[].returned[].opinion': 'reader',
    'rectification[].extensions[].reason': 'reader',
    'rectification[].withdrawn.reason': 'reader',
    'cancelled.reason': 'reader',
    'amendments[].reason': 'reader',
    'closed.reason': 'reader',
  },
  inquiry: {
    'rounds[].service.number': 'reader',
  },
  delegation: {
    reason: 'reader',
    'order.number': 'reader',
    'withdrawn.reason': 'reader',
    'handedOn.whatHappened': 'reader',
    whatHappened: 'reader',
    'returns[].shredded.note': 'reader',
    'returns[].sentBack.opinion': 'reader',
    'closed.reason': 'reader',
  },
  submission: { 'returned.reason': 'subject' },
  // Read in the department alone: the one record that is all about who reported (四·2⑸).
  incident: {
    what: 'reader',
    'findings[].text': 'reader',
    'sanctions[].what': 'reader',
    'closed.conclusion': 'reader',
  },
};

/**
 * Acts that send words to the subject, as a paper would: where nobody here can search them they do not
 * go. Any other act records what happens or when and where, which is never refused for want of a
 * search: a talk can be arranged at any desk. There only a name that was found stops it.
 */
const sending: ReadonlySet<Action> = new Set<Action>([
  'admonition.demand-rectification',
  'submission.return',
]);

/** Refuses where words that an act writes would tell who reported. */
export async function mayGoOut(
  desk: Desk,
  action: Action,
  drafts: readonly Draft[],
  before: (draft: Draft) => Promise<object | undefined>,
): Promise<void> {
  for (const draft of drafts) {
    const fields = outgoing[draft.type];
    if (fields === undefined) continue;
    const old = await before(draft);
    const texts = { subject: [] as string[], reader: [] as string[] };
    for (const [path, reader] of Object.entries(fields)) {
      const stood = new Set(old === undefined ? [] : textsAt(old, path));
      texts[reader].push(...textsAt(draft.body, path).filter((text) => !stood.has(text)));
    }
    const all = [...texts.subject, ...texts.reader];
    if (all.length === 0) continue;
    const strict = texts.subject.length > 0 && sending.has(action);
    for (const obligation of await petitionsBehind(desk, draft)) {
      await search(desk, obligation, all, strict);
    }
  }
}

/** The texts that stand at a path of a body. */
export function textsAt(body: object, path: string): readonly string[] {
  let found: readonly unknown[] = [body];
  for (const step of path.replace(/\[\]/g, '.[]').split('.')) {
    found = found.flatMap((one): readonly unknown[] => {
      if (typeof one !== 'object' || one === null) return [];
      if (step === '[]' || step === '*') return Object.values(one);
      return [(one as Readonly<Record<string, unknown>>)[step]];
    });
  }
  return found.filter((one): one is string => typeof one === 'string' && one.trim() !== '');
}

/** The petitions behind the record, and any other about the same person: a word can tell of that one too. */
async function petitionsBehind(desk: Desk, draft: Draft): Promise<readonly ObligationRecord[]> {
  const { ids, people } = tied(draft);
  const all = await desk.everything('obligation');
  const own = new Set(ids);
  const subjects = new Set(people);
  for (const one of all) if (own.has(one.id)) subjects.add(one.ofTheDay.id);
  return all.filter(
    ({ id, obligation, ofTheDay }) =>
      obligation.petition && (own.has(id) || subjects.has(ofTheDay.id)),
  );
}

function tied({ type, id, body }: Draft): {
  readonly ids: readonly string[];
  readonly people: readonly string[];
} {
  switch (type) {
    case 'obligation':
      return { ids: [id], people: [body.ofTheDay.id] };
    case 'talk':
    case 'delegation':
      return { ids: body.obligations, people: [] };
    case 'matter':
    case 'admonition':
    case 'inquiry':
      return { ids: [body.obligation], people: [] };
    case 'incident':
      return { ids: body.obligation === undefined ? [] : [body.obligation], people: [] };
    case 'submission':
      return { ids: [], people: [body.from.id] };
    default:
      return { ids: [], people: [] };
  }
}

async function search(
  desk: Desk,
  { event, obligation }: ObligationRecord,
  texts: readonly string[],
  strict: boolean,
): Promise<void> {
  const found = await searched(desk, { petition: true, event }, texts);
  if (found.scrub === 'clean' || (found.scrub === 'not-run' && !strict)) return;
  const findings: readonly Finding[] = judge(desk.policy, {
    type: 'issue-paper',
    paper: { id: event, paper: 'words', kind: obligation.kind, petition: true, ...found },
    audience: strict ? 'subject' : 'talker',
    asOf: desk.today(),
  }).filter(({ severity }) => severity === 'error');
  if (findings.length === 0) return;
  const hit = found.scrub === 'hit';
  refuse('policy.refused', (say) => (hit ? say.records.namesInformant : say.refusals.policy), {
    findings,
  });
}
