// What of other people's work is in our files: the packages that the builds have taken in, with their
// licences. dist/THIRD-PARTY-LICENSES.txt carries the texts, as most licences ask.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './entries.mjs';
import { workerModules } from './worker-file.mjs';

export const NOTICES = 'THIRD-PARTY-LICENSES.txt';

const IN_PACKAGE = /^(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))[\\/]/;

/**
 * The packages by the source maps of the builds and the modules of the worker, which has no map.
 *
 * @returns {Promise<readonly { name: string, version: string, license: string, text: string | undefined }[]>}
 */
export async function bundledPackages(dist = join(root, 'dist')) {
  const folders = new Set();
  for (const build of ['es', 'classic']) {
    for (const file of readdirSync(join(dist, build), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.js.map')) continue;
      const map = join(dist, build, file);
      for (const source of JSON.parse(readFileSync(map, 'utf8')).sources) {
        add(folders, resolve(map, '..', source));
      }
    }
  }
  for (const module of await workerModules()) add(folders, module);
  return [...folders].sort().map(describe);
}

function add(folders, file) {
  // Of a package inside of another one, the inner.
  const folder = IN_PACKAGE.exec(file)?.[1];
  if (folder !== undefined && existsSync(join(folder, 'package.json'))) folders.add(folder);
}

function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^(?:licen[cs]e|copying)/i.test(one));
  const text = file === undefined ? undefined : readFileSync(join(folder, file), 'utf8').trim();
  return { name, version, license: license ?? 'unknown', text };
}

export async function writeNotices(dist = join(root, 'dist')) {
  const packages = await bundledPackages(dist);
  const parts = packages.map(
    ({ name, version, license, text }) =>
      `${name} ${version} (${license})\n\n${text ?? `Licence: ${license}. The package carries no text of it.`}\n`,
  );
  const head = 'Files of cadre-talk contain parts of these packages, under their own licences.\n';
  writeFileSync(join(dist, NOTICES), [head, ...parts].join(`\n${'-'.repeat(78)}\n\n`));
}
