/** The floor: the same grids and the same windowed table as plain DOM, written by hand, by nobody’s rules. */
import type { WorklistRow } from '../../../../src/sdk/index.ts';
import { addDays, type CivilDate } from '../../../../src/policy/index.ts';
import type { Entry } from './entries.ts';

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  text = '',
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  return element;
}

function entryButton({ id, startsAt, subject, kind }: Entry): HTMLButtonElement {
  const button = make('button');
  button.className = 'entry';
  button.dataset['talk'] = id;
  const words = `${startsAt} ${subject} ${kind}`;
  button.title = words;
  button.setAttribute('aria-label', words);
  const clock = make('span', startsAt);
  clock.className = 'clock';
  button.append(clock, ` ${subject} ${kind}`);
  return button;
}

/** A row for each talker, a column for each day. */
export function plainWeek(into: HTMLElement, all: readonly Entry[], from: CivilDate) {
  const table = make('table');
  table.className = 'plain';
  const cells = new Map<string, HTMLTableCellElement>();
  const talkers = new Map(all.map(({ talker, talkerName }) => [talker, talkerName]));
  for (const [talker, name] of talkers) {
    const row = make('tr');
    row.append(make('th', name));
    for (let day = 0; day < 7; day += 1) {
      const cell = make('td');
      cells.set(`${talker} ${addDays(from, day)}`, cell);
      row.append(cell);
    }
    table.append(row);
  }
  for (const entry of all) cells.get(`${entry.talker} ${entry.date}`)?.append(entryButton(entry));
  into.append(table);
  return {
    move: (entry: Entry, date: CivilDate) => {
      const button = table.querySelector(`[data-talk="${entry.id}"]`);
      if (button) cells.get(`${entry.talker} ${date}`)?.append(button);
    },
  };
}

/** Six weeks of days, so many entries shown in each. */
export function plainMonth(
  into: HTMLElement,
  all: readonly Entry[],
  from: CivilDate,
  shown: number,
) {
  const table = make('table');
  table.className = 'plain';
  const byDay = new Map<string, Entry[]>();
  for (const entry of all) byDay.set(entry.date, [...(byDay.get(entry.date) ?? []), entry]);
  const cells = new Map<string, HTMLTableCellElement>();
  const fill = (date: CivilDate): void => {
    const cell = cells.get(date);
    const some = byDay.get(date) ?? [];
    cell?.replaceChildren(
      make('span', date.slice(8)),
      ...some.slice(0, shown).map(entryButton),
      ...(some.length > shown ? [make('button', `还有 ${some.length - shown} 项`)] : []),
    );
  };
  for (let week = 0; week < 5; week += 1) {
    const row = make('tr');
    for (let day = 0; day < 7; day += 1) {
      const date = addDays(from, week * 7 + day);
      const cell = make('td');
      cells.set(date, cell);
      row.append(cell);
      fill(date);
    }
    table.append(row);
  }
  into.append(table);
  return {
    move: (entry: Entry, date: CivilDate) => {
      byDay.set(
        entry.date,
        (byDay.get(entry.date) ?? []).filter(({ id }) => id !== entry.id),
      );
      byDay.set(date, [{ ...entry, date }, ...(byDay.get(date) ?? [])]);
      fill(entry.date);
      fill(date);
    },
  };
}

const ROW_PX = 30;
const BEYOND = 12;

/** A table of which only the rows in sight are in the document. */
export function plainTable(into: HTMLElement, all: readonly WorklistRow[]) {
  const box = make('div');
  box.className = 'plain-box';
  const room = make('div');
  const table = make('table');
  table.className = 'plain windowed';
  room.append(table);
  box.append(room);
  into.append(box);
  let rows = all;
  const draw = (): void => {
    room.style.height = `${rows.length * ROW_PX}px`;
    const first = Math.max(0, Math.floor(box.scrollTop / ROW_PX) - BEYOND);
    const count = Math.ceil(box.clientHeight / ROW_PX) + 2 * BEYOND;
    table.style.transform = `translateY(${first * ROW_PX}px)`;
    table.replaceChildren(...rows.slice(first, first + count).map(plainRow));
  };
  box.addEventListener('scroll', draw, { passive: true });
  draw();
  return {
    box,
    filter: (text: string) => {
      rows = all.filter(
        ({ subjectName, unitName, title }) =>
          subjectName.includes(text) || unitName.includes(text) || title.includes(text),
      );
      box.scrollTop = 0;
      draw();
      return rows.length;
    },
    sort: () => {
      const collator = new Intl.Collator('zh-CN');
      rows = [...rows].sort((one, other) => collator.compare(one.subjectName, other.subjectName));
      draw();
    },
  };
}

function plainRow(row: WorklistRow): HTMLTableRowElement {
  const line = make('tr');
  line.append(
    make('th', row.subjectName),
    make('td', `${row.unitName} ${row.title}`),
    make('td', row.kindName),
    make('td', row.clause),
    make('td', String(row.daysLeft ?? '')),
    make('td', row.stateName),
    make('button', '安排'),
  );
  return line;
}
