/** Findings of the SDK's own in words; the policy's are explained by the policy. */
import type { Explanation, Finding } from '../../policy/index.ts';
import type { Messages } from '../messages/index.ts';

export const doubleBooking = 'local.double_booking';

/** Undefined for a finding of the policy, and where nothing that makes them was loaded. */
export function explainBooking(
  messages: Messages | undefined,
  { rule, code, facts }: Finding,
): Explanation | undefined {
  if (rule !== doubleBooking || messages === undefined) return undefined;
  const [name, at] = [String(facts['name']), String(facts['at'])];
  return {
    sentence:
      code === 'place' ? messages.records.placeTaken(name, at) : messages.records.busy(name, at),
    source: messages.records.ownFinding,
    authority: 'local-setting',
    remedy: messages.records.bookElsewhere,
  };
}
