/** 待谈清单: what is due, for whom, why and by when. It is what every first screen shows, so it is loaded at once. */
import type { ObligationEndingsApi, ObligationsApi, WorklistRow } from '../api.ts';
import type { Desk } from '../desk.ts';
import { noRows } from '../queries/page.ts';
import { noCounts, worklist, worklistCounts, worklistPage } from '../queries/worklist.ts';
import { rowMaker } from '../queries/worklist-rows.ts';

export function worklistApi(
  desk: Desk,
): Omit<ObligationsApi, 'talkers' | keyof ObligationEndingsApi> {
  return {
    worklist: (query) => desk.read('worklist.read', [], () => worklist(desk, query)),
    page: (query) => desk.read('worklist.read', noRows, () => worklistPage(desk, query)),
    counts: (query) => desk.read('worklist.read', noCounts, () => worklistCounts(desk, query)),
    get: (id) => desk.read('worklist.read', undefined, () => worklistRow(desk, id)),
  };
}

async function worklistRow(desk: Desk, id: string): Promise<WorklistRow | undefined> {
  const record = await desk.find('obligation', id);
  if (record === undefined) return undefined;
  const talk = record.talk === undefined ? undefined : await desk.find('talk', record.talk);
  return rowMaker(desk, await desk.all('delegation'), await desk.all('approval'))(record, talk);
}
