/**
 * 谈话记录: written down, read back and confirmed. What the rules block is the closing of the record and
 * the discharge; that the talk took place went in before (`holding.ts`).
 */
import * as z from 'zod/mini';
import { type Finding, explain, judge } from '../../policy/index.ts';
import type {
  ConfirmInput,
  NextAct,
  RecordsApi,
  TalkAct,
  TalksApi,
  WriteRecordInput,
} from '../api.ts';
import type { Action } from '../access/table.ts';
import { bodyOf, type Desk, type Draft, refuse } from '../desk.ts';
import { checked, day, maybeSaid, reasons, said, seen } from '../input.ts';
import type { AdmonitionRecord, Body, ObligationRecord, TalkRecord } from '../model/records.ts';
import { pointAnswer } from '../model/talk.ts';
import { talkFacts, type TalkContext } from '../model/talk-facts.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor, CivilDate } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import { amendTalk } from './amendments.ts';
import { fileInput, scannedRecord } from './papers.ts';
import { hold, recordUnarranged } from './holding.ts';
import { linksOf } from './links.ts';
import { enteredBy, namedPerson } from './people.ts';
import { notOwnTalk, talkContext } from './talk-context.ts';
import { breaches, discharges, judgeClosing } from './talk-judging.ts';

export function talksApi(desk: Desk): TalksApi {
  return {
    get: (id) => desk.open('talk.read', id, () => desk.find('talk', id)),
    next: (id) => desk.read('talk.read', [], (actor) => nextActs(desk, actor, id)),
    hold: (input) => hold(desk, input),
    recordUnarranged: (input) => recordUnarranged(desk, input),
  };
}

export function recordsApi(desk: Desk): RecordsApi {
  return {
    write: (input) => writeRecord(desk, input),
    confirm: (input) => confirm(desk, input),
    amend: (input) => amendTalk(desk, input),
    links: (id) => desk.read('worklist.read', undefined, () => linksOf(desk, id)),
    review: (talk) => desk.read('talk.read', [], (actor) => review(desk, actor, talk)),
    mayDoWithout: (talk) =>
      desk.read('talk.read', { allowed: false }, (actor) => mayDoWithout(desk, actor, talk)),
  };
}

const writing: z.ZodMiniType<WriteRecordInput> = z.strictObject({
  talk: seen,
  points: z.record(z.string(), z.array(pointAnswer)),
  statement: z.exactOptional(maybeSaid),
  matters: z.exactOptional(z.array(z.strictObject({ obligation: z.string(), text: said }))),
  record: z.enum(['written', 'not-needed']),
  onBehalfOf: z.exactOptional(said),
});

const confirming: z.ZodMiniType<ConfirmInput> = z.strictObject({
  talk: seen,
  method: z.enum(['signature', 'paper', 'refused']),
  on: day,
  remark: z.exactOptional(said),
  witnesses: z.exactOptional(z.array(said)),
  scan: z.exactOptional(fileInput),
  asBreach: z.exactOptional(z.strictObject({ approver: said, reason: said })),
  reasons: z.exactOptional(reasons),
  onBehalfOf: z.exactOptional(said),
});

export function writeRecord(desk: Desk, input: WriteRecordInput): Promise<Outcome<TalkRecord>> {
  return desk.job('record.write', async (actor) => {
    const given = checked(writing, input);
    const talk = await desk.seen('talk', given.talk);
    const context = await talkContext(desk, talk);
    notOwnTalk(desk, actor, talk, context);
    const state = desk.step(
      'talk',
      talk.state,
      given.record === 'written' ? 'record' : 'waive-record',
    );
    const foreign = Object.keys(given.points).find((id) => !talk.obligations.includes(id));
    if (foreign !== undefined) {
      return refuse('input.invalid', (say) => say.refusals.invalid, { path: `points.${foreign}` });
    }
    const { statement: written, ...rest } = bodyOf(talk);
    const statement = given.statement ?? written ?? '';
    const recorded: Body<'talk'> = {
      ...rest,
      state,
      points: given.points,
      record: given.record,
      recordedBy: await enteredBy(desk, actor, given.onBehalfOf, talk.subjects),
      // An empty statement takes back what was written before.
      ...(statement === '' ? {} : { statement }),
    };
    const findings = judge(desk.policy, {
      type: 'record-talk',
      talk: talkFacts({ ...recorded, id: talk.id }, context),
      asOf: desk.today(),
    });
    const matters = (given.matters ?? []).map(({ obligation, text }, index): Draft => {
      if (!talk.obligations.includes(obligation)) {
        return refuse('input.invalid', (say) => say.refusals.invalid, {
          path: `matters.${index}.obligation`,
        });
      }
      const body = {
        talk: talk.id,
        obligation,
        text,
        state: desk.start('matter'),
        raisedOn: talk.date,
      };
      return { type: 'matter', id: randomId(), revision: 0, body };
    });
    await desk.write(actor, 'record.write', [
      { type: 'talk', id: talk.id, revision: talk.revision, body: recorded },
      ...matters,
      // A record that is written again leaves its obligations where they are.
      ...(talk.state === state
        ? []
        : context.obligations.map((obligation) => moved(desk, obligation, 'record'))),
    ]);
    return { value: await desk.get('talk', talk.id), findings };
  });
}

/** What stands against closing the record as it is. */
export async function review(desk: Desk, actor: Actor, id: string): Promise<readonly Finding[]> {
  const talk = await desk.find('talk', id);
  if (talk === undefined) return [];
  return judgeClosing(desk, talk, await talkContext(desk, talk));
}

export function confirm(desk: Desk, input: ConfirmInput): Promise<Outcome<TalkRecord>> {
  return desk.job('record.confirm', async (actor) => {
    const given = checked(confirming, input);
    const talk = await desk.seen('talk', given.talk);
    const context = await talkContext(desk, talk);
    notOwnTalk(desk, actor, talk, context);
    if (given.on > desk.today()) {
      return refuse('input.invalid', (say) => say.refusals.future, { path: 'on' });
    }
    if (given.on < talk.date) {
      return refuse('input.invalid', (say) => say.refusals.beforeTalkHeld, { path: 'on' });
    }
    // Nobody's word alone that somebody would not sign.
    const { method, witnesses = [] } = given;
    if ((method === 'refused') !== witnesses.length > 0) {
      return refuse('input.invalid', (say) => say.refusals.invalid, { path: 'witnesses' });
    }
    const reasonsNow = { ...talk.reasons, ...given.reasons };
    const findings = judgeClosing(desk, { ...talk, reasons: reasonsNow }, context);
    const broken = findings.filter(({ severity }) => severity === 'error');
    const asBreach = broken.length > 0 ? given.asBreach : undefined;
    desk.refuseFor(asBreach === undefined ? findings : findings.filter((f) => !broken.includes(f)));
    const approver =
      asBreach === undefined
        ? undefined
        : await breachApprover(desk, asBreach.approver, given.on, talk, context);
    // A breach discharges nothing; but in a group each goes his own way: who was absent stays due.
    const judged = { ...talk, reasons: reasonsNow };
    const met = new Set(
      context.obligations.flatMap(({ id }) =>
        asBreach === undefined || (talk.mode === 'group' && discharges(desk, judged, context, id))
          ? [id]
          : [],
      ),
    );
    const openItems = await obligationsWithOpenItems(desk, talk, context);
    const by = await enteredBy(desk, actor, given.onBehalfOf, talk.subjects);
    const scan =
      given.scan === undefined
        ? undefined
        : scannedRecord(desk, talk, context.obligations, given.scan, { on: desk.today(), by });
    const confirmed: Body<'talk'> = {
      ...bodyOf(talk),
      state:
        met.size > 0
          ? settled(desk, 'talk', talk.state, openItems.size > 0)
          : desk.step('talk', talk.state, 'close-as-breach'),
      reasons: reasonsNow,
      breaches: breaches(findings),
      confirmed: {
        method: given.method,
        on: given.on,
        by,
        ...(given.remark === undefined ? {} : { remark: given.remark.trim() }),
        ...(given.witnesses === undefined ? {} : { witnesses: given.witnesses }),
        ...(scan === undefined ? {} : { scan: scan.id }),
        ...(approver === undefined || asBreach === undefined
          ? {}
          : { asBreach: { approver, reason: asBreach.reason } }),
      },
    };
    const action = asBreach === undefined ? 'record.confirm' : 'record.close-as-breach';
    await desk.write(actor, action, [
      { type: 'talk', id: talk.id, revision: talk.revision, body: confirmed },
      ...(scan === undefined ? [] : [scan]),
      ...context.obligations.map((obligation) =>
        met.has(obligation.id)
          ? discharged(desk, obligation, talk, openItems.has(obligation.id))
          : undischarged(desk, obligation),
      ),
      ...afterRecord(desk, context.admonition, met.size === 0),
    ]);
    return { value: await desk.get('talk', talk.id), findings };
  });
}

/** Somebody answers for the breach: neither whom the talk was with nor who held it. */
async function breachApprover(
  desk: Desk,
  id: string,
  on: CivilDate,
  talk: TalkRecord,
  { obligations }: TalkContext,
) {
  const path = 'asBreach.approver';
  for (const { ofTheDay } of obligations) desk.notTheSubject({ id }, ofTheDay, path);
  if (id === talk.talker.id) {
    refuse('input.invalid', (say) => say.refusals.approverIsTalker, { path });
  }
  return namedPerson(desk, id, on, path);
}

/** Which steps of the record form are open, and why the others are not. */
export async function nextActs(
  desk: Desk,
  actor: Actor,
  id: string,
): Promise<readonly NextAct<TalkAct>[]> {
  const talk = await desk.find('talk', id);
  if (talk === undefined) return [];
  const mayDo = await desk.rights('talk');
  const notMine = (act: TalkAct) => ({ act, possible: false, why: desk.messages.refusals.noRight });
  const step = (act: TalkAct, right: Action, action: string) =>
    mayDo(right, talk) ? desk.possible('talk', talk.state, action, act) : notMine(act);
  const { notHeldYet } = desk.messages.records;
  return [
    step('prepare', 'talk.prepare', 'prepare'),
    step('notify', 'talk.notify', 'notify'),
    step('hold', 'talk.hold', 'hold'),
    step('write', 'record.write', 'record'),
    step('confirm', 'record.confirm', 'confirm'),
    step('cancel', 'talk.cancel', 'cancel'),
    // A correction has no step of its own: it is possible from the day of the talk on, also when closed.
    !mayDo('record.amend', talk)
      ? notMine('amend')
      : talk.heldBy === undefined
        ? { act: 'amend', possible: false, why: notHeldYet }
        : { act: 'amend', possible: true },
  ];
}

/** Whether this talk may do without a written record, and what speaks against it (五¶2, 五¶3). */
export async function mayDoWithout(desk: Desk, actor: Actor, id: string) {
  const talk = await desk.find('talk', id);
  if (talk === undefined) return { allowed: false };
  const facts = talkFacts({ ...talk, record: 'not-needed' }, await talkContext(desk, talk));
  const against = judge(desk.policy, { type: 'record-talk', talk: facts, asOf: desk.today() }).find(
    ({ rule, severity }) => recordRules.includes(rule) && severity === 'error',
  );
  return against === undefined
    ? { allowed: true }
    : { allowed: false, why: explain(desk.policy, against) };
}

const recordRules = ['admonition.record', 'record.when_needed'];

function moved(desk: Desk, obligation: ObligationRecord, action: string): Draft {
  return {
    type: 'obligation',
    id: obligation.id,
    revision: obligation.revision,
    body: { ...bodyOf(obligation), state: desk.step('obligation', obligation.state, action) },
  };
}

/** Confirmed, and closed at once where nothing is left to do. */
function settled(desk: Desk, machine: 'talk' | 'obligation', state: string, open: boolean): string {
  const confirmed = desk.step(machine, state, 'confirm');
  return desk.step(machine, confirmed, open ? 'follow' : 'close');
}

/** Obligations that leave something to follow up: a matter that was raised, or rectification. */
async function obligationsWithOpenItems(
  desk: Desk,
  talk: TalkRecord,
  { admonition }: TalkContext,
): Promise<ReadonlySet<string>> {
  const matters = (await desk.everything('matter')).filter((matter) => matter.talk === talk.id);
  return new Set([
    ...matters.map(({ obligation }) => obligation),
    ...(admonition === undefined ? [] : [admonition.obligation]),
  ]);
}

function discharged(
  desk: Desk,
  obligation: ObligationRecord,
  talk: TalkRecord,
  open: boolean,
): Draft {
  return {
    type: 'obligation',
    id: obligation.id,
    revision: obligation.revision,
    body: {
      ...bodyOf(obligation),
      state: settled(desk, 'obligation', obligation.state, open),
      discharged: { talk: talk.id, on: talk.date },
    },
  };
}

/** The talk was no discharge: the obligation is due again, and the talk stays on record as it was. */
function undischarged(desk: Desk, obligation: ObligationRecord): Draft {
  const { talk: _talk, ...rest } = bodyOf(obligation);
  return {
    type: 'obligation',
    id: obligation.id,
    revision: obligation.revision,
    body: { ...rest, state: desk.step('obligation', obligation.state, 'leave-undischarged') },
  };
}

function afterRecord(
  desk: Desk,
  admonition: AdmonitionRecord | undefined,
  breach: boolean,
): readonly Draft[] {
  if (admonition === undefined) return [];
  const action = breach && admonition.state !== 'breached' ? 'record-breach' : 'record';
  const state = desk.step('admonition', admonition.state, action);
  return [draftOf(desk, { ...admonition, state })];
}

function draftOf(desk: Desk, admonition: AdmonitionRecord): Draft {
  const { id, revision } = admonition;
  return { type: 'admonition', id, revision, body: bodyOf(admonition) };
}
