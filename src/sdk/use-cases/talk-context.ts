/** What belongs to a talk: its obligations, and its admonition where there is one. */
import type { Desk } from '../desk.ts';
import type { ObligationRecord, TalkRecord } from '../model/records.ts';
import type { TalkContext } from '../model/talk-facts.ts';

export async function talkContext(desk: Desk, talk: TalkRecord): Promise<TalkContext> {
  return contextOf(
    desk,
    await Promise.all(talk.obligations.map((id) => desk.get('obligation', id))),
  );
}

export async function contextOf(
  desk: Desk,
  obligations: readonly ObligationRecord[],
): Promise<TalkContext> {
  const admonition = obligations.find((one) => one.admonition !== undefined)?.admonition;
  return {
    obligations,
    ...(admonition === undefined ? {} : { admonition: await desk.get('admonition', admonition) }),
  };
}
