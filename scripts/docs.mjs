// `npm run docs`: the site of guides and API pages, into site/. Ends with an error on any warning of
// TypeDoc's, and on an exported function that nobody has documented.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Application, Converter, ReflectionKind } from 'typedoc';
import { root } from './entries.mjs';

/** What elements inherit from Lit or need among themselves: nobody who embeds them calls it. */
const INWARD = new Set(['styles', 'say', 'render', 'updated', 'willUpdate', 'firstUpdated']);

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
  if (app.logger.hasWarnings() || app.logger.hasErrors()) throw new Error('see the warnings above');
  rmSync(out, { recursive: true, force: true });
  await app.generateOutputs(project);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildDocs().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
