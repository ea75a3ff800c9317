/** Keys that work alike in all elements, for their lists of keys. */
import type { Language } from '../messages/index.ts';
import type { KeyGroup, KeyLine } from './keys-dialog.ts';

/** Of a table of which one row is in the tab order (`controllers/row-focus.ts`). */
export function rowKeys({ locale }: Language, opens: string): readonly KeyLine[] {
  const zh = locale === 'zh-CN';
  return [
    { keys: ['↑', '↓'], does: zh ? '上一行、下一行' : 'Row before, next row' },
    { keys: ['PageUp', 'PageDown'], does: zh ? '上一屏、下一屏' : 'Page before, next page' },
    { keys: ['Home', 'End'], does: zh ? '第一行、最后一行' : 'First row, last row' },
    { keys: ['←', '→'], does: zh ? '行内的按钮' : 'Buttons within the row' },
    { keys: [zh ? '回车' : 'Enter'], does: opens },
  ];
}

/** What holds everywhere. */
export function generalKeys({ locale }: Language, undo = false): KeyGroup {
  const zh = locale === 'zh-CN';
  return {
    heading: zh ? '通用' : 'Everywhere',
    keys: [
      { keys: ['Tab', 'Shift+Tab'], does: zh ? '下一处、上一处' : 'Next place, place before' },
      {
        keys: ['Esc'],
        does: zh ? '关闭对话框，焦点回到原处' : 'Close a dialog, back to where it was opened',
      },
      ...(undo
        ? [{ keys: ['Ctrl+Z'], does: zh ? '撤销刚才的操作' : 'Take back what was just done' }]
        : []),
      { keys: ['?'], does: zh ? '显示快捷键' : 'Show the keys' },
    ],
  };
}
