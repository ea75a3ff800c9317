/** The keys of the record form, as `?` lists them. */
import { generalKeys } from '../ui/common-keys.ts';
import type { KeysOf } from '../ui/keys-dialog.ts';

export const keysOf: KeysOf = (language) => {
  const zh = language.locale === 'zh-CN';
  const enter = zh ? '回车' : 'Enter';
  const space = zh ? '空格' : 'Space';
  return [
    {
      heading: zh ? '办理阶段' : 'Stages',
      keys: [
        {
          keys: [enter],
          does: zh ? '在上方阶段上：展开并转到这一阶段' : 'On a stage above: go to it',
        },
        {
          keys: [enter, space],
          does: zh ? '在阶段名上：展开或收起' : 'On its name: unfold or fold',
        },
      ],
    },
    {
      heading: zh ? '登记' : 'Entering',
      keys: [
        { keys: [space], does: zh ? '勾选或取消要点' : 'Tick a point, or not' },
        {
          keys: ['↑', '↓'],
          does: zh
            ? '在人员栏：选择找到的人；在单选项：换一项'
            : 'Choose among people found, or options',
        },
        {
          keys: [enter],
          does: zh ? '在人员栏：选定；在日期栏：认读日期' : 'Take a person, read a day',
        },
        { keys: ['Esc'], does: zh ? '收起人员或日历列表' : 'Close a list of people or days' },
      ],
    },
    generalKeys(language),
  ];
};
