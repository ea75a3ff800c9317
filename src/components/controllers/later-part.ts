/** A part of a screen that is loaded when it is opened for the first time. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { reportFault } from './fault.ts';

export type LaterState = 'loading' | 'ready' | 'failed';

export class LaterPart implements ReactiveController {
  #state: LaterState | undefined;
  #loading: Promise<void> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    /** Loads and registers it. */
    private readonly load: () => Promise<void>,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    // The network may have come back.
    if (this.#state === 'failed') this.#state = undefined;
  }

  /** How far it is; asked for the first time, it begins. */
  get state(): LaterState {
    this.begin();
    return this.#state ?? 'loading';
  }

  /** When it is there, or has failed. */
  async ready(): Promise<void> {
    this.begin();
    await this.#loading;
  }

  /** Loads it before anybody needs it; where that fails, whoever needs it is told. */
  begin(): void {
    if (this.#state === undefined) void this.again();
  }

  /** Asks for it again, after a failure that the user was told of. */
  again(): Promise<void> {
    this.#loading = this.#load();
    return this.#loading;
  }

  async #load(): Promise<void> {
    this.#state = 'loading';
    this.host.requestUpdate();
    try {
      await this.load();
      this.#state = 'ready';
    } catch (error) {
      reportFault(error);
      this.#state = 'failed';
    }
    this.host.requestUpdate();
  }
}
