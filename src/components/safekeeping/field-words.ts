/** What stands in a record, in words: for two versions of it side by side. Ids and keys are nobody's words. */
import { isCivilDate } from '../../sdk/index.ts';
import type { FieldConflict } from '../../sdk/index.ts';
import { longDate } from '../dates.ts';
import type { SafekeepingTexts } from '../messages/safekeeping.ts';
import type { Texts } from '../messages/index.ts';

type Value = FieldConflict['mine'];

const ID = /^[0-9a-f-]{32,36}$/i;

/** What TypeScript does not know of a read-only list. */
function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}

export function fieldName(field: string, { fields, otherField }: SafekeepingTexts): string {
  return fields[field.split('.')[0] ?? ''] ?? otherField;
}

export function valueWords(value: Value, says: SafekeepingTexts, say: Texts): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? says.yes : says.no;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (isCivilDate(value)) return longDate(value, say);
    return ID.test(value) ? '' : value;
  }
  if (isList(value)) {
    const words = value.map((one) => valueWords(one, says, say));
    const told = words.filter((one) => one !== '');
    return told.length > 0 && told.length === words.length
      ? told.join(say.signs.semicolon)
      : says.many(words.length);
  }
  // Somebody, whatever else is known of them.
  if (typeof value['name'] === 'string') return value['name'];
  return Object.entries(value)
    .filter(([name]) => says.fields[name] !== undefined)
    .map(([name, of]) => [fieldName(name, says), valueWords(of, says, say)] as const)
    .filter(([, words]) => words !== '')
    .map(([name, words]) => say.signs.labelled(name, words))
    .join(say.signs.semicolon);
}
