// The README's first command brings up the portal: its pages, its classic file and its data.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { SESSION_HEADER } from '../../demo/server.mjs';
import { root } from '../../scripts/entries.mjs';
import { STRICT_CSP } from '../../scripts/serve.mjs';

test('npm start serves the demo on the next free port and says where', async () => {
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
  const { port } = taken.address() as AddressInfo;
  const portal = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...process.env, PORT: String(port) },
  });
  try {
    const said = await new Promise<string>((done, fail) => {
      let text = '';
      const hear = (piece: Buffer): void => {
        text += piece.toString();
        if (text.includes('http://localhost:')) done(text);
      };
      portal.stdout.on('data', hear);
      portal.stderr.on('data', hear);
      portal.on('exit', (code) => fail(new Error(`It ended with ${code}:\n${text}`)));
    });
    assert.match(said, new RegExp(`Port ${port} is in use`));
    const [address = ''] = /http:\/\/localhost:\d+\//.exec(said) ?? [];
    const asPortal = { 'X-Requested-With': 'portal', 'Content-Type': 'application/json' };
    const begun = await fetch(`${address}portal/login`, {
      method: 'POST',
      headers: asPortal,
      body: JSON.stringify({ as: 'deputy' }),
    });
    const { session } = await begun.json();
    const headers = { ...asPortal, [SESSION_HEADER]: session };
    for (const path of ['', 'jsp.html', 'cadre-talk.js', 'portal/session']) {
      const reply = await fetch(address + path, { headers });
      assert.equal(reply.status, 200, path);
      assert.equal(reply.headers.get('Content-Security-Policy'), STRICT_CSP);
      assert.ok((await reply.text()).length > 0, path);
    }
    // The backend runs what was built just now.
    const pulled = await fetch(`${address}portal/sync/pull`, {
      method: 'POST',
      headers,
      body: '{}',
    });
    assert.equal(pulled.status, 200, await pulled.text());
  } finally {
    portal.kill();
    taken.close();
  }
});
