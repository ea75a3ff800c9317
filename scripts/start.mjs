// `npm start`: builds the demo portal and the classic file, and serves them under the strict CSP. The
// portal's own backend runs the package's modules, so these are built too.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { root } from './entries.mjs';
import { createServer, listen } from './serve.mjs';

const wanted = Number(process.env['PORT'] ?? 8086);
if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65535) {
  console.error(`PORT is no port number: ${process.env['PORT']}`);
  process.exit(1);
}

await build(['es', 'classic', 'demo']);

const portal = join(root, 'demo/server.mjs');
const { routes } = await import(pathToFileURL(portal).href);
const server = createServer({ root: join(root, 'demo/dist'), routes });
try {
  const port = await listen(server, wanted, { search: true });
  if (wanted !== 0 && port !== wanted) console.log(`Port ${wanted} is in use, taking ${port}.`);
  console.log(`The demo portal is at http://localhost:${port}/  (stop with Ctrl+C)`);
} catch (error) {
  console.error(`Could not listen on port ${wanted}: ${error.message}. Set PORT to another one.`);
  process.exit(1);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
