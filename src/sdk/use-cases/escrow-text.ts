/** The escrow key as somebody typed it from paper: read, or refused with the groups that are not as printed. */
import { refuse } from '../desk.ts';
import { readEscrow } from '../seal/escrow.ts';
import type { Secret } from '../seal/keyring.ts';

export function escrowOf(text: string, path = 'text'): Secret {
  const read = readEscrow(text);
  if (read.ok) return read.secret;
  return refuse('keys.escrow-unreadable', (say) => say.keys.escrowUnreadable(read.groups), {
    path: [path, ...read.groups].join('.'),
  });
}
