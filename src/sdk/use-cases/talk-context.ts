/** What belongs to a talk: its obligations, and its admonition where there is one. */
import type { Desk } from '../desk.ts';
import type { DelegationRecord, ObligationRecord, TalkRecord } from '../model/records.ts';
import type { TalkContext } from '../model/talk-facts.ts';
import type { Actor } from '../ports.ts';

export async function talkContext(desk: Desk, talk: TalkRecord): Promise<TalkContext> {
  return contextOf(
    desk,
    await Promise.all(talk.obligations.map((id) => desk.behind('obligation', id))),
    talk.delegation === undefined ? undefined : await desk.behind('delegation', talk.delegation),
  );
}

export async function contextOf(
  desk: Desk,
  obligations: readonly ObligationRecord[],
  delegation?: DelegationRecord,
): Promise<TalkContext> {
  const admonition = obligations.find((one) => one.admonition !== undefined)?.admonition;
  return {
    obligations,
    ...(delegation === undefined ? {} : { delegation }),
    ...(admonition === undefined
      ? {}
      : { admonition: await desk.behind('admonition', admonition) }),
  };
}

/** Nobody acts on a talk that is, or was to be, with themselves; who was absent is meant too. */
export function notOwnTalk(
  desk: Desk,
  actor: Actor,
  talk: TalkRecord,
  { obligations }: TalkContext,
): void {
  desk.notOneself(actor, [...talk.subjects, ...obligations.map(({ ofTheDay }) => ofTheDay)]);
}
