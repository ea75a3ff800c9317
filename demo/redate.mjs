// Moves the sample list to the present week, so that the demo never ages.

/** The Monday of the week in which the sample list was written to be read. */
export const SAMPLE_WEEK = '2026-11-23';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The list with every date moved by as many whole weeks as lie between its own week and the week of
 * `today`: whole weeks, because a decision of a Friday must not become one of a Sunday. A document
 * number follows the year of its row's decision.
 *
 * @param {string} list the sample list, dates as YYYY-MM-DD
 * @param {string} today YYYY-MM-DD
 */
export function redate(list, today) {
  const shift = monday(dayNumber(today)) - dayNumber(SAMPLE_WEEK);
  const year = (/** @type {string} */ date) => date.slice(0, 4);
  return list
    .split('\r\n')
    .map((row) => {
      const decided = /\d{4}-\d{2}-\d{2}/.exec(row)?.[0];
      const moved = row.replace(/\d{4}-\d{2}-\d{2}/g, (date) => written(dayNumber(date) + shift));
      if (decided === undefined) return moved;
      const now = written(dayNumber(decided) + shift);
      return moved.replace(`〔${year(decided)}〕`, `〔${year(now)}〕`);
    })
    .join('\r\n');
}

/** Today in Asia/Shanghai, wherever the server stands. */
export function todayInShanghai(now = Date.now()) {
  return new Date(now + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

function dayNumber(date) {
  const [year, month, day] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

function monday(day) {
  const sinceMonday = (day + 3) % 7; // day 0 was a Thursday
  return day - sinceMonday;
}

function written(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
