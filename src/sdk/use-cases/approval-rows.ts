/** Approvals as a screen lists them. */
import { isFinal, stateName } from '../../policy/index.ts';
import type { ApprovalAct, ApprovalQuery, ApprovalRow, NextAct } from '../api.ts';
import type { Desk } from '../desk.ts';
import type { ApprovalRecord } from '../model/records.ts';
import { changedSince } from './proposals.ts';

export async function approvalRows(
  desk: Desk,
  query: ApprovalQuery = {},
): Promise<readonly ApprovalRow[]> {
  const wanted = (await desk.all('approval')).filter(
    (approval) =>
      (query.open !== true || !isFinal('approval', approval.state)) &&
      (query.about === undefined || idsOf(approval).includes(query.about)),
  );
  const rows = await Promise.all(wanted.map((approval) => row(desk, approval)));
  return rows.sort(
    (a, b) =>
      Number(isOver(a)) - Number(isOver(b)) ||
      (a.approval.proposedOn === b.approval.proposedOn
        ? a.approval.id < b.approval.id
          ? -1
          : 1
        : a.approval.proposedOn < b.approval.proposedOn
          ? -1
          : 1),
  );
}

function isOver({ approval }: ApprovalRow): boolean {
  return isFinal('approval', approval.state);
}

export async function approvalRow(desk: Desk, id: string): Promise<ApprovalRow | undefined> {
  const approval = await desk.find('approval', id);
  return approval === undefined ? undefined : row(desk, approval);
}

function idsOf({ about }: ApprovalRecord): readonly string[] {
  switch (about.type) {
    case 'plan':
      return about.talks.map(({ talk }) => talk);
    case 'inquiry':
      return [about.inquiry];
    case 'delegation':
      return [about.delegation];
    case 'admonition':
      return [];
  }
}

const acts: readonly ApprovalAct[] = [
  'submit',
  'review',
  'return',
  'approve',
  'refuse',
  'record-paper-decision',
  'withdraw',
];

async function row(desk: Desk, approval: ApprovalRecord): Promise<ApprovalRow> {
  const { about, subjects, proposedBy, state } = approval;
  // Once it was decided, what became of it is no change of what was put.
  const changed = isFinal('approval', state) ? [] : await changedSince(desk, about);
  return {
    approval,
    aboutName: desk.messages.approvals.about[about.type],
    subjectNames: subjects.map(({ name }) => name),
    proposerName: proposedBy.name,
    stateName: stateName(desk.policy, 'approval', state),
    changed,
    next: acts.map((act): NextAct<ApprovalAct> => {
      const next = desk.possible('approval', state, act, act);
      return act === 'approve' && next.possible && changed.length > 0
        ? { act, possible: false, why: desk.messages.approvals.changed }
        : next;
    }),
  };
}
