/** What elements tell the page, and how a host may refuse what staff are about to do. */

/** Detail of every `talk-before-…` event: the host may call `preventDefault()`, or decide later. */
export interface Deferrable {
  /** The act goes on when the promise resolves to anything but `false`; a rejection refuses it. */
  waitUntil(promise: Promise<unknown>): void;
}

/** Tells the page that something has been done. */
export function tell<T>(from: EventTarget, type: `talk-${string}`, detail: T): void {
  from.dispatchEvent(new CustomEvent<T>(type, { bubbles: true, composed: true, detail }));
}

/** Asks the page whether something may be done; without an answer it may. */
export async function askHost<T extends object>(
  from: EventTarget,
  type: `talk-before-${string}`,
  detail: T,
): Promise<boolean> {
  const pending: Promise<unknown>[] = [];
  const event = new CustomEvent<T & Deferrable>(type, {
    bubbles: true,
    composed: true,
    cancelable: true,
    detail: {
      ...detail,
      waitUntil: (promise: Promise<unknown>) => {
        pending.push(promise);
      },
    },
  });
  if (!from.dispatchEvent(event)) return false;
  try {
    return (await Promise.all(pending)).every((answer) => answer !== false);
  } catch {
    return false;
  }
}

const ANNOUNCE = 'cadre-talk:announce';

/**
 * Says something through the nearest live region: the dialog's while one is open (everything outside
 * a modal dialog is silent), otherwise the element's own. One region speaks, never two.
 */
export function announce(from: EventTarget, text: string): void {
  from.dispatchEvent(new CustomEvent(ANNOUNCE, { bubbles: true, composed: true, detail: text }));
}

/** Makes a target the place where announcements from inside it are spoken. */
export function speakFor(target: EventTarget, speak: (text: string) => void): () => void {
  const listener = (event: Event) => {
    if (!(event instanceof CustomEvent) || typeof event.detail !== 'string') return;
    event.stopPropagation();
    speak(event.detail);
  };
  target.addEventListener(ANNOUNCE, listener);
  return () => target.removeEventListener(ANNOUNCE, listener);
}
