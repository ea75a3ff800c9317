/**
 * Whether a case that is on record as a breach was sound after all (三·6). No step of the workflow leads
 * out of `breached`, since what went another way does not become right. But where only the entry was
 * wrong, the facts as they now stand went the straight way, and the case stands where that leads. Pure:
 * the receiver of a sync asks the same.
 */
import {
  type CivilDate,
  type Finding,
  initialState,
  judge,
  type Policy,
  type Talk,
  transition,
} from '../../policy/index.ts';
import type { AdmonitionRecord } from '../model/records.ts';

type Ceremony = Pick<AdmonitionRecord, 'notice' | 'rectification'>;

/** Everything that speaks against talk and service as they stand. */
export function ceremonyFindings(
  policy: Policy,
  talk: Talk,
  { notice }: Ceremony,
  asOf: CivilDate,
): readonly Finding[] {
  const service = notice?.service;
  return [
    ...judge(policy, { type: 'hold-talk', talk, asOf }),
    ...(service === undefined ? [] : judge(policy, { type: 'serve-notice', talk, service, asOf })),
  ];
}

/** Where the straight way leads: decided, noticed, held with service, received, demanded. Nowhere without a receipt. */
export function ceremonyState(
  policy: Policy,
  { notice, rectification }: Ceremony,
): string | undefined {
  const receipt = notice?.service?.receipt.state;
  if (receipt === undefined || receipt === 'none') return undefined;
  const demanded = rectification.some(({ withdrawn }) => withdrawn === undefined);
  const steps = ['decide', 'issue-notice', 'hold', 'receive', ...(demanded ? ['demand'] : [])];
  let state: string | undefined = initialState(policy, 'admonition');
  for (const step of steps) {
    state = state && transition(policy, 'admonition', state, step)?.to;
  }
  return state;
}

/** The state that a correction leads a breached case back to; nothing where something still speaks against it. */
export function restoredState(
  policy: Policy,
  talk: Talk,
  admonition: Ceremony,
  asOf: CivilDate,
): string | undefined {
  const errors = ceremonyFindings(policy, talk, admonition, asOf).filter(
    ({ severity }) => severity === 'error',
  );
  return errors.length > 0 ? undefined : ceremonyState(policy, admonition);
}
