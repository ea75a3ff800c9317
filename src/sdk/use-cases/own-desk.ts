/**
 * 本人: a cadre's own desk. What is sent in is checked against the allow-list view that they have, and
 * against nothing behind it, and is kept as a piece of its own; no case is read or written for it.
 */
import * as z from 'zod/mini';
import type { OwnApi, OwnCaseView, SubmissionView } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import { checked, said } from '../input.ts';
import type { SubmissionRecord } from '../model/records.ts';
import type { SubmissionContent } from '../model/submission.ts';
import type { Actor } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import { project } from '../vault/project.ts';
import { ownCases } from './case-access.ts';

export function ownApi(desk: Desk): OwnApi {
  return {
    cases: () => desk.read('own.read', [], (actor) => ownCases(desk, actor.id)),
    submissions: () => desk.read('own.read', [], (actor) => ownSubmissions(desk, actor)),
    reply: (input) => reply(desk, input),
    report: (input) => report(desk, input),
    receipt: (input) => receipt(desk, input),
    request: (input) => request(desk, input),
  };
}

type Input<Name extends 'reply' | 'report' | 'receipt' | 'request'> = Parameters<OwnApi[Name]>[0];

const replying: z.ZodMiniType<Input<'reply'>> = z.strictObject({
  case: said,
  letter: said,
  answers: z.array(z.strictObject({ question: said, text: said })).check(z.maxLength(200)),
  pledge: z.exactOptional(z.boolean()),
});
const reporting: z.ZodMiniType<Input<'report'>> = z.strictObject({
  case: said,
  item: said,
  text: said,
});
const signing: z.ZodMiniType<Input<'receipt'>> = z.strictObject({
  case: said,
  of: z.enum(['notice', 'letter']),
  number: said,
});
const asking: z.ZodMiniType<Input<'request'>> = z.strictObject({ text: said });

function reply(desk: Desk, input: Input<'reply'>): ReturnType<OwnApi['reply']> {
  return desk.job('own.submit', async (actor) => {
    const given = checked(replying, input);
    const { letters } = await ownCase(desk, actor, given.case);
    const letter = letters.find(({ number }) => number === given.letter) ?? unknown('letter');
    if (letter.repliedOn !== undefined) done();
    const { answers, pledge = false } = given;
    const asked = new Set(letter.questions.map(({ id }) => id));
    const once = new Set(answers.map(({ question }) => question));
    if (answers.length === 0 || once.size < answers.length) invalid('answers');
    if (answers.some(({ question }) => !asked.has(question))) unknown('answers');
    return send(desk, actor, { ...given, type: 'reply', answers, pledge });
  });
}

function report(desk: Desk, input: Input<'report'>): ReturnType<OwnApi['report']> {
  return desk.job('own.submit', async (actor) => {
    const given = checked(reporting, input);
    const { rectification } = await ownCase(desk, actor, given.case);
    const item = rectification.find((one) => one.item === given.item) ?? unknown('item');
    if (item.checkedOn !== undefined) done();
    return send(desk, actor, { ...given, type: 'report', text: given.text.trim() });
  });
}

function receipt(desk: Desk, input: Input<'receipt'>): ReturnType<OwnApi['receipt']> {
  return desk.job('own.submit', async (actor) => {
    const given = checked(signing, input);
    const { notice, letters } = await ownCase(desk, actor, given.case);
    const papers = given.of === 'letter' ? letters : notice === undefined ? [] : [notice];
    const paper = papers.find(({ number }) => number === given.number) ?? unknown('number');
    if (paper.receipt !== 'none') done();
    return send(desk, actor, { ...given, type: 'receipt' });
  });
}

function request(desk: Desk, input: Input<'request'>): ReturnType<OwnApi['request']> {
  return desk.job('own.submit', async (actor) => {
    const { text } = checked(asking, input);
    return send(desk, actor, { type: 'request', text: text.trim() });
  });
}

async function ownCase(desk: Desk, actor: Actor, id: string): Promise<OwnCaseView> {
  const cases = await ownCases(desk, actor.id);
  return cases.find((one) => one.case === id) ?? unknown('case');
}

function unknown(path: string): never {
  return refuse('record.not-found', (say) => say.refusals.notThere, { path });
}

function invalid(path: string): never {
  return refuse('input.invalid', (say) => say.refusals.invalid, { path });
}

function done(): never {
  return refuse('state.not-possible', (say) => say.records.sentIn);
}

/** Kept as it was sent in; once, and again only where it came back. */
async function send(
  desk: Desk,
  actor: Actor,
  content: SubmissionContent,
): Promise<{ readonly value: SubmissionView }> {
  const about = subjectOf(content);
  const mine = await sentBy(desk, actor);
  const waits = ({ state }: SubmissionRecord) =>
    state === 'submitted' || (state === 'accepted' && content.type === 'reply');
  if (mine.some((one) => waits(one) && subjectOf(one.content) === about)) done();
  const id = randomId();
  const from = { id: actor.id, name: actor.name };
  await desk.write(actor, 'own.submit', [
    {
      type: 'submission',
      id,
      revision: 0,
      body: { state: 'submitted', from, on: desk.today(), content },
    },
  ]);
  return { value: viewOf({ state: 'submitted', on: desk.today(), content }) };
}

/** What it is about: one piece of each waits at a time. */
function subjectOf(content: SubmissionContent): string {
  switch (content.type) {
    case 'reply':
      return `reply ${content.case} ${content.letter}`;
    case 'report':
      return `report ${content.case} ${content.item}`;
    case 'receipt':
      return `receipt ${content.case} ${content.of} ${content.number}`;
    case 'request':
      return 'request';
  }
}

async function sentBy(desk: Desk, actor: Actor): Promise<readonly SubmissionRecord[]> {
  return (await desk.everything('submission')).filter(({ from }) => from.id === actor.id);
}

async function ownSubmissions(desk: Desk, actor: Actor): Promise<readonly SubmissionView[]> {
  const mine = [...(await sentBy(desk, actor))];
  return mine
    .sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on > b.on ? -1 : 1))
    .map(viewOf);
}

function viewOf({
  state,
  on,
  content,
  returned,
}: Pick<SubmissionRecord, 'state' | 'on' | 'content' | 'returned'>): SubmissionView {
  const { type } = content;
  return project('submission', {
    type,
    on,
    state,
    ...(type === 'request' ? {} : { case: content.case }),
    ...(type === 'reply' ? { number: content.letter } : {}),
    ...(type === 'receipt' ? { number: content.number } : {}),
    ...(type === 'report' ? { item: content.item } : {}),
    ...(returned === undefined ? {} : { returnedFor: returned.reason }),
  });
}
