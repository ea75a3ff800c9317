/** 本人来件: what the own desk asks of a piece, asked again of what another browser wrote. */
import type { CivilDate } from '../../policy/index.ts';
import type { Action } from '../access/table.ts';
import type { SubmissionRecord } from '../model/records.ts';
import type { Actor } from '../ports.ts';
import { sameJson } from './same-json.ts';
import type { World } from './world.ts';

export function pieceFault(
  actor: Actor,
  action: Action,
  on: CivilDate,
  made: SubmissionRecord,
  before: World,
): 'access.denied' | 'input.invalid' | undefined {
  const was = before.find('submission', made.id);
  // Whoever takes it over or sends it back leaves what was sent in as it was.
  if (was !== undefined)
    return sameJson(whatWasSent(was), whatWasSent(made)) ? undefined : 'input.invalid';
  const { from, content } = made;
  if (action !== 'own.submit' || from.id !== actor.id || from.name !== actor.name) {
    return 'access.denied';
  }
  if (content.type !== 'request') {
    const about = before.find('obligation', content.case)?.ofTheDay.id;
    if (about !== actor.id) return 'access.denied';
  }
  const untouched = made.accepted === undefined && made.returned === undefined;
  return made.state === 'submitted' && untouched && made.on === on ? undefined : 'input.invalid';
}

function whatWasSent({ from, on, content }: SubmissionRecord) {
  return { from, on, content };
}
