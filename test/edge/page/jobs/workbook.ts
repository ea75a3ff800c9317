// write-excel-file and read-excel-file with fflate's synchronous calls, in our own worker.
import { demand, demandEqual, type Job } from '../job.ts';
import type { Cell } from '../lazy/workbook.ts';
import type { Workshop } from '../own-worker.ts';
import { chance, roster } from '../roster.ts';

const COLUMNS = 20;

export function workbookJob(workshop: Workshop): Job {
  return {
    id: 'excel',
    library: 'write-excel-file, read-excel-file',
    does: `写出再读回(${workshop.where === 'worker' ? '在工作线程' : '在页面'})`,
    size: '1 000 行 × 20 列',
    async run() {
      const cells = workbookCells();
      const bytes = await workshop.do({ do: 'write workbook', cells });
      // The bytes go along into the worker, so the test's copy is taken first.
      const copy = bytes.slice();
      const read = await workshop.do({ do: 'read workbook', bytes }, [bytes.buffer]);
      demandEqual(read.length, cells.length, 'rows');
      read.forEach((row, index) => demandEqual(row, cells[index], `row ${index + 1}`));
      demand(
        workshop.where === 'page' || bytes.length === 0,
        'the bytes were copied to the worker instead of handed over',
      );
      return {
        says: `${copy.length} 字节,${read.length * COLUMNS} 格逐格相符`,
        facts: { where: workshop.where, rows: read.length, columns: COLUMNS },
        files: { xlsx: copy },
      };
    },
  };
}

/** Text (with what formulas begin with), numbers, truth values and empty cells. */
export function workbookCells(): readonly (readonly Cell[])[] {
  const next = chance(20);
  return roster(1_000).map((person, row) =>
    Array.from({ length: COLUMNS }, (_, column): Cell => {
      switch (column) {
        case 0:
          return person.id;
        case 1:
          return person.name;
        case 2:
          return person.unit;
        case 3:
          return person.post;
        case 4:
          return person.since;
        case 5:
          return `=SUM(A${row + 1}) & "<${person.rank}>"`;
        case 6:
          return next() < 0.5;
        case 7:
          return next() < 0.3 ? null : `${person.note.trim() || '无'}`;
        default:
          return column % 2 === 0
            ? Math.floor(next() * 100_000)
            : `第${row + 1}行第${column + 1}列的说明`;
      }
    }),
  );
}
