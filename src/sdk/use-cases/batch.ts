/** 批量安排: a week's talks at once. All of them or none, and for each row what stands against it. */
import * as z from 'zod/mini';
import type { ArrangeInput, BatchRow } from '../api.ts';
import { type Desk, Refused, refuse } from '../desk.ts';
import { checked } from '../input.ts';
import type { TalkRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import { doubleBookings } from './booking.ts';
import { arrangedDrafts, type Prepared, prepare } from './arranging.ts';

/** A week of a department; more at once is a mistake. */
const MOST = 200;
const batch: z.ZodMiniType<readonly ArrangeInput[]> = z
  .array(z.custom<ArrangeInput>((row) => typeof row === 'object' && row !== null))
  .check(z.minLength(1), z.maxLength(MOST));

interface Row {
  readonly report: BatchRow;
  readonly prepared?: Prepared;
}

/** What stands against each row, in the order given. Nothing is written. */
export function checkAll(
  desk: Desk,
  inputs: readonly ArrangeInput[],
): Promise<Outcome<readonly BatchRow[]>> {
  return desk.ask('talk.arrange', async (actor) => {
    const rows = await prepareAll(desk, actor, checked(batch, inputs));
    return { value: rows.map(({ report }) => report) };
  });
}

export function arrangeAll(
  desk: Desk,
  inputs: readonly ArrangeInput[],
): Promise<Outcome<readonly TalkRecord[]>> {
  return desk.job('talk.arrange', async (actor) => {
    const rows = await prepareAll(desk, actor, checked(batch, inputs));
    const reports = rows.map(({ report }) => report);
    const bad = reports.filter(({ error }) => error !== undefined);
    const first = bad[0];
    if (first?.error !== undefined) {
      const { error, row } = first;
      throw new Refused({
        code: error.code,
        message: (say) => say.records.batchRefused(bad.length, reports.length),
        findings: bad.flatMap((one) => one.error?.findings ?? []),
        path: [String(row), ...(error.path === undefined ? [] : [error.path])].join('.'),
        rows: reports,
      });
    }
    const made = rows.flatMap(({ prepared }) =>
      prepared === undefined ? [] : [{ id: randomId(), prepared }],
    );
    await desk.write(
      actor,
      'talk.arrange',
      made.flatMap(({ id, prepared }) => arrangedDrafts(desk, prepared, id)),
      { talks: made.length },
    );
    return {
      value: await Promise.all(made.map(({ id }) => desk.get('talk', id))),
      findings: made.flatMap(({ prepared }) => prepared.findings),
    };
  });
}

/** Row by row, each in the sight of those before it: nothing is arranged twice in one batch either. */
async function prepareAll(
  desk: Desk,
  actor: Actor,
  inputs: readonly ArrangeInput[],
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const taken = new Set<string>();
  for (const [index, input] of inputs.entries()) {
    const before = rows.flatMap(({ prepared }) => (prepared === undefined ? [] : [prepared.talk]));
    rows.push(await prepareRow(desk, actor, index, input, { before, taken }));
  }
  return rows;
}

async function prepareRow(
  desk: Desk,
  actor: Actor,
  row: number,
  input: ArrangeInput,
  { before, taken }: { readonly before: readonly Prepared['talk'][]; readonly taken: Set<string> },
): Promise<Row> {
  try {
    const prepared = await prepare(desk, actor, input);
    const clashes = await doubleBookings(desk, prepared.talk, before);
    const known = new Set(prepared.findings.map((one) => JSON.stringify(one)));
    const findings = [
      ...prepared.findings,
      ...clashes.filter((one) => !known.has(JSON.stringify(one))),
    ];
    for (const { id, admonition } of prepared.context.obligations) {
      if (taken.has(id))
        refuse('input.invalid', (say) => say.refusals.obligationTwice, { path: 'obligation' });
      taken.add(id);
      if (admonition !== undefined) taken.add(admonition);
    }
    desk.refuseFor(findings);
    return { report: { row, findings }, prepared: { ...prepared, findings } };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const refusal = await desk.said(error);
    return { report: { row, findings: refusal.findings, error: refusal } };
  }
}
