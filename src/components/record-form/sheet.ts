/** Everything the record form shows of one talk, and how far it has come. No DOM here. */
import type {
  Actor,
  CivilDate,
  Explanation,
  Finding,
  MatterRecord,
  NextAct,
  TalkAct,
  TalkRecord,
  TalkSdk,
  WorklistRow,
} from '../../sdk/index.ts';
import { sealedOf, type Typed } from './kept.ts';

export interface Sheet {
  readonly talk: TalkRecord;
  readonly rows: readonly WorklistRow[];
  readonly matters: readonly MatterRecord[];
  readonly next: readonly NextAct<TalkAct>[];
  readonly review: readonly Finding[];
  readonly without: { readonly allowed: boolean; readonly why?: Explanation };
  /** Who is at the desk. */
  readonly actor: Actor;
  /** What that person had typed when the form was left. */
  readonly sealed: Typed | undefined;
}

export async function readSheet(sdk: TalkSdk, id: string): Promise<Sheet | undefined> {
  const talk = await sdk.talks.get(id);
  if (!talk) return undefined;
  const [found, matters, next, review, without, actor, sealed] = await Promise.all([
    Promise.all(talk.obligations.map((obligation) => sdk.obligations.get(obligation))),
    sdk.matters.ofTalk(id),
    sdk.talks.next(id),
    sdk.records.review(id),
    sdk.records.mayDoWithout(id),
    sdk.actor(),
    sealedOf(sdk, id),
  ]);
  const rows = found.filter((row) => row !== undefined);
  return { talk, rows, matters, next, review, without, actor, sealed };
}

export function may(sheet: Sheet, act: TalkAct): boolean {
  return sheet.next.some((next) => next.act === act && next.possible);
}

export function whyNot(sheet: Sheet, act: TalkAct): string | undefined {
  return sheet.next.find((next) => next.act === act && !next.possible)?.why;
}

/** Somebody other than the talker enters it, and both names are kept. */
export function entersForTalker({ talk, actor }: Sheet): boolean {
  return actor.id !== talk.talker.id && actor.roles.includes('clerk');
}

export const stageNames = ['prepare', 'hold', 'confirm', 'follow'] as const;
export type Stage = (typeof stageNames)[number];

/** `over`: it will not come any more. */
export type StageState = 'done' | 'now' | 'later' | 'over';

/** The stage that is to be worked on; none of a talk that was cancelled. */
export function stageNow(talk: TalkRecord, today: CivilDate): Stage | undefined {
  if (talk.cancelled) return undefined;
  if (talk.confirmed) return 'follow';
  if (talk.record !== 'undecided') return 'confirm';
  if (talk.heldBy || talk.date <= today) return 'hold';
  return 'prepare';
}

export function stageState(stage: Stage, talk: TalkRecord, today: CivilDate): StageState {
  const now = stageNow(talk, today);
  switch (stage) {
    case 'prepare':
      if (talk.outline && (talk.notified || talk.heldBy)) return 'done';
      return talk.heldBy || now === undefined ? 'over' : 'now';
    case 'hold':
      if (talk.record !== 'undecided') return 'done';
      break;
    case 'confirm':
      if (talk.confirmed) return 'done';
      break;
    case 'follow':
      if (talk.state.startsWith('closed')) return 'done';
      break;
  }
  if (now === undefined) return 'over';
  return stage === now ? 'now' : 'later';
}

/** Which stages lie open at first: what is done now, and what has been said once there is something. */
export function opensAtFirst(stage: Stage, talk: TalkRecord, today: CivilDate): boolean {
  const now = stageNow(talk, today);
  switch (stage) {
    case 'prepare':
      return now === 'prepare';
    case 'hold':
      return now === 'hold' || talk.heldBy !== undefined;
    case 'confirm':
      return talk.heldBy !== undefined && talk.confirmed === undefined;
    case 'follow':
      return now === 'follow';
  }
}
