// `npm run build [es|classic|demo|types|metadata|notices …]`: all outputs of the project, or the named ones.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as viteBuild, createLogger } from 'vite';
import { writeNotices } from './bundled.mjs';
import { root } from './entries.mjs';
import { writeIntegrity } from './integrity.mjs';
import { writeMetadata } from './metadata/write.mjs';
import { tidyTypes } from './tidy-types.mjs';

const steps = {
  es: () => vite('vite.config.ts'),
  classic: async () => {
    await vite('vite.classic.config.ts');
    writeIntegrity();
  },
  demo: () => vite('vite.demo.config.ts'), // takes the classic file along, so it comes after it
  types: () => {
    rmSync(join(root, 'dist/types'), { recursive: true, force: true });
    const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript')), 'tsc.js');
    const run = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.types.json'], {
      cwd: root,
      stdio: 'inherit',
    });
    if (run.status !== 0) throw new Error('tsc could not write the types');
    tidyTypes();
  },
  // What is made of the classes beside the modules and their types, so it comes after both.
  metadata: () => writeMetadata(),
  notices: () => writeNotices(),
};

/** Builds the named steps in their order; throws when one fails. */
export async function build(names = Object.keys(steps)) {
  for (const [name, run] of Object.entries(steps)) {
    if (names.includes(name)) await run();
  }
}

/**
 * What the bundler warns of and is meant: parts that one entry loads later another has from the beginning,
 * and the library of SM ciphers asks for Node's own chance where there is one.
 */
const MEANT = /INEFFECTIVE_DYNAMIC_IMPORT|Module "crypto" has been externalized/;

function vite(configFile) {
  const logger = createLogger('warn');
  const customLogger = {
    ...logger,
    warn: (message, options) => MEANT.test(message) || logger.warn(message, options),
  };
  return viteBuild({ configFile: join(root, configFile), logLevel: 'warn', customLogger });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !(name in steps));
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(', ')}. Known: ${Object.keys(steps).join(', ')}`);
    process.exit(1);
  }
  await build(names.length > 0 ? names : undefined);
}
