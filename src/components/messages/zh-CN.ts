/** Every text of the screens, as a clerk would write it: the source of the other languages. */
import { dashboard } from './zh-CN/dashboard.ts';
import { general } from './zh-CN/general.ts';
import { record } from './zh-CN/record.ts';
import { scheduler } from './zh-CN/scheduler.ts';
import { stages } from './zh-CN/stages.ts';
import { tracker } from './zh-CN/tracker.ts';

export const chinese = { ...general, ...scheduler, record, stages, dashboard, tracker } as const;
