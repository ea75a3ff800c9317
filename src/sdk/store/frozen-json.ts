/**
 * A copy as JSON would carry it, frozen to the ground: nobody changes a record by reference, and
 * the memory store gives back what a sealed one would. Copied by hand, since each write of a large
 * list goes through here and the way over text costs four times as much. What was made here once is
 * not copied again, so that a large list can be made ready in slices.
 */
export function frozenCopy<T>(value: T): T {
  const copy = copied(value);
  if (typeof copy === 'object' && copy !== null) made.add(copy);
  return copy as T;
}

const made = new WeakSet();

function copied(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null) return value;
  if (made.has(value)) return value;
  if (Array.isArray(value)) return Object.freeze(value.map((part) => copied(part) ?? null));
  // What is no plain value (a date) says itself what it is in JSON.
  if ('toJSON' in value) return deepFreeze(JSON.parse(JSON.stringify(value)));
  const copy: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) {
    if (part === undefined || typeof part === 'function' || typeof part === 'symbol') continue;
    // Setting it by name would set what stands behind the object.
    if (name === '__proto__') Object.defineProperty(copy, name, own(copied(part)));
    else copy[name] = copied(part);
  }
  return Object.freeze(copy);
}

function own(value: unknown): PropertyDescriptor {
  return { value, enumerable: true, configurable: true, writable: true };
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) deepFreeze(part);
    Object.freeze(value);
  }
  return value;
}
