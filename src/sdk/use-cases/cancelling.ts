/** A talk that is not to be held after all: what was planned stays on record, its obligations are due again. */
import { bodyOf, type Desk, type Draft } from '../desk.ts';
import type { DoneBy, TalkRecord } from '../model/records.ts';
import type { TalkContext } from '../model/talk-facts.ts';

export function cancelledTalk(
  desk: Desk,
  talk: TalkRecord,
  { obligations, admonition }: TalkContext,
  reason: string,
  by: DoneBy,
): readonly Draft[] {
  const drafts: Draft[] = [
    {
      type: 'talk',
      id: talk.id,
      revision: talk.revision,
      body: {
        ...bodyOf(talk),
        state: desk.step('talk', talk.state, 'cancel'),
        cancelled: { reason, by },
      },
    },
  ];
  for (const obligation of obligations) {
    const { talk: _cancelled, ...rest } = bodyOf(obligation);
    drafts.push({
      type: 'obligation',
      id: obligation.id,
      revision: obligation.revision,
      body: { ...rest, state: desk.step('obligation', obligation.state, 'unplan') },
    });
  }
  if (admonition !== undefined) {
    const { talk: _talk, ...open } = bodyOf(admonition);
    drafts.push({
      type: 'admonition',
      id: admonition.id,
      revision: admonition.revision,
      // A case that went wrong already stays so; only the talk is gone.
      body:
        admonition.state === 'breached'
          ? open
          : { ...open, state: desk.step('admonition', admonition.state, 'unarrange') },
    });
  }
  return drafts;
}
