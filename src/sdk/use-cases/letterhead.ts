/** 版头、代字和用语: who issues papers, in which series and words. The administrator's, one record for all desks. */
import * as z from 'zod/mini';
import type { NumberedPaper, PaperLetterhead, PaperOutputApi } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import { checked } from '../input.ts';
import { type PaperSettings, wordingProblems } from '../papers/settings.ts';
import { paperNumber } from '../papers/written.ts';
import { textName } from '../queries/views.ts';

/** Beside the record of the local settings, wherever it is written. */
const LETTERHEAD = '00000000000000000000000000005e78';

const line = z.string().check(z.maxLength(200));
const change: z.ZodMiniType<Partial<PaperLetterhead>> = z.strictObject({
  department: z.exactOptional(line.check(z.minLength(1))),
  committee: z.exactOptional(line.check(z.minLength(1))),
  head: z.exactOptional(z.enum(['red', 'none'])),
  contact: z.exactOptional(line),
  wording: z.exactOptional(z.record(z.string(), z.string().check(z.maxLength(2000)))),
  series: z.exactOptional(z.record(z.string(), line)),
});

export async function letterheadOf(desk: Desk): Promise<PaperLetterhead> {
  const values = (await desk.everything('setting')).find(({ id }) => id === LETTERHEAD)?.values;
  const text = (key: string) => {
    const value = values?.[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const under = (prefix: string) =>
    Object.fromEntries(
      Object.entries(values ?? {}).flatMap(([key, value]) =>
        key.startsWith(prefix) && typeof value === 'string' && value !== ''
          ? [[key.slice(prefix.length), value]]
          : [],
      ),
    );
  const contact = text('contact');
  return {
    department: text('department') ?? textName(desk, 'department') ?? '',
    committee: text('committee') ?? textName(desk, 'committee') ?? '',
    head: text('head') === 'red' ? 'red' : 'none',
    ...(contact === undefined ? {} : { contact }),
    wording: under('wording.'),
    series: under('series.'),
  };
}

export function paperSettings({ series: _series, ...letterhead }: PaperLetterhead): PaperSettings {
  return letterhead;
}

export const setLetterhead = (
  desk: Desk,
  input: Partial<PaperLetterhead>,
): ReturnType<PaperOutputApi['setLetterhead']> =>
  desk.job('setting.change', async (actor) => {
    const { wording, series, ...lines } = checked(change, input);
    const before = (await desk.everything('setting')).find(({ id }) => id === LETTERHEAD);
    const keyed = (prefix: string, words: Readonly<Record<string, string>> = {}) =>
      Object.fromEntries(Object.entries(words).map(([key, text]) => [`${prefix}${key}`, text]));
    const kept = Object.entries(before?.values ?? {}).filter(
      ([key]) =>
        !(wording !== undefined && key.startsWith('wording.')) &&
        !(series !== undefined && key.startsWith('series.')),
    );
    const values = {
      ...Object.fromEntries(kept),
      ...lines,
      ...keyed('wording.', wording),
      ...keyed('series.', series),
    };
    const [problem] = wordingProblems({
      department: '',
      committee: '',
      head: 'none',
      wording: wording ?? {},
    });
    if (problem !== undefined) {
      refuse('input.invalid', (say) => say.papers.wording(problem), { path: problem });
    }
    await desk.write(
      actor,
      'setting.change',
      [
        {
          type: 'setting',
          id: LETTERHEAD,
          revision: before?.revision ?? 0,
          body: { values, on: desk.today(), by: { by: actor.id, name: actor.name } },
        },
      ],
      { setting: 'letterhead' },
    );
    return { value: await letterheadOf(desk) };
  });

/** One more than the highest that was ever given in the series and year, taken back or not. */
export async function nextNumber(
  desk: Desk,
  paper: NumberedPaper,
  year = Number(desk.today().slice(0, 4)),
): Promise<string | undefined> {
  const series = (await letterheadOf(desk)).series[paper];
  if (series === undefined) return undefined;
  const given = await numbersOf(desk, paper);
  const head = `${series}〔${year}〕`;
  const highest = given
    .filter((number) => number.startsWith(head))
    .map((number) => Number(/^(\d+)号$/.exec(number.slice(head.length))?.[1] ?? 0))
    .reduce((most, one) => Math.max(most, one), 0);
  return paperNumber(series, year, highest + 1);
}

async function numbersOf(desk: Desk, paper: NumberedPaper): Promise<readonly string[]> {
  switch (paper) {
    case 'admonition-notice':
      return (await desk.everything('admonition')).flatMap(({ notice, voided = [] }) =>
        [...(notice === undefined ? [] : [notice]), ...voided].map(({ number }) => number),
      );
    case 'inquiry-letter':
      return (await desk.everything('inquiry')).flatMap(({ rounds }) =>
        rounds.flatMap(({ service }) => service?.number ?? []),
      );
    case 'delegation-order':
      return (await desk.everything('delegation')).flatMap(({ order }) => order?.number ?? []);
  }
}
