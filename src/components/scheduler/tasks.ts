/** What the scheduler opens over itself: one dialog at a time, each loaded when it is first wanted. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { PaperRequest, TalkSdk, WorklistRow } from '../../sdk/index.ts';
import type { Delegate } from '../arrange/talk-entrust-dialog.ts';
import type { Place } from '../calendar/carry.ts';
import type { Theme } from '../context.ts';
import { LaterPart } from '../controllers/later-part.ts';
import { bring } from '../messages/index.ts';
import { scheduler } from '../messages/zh-CN/scheduler.ts';
import { register } from '../registration.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { laterDialog, laterView } from '../ui/later-view.ts';
import { version } from '../version.ts';

bring(scheduler);

export type Task =
  | {
      readonly do: 'arrange';
      readonly row: WorklistRow;
      readonly together: readonly WorklistRow[];
      /** Where the dialog begins: the place that a talk was carried to. */
      readonly start?: Place | undefined;
    }
  | { readonly do: 'batch' | 'move' | 'cancel' | 'notices'; readonly rows: readonly WorklistRow[] }
  | { readonly do: 'propose'; readonly rows: readonly WorklistRow[] }
  | { readonly do: 'entrust'; readonly row: WorklistRow; readonly delegate?: Delegate }
  | { readonly do: 'list'; readonly file: File }
  | { readonly do: 'record'; readonly row: WorklistRow }
  | { readonly do: 'print'; readonly heading: string; readonly papers: readonly PaperRequest[] };

const load = {
  arrange: async () => (await import('../arrange/register.ts')).registerArrange(),
  batch: async () => (await import('../arrange/register-batch.ts')).registerBatch(),
  bulk: async () => (await import('../arrange/register-bulk.ts')).registerBulk(),
  entrust: async () => (await import('../arrange/register-entrust.ts')).registerEntrust(),
  list: async () => (await import('./register-import.ts')).registerImport(),
  record: async () => (await import('../record-form/register.ts')).registerRecordForm(),
  print: async () => {
    const { TalkPrintDialog } = await import('../print/talk-print-dialog.ts');
    register('talk-print-dialog', TalkPrintDialog, version);
  },
} as const;

/** Before anybody needs them: whoever does then needs no network. */
export function fetchTasks(): void {
  // Where it fails, whoever opens one is told.
  for (const one of Object.values(load)) one().catch(() => undefined);
}

const none: readonly WorklistRow[] = [];

/**
 * @summary The dialogs of the scheduler.
 * @fires undoable - `detail` is an `Undoable`: what was just done can be taken back.
 * @fires task - `detail` is the `Task` that one of the dialogs leads on to.
 * @fires close - The dialog was closed.
 */
export class TalkSchedulerTasks extends SpeakingElement {
  static override styles = [controls];

  readonly #parts = {
    arrange: new LaterPart(this, load.arrange),
    batch: new LaterPart(this, load.batch),
    bulk: new LaterPart(this, load.bulk),
    entrust: new LaterPart(this, load.entrust),
    list: new LaterPart(this, load.list),
    record: new LaterPart(this, load.record),
    print: new LaterPart(this, load.print),
  };

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property() theme: Theme = 'auto';
  @property({ attribute: false }) task: Task | undefined;

  #close(): void {
    this.dispatchEvent(new Event('close'));
  }

  /** What a dialog tells its owner alone is told on. */
  #tellOn(event: CustomEvent<unknown>): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  }

  #goOn(task: Task): void {
    this.dispatchEvent(new CustomEvent<Task>('task', { detail: task }));
  }

  #dialog(
    part: LaterPart,
    tag: string,
    wanted: boolean,
    content: (close: () => void) => TemplateResult,
  ): TemplateResult | typeof nothing {
    const close = () => this.#close();
    return laterDialog(part, { tag, wanted, close, content: () => content(close) }, this.say);
  }

  #renderArranging(task: Task | undefined): unknown {
    const arranging = task?.do === 'arrange' ? task : undefined;
    const entrusting = task?.do === 'entrust' ? task : undefined;
    return html`${this.#dialog(
      this.#parts.arrange,
      'talk-arrange-dialog',
      arranging !== undefined,
      (close) =>
        html`<talk-arrange-dialog
          .sdk=${this.sdk}
          .start=${arranging?.start}
          .together=${arranging?.together ?? none}
          .row=${arranging?.row}
          @undoable=${this.#tellOn}
          @entrust=${(event: CustomEvent<Delegate>) => {
            if (arranging)
              this.#goOn({ do: 'entrust', row: arranging.row, delegate: event.detail });
          }}
          @close=${close}
        ></talk-arrange-dialog>`,
    )}
    ${this.#dialog(
      this.#parts.entrust,
      'talk-entrust-dialog',
      entrusting !== undefined,
      (close) =>
        html`<talk-entrust-dialog
          .sdk=${this.sdk}
          .row=${entrusting?.row}
          .delegate=${entrusting?.delegate}
          @print-wanted=${(event: CustomEvent<Omit<Task & { do: 'print' }, 'do'>>) =>
            this.#goOn({ do: 'print', ...event.detail })}
          @close=${close}
        ></talk-entrust-dialog>`,
    )}
    ${this.#dialog(
      this.#parts.batch,
      'talk-batch-dialog',
      task?.do === 'batch',
      (close) =>
        html`<talk-batch-dialog
          .sdk=${this.sdk}
          .rows=${task?.do === 'batch' ? task.rows : none}
          @undoable=${this.#tellOn}
          @close=${close}
        ></talk-batch-dialog>`,
    )}`;
  }

  #renderBulk(task: Task | undefined): unknown {
    const bulk = task?.do === 'move' || task?.do === 'cancel' ? task : undefined;
    const { bulk: part } = this.#parts;
    return html`${this.#dialog(
      part,
      'talk-bulk-dialog',
      bulk !== undefined,
      (close) =>
        html`<talk-bulk-dialog
          .sdk=${this.sdk}
          .act=${bulk?.do ?? 'move'}
          .rows=${bulk?.rows ?? none}
          @undoable=${this.#tellOn}
          @close=${close}
        ></talk-bulk-dialog>`,
    )}
    ${this.#dialog(
      part,
      'talk-notices-dialog',
      task?.do === 'notices',
      (close) =>
        html`<talk-notices-dialog
          .sdk=${this.sdk}
          .rows=${task?.do === 'notices' ? task.rows : none}
          @close=${close}
        ></talk-notices-dialog>`,
    )}
    ${this.#dialog(
      part,
      'talk-propose-dialog',
      task?.do === 'propose',
      (close) =>
        html`<talk-propose-dialog
          .sdk=${this.sdk}
          .rows=${task?.do === 'propose' ? task.rows : none}
          @close=${close}
        ></talk-propose-dialog>`,
    )}`;
  }

  #renderRecording(row: WorklistRow): TemplateResult {
    return html`<talk-dialog
      open
      size="large"
      .heading=${this.say.talk.recordHeading(row.subjectName, row.kindName)}
      @close=${this.#close}
    >
      ${laterView(
        this.#parts.record,
        this.say,
        () =>
          html`<talk-record-form
            embedded
            .sdk=${this.sdk}
            .theme=${this.theme}
            .talk=${row.talk?.id}
          ></talk-record-form>`,
      )}
    </talk-dialog>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk, task } = this;
    if (!sdk) return nothing;
    return html`${this.#renderArranging(task)} ${this.#renderBulk(task)}
    ${this.#dialog(
      this.#parts.list,
      'talk-import-dialog',
      task?.do === 'list',
      (close) =>
        html`<talk-import-dialog
          .sdk=${sdk}
          .file=${task?.do === 'list' ? task.file : undefined}
          @close=${close}
        ></talk-import-dialog>`,
    )}
    ${this.#dialog(
      this.#parts.print,
      'talk-print-dialog',
      task?.do === 'print',
      (close) =>
        html`<talk-print-dialog
          .sdk=${sdk}
          .heading=${task?.do === 'print' ? task.heading : ''}
          .papers=${task?.do === 'print' ? task.papers : undefined}
          @close=${close}
        ></talk-print-dialog>`,
    )}
    ${task?.do === 'record' ? this.#renderRecording(task.row) : nothing}`;
  }
}
