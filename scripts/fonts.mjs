// Chinese text needs a font, or pictures of the pages show boxes. `node scripts/fonts.mjs` looks for
// one and, in CI as root on Debian, installs a small one; elsewhere it says so and changes nothing.
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

const PACKAGE = 'fonts-wqy-microhei';

/** Whether the machine can show Chinese; undefined where that cannot be asked. */
export function hasChineseFont() {
  if (process.platform !== 'linux') return true; // macOS and Windows come with several
  const list = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return list.status === 0 ? list.stdout.trim() !== '' : undefined;
}

/** @returns {string | undefined} why there is no font, or undefined when there is one */
export function bringChineseFont() {
  if (hasChineseFont()) return undefined;
  if (!process.env['CI'] || process.getuid?.() !== 0) {
    return `no Chinese font; on Debian: apt-get install ${PACKAGE}`;
  }
  const wait = ['-o', 'DPkg::Lock::Timeout=120'];
  for (const args of [
    ['update'],
    ['install', '-y', '--no-install-recommends', 'fontconfig', PACKAGE],
  ]) {
    const run = spawnSync('apt-get', [...wait, ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      encoding: 'utf8',
    });
    if (run.status !== 0) {
      return `apt-get ${args[0]} failed: ${run.stderr || run.error?.message}`.trim();
    }
  }
  return hasChineseFont() ? undefined : `${PACKAGE} is installed, but no Chinese font was found`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const missing = bringChineseFont();
  console.log(missing === undefined ? 'There is a Chinese font.' : `not run: ${missing}`);
}
