/**
 * 材料登记 (五¶3): what the department keeps, what a unit had and gave back, and what never goes into a
 * personal archive. A paper's class sticks to every copy. Nothing is destroyed for its age: the text
 * gives no period, so an original can only be transferred.
 */
import * as z from 'zod/mini';
import { type Finding, judge, type Keeper, papers, retentionOf } from '../../policy/index.ts';
import type { PaperAct, PaperQuery, PaperRow, PapersApi, RegisterPaperInput } from '../api.ts';
import { bodyOf, type Desk, type Draft, refuse } from '../desk.ts';
import { checked, day, maybeSaid, said, seen } from '../input.ts';
import type { Custody } from '../model/paper.ts';
import type { Body, DoneBy, ObligationRecord, PaperRecord, TalkRecord } from '../model/records.ts';
import type { NextAct } from '../api.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import { attachmentOf, fileOf, withRoom } from './paper-files.ts';
import { namedPerson, personOf } from './people.ts';
import { breaches } from './talk-judging.ts';

export function papersApi(desk: Desk): PapersApi {
  return {
    list: (query) => desk.read('paper.read', [], () => paperRows(desk, query)),
    get: (id) =>
      desk.open('paper.read', id, async () => {
        const paper = await desk.find('paper', id);
        return paper && row(desk, paper);
      }),
    register: (input) => register(desk, input),
    copy: (input) => copy(desk, input),
    attach: (input) => attach(desk, input),
    attachment: (id) =>
      desk.open('paper.read', id, async () => {
        const paper = await desk.find('paper', id);
        return paper && attachmentOf(desk, paper);
      }),
    file: (input) => file(desk, input),
    giveBack: (input) => giveBack(desk, input),
    shred: (input) => shred(desk, input),
    takeIn: (input) => takeIn(desk, input),
  };
}

type Input<Name extends keyof PapersApi> = NonNullable<Parameters<PapersApi[Name]>[0]>;

const keepers = ['department', 'unit', 'subject', 'elsewhere'] as const;
const anyKeeper = z.enum([...keepers, 'personal-archive']);
export const fileInput = z.strictObject({ name: said, file: said });

const described = {
  paper: said,
  name: z.exactOptional(said),
  derivedFrom: z.exactOptional(z.array(said)),
  copy: z.exactOptional(z.enum(['original', 'copy', 'scan'])),
  obligation: z.exactOptional(said),
  talk: z.exactOptional(said),
  subject: z.exactOptional(said),
  file: z.exactOptional(fileInput),
};
const registering: z.ZodMiniType<RegisterPaperInput> = z.strictObject({
  ...described,
  keeper: z.exactOptional(z.enum(keepers)),
  holder: z.exactOptional(said),
  on: z.exactOptional(day),
});
const copying: z.ZodMiniType<Input<'copy'>> = z.strictObject({
  paper: seen,
  copy: z.enum(['copy', 'scan']),
  name: z.exactOptional(said),
  file: z.exactOptional(fileInput),
  keeper: z.exactOptional(anyKeeper),
  holder: z.exactOptional(said),
});
const attaching = z.strictObject({ paper: seen, name: z.exactOptional(said) });
const filing: z.ZodMiniType<Input<'file'>> = z.strictObject({
  paper: seen,
  to: anyKeeper,
  holder: z.exactOptional(said),
  on: z.exactOptional(day),
  note: z.exactOptional(maybeSaid),
});
const witnessed: z.ZodMiniType<Input<'shred'>> = z.strictObject({
  paper: seen,
  on: day,
  witness: said,
  note: z.exactOptional(maybeSaid),
});
const takingIn: z.ZodMiniType<Input<'takeIn'>> = z.strictObject({
  from: anyKeeper,
  papers: z.array(z.strictObject(described)),
});

function register(desk: Desk, input: Input<'register'>): Promise<Outcome<PaperRecord>> {
  return desk.job('paper.register', async (actor) => {
    const given = checked(registering, input);
    const on = given.on ?? desk.today();
    notInFuture(desk, on);
    const paper = await whatItIs(desk, actor, given);
    const keeper = given.keeper ?? 'department';
    const findings = judgeFiling(desk, randomId(), paper, keeper);
    const broken = breaches(findings);
    const draft = registered(paper, {
      act: 'registered',
      on,
      to: keeper,
      ...(given.holder === undefined ? {} : { holder: given.holder }),
      ...(broken.length === 0 ? {} : { breaches: broken }),
      by: entered(actor),
    });
    await desk.write(actor, 'paper.register', [draft]);
    return { value: await desk.get('paper', draft.id), findings };
  });
}

function copy(desk: Desk, input: Input<'copy'>): Promise<Outcome<PaperRecord>> {
  return desk.job('paper.copy', (actor) => copied(desk, actor, checked(copying, input)));
}

/** A scan is a copy of it, and of its class. */
function attach(desk: Desk, input: Input<'attach'>): Promise<Outcome<PaperRecord>> {
  return desk.job('paper.copy', async (actor) => {
    const { content, ...described } = input;
    const { paper, name } = checked(attaching, described);
    const file = await fileOf(content, name);
    return copied(desk, actor, { paper, copy: 'scan', name: file.name, file }, content);
  });
}

async function copied(desk: Desk, actor: Actor, given: z.infer<typeof copying>, content?: Blob) {
  const original = await desk.seen('paper', given.paper);
  notShredded(original);
  const to = given.keeper ?? 'department';
  // Who has the original has not the copy.
  const { file: _file, copiedFrom: _from, holder: _holder, ...of } = bodyOf(original);
  const paper = {
    ...of,
    name: given.name ?? of.name,
    copy: given.copy,
    derivedFrom: [...new Set([...of.derivedFrom, of.paper])],
    copiedFrom: original.id,
    ...(given.file === undefined ? {} : { file: given.file }),
  };
  const act = { type: 'export', papers: [{ id: original.id, ...paper }], to } as const;
  const findings = judge(desk.policy, act);
  desk.refuseFor(findings);
  const draft = registered(paper, {
    act: 'registered',
    on: desk.today(),
    to,
    ...(given.holder === undefined ? {} : { holder: given.holder }),
    by: entered(actor),
  });
  const files = content === undefined ? [] : [{ record: draft.id, content }];
  await withRoom(() => desk.write(actor, 'paper.copy', [draft], {}, { files }));
  return { value: await desk.get('paper', draft.id), findings };
}

function file(desk: Desk, input: Input<'file'>): Promise<Outcome<PaperRecord>> {
  return desk.job('paper.file', async (actor) => {
    const { to, holder, note, ...given } = checked(filing, input);
    const paper = await desk.seen('paper', given.paper);
    const on = given.on ?? desk.today();
    notInFuture(desk, on);
    notShredded(paper);
    const findings = judgeFiling(desk, paper.id, paper, to);
    desk.refuseFor(findings);
    const value = await moved(desk, actor, 'paper.file', paper, {
      act: 'filed',
      on,
      to,
      ...(holder === undefined ? {} : { holder }),
      ...(note === undefined ? {} : { note }),
      by: entered(actor),
    });
    return { value, findings };
  });
}

function giveBack(desk: Desk, input: Input<'giveBack'>): Promise<Outcome<PaperRecord>> {
  return desk.job('paper.give-back', async (actor) => {
    const { paper, ...seenBy } = await withWitness(desk, actor, input);
    if (paper.keeper === 'department') {
      refuse('state.not-possible', (say) => say.records.withDepartment);
    }
    const entry = { act: 'given-back', to: 'department', ...seenBy } as const;
    return { value: await moved(desk, actor, 'paper.give-back', paper, entry) };
  });
}

function shred(desk: Desk, input: Input<'shred'>): Promise<Outcome<PaperRecord>> {
  return desk.job('paper.shred', async (actor) => {
    const { paper, ...seenBy } = await withWitness(desk, actor, input);
    if (paper.copy === 'original') refuse('state.not-possible', (say) => say.records.originalStays);
    const entry = { act: 'shredded', to: paper.keeper, ...seenBy } as const;
    const value = await moved(desk, actor, 'paper.shred', paper, entry, 'shredded');
    return { value };
  });
}

function takeIn(desk: Desk, input: Input<'takeIn'>): Promise<Outcome<readonly PaperRecord[]>> {
  return desk.job('paper.take-in', async (actor) => {
    const given = checked(takingIn, input);
    const packed = await Promise.all(given.papers.map((one) => whatItIs(desk, actor, one)));
    const findings = judge(desk.policy, {
      type: 'import',
      papers: packed.map((one, index) => ({ id: String(index), ...one })),
      from: given.from,
    });
    desk.refuseFor(findings);
    const drafts = packed.map((paper) =>
      registered(paper, {
        act: 'registered',
        on: desk.today(),
        to: 'department',
        by: entered(actor),
      }),
    );
    await desk.write(actor, 'paper.take-in', drafts);
    const value = await Promise.all(drafts.map(({ id }) => desk.get('paper', id)));
    return { value, findings };
  });
}

type Described = Omit<Body<'paper'>, 'state' | 'keeper' | 'holder' | 'custody'>;

/** A paper by what it is and what it belongs to; nobody registers papers of their own case. */
async function whatItIs(
  desk: Desk,
  actor: Actor,
  given: Omit<RegisterPaperInput, 'keeper' | 'holder' | 'on'>,
): Promise<Described> {
  const known = papers(desk.policy);
  const names = [given.paper, ...(given.derivedFrom ?? [])];
  for (const [index, name] of names.entries()) {
    if (known.some(({ id }) => id === name)) continue;
    const path = index === 0 ? 'paper' : `derivedFrom.${index - 1}`;
    refuse('input.invalid', (say) => say.records.unknownPaper, { path });
  }
  const talk = given.talk === undefined ? undefined : await desk.get('talk', given.talk);
  const obligations = await Promise.all(
    [
      ...new Set([...(talk?.obligations ?? []), ...(given.obligation ? [given.obligation] : [])]),
    ].map((id) => desk.get('obligation', id)),
  );
  const subjects = new Set([
    ...obligations.map(({ ofTheDay }) => ofTheDay.id),
    ...(given.subject ? [(await personOf(desk, given.subject, 'subject')).id] : []),
  ]);
  desk.notOneself(
    actor,
    [...subjects].map((id) => ({ id })),
  );
  const derivedFrom = given.derivedFrom ?? [];
  return {
    paper: given.paper,
    derivedFrom,
    name: given.name ?? known.find(({ id }) => id === given.paper)?.name.zh ?? given.paper,
    copy: given.copy ?? 'original',
    archive: retentionOf(desk.policy, { paper: given.paper, derivedFrom }).archive,
    subjects: [...subjects],
    obligations: obligations.map(({ id }) => id),
    ...(talk === undefined ? {} : { talk: talk.id }),
    ...(given.file === undefined ? {} : { file: given.file }),
  };
}

/** The signed record of a talk, scanned: of the class of the records of all kinds that it was held for. */
export function scannedRecord(
  desk: Desk,
  talk: TalkRecord,
  obligations: readonly ObligationRecord[],
  given: { readonly name: string; readonly file: string },
  { on, by }: { readonly on: Custody['on']; readonly by: DoneBy },
): Draft & { readonly type: 'paper' } {
  const records = obligations.flatMap(({ obligation }) =>
    obligation.papers.filter((paper) => paper.endsWith('-record')),
  );
  const [paper = 'talk-record', ...others] = [...new Set(records)];
  const derivedFrom = [paper, ...others];
  const described: Described = {
    paper,
    derivedFrom,
    name: given.name,
    copy: 'scan',
    archive: retentionOf(desk.policy, { paper, derivedFrom }).archive,
    subjects: obligations.map(({ ofTheDay }) => ofTheDay.id),
    obligations: obligations.map(({ id }) => id),
    talk: talk.id,
    file: given,
  };
  return registered(described, { act: 'registered', on, to: 'department', by });
}

function registered(paper: Described, entry: Custody): Draft & { readonly type: 'paper' } {
  const { to: keeper, holder } = entry;
  return {
    type: 'paper',
    id: randomId(),
    revision: 0,
    body: {
      ...paper,
      state: 'kept',
      keeper,
      ...(holder === undefined ? {} : { holder }),
      custody: [entry],
    },
  };
}

function judgeFiling(
  desk: Desk,
  id: string,
  { paper, derivedFrom }: Pick<Described, 'paper' | 'derivedFrom'>,
  to: Keeper,
): readonly Finding[] {
  return judge(desk.policy, { type: 'archive', paper: { id, paper, derivedFrom }, to });
}

async function withWitness(desk: Desk, actor: Actor, input: Input<'shred'>) {
  const given = checked(witnessed, input);
  const paper = await desk.seen('paper', given.paper);
  notInFuture(desk, given.on);
  notShredded(paper);
  for (const id of paper.subjects) desk.notTheSubject({ id: given.witness }, { id }, 'witness');
  if (given.witness === actor.id) {
    refuse('input.invalid', (say) => say.records.witnessIsActor, { path: 'witness' });
  }
  const witness = await namedPerson(desk, given.witness, given.on, 'witness');
  const { on, note } = given;
  return { paper, on, witness, ...(note === undefined ? {} : { note }), by: entered(actor) };
}

async function moved(
  desk: Desk,
  actor: Actor,
  action: 'paper.file' | 'paper.give-back' | 'paper.shred',
  paper: PaperRecord,
  entry: Custody,
  state: PaperRecord['state'] = 'kept',
): Promise<PaperRecord> {
  const { holder: _before, ...rest } = bodyOf(paper);
  const { to: keeper, holder } = entry;
  const body = {
    ...rest,
    state,
    keeper,
    ...(holder === undefined ? {} : { holder }),
    custody: [...paper.custody, entry],
  };
  const { id, revision } = paper;
  const also = state === 'shredded' ? { unfile: [id] } : {};
  await desk.write(actor, action, [{ type: 'paper', id, revision, body }], {}, also);
  return desk.get('paper', id);
}

function entered({ id, name }: Actor): DoneBy {
  return { by: id, name };
}

function notShredded({ state }: PaperRecord): void {
  if (state === 'shredded') refuse('state.not-possible', (say) => say.records.shredded);
}

function notInFuture(desk: Desk, on: string): void {
  if (on > desk.today()) refuse('input.invalid', (say) => say.refusals.future, { path: 'on' });
}

async function paperRows(desk: Desk, query: PaperQuery = {}): Promise<readonly PaperRow[]> {
  return (await desk.all('paper'))
    .filter(({ obligations }) => !query.obligation || obligations.includes(query.obligation))
    .filter(({ talk }) => !query.talk || talk === query.talk)
    .filter(({ keeper }) => !query.keeper || keeper === query.keeper)
    .filter(({ state }) => query.shredded === true || state === 'kept')
    .map((paper) => row(desk, paper))
    .sort((a, b) => ((a.paper.custody[0]?.on ?? '') < (b.paper.custody[0]?.on ?? '') ? -1 : 1));
}

function row(desk: Desk, paper: PaperRecord): PaperRow {
  const retention = retentionOf(desk.policy, paper);
  const name = papers(desk.policy).find(({ id }) => id === paper.paper)?.name;
  return {
    paper,
    paperName: name === undefined ? paper.paper : desk.named(name),
    personalArchive: retention.personalArchive,
    because: retention.because,
    next: nextActs(desk, paper),
  };
}

function nextActs(desk: Desk, paper: PaperRecord): readonly NextAct<PaperAct>[] {
  const act = (name: PaperAct, why?: string): NextAct<PaperAct> =>
    why === undefined ? { act: name, possible: true } : { act: name, possible: false, why };
  const gone = paper.state === 'shredded' ? desk.messages.records.shredded : undefined;
  const here = paper.keeper === 'department' ? desk.messages.records.withDepartment : undefined;
  const original = paper.copy === 'original' ? desk.messages.records.originalStays : undefined;
  return [
    act('copy', gone),
    act('file', gone),
    act('giveBack', gone ?? here),
    act('shred', gone ?? original),
  ];
}
