// A stack of record sheets as .docx, in a lazy part of its own.
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Person } from '../roster.ts';

export const PARAGRAPHS_PER_SHEET = 10;

/** One sheet a person, each on a page of its own. */
export async function recordSheets(people: readonly Person[]): Promise<Uint8Array> {
  const papers = new Document({
    styles: { default: { document: { run: { font: '仿宋', size: 28 } } } },
    sections: people.map((person, index) => ({
      properties: { type: index === 0 ? SectionType.CONTINUOUS : SectionType.NEXT_PAGE },
      headers: { default: new Header({ children: [new Paragraph('干部谈话记录')] }) },
      footers: {
        default: new Footer({
          children: [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              children: [new TextRun({ children: ['第 ', PageNumber.CURRENT, ' 页'] })],
            }),
          ],
        }),
      },
      children: [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          alignment: AlignmentType.CENTER,
          text: `${person.name}谈话记录`,
        }),
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: [
            ['姓名', person.name],
            ['单位', person.unit],
            ['职务', person.post],
            ['任职日期', person.since],
          ].map(
            (cells) =>
              new TableRow({
                children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })),
              }),
          ),
        }),
        ...Array.from(
          { length: PARAGRAPHS_PER_SHEET },
          (_, line) =>
            new Paragraph({
              text: `${line + 1}. 谈话人对${person.name}同志提出要求 <&> "${person.id}"。`,
            }),
        ),
      ],
    })),
  });
  return new Uint8Array(await Packer.toArrayBuffer(papers));
}
