/** The shapes of what goes over the wire, checked on both sides: neither trusts the other's JSON. */
import * as z from 'zod/mini';
import { isId } from '../seal/random.ts';
import type { Json, JsonObject } from '../store/store.ts';
import type { Outcome } from '../outcome.ts';
import { type PullPage, type PushItem, type Question, questions, type Verdict } from './port.ts';

/** How many items a push may hold, and how many records an item may touch. */
export const MAX_ITEMS = 100;
export const MAX_CHANGES = 20_000;

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

const id = z.custom<string>(isId);
const name = z.string().check(z.minLength(1), z.maxLength(64));
const json = z.custom<Json>((value) => value !== undefined && isPlain(value, 0));
const body = z.custom<JsonObject>(
  (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && isPlain(value, 0),
);

/** JSON of no great depth, without the names that reach behind an object. */
export function isPlain(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > 32) return false;
  return Object.entries(value).every(
    ([key, part]) => !FORBIDDEN.has(key) && isPlain(part, depth + 1),
  );
}

const fieldName = z.string().check(
  z.minLength(1),
  z.maxLength(64),
  z.refine((text) => !FORBIDDEN.has(text)),
);

const pushedChange = z.strictObject({
  record: id,
  type: name,
  schema: z.int().check(z.positive()),
  created: z.boolean(),
  fields: z.record(
    fieldName,
    z.strictObject({ from: z.exactOptional(json), to: z.exactOptional(json) }),
  ),
});

export const pushItem: z.ZodMiniType<PushItem> = z.strictObject({
  id,
  action: name,
  at: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)),
  by: z.string().check(z.minLength(1), z.maxLength(256)),
  changes: z.array(pushedChange).check(
    z.minLength(1),
    z.maxLength(MAX_CHANGES),
    z.refine((changes) => new Set(changes.map(({ record }) => record)).size === changes.length),
  ),
});

export const pushBody = z.strictObject({
  items: z.array(pushItem).check(z.maxLength(MAX_ITEMS)),
});

const fieldConflict = z.object({
  record: id,
  field: z.string(),
  base: z.exactOptional(json),
  mine: z.exactOptional(json),
  theirs: z.exactOptional(json),
});

const verdict: z.ZodMiniType<Verdict> = z.discriminatedUnion('verdict', [
  z.object({
    item: id,
    verdict: z.literal('accepted'),
    revisions: z.record(z.string(), z.number()),
  }),
  z.object({ item: id, verdict: z.literal('conflict'), fields: z.array(fieldConflict) }),
  z.object({
    item: id,
    verdict: z.literal('refused'),
    code: z.string(),
    rules: z.array(z.string()),
  }),
]);

export const verdicts = z.array(verdict);

export const pullBody = z.strictObject({
  cursor: z.exactOptional(z.string().check(z.maxLength(128))),
});

const questionNames = Object.keys(questions) as readonly Question['name'][];

/** What may be in `input` is for the function that is asked to say. */
export const askBody = z.strictObject({
  question: z.strictObject({
    name: z.enum(questionNames),
    input: body,
    locale: z.exactOptional(z.enum(['zh-CN', 'en'])),
  }),
});

const refusal = z.object({
  code: z.string(),
  message: z.string(),
  findings: z.array(json),
  path: z.exactOptional(z.string()),
});
const answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: body, findings: z.array(json) }),
  z.object({ ok: z.literal(false), error: refusal }),
]);

/** By what a screen would stumble over; rows are never in an answer to who may not read them. */
const values: { readonly [N in Question['name']]: z.ZodMiniType<unknown> } = {
  'inspection.cases': z.object({ cases: z.array(body), total: z.int() }),
  'figures.read': z.object({ withRows: z.literal(false), completion: body, byKind: z.array(body) }),
  'figures.report': z.object({ title: z.string(), tables: z.array(body) }),
  'figures.inspectionTable': z.object({ title: z.string(), tables: z.array(body) }),
  'figures.upwardReturn': z.object({ title: z.string(), tables: z.array(body) }),
};

/** The answer to a question; undefined where it is none. */
export function outcomeOf<T>(name: Question['name'], given: unknown): Outcome<T> | undefined {
  const outcome = answer.safeParse(given).data;
  if (outcome === undefined || (outcome.ok && !values[name].safeParse(outcome.value).success)) {
    return undefined;
  }
  // The numbers and words in it are the other side's: no schema here could say whether they are true.
  return outcome as unknown as Outcome<T>;
}

export const answered = z.array(z.object({ ...askBody.def.shape, answer }));

export const pullPage: z.ZodMiniType<PullPage> = z.object({
  records: z.array(z.object({ id, type: name, schema: z.int(), body })),
  gone: z.array(id),
  cursor: z.string().check(z.minLength(1), z.maxLength(128)),
  more: z.boolean(),
  anew: z.boolean(),
});
