/** A decision that was made by approval, as another subject stands on it. */
import { type Desk, refuse } from '../desk.ts';
import type { ApprovalRecord } from '../model/records.ts';

/**
 * The approval, provided that it was given, and for this. `fits` says nothing of one about something
 * else, and `false` where what was approved has changed since.
 */
export async function approvalFor(
  desk: Desk,
  id: string,
  fits: (approval: ApprovalRecord) => boolean | undefined,
): Promise<ApprovalRecord & { readonly decision: NonNullable<ApprovalRecord['decision']> }> {
  const path = 'approval';
  const approval = await desk.get('approval', id);
  const { decision } = approval;
  if (decision?.as !== 'approved') {
    return refuse('input.invalid', (say) => say.approvals.notApproved, { path });
  }
  const fit = fits(approval);
  if (fit === undefined) refuse('input.invalid', (say) => say.approvals.ofAnother, { path });
  if (!fit) refuse('revision.conflict', (say) => say.approvals.changed, { path });
  return { ...approval, decision };
}
