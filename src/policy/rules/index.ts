/** The list of all rules about talks, in the order in which their findings are told. */
import { admonitionRules } from './admonition.ts';
import { contentRules } from './content.ts';
import { groupRules } from './group.ts';
import { recordRules } from './record.ts';
import type { TalkRule } from './rule.ts';
import { scopeRules } from './scope.ts';
import { talkerRules } from './talkers.ts';
import { windowRules } from './windows.ts';

export const talkRules: readonly TalkRule[] = [
  ...scopeRules,
  ...talkerRules,
  ...windowRules,
  ...groupRules,
  ...recordRules,
  ...contentRules,
  ...admonitionRules,
];
