/** The classic script file: registers all elements and sets the one global, `CadreTalk`; the first copy stays. */
import { createTalkSdk, httpSync } from '../sdk/index.ts';
import { mount } from './mount.ts';
import { define } from './registry.ts';
import { version } from './version.ts';

const CadreTalk = { version, mount, createTalkSdk, httpSync, define } as const;

declare global {
  // A global of the page is a var: nothing else can be asked for before it is set.
  var CadreTalk: { readonly version: string } | undefined;
}

const first = globalThis.CadreTalk;
if (first === undefined) {
  define();
  globalThis.CadreTalk = CadreTalk;
} else if (first.version !== version) {
  console.warn(
    `cadre-talk: version ${first.version} is already on the page; version ${version} does nothing. Load one copy only.`,
  );
}
