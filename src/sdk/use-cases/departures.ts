/** What a reason was given for, in the words in which it was asked for. */
import { explain, judge } from '../../policy/index.ts';
import type { Desk } from '../desk.ts';
import type { TalkRecord } from '../model/records.ts';
import { talkFacts } from '../model/talk-facts.ts';
import { doubleBookings } from './booking.ts';
import { explainBooking } from './own-findings.ts';
import { talkContext } from './talk-context.ts';

interface Departure {
  readonly clause: string;
  readonly what: string;
}

/**
 * The same is asked once more as if no reason had been given, of every act that a talk goes through.
 * What no longer comes up (a clash with a talk that has moved since) is told by its clause alone.
 */
export async function departures(
  desk: Desk,
  talk: TalkRecord,
): Promise<(key: string) => Departure> {
  const unreasoned = { ...talk, reasons: {} };
  const context = await talkContext(desk, talk);
  const facts = talkFacts(unreasoned, context);
  const findings = [
    ...(['plan-talk', 'hold-talk', 'close-talk'] as const).flatMap((type) =>
      judge(desk.policy, { type, talk: facts, asOf: talk.date }),
    ),
    ...talk.obligations.flatMap((obligation) =>
      judge(desk.policy, { type: 'discharge', talk: facts, obligation, asOf: talk.date }),
    ),
    ...(await doubleBookings(desk, unreasoned)),
  ];
  return (key) => {
    const [rule = '', about] = key.split('@');
    const found = findings.find(
      (one) => one.rule === rule && (about === undefined || one.about === about),
    );
    const clause = desk.policy.pack.rules[rule]?.clause ?? '';
    if (found === undefined) return { clause, what: clause };
    // What stands on a paper is Chinese, whatever language the desk speaks.
    const { sentence } = explainBooking(desk.spoken, found) ?? explain(desk.policy, found, 'zh-CN');
    return { clause, what: sentence };
  };
}
