/** The yearly notices 国务院办公厅关于部分节假日安排的通知, as far as they are known to this version. */
import type { HolidayYear } from './holiday-year.ts';

/**
 * The years that the State Council has published, each with its citation. A year that is not here
 * is unknown.
 */
export const officialYears: readonly HolidayYear[] = [
  {
    year: 2022,
    source: '国办发明电〔2021〕11号',
    holidays: [
      { name: '元旦', off: { from: '2022-01-01', to: '2022-01-03' }, makeUp: [] },
      {
        name: '春节',
        off: { from: '2022-01-31', to: '2022-02-06' },
        makeUp: ['2022-01-29', '2022-01-30'],
      },
      { name: '清明节', off: { from: '2022-04-03', to: '2022-04-05' }, makeUp: ['2022-04-02'] },
      {
        name: '劳动节',
        off: { from: '2022-04-30', to: '2022-05-04' },
        makeUp: ['2022-04-24', '2022-05-07'],
      },
      { name: '端午节', off: { from: '2022-06-03', to: '2022-06-05' }, makeUp: [] },
      { name: '中秋节', off: { from: '2022-09-10', to: '2022-09-12' }, makeUp: [] },
      {
        name: '国庆节',
        off: { from: '2022-10-01', to: '2022-10-07' },
        makeUp: ['2022-10-08', '2022-10-09'],
      },
    ],
  },
  {
    year: 2023,
    source: '国办发明电〔2022〕16号',
    holidays: [
      { name: '元旦', off: { from: '2022-12-31', to: '2023-01-02' }, makeUp: [] },
      {
        name: '春节',
        off: { from: '2023-01-21', to: '2023-01-27' },
        makeUp: ['2023-01-28', '2023-01-29'],
      },
      { name: '清明节', off: { from: '2023-04-05', to: '2023-04-05' }, makeUp: [] },
      {
        name: '劳动节',
        off: { from: '2023-04-29', to: '2023-05-03' },
        makeUp: ['2023-04-23', '2023-05-06'],
      },
      { name: '端午节', off: { from: '2023-06-22', to: '2023-06-24' }, makeUp: ['2023-06-25'] },
      {
        name: '中秋节、国庆节',
        off: { from: '2023-09-29', to: '2023-10-06' },
        makeUp: ['2023-10-07', '2023-10-08'],
      },
    ],
  },
  {
    year: 2024,
    source: '国办发明电〔2023〕7号',
    holidays: [
      { name: '元旦', off: { from: '2024-01-01', to: '2024-01-01' }, makeUp: [] },
      {
        name: '春节',
        off: { from: '2024-02-10', to: '2024-02-17' },
        makeUp: ['2024-02-04', '2024-02-18'],
      },
      { name: '清明节', off: { from: '2024-04-04', to: '2024-04-06' }, makeUp: ['2024-04-07'] },
      {
        name: '劳动节',
        off: { from: '2024-05-01', to: '2024-05-05' },
        makeUp: ['2024-04-28', '2024-05-11'],
      },
      { name: '端午节', off: { from: '2024-06-10', to: '2024-06-10' }, makeUp: [] },
      { name: '中秋节', off: { from: '2024-09-15', to: '2024-09-17' }, makeUp: ['2024-09-14'] },
      {
        name: '国庆节',
        off: { from: '2024-10-01', to: '2024-10-07' },
        makeUp: ['2024-09-29', '2024-10-12'],
      },
    ],
  },
  {
    year: 2025,
    source: '国办发明电〔2024〕12号',
    holidays: [
      { name: '元旦', off: { from: '2025-01-01', to: '2025-01-01' }, makeUp: [] },
      {
        name: '春节',
        off: { from: '2025-01-28', to: '2025-02-04' },
        makeUp: ['2025-01-26', '2025-02-08'],
      },
      { name: '清明节', off: { from: '2025-04-04', to: '2025-04-06' }, makeUp: [] },
      { name: '劳动节', off: { from: '2025-05-01', to: '2025-05-05' }, makeUp: ['2025-04-27'] },
      { name: '端午节', off: { from: '2025-05-31', to: '2025-06-02' }, makeUp: [] },
      {
        name: '国庆节、中秋节',
        off: { from: '2025-10-01', to: '2025-10-08' },
        makeUp: ['2025-09-28', '2025-10-11'],
      },
    ],
  },
  {
    year: 2026,
    source: '国办发明电〔2025〕7号',
    holidays: [
      { name: '元旦', off: { from: '2026-01-01', to: '2026-01-03' }, makeUp: ['2026-01-04'] },
      {
        name: '春节',
        off: { from: '2026-02-15', to: '2026-02-23' },
        makeUp: ['2026-02-14', '2026-02-28'],
      },
      { name: '清明节', off: { from: '2026-04-04', to: '2026-04-06' }, makeUp: [] },
      { name: '劳动节', off: { from: '2026-05-01', to: '2026-05-05' }, makeUp: ['2026-05-09'] },
      { name: '端午节', off: { from: '2026-06-19', to: '2026-06-21' }, makeUp: [] },
      { name: '中秋节', off: { from: '2026-09-25', to: '2026-09-27' }, makeUp: [] },
      {
        name: '国庆节',
        off: { from: '2026-10-01', to: '2026-10-07' },
        makeUp: ['2026-09-20', '2026-10-10'],
      },
    ],
  },
];
