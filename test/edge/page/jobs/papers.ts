// docx: a stack of eight record sheets; the test unpacks it and reads it again.
import { demandEqual, type Job } from '../job.ts';
import { roster } from '../roster.ts';

export function docxJob(): Job {
  return {
    id: 'docx',
    library: 'docx',
    does: '生成谈话记录(延迟加载)',
    size: '8 页',
    async run() {
      const { recordSheets } = await import('../lazy/papers.ts');
      const bytes = await recordSheets(roster(8));
      demandEqual([...bytes.subarray(0, 4)], [0x50, 0x4b, 3, 4], 'beginning of a zip');
      return {
        says: `${bytes.length} 字节,由测试程序解包核对`,
        facts: { bytes: bytes.length },
        files: { docx: bytes },
      };
    },
  };
}
