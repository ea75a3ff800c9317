/** What another browser writes as if it came from a cadre's own desk; and an id that is nobody's to write. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor } from '../../../src/sdk/index.ts';
import { randomId } from '../../../src/sdk/seal/random.ts';
import type { PushItem } from '../../../src/sdk/sync/port.ts';
import { clerk } from '../district.ts';
import { appointment, importList } from '../steps.ts';
import { deskAt, hubOn } from './desks.ts';

const today = '2026-03-10';
const cadre: Actor = { id: 'member', name: '孙成员', roles: ['subject'] };

interface Piece {
  readonly state?: string;
  readonly from?: { readonly id: string; readonly name: string };
  readonly on?: string;
  readonly content?: object;
  readonly accepted?: object;
}

/** As a browser sends it: every field of a record that is new. */
function item(piece: Piece = {}, record = randomId()): PushItem {
  const body = {
    state: 'submitted',
    from: { id: cadre.id, name: cadre.name },
    on: today,
    content: { type: 'request', text: '希望谈一次' },
    ...piece,
  };
  const fields = Object.fromEntries(Object.entries(body).map(([name, to]) => [name, { to }]));
  return {
    id: randomId(),
    action: 'own.submit',
    by: cadre.id,
    at: `${today}T02:00:00.000Z`,
    changes: [{ record, type: 'submission', schema: 1, created: true, fields }],
  } as unknown as PushItem;
}

async function pushed(wanted: PushItem, before: readonly PushItem[] = []) {
  const around = await hubOn(today);
  if (before.length > 0) await around.hub.push(cadre, before);
  const [verdict] = await around.hub.push(cadre, [wanted]);
  assert.ok(verdict, 'a verdict');
  return verdict;
}

async function refused(wanted: PushItem): Promise<string> {
  const verdict = await pushed(wanted);
  return verdict.verdict === 'refused' ? verdict.code : verdict.verdict;
}

describe('a piece that a browser says was sent in', () => {
  it('is taken as the own desk makes it', async () => {
    assert.equal((await pushed(item())).verdict, 'accepted');
  });

  it('is refused with another day, another sender, or as if it had been taken over', async () => {
    assert.equal(await refused(item({ on: '2026-03-01' })), 'input.invalid');
    assert.equal(await refused(item({ from: { id: cadre.id, name: '别人' } })), 'access.denied');
    assert.equal(await refused(item({ state: 'accepted' })), 'input.invalid');
    const accepted = { on: today, by: { by: clerk.id, name: clerk.name } };
    assert.equal(await refused(item({ accepted })), 'input.invalid');
  });

  it('is refused for a case that is about somebody else', async () => {
    const around = await hubOn(today);
    const { sdk } = await deskAt(around, today, clerk);
    await importList(sdk, appointment);
    await sdk.sync.run();
    const [row] = await sdk.obligations.worklist();
    assert.ok(row, 'a row');
    const other: Actor = { id: 'member-2', name: '冯丽', roles: ['subject'] };
    const content = { type: 'receipt', case: row.obligation.id, of: 'notice', number: '1' };
    const theirs = {
      ...item({ from: { id: other.id, name: other.name }, content }),
      by: other.id,
    };
    const [verdict] = await around.hub.push(other, [theirs]);
    assert.equal(verdict?.verdict === 'refused' && verdict.code, 'access.denied');
  });
});

describe('an id under which the server keeps something else', () => {
  it('is refused, and the server goes on answering', { timeout: 20_000 }, async () => {
    const first = item({ on: '2026-03-01' });
    const verdict = await pushed(item({}, first.id), [first]);
    assert.equal(verdict.verdict === 'refused' && verdict.code, 'input.invalid');
  });
});
