/** 督促检查: reading the figures. */
import * as z from 'zod/mini';
import type { Figures, FiguresApi, FiguresQuery } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import { figures } from '../figures/figures.ts';
import { checked, day, said } from '../input.ts';
import { messages } from '../messages/zh-CN.ts';
import type { Outcome } from '../outcome.ts';

export function figuresApi(desk: Desk): FiguresApi {
  return { read: (query) => readFigures(desk, query) };
}

const periodInput: z.ZodMiniType<FiguresQuery> = z.strictObject({
  from: day,
  to: day,
  kinds: z.exactOptional(z.array(said)),
  unit: z.exactOptional(said),
  talker: z.exactOptional(said),
});

export function readFigures(desk: Desk, query: FiguresQuery): Promise<Outcome<Figures>> {
  return desk.job('figures.read', async () => {
    const period = checked(periodInput, query);
    if (period.to < period.from) {
      refuse('input.invalid', messages.refusals.periodBackwards, { path: 'to' });
    }
    return { value: await figures(desk, period) };
  });
}
