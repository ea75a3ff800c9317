/** Does one thing for the user: asks the page, asks the SDK, and keeps a refusal to be shown and said. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Outcome, Refusal } from '../../sdk/index.ts';
import { announce, askHost } from '../events.ts';
import { reportFault } from './fault.ts';
import type { Speaker } from '../speaking-element.ts';
import type { ParsedField } from '../ui/parsed-field.ts';

/** What is shown where something was not done. */
export type Shown = Pick<Refusal, 'message' | 'findings' | 'path'>;

export interface ToDo<T> {
  /** The event by which the host may refuse, with its detail. */
  readonly before?: { readonly type: `talk-before-${string}`; readonly detail: object };
  readonly act: () => Promise<Outcome<T>>;
  /** What is said when it is done. */
  readonly said: (value: T) => string;
  readonly then?: (value: T) => void;
}

export class Act implements ReactiveController {
  #busy = false;
  #refusal: Shown | undefined;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement & Speaker) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#refusal = undefined;
  }

  get busy(): boolean {
    return this.#busy;
  }

  get refusal(): Shown | undefined {
    return this.#refusal;
  }

  forget(): void {
    if (this.#refusal === undefined) return;
    this.#refusal = undefined;
    this.host.requestUpdate();
  }

  /** Says why nothing is done, without asking anybody. */
  refuse(message: string): void {
    this.show({ message, findings: [] });
  }

  /** Shows and says a refusal. */
  show(refusal: Shown): void {
    this.#refusal = refusal;
    this.#say(this.host.say.findings.refusedSaid(refusal.message));
    this.host.requestUpdate();
  }

  /**
   * Whether every day and time of a form (`data-form`) can be read, and is there where it is required.
   * If not, nothing is done: no other day is ever taken for one that cannot be read.
   */
  readable(form: string): boolean {
    const fields = this.host.shadowRoot?.querySelectorAll(`[data-form="${form}"] *`) ?? [];
    const faulty = [...fields].filter(
      (field): field is ParsedField<string> => isParsed(field) && field.fault() !== '',
    );
    const [first] = faulty;
    if (!first) return true;
    this.refuse(this.host.say.fields.faultOf(first.label, first.fault()));
    first.focus();
    return false;
  }

  /** A refusal is said inside the dialog that stays open; outside of it nobody would hear it. */
  #say(text: string): void {
    announce(this.host.shadowRoot?.querySelector('talk-dialog[open]') ?? this.host, text);
  }

  async run<T>(todo: ToDo<T>): Promise<boolean> {
    // A second click while the first is under way means the same act.
    if (this.#busy) return false;
    this.#busy = true;
    this.#refusal = undefined;
    this.host.requestUpdate();
    try {
      if (todo.before && !(await askHost(this.host, todo.before.type, todo.before.detail))) {
        this.refuse(this.host.say.findings.hostRefused);
        return false;
      }
      const outcome = await todo.act();
      if (!outcome.ok) {
        this.show(outcome.error);
        return false;
      }
      announce(this.host, todo.said(outcome.value));
      todo.then?.(outcome.value);
      return true;
    } catch (error) {
      reportFault(error);
      this.refuse(this.host.say.findings.fault);
      return false;
    } finally {
      this.#busy = false;
      this.host.requestUpdate();
    }
  }
}

/** By what it can do: an act does not need the fields that a form may bring. */
function isParsed(element: Element): element is ParsedField<string> {
  return 'fault' in element && typeof element.fault === 'function';
}
