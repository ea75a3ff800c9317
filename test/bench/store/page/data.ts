/** Records of 1,840 bytes on average: a made-up district whose talks have long minutes. */
import { makeDistrict, type District } from '../../../../src/sdk/testing/index.ts';
import type { Change, Commit, Json, StoredRecord } from '../../../../src/sdk/store/store.ts';

export const BYTES = 1840;

export interface Data {
  readonly district: District;
  readonly records: readonly StoredRecord[];
  readonly bytes: number;
}

export function makeData(count: number): Data {
  const district = makeDistrict({ talks: Math.ceil(count * 0.312) });
  const chosen = district.records.slice(0, count).map((record) => ({ ...record, revision: 1 }));
  const encoder = new TextEncoder();
  const sizeOf = (record: StoredRecord) => encoder.encode(JSON.stringify(record.body)).length;
  const short = chosen.reduce((sum, record) => sum + sizeOf(record), 0);
  const talks = chosen.filter(({ type }) => type === 'talk').length;
  // What was said lies in the talks; a Chinese character is three bytes.
  const characters = Math.max(0, Math.round((BYTES * chosen.length - short) / talks / 3));
  let turn = 0;
  const records = chosen.map((record) => {
    if (record.type !== 'talk') return record;
    turn += 1;
    return { ...record, body: { ...record.body, statement: minutes(turn, characters) } };
  });
  const bytes = records.reduce((sum, record) => sum + sizeOf(record), 0) / records.length;
  return { district, records, bytes };
}

const WORDS =
  '组织纪律作风廉洁团结配合分工协作履行职责学习提高群众基层调研项目落实整改服务大局担当';

/** Text that is no two times the same and compresses like writing, not like a pattern. */
function minutes(seed: number, length: number): string {
  let state = seed * 2_654_435_761;
  let text = seed % 500 === 0 ? '关于引水工程的意见' : '';
  while (text.length < length) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    text += WORDS[state % WORDS.length] ?? '';
  }
  return text.slice(0, length);
}

/** What a use case writes: records, a change of each, one line of the audit. */
export function commitOf(puts: readonly StoredRecord[]): Commit {
  // One write is one act, as it is in every use case.
  const act = puts[0]?.id ?? '';
  return {
    puts,
    changes: puts.map((put): Change => {
      const fields = Object.entries(put.body).map(([name, to]): [string, { to: Json }] => [
        name,
        { to },
      ]);
      const { id: record, type, revision, schema } = put;
      const about = { record, type, revision, schema, act, action: 'bench' };
      return { ...about, fields: Object.fromEntries(fields), at: AT, by: 'clerk' };
    }),
    audit: {
      action: 'bench',
      at: AT,
      by: 'clerk',
      records: puts.map(({ id }) => id),
      outcome: 'done',
      detail: {},
    },
  };
}

const AT = '2026-11-23T08:00:00.000Z';

export function dueOf({ type, body }: StoredRecord): string {
  const { obligation } = body as { readonly obligation?: { window?: { due?: string } } };
  return type === 'obligation' ? (obligation?.window?.due ?? '') : '';
}

export function stateOf({ type, body }: StoredRecord): string {
  return `${type} ${String(body['state'])}`;
}

export const STATES = ['pending', 'planned', 'notified', 'discharged', 'closed', 'cancelled'].map(
  (state) => `obligation ${state}`,
);
