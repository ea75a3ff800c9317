/** What ends with what: a talk does not outlive the obligations that it was for. */
import { isFinal } from '../../policy/index.ts';
import { bodyOf, type Desk, type Draft } from '../desk.ts';
import type { DoneBy } from '../model/records.ts';

/**
 * How the obligations end. `settled`: nothing is left to follow up; `breach`: the case is closed as
 * the breach it was; `void`: there is no longer a reason to talk.
 */
export type Ending =
  | { readonly as: 'settled' }
  | { readonly as: 'breach' | 'void'; readonly reason: string; readonly by: DoneBy };

/**
 * The talk's own end, when with these obligations all of its own are over. Nothing while another
 * still needs it or, where it is to be settled, while a matter that was raised in it is open.
 */
export async function talkEndingWith(
  desk: Desk,
  talkId: string,
  ended: ReadonlySet<string>,
  ending: Ending,
  settledMatter?: string,
): Promise<readonly Draft[]> {
  const talk = await desk.behind('talk', talkId);
  if (isFinal('talk', talk.state)) return [];
  for (const id of talk.obligations) {
    const obligation = await desk.behind('obligation', id);
    const over = ended.has(id) || isFinal('obligation', obligation.state);
    if (!over && obligation.talk === talk.id) return [];
  }
  const write = (action: string, more: object = {}): readonly Draft[] => [
    {
      type: 'talk',
      id: talk.id,
      revision: talk.revision,
      body: { ...bodyOf(talk), ...more, state: desk.step('talk', talk.state, action) },
    },
  ];
  if (ending.as !== 'settled') {
    return desk.possible('talk', talk.state, 'cancel', '').possible
      ? write('cancel', { cancelled: { reason: ending.reason, by: ending.by } })
      : write('close-as-breach');
  }
  const open = (await desk.everything('matter')).some(
    (matter) =>
      matter.talk === talk.id && matter.id !== settledMatter && !isFinal('matter', matter.state),
  );
  return open ? [] : write('close');
}
