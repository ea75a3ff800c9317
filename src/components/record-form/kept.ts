/** What was typed into a record, as it lies sealed among the user's own drafts. */
import type { TalkSdk } from '../../sdk/index.ts';
import { reportFault } from '../controllers/fault.ts';
import {
  absentOr,
  isDay,
  isPerson,
  isPlain,
  isText,
  isTime,
  type Plain,
} from '../controllers/kept-shapes.ts';
import type { Confirming, Draft, Holding } from './draft.ts';

export interface Typed {
  readonly draft: Draft | undefined;
  readonly holding: Holding | undefined;
  readonly confirming: Confirming | undefined;
}

/** The act that it is to become: once the record is written, the SDK drops it. */
const FORM = 'record.write';

function isEdited(given: Plain): boolean {
  const { base, dirty } = given;
  return (
    isPlain(base) &&
    isText(base['id']) &&
    typeof base['revision'] === 'number' &&
    typeof dirty === 'boolean'
  );
}

function isAnswer(given: unknown): boolean {
  if (!isPlain(given)) return false;
  const { state, parts, reason, remark } = given;
  return (
    (state === 'open' || state === 'covered' || state === 'not-applicable') &&
    Array.isArray(parts) &&
    parts.every(isText) &&
    isText(reason) &&
    isText(remark)
  );
}

function isMatter(given: unknown): boolean {
  return isPlain(given) && isText(given['obligation']) && isText(given['text']);
}

function isDraft(given: unknown): given is Draft {
  if (!isPlain(given) || !isEdited(given)) return false;
  const { answers, statement, matters, record } = given;
  return (
    isPlain(answers) &&
    Object.values(answers).every(
      (points) => isPlain(points) && Object.values(points).every(isAnswer),
    ) &&
    isText(statement) &&
    Array.isArray(matters) &&
    matters.every(isMatter) &&
    (record === 'written' || record === 'not-needed')
  );
}

function areTexts(given: unknown): boolean {
  return isPlain(given) && Object.values(given).every(isText);
}

function isHolding(given: unknown): given is Holding {
  if (!isPlain(given) || !isEdited(given)) return false;
  const { heldOn, startsAt, endsAt, place, talker, absent, reasons } = given;
  return (
    absentOr(isDay, heldOn) &&
    absentOr(isTime, startsAt) &&
    absentOr(isTime, endsAt) &&
    isText(place) &&
    absentOr(isPerson, talker) &&
    Array.isArray(absent) &&
    absent.every(isText) &&
    absentOr(areTexts, reasons)
  );
}

const methods: ReadonlySet<unknown> = new Set(['signature', 'paper', 'refused']);

function isConfirming(given: unknown): given is Confirming {
  if (!isPlain(given)) return false;
  const { method, on, remark, witnesses, scan, approver, breachReason, reasons } = given;
  return (
    absentOr((one) => methods.has(one), method) &&
    absentOr((one) => one === null || isDay(one), on) &&
    [remark, witnesses, scan, breachReason].every((one) => absentOr(isText, one)) &&
    absentOr(isPerson, approver) &&
    absentOr(areTexts, reasons)
  );
}

/** Something was typed that is not recorded. */
export function isDirty({ draft, holding, confirming }: Typed): boolean {
  return (
    draft?.dirty === true || holding?.dirty === true || Object.keys(confirming ?? {}).length > 0
  );
}

/**
 * Keeps what was typed for the person who typed it, and nobody else who is at the desk by now. False
 * where the SDK would not take it.
 */
export async function seal(
  sdk: TalkSdk,
  { draft, holding, confirming }: Typed,
  owner: string,
): Promise<boolean> {
  const record = (draft ?? holding)?.base;
  if (!record || (await sdk.actor()).id !== owner) return false;
  // Plain JSON has no `undefined`.
  const plain: unknown = JSON.parse(JSON.stringify({ draft, holding, confirming }));
  return (await sdk.drafts.save({ form: FORM, record, content: plain })).ok;
}

export async function sealedOf(sdk: TalkSdk, talk: string): Promise<Typed | undefined> {
  const found = await sdk.drafts.get({ form: FORM, record: talk });
  const content: unknown = found?.draft.content;
  if (!isPlain(content)) return undefined;
  const { draft, holding, confirming } = content;
  return {
    draft: isDraft(draft) ? draft : undefined,
    holding: isHolding(holding) ? holding : undefined,
    confirming: isConfirming(confirming) ? confirming : undefined,
  };
}

export function discardSealed(sdk: TalkSdk, talk: string): void {
  sdk.drafts.discard({ form: FORM, record: talk }).catch(reportFault);
}
