/**
 * Writes the stored database of today's schema version: `node --import tsx test/migrations/record.ts`.
 * Run once, with the last code before the schema moves on; what is written is never written anew.
 */
import 'fake-indexeddb/auto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createTalkSdk } from '../../src/sdk/index.ts';
import { recordTypeNames } from '../../src/sdk/model/records.ts';
import { toHex } from '../../src/sdk/seal/bytes.ts';
import { randomBytes } from '../../src/sdk/seal/random.ts';
import { databaseNames, SCHEMA_VERSION } from '../../src/sdk/store/database.ts';
import { openIdbStore } from '../../src/sdk/store/idb-store.ts';
import { fakeClock } from '../../src/sdk/testing/index.ts';
import { value } from '../sdk/steps.ts';
import { type Desks, directory, persons, workTheWeek } from '../sdk/week.ts';
import { contentsOf, rowsIn, toText } from './stored-database.ts';

const folder = fileURLToPath(new URL('fixtures/', import.meta.url));
const file = `${folder}${SCHEMA_VERSION}.json`;
if (existsSync(file)) throw new Error(`${file} is there already`);

const key = randomBytes(32);
const [tenant, user] = ['云溪区', 'clerk'];
const store = await openIdbStore({ tenant, user, key });
const clock = fakeClock('2026-03-09');
const desks = await Promise.all(
  Object.entries(persons).map(async ([name, person]) => {
    const identity = { current: () => person };
    const sdk = await createTalkSdk({ identity, directory: directory(), clock, store });
    return [name, sdk] as const;
  }),
);
const sdks = Object.fromEntries(desks) as Desks;
await workTheWeek(sdks, clock, async () => undefined);
// What the week does not touch: a paper of the register, and what is one's own.
const { talk } = (await store.all('obligation')).find(({ body }) => 'talk' in body)?.body ?? {};
const paper = { paper: 'talk-record', name: '谈话记录', ...(talk ? { talk: String(talk) } : {}) };
value(await sdks.clerk.papers.register(paper));
value(await sdks.clerk.drafts.save({ form: 'record', content: { note: '整改情况待核' } }));
const contents = await contentsOf(store, recordTypeNames);
await store.close();

const name = databaseNames(tenant, user).database;
const commit =
  process.env['COMMIT'] ?? execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim();
const made = `${new Date().toISOString().slice(0, 10)}, ${commit}`;
mkdirSync(folder, { recursive: true });
const rows = await rowsIn(indexedDB, name);
writeFileSync(file, toText({ made, tenant, user, key: toHex(key), name, ...rows, contents }));
