/** What a query starts from: the index as it is now, and what the person at the desk sees of it. */
import { seesAllButOwn } from '../access/sight.ts';
import type { Desk } from '../desk.ts';
import type { Entry } from '../model/entries.ts';
import type { RecordType } from '../model/records.ts';
import type { Actor } from '../ports.ts';
import { indexOf, type RecordIndex } from './record-index.ts';

/** What is seen of a record; nothing where it does not exist for who is at the desk. */
export type See<T extends RecordType> = (record: Entry<T>) => Entry<T> | undefined;

export interface Look<T extends RecordType> {
  readonly index: RecordIndex;
  readonly see: { readonly [One in T]: See<One> };
  /** Who is looking, in words that are the same as long as they see the same. */
  readonly viewer: string;
}

/**
 * Index and sight of one moment: nothing may be awaited between this and the answer.
 *
 * @throws DOMException `AbortError` when the signal says so
 */
export async function lookAt<T extends RecordType>(
  desk: Desk,
  types: readonly T[],
  signal?: AbortSignal,
): Promise<Look<T>> {
  const index = indexOf(desk);
  for (;;) {
    await index.upToDate(types, signal);
    const sights = await Promise.all(types.map(async (type) => [type, await desk.sight(type)]));
    const actor = await desk.actor();
    // Something was written meanwhile: what is seen of it is to be asked again.
    if (!index.isUpToDate) continue;
    const see = Object.fromEntries(sights) as { readonly [One in RecordType]?: See<One> };
    const { obligation } = see;
    return {
      index,
      see: {
        ...see,
        ...(obligation === undefined ? {} : { obligation: quickly(actor, obligation) }),
      } as Look<T>['see'],
      viewer: `${actor.id} ${[...actor.roles].sort().join()} ${desk.today()}`,
    };
  }
}

/** The longest list of all: where only one's own case is hidden, nothing else has to be asked about. */
function quickly(actor: Actor, see: See<'obligation'>): See<'obligation'> {
  if (!seesAllButOwn(actor, 'obligation')) return see;
  return (record) => (record.ofTheDay.id === actor.id ? see(record) : record);
}
