// A thread of its own for the made-up district of five years: 2,000 cadres, 80 units, some 20,000
// records. To make it and to answer for it takes seconds, in which the portal must go on answering.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { todayInShanghai } from './redate.mjs';

const YEARS = 5;

/**
 * Starts the thread. It is asked for the people, and in the place of a handler.
 *
 * @param {'district' | 'national'} policy
 */
export function startYears(policy) {
  const thread = new Worker(new URL(import.meta.url), { workerData: { policy } });
  // A portal that ends does not wait for it.
  thread.unref();
  const waiting = new Map();
  let next = 0;
  thread.on('message', ({ id, answer, error }) => {
    const { done, fail } = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) thread.unref();
    if (error === undefined) done(answer);
    else fail(new Error(error));
  });
  thread.on('error', (error) => {
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  });
  const ask = (question) =>
    new Promise((done, fail) => {
      thread.ref();
      waiting.set((next += 1), { done, fail });
      thread.postMessage({ id: next, question });
    });
  const about = ask({ what: 'district' });
  about.catch(() => undefined);
  return {
    /** Units, people, who may sign in as what, and how many records there are. */
    about: () => about,
    /** As `createReferenceHandler` answers; who asks was found out before. */
    async handle(request, actor) {
      const { status, body } = await ask({
        what: 'sync',
        url: request.url,
        method: request.method,
        type: request.headers.get('Content-Type') ?? '',
        body: request.method === 'GET' ? undefined : await request.text(),
        actor,
      });
      return new Response(body, { status, headers: { 'Content-Type': 'application/json' } });
    },
  };
}

if (!isMainThread && workerData?.policy !== undefined) await answerFor(workerData.policy);

async function answerFor(policy) {
  const [{ makeDistrict }, { createReferenceHandler }, { rulesOf }] = await Promise.all([
    import('cadre-talk/sdk/testing'),
    import('cadre-talk/sdk/handler'),
    import('./rules.mjs'),
  ]);
  const today = todayInShanghai();
  const from = `${Number(today.slice(0, 4)) - YEARS}${today.slice(4, 8)}01`;
  const district = makeDistrict({ from, to: today, office: true });
  let actor;
  const open = async () =>
    createReferenceHandler({
      ...(await rulesOf(policy)),
      store: await district.store(),
      directory: district.directory(),
      identity: () => actor,
      // Each page is a commit at the desk, after which its lists are asked for anew.
      pageSize: 1000,
    });
  // The people are asked for first, and it takes seconds to lay so many records in.
  let handler;
  const about = {
    units: district.units,
    people: district.people,
    accounts: accountsOf(district),
    records: district.records.length,
  };
  const answer = async ({ what, url, method, type, body, actor: asking }) => {
    if (what === 'district') return about;
    actor = asking;
    const reply = await (
      await (handler ??= open())
    )(
      new Request(url, {
        method,
        headers: { 'Content-Type': type },
        ...(body === undefined ? {} : { body }),
      }),
    );
    return { status: reply.status, body: await reply.text() };
  };
  // One after another: who asks is the same until the answer is there.
  let last = Promise.resolve();
  parentPort?.on('message', ({ id, question }) => {
    last = last
      .then(() => answer(question))
      .then(
        (given) => parentPort?.postMessage({ id, answer: given }),
        (error) => parentPort?.postMessage({ id, error: String(error?.message ?? error) }),
      );
  });
}

/** As SAMPLE_ACCOUNTS: some of those who have something to do there. */
function accountsOf({ desks, leaders, people, records }) {
  const named = (as, { id, roles }) => [as, id, roles];
  const newest = (type) => records.filter((record) => record.type === type).at(-1)?.body;
  const delegate = newest('delegation')?.delegate.id;
  const subject = newest('admonition')?.subject.id;
  const known = new Set(people.map(({ id }) => id));
  return [
    named('clerk', desks.clerk),
    ['deputy', leaders.deputies[0].id, ['leader']],
    named('head', desks.leader),
    named('committee', desks.committeeLeader),
    ['secretary', leaders.secretary.id, ['committee-leader']],
    ['delegate', delegate, ['delegate', 'subject']],
    named('inspector', desks.inspector),
    ['subject', subject, ['subject']],
    named('auditor', desks.securityAuditor),
    named('administrator', desks.administrator),
  ].filter(([, id]) => known.has(id));
}
