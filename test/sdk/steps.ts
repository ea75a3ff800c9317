/** Steps that several tests of the SDK take, and the rows they take them with. */
import assert from 'node:assert/strict';
import type { AdmonitionRow, Outcome, TalkSdk, WorklistRow } from '../../src/sdk/index.ts';
import { list } from './district.ts';

export const appointment =
  '1,孙成员,云溪区财政局,副局长,任职谈话,提拔,2026-03-09,,,,,区委常委会,云发〔2026〕3号,,';
export const admonition =
  '2,冯丽,云溪区财政局,总会计师,诫勉谈话,工作作风,2026-03-09,,,,,区委常委会,云发〔2026〕4号,,';

/** What the SDK gave; fails the test with the refusal where it refused. */
export function value<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : JSON.stringify(outcome.error));
  return outcome.value;
}

export async function importList(sdk: TalkSdk, ...rows: readonly string[]): Promise<void> {
  const report = value(await sdk.exchange.readDecisionList('名单.csv', list(...rows)));
  value(await sdk.exchange.importDecisionList(report));
}

export async function onlyRow(sdk: TalkSdk): Promise<WorklistRow> {
  const [row] = await sdk.obligations.worklist();
  assert.ok(row);
  return row;
}

export async function onlyCase(sdk: TalkSdk): Promise<AdmonitionRow> {
  const [row] = await sdk.admonitions.list();
  assert.ok(row);
  return row;
}

/** Every point of the row's kind, ticked with all its parts. */
export function allCovered(row: WorklistRow) {
  return {
    [row.obligation.id]: row.points.map(({ id, parts }) => ({
      point: id,
      state: 'covered' as const,
      ...(parts.length === 0 ? {} : { parts: parts.map((part) => part.id) }),
    })),
  };
}
