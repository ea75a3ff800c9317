/** Work that takes a while: how far it is, a way to stop it, and what came of it, in words. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Outcome } from '../../sdk/index.ts';
import { announce } from '../events.ts';
import { reportFault } from '../controllers/fault.ts';
import type { SafekeepingTexts } from '../messages/safekeeping.ts';
import type { Speaker } from '../speaking-element.ts';

export interface Progressing {
  readonly signal: AbortSignal;
  readonly progress: (done: number) => void;
}

interface Said {
  readonly text: string;
  readonly bad: boolean;
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

export class LongWork implements ReactiveController {
  #running: { readonly name: string; readonly stop: AbortController; done: number } | undefined;
  #said: Said | undefined;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement & Speaker) {
    host.addController(this);
  }

  hostDisconnected(): void {
    // Nobody is left to be told; what is half done is taken back by the SDK.
    this.#running?.stop.abort();
    this.#said = undefined;
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** Shows and says a sentence in the place where results stand. */
  tell(text: string, bad = false): void {
    this.#said = { text, bad };
    announce(this.host, bad ? this.host.say.findings.refusedSaid(text) : text);
    this.host.requestUpdate();
  }

  forget(): void {
    this.#said = undefined;
    this.host.requestUpdate();
  }

  async run<T>(
    name: string,
    says: SafekeepingTexts,
    work: (with_: Progressing) => Promise<Outcome<T>>,
    then: (value: T) => string | undefined,
  ): Promise<void> {
    if (this.#running) return;
    const stop = new AbortController();
    const running = { name, stop, done: 0 };
    this.#running = running;
    this.#said = undefined;
    this.host.requestUpdate();
    const progress = (done: number) => {
      running.done = done;
      this.host.requestUpdate();
    };
    try {
      const outcome = await work({ signal: stop.signal, progress });
      this.#running = undefined;
      if (!outcome.ok) this.tell(outcome.error.message, true);
      else {
        const text = then(outcome.value);
        if (text !== undefined) this.tell(text);
      }
    } catch (error) {
      this.#running = undefined;
      if (isAbort(error)) this.tell(says.cancelled);
      else {
        reportFault(error);
        this.tell(this.host.say.findings.fault, true);
      }
    } finally {
      this.#running = undefined;
      this.host.requestUpdate();
    }
  }

  /** How far it is, or what came of it. */
  render(says: SafekeepingTexts): TemplateResult | typeof nothing {
    const running = this.#running;
    if (running) {
      const percent = Math.round(running.done * 100);
      return html`<div class="row" data-working>
        <label class="row">${running.name}<progress max="100" .value=${percent}></progress></label>
        <span>${says.percent(percent)}</span>
        <button type="button" class="button small" @click=${() => running.stop.abort()}>
          ${says.cancel}
        </button>
      </div>`;
    }
    const said = this.#said;
    if (!said) return nothing;
    return html`<p class=${said.bad ? 'alarm' : ''} data-said>${said.text}</p>`;
  }
}
