/** Takes back the last act, as long as it can be: by its button, or by Ctrl+Z outside of a field. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Outcome } from '../../sdk/index.ts';
import type { Speaker } from '../speaking-element.ts';
import type { Act } from './act.ts';

export interface Undoable {
  /** What was done, as it was said. */
  readonly said: string;
  readonly undo: () => Promise<Outcome<unknown>>;
}

export class Undo implements ReactiveController {
  #last: Undoable | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement & Speaker,
    private readonly act: Act,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('keydown', this.#onKey);
    this.#last = undefined;
  }

  get last(): Undoable | undefined {
    return this.#last;
  }

  offer(undoable: Undoable): void {
    this.#last = undoable;
    this.host.requestUpdate();
  }

  /** Nothing is offered any more; what was done stays done. */
  forget(): void {
    if (this.#last === undefined) return;
    this.#last = undefined;
    this.host.requestUpdate();
  }

  async run(): Promise<void> {
    const last = this.#last;
    if (last === undefined) return;
    // Only once, whatever comes of it: what it was made against may have moved on.
    this.forget();
    await this.act.run({ act: last.undo, said: () => this.host.say.undo.done });
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const wanted = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === 'z';
    if (!wanted || this.#last === undefined || event.defaultPrevented) return;
    // Within a field the browser takes back what was typed.
    const [target] = event.composedPath();
    if (target instanceof HTMLElement && target.closest('input, textarea, select, dialog')) return;
    event.preventDefault();
    void this.run();
  };
}
