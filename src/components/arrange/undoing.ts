/** What takes back an arrangement, or a move: told to whoever offers to undo (`undoable`). */
import type { Outcome, RescheduleInput, TalkEntry, TalkRecord, TalkSdk } from '../../sdk/index.ts';
import type { Undoable } from '../controllers/undo.ts';
import { longDate } from '../dates.ts';
import type { Texts } from '../messages/index.ts';
import { bring } from '../messages/index.ts';
import { scheduler } from '../messages/zh-CN/scheduler.ts';

bring(scheduler);

/** The way back of a move. */
export type WayBack = Omit<RescheduleInput, 'talk'>;

export function offerUndo(from: EventTarget, undoable: Undoable): void {
  from.dispatchEvent(new CustomEvent<Undoable>('undoable', { detail: undoable }));
}

export function undoArranging(sdk: TalkSdk, talk: TalkRecord, say: Texts): Undoable {
  const who = say.plan.subjects(talk.subjects.map(({ name }) => name));
  return {
    said: say.scheduler.arranged(who, longDate(talk.date, say), talk.talker.name),
    undo: () => sdk.plan.cancel({ id: talk.id, revision: talk.revision }, say.undo.reason),
  };
}

export function undoMove(sdk: TalkSdk, moved: TalkRecord, back: WayBack, say: Texts): Undoable {
  const who = say.plan.subjects(moved.subjects.map(({ name }) => name));
  return {
    said: say.plan.moved(who, longDate(moved.date, say), moved.talker.name),
    undo: () => sdk.plan.reschedule({ talk: { id: moved.id, revision: moved.revision }, ...back }),
  };
}

/** Several at once: each is taken back, and the first that cannot be stops it. */
export function undoAll(said: string, each: readonly Undoable[]): Undoable {
  return {
    said,
    undo: async () => {
      let last: Outcome<unknown> = { ok: true, value: undefined, findings: [] };
      for (const { undo } of each) {
        last = await undo();
        if (!last.ok) return last;
      }
      return last;
    },
  };
}

/** Everything that a move may change, as it stands. */
export function asItStands(talk: TalkEntry): WayBack {
  const { date, startsAt, endsAt, place, talker, recorder, outline } = talk;
  return {
    date,
    talker: talker.id,
    startsAt: startsAt ?? null,
    endsAt: endsAt ?? null,
    place: place ?? null,
    recorder: recorder?.id ?? null,
    outline,
  };
}
