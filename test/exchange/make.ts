/**
 * Writes the files of `messy.ts`: `node --import tsx test/exchange/make.ts`. Those by LibreOffice come
 * from its own converter where it is installed, and stay as they are where it is not.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { csv } from './files.ts';
import { messy } from './messy.ts';

export const messyFolder = fileURLToPath(new URL('./messy/', import.meta.url));

const byOffice = {
  '31-by-libreoffice.xlsx': csv([
    ['任免名单', '', '', '', '', ''],
    ['姓名', '单位', '职务', '谈话类型', '情形', '决定日期'],
    ['孙成员', '云溪区财政局', '副局长', '任职', '提拔', '2026-03-09'],
    ['赵正职', '云溪区财政局', '局长', '免职', '工作需要', '2026-03-09'],
    ['', '', '', '', '', ''],
    ['备注：仅供测试', '', '', '', '', ''],
  ]),
  '41-by-libreoffice.xlsx': csv([
    ['姓名', '单位', '职务', '职级', '是否区管', '职务类别', '任职时间'],
    ['何一', '清河镇', '副镇长', '副科级', '是', '副职', '2026-03-01'],
    ['何二', '云溪区财政局', '副局长', '副科级', '是', '副职', '2026/3/1'],
  ]),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { file, bytes } of messy) {
    if (bytes.length > 0) writeFileSync(join(messyFolder, file), bytes);
  }
  const folder = mkdtempSync(join(tmpdir(), 'lists-'));
  for (const [file, bytes] of Object.entries(byOffice)) {
    const source = join(folder, file.replace(/xlsx$/, 'csv'));
    writeFileSync(source, bytes);
    // 44: comma; 34: quote; 76: UTF-8.
    const made = spawnSync('soffice', [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--infilter=CSV:44,34,76',
      ...['--convert-to', 'xlsx', '--outdir', messyFolder, source],
    ]);
    console.log(file, made.error === undefined ? 'made by LibreOffice' : 'left as it is');
  }
  rmSync(folder, { recursive: true });
}
