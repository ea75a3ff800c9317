/** Every text of the screens, as a clerk would write it: the source of the other languages. */
import { arrange } from './zh-CN/arrange.ts';
import { dashboard } from './zh-CN/dashboard.ts';
import { general } from './zh-CN/general.ts';
import { lists } from './zh-CN/lists.ts';
import { record } from './zh-CN/record.ts';
import { scheduler } from './zh-CN/scheduler.ts';
import { stages } from './zh-CN/stages.ts';
import { tracker } from './zh-CN/tracker.ts';

export const chinese = {
  ...general,
  ...scheduler,
  ...arrange,
  ...lists,
  record,
  stages,
  dashboard,
  tracker,
} as const;
