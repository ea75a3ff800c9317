// Drives WebKitGTK through its own driver by plain WebDriver calls, for the test runner.
import { spawn } from 'node:child_process';

const PORT = 4568;

export function webkitLauncher({ driver, screen, browser }) {
  const base = `http://127.0.0.1:${PORT}`;
  let running;
  let active;

  async function call(method, path, body) {
    const reply = await fetch(base + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = await reply.json();
    if (!reply.ok) throw new Error(`WebKit: ${value?.message ?? reply.status}`);
    return value;
  }

  async function ready() {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await call('GET', '/status');
      } catch (error) {
        if (attempt > 100) throw error;
        await new Promise((done) => setTimeout(done, 200));
      }
    }
  }

  return {
    name: 'WebKitGTK',
    type: 'webkit',
    concurrency: 1,
    async initialize() {
      running = spawn(screen, ['-a', driver, `--port=${PORT}`], {
        detached: true,
        stdio: 'ignore',
        env: {
          ...process.env,
          // Its sandbox needs rights that containers do not give; nothing but our pages is opened.
          WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
          WEBKIT_DISABLE_COMPOSITING_MODE: '1',
        },
      });
      await ready();
    },
    async startSession(id, url) {
      const { sessionId } = await call('POST', '/session', {
        capabilities: {
          alwaysMatch: {
            'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
          },
        },
      });
      active = { id, sessionId };
      await call('POST', `/session/${sessionId}/url`, { url });
    },
    isActive(id) {
      return active?.id === id;
    },
    getBrowserUrl() {
      return undefined;
    },
    async stopSession(id) {
      if (active?.id === id) {
        await call('DELETE', `/session/${active.sessionId}`);
        active = undefined;
      }
      return {};
    },
    async stop() {
      if (running === undefined) return;
      // The whole group: the virtual screen, the driver and the browser.
      process.kill(-running.pid, 'SIGTERM');
      running = undefined;
    },
  };
}
