/** The keys of the tracker, as `?` lists them. */
import { generalKeys, rowKeys } from '../ui/common-keys.ts';
import type { KeysOf } from '../ui/keys-dialog.ts';

export const keysOf: KeysOf = (language) => {
  const zh = language.locale === 'zh-CN';
  return [
    {
      heading: zh ? '事项清单' : 'Cases',
      keys: [
        ...rowKeys(language, zh ? '打开这一件，进入办理步骤' : 'Open the case and go to its steps'),
        { keys: ['/'], does: zh ? '查找' : 'Search' },
      ],
    },
    {
      heading: zh ? '办理步骤' : 'Steps of a case',
      keys: [
        { keys: ['Esc'], does: zh ? '回到清单中的这一件' : 'Back to its row' },
        {
          keys: [zh ? '空格' : 'Space'],
          does: zh ? '展开或收起一项办理' : 'Unfold an act, or fold it',
        },
      ],
    },
    generalKeys(language),
  ];
};
