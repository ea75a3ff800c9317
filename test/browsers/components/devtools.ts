/** Asks the browser's own tools about this page (test/browsers/lanes/devtools.mjs); nothing where it has none. */

export interface Memory {
  readonly bytes: number;
  readonly nodes: number;
  readonly listeners: number;
  /** How often something is to be done before it is asked again. */
  readonly mounts: number;
}

interface Runner {
  sendMessageWaitForResponse(message: object): Promise<{ readonly result?: unknown }>;
}

async function ask(command: string): Promise<unknown> {
  const runner = '/__web-dev-server__web-socket.js';
  const { sendMessageWaitForResponse } = (await import(runner)) as Runner;
  const sessionId = new URL(location.href).searchParams.get('wtr-session-id');
  const { result } = await sendMessageWaitForResponse({ type: 'wtr-command', sessionId, command });
  return result ?? undefined;
}

/** What is held in memory, after all rubbish is collected. */
export async function memory(): Promise<Memory | undefined> {
  return (await ask('memory')) as Memory | undefined;
}

/** What a screen reader is told of the page, node by node. */
export async function heard(): Promise<
  readonly { readonly role: string; readonly name: string }[] | undefined
> {
  return (await ask('accessibility-tree')) as
    readonly { readonly role: string; readonly name: string }[] | undefined;
}
