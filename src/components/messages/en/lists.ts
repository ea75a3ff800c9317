/** What is said of a list that is read. */
import type { lists as chinese } from '../zh-CN/lists.ts';
import type { Spoken } from '../index.ts';
import { counted } from './counted.ts';

export const lists: Spoken<typeof chinese> = {
  import: {
    heading: (file) => `Import: ${file}`,
    reading: 'Reading the list',
    summary: (take, refuse, known) =>
      `${counted(take, 'row')} can be imported, ${refuse} cannot, ${known} are registered already.`,
    nothingYet: 'Nothing is written before you confirm.',
    encoding: (encoding) => `File encoding: ${encoding.toUpperCase()}`,
    table: 'The list, checked row by row',
    columns: {
      row: 'Row',
      result: 'Result',
      name: 'Name',
      unit: 'Unit',
      kind: 'Kind of talk',
      reason: 'Note',
    },
    status: {
      take: 'Import',
      change: 'Update',
      refuse: 'Refused',
      known: 'Registered',
      skip: 'Skipped',
    },
    only: 'Only rows that cannot be imported',
    confirm: (count) => `Import ${counted(count, 'row')}`,
    nothing: 'No row can be imported',
    done: (events, obligations) =>
      `Imported ${counted(events, 'decision')}, which require ${counted(obligations, 'talk')}.`,
  },
};
