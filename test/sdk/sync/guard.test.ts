/**
 * Who may change what, asked of every field of every record that an act writes: each honest act is sent
 * to the server once as it was made, and before that in every way in which a browser's script could
 * have made more of it.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { access } from '../../../src/sdk/access/table.ts';
import { writes } from '../../../src/sdk/sync/fields.ts';
import type { Json } from '../../../src/sdk/store/store.ts';
import type { PushItem, Verdict } from '../../../src/sdk/sync/port.ts';
import { isAction, reachOf } from '../../../src/sdk/sync/reach.ts';
import { today } from '../courses.ts';
import { hubOn } from './desks.ts';
import { type Forgery, inAnothersName, withinFields, withLater, withMore } from './forged.ts';
import { honestActs, type Sent } from './honest.ts';

/** What an act may change besides what the honest ones here changed with it; `*`: whatever it is. */
const alsoMay: Readonly<Record<string, readonly string[]>> = {
  'talk.arrange': [
    ...['date', 'startsAt', 'endsAt', 'place', 'talker', 'recorder', 'outline', 'reasons'],
  ],
  'talk.hold': ['date', 'startsAt', 'place', 'talker', 'subjects', 'reasons', 'breaches'],
  'record.write': ['points', 'statement'],
  'record.confirm': ['reasons', 'breaches'],
  'record.close-as-breach': ['reasons', 'breaches'],
  'record.amend': ['breaches'],
  'event.update': ['obligation'],
  'approval.submit': ['proposal', 'putTo'],
  'inquiry.draft': ['rounds'],
  // As long as nobody has signed for it.
  'admonition.record-service': ['notice'],
  // Handed in again, and searched again.
  'admonition.submit-rectification': ['rectification.0.report'],
  'inquiry.approve': ['rounds.0.searched'],
  'setting.change': ['on'],
  'matter.verify': ['returned'],
  'matter.handle': ['disposition', 'result', 'evidence', 'answeredOn'],
};

/** What a new record may have besides what the honest ones here had. */
const alsoBorn: Readonly<Record<string, readonly string[]>> = {
  event: ['source', 'note', 'reasons'],
  'talk.hold': ['breaches'],
  talk: ['reasons', 'recorder', 'workNeed', 'startsAt', 'endsAt', 'place', 'delegation'],
  delegation: ['dueOn'],
  paper: ['subjects', 'derivedFrom', 'talk', 'copiedFrom', 'file'],
  unitTalk: ['topics', 'startsAt', 'endsAt', 'place'],
};

const other = { id: 'deputy', name: '王副部长' };

/** Sends everything, the forgeries of each act before it; says which of them were taken. */
async function taken(
  worlds: readonly (readonly Sent[])[],
  forge: (sent: Sent, held: Parameters<typeof withMore>[1]) => readonly Forgery[],
) {
  const wrong = new Set<string>();
  let tried = 0;
  for (const acts of worlds) {
    const { hub, store } = await hubOn(today);
    // Where a forgery was taken there is no going on: what comes after it is of another story.
    story: for (const { actor, item } of acts) {
      const ids = item.changes.map(({ record }) => record);
      const held = new Map(
        (await Promise.all(ids.map((id) => store.get(id)))).flatMap((one) =>
          one === undefined ? [] : [[one.id, one] as const],
        ),
      );
      const forgeries = forge({ actor, item }, (id) => held.get(id));
      for (const { what, item: forged } of forgeries) {
        tried += 1;
        const [verdict] = await hub.push(actor, [forged]);
        if (verdict?.verdict !== 'accepted') continue;
        wrong.add(`${item.action}: ${what}`);
        break story;
      }
      const [verdict] = await hub.push(actor, [item]);
      assert.equal(said(verdict), 'accepted', `${item.action} as it was made`);
    }
  }
  return { wrong: [...wrong], tried };
}

function said(verdict: Verdict | undefined): string {
  return verdict?.verdict === 'refused'
    ? `${verdict.code} ${verdict.rules.join()}`
    : (verdict?.verdict ?? 'none');
}

/** As empty as it begins. */
function isNothing(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function isFree({ action }: PushItem, what: string): boolean {
  const path = `${what.split('.').slice(1).join('.')}.`;
  return alsoMay[action]?.some((free) => path.startsWith(`${free}.`)) === true;
}

describe('what an act may change', () => {
  let worlds: readonly (readonly Sent[])[];
  before(async () => {
    worlds = await honestActs();
  });

  it('is tried with every act that writes what others see', () => {
    const sent = new Set(worlds.flat().map(({ item }) => item.action));
    const all = Object.keys(access)
      .filter(isAction)
      .filter((action) => reachOf(action) !== undefined);
    assert.deepEqual(
      all.filter((action) => !sent.has(action)),
      [],
    );
  });

  it('is no field of a record that the act is not about', async () => {
    const { wrong, tried } = await taken(worlds, ({ item }, held) =>
      withMore(item, held).filter(({ what }) => !isFree(item, what)),
    );
    assert.deepEqual(wrong, []);
    assert.ok(tried > 1_000, `only ${tried} were tried`);
  });

  it('is nothing that stood there before, in the fields that it is about', async () => {
    const { wrong, tried } = await taken(worlds, ({ item }) =>
      withinFields(item).filter(({ what }) => !isFree(item, what)),
    );
    assert.deepEqual(wrong, []);
    assert.ok(tried > 500, `only ${tried} were tried`);
  });

  it('is no more of a new record than it begins with', async () => {
    const known = new Map<string, Map<string, Json>>();
    for (const { item } of worlds.flat()) {
      for (const { type, fields } of item.changes) {
        const values = known.get(type) ?? new Map<string, Json>();
        known.set(type, values);
        for (const [name, { to }] of Object.entries(fields)) {
          if (to !== undefined && !isNothing(to)) values.set(name, to);
        }
      }
    }
    const { wrong, tried } = await taken(worlds, ({ item }) =>
      withLater(item, known).filter(({ what }) => {
        const [type = '', field = ''] = what.split('.');
        return [type, item.action].every((key) => alsoBorn[key]?.includes(field) !== true);
      }),
    );
    assert.deepEqual(wrong, []);
    assert.ok(tried > 300, `only ${tried} were tried`);
  });

  it('is never entered in another’s name', async () => {
    const { wrong, tried } = await taken(worlds, ({ actor, item }) =>
      actor.id === other.id ? [] : inAnothersName(item, other),
    );
    assert.deepEqual(wrong, []);
    assert.ok(tried > 80, `only ${tried} were tried`);
  });
});

describe('the table of fields', () => {
  it('has words for each type that an act may write, and for no other', () => {
    for (const action of Object.keys(access).filter(isAction)) {
      const { makes, changes } = writes(action);
      const written = [...new Set([...makes, ...changes])].sort();
      const reach = [...(reachOf(action)?.keys() ?? [])].filter((type) => type !== 'rectification');
      assert.deepEqual(written, reach.sort(), action);
    }
  });
});
