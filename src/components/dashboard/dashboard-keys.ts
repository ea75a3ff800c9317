/** The keys of the dashboard. */
import { generalKeys, rowKeys } from '../ui/common-keys.ts';
import type { KeysOf } from '../ui/keys-dialog.ts';

export const keysOf: KeysOf = (language) => {
  const zh = language.locale === 'zh-CN';
  return [
    {
      heading: zh ? '统计表' : 'Tables',
      keys: [
        { keys: ['←', '→'], does: zh ? '上一张表、下一张表' : 'Table before, next table' },
        { keys: ['Home', 'End'], does: zh ? '第一张表、最后一张表' : 'First table, last table' },
      ],
    },
    {
      heading: zh ? '督查事项' : 'Cases',
      keys: rowKeys(language, zh ? '查看办理步骤' : 'Show the steps of the case'),
    },
    generalKeys(language),
  ];
};
