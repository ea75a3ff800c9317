/** What another tab may do to a database, and what the SDK does while the clock jumps. */
import { createTalkSdk } from '../../../src/sdk/index.ts';
import { fakeClock, makeDistrict } from '../../../src/sdk/testing/index.ts';
import { fromText, keyOf as keyOfLaid, layIn } from '../../migrations/stored-database.ts';
import { openIdbStore } from '../../../src/sdk/store/idb-store.ts';
import { databaseOfRows } from './rows.ts';
import { keyOf, refusalOf } from './tell.ts';

let held: IDBDatabase | undefined;

/** An old page: it opens the database in its own version and hears nothing of others. */
export function holdRows(tenant: string, version: number): Promise<string> {
  return holdNamed(databaseOfRows(tenant), version);
}

function holdNamed(name: string, version: number): Promise<string> {
  return new Promise((done) => {
    const request = indexedDB.open(name, version);
    request.onerror = () => done(String(request.error?.name));
    request.onblocked = () => done('blocked');
    request.onsuccess = () => {
      held = request.result;
      done('open');
    };
  });
}

export function letGo(): void {
  held?.close();
}

export function deleteRows(tenant: string): Promise<string> {
  return new Promise((done) => {
    const request = indexedDB.deleteDatabase(databaseOfRows(tenant));
    request.onerror = () => done(String(request.error?.name));
    request.onblocked = () => done('blocked');
    request.onsuccess = () => done('deleted');
  });
}

/** Lays a database of an earlier version into this browser, and holds it open as a tab of that day would. */
export async function layOld(text: string, andHold: boolean): Promise<string> {
  const old = fromText(text);
  await layIn(indexedDB, old);
  return andHold ? holdNamed(old.name, old.schema) : 'laid';
}

/** Opens it with the code of today. */
export async function openOld(text: string): Promise<string> {
  const old = fromText(text);
  try {
    const store = await openIdbStore({
      tenant: old.tenant,
      user: old.user,
      key: keyOfLaid(old),
    });
    const types = [...new Set(old.contents.records.map(({ type }) => type))];
    const there = (await Promise.all(types.map((type) => store.all(type)))).flat();
    const verdict = await store.verifyAudit();
    const told = store.status.dataLost ? ', loss told' : '';
    await store.close();
    const same = old.contents.records.every(({ id, revision, body }) =>
      there.some(
        (one) =>
          one.id === id &&
          one.revision === revision &&
          JSON.stringify(one.body) === JSON.stringify(body),
      ),
    );
    const all = there.length === old.contents.records.length && same;
    return `${all ? 'all there' : 'not the same'}, chain ${verdict.ok ? 'holds' : 'broken'}${told}`;
  } catch (error) {
    return refusalOf(error);
  }
}

/** A clerk's acts while the clock of the desk is set back a year, then forward two, then right again. */
export async function workAcrossJumps(tenant: string): Promise<readonly string[]> {
  const district = makeDistrict({ cadres: 20, units: 4, talks: 0 });
  const clock = fakeClock('2026-03-11');
  const sdk = await createTalkSdk({
    identity: { current: () => district.desks.clerk },
    directory: district.directory(),
    clock,
    tenant,
    key: () => keyOf(tenant),
  });
  const faults: string[] = [];
  const days = ['2026-03-11', '2025-03-11', '2027-03-11', '2026-03-12'] as const;
  for (const [at, day] of days.entries()) {
    clock.setDay(day);
    if (sdk.today() !== day) faults.push(`today is ${sdk.today()}, not ${day}`);
    const outcome = await sdk.drafts.save({ form: `jump-${at}`, content: { day } });
    if (!outcome.ok) faults.push(`${day}: ${outcome.error.code}`);
    const list = await sdk.drafts.list();
    if (list.length !== at + 1) faults.push(`${day}: ${list.length} drafts`);
  }
  const verdict = await sdk.audit.verify();
  if (!verdict.ok || !verdict.value.ok) faults.push('the chain does not hold');
  const lines = await sdk.audit.entries({ limit: 100 });
  const order = lines.ok ? lines.value.map(({ sequence }) => sequence) : [];
  if (order.some((sequence, at) => sequence !== at + 1)) faults.push('the log is out of order');
  if (sdk.status.dataLost) faults.push('a loss is told');
  await sdk.close();
  return faults;
}

/** The version that lies on the disk, before anybody opens it. */
export async function versionOfOld(text: string): Promise<number> {
  const { name } = fromText(text);
  const found = (await indexedDB.databases()).find((one) => one.name === name);
  return found?.version ?? 0;
}
