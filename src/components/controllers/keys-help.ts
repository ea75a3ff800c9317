/**
 * `?` lists the keys of an element, never while somebody types. How an element gets it:
 *
 *     readonly #keys = new KeysHelp(this, async () => (await import('./scheduler-keys.ts')).keysOf);
 *     … in its template, last: ${this.#keys.render()}
 *     … and for the mouse, in a button or a menu: () => this.#keys.show()
 *
 * `keysOf(language)` gives the groups of keys in the language that is spoken; its file comes when the
 * list is opened, so its texts belong into it. What stands in several elements is in `ui/common-keys.ts`.
 */
import { html, nothing } from 'lit';
import type { ReactiveController, TemplateResult } from 'lit';
import type { SpeakingElement } from '../speaking-element.ts';
import type { KeysOf } from '../ui/keys-dialog.ts';
import { laterDialog } from '../ui/later-view.ts';
import { LaterPart } from './later-part.ts';

export class KeysHelp implements ReactiveController {
  #shown = false;
  #keysOf: KeysOf | undefined;
  readonly #part: LaterPart;

  constructor(
    private readonly host: SpeakingElement,
    keys: () => Promise<KeysOf>,
  ) {
    host.addController(this);
    this.#part = new LaterPart(host, async () => {
      const [dialog, keysOf] = await Promise.all([import('../ui/register-keys.ts'), keys()]);
      dialog.registerKeys();
      this.#keysOf = keysOf;
    });
  }

  hostConnected(): void {
    this.host.addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('keydown', this.#onKey);
    this.#shown = false;
  }

  show(): void {
    this.#shown = true;
    this.host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#shown) return nothing;
    const close = () => {
      this.#shown = false;
      this.host.requestUpdate();
    };
    return laterDialog(
      this.#part,
      {
        tag: 'talk-keys-dialog',
        wanted: true,
        close,
        content: () =>
          html`<talk-keys-dialog open .keysOf=${this.#keysOf} @close=${close}></talk-keys-dialog>`,
      },
      this.host.say,
    );
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    // A full-width one comes from a Chinese input method that is switched on and composes nothing.
    if (event.key !== '?' && event.key !== '？') return;
    if (!isForTheElement(event, this.host)) return;
    event.preventDefault();
    this.show();
  };
}

/** Whether a letter or sign that was pressed is a key of the element, and not something that is typed. */
export function isForTheElement(event: KeyboardEvent, element: HTMLElement): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  // keyCode is deprecated and still the only sign of a composition that old Chromium gives.
  if (event.isComposing || event.keyCode === 229) return false;
  const path = event.composedPath();
  const inside = path.slice(0, path.indexOf(element));
  return !inside.some((one) => one instanceof Element && one.matches(ELSEWHERE));
}

/** Where a question mark is a question mark, or what is open has keys of its own. */
const ELSEWHERE =
  'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable], dialog';
