// 五¶3: what the department keeps leaves it for nobody's archive, whatever was copied, scanned, packed
// or renamed on the way, and comes in from none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judge, type Keeper, papers } from '../../src/policy/index.ts';
import { openPolicy, policyReader } from '../../src/sdk/policy.ts';
import { atTheDesk } from '../sdk/district.ts';
import { appointment, importList, value } from '../sdk/steps.ts';

const policy = openPolicy(await policyReader({}));
const names = papers(policy).map(({ id }) => id);
/** The two classes that the text names. */
const NAMED: ReadonlySet<string> = new Set(['admonition-record', 'inquiry-reply']);
const away: readonly Keeper[] = ['personal-archive', 'unit', 'elsewhere'];

/** A paper as somebody has it: what it is called, and everything it was ever made from. */
interface Made {
  readonly paper: string;
  readonly derivedFrom: readonly string[];
  /** Whether one of the two classes is in it, as whoever made it knows. */
  readonly named: boolean;
}

/** One step of somebody with a copier: take papers that are there, and make another of them. */
const step = fc.record({
  way: fc.constantFrom('copy' as const, 'scan' as const, 'pack' as const, 'rename' as const),
  of: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
  as: fc.constantFrom(...names),
});

function made(
  first: readonly string[],
  steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
) {
  const all: Made[] = first.map((paper) => ({ paper, derivedFrom: [], named: NAMED.has(paper) }));
  for (const { way, of, as } of steps) {
    const from = of.flatMap((at) => all[at % all.length] ?? []);
    const [one] = from;
    if (one === undefined) continue;
    const parts = way === 'pack' ? from : [one];
    all.push({
      paper: way === 'copy' || way === 'scan' ? one.paper : as,
      derivedFrom: [...new Set(parts.flatMap(({ paper, derivedFrom }) => [...derivedFrom, paper]))],
      named:
        NAMED.has(as) && way === 'rename'
          ? true
          : parts.some(({ named }) => named) || (way === 'pack' && NAMED.has(as)),
    });
  }
  return all;
}

test('in 10,000 random derivations neither class leaves the department, nor is it taken in', () => {
  let [refused, left] = [0, 0];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 5 }),
      fc.array(step, { maxLength: 12 }),
      fc.constantFrom(...away),
      (first, steps, to) => {
        for (const [index, one] of made(first, steps).entries()) {
          const paper = { id: String(index), paper: one.paper, derivedFrom: one.derivedFrom };
          const outcomes = [
            judge(policy, { type: 'export', papers: [paper], to }),
            judge(policy, { type: 'archive', paper, to }),
            // Packed with others it is the same paper.
            judge(policy, { type: 'export', papers: [{ id: 'x', paper: 'outline' }, paper], to }),
            ...(to === 'personal-archive'
              ? [judge(policy, { type: 'import', papers: [paper], from: to })]
              : []),
          ];
          const blocked = outcomes.every((found) =>
            found.some(({ severity }) => severity === 'error'),
          );
          if (one.named) {
            assert.ok(blocked, `${JSON.stringify(paper)} left for ${to}`);
            refused += 1;
          } else if (!blocked) {
            left += 1;
          }
          const home = judge(policy, { type: 'export', papers: [paper], to: 'department' });
          assert.ok(
            home.every(({ severity }) => severity !== 'error'),
            'it does not even go to the department',
          );
        }
      },
    ),
    { numRuns: 10_000, seed: 7 },
  );
  assert.ok(refused > 10_000 && left > 1000, `${refused} refused, ${left} left`);
});

test('the register of papers holds to it through copies of copies, packages and imports', async () => {
  const { sdk } = await atTheDesk('2026-03-10');
  await importList(sdk, appointment);
  const [row] = await sdk.obligations.worklist();
  assert.ok(row, 'something is owed');
  const obligation = row.obligation.id;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...NAMED),
      fc.array(fc.constantFrom('copy' as const, 'scan' as const), { maxLength: 4 }),
      fc.constantFrom(...away),
      fc.constantFrom(...names),
      async (paper, copies, to, other) => {
        let kept = value(await sdk.papers.register({ paper, obligation, name: '附件' }));
        for (const copy of copies) {
          kept = value(await sdk.papers.copy({ paper: kept, copy, name: `附件（${copy}）` }));
        }
        const packed = value(
          await sdk.papers.register({
            paper: other,
            derivedFrom: [...kept.derivedFrom, kept.paper],
            obligation,
          }),
        );
        for (const one of [kept, packed]) {
          const tries = [
            await sdk.papers.file({ paper: one, to }),
            await sdk.papers.copy({ paper: one, copy: 'copy', keeper: to }),
            await sdk.papers.handOver({ papers: [one.id], to, as: 'package' }),
            await sdk.papers.handOver({ papers: [one.id], to, as: 'list' }),
            await sdk.papers.takeIn({
              from: 'personal-archive',
              papers: [{ paper: one.paper, derivedFrom: one.derivedFrom }],
            }),
          ];
          for (const [index, outcome] of tries.entries()) {
            assert.ok(!outcome.ok && outcome.error.code === 'policy.refused', `${index} ${to}`);
          }
        }
      },
    ),
    { numRuns: 25, seed: 7 },
  );
});
