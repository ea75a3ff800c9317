/** What is said of the store's troubles, of backups, and of what protects an installation. */
import type { Loss } from '../../store/store.ts';
import type { Messages } from '../index.ts';
import { keyMessages } from './keys.ts';

function missing({ missing: range }: Loss): string {
  if (range === undefined) return '';
  const { from, to } = range;
  return from === undefined
    ? ` (some of the acts up to no. ${to})`
    : ` (acts no. ${from} to ${to})`;
}

export const safekeepingMessages: Messages['safekeeping'] = {
  trouble: {
    'store.wrong-key': 'The key or passphrase is another. Nothing was opened and nothing changed.',
    'store.passphrase-short': keyMessages.passphraseShort,
    'store.no-indexeddb': 'The browser keeps no data here. Use an ordinary window.',
    'store.newer-schema': 'A newer version keeps the data here; nothing changed. Reload the page.',
    'store.other-suite': 'Another cipher keeps the data here; nothing changed. Open it as before.',
    'store.upgrade-blocked':
      'Another window has the old version open. Close the other windows and try again.',
    'store.damaged': 'The data here is damaged and cannot be opened. Restore a backup.',
    'store.quota': 'The disk is full; the last act was not saved. Free some space and try again.',
    'store.write-failed': 'The browser could not write; the last act was not saved. Try again.',
    'store.closed': 'The connection to the data here has ended. Reload the page.',
    'closed.asked': 'Closed.',
    'closed.newer-version': 'Another window has moved to a newer version. Reload this page.',
    'closed.deleted': 'The data here was removed from another window.',
    'closed.restored': 'A backup was restored here, or the key changed. Reload this page.',
    'closed.browser': 'The browser has let go of the data here. Reload this page.',
  },
  lost: {
    database: (loss) =>
      `Data lost: what was kept here is gone${missing(loss)}. Restore a backup, or sync and check.`,
    tail: (loss) =>
      `Data lost: the last acts are gone${missing(loss)}. Check what was done then, and restore a backup if needed.`,
    history: (loss) =>
      `The data here was set back to an earlier state and changed since${missing(loss)}. Check it, and restore a backup if needed.`,
  },
  newerRecord: 'A newer version wrote this record; nothing changed. Reload the page.',
  nothingKept: 'The records are in memory only; there is nothing to back up.',
  fileName: (of, day) => `${of === 'vault' ? 'vault-backup' : 'cadre-talk-backup'}-${day}.ctbk`,
  refused: {
    'backup.foreign': 'This file is no backup. Nothing was restored.',
    'backup.other-desk': 'This backup is somebody else’s. Nothing was restored.',
    'backup.newer': 'A newer version, or another cipher, made this backup. Nothing was restored.',
    'backup.cut': 'The backup is not complete. Nothing was restored.',
    'backup.damaged': 'The backup is damaged. Nothing was restored.',
    'backup.wrong-key': 'The key or passphrase does not open this backup. Nothing was restored.',
  },
  diagnostics: {
    secure: 'The page came over HTTPS.',
    plain: 'The page came over plain HTTP: somebody on the wire can replace the program.',
    kept: 'The records are sealed in this browser.',
    memory: 'The records are in memory only and are gone with the page.',
    suite: (name) => `Cipher suite: ${name}.`,
    keyFrom: {
      host: 'The portal gives the key.',
      passphrase: 'The key is made from a passphrase.',
      escrow: 'Opened with the escrow key this time: set a new passphrase soon.',
      none: 'There is no key.',
    },
    secretNames: { host: 'key', passphrase: 'passphrase', escrow: 'escrow key' },
    secretsOfBackup: (secrets, day) =>
      `Restored with the backup of ${day}: ${secrets}. What was changed since, change again.`,
    escrow: 'There is an escrow key.',
    noEscrow: 'There is no escrow key: a lost key or passphrase loses the data.',
    rotated: (generation) => `The data key is of generation ${generation}.`,
    rotating: (generation) =>
      `The data key is being changed to generation ${generation}, and not done.`,
    backupAge: (days) => (days === 0 ? 'Backed up today.' : `The last backup is ${days} days old.`),
    noBackup: 'There has been no backup.',
    synced: (at) => `Last sync: ${at}.`,
    neverSynced: 'Sync has not run yet.',
    notConnected: 'Sync is not set up: what is done stays here.',
    chain: (length, head) => `The audit log has ${length} entries; its head is ${head}.`,
    keptByBrowser: 'The browser has promised not to remove the data by itself.',
    evictable: 'The browser may remove the data where the disk is short.',
    evictionUnknown: 'Whether the browser may remove the data is unknown.',
    intact: 'No damaged records were found.',
    damaged: (count) => `${count} records are damaged and cannot be opened; all others are alive.`,
    anchored: (host) =>
      host
        ? 'A loss would be noticed, by browser and portal.'
        : 'A loss would be noticed, by the browser.',
    notAnchored: 'Nothing outside would notice a loss.',
    worker: 'Long work runs in a worker.',
    slices: 'Long work runs in slices within the page.',
    clockBack: (minutes) =>
      `The clock of this machine went back by about ${minutes} minutes. Set the clock.`,
    clock: 'The clock of this machine has not gone back.',
    storage: (usedMb, quotaMb) => `${usedMb} MB used of ${quotaMb} MB.`,
    vault: 'The informants’ vault is another database under another key.',
    noVault: 'There is no vault of informants here.',
  },
};
