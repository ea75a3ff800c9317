// Papa Parse without its worker, on a file as an old spreadsheet saves it: GB 18030, CRLF, quotes.
import Papa from 'papaparse';
import { demandEqual, type Job } from '../job.ts';
import { roster } from '../roster.ts';
import rosterFile from '../roster-gb18030.csv?url';

export function csvJob(base: string): Job {
  return {
    id: 'papaparse',
    library: 'papaparse, TextDecoder',
    does: '读 GB 18030 编码的名册 CSV',
    size: '1 000 行',
    async run() {
      const answer = await fetch(new URL(rosterFile, base).href);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
      const parsed = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
      demandEqual(parsed.errors, [], 'errors');
      const [head, ...rows] = parsed.data;
      demandEqual(head, ['编号', '姓名', '单位', '职务', '职级', '任职日期', '备注'], 'head');
      const people = roster(1_000);
      demandEqual(rows.length, people.length, 'rows');
      people.forEach((person, index) => {
        demandEqual(
          rows[index],
          [
            person.id,
            person.name,
            person.unit,
            person.post,
            person.rank,
            person.since,
            person.note,
          ],
          `row ${index + 1}`,
        );
      });
      demandEqual(parsed.meta.linebreak, '\r\n', 'line break');
      return {
        says: `${bytes.length} 字节解码,${rows.length} 行逐格相符(含扩展区汉字、引号、换行)`,
        facts: { rows: rows.length, bytes: bytes.length },
      };
    },
  };
}
