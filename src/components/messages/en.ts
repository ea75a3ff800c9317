/** The texts of the screens in English, with the same places and arguments as in Chinese. */
import { arrange } from './en/arrange.ts';
import { dashboard } from './en/dashboard.ts';
import { general } from './en/general.ts';
import { lists } from './en/lists.ts';
import { record } from './en/record.ts';
import { scheduler } from './en/scheduler.ts';
import { stages } from './en/stages.ts';
import { tracker } from './en/tracker.ts';
import type { Texts } from './index.ts';

export const english: Texts = {
  ...general,
  ...scheduler,
  ...arrange,
  ...lists,
  record,
  stages,
  dashboard,
  tracker,
};
