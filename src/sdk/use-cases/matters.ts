/**
 * 反映事项 (四·2⑶, 五¶2): what a subject raised is handled case by case, checked by somebody other
 * than the handler, and answered. With the last one settled, the obligation it hangs on is closed.
 */
import * as z from 'zod/mini';
import { type Finding, isFinal, judge, stateName } from '../../policy/index.ts';
import type {
  MatterAct,
  MatterQuery,
  MatterRow,
  MattersApi,
  NextAct,
  Seen,
  TalkSdk,
} from '../api.ts';
import type { Action } from '../access/table.ts';
import { bodyOf, type Desk, type Draft, refuse } from '../desk.ts';
import { checked, day, said, seen } from '../input.ts';
import type { Body, MatterRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor } from '../ports.ts';
import { namedPerson } from './people.ts';
import { talkEndingWith } from './settling.ts';

export function mattersApi(desk: Desk): MattersApi {
  return {
    ofTalk: (talk) =>
      desk.read('matter.read', [], async () =>
        (await matterRows(desk, { talk })).map(({ matter }) => matter),
      ),
    list: (query) => desk.read('matter.read', [], () => matterRows(desk, query)),
    assign: (input) => assign(desk, input),
    handle: (input) => handle(desk, input),
    settleAtOnce: (input) => settleAtOnce(desk, input),
    answer: (input) => answer(desk, input),
    sendBack: (input) => sendBack(desk, input),
    verify: (input) => verify(desk, input),
    close: (matter) => close(desk, matter),
    note: (input) => note(desk, input),
  };
}

type Input<Name extends keyof TalkSdk['matters']> = Parameters<TalkSdk['matters'][Name]>[0];

const assignInput: z.ZodMiniType<Input<'assign'>> = z.strictObject({
  matter: seen,
  handler: said,
  dueOn: z.exactOptional(day),
});
const handleInput: z.ZodMiniType<Input<'handle'>> = z.strictObject({
  matter: seen,
  disposition: said,
  result: said,
  evidence: said,
});
const settleInput: z.ZodMiniType<Input<'settleAtOnce'>> = z.strictObject({
  matter: seen,
  handler: said,
  disposition: said,
  result: said,
});
const answerInput: z.ZodMiniType<Input<'answer'>> = z.strictObject({ matter: seen, on: day });
const opinionInput: z.ZodMiniType<Input<'sendBack'>> = z.strictObject({
  matter: seen,
  opinion: said,
});
const verifyInput: z.ZodMiniType<Input<'verify'>> = z.strictObject({
  matter: seen,
  checker: said,
  on: day,
  opinion: said,
});
const noteInput: z.ZodMiniType<Input<'note'>> = z.strictObject({ matter: seen, reason: said });

export function assign(desk: Desk, input: Input<'assign'>): Promise<Outcome<MatterRecord>> {
  return desk.job('matter.assign', async (actor) => {
    const given = checked(assignInput, input);
    const matter = await desk.seen('matter', given.matter);
    await notTheSubject(desk, matter, given.handler, 'handler');
    const handler = await namedPerson(desk, given.handler, desk.today(), 'handler');
    return change(desk, actor, 'matter.assign', matter, 'assign', {
      handler,
      ...(given.dueOn === undefined ? {} : { dueOn: given.dueOn }),
    });
  });
}

export function handle(desk: Desk, input: Input<'handle'>): Promise<Outcome<MatterRecord>> {
  return desk.job('matter.handle', async (actor) => {
    const { matter: wanted, ...done } = checked(handleInput, input);
    const matter = await desk.seen('matter', wanted);
    return change(desk, actor, 'matter.handle', matter, 'handle', done);
  });
}

/** Settled in the room or on the day: by whom, how, and what came of it. It is checked like any other. */
export function settleAtOnce(
  desk: Desk,
  input: Input<'settleAtOnce'>,
): Promise<Outcome<MatterRecord>> {
  return desk.job('matter.handle', async (actor) => {
    const { matter: wanted, handler: id, ...done } = checked(settleInput, input);
    const matter = await desk.seen('matter', wanted);
    await notTheSubject(desk, matter, id, 'handler');
    const handler = await namedPerson(desk, id, desk.today(), 'handler');
    return change(desk, actor, 'matter.handle', matter, 'settle-at-once', { handler, ...done });
  });
}

/** The subject was told what came of it. */
export function answer(desk: Desk, input: Input<'answer'>): Promise<Outcome<MatterRecord>> {
  return desk.job('matter.handle', async (actor) => {
    const given = checked(answerInput, input);
    const matter = await desk.seen('matter', given.matter);
    if (given.on > desk.today()) {
      refuse('input.invalid', (say) => say.refusals.future, { path: 'on' });
    }
    return change(desk, actor, 'matter.handle', matter, 'answer-subject', { answeredOn: given.on });
  });
}

/** Not good enough: back to the handler, with the reason. */
export function sendBack(desk: Desk, input: Input<'sendBack'>): Promise<Outcome<MatterRecord>> {
  return desk.job('matter.verify', async (actor) => {
    const given = checked(opinionInput, input);
    const matter = await desk.seen('matter', given.matter);
    return change(desk, actor, 'matter.verify', matter, 'return', { returned: given.opinion });
  });
}

export function verify(desk: Desk, input: Input<'verify'>): Promise<Outcome<MatterRecord>> {
  return desk.job('matter.verify', async (actor) => {
    const given = checked(verifyInput, input);
    const matter = await desk.seen('matter', given.matter);
    if (given.on > desk.today()) {
      refuse('input.invalid', (say) => say.refusals.future, { path: 'on' });
    }
    await notTheSubject(desk, matter, given.checker, 'checker');
    const checker = await namedPerson(desk, given.checker, given.on, 'checker');
    if (checker.id === matter.handler?.id) {
      refuse('input.invalid', (say) => say.refusals.checkerIsHandler, { path: 'checker' });
    }
    const by = { by: actor.id, name: actor.name };
    return change(desk, actor, 'matter.verify', matter, 'verify', {
      check: { on: given.on, checker, opinion: given.opinion, by },
    });
  });
}

export function close(desk: Desk, matterSeen: Seen): Promise<Outcome<MatterRecord>> {
  return desk.job('matter.close', async (actor) => {
    const matter = await desk.seen('matter', checked(seen, matterSeen));
    return change(desk, actor, 'matter.close', matter, 'close', {});
  });
}

/** Nothing is to be done about it: noted, with the reason. */
export function note(desk: Desk, input: Input<'note'>): Promise<Outcome<MatterRecord>> {
  return desk.job('matter.close', async (actor) => {
    const given = checked(noteInput, input);
    const matter = await desk.seen('matter', given.matter);
    return change(desk, actor, 'matter.close', matter, 'note', { noted: given.reason });
  });
}

export async function matterRows(
  desk: Desk,
  query: MatterQuery = {},
): Promise<readonly MatterRow[]> {
  const obligations = new Map((await desk.all('obligation')).map((one) => [one.id, one]));
  const today = desk.today();
  const mayDo = await desk.rights('matter');
  return (await desk.all('matter'))
    .filter((matter) => query.talk === undefined || matter.talk === query.talk)
    .filter((matter) => query.open !== true || !isFinal('matter', matter.state))
    .flatMap((matter) => {
      const subject = obligations.get(matter.obligation)?.ofTheDay;
      if (subject === undefined) return [];
      const overdue = !isSettled(matter) && matter.dueOn !== undefined && matter.dueOn < today;
      return [
        {
          matter,
          subjectName: subject.name,
          unitName: subject.unitName,
          stateName: stateName(desk.policy, 'matter', matter.state),
          overdue,
          findings: isSettled(matter) ? [] : judgeMatter(desk, matter),
          next: nextActs(desk, matter, mayDo),
        },
      ];
    })
    .sort(
      (a, b) =>
        Number(b.overdue) - Number(a.overdue) || (a.matter.raisedOn < b.matter.raisedOn ? -1 : 1),
    );
}

function nextActs(
  desk: Desk,
  matter: MatterRecord,
  mayDo: (action: Action, matter: MatterRecord) => boolean,
): readonly NextAct<MatterAct>[] {
  const acts: readonly (readonly [MatterAct, Action, string])[] = [
    ['assign', 'matter.assign', 'assign'],
    ['handle', 'matter.handle', 'handle'],
    ['settleAtOnce', 'matter.handle', 'settle-at-once'],
    ['answer', 'matter.handle', 'answer-subject'],
    ['sendBack', 'matter.verify', 'return'],
    ['verify', 'matter.verify', 'verify'],
    ['close', 'matter.close', 'close'],
    ['note', 'matter.close', 'note'],
  ];
  return acts.map(([act, right, action]) =>
    mayDo(right, matter)
      ? desk.possible('matter', matter.state, action, act)
      : { act, possible: false, why: desk.messages.refusals.noRight },
  );
}

async function notTheSubject(
  desk: Desk,
  matter: MatterRecord,
  id: string,
  path: string,
): Promise<void> {
  const { ofTheDay } = await desk.behind('obligation', matter.obligation);
  desk.notTheSubject({ id }, ofTheDay, path);
}

async function change(
  desk: Desk,
  actor: Actor,
  act: Parameters<Desk['write']>[1],
  matter: MatterRecord,
  action: string,
  fields: Partial<Body<'matter'>>,
): Promise<{ readonly value: MatterRecord; readonly findings: readonly Finding[] }> {
  const state = desk.step('matter', matter.state, action);
  const changed: MatterRecord = { ...matter, ...fields, state };
  const { id, revision } = matter;
  const settled = isSettled(changed) ? await settledObligation(desk, changed) : [];
  await desk.write(actor, act, [
    { type: 'matter', id, revision, body: bodyOf(changed) },
    ...settled,
  ]);
  return { value: await desk.get('matter', id), findings: judgeMatter(desk, changed) };
}

function judgeMatter(desk: Desk, matter: MatterRecord): readonly Finding[] {
  const { id, handler, disposition, result, evidence, check, answeredOn } = matter;
  return judge(desk.policy, {
    type: 'handle-matter',
    asOf: desk.today(),
    matter: {
      id,
      evidence: evidence !== undefined,
      ...(handler === undefined ? {} : { handler: handler.id }),
      ...(disposition === undefined ? {} : { disposition }),
      ...(result === undefined ? {} : { result }),
      ...(check === undefined ? {} : { checker: check.checker.id }),
      ...(answeredOn === undefined ? {} : { answeredOn }),
    },
  });
}

function isSettled({ state }: MatterRecord): boolean {
  return isFinal('matter', state);
}

/**
 * With the last matter settled nothing is left to follow up, unless an admonition still runs. The
 * obligation is written in any case: of two matters that are settled at once, one is told to look again.
 */
async function settledObligation(desk: Desk, last: MatterRecord): Promise<readonly Draft[]> {
  const obligation = await desk.behind('obligation', last.obligation);
  // After a talk that was closed as a breach the obligation waits for another talk, not for this matter.
  if (obligation.state !== 'following' || obligation.discharged?.talk !== last.talk) {
    return talkEndingWith(desk, last.talk, new Set(), { as: 'settled' }, last.id);
  }
  const others = (await desk.everything('matter')).some(
    (matter) =>
      matter.id !== last.id &&
      matter.talk === last.talk &&
      matter.obligation === obligation.id &&
      !isSettled(matter),
  );
  const admonition =
    obligation.admonition === undefined
      ? undefined
      : await desk.behind('admonition', obligation.admonition);
  const over = !others && (admonition === undefined || admonition.closed !== undefined);
  const body = bodyOf(obligation);
  return [
    {
      type: 'obligation',
      id: obligation.id,
      revision: obligation.revision,
      body: over ? { ...body, state: desk.step('obligation', obligation.state, 'close') } : body,
    },
    ...(over
      ? await talkEndingWith(desk, last.talk, new Set([obligation.id]), { as: 'settled' }, last.id)
      : []),
  ];
}
