// The same world from one classic script, as a JSP page has it. Lazy parts are found beside the script
// by the browser; the worker by the script's address, which is known only while it runs for the first
// time.
import { breaches } from './breaches.ts';
import { digest, FIVE_MB, randomBytes, sameBytes } from './bytes.ts';
import { demand, demandEqual, type EdgeReport, type Row } from './job.ts';
import { openWorkshop } from './own-worker.ts';
import { roster } from './roster.ts';

const script = document.currentScript;
const here = script instanceof HTMLScriptElement ? script.src : '';

async function lazyParts(files: Record<string, Uint8Array>): Promise<string> {
  demand(document.currentScript === null, 'not after the first run of the script');
  const { recordSheets } = await import('./lazy/papers.ts');
  const docx = await recordSheets(roster(8));
  files['classic/docx'] = docx;
  const { sm3 } = await import('./lazy/sm.ts');
  demandEqual(
    [...sm3(Uint8Array.of(0x61, 0x62, 0x63)).subarray(0, 4)],
    [0x66, 0xc7, 0xf0, 0xf4],
    'SM3 of "abc"',
  );
  return `${docx.length} 字节的 .docx;SM3 样例相符`;
}

async function ownWorker(): Promise<string> {
  const workshop = openWorkshop(new URL('worker.js', here), { mayUseWorker: true });
  demandEqual(workshop.where, 'worker', 'where the work is done');
  const plain = sameBytes(FIVE_MB, 9);
  const wanted = digest(plain);
  const key = randomBytes(32);
  const sealed = await workshop.do({ do: 'seal', bytes: plain, key }, [plain.buffer]);
  const opened = await workshop.do({ do: 'open', bytes: sealed, key }, [sealed.buffer]);
  workshop.close();
  demandEqual(digest(opened), wanted, 'opened bytes');
  return '5 MB 加密、解密,摘要相符';
}

async function run(): Promise<void> {
  const files: Record<string, Uint8Array> = {};
  const rows: Row[] = [];
  for (const [id, does, work] of [
    ['lazy-parts', '传统脚本延迟加载 docx 与 SM', () => lazyParts(files)],
    ['own-worker', '传统脚本启动自有工作线程', ownWorker],
  ] as const) {
    const started = performance.now();
    const [ok, says] = await work().then(
      (text) => [true, text] as const,
      (error: unknown) => [false, String(error)] as const,
    );
    const ms = Math.round(performance.now() - started);
    rows.push({ id, library: 'classic', does, size: '', ok, says, facts: {}, ms });
  }
  await new Promise((later) => setTimeout(later, 300));
  const report: EdgeReport = {
    done: true,
    state: { secure: isSecureContext, script: here },
    rows,
    breaches: [...breaches()],
    files,
  };
  const place = document.getElementById('state');
  if (place) place.textContent = JSON.stringify({ ...report, files: Object.keys(files) }, null, 2);
  globalThis.edge = report;
}

// As a click of a user would, when the script's first run is long over.
setTimeout(() => void run());
