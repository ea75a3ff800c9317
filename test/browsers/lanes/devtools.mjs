// What only the browser's own tools know of a test page: what is left in memory once all rubbish is
// collected, and what a screen reader is told. In browsers without these tools the answer is `null`.

const asked = {
  async memory(tools) {
    for (let times = 0; times < 3; times += 1) await tools.send('HeapProfiler.collectGarbage');
    const [{ usedSize }, { nodes, jsEventListeners }] = await Promise.all([
      tools.send('Runtime.getHeapUsage'),
      tools.send('Memory.getDOMCounters'),
    ]);
    // `MOUNTS=1000` for a long run; what is mounted less often shows a leak all the same.
    const mounts = Number(process.env['MOUNTS'] ?? 40);
    return { bytes: usedSize, nodes, listeners: jsEventListeners, mounts };
  },
  async 'accessibility-tree'(tools) {
    await tools.send('Accessibility.enable');
    const { nodes } = await tools.send('Accessibility.getFullAXTree');
    await tools.send('Accessibility.disable');
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name }) => ({ role: role?.value ?? '', name: name?.value ?? '' }));
  },
};

/** A plugin of the test runner; see test/browsers/components/devtools.ts for the page's side. */
export function devtools() {
  const sessions = new WeakMap();

  async function toolsOf({ browser, id }) {
    const page = browser.getPage?.(id);
    if (page?.context === undefined) return undefined;
    if (!sessions.has(page)) sessions.set(page, await page.context().newCDPSession(page));
    return sessions.get(page);
  }

  return {
    name: 'cadre-talk:devtools',
    async executeCommand({ command, session }) {
      const ask = asked[command];
      if (ask === undefined) return undefined;
      try {
        const tools = await toolsOf(session);
        return tools === undefined ? null : await ask(tools);
      } catch {
        return null;
      }
    },
  };
}
