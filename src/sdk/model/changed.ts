/** A body with some of its fields changed. */

type Changes<T> = { readonly [K in keyof T]?: T[K] | null };

/** `null` takes a field back; a field that is left out stays as it is. */
export function withChanges<T extends object>(before: T, changes: Changes<T>): T {
  const after: T = { ...before };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) Reflect.deleteProperty(after, name);
    else Reflect.set(after, name, value);
  }
  return after;
}
