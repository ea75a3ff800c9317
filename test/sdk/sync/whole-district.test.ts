/** What those ask of the whole district whose own desk holds a part of it: answered where all of it is. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor, SdkOptions } from '../../../src/sdk/index.ts';
import { masked } from '../../../src/sdk/figures/masking.ts';
import { createReferenceHandler, openApi } from '../../../src/sdk/sync/handler.ts';
import { httpSync } from '../../../src/sdk/sync/http.ts';
import { memoryStore } from '../../../src/sdk/store/memory-store.ts';
import { atTheDesk, clerk, directory, noon } from '../district.ts';
import { admonition, appointment, importList, value } from '../steps.ts';
import { type Document, misfits } from './json-schema.ts';

const day = '2026-03-11';
/** The last day of which the month's records count outside the department, and the first on which it is told. */
const [closing, afterwards] = ['2026-04-07', '2026-04-08'] as const;
const month = { from: '2026-03-01', to: '2026-03-31' } as const;
const inspector: Actor = { id: 'unmanaged', name: '陈科员', roles: ['inspector'] };
const delegate: Actor = { id: 'party', name: '钱书记', roles: ['delegate'] };
const known = [clerk, inspector, delegate];
const removal = '3,冯丽,清河镇,副镇长,免职谈话,工作需要,2026-03-09,,,,,区委常委会,,,';

function serve(options: { readonly withDirectory: boolean } = { withDirectory: true }) {
  const store = memoryStore();
  let today: string = day;
  const handler = createReferenceHandler({
    identity: (request) => known.find(({ id }) => id === request.headers.get('x-user')),
    clock: { now: () => noon(today) },
    store,
    ...(options.withDirectory ? { directory } : {}),
  });
  let isThere = true;
  const bodies: { readonly path: string; readonly sent: unknown; readonly got: unknown }[] = [];
  const send: typeof fetch = async (input, init) => {
    if (!isThere) throw new TypeError('no network');
    const request = new Request(input, init);
    const path = new URL(request.url).pathname.split('/').pop() ?? '';
    const sent: unknown = JSON.parse(await request.clone().text());
    const response = await handler(request);
    bodies.push({ path, sent, got: await response.clone().json() });
    return response;
  };
  const portFor = (user: string) =>
    httpSync('http://portal.invalid/talks', { fetch: send, headers: () => ({ 'x-user': user }) });
  return {
    store,
    portFor,
    bodies,
    cut: () => (isThere = false),
    setDay: (next: string) => (today = next),
  };
}

async function desks(
  server: ReturnType<typeof serve>,
  more: (actor: Actor) => Partial<SdkOptions> = () => ({}),
) {
  const open = (actor: Actor) =>
    atTheDesk(day, { actor, sync: server.portFor(actor.id), ...more(actor) });
  const sit = async (actor: Actor) => (await open(actor)).sdk;
  const { sdk: work, setDay } = await open(clerk);
  await importList(work, appointment, admonition, removal);
  await work.sync.run();
  const look = await sit(inspector);
  await look.sync.run();
  setDay(closing);
  server.setDay(afterwards);
  return { work, look, sit };
}

describe('what inspection asks of the whole district', () => {
  it('is counted by the server, masked and without rows, and stands in its audit', async () => {
    const server = serve();
    const { work, look } = await desks(server);
    assert.deepEqual(await look.obligations.worklist(), [], 'nothing is granted');
    const inside = value(await work.figures.read(month));
    const outside = value(await look.figures.read(month));
    assert.deepEqual(outside, masked(inside, new Map()));
    assert.equal(outside.completion.count.of, 3);
    assert.equal(outside.withRows, false);
    const report = value(await look.figures.report({ month: '2026-03' }));
    assert.equal(report.title, value(await work.figures.report({ month: '2026-03' })).title);
    assert.ok(value(await look.figures.inspectionTable({ month: '2026-03' })).tables.length > 0);
    assert.ok(value(await look.figures.upwardReturn({ month: '2026-03' })).tables.length > 0);
    const { cases, total } = await look.inspection.cases({ limit: 2 });
    assert.deepEqual([cases.length, total], [2, 3]);

    const lines = (await server.store.auditAfter(0, 100)).map(({ entry }) => entry);
    const asked = lines.filter(({ by }) => by === inspector.id);
    assert.deepEqual(
      asked.map(({ action, outcome }) => [action, outcome]),
      [...Array.from({ length: 4 }, () => ['figures.read', 'done']), ['inspection.read', 'done']],
    );
    const document: Document = JSON.parse(JSON.stringify(openApi));
    const asks = server.bodies.filter(({ path }) => path === 'ask');
    assert.equal(asks.length, 5);
    for (const { sent, got } of asks) {
      assert.deepEqual(misfits(document, 'Ask', sent), []);
      assert.deepEqual(misfits(document, 'Answered', got), []);
    }
  });

  it('is refused by the server as at a desk, by the right and by what may be asked for', async () => {
    const server = serve();
    const { look, sit } = await desks(server);
    const half = await look.figures.read({ from: '2026-03-01', to: '2026-03-15' });
    assert.equal(half.ok ? '' : half.error.code, 'input.invalid');
    const other = await sit(delegate);
    const denied = await other.figures.read(month);
    assert.equal(denied.ok ? '' : denied.error.code, 'access.denied');
    // Past the desk: the server asks again.
    const answer = await server.portFor(delegate.id).ask?.({ name: 'inspection.cases', input: {} });
    assert.equal(
      (answer as { readonly error?: { readonly code: string } }).error?.code,
      'access.denied',
    );
  });

  it('is never made of the few records that are here', async () => {
    const cases: readonly (readonly [string, ReturnType<typeof serve>, Partial<SdkOptions>?])[] = [
      ['sync.not-answered', serve(), {}],
      ['sync.unreachable', serve()],
      ['sync.unreachable', serve({ withDirectory: false })],
    ];
    for (const [code, server, without] of cases) {
      const { look } = await desks(server, ({ id }) => {
        if (without === undefined || id !== inspector.id) return {};
        const { push, pull } = server.portFor(id);
        return { sync: { push, pull } };
      });
      if (code === 'sync.unreachable') server.cut();
      const figures = await look.figures.read(month);
      assert.equal(figures.ok ? '' : figures.error.code, code);
      const { total, missing } = await look.inspection.cases();
      assert.deepEqual([total, missing?.code], [0, code]);
    }
  });

  it('is not taken from an answer that has rows, or is none', async () => {
    const server = serve();
    const port = server.portFor(inspector.id);
    const { work, look } = await desks(server, ({ id }) =>
      id === inspector.id
        ? { sync: { ...port, ask: async () => ({ ok: true, value: given, findings: [] }) } }
        : {},
    );
    let given: unknown = value(await work.figures.read(month));
    const withRows = await look.figures.read(month);
    assert.equal(withRows.ok ? '' : withRows.error.code, 'sync.unreachable');
    given = { cases: 'all of them' };
    assert.equal((await look.inspection.cases()).missing?.code, 'sync.unreachable');
  });

  it('comes along in a hand-over file, and what the file does not say is not made up', async () => {
    const key = new Uint8Array(32).fill(3);
    const { sdk: work, setDay } = await atTheDesk(day);
    await importList(work, appointment, admonition, removal);
    setDay(closing);
    const inside = value(await work.figures.read(month));
    setDay(afterwards);
    const look = (await atTheDesk(afterwards, { actor: inspector })).sdk;
    const file = value(await work.sync.handOver({ key, recipient: inspector }));
    value(await look.sync.takeOver(file, { key }));
    assert.deepEqual(value(await look.figures.read(month)), masked(inside, new Map()));
    assert.equal((await look.inspection.cases()).total, 3);
    assert.equal((await look.inspection.cases({ offset: 2, limit: 2 })).cases.length, 1);
    const earlier = await look.figures.read({ from: '2024-03-01', to: '2024-03-31' });
    assert.equal(earlier.ok ? '' : earlier.error.code, 'sync.not-answered');
  });
});
