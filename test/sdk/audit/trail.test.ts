/** Who looked, printed and was refused stands in the log; those without sight of content read it without content. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor, AuditLine } from '../../../src/sdk/index.ts';
import { memoryStore } from '../../../src/sdk/store/memory-store.ts';
import * as course from '../courses.ts';
import { clerk } from '../district.ts';
import { admonition, appointment, importList, onlyCase, value } from '../steps.ts';

const auditor: Actor = { id: 'auditor', name: '保密审计', roles: ['security-auditor'] };

async function lines(desk: course.Desk): Promise<readonly AuditLine[]> {
  desk.seat(auditor);
  const read = value(await desk.sdk.audit.entries({ limit: 1000 }));
  desk.seat(clerk);
  return read;
}

describe('the audit', () => {
  it('holds who opened a talk, an admonition, an inquiry, an order, and when', async () => {
    const desk = await course.open();
    const { sdk } = desk;
    const talk = await course.heldWithoutOrder(sdk, 'removal');
    const order = await course.ordered(sdk, 'appointment');
    const inquiry = await course.drafted(sdk);
    await importList(sdk, admonition);
    const { admonition: case_ } = await onlyCase(sdk);
    await sdk.talks.get(talk.id);
    await sdk.delegations.get(order.id);
    await sdk.inquiries.get(inquiry.id);
    await sdk.admonitions.get(case_.id);
    const looks = (await lines(desk)).filter(({ detail }) => detail['view'] === true);
    const told = looks.flatMap(({ action, records, by }) =>
      records.map((id) => `${by} ${action} ${id}`),
    );
    assert.deepEqual(told.sort(), [
      `clerk admonition.read ${case_.id}`,
      `clerk delegation.read ${order.id}`,
      `clerk inquiry.read ${inquiry.id}`,
      `clerk talk.read ${talk.id}`,
    ]);
  });

  it('counts the same look once for a while, and again later', async () => {
    const desk = await course.open();
    const talk = await course.heldWithoutOrder(desk.sdk);
    for (let turn = 0; turn < 5; turn += 1) await desk.sdk.talks.get(talk.id);
    const looks = async () => (await lines(desk)).filter(({ detail }) => detail['view'] === true);
    assert.equal((await looks()).length, 1);
    desk.setDay('2026-03-13');
    await desk.sdk.talks.get(talk.id);
    assert.equal((await looks()).length, 2);
  });

  it('holds no look at what was not shown', async () => {
    const desk = await course.open();
    const talk = await course.heldWithoutOrder(desk.sdk);
    desk.seat({ id: 'i', name: '督查', roles: ['inspector'] });
    assert.equal(await desk.sdk.talks.get(talk.id), undefined);
    assert.deepEqual(
      (await lines(desk)).filter(({ detail }) => detail['view'] === true),
      [],
    );
  });

  it('lets a look be answered while it is still being written, and loses none when it closes', async () => {
    const store = memoryStore();
    const { commit } = store;
    const desk = await course.open({ store });
    const talk = await course.heldWithoutOrder(desk.sdk);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const written: string[] = [];
    store.commit = async (what) => {
      await held;
      written.push(what.audit.action);
      return commit.call(store, what);
    };
    assert.equal((await desk.sdk.talks.get(talk.id))?.id, talk.id);
    assert.deepEqual(written, []);
    const closing = desk.sdk.close();
    release();
    await closing;
    assert.deepEqual(written, ['talk.read']);
  });

  it('holds prints and exports by the name of the paper, and takes no free words for it', async () => {
    const desk = await course.open();
    const { sdk } = desk;
    const talk = await course.heldWithoutOrder(sdk);
    value(await sdk.audit.printed({ type: 'talk', id: talk.id, paper: 'talk-record' }));
    value(await sdk.audit.exported({ type: 'talk', id: talk.id, paper: 'ledger' }));
    const free = await sdk.audit.printed({ type: 'talk', id: talk.id, paper: '孙成员的记录' });
    assert.ok(!free.ok && free.error.path === 'paper', 'free words');
    const told = (await lines(desk)).filter(
      ({ action, outcome }) => action === 'audit.output' && outcome === 'done',
    );
    assert.deepEqual(
      told.map(({ detail, records }) => [detail['output'], detail['paper'], records]),
      [
        ['print', 'talk-record', [talk.id]],
        ['export', 'ledger', [talk.id]],
      ],
    );
  });

  it('tells one who may not see a record that there is none to print', async () => {
    const desk = await course.open();
    const talk = await course.heldWithoutOrder(desk.sdk);
    desk.seat({ id: 'i', name: '督查', roles: ['inspector'] });
    const hidden = await desk.sdk.audit.printed({
      type: 'talk',
      id: talk.id,
      paper: 'talk-record',
    });
    const nowhere = await desk.sdk.audit.printed({
      type: 'talk',
      id: 'a'.repeat(32),
      paper: 'talk-record',
    });
    assert.equal(hidden.ok, false);
    assert.deepEqual(hidden, nowhere);
  });

  it('has one line for a whole list', async () => {
    const desk = await course.open();
    await importList(desk.sdk, appointment, admonition);
    const batch = (await lines(desk)).filter(({ action }) => action === 'list.import');
    assert.deepEqual(
      batch.map(({ detail }) => detail['events']),
      [2],
    );
  });

  it('is read without a word that somebody typed', async () => {
    const desk = await course.open();
    const { sdk } = desk;
    const obligation = await course.obligationOf(sdk);
    const event = await sdk.events.get(obligation.event);
    assert.ok(event, 'the event');
    value(await sdk.events.update({ event, reason: '更正的原因甲乙丙' }));
    const refused = await sdk.plan.cancel({ id: obligation.id, revision: 1 }, '取消的原因丁戊己');
    assert.equal(refused.ok, false);
    const text = JSON.stringify(await lines(desk));
    for (const word of ['更正的原因', '取消的原因', '冯丽', '清河镇', '区委常委会']) {
      assert.equal(text.includes(word), false, word);
    }
    assert.ok(text.includes('record.not-found'), 'the refusal’s code');
  });

  it('is for the security auditor alone, page by page', async () => {
    const desk = await course.open();
    await course.obligationOf(desk.sdk);
    const denied = await desk.sdk.audit.entries();
    assert.ok(!denied.ok && denied.error.code === 'access.denied', 'denied');
    desk.seat(auditor);
    const [first] = value(await desk.sdk.audit.entries({ limit: 1 }));
    const [second] = value(await desk.sdk.audit.entries({ after: first?.sequence ?? 0, limit: 1 }));
    assert.deepEqual([first?.sequence, second === undefined || second.sequence === 2], [1, true]);
    const wrong = await desk.sdk.audit.entries({ limit: 5000 });
    assert.ok(!wrong.ok && wrong.error.path === 'limit', 'too many');
    assert.equal(value(await desk.sdk.audit.verify()).ok, true);
  });
});

describe('the host’s own copy of the log', () => {
  it('gets every line in order, also those that it could not take the first time', async () => {
    const taken: number[] = [];
    let down = true;
    const desk = await course.open({
      audit: {
        append: (line) => {
          if (down) throw new Error('no network');
          taken.push(line.sequence);
        },
      },
    });
    await course.obligationOf(desk.sdk, 'appointment');
    assert.deepEqual(taken, []);
    down = false;
    await course.obligationOf(desk.sdk, 'removal');
    await desk.sdk.close();
    assert.ok(taken.length >= 2, `${taken.length} lines`);
    assert.deepEqual(
      taken,
      taken.map((_, place) => place + 1),
    );
  });

  it('goes on where the host says that it stopped', async () => {
    const store = memoryStore();
    const first = await course.open({ store });
    await course.obligationOf(first.sdk, 'appointment');
    const taken: number[] = [];
    const desk = await course.open({
      store,
      audit: { last: () => 0, append: (line) => void taken.push(line.sequence) },
    });
    await course.obligationOf(desk.sdk, 'removal');
    await desk.sdk.close();
    assert.equal(taken[0], 1);
  });
});
