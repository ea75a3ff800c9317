/** Registers elements so that two copies of this package on one page live together: the first one wins. */
import { version } from './version.ts';

/** A class that says which version of the package it came with. */
export type Versioned = CustomElementConstructor & { readonly version?: string };

const warned = new Set<string>();

/**
 * Registers a tag. Where it is taken, nothing happens; where another version holds it, the console
 * says so once for each version, naming both.
 */
export function register(tag: string, element: Versioned, ours: string): void {
  const taken: Versioned | undefined = customElements.get(tag);
  if (taken === undefined) {
    customElements.define(tag, element);
    return;
  }
  const theirs = taken.version ?? 'unknown';
  if (taken === element || theirs === ours || warned.has(theirs)) return;
  warned.add(theirs);
  console.warn(
    `cadre-talk: <${tag}> is already registered by version ${theirs}; version ${ours} uses that one. Load one copy only.`,
  );
}

/** Registers several: what stands first is upgraded first. */
export function registerAll(elements: Readonly<Record<string, Versioned>>): void {
  for (const [tag, element] of Object.entries(elements)) register(tag, element, version);
}
