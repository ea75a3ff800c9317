// zod/mini: records of several kinds, strict, the good ones taken and the bad ones refused by code and
// place. That it makes no CSP report shows in the page's list of breaches.
import * as z from 'zod/mini';
import { demand, demandEqual, type Job } from '../job.ts';
import { chance, pick, roster } from '../roster.ts';

const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const common = { id: z.string().check(z.minLength(1)), person: z.string(), on: date };

const record = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('appointment'), ...common, post: z.string() }),
  z.strictObject({
    kind: z.literal('admonition'),
    ...common,
    notice: z.strictObject({ year: z.int().check(z.gte(2000)), number: z.int() }),
  }),
  z.strictObject({ kind: z.literal('care'), ...common, reason: z.optional(z.string()) }),
  z.strictObject({
    kind: z.literal('group'),
    ...common,
    people: z.array(z.strictObject({ id: z.string(), present: z.boolean() })),
  }),
]);

const KINDS = ['appointment', 'admonition', 'care', 'group'] as const;

function samples(count: number): readonly Readonly<Record<string, unknown>>[] {
  const next = chance(7);
  return roster(count).map((person) => {
    const base = { id: person.id, person: person.name, on: person.since };
    const kind = pick(next, KINDS);
    switch (kind) {
      case 'appointment':
        return { kind, ...base, post: person.post };
      case 'admonition':
        return { kind, ...base, notice: { year: 2026, number: Math.floor(next() * 90) } };
      case 'care':
        return next() < 0.5 ? { kind, ...base } : { kind, ...base, reason: '家庭变故' };
      case 'group':
        return { kind, ...base, people: [{ id: person.id, present: next() < 0.9 }] };
    }
  });
}

interface Fault {
  readonly code: string;
  readonly path: string;
  spoil(record: Readonly<Record<string, unknown>>): unknown;
}

const FAULTS: readonly Fault[] = [
  { code: 'unrecognized_keys', path: '', spoil: (good) => ({ ...good, informant: '某某' }) },
  { code: 'invalid_union', path: 'kind', spoil: (good) => ({ ...good, kind: 'rumour' }) },
  { code: 'invalid_format', path: 'on', spoil: (good) => ({ ...good, on: '2026/7/1' }) },
  { code: 'invalid_type', path: 'person', spoil: (good) => ({ ...good, person: 5 }) },
  { code: 'too_small', path: 'id', spoil: (good) => ({ ...good, id: '' }) },
];

export function zodJob(): Job {
  return {
    id: 'zod',
    library: 'zod/mini',
    does: '校验四类记录,拒绝多余字段',
    size: '1 000 条,另 500 条错的',
    run() {
      const good = samples(1_000);
      for (const sample of good) {
        const parsed = record.safeParse(sample);
        demand(parsed.success, `refused a good record: ${JSON.stringify(sample)}`);
        demandEqual(parsed.data, sample, 'parsed record');
      }
      const refused: Record<string, number> = {};
      good.slice(0, 500).forEach((sample, index) => {
        const fault = FAULTS[index % FAULTS.length];
        demand(fault !== undefined, 'no fault');
        const parsed = record.safeParse(fault.spoil(sample));
        demand(!parsed.success, `took a bad record: ${fault.code}`);
        demandEqual(
          parsed.error.issues.map((issue) => [issue.code, issue.path.join('.')]),
          [[fault.code, fault.path]],
          'issues',
        );
        refused[fault.code] = (refused[fault.code] ?? 0) + 1;
      });
      demandEqual(Object.values(refused), [100, 100, 100, 100, 100], 'refused by code');
      return Promise.resolve({
        says: '1 000 条全部通过,500 条错的逐条按原因和位置拒绝',
        facts: { taken: good.length, refused: Object.keys(refused).sort() },
      });
    },
  };
}
