/** Sentences about who may read what. */
import type { Messages } from '../index.ts';

export const accessMessages: Messages['access'] = {
  grantEndsBefore: 'The grant cannot end before today.',
  grantRevoked: 'The grant has been revoked.',
};
