/**
 * What every paper is made of: plain data, texts only. How it looks is the renderers' matter, so that
 * a paper is the same paper on the screen, on the printer and in the .docx.
 */

/** What an issued paper may not be without; a paper that lacks one is a draft, and says so on every page. */
export interface Lack {
  /** The rule that asks for it; the policy judges, this only shows. */
  readonly rule: string;
  /** In words, as they stand beside 草稿. */
  readonly what: string;
}

/** A paper as data: the one model that .docx, print and preview are made of. */
export interface Paper {
  /** 诫勉通知书, 谈话记录 …: without a name of a person, since it becomes the file's title. */
  readonly name: string;
  /** Sheets that start on a page of their own: the paper, its receipt slip, its reply form. */
  readonly sheets: readonly Sheet[];
  /** Empty where it may be issued. */
  readonly lacks: readonly Lack[];
  /** The marks at the foot of every page. */
  readonly foot: FootMarks;
}

/** The marks at the foot of every page. */
export interface FootMarks {
  /** Where it is kept, e.g. 由区委组织部留存，不归入本人档案 (五¶3). */
  readonly retention?: string;
  /** The short head of the audit chain at the time of printing. */
  readonly auditHead?: string;
}

/** `letter`: 信函格式, with its mark at the head and no number on its first page. */
export type SheetKind = 'document' | 'letter' | 'wide';

/** What starts on a page of its own. */
export interface Sheet {
  readonly kind: SheetKind;
  /** The sender's mark of a letter. */
  readonly mark?: string;
  readonly blocks: readonly Block[];
}

/** 1: 一、  2: （一）  3: 1.  4: （1）; 0: text without a number. */
export type Level = 0 | 1 | 2 | 3 | 4;

/** A piece of a sheet: a heading, a paragraph, a table, a place to sign … */
export type Block =
  /** 份号, 密级, 紧急程度, at the top left. */
  | { readonly is: 'marks'; readonly lines: readonly string[] }
  /** 发文机关标志 and the red line, with 发文字号 between. */
  | { readonly is: 'red-head'; readonly issuer: string; readonly number: string }
  /** 发文字号 without a red head: at the right edge. */
  /** `beside`: what stands at the left of the same line, as the first mark of a letter does. */
  | { readonly is: 'number'; readonly text: string; readonly beside?: string }
  | { readonly is: 'title'; readonly lines: readonly string[] }
  | { readonly is: 'subtitle'; readonly text: string }
  | { readonly is: 'addressee'; readonly text: string }
  | { readonly is: 'paragraph'; readonly level: Level; readonly text: string }
  /** A record sheet's table: labels with values, one or two pairs in a row. */
  | { readonly is: 'fields'; readonly rows: readonly FieldRow[] }
  | { readonly is: 'table'; readonly table: Table }
  /** Ruled lines for handwriting. */
  | { readonly is: 'blank'; readonly lines: number }
  | { readonly is: 'attachments'; readonly names: readonly string[] }
  /** 落款: who issues it, and when, in Arabic digits. */
  | { readonly is: 'sign-off'; readonly lines: readonly string[]; readonly date: string }
  | { readonly is: 'signatures'; readonly lines: readonly SignatureLine[] }
  /** 版记: 抄送 and 印发, at the bottom of the last page. */
  | { readonly is: 'copies'; readonly lines: readonly string[] };

/** A label with its value in the form at the head of a record. */
export interface Field {
  readonly label: string;
  /** Empty where it is filled in by hand. */
  readonly value: string;
  /** Room for handwriting under the value, in lines. */
  readonly room?: number;
}

/** One field across the sheet, or two beside each other. */
export type FieldRow = readonly [Field] | readonly [Field, Field];

/** A table of texts. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** Its part of the width; all parts together are the whole width. */
  readonly share: number;
  readonly align?: 'start' | 'center' | 'end';
}

/** A place to sign, and to write the day. */
export interface SignatureLine {
  /** 谈话人（签名） … */
  readonly label: string;
  /** What the day is called, where it is to be filled in by hand as well. */
  readonly date?: string;
}

/** The marker of a numbered paragraph, counted from 1. */
export function ordinal(level: 1 | 2 | 3 | 4, index: number): string {
  switch (level) {
    case 1:
      return `${chineseNumber(index)}、`;
    case 2:
      return `（${chineseNumber(index)}）`;
    case 3:
      return `${index}. `;
    case 4:
      return `（${index}）`;
  }
}

/** 附件：1. …; a single one has no number. */
export function attachmentLines(names: readonly string[]): readonly string[] {
  return names.map((name, index) => {
    const numbered = names.length === 1 ? name : `${index + 1}. ${name}`;
    return index === 0 ? `附件：${numbered}` : numbered;
  });
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99, as headings count. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = DIGITS[value % 10] ?? '';
  if (!Number.isInteger(value) || value < 1 || tens > 9) return String(value);
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${ones}`;
}

export function isDraft(paper: Paper): boolean {
  return paper.lacks.length > 0;
}

/** What stands at the head of every page of a draft. */
export function draftMark(paper: Paper): string {
  const what = paper.lacks.map((lack) => lack.what).join('、');
  return `草稿（缺${what}），不得制发`;
}

/** The small line at the foot of every page. */
export function footLine({ retention, auditHead }: FootMarks): string {
  return [retention, auditHead === undefined ? undefined : `审计校验码 ${auditHead}`]
    .filter((part) => part !== undefined && part !== '')
    .join('　　');
}
