/**
 * The portal's server, under the strict CSP: who is signed in, and the reference handler through which
 * all desks share their work. A desk of its own has one of its own; those of a journey have one together.
 */
import { fileURLToPath } from 'node:url';
import { createServer, listen } from '../../scripts/serve.mjs';
import { routes } from '../../demo/server.mjs';

const dist = fileURLToPath(new URL('../../demo/dist', import.meta.url));

export interface Office {
  readonly port: number;
  close(): Promise<void>;
}

export async function openOffice(): Promise<Office> {
  const server = createServer({ root: dist, routes });
  const port = await listen(server);
  return {
    port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
