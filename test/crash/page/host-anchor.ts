import type { AnchorPlace } from '../../../src/sdk/store/anchor.ts';

/**
 * An anchor at the portal. The browser's own lies in localStorage, which Chromium writes to the disk only
 * seconds later; of a page that lives shorter than that, nothing would be left to miss anything by. And
 * Chromium tells of a loss only the first database that is opened after it, not the second.
 */
export const hostAnchor: AnchorPlace = {
  by: 'host',
  read: async (name) => (await fetch(`/anchor/${name}`)).json(),
  write: async (name, anchor) => {
    const response = await fetch(`/anchor/${name}`, {
      method: 'POST',
      body: JSON.stringify(anchor ?? null),
      keepalive: true,
    });
    // Until it is read a browser counts it as under way, and soon refuses to begin another one.
    await response.arrayBuffer();
  },
};
