/**
 * Forty informants are put into the vault; then every function of the SDK is driven, and everything
 * that came out of it, lies in its store, went over the wire, into the host's log or onto a console is
 * searched for them in every form. A function that is new and not driven here turns the test red.
 */
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Actor, SdkOptions, TalkSdk } from '../../../src/sdk/index.ts';
import { memoryStore } from '../../../src/sdk/store/memory-store.ts';
import type { Store } from '../../../src/sdk/store/store.ts';
import * as course from '../courses.ts';
import { clerk } from '../district.ts';
import { value } from '../steps.ts';
import type { SyncPort } from '../../../src/sdk/sync/port.ts';
import { hubOn, portOf } from '../sync/desks.ts';
import { canaries, formsOf, hits } from './canaries.ts';
import { works } from './drive.ts';
import { record, type Recorder, textOf } from './recorder.ts';

const { today } = course;
const holder: Actor = { ...clerk, roles: ['clerk', 'vault-holder'] };
const reader: Actor = { id: 'deputy', name: '王副部长', roles: ['leader', 'vault-holder'] };
const auditor: Actor = { id: 'auditor', name: '审计', roles: ['security-auditor'] };
const inspector: Actor = { id: 'unmanaged', name: '陈科员', roles: ['inspector'] };
const administrator: Actor = { id: 'admin', name: '管理', roles: ['administrator'] };
const cadre: Actor = { id: 'member-2', name: '冯丽', roles: ['subject'] };

const recorders: Recorder[] = [];
/** What left the SDK by another way than an answer, and what its stores hold. */
const elsewhere: string[] = [];
const vaultStore = memoryStore();
// One vault in all worlds: what closes is theirs, not it.
vaultStore.close = async () => undefined;

type Desk = course.Desk & { readonly store: Store };

/** A desk with the vault, a hub, a host that keeps the log; all of it watched. */
async function world(
  work: (desk: Desk) => Promise<void>,
  { isAlone = false, ...more }: Partial<SdkOptions> & { readonly isAlone?: boolean } = {},
) {
  const store = memoryStore();
  const hub = await hubOn(today);
  let seated = holder;
  const wire = portOf(hub.hub, () => seated);
  const sync: SyncPort = {
    push: async (items) => {
      const verdicts = await wire.push(items);
      elsewhere.push(textOf(items), textOf(verdicts));
      return verdicts;
    },
    pull: async (cursor) => {
      const page = await wire.pull(cursor);
      elsewhere.push(textOf(page));
      return page;
    },
  };
  const desk = await course.open({
    store,
    vaultStore,
    actor: holder,
    audit: { last: () => 0, append: (line) => void elsewhere.push(textOf(line)) },
    ...(isAlone ? {} : { sync }),
    ...more,
  });
  const recorder = record(desk.sdk);
  recorders.push(recorder);
  const seat = (actor: Actor): void => {
    seated = actor;
    desk.seat(actor);
  };
  await work({ ...desk, sdk: recorder.sdk, seat, store });
  seat(holder);
  await recorder.sdk.sync.run();
  await recorder.sdk.sync.status();
  await recorder.sdk.sync.conflicts();
  for (const kept of [store, hub.store]) {
    elsewhere.push(
      textOf(await kept.auditAfter(0, 10_000)),
      textOf(await kept.changesAfter(0, 10_000)),
    );
  }
  await recorder.sdk.close();
}

/** Everything that is asked and not done, by somebody. */
async function askAll(sdk: TalkSdk, word = ''): Promise<void> {
  const rows = await sdk.obligations.worklist({ text: word });
  await sdk.obligations.page({ text: word });
  await sdk.obligations.counts({ text: word });
  await sdk.calendar.range({ from: '2026-03-01', to: '2026-03-31' });
  await sdk.cases.page({ text: word });
  await sdk.cases.words({ words: word });
  await sdk.people.search(word);
  await sdk.people.find({ text: word });
  await sdk.people.history({ person: 'member-2' });
  await sdk.matters.list();
  await sdk.admonitions.list();
  await sdk.delegations.list();
  await sdk.delegations.mine();
  await sdk.inquiries.list();
  await sdk.approvals.list();
  await sdk.papers.list();
  await sdk.incidents.list();
  await sdk.grants.list();
  await sdk.inspection.cases();
  await sdk.own.cases();
  await sdk.drafts.list();
  await sdk.views.list();
  await sdk.settings.list();
  await sdk.audit.entries({ limit: 1000 });
  await sdk.audit.verify();
  await sdk.vault.list();
  const period = { from: '2026-01-01', to: '2026-12-31' } as const;
  const figures = await sdk.figures.read(period);
  if (figures.ok) {
    const { completion, coverage, recorded, rectified, repliedOnTime } = figures.value;
    const all = [completion, coverage.all, recorded, rectified, repliedOnTime];
    await sdk.figures.rows(all.flatMap(({ of }) => of));
  }
  await sdk.figures.report({ month: '2026-03' });
  await sdk.figures.inspectionTable({ month: '2026-03' });
  await sdk.figures.upwardReturn({ month: '2026-03' });
  await sdk.figures.focusPrincipals(period);
  await sdk.unitTalks.list(period);
  await sdk.unitTalks.counts(period);
  for (const { obligation, talk } of rows.slice(0, 3)) {
    await sdk.obligations.get(obligation.id);
    await sdk.events.get(obligation.event);
    await sdk.obligations.talkers(obligation.id, today);
    await sdk.records.links(obligation.id);
    if (talk === undefined) continue;
    await sdk.talks.get(talk.id);
    await sdk.talks.next(talk.id);
    await sdk.records.review(talk.id);
    await sdk.records.mayDoWithout(talk.id);
    await sdk.plan.outline(talk.id);
    await sdk.plan.notices(talk.id);
    await sdk.matters.ofTalk(talk.id);
  }
}

/** A petition's inquiry, with one canary behind it. */
async function petitioned(sdk: TalkSdk, index: number) {
  const canary = canaries[index];
  assert.ok(canary, 'a canary');
  const obligation = await course.toInquire(sdk, {
    triggers: ['petition'],
    dates: { arisen: index < 28 ? `2026-02-${two(index + 1)}` : `2026-01-${two(index - 27)}` },
  });
  const { id } = value(
    await sdk.vault.register({
      event: obligation.event,
      informant: {
        name: canary.name,
        unit: canary.unit,
        phones: [canary.phone],
        aliases: [canary.pinyin],
      },
      petition: { number: '云信〔2026〕7号' },
    }),
  );
  return { obligation, canary, id };
}

function two(day: number): `${number}` {
  return String(day).padStart(2, '0') as `${number}`;
}

const console_ = { log: console.log, warn: console.warn, error: console.error, info: console.info };

describe('forty informants in the vault', () => {
  before(async () => {
    for (const name of Object.keys(console_) as (keyof typeof console_)[]) {
      console[name] = (...args: readonly unknown[]) =>
        void elsewhere.push(args.map(textOf).join(' '));
    }
    await driveAll();
  });
  after(() => void Object.assign(console, console_));

  it('are in it, each with name, number and unit', async () => {
    const kept = textOf(await vaultStore.all('informant'));
    const missing = canaries.filter(
      ({ name, phone, unit }) => ![name, phone, unit].every((word) => kept.includes(word)),
    );
    assert.deepEqual(missing, []);
    assert.equal(canaries.length, 40);
  });

  it('are found by the search in each of their forms', () => {
    const [first] = canaries;
    assert.ok(first, 'a canary');
    for (const [form, text] of formsOf(first)) {
      assert.ok(
        hits(`x${text}y`).some((hit) => hit === `canary 0: ${form}`),
        form,
      );
    }
    assert.deepEqual(hits('孙成员 13900000000 财政局'), []);
  });

  it('are in no answer, refusal or error of any function', () => {
    assert.deepEqual(
      [
        ...new Set(
          recorders.flatMap(({ said }) =>
            said.flatMap((one) => hits(one).map((hit) => `${one.split(' ')[0] ?? ''}: ${hit}`)),
          ),
        ),
      ],
      [],
    );
  });

  it('are in no store, log, sync body or console line', () => {
    assert.ok(elsewhere.length > 50, 'something was searched');
    assert.deepEqual([...new Set(elsewhere.flatMap(hits))], []);
  });

  it('were behind everything that the SDK can do: each function was driven to an answer', () => {
    const functions = new Set(recorders.flatMap((one) => one.functions));
    const answered = new Set(recorders.flatMap((one) => [...one.answered]));
    const missing = [...functions].filter((path) => !answered.has(path));
    assert.deepEqual(missing, []);
  });
});

async function driveAll(): Promise<void> {
  await world(async ({ sdk, seat }) => {
    const cases = [];
    for (const index of canaries.keys()) cases.push(await petitioned(sdk, index));
    for (const { id } of cases) value(await sdk.vault.reveal({ id, purpose: 'verify' }));
    for (const actor of [
      holder,
      reader,
      auditor,
      inspector,
      administrator,
      cadre,
      course.delegate,
    ]) {
      seat(actor);
      await askAll(sdk);
    }
    seat(holder);
    await throughTheSearch(sdk, seat, cases);
  });
  for (const work of works) {
    await world(async (desk) => {
      await petitioned(desk.sdk, works.indexOf(work));
      await work(desk, holder);
      await askAll(desk.sdk);
    });
  }
  await conflicting();
  await handedOver();
  await installed();
}

/** Words that name an informant are brought to every place that searches them: none lets them through, and none repeats them. */
async function throughTheSearch(
  sdk: TalkSdk,
  seat: (actor: Actor) => void,
  cases: readonly Awaited<ReturnType<typeof petitioned>>[],
): Promise<void> {
  for (const { obligation, canary } of cases.slice(0, 5)) {
    const texts = [`据${canary.name}反映`, canary.phone];
    const clearing = { event: obligation.event, texts, reason: '已核对' };
    seat(reader);
    value(await sdk.vault.clearHit(clearing));
    seat(holder);
    const refused = await sdk.vault.register({
      event: canary.name,
      informant: { name: canary.name },
    });
    assert.equal(refused.ok, false);
    const unknown = await sdk.vault.reveal({ id: canary.name, purpose: 'contact' });
    assert.equal(unknown.ok, false);
    await sdk.plan.cancel({ id: canary.name, revision: 1 }, canary.name);
    await sdk.talks.get(canary.name);
    const clean = value(
      await sdk.inquiries.draft({ obligation, sender: 'department', ...course.letter }),
    );
    const { rounds } = value(await sdk.inquiries.search(clean));
    assert.equal(rounds[0]?.searched?.scrub, 'clean');
  }
  await namedInAnOutline(sdk);
}

/** An outline that names the informant is refused, without a word of it. */
async function namedInAnOutline(sdk: TalkSdk): Promise<void> {
  const canary = canaries[39];
  assert.ok(canary, 'a canary');
  const { obligations } = value(
    await sdk.events.record({
      kind: 'reminder',
      triggers: ['petition'],
      subject: 'member',
      dates: { arisen: '2026-03-10' },
    }),
  );
  const [obligation] = obligations;
  assert.ok(obligation, 'an obligation');
  const { name, unit, phone } = canary;
  const informant = { name, unit, phones: [phone] };
  value(await sdk.vault.register({ event: obligation.event, informant }));
  const talk = value(
    await sdk.plan.arrange({ obligation, date: today, talker: 'deputy', outline: true }),
  );
  const point = obligation.obligation.points[0] ?? '';
  const notes = [{ obligation: obligation.id, point, note: `${name}(${phone})反映` }];
  const refused = await sdk.plan.prepareOutline({ talk, notes });
  assert.ok(!refused.ok, 'refused');
  assert.ok(
    refused.error.findings.some(({ code }) => code === 'scrub-hit'),
    'by the hit',
  );
}

/** Two desks that changed the same: one of them is told, and decides. */
async function conflicting(): Promise<void> {
  const hub = await hubOn(today);
  const sync = portOf(hub.hub, () => holder);
  await world(
    async ({ sdk }) => {
      const obligation = await course.obligationOf(sdk, 'appointment');
      const talk = value(
        await sdk.plan.arrange({ obligation, date: today, talker: 'deputy', outline: true }),
      );
      await sdk.sync.run();
      const other = await course.open({ store: memoryStore(), actor: holder, sync });
      await other.sdk.sync.run();
      const theirs = await other.sdk.talks.get(talk.id);
      assert.ok(theirs, 'the talk is there too');
      value(await other.sdk.plan.reschedule({ talk: theirs, place: '一号' }));
      await other.sdk.sync.run();
      const mine = await sdk.talks.get(talk.id);
      assert.ok(mine, 'and here');
      value(await sdk.plan.reschedule({ talk: mine, place: '二号' }));
      await sdk.sync.run();
      const [conflict] = await sdk.sync.conflicts();
      assert.ok(conflict, 'a conflict');
      value(await sdk.sync.resolve(conflict.id, 'theirs'));
    },
    { sync },
  );
}

/** By file instead of by wire: what is in it is looked at where it was taken in. */
async function handedOver(): Promise<void> {
  const key = new Uint8Array(32).fill(3);
  const alone = { isAlone: true };
  const files: Uint8Array[] = [];
  await world(async ({ sdk }) => {
    await petitioned(sdk, 30);
    await course.obligationOf(sdk, 'appointment');
    files.push(value(await sdk.sync.handOver({ key })));
  }, alone);
  await world(async ({ sdk }) => {
    for (const file of files) value(await sdk.sync.takeOver(file, { key, sender: () => holder }));
    assert.ok((await sdk.obligations.worklist()).length > 0, 'it came over');
    await askAll(sdk);
  }, alone);
}

/** On the disk of a machine: its keys, its lock, its backups, and that nothing is left of it. */
async function installed(): Promise<void> {
  const key = () => new Uint8Array(32).fill(9);
  const open = async () => {
    const desk = await course.open({ key, vaultStore, actor: holder, tenant: 'canaries' });
    const recorder = record(desk.sdk);
    recorders.push(recorder);
    return recorder.sdk;
  };
  const sdk = await open();
  await petitioned(sdk, 31);
  sdk.on('locked', (told) => elsewhere.push(textOf(told)));
  sdk.beforeLock(() => undefined);
  value(await sdk.keys.state());
  const { text } = value(await sdk.keys.setUpEscrow());
  assert.equal(value(await sdk.keys.checkEscrow({ text })).opens, true);
  value(await sdk.keys.changePassphrase({ to: '秋水共长天一色 2026' }));
  value(await sdk.keys.useHostKey());
  value(await sdk.keys.rotate());
  await sdk.lock();
  value(await sdk.keys.openWithEscrow({ text }));
  await sdk.lock();
  value(await sdk.unlock());
  elsewhere.push(textOf(await sdk.diagnostics()));
  value(await sdk.acknowledgeLoss());
  const { file } = value(await sdk.exchange.backup());
  elsewhere.push(textOf(new Uint8Array(await file.arrayBuffer())));
  value(await sdk.exchange.readBackup(file, { key: key() }));
  value(await sdk.exchange.restore(file, { key: key() }));
  await sdk.close();
  const again = await open();
  assert.ok((await again.obligations.worklist()).length > 0, 'it came back');
  value(await again.clean({ evenUnsynced: true }));
}
