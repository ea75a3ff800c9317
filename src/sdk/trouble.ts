/** A sentence for what is wrong with the store, also where no SDK could be opened that would say it. */
import type { Locale } from '../policy/index.ts';
import { type MessageOverrides, Speech } from './messages/index.ts';
import type { Loss, StoreClosed, StoreError } from './store/store.ts';

/** Why a store cannot be used, or what it has lost. */
export type Trouble = StoreError['code'] | `closed.${StoreClosed}` | Loss;

/** What happened to the store and what to do now, in words for the screen. */
export async function explainTrouble(
  trouble: Trouble,
  options: { readonly locale?: Locale; readonly messages?: MessageOverrides } = {},
): Promise<string> {
  const speech = new Speech(options.locale ?? 'zh-CN', options.messages);
  const { trouble: say, lost } = (await speech.load()).safekeeping;
  return typeof trouble === 'string' ? say[trouble] : lost[trouble.what](trouble);
}
