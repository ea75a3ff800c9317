/**
 * What plain data looks like, told to the compiler too, where the schema library would be too much to
 * load: rows that are read before the first page is shown. What comes from people goes through schemas.
 */

/** Whether a value has a shape. Fields that a shape does not name are let be. */
export type Guard<T> = (value: unknown) => value is T;

export type Guarded<G> = G extends Guard<infer T> ? T : never;

type Given<Fields> = { readonly [Key in keyof Fields]: Guarded<Fields[Key]> };

/** With all of `required`, and of `optional` whatever there is: a field that is there fits. */
export function shaped<
  Required extends Readonly<Record<string, Guard<unknown>>>,
  Optional extends Readonly<Record<string, Guard<unknown>>> = Readonly<Record<never, never>>,
>(required: Required, optional?: Optional): Guard<Given<Required> & Partial<Given<Optional>>> {
  const needed = Object.entries(required);
  const possible = Object.entries(optional ?? {});
  return (value): value is Given<Required> & Partial<Given<Optional>> => {
    if (!isObject(value)) return false;
    const fields: Readonly<Record<string, unknown>> = { ...value };
    return (
      needed.every(([name, fits]) => fits(fields[name])) &&
      possible.every(([name, fits]) => !(name in fields) || fits(fields[name]))
    );
  };
}

export function listOf<T>(fits: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(fits);
}

export function pairOf<A, B>(first: Guard<A>, second: Guard<B>): Guard<readonly [A, B]> {
  return (value): value is readonly [A, B] =>
    Array.isArray(value) && value.length === 2 && first(value[0]) && second(value[1]);
}

/** An object whose fields are named by the data. */
export function tableOf<T>(fits: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> =>
    isObject(value) && Object.values(value).every(fits);
}

export function oneOf<const T extends string | boolean>(...allowed: readonly T[]): Guard<T> {
  return (value): value is T => allowed.some((one) => one === value);
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** A whole number, 0 or more. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** A whole number, 1 or more. */
export function isPlace(value: unknown): value is number {
  return isCount(value) && value > 0;
}
