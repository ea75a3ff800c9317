/** The first page of each paper as a picture, by LibreOffice and poppler: `node --import tsx test/papers-made/pictures.ts`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderDocx } from '../../src/sdk/papers/docx/render.ts';
import { allPapers } from '../papers/samples.ts';

const pictures = fileURLToPath(new URL('../../docs/pictures/papers/', import.meta.url));

async function takeAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'papers-'));
  mkdirSync(pictures, { recursive: true });
  const files: string[] = [];
  for (const [name, paper] of Object.entries(allPapers)) {
    const file = join(folder, `${name}.docx`);
    writeFileSync(file, await renderDocx([paper]));
    files.push(file);
  }
  run('soffice', [
    '--headless',
    `-env:UserInstallation=file://${folder}/profile`,
    ...['--convert-to', 'pdf', '--outdir', folder, ...files],
  ]);
  for (const name of Object.keys(allPapers)) {
    run('pdftoppm', [
      ...['-png', '-gray', '-r', '60', '-f', '1', '-l', '1', '-singlefile'],
      join(folder, `${name}.pdf`),
      join(pictures, name),
    ]);
  }
  rmSync(folder, { recursive: true });
}

function run(tool: string, args: readonly string[]): void {
  const { status, error, stderr } = spawnSync(tool, args);
  if (status !== 0) throw error ?? new Error(`${tool}: ${String(stderr)}`);
}

await takeAll();
