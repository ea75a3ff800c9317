/** 本地设置: what the administrator set of what the pack leaves to the installation. One record for all. */
import * as z from 'zod/mini';
import { civilDate, doneBy, text } from './parts.ts';

export const settingBody = z.object({
  values: z.record(text, z.union([z.string(), z.number(), z.boolean(), z.null()])),
  on: civilDate,
  by: doneBy,
});
