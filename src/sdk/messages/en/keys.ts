/** What is said of keys and of locking. */
import type { Messages } from '../index.ts';

export const keyMessages: Messages['keys'] = {
  locked: 'Locked. Unlock to go on.',
  wrongKey: 'The passphrase or key does not fit; nothing was opened.',
  other: 'The data were not opened. Try again, or ask the administrator.',
  none: 'Nothing is kept encrypted on this machine, so there is no key to change.',
  noHostKey: 'The portal gave no key.',
  passphraseShort: 'The passphrase is too short: at least 8 characters.',
  passphraseWrong: 'The passphrase in use is another; nothing was changed.',
  escrowSet: 'An escrow key is set: give it, or ask the administrator.',
  escrowUnreadable: (groups) =>
    groups.length === 0
      ? 'An escrow key is 8 groups of 5 signs; check it.'
      : `Group ${groups.join(', ')} of the escrow key is wrong; check it.`,
  wouldLose: (acts, connected) =>
    `${connected ? '' : 'Sync is not set up: all '}${acts} ${acts === 1 ? 'act is' : 'acts are'} only on this machine and could not be brought back. Nothing was removed.`,
  notCleaned: 'Another window keeps the data in use; nothing was removed. Close it and try again.',
};
