// Long work goes off the page in every browser and on both origins, and comes out the same where it cannot.
import { expect } from '@esm-bundle/chai';
import { type JobName, jobs, type Jobs } from '../../src/sdk/worker/jobs.ts';
import { work, workPlace } from '../../src/sdk/worker/run.ts';
import { turns } from '../../src/sdk/worker/turns.ts';

/** As the reference implementation has it: see test/edge. */
const REFERENCE = '5206f5919a214b87d52b2d54e2bb5bccdcd9978e54a1bedab35be01df1261116';

const text = (words: string) => new TextEncoder().encode(words);
const hex = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const secret = {
  words: text('password'),
  salt: text('cadre-talk-salt'),
  costs: { memory: 19_456, passes: 2, length: 32 },
};

const ledger = (rows: number): Jobs['xlsx']['takes'] => [
  {
    name: '台账',
    columns: ['序号', '姓名'].map((title) => ({ title, width: 12 })),
    rows: Array.from({ length: rows }, (_, row) => [row + 1, `干部${row}𠮷`]),
  },
];

/** A page that holds still in a task of more than this is noticed. */
async function longestTask(act: () => Promise<unknown>): Promise<number> {
  let [last, longest, running] = [performance.now(), 0, true];
  const beat = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) setTimeout(beat);
  };
  setTimeout(beat);
  await act();
  await new Promise((done) => setTimeout(done, 10));
  running = false;
  return longest;
}

const inPage = <Name extends JobName>(job: Name, given: Jobs[Name]['takes']) =>
  jobs[job](given, { turn: turns(undefined) });

describe('the worker', () => {
  it('is really to be had here', async () => {
    expect(await workPlace()).to.equal('worker');
  });

  it('makes of a passphrase what the page makes of it, while the page goes on', async () => {
    let made = new Uint8Array();
    const longest = await longestTask(async () => {
      made = new Uint8Array(await work('argon2id', secret));
    });
    expect(hex(made)).to.equal(REFERENCE);
    expect(hex(await inPage('argon2id', secret))).to.equal(REFERENCE);
    expect(longest).to.be.lessThan(1_000);
    expect(hex(secret.words)).to.equal(
      hex(text('password')),
      'the caller’s words are still theirs',
    );
  });

  it('writes a list that it reads again', async () => {
    const file = await work('xlsx', ledger(1_200));
    const read = await work('sheet', { content: file });
    if (!read.ok) throw new Error(read.why);
    expect(read.sheets).to.deep.equal(['台账']);
    expect(read.rows.length).to.equal(1_201);
    expect(read.rows[1_200]).to.deep.equal({ row: 1_201, cells: ['1200', '干部1199𠮷'] });
    const here = await inPage('sheet', { content: file });
    expect(here).to.deep.equal(read);
  });

  it('says of a file why it cannot be read', async () => {
    const read = await work('sheet', { content: text('"open') });
    expect(read).to.deep.equal({ ok: false, why: 'quotes' });
  });

  it('tells how far it is', async () => {
    const told: number[] = [];
    await work('argon2id', secret, { progress: (done) => told.push(done) });
    expect(told.length).to.be.greaterThan(0);
    expect([...told].sort((one, other) => one - other)).to.deep.equal(told);
  });

  it('stops when the work is taken back, and at once where it was taken back before', async () => {
    const taken = new AbortController();
    const long = { ...secret, costs: { ...secret.costs, passes: 400 } };
    const started = performance.now();
    const running = work('argon2id', long, {
      signal: taken.signal,
      progress: () => {
        taken.abort();
      },
    });
    const name = async (act: Promise<unknown>) =>
      act.then(
        () => 'done',
        (error: unknown) => (error instanceof DOMException ? error.name : String(error)),
      );
    expect(await name(running)).to.equal('AbortError');
    expect(performance.now() - started).to.be.lessThan(10_000);
    expect(await name(work('argon2id', secret, { signal: taken.signal }))).to.equal('AbortError');
  });

  it('is done without where there are no workers', async () => {
    const { Worker: had } = globalThis;
    Reflect.deleteProperty(globalThis, 'Worker');
    try {
      expect(hex(await work('argon2id', secret))).to.equal(REFERENCE);
    } finally {
      globalThis.Worker = had;
    }
  });
});
