/** What the scheduler offers beside its list: its menu with undo, print and keys, and the acts for chosen rows. */
import type { CivilDate, PaperRequest, TalkSdk } from '../../sdk/index.ts';
import type { TalkCalendar } from '../calendar/talk-calendar.ts';
import { daysOf, monday } from '../calendar/span.ts';
import type { Undoable } from '../controllers/undo.ts';
import { addDays, addMonths, firstOfMonth, monthName, shortRange } from '../dates.ts';
import { planTexts } from '../messages/plan-parts.ts';
import type { Language, Texts } from '../messages/index.ts';
import { registerAll } from '../registration.ts';
import { TalkMenu } from '../ui/menu.ts';
import type { MenuItem } from '../ui/menu.ts';
import type { Task } from './tasks.ts';

export { chosenBar } from './chosen-bar.ts';

export function registerMenu(): void {
  registerAll({ 'talk-menu': TalkMenu });
}

export interface MenuOf {
  readonly sdk: TalkSdk;
  readonly say: Texts;
  readonly language: Language;
  /** A day of what the calendar shows; today where there is none. */
  readonly calendar: TalkCalendar | null;
  /** Whose talks alone are printed. */
  readonly talker?: string | undefined;
  readonly last: Undoable | undefined;
  readonly undo: () => void;
  readonly open: (task: Task) => void;
  readonly refuse: (message: string) => void;
  readonly keys: () => void;
}

export function menuItems(of: MenuOf): readonly MenuItem[] {
  const { sdk, say, last } = of;
  const says = planTexts(of.language);
  const day = shownDay(of);
  const today = sdk.today();
  const [from, to] = [monday(day), addDays(monday(day), 6)];
  return [
    {
      text: last ? says.menu.undo(last.said) : says.menu.noUndo,
      key: 'Ctrl+Z',
      off: last === undefined,
      act: of.undo,
    },
    {
      text: says.menu.printWeek(shortRange(from, to, today, say)),
      act: () => of.open(printed(says.paper.week, 'week', from, to, of.talker)),
    },
    {
      text: says.menu.printMonth(monthName(day, say)),
      act: () => {
        const first = firstOfMonth(day);
        const last = addDays(addMonths(first, 1), -1);
        of.open(printed(says.paper.month, 'month', first, last, of.talker));
      },
    },
    ...(of.talker === undefined
      ? []
      : [{ text: says.menu.printOutlines, act: () => void printOutlines(of, from, to) }]),
    { text: says.menu.keys, key: '?', act: of.keys },
  ];
}

/** Where the calendar shows a month or a week, it is that one that is meant. */
function shownDay({ sdk, calendar }: MenuOf): CivilDate {
  const today = sdk.today();
  const [from, to] = calendar?.span ?? [today, today];
  if (today >= from && today <= to) return today;
  // A month begins with days of the one before.
  return calendar?.view === 'month' ? (daysOf('week', from)[6] ?? from) : from;
}

function printed(
  heading: string,
  period: 'week' | 'month',
  from: CivilDate,
  to: CivilDate,
  talker: string | undefined,
): Task {
  const paper: PaperRequest = {
    paper: 'arrangement',
    period,
    from,
    to,
    ...(talker === undefined ? {} : { talker }),
  };
  return { do: 'print', heading, papers: [paper] };
}

/** One page for each talk of the week that is still to be held. */
async function printOutlines(of: MenuOf, from: CivilDate, to: CivilDate): Promise<void> {
  const says = planTexts(of.language);
  const { talker } = of;
  const days = await of.sdk.calendar.range({ from, to, ...(talker ? { talker } : {}) });
  const papers = days
    .flatMap(({ talks }) => talks)
    .filter(({ held }) => !held)
    .map(({ id }): PaperRequest => ({ paper: 'outline', of: id }));
  if (papers.length === 0) of.refuse(says.menu.noOutlines);
  else of.open({ do: 'print', heading: says.paper.outlines, papers });
}
