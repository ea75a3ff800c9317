// What the builds and the browser tests do so that libraries run in Chromium 86 as well.

/** `Object.hasOwn` came with Chromium 93; both @noble packages call it when a cipher is made. */
const HAS_OWN = /\bObject\.hasOwn\b/g;

/** Packages whose calls are replaced; anything else that brings one in fails the build. */
const REPLACED_IN = /[\\/]node_modules[\\/]@noble[\\/]/;

/** The same code without `Object.hasOwn`, or undefined where there is nothing to replace. */
export function withoutHasOwn(file, code) {
  if (!REPLACED_IN.test(file) || code.search(HAS_OWN) < 0) return undefined;
  return code.replace(HAS_OWN, 'Object.prototype.hasOwnProperty.call');
}

/**
 * Vite plugin: replaces the call, and refuses an output that still has one, since no target lowers
 * an API and only the old browser itself would find it.
 */
export function forChromium86() {
  return {
    name: 'cadre-talk:chromium-86',
    transform(code, id) {
      const replaced = withoutHasOwn(id, code);
      return replaced === undefined ? undefined : { code: replaced, map: null };
    },
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type === 'chunk' && part.code.search(HAS_OWN) >= 0) {
          this.error(`${part.fileName} calls Object.hasOwn, which Chromium 86 does not have.`);
        }
      }
    },
  };
}
