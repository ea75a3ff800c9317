/**
 * Chinese input: while a composition runs, keys belong to the input method. Browsers disagree on
 * when it ends: Chromium says `isComposing` and key code 229, Safari sends the Enter that chooses a
 * word after `compositionend`. So the guard also holds for the tick after it.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class ImeGuard implements ReactiveController {
  #composing = false;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('compositionstart', this.#start, true);
    this.host.addEventListener('compositionend', this.#end, true);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('compositionstart', this.#start, true);
    this.host.removeEventListener('compositionend', this.#end, true);
    this.#composing = false;
  }

  /** Whether a composition runs, or ended in this very tick. */
  get composing(): boolean {
    return this.#composing;
  }

  /** Whether the input method, not the screen, is meant by this key. */
  owns(event: KeyboardEvent): boolean {
    // keyCode is deprecated and still the only sign that old Chromium gives.
    return this.#composing || event.isComposing || event.keyCode === 229;
  }

  readonly #start = (): void => {
    this.#composing = true;
  };

  readonly #end = (): void => {
    setTimeout(() => {
      this.#composing = false;
      this.host.requestUpdate();
    });
  };
}
