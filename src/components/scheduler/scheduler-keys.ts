/** The keys of the scheduler, as `?` lists them. */
import { generalKeys, rowKeys } from '../ui/common-keys.ts';
import type { KeysOf } from '../ui/keys-dialog.ts';

export const keysOf: KeysOf = (language) => {
  const zh = language.locale === 'zh-CN';
  const enter = zh ? '回车' : 'Enter';
  const space = zh ? '空格' : 'Space';
  return [
    {
      heading: zh ? '待谈清单' : 'Worklist',
      keys: [
        ...rowKeys(
          language,
          zh ? '安排、记录或查看这一项' : 'Arrange, record or view what the row is about',
        ),
        { keys: [space], does: zh ? '选择或取消选择这一项' : 'Select the row, or not' },
        { keys: ['Ctrl+A'], does: zh ? '全选，再按一次取消' : 'Select all; again: none' },
        { keys: ['/'], does: zh ? '查找' : 'Search' },
        {
          keys: ['←', '→'],
          does: zh
            ? '在表头：换一列，回车排序，↓ 回到清单'
            : 'In the head: another column; Enter sorts, ↓ goes back',
        },
      ],
    },
    {
      heading: zh ? '日历' : 'Calendar',
      keys: [
        {
          keys: ['M'],
          does: zh
            ? '拿起清单中的一项，或日历上的一次谈话'
            : 'Take up a row, or a talk of the calendar',
        },
        { keys: ['←', '→', '↑', '↓'], does: zh ? '换一天或一位谈话人' : 'Another day or talker' },
        { keys: ['PageUp', 'PageDown'], does: zh ? '上一页、下一页' : 'Page before, next page' },
        {
          keys: [enter],
          does: zh ? '放下；没有拿起时，进入这一天' : 'Let go; or go into the day',
        },
        { keys: ['Esc'], does: zh ? '放回原处；从一次谈话回到这一天' : 'Put back; leave a talk' },
      ],
    },
    generalKeys(language, true),
  ];
};
