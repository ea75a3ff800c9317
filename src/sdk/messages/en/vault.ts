/** Sentences about the vault of informants. None of them says anything of a case. */
import type { Messages } from '../index.ts';

export const vaultMessages: Messages['vault'] = {
  absent:
    'The vault of informants is not open here, so this cannot be done. Its holder does it in a session of their own.',
  noEntry: 'The vault has no such entry, or you have no right to it.',
  noPetition: 'No petition is registered behind this; there is no informant to enter.',
  empty: 'Enter the informant; mark an unsigned letter as anonymous.',
};
