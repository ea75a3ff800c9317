// `npm run docs`: the site of guides and API pages, into site/. Ends with an error on any warning of
// TypeDoc's, and on an exported function that nobody has documented.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { Application, Converter, ReflectionKind } from 'typedoc';
import { root } from './entries.mjs';
import { elementPages } from './metadata/pages.mjs';
import { readElements } from './metadata/read.mjs';

/** What elements inherit from Lit or need among themselves: nobody who embeds them calls it. */
const INWARD = new Set(['styles', 'say', 'render', 'updated', 'willUpdate', 'firstUpdated']);

const PAGES = join(root, 'docs/elements');

/** Writes the page of each element, as the formatter would have it. */
async function writeElementPages() {
  const style = await resolveConfig(PAGES);
  rmSync(PAGES, { recursive: true, force: true });
  mkdirSync(PAGES, { recursive: true });
  for (const [name, content] of Object.entries(elementPages(readElements()))) {
    writeFileSync(join(PAGES, name), await format(content, { ...style, parser: 'markdown' }));
  }
}

/** @param {string} out The folder that is made anew. */
export async function buildDocs(out = join(root, 'site')) {
  const app = await Application.bootstrapWithPlugins({
    options: join(root, 'docs/typedoc.json'),
    out,
  });
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    const ofClass = reflection.parent?.kindOf(ReflectionKind.Class) === true;
    if (ofClass && INWARD.has(reflection.name)) context.project.removeReflection(reflection);
  });
  const project = await app.convert();
  if (project === undefined) throw new Error('TypeDoc could not read the entries');
  app.validate(project);
  for (const one of project.getReflectionsByKind(ReflectionKind.Function)) {
    if (one.signatures?.some((signature) => !signature.hasComment())) {
      app.logger.warn(`${one.getFullName()} (Function) does not have any documentation`);
    }
  }
  rmSync(out, { recursive: true, force: true });
  await app.generateOutputs(project);
  if (app.logger.hasWarnings() || app.logger.hasErrors()) throw new Error('see the warnings above');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await writeElementPages();
  await buildDocs().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
