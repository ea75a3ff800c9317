/** What may be done with a slip by those who decide: who may, what each act asks for, and how the SDK is told. */
import type { ApprovalRow, DeskRole, Outcome, TalkSdk } from '../../sdk/index.ts';
import type { MineTexts } from '../messages/mine.ts';
import type { ActField, Entered } from '../ui/act-fields.ts';

export type SlipAct = 'review' | 'approve' | 'return' | 'refuse';

export interface SlipForm {
  readonly fields: readonly ActField[];
  readonly run: (entered: Entered) => Promise<Outcome<unknown>>;
}

/** The acts that a role has at its own desk; the SDK asks again, and knows more. */
const acts: { readonly [R in DeskRole]?: readonly SlipAct[] } = {
  leader: ['review', 'approve', 'return', 'refuse'],
  'committee-leader': ['approve', 'return', 'refuse'],
};

export function slipActs(roles: readonly DeskRole[]): readonly SlipAct[] {
  return [...new Set(roles.flatMap((role) => acts[role] ?? []))];
}

/** What waits for this person: not their own proposal, and not what was put before somebody else. */
export function waitsFor(
  { approval, next }: ApprovalRow,
  me: string,
  mine: readonly SlipAct[],
): boolean {
  if (approval.proposedBy.by === me) return false;
  const may = (act: SlipAct) =>
    mine.includes(act) && next.some((one) => one.act === act && one.possible);
  // Whoever of the department is at hand reviews; only the one it was put to decides.
  const toMe = approval.putTo === undefined || approval.putTo.id === me;
  return toMe ? mine.some(may) : may('review');
}

export function slipForms(
  sdk: TalkSdk,
  { id, revision }: ApprovalRow['approval'],
  { fields }: MineTexts['slips'],
): { readonly [A in SlipAct]: SlipForm } {
  const approval = { id, revision };
  const on = sdk.today();
  const words = (name: string, label: string, required: boolean): readonly ActField[] => [
    { as: 'text', name, label, rows: 2, required },
  ];
  return {
    review: {
      fields: words('opinion', fields.reviewOpinion, true),
      run: (entered) => sdk.approvals.review({ approval, on, opinion: entered.text('opinion') }),
    },
    approve: {
      fields: words('opinion', fields.opinion, false),
      run: (entered) => {
        const opinion = entered.text('opinion');
        return sdk.approvals.approve({ approval, on, ...(opinion ? { opinion } : {}) });
      },
    },
    return: {
      fields: words('opinion', fields.backReason, true),
      run: (entered) => sdk.approvals.sendBack({ approval, opinion: entered.text('opinion') }),
    },
    refuse: {
      fields: words('reason', fields.refuseReason, true),
      run: (entered) => sdk.approvals.refuse({ approval, on, reason: entered.text('reason') }),
    },
  };
}
