/**
 * An act that is done often removes the button it was done with, and the focus with it: keys would then
 * go nowhere. The focus moves to the heading that the button stood under, which says how things are now.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const HEADING = 'h3, h4';

export class KeepFocus implements ReactiveController {
  #focused: Element | null = null;
  #heading: HTMLElement | null = null;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostUpdate(): void {
    const root = this.host.shadowRoot;
    this.#focused = root?.activeElement ?? null;
    this.#heading = headingOver(this.#focused);
  }

  hostUpdated(): void {
    const root = this.host.shadowRoot;
    const [focused, heading] = [this.#focused, this.#heading];
    this.#focused = null;
    this.#heading = null;
    if (!root || !focused || !heading || focused.isConnected || root.activeElement) return;
    // A section that is drawn anew has a new heading of the same id.
    const now = heading.isConnected ? heading : root.getElementById(heading.id);
    if (!now) return;
    now.tabIndex = -1;
    now.focus();
  }
}

function headingOver(focused: Element | null): HTMLElement | null {
  for (let place = focused?.parentElement; place; place = place.parentElement) {
    const heading = place.querySelector<HTMLElement>(HEADING);
    if (heading) return heading;
  }
  return null;
}
