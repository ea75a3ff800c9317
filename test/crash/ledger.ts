/** What the page was told is written, kept outside the browser: after a kill it is there, or its loss is told. */
import type { StoreStatus } from '../../src/sdk/store/store.ts';
import type { OfficeFound } from './page/office.ts';
import type { RowsFound } from './page/rows.ts';

export interface Verdict {
  /** Something that was acknowledged is not there any more. */
  readonly lost: number;
  readonly told: boolean;
  readonly faults: readonly string[];
}

/** Whether the store says that it lost something. */
export function tells(status: StoreStatus | undefined): boolean {
  return status?.dataLost === true;
}

export class Ledger {
  private rows = new Map<number, string>();
  private office = new Map<string, number>();
  acknowledged = 0;
  synced = 0;
  refused: string[] = [];

  /** Takes what the page tells while it works. */
  readonly hear = (value: unknown): void => {
    const said = value as {
      readonly token?: string;
      readonly sequence?: number;
      readonly id?: string;
      readonly revision?: number;
      readonly synced?: string;
      readonly refused?: string;
    };
    if (said.token !== undefined && said.sequence !== undefined) {
      this.rows.set(said.sequence, said.token);
      this.acknowledged += 1;
    } else if (said.id !== undefined && said.revision !== undefined) {
      this.office.set(said.id, Math.max(said.revision, this.office.get(said.id) ?? 0));
      this.acknowledged += 1;
    } else if (said.synced === 'done') {
      this.synced += 1;
    } else if (said.refused !== undefined) {
      this.refused.push(said.refused);
    }
  };

  judgeRows(found: RowsFound): Verdict {
    const { refused, status, tokens, faults } = found;
    if (refused !== undefined) return { lost: this.rows.size, told: true, faults: [refused] };
    const lost = [...this.rows].filter(([sequence, token]) => tokens[sequence - 1] !== token);
    return this.verdict(lost.length, status, faults, () => this.rows.clear());
  }

  judgeOffice(found: OfficeFound): Verdict {
    const { refused, status, records, faults } = found;
    if (refused !== undefined) return { lost: this.office.size, told: true, faults: [refused] };
    const lost = [...this.office].filter(([id, revision]) => (records[id] ?? 0) < revision);
    return this.verdict(lost.length, status, faults, () => this.office.clear());
  }

  /** As it stands now; what is heard later does not touch it. */
  copy(): Ledger {
    const copy = new Ledger();
    copy.rows = new Map(this.rows);
    copy.office = new Map(this.office);
    return copy;
  }

  private verdict(
    lost: number,
    status: StoreStatus | undefined,
    faults: readonly string[],
    forget: () => void,
  ): Verdict {
    const told = tells(status);
    if (lost > 0 || told) forget();
    return { lost, told, faults };
  }
}
