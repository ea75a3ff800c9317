// Templates of the elements without their indentation: a minifier leaves what stands in a template as
// it is written. Outside of templates it goes anyway; between two lines a line break is left.
import type { Plugin } from 'vite';

const OURS = /[\\/]src[\\/]components[\\/].*\.ts$/;

export function leanTemplates(): Plugin {
  return {
    name: 'cadre-talk:lean-templates',
    enforce: 'pre',
    transform: (code, id) =>
      OURS.test(id) ? { code: code.replace(/\n[ \t]+/g, '\n'), map: null } : null,
  };
}
