// The long tasks, by name, for whoever does them: the worker or the page.
import type { Cell } from './lazy/workbook.ts';
import { openPieces, sealPieces, type Pause } from './pieces.ts';

export type Task =
  | { readonly do: 'seal' | 'open'; readonly bytes: Uint8Array; readonly key: Uint8Array }
  | { readonly do: 'write workbook'; readonly cells: readonly (readonly Cell[])[] }
  | { readonly do: 'read workbook'; readonly bytes: Uint8Array };

export type TaskResult<T extends Task> = T extends { do: 'read workbook' }
  ? readonly (readonly Cell[])[]
  : Uint8Array;

export type Answer =
  | { readonly kind: 'done'; readonly id: number; readonly result: TaskResult<Task> }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }
  | { readonly kind: 'breach'; readonly breach: string };

export async function doTask<T extends Task>(task: T, pause: Pause): Promise<TaskResult<T>>;
export async function doTask(task: Task, pause: Pause): Promise<TaskResult<Task>> {
  switch (task.do) {
    case 'seal':
      return sealPieces(task.bytes, task.key, pause);
    case 'open':
      return openPieces(task.bytes, task.key, pause);
    case 'write workbook': {
      const { writeWorkbook } = await import('./lazy/workbook.ts');
      return writeWorkbook(task.cells);
    }
    case 'read workbook': {
      const { readWorkbook } = await import('./lazy/workbook.ts');
      return readWorkbook(task.bytes);
    }
  }
}
