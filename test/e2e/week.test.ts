/** The week at two desks: the clerk by mouse and everybody else by keys, and the other way round. */
import { test } from 'node:test';
import { counting } from './counting.ts';
import { atDesks, type Desk, type Lane, lanes } from './desk.ts';
import { type Hands, keyboard, mouse } from './hands.ts';
import { Portal } from './portal.ts';
import {
  type As,
  delegateTalks,
  inquire,
  inspect,
  leaderTalks,
  planTheWeek,
  type Sides,
} from './week.ts';

type With = (page: Desk['page']) => Hands;

/** A landing works it once in each browser, so that each side has sat at the mouse and at the keys. */
const { portal86, secure, plainHttp } = lanes;
const mouseFirst = ['the clerk by mouse', mouse, keyboard] as const;
const keysFirst = ['the clerk by keyboard', keyboard, mouse] as const;
const whole = process.env['WHOLE'] !== undefined;
const runs: readonly (readonly [Lane, ...(typeof mouseFirst | typeof keysFirst)])[] =
  process.env['LANE'] === 'classic86'
    ? [[portal86, ...mouseFirst], ...(whole ? [[portal86, ...keysFirst] as const] : [])]
    : [[plainHttp, ...keysFirst], ...(whole ? [[secure, ...mouseFirst] as const] : [])];

for (const [lane, how, clerks, others] of runs) {
  test(`the department works its week at two desks, ${how} (${lane.name})`, async (t) => {
    await atDesks(lane, { left: {}, right: { as: 'head' } }, async ({ left, right }) => {
      const sides: Sides = {
        clerk: seatAt(left, clerks),
        seat: async (as: As) => {
          await right.sent();
          await right.signIn(as);
          return seatAt(right, others);
        },
      };
      await planTheWeek(sides);
      await leaderTalks(sides);
      await delegateTalks(sides);
      await inquire(sides);
      await inspect(sides);
      t.diagnostic(`tasks of over 100 ms: ${[...left.longTasks, ...right.longTasks].join(', ')}`);
    });
  });
}

function seatAt(desk: Desk, hands: With) {
  const counted = counting(hands(desk.page));
  return Object.assign(new Portal(desk.page, counted, desk.lane), { hands: counted });
}
