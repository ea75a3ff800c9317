/**
 * 审批: who proposed, reviewed and decided. The text has no chain of approval (五¶2 asks for
 * preparation); a decision signed on paper is entered as it was made, from wherever the slip stood.
 */
import type { MachineTable } from './machine.ts';

export const approval: MachineTable = {
  id: 'approval',
  initial: 'drafted',
  final: ['approved', 'refused', 'withdrawn'],
  rows: [
    {
      action: 'submit',
      from: ['drafted', 'returned'],
      to: 'submitted',
      by: ['clerk'],
      needs: ['proposal'],
      rule: 'org.implement',
    },
    {
      action: 'review',
      from: ['submitted'],
      to: 'reviewed',
      by: ['leader', 'clerk'],
      needs: ['opinion', 'other-person'],
      rule: 'org.implement',
    },
    {
      action: 'return',
      from: ['submitted', 'reviewed'],
      to: 'returned',
      by: ['leader', 'committee-leader', 'clerk'],
      needs: ['opinion'],
      rule: 'org.implement',
    },
    {
      action: 'approve',
      from: ['reviewed'],
      to: 'approved',
      by: ['leader', 'committee-leader', 'clerk'],
      needs: ['approver', 'decision-date', 'other-person', 'no-error'],
      rule: 'org.implement',
    },
    {
      action: 'refuse',
      from: ['submitted', 'reviewed'],
      to: 'refused',
      by: ['leader', 'committee-leader', 'clerk'],
      needs: ['approver', 'reason'],
      rule: 'org.implement',
    },
    {
      action: 'record-paper-decision',
      from: ['drafted', 'submitted', 'reviewed', 'returned'],
      to: 'approved',
      by: ['clerk'],
      needs: ['approver', 'decision-date', 'signed-slip'],
      rule: 'org.implement',
      fact: true,
    },
    {
      action: 'withdraw',
      from: ['drafted', 'submitted', 'reviewed', 'returned'],
      to: 'withdrawn',
      by: ['clerk'],
      needs: ['reason'],
      rule: 'org.implement',
    },
  ],
};
