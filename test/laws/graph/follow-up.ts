/** What a talk left to do: handled by one, looked at by another. Its rules remind, so here every finding counts. */
import { judge, type Act, type CivilDate, type Policy } from '../../../src/policy/index.ts';
import type { Case, Graph } from './explore.ts';

export interface Item {
  readonly dueOn: CivilDate;
  readonly handler?: string;
  readonly disposition?: string;
  readonly result?: string;
  readonly evidence?: true;
  readonly checker?: string;
  readonly answeredOn?: CivilDate;
}

const does: Graph<Item>['does'] = (action, facts, today) => {
  switch (action) {
    case 'assign':
    case 'submit':
      return [{ ...facts, handler: '经办人' }];
    case 'settle-at-once':
      return [{ ...facts, handler: '经办人', disposition: '当场说明', result: '已说明' }];
    case 'handle':
      return [{ ...facts, disposition: '转有关单位', result: '已解决', evidence: true }];
    case 'answer-subject':
      return [{ ...facts, answeredOn: today }];
    case 'verify':
      return [{ ...facts, evidence: true, checker: '核验人' }];
    case 'extend':
      return [{ ...facts, dueOn: '2026-12-31' }];
    default:
      return [facts];
  }
};

const start: Item = { dueOn: '2026-03-10' };

export const rectifications: Graph<Item> = {
  machine: 'rectification',
  starts: [start],
  days: 3,
  does,
};
export const matters: Graph<Item> = { machine: 'matter', starts: [start], days: 2, does };

/** Late is told and takes a reason, and an answer to the subject may follow the closing. */
const mayStand = ['overdue', 'answer-missing'];

function found(policy: Policy, act: Act): readonly string[] {
  return judge(policy, act)
    .filter(({ code }) => !mayStand.includes(code))
    .map(({ rule, code }) => `${rule}:${code}`);
}

export function forbiddenOfRectification(
  policy: Policy,
  { state, facts, today }: Case<Item>,
): readonly string[] {
  if (state !== 'verified' && state !== 'closed') return [];
  const item = { id: 'item', demand: '健全台账', ...facts };
  return found(policy, { type: 'close-rectification', item, asOf: today });
}

export function forbiddenOfMatter(policy: Policy, { state, facts }: Case<Item>): readonly string[] {
  if (state !== 'verified' && state !== 'closed') return [];
  return found(policy, { type: 'handle-matter', matter: { id: 'matter', ...facts } });
}
