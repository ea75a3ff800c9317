/** What a query starts from: the index as it is now, and what the person at the desk sees of it. */
import type { Desk } from '../desk.ts';
import type { Kept, RecordType } from '../model/records.ts';
import { indexOf, type RecordIndex } from './record-index.ts';

/** What is seen of a record; nothing where it does not exist for who is at the desk. */
export type See<T extends RecordType> = (record: Kept<T>) => Kept<T> | undefined;

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
    await index.upToDate(signal);
    const sights = await Promise.all(types.map(async (type) => [type, await desk.sight(type)]));
    const { id, roles } = await desk.actor();
    // Something was written meanwhile: what is seen of it is to be asked again.
    if (!index.isUpToDate) continue;
    return {
      index,
      see: Object.fromEntries(sights) as Look<T>['see'],
      viewer: `${id} ${[...roles].sort().join()} ${desk.today()}`,
    };
  }
}
