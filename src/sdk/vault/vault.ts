/**
 * The vault: informants' identities in a store of their own under a key of their own (四·2⑷). It is
 * opened only when somebody who may hold it asks for it, writes its own log, and gives nothing to
 * anything but the functions of this folder.
 */
import type { Actor } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import type { JsonObject, Store, StoredRecord } from '../store/store.ts';
import { type Clearance, clearanceBody, type Entry, entryBody } from './informant.ts';
import type { VaultPlace } from './place.ts';
import { Sealed } from './sealed.ts';

/** An entry as it may be listed: whose case, and how much is there; nothing of it. */
export interface VaultEntry {
  readonly id: string;
  readonly event: string;
  readonly sealed: Sealed<Entry>;
}

export class Vault {
  constructor(private readonly place: VaultPlace) {}

  async entries(): Promise<readonly VaultEntry[]> {
    return (await (await this.place.store()).all('informant')).map(({ id, body }) => {
      const entry = entryBody.parse(body);
      return { id, event: entry.event, sealed: new Sealed(entry) };
    });
  }

  async entry(id: string): Promise<VaultEntry | undefined> {
    return (await this.entries()).find((one) => one.id === id);
  }

  async clearances(): Promise<readonly Clearance[]> {
    return (await (await this.place.store()).all('clearance')).map(({ body }) =>
      clearanceBody.parse(body),
    );
  }

  /** Puts an entry in, with its line in the vault's log, in one transaction; the new id. */
  put(actor: Actor, type: 'informant', body: Entry): Promise<string>;
  put(actor: Actor, type: 'clearance', body: Clearance): Promise<string>;
  async put(actor: Actor, type: string, body: Entry | Clearance): Promise<string> {
    const id = randomId();
    const json: JsonObject = JSON.parse(JSON.stringify(body));
    await this.commit(actor, `vault.put-${type}`, [id], {}, [
      { id, type, revision: 1, schema: 1, body: json },
    ]);
    return id;
  }

  /** Somebody looks, or a text is searched: a line in the vault's own log, before anything is told. */
  async log(
    actor: Actor,
    action: string,
    entries: readonly string[],
    detail: JsonObject,
  ): Promise<void> {
    await this.commit(actor, action, entries, detail, []);
  }

  async verify(): ReturnType<Store['verifyAudit']> {
    return (await this.place.store()).verifyAudit();
  }

  private async commit(
    actor: Actor,
    action: string,
    records: readonly string[],
    detail: JsonObject,
    puts: readonly StoredRecord[],
  ): Promise<void> {
    const store = await this.place.store();
    const result = await store.commit({
      puts,
      changes: [],
      audit: { action, at: this.place.now(), by: actor.id, records, outcome: 'done', detail },
    });
    // New random ids cannot be taken.
    if (!result.ok) throw new Error('The vault has refused a new entry');
  }
}
