/** 保密审计: reading the log without content, and telling it what went out. */
import * as z from 'zod/mini';
import type { AuditApi, OutputInput } from '../api.ts';
import { auditLine } from '../audit/lines.ts';
import { type Desk, refuse } from '../desk.ts';
import { checked, said } from '../input.ts';
import { type RecordType, recordTypes } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';

export function auditApi(desk: Desk): AuditApi {
  return {
    verify: () => desk.ask('audit.verify', async () => ({ value: await desk.store.verifyAudit() })),
    entries: (page) => entries(desk, page),
    printed: (input) => output(desk, 'print', input),
    exported: (input) => output(desk, 'export', input),
  };
}

const MOST = 1000;

const paging = z.strictObject({
  after: z.exactOptional(z.int().check(z.minimum(0))),
  limit: z.exactOptional(z.int().check(z.minimum(1), z.maximum(MOST))),
});

function entries(
  desk: Desk,
  page: Parameters<AuditApi['entries']>[0] = {},
): ReturnType<AuditApi['entries']> {
  return desk.ask('audit.read', async () => {
    const { after = 0, limit = 100 } = checked(paging, page);
    await desk.views.flush();
    return { value: (await desk.store.auditAfter(after, limit)).map(auditLine) };
  });
}

const types = Object.keys(recordTypes) as [RecordType, ...RecordType[]];
const outputInput: z.ZodMiniType<OutputInput> = z.strictObject({
  type: z.enum(types),
  id: said,
  paper: said,
});

function output(
  desk: Desk,
  way: 'print' | 'export',
  input: OutputInput,
): Promise<Outcome<{ readonly id: string }>> {
  return desk.job('audit.output', async (actor) => {
    const { type, id, paper } = checked(outputInput, input);
    // The log holds no free words: a name for what went out is one that the policy knows.
    if (desk.policy.pack.papers[paper] === undefined && !lists.has(paper)) {
      refuse('input.invalid', (say) => say.refusals.invalid, { path: 'paper' });
    }
    await desk.get(type, id);
    await desk.note(actor, 'audit.output', [id], { output: way, paper });
    return { value: { id } };
  });
}

/** Papers of the office that are none of the policy's. */
const lists: ReadonlySet<string> = new Set(['plan', 'ledger', 'report', 'calendar', 'hand-over']);
