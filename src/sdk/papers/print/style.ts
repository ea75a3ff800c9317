/** The printed page as CSS, from the same numbers as the .docx. */
import {
  BODY,
  CHARACTER_TWIPS,
  FONTS,
  type FontRole,
  LETTER,
  LINE_POINTS,
  MARGIN,
  PAGE,
  PAGE_NUMBER_DROP,
  RED,
  RED_HEAD,
  SIZE,
  SMALL_LINE_POINTS,
  TABLE_LINE_POINTS,
  WIDE_BODY,
  WIDE_MARGIN,
  WIDE_TABLE_LINE_POINTS,
} from '../layout.ts';

function family(role: FontRole): string {
  const { name, fallbacks } = FONTS[role];
  return [name, ...fallbacks].map((font) => `"${font}"`).join(', ');
}

/** How far a letter's lines reach over the body on either side. */
const OVER_LEFT = MARGIN.left - (PAGE.width - LETTER.lineWidth) / 2;
const OVER_RIGHT = MARGIN.right - (PAGE.width - LETTER.lineWidth) / 2;

/**
 * Chromium 86 has no margin boxes, so a page is a box of its own, edges included, and the sheet of
 * paper has none.
 */
export function printStyle(orientation: 'portrait' | 'landscape'): string {
  return `
@page { size: A4 ${orientation}; margin: 0; }
@page wide { size: A4 landscape; margin: 0; }
html, body { margin: 0; padding: 0; background: #fff; color: #000; }
body { font: ${SIZE.三号}pt/${LINE_POINTS}pt ${family('text')}, serif;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.page { position: relative; box-sizing: border-box; width: ${PAGE.width}mm; height: ${PAGE.height}mm;
  overflow: hidden; background: #fff; break-after: page; page-break-after: always; }
.page:last-child { break-after: auto; page-break-after: auto; }
.page.wide { width: ${PAGE.height}mm; height: ${PAGE.width}mm; page: wide; }
.body { position: absolute; left: ${MARGIN.left}mm; top: ${MARGIN.top}mm; width: ${BODY.width}mm;
  height: ${BODY.height}mm; }
.wide > .body { left: ${WIDE_MARGIN.left}mm; top: ${WIDE_MARGIN.top}mm; width: ${WIDE_BODY.width}mm;
  height: ${WIDE_BODY.height}mm; }
.draft { position: absolute; right: ${MARGIN.right}mm; top: 15mm; margin: 0; color: #${RED};
  font: ${SIZE.四号}pt/20pt ${family('heading')}, sans-serif; }

h1, h2, h3, p, table { margin: 0; padding: 0; font-weight: normal; }
h1, h2, h3, p, th, td { white-space: pre-wrap; overflow-wrap: anywhere;
  text-autospace: no-autospace; text-spacing-trim: space-all; }
h2, h3, p { font-size: ${SIZE.三号}pt; line-height: ${LINE_POINTS}pt;
  letter-spacing: ${CHARACTER_TWIPS / 20}pt; text-align: justify; text-indent: 2em; }
h1 { font: ${SIZE.二号}pt/${LINE_POINTS}pt ${family('title')}, serif; text-align: center; }
h2 { font-family: ${family('heading')}, sans-serif; }
h3 { font-family: ${family('subheading')}, serif; }
.continued { text-indent: 0; }
.unfinished { text-align-last: justify; }
p.flush, p.marks, p.number, p.sign-off, p.subtitle { text-indent: 0; text-align: left; }
p.beside { display: flex; justify-content: space-between; }
.marks { font-family: ${family('heading')}, sans-serif; }
p.number, p.sign-off { text-align: right; }
p.subtitle { text-align: center; font-family: ${family('subheading')}, serif; }
p.under { padding-left: 5em; text-indent: 0; }
.wide p { font-size: ${SIZE.小四}pt; line-height: ${WIDE_TABLE_LINE_POINTS}pt; text-indent: 0;
  letter-spacing: 0; }
.wide p.subtitle { font-size: ${SIZE.三号}pt; line-height: ${LINE_POINTS}pt; }

.red-head { padding-bottom: ${RED_HEAD.lineUnderNumber}mm; border-bottom: 2pt solid #${RED}; }
.red-head > p { text-indent: 0; text-align: center; }
p.mark { color: #${RED}; text-indent: 0; text-align: center; letter-spacing: 0;
  font: ${SIZE.mark}pt/36pt ${family('title')}, serif; }
.red-head > p.mark { margin-bottom: ${LINE_POINTS * 2}pt; }
.letter-head, .letter-foot { position: absolute; left: ${MARGIN.left - OVER_LEFT}mm;
  right: ${MARGIN.right - OVER_RIGHT}mm; }
.letter-head { top: ${LETTER.markTop}mm; padding-bottom: ${LETTER.lineUnderMark}mm; }
.letter-head::after, .letter-foot { content: ""; display: block; height: 2pt;
  border: solid #${RED}; border-width: 3pt 0 0.75pt; }
.letter-head::after { margin-top: ${LETTER.lineUnderMark}mm; }
.letter-head { padding-bottom: 0; }
.letter-foot { bottom: ${LETTER.lineFromFoot}mm; border-width: 0.75pt 0 3pt; }
.letter > .body { top: calc(${LETTER.markTop + LETTER.lineUnderMark}mm + 36pt + 5.75pt);
  height: calc(${PAGE.height - MARGIN.bottom - LETTER.markTop - LETTER.lineUnderMark}mm - 36pt - 5.75pt); }

table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: 3pt 3.5pt; border: 0.5pt solid #000; font-weight: normal; text-align: left;
  vertical-align: middle; font-size: ${SIZE.四号}pt; line-height: ${TABLE_LINE_POINTS}pt; }
th { font-family: ${family('heading')}, sans-serif; text-align: center; }
.wide th, .wide td, .grid th, .grid td { font-size: ${SIZE.小四}pt; line-height: ${WIDE_TABLE_LINE_POINTS}pt; }
td.center { text-align: center; }
td.end { text-align: right; }
col.label { width: 19%; }
.room { height: ${TABLE_LINE_POINTS}pt; }
.wide .room { height: ${WIDE_TABLE_LINE_POINTS}pt; }
.ruled { height: ${LINE_POINTS}pt; box-sizing: border-box; border-bottom: 0.5pt solid #000; }
.gap { height: ${LINE_POINTS}pt; }
.signature { display: flex; align-items: flex-end; font-size: ${SIZE.四号}pt;
  line-height: ${LINE_POINTS}pt; }
.signature > .label { width: 36%; text-align: right; }
.signature > .line { width: 22%; height: ${LINE_POINTS}pt; box-sizing: border-box;
  border-bottom: 0.5pt solid #000; }
.signature > .day { width: 42%; }
.copies { position: absolute; left: 0; right: 0; bottom: 0; border: solid #000; border-width: 1pt 0; }
.copies > p { font-size: ${SIZE.四号}pt; line-height: 24pt; text-indent: 0; padding: 0 1em;
  letter-spacing: 0; }
.copies > p + p { border-top: 0.5pt solid #000; }

.foot p { position: absolute; margin: 0; text-indent: 0; letter-spacing: 0; }
p.page-number { font: ${SIZE.四号}pt/5mm ${family('number')}, serif; bottom: ${MARGIN.bottom - PAGE_NUMBER_DROP - 5}mm; }
.odd p.page-number { right: calc(${MARGIN.right}mm + 1em); }
.even p.page-number { left: calc(${MARGIN.left}mm + 1em); }
.wide p.page-number { bottom: ${10 + 4.3}mm; font-size: ${SIZE.四号}pt; line-height: 5mm; }
p.foot-mark { left: 0; right: 0; text-align: center; font-size: ${SIZE.小五}pt;
  line-height: ${SMALL_LINE_POINTS}pt; bottom: ${MARGIN.bottom - PAGE_NUMBER_DROP - 5 - 4.3}mm; }
.letter p.foot-mark, .wide p.foot-mark { bottom: 10mm; font-size: ${SIZE.小五}pt;
  line-height: ${SMALL_LINE_POINTS}pt; }

/* A hair less than the sheet, or a rounding up gives each page an empty one after it. */
@media print {
  .page { height: ${PAGE.height - 0.3}mm; }
  .page.wide { height: ${PAGE.width - 0.3}mm; }
}

@media screen {
  html { background: #8a8f98; }
  body { background: none; padding: 8mm 0; }
  .page { margin: 0 auto 8mm; box-shadow: 0 1px 4px rgba(0, 0, 0, 0.4); }
}
`;
}
