/**
 * How the tabs of one database hear of each other's writes. A message says only "something was
 * written"; what it was, a tab reads from the database itself, so that a message that was lost,
 * repeated or made up does no harm.
 */
export interface Tabs {
  /** Tells the other tabs. */
  poke(): void;
  close(): void;
}

/** Without BroadcastChannel (old Safari, some sandboxed frames) other tabs are simply not heard. */
export function joinTabs(channelName: string, poked: () => void): Tabs {
  const channel = openChannel(channelName);
  channel?.addEventListener('message', poked);
  return {
    poke: () => channel?.postMessage(null),
    close: () => channel?.close(),
  };
}

export function openChannel(name: string): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  try {
    const channel = new BroadcastChannel(name);
    // Node only: a channel that listens would keep the process alive.
    if ('unref' in channel && typeof channel.unref === 'function') channel.unref();
    return channel;
  } catch {
    return undefined;
  }
}
