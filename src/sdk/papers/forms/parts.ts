/** What several papers have in common. */
import type { CivilDate } from '../../../policy/index.ts';
import type { PaperMarks, PersonOnPaper } from '../facts.ts';
import {
  type Block,
  type Field,
  type FieldRow,
  type FootMarks,
  type Lack,
  type Level,
  ordinal,
  type Paper,
  type Sheet,
} from '../model.ts';
import type { PaperSettings } from '../settings.ts';
import { WIDE_SPACE, written } from '../written.ts';

/** Where a paper that is to be issued has no number yet. */
export const UNNUMBERED = '〔　　〕　号';

/** 发文字号 is no rule of the document but of the office: without one there is no issue. */
export const NO_NUMBER: Lack = { rule: 'number', what: '发文字号' };

export function lackOfNumber(number: string | undefined): readonly Lack[] {
  return hasText(number) ? [] : [NO_NUMBER];
}

export function hasText(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

export function paper(
  name: string,
  sheets: readonly Sheet[],
  marks: PaperMarks,
  lacks: readonly Lack[] = [],
): Paper {
  return { name, sheets, lacks, foot: footMarks(marks) };
}

function footMarks({ retention, auditHead }: PaperMarks): FootMarks {
  return {
    ...(retention === undefined ? {} : { retention }),
    ...(auditHead === undefined ? {} : { auditHead }),
  };
}

/** 份号, 密级, 紧急程度, in the order of the standard. */
export function topMarks({ copyNumber, secrecy, urgency }: PaperMarks): readonly Block[] {
  const lines = [copyNumber, secrecy, urgency].filter(hasText);
  return lines.length === 0 ? [] : [{ is: 'marks', lines }];
}

/** 信函格式: number at the right and the first mark at the left stand in one line under the red one. */
export function letterHead(number: string | undefined, marks: PaperMarks): readonly Block[] {
  const text = hasText(number) ? number : UNNUMBERED;
  const [lines] = topMarks(marks);
  if (lines?.is !== 'marks') return [{ is: 'number', text }];
  const [first = '', ...others] = lines.lines;
  return [
    { is: 'number', text, beside: first },
    ...(others.length === 0 ? [] : [{ is: 'marks', lines: others } as const]),
  ];
}

/** The head of a numbered paper: red where the unit prints it, else the number alone. */
export function head(
  settings: PaperSettings,
  issuer: string,
  number: string | undefined,
): readonly Block[] {
  const text = hasText(number) ? number : UNNUMBERED;
  return settings.head === 'red'
    ? [{ is: 'red-head', issuer, number: text }]
    : [{ is: 'number', text }];
}

export function title(...lines: readonly string[]): Block {
  return { is: 'title', lines };
}

export function addressee(person: PersonOnPaper): Block {
  return { is: 'addressee', text: `${person.name}同志：` };
}

/** A paragraph for every line that somebody wrote; empty ones are left out. */
export function text(content: string | undefined, level: Level = 0): readonly Block[] {
  return (content ?? '')
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ is: 'paragraph', level, text: line }));
}

/** Headings of the first level count through a paper: 一、二、三、 */
export class Headings {
  #count = 0;

  next(content: string): Block {
    this.#count += 1;
    return { is: 'paragraph', level: 1, text: `${ordinal(1, this.#count)}${content}` };
  }
}

/** One numbered item: its first line takes the number, further ones follow without. */
export function item(level: 2 | 3 | 4, number: number, content: string): readonly Block[] {
  const [first, ...rest] = text(content);
  if (first?.is !== 'paragraph') return [];
  return [{ is: 'paragraph', level, text: `${ordinal(level, number)}${first.text}` }, ...rest];
}

/** A sentence made of what somebody wrote ends with a full stop, once. */
export function ended(content: string): string {
  return /[。！？!?…；;]["”’）)]?\s*$/.test(content) ? content : `${content}。`;
}

/** As it goes into a sentence of ours: without the stop that it was written with. */
export function inSentence(content: string): string {
  return content.replace(/[。；;，,\s]+$/, '');
}

/** 五¶3 is how we cite it; a paper says it in words. */
export function clauseText(clause: string): string {
  return clause.replace(/¶(\d+)/g, '第$1段');
}

/** Items in their order; a single one needs no number. */
export function numbered(level: 3 | 4, items: readonly string[]): readonly Block[] {
  const given = items.filter(hasText);
  const [only] = given;
  if (given.length === 1) return text(only);
  return given.flatMap((content, index) => item(level, index + 1, content));
}

export function field(label: string, value = '', room?: number): Field {
  return { label, value, ...(room === undefined ? {} : { room }) };
}

export function fields(rows: readonly FieldRow[]): Block {
  return { is: 'fields', rows };
}

/** 单位及职务 in one. */
export function unitAndTitle({ unit, title: post }: PersonOnPaper): string {
  return post.startsWith(unit) ? post : `${unit}${post}`;
}

export function whole(person: PersonOnPaper): string {
  return `${person.name}（${unitAndTitle(person)}）`;
}

/** 印发: by whom, when, in how many copies. */
export function printed(issuer: string, on: CivilDate, copies: number | undefined): string {
  const count = copies === undefined ? [] : [`共印${copies}份`];
  return [issuer, `${written(on)}印发`, ...count].join(WIDE_SPACE);
}

export function document(blocks: readonly Block[]): Sheet {
  return { kind: 'document', blocks };
}
