import type { Json } from '../store/store.ts';

/** Whether two values say the same; the order of an object's fields says nothing. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isList(a) || isList(b)) {
    if (!isList(a) || !isList(b) || a.length !== b.length) return false;
    return a.every((part, index) => sameJson(part, b[index]));
  }
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.keys(b).includes(name) && sameJson(a[name], b[name]))
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
