/** Keeps the answer to a question up to date on the screen: asked again after every change of the data. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TalkSdk } from '../../sdk/index.ts';
import { reportFault } from './fault.ts';

export type Live<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed' };

export interface Question<T> {
  readonly sdk: TalkSdk | undefined;
  /** The question is asked anew when its key changes. */
  readonly key: string;
  readonly ask: (sdk: TalkSdk) => Promise<T>;
}

export class LiveQuery<T> implements ReactiveController {
  #live: Live<T> = { state: 'loading' };
  #sdk: TalkSdk | undefined;
  #key: string | undefined;
  #stop: (() => void) | undefined;
  #connected = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly question: () => Question<T> | undefined,
    private readonly arrived?: (value: T) => void,
  ) {
    host.addController(this);
  }

  get live(): Live<T> {
    return this.#live;
  }

  get value(): T | undefined {
    return this.#live.state === 'ready' ? this.#live.value : undefined;
  }

  hostConnected(): void {
    this.#connected = true;
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#end();
  }

  hostUpdate(): void {
    if (!this.#connected) return;
    const question = this.question();
    if (question?.sdk === this.#sdk && question?.key === this.#key) return;
    const sameSdk = question?.sdk === this.#sdk;
    this.#end();
    if (!sameSdk || question === undefined) this.#live = { state: 'loading' };
    if (question?.sdk) this.#begin(question, question.sdk);
  }

  /** Asks again, after a failure that the user was told of. */
  again(): void {
    this.#end();
    this.#live = { state: 'loading' };
    this.host.requestUpdate();
  }

  #begin(question: Question<T>, sdk: TalkSdk): void {
    this.#sdk = sdk;
    this.#key = question.key;
    let current = true;
    const stop = sdk.watch<T>(
      question.ask,
      (value) => {
        if (!current) return;
        this.#live = { state: 'ready', value };
        this.arrived?.(value);
        this.host.requestUpdate();
      },
      (error) => {
        if (!current) return;
        // A failing host port leaves a sentence on the screen, and its code in the console.
        reportFault(error);
        this.#live = { state: 'failed' };
        this.host.requestUpdate();
      },
    );
    this.#stop = () => {
      current = false;
      stop();
    };
  }

  #end(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#sdk = undefined;
    this.#key = undefined;
  }
}
