/**
 * The change log by record, so that a record can be read as it was on an earlier day. Only places in
 * the log are kept, not what stands there; the log is walked once and then followed.
 */
import type { Change, Json, Store } from '../store/store.ts';
import { assertWanted } from './cancel.ts';

const BATCH = 500;

export class ChangeLog {
  private readonly places = new Map<string, number[]>();
  private read = 0;

  constructor(private readonly store: Store) {}

  /** What was logged of a record, the oldest first. */
  async of(record: string, signal?: AbortSignal): Promise<readonly Change[]> {
    await this.readOn(signal);
    const changes: Change[] = [];
    for (const place of this.places.get(record) ?? []) {
      const [found] = await this.store.changesAfter(place - 1, 1);
      if (found?.sequence === place) changes.push(found.change);
      assertWanted(signal);
    }
    return changes;
  }

  private async readOn(signal?: AbortSignal): Promise<void> {
    for (;;) {
      const page = await this.store.changesAfter(this.read, BATCH);
      for (const { sequence, change } of page) {
        // Somebody else may have read on meanwhile.
        if (sequence <= this.read) continue;
        this.read = sequence;
        const known = this.places.get(change.record);
        if (known === undefined) this.places.set(change.record, [sequence]);
        else known.push(sequence);
      }
      if (page.length < BATCH) return;
      assertWanted(signal);
    }
  }
}

/** `gone`: it was not there yet. `unknown`: what was logged does not reach back so far. */
export type Then<R> = R | 'gone' | 'unknown';

/** The record before everything that was written from an instant on. */
export function asBefore<R extends { readonly id: string; readonly revision: number }>(
  record: R,
  changes: readonly Change[],
  instant: string,
): Then<R> {
  const { id, revision: _now, ...rest } = record;
  let { revision } = record;
  const body = new Map<string, Json>(Object.entries(rest as Record<string, Json>));
  for (const change of [...changes].reverse()) {
    if (change.at < instant) break;
    // A revision without its change: it came from elsewhere, and what it replaced is not told.
    if (change.revision !== revision) return 'unknown';
    takeBack(body, change);
    revision -= 1;
  }
  if (revision === 0) return 'gone';
  const last = [...changes].reverse().find(({ at }) => at < instant);
  if (last?.revision !== revision) return 'unknown';
  return { ...Object.fromEntries(body), id, revision } as unknown as R; // each change was checked against the type's schema
}

/** The fields as they were before a change. */
export function takeBack(body: Map<string, Json>, { fields }: Change): void {
  for (const [field, { from }] of Object.entries(fields)) {
    if (from === undefined) body.delete(field);
    else body.set(field, from);
  }
}
