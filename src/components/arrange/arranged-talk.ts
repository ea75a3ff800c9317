/** Talks that are arranged, out of the rows of a worklist: several rows may be met in one talk. */
import type { TalkEntry, WorklistRow } from '../../sdk/index.ts';
import type { Texts } from '../messages/index.ts';
import { bring } from '../messages/index.ts';
import { scheduler } from '../messages/zh-CN/scheduler.ts';

bring(scheduler);

export interface ArrangedTalk {
  readonly talk: TalkEntry;
  readonly rows: readonly WorklistRow[];
}

export function talksOf(rows: readonly WorklistRow[]): readonly ArrangedTalk[] {
  const talks = new Map<string, ArrangedTalk>();
  for (const row of rows) {
    const { talk } = row;
    if (talk === undefined || talk.heldBy !== undefined) continue;
    talks.set(talk.id, { talk, rows: [...(talks.get(talk.id)?.rows ?? []), row] });
  }
  return [...talks.values()];
}

/** Whom and what it is about, as it is said. */
export function talkName({ talk, rows: [first] }: ArrangedTalk, say: Texts): string {
  const who = say.plan.subjects(talk.subjects.map(({ name }) => name));
  return say.talk.basisOf(who, first?.kindName ?? '');
}
