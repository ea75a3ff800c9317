/**
 * A neighbouring district, made up: the same document with stricter talkers, a decision that carries
 * number and approver, and a reply within fifteen working days. Packs are data, and what the default
 * pack never has occasion to say is said here.
 */
import { districtTrial, type BasePack } from '../../src/policy/index.ts';

const { talkers, windows } = districtTrial;

export const neighbour: BasePack = {
  ...districtTrial,
  id: 'neighbour',
  title: '邻区干部谈话办法',
  talkers: { ...talkers, other: { roles: talkers.other.roles } },
  decisionFields: ['body', 'documentNumber', 'approver'],
  windows: {
    ...windows,
    'inquiry.reply': {
      rule: 'reminder.inquiry_reply',
      base: 'receipt',
      to: 15,
      unit: 'working-days',
    },
  },
};
