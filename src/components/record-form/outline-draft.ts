/** What is being written into a talk's outline, apart from the outline itself. No DOM here. */
import { bothTexts } from '../controllers/kept-draft.ts';
import type { OutlineInput, OutlineView, WorklistRow } from '../../sdk/index.ts';

/** Notes by obligation id, then by point id; the questions one a line. */
export interface OutlineText {
  readonly notes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly questions: string;
}

/** What is typed, and over what: another's save is then noticed. */
export interface OutlineDraft {
  readonly base: OutlineText;
  readonly text: OutlineText;
}

/** One place of the outline where two versions say something else. */
export type OutlinePlace =
  | { readonly of: 'point'; readonly obligation: string; readonly point: string }
  | { readonly of: 'questions' };

const blank: OutlineText = { notes: {}, questions: '' };

export function outlineText(view: OutlineView | undefined): OutlineText {
  if (!view) return blank;
  const { notes, questions } = view.outline;
  const byObligation: Record<string, Record<string, string>> = {};
  for (const { obligation, point, note } of notes) {
    const ofOne = (byObligation[obligation] ??= {});
    ofOne[point] = [ofOne[point], note].filter(Boolean).join('\n');
  }
  return { notes: byObligation, questions: questions.join('\n') };
}

export function noteOf({ notes }: OutlineText, obligation: string, point: string): string {
  return notes[obligation]?.[point] ?? '';
}

export function withNote(
  text: OutlineText,
  obligation: string,
  point: string,
  note: string,
): OutlineText {
  const { notes } = text;
  return { ...text, notes: { ...notes, [obligation]: { ...notes[obligation], [point]: note } } };
}

export function outlineToWrite(
  text: OutlineText,
  rows: readonly WorklistRow[],
): Pick<OutlineInput, 'notes' | 'questions'> {
  return {
    notes: rows.flatMap(({ obligation, points }) =>
      points.flatMap(({ id: point }) => {
        const note = noteOf(text, obligation.id, point).trim();
        return note === '' ? [] : [{ obligation: obligation.id, point, note }];
      }),
    ),
    questions: text.questions
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  };
}

function says(text: OutlineText, place: OutlinePlace): string {
  return (
    place.of === 'questions' ? text.questions : noteOf(text, place.obligation, place.point)
  ).trim();
}

function places(rows: readonly WorklistRow[]): readonly OutlinePlace[] {
  return [
    ...rows.flatMap(({ obligation, points }) =>
      points.map(({ id }): OutlinePlace => ({ of: 'point', obligation: obligation.id, point: id })),
    ),
    { of: 'questions' },
  ];
}

/** Where another has written something since, and something else than what is typed here. */
export function outlineConflicts(
  { base, text }: OutlineDraft,
  now: OutlineText,
  rows: readonly WorklistRow[],
): readonly { readonly place: OutlinePlace; readonly mine: string; readonly theirs: string }[] {
  return places(rows).flatMap((place) => {
    const [before, mine, theirs] = [says(base, place), says(text, place), says(now, place)];
    return theirs === before || theirs === mine ? [] : [{ place, mine, theirs }];
  });
}

/** What is typed over what another has written since: theirs where nothing was typed here. */
export function rebased(
  { base, text }: OutlineDraft,
  now: OutlineText,
  rows: readonly WorklistRow[],
): OutlineDraft {
  let merged = text;
  for (const place of places(rows)) {
    if (says(text, place) !== says(base, place)) continue;
    merged =
      place.of === 'questions'
        ? { ...merged, questions: now.questions }
        : withNote(
            merged,
            place.obligation,
            place.point,
            noteOf(now, place.obligation, place.point),
          );
  }
  return { base: now, text: merged };
}

/** What was kept, and what was typed before it was there: neither is lost. */
export function bothOutlines(kept: OutlineDraft, typed: OutlineDraft): OutlineDraft {
  let { text } = kept;
  for (const [obligation, points] of Object.entries(typed.text.notes)) {
    for (const [point, note] of Object.entries(points)) {
      if (note === noteOf(typed.base, obligation, point)) continue;
      const before = noteOf(text, obligation, point);
      const same = before === noteOf(kept.base, obligation, point);
      text = withNote(text, obligation, point, same ? note : bothTexts(before, note, '\n'));
    }
  }
  if (typed.text.questions !== typed.base.questions) {
    const same = text.questions === kept.base.questions;
    const { questions } = typed.text;
    text = { ...text, questions: same ? questions : bothTexts(text.questions, questions, '\n') };
  }
  return { base: kept.base, text };
}

export function sameOutline(
  one: OutlineText,
  other: OutlineText,
  rows: readonly WorklistRow[],
): boolean {
  return places(rows).every((place) => says(one, place) === says(other, place));
}

type Plain = Readonly<Record<string, unknown>>;

function isPlain(given: unknown): given is Plain {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

function isText(given: unknown): given is OutlineText {
  return (
    isPlain(given) &&
    typeof given['questions'] === 'string' &&
    isPlain(given['notes']) &&
    Object.values(given['notes']).every(
      (points) =>
        isPlain(points) && Object.values(points).every((note) => typeof note === 'string'),
    )
  );
}

/** A draft as it was kept, or nothing where it is none of this version. */
export function readOutlineDraft(kept: unknown): OutlineDraft | undefined {
  if (!isPlain(kept)) return undefined;
  const { base, text } = kept;
  return isText(base) && isText(text) ? { base, text } : undefined;
}
