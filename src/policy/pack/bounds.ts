/**
 * The first look at a layer from outside, before any schema reads it: plain data only, no prototype
 * keys (a schema would drop them without a word), and no more depth or size than a pack can need.
 */
import type { PolicyFault } from '../answers.ts';

const maximumDepth = 12;
const maximumNodes = 50_000;
const maximumText = 20_000;
const refusedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Array.isArray(value);
}

/** The first fault, or undefined. Walks with its own stack, so that depth cannot exhaust the engine's. */
export function outOfBounds(layer: unknown, root: string): PolicyFault | undefined {
  const open: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [
    { value: layer, path: root, depth: 0 },
  ];
  let nodes = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path, depth } = next;
    nodes += 1;
    if (nodes > maximumNodes) {
      return {
        code: 'too-large',
        path: root,
        message: 'too many entries',
        allowed: `${maximumNodes}`,
      };
    }
    if (typeof value === 'string') {
      if (value.length > maximumText) {
        return {
          code: 'too-long',
          path,
          message: 'text too long',
          allowed: `${maximumText} characters`,
        };
      }
      continue;
    }
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
      return { code: 'not-data', path, message: `a ${typeof value} is no data` };
    }
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= maximumDepth) {
      return {
        code: 'too-deep',
        path,
        message: 'nested too deeply',
        allowed: `${maximumDepth} levels`,
      };
    }
    if (!isPlain(value)) return { code: 'not-data', path, message: 'not a plain object or array' };
    // A list tells its length before its keys are written out.
    const isLong = Array.isArray(value) && value.length > maximumNodes;
    const keys = isLong ? [] : Object.getOwnPropertyNames(value);
    if (isLong || keys.length > maximumNodes) {
      return { code: 'too-large', path, message: 'too many entries', allowed: `${maximumNodes}` };
    }
    for (const key of keys) {
      if (refusedKeys.has(key)) {
        return { code: 'prototype-key', path: `${path}/${key}`, message: `${key} is refused` };
      }
      const property = Object.getOwnPropertyDescriptor(value, key);
      if (!property || !('value' in property)) {
        return { code: 'not-data', path: `${path}/${key}`, message: 'an accessor is no data' };
      }
      if (Array.isArray(value) && key === 'length') continue;
      const child: unknown = property.value;
      open.push({ value: child, path: `${path}/${key}`, depth: depth + 1 });
    }
  }
  return undefined;
}
