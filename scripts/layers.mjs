// Which layer may import what: policy ← sdk ← components ← demo. Asked by the lint rule while one
// types, and by test/repo over the whole graph.
import { builtinModules } from 'node:module';
import { relative, sep } from 'node:path';
import { entries, classicEntry, root } from './entries.mjs';

/**
 * `layers`: what it may import of other layers, `values` or only `types`, always through that
 * layer's public entries. `packages`: what it may import from npm; undefined lets any package in.
 */
const LAYERS = {
  policy: { layers: {}, packages: ['zod/mini'] },
  sdk: {
    layers: { policy: 'values' },
    packages: [
      'idb',
      '@noble/ciphers',
      '@noble/hashes',
      'zod/mini',
      'papaparse',
      'sm-crypto-v2',
      'docx',
      'fflate',
      'write-excel-file',
    ],
  },
  components: {
    layers: { sdk: 'values', policy: 'types' },
    packages: ['lit', '@lit/context', '@lit/task', '@floating-ui/dom', '@tanstack/lit-virtual'],
  },
  demo: { layers: {}, packages: undefined },
};

/** The layer of a file given from the root, or undefined for tools and tests. */
export function layerOf(file) {
  const [first, second] = relative(root, file).split(sep);
  if (first === 'demo') return 'demo';
  return first === 'src' && second !== undefined && second in LAYERS ? second : undefined;
}

/**
 * Why this import is not allowed, or undefined when it is.
 *
 * @param {string} from the importing file
 * @param {{ file?: string, name?: string, typeOnly: boolean }} to a file of ours or a package
 */
export function refusal(from, to) {
  const layer = layerOf(from);
  if (layer === undefined) return undefined;
  return to.file === undefined ? packageRefusal(layer, to.name) : fileRefusal(layer, to);
}

function packageRefusal(layer, name) {
  if (/^cadre-talk\//.test(name)) {
    return layer === 'demo' ? undefined : 'Files of the product name each other by relative paths.';
  }
  if (name.startsWith('node:') || builtinModules.includes(name)) {
    return `${layer} runs in browsers, which have no "${name}".`;
  }
  const { packages } = LAYERS[layer];
  if (packages === undefined) return undefined;
  if (packages.some((one) => name === one || name.startsWith(`${one}/`))) return undefined;
  return `${layer} may import ${packages.join(', ')} from npm, not "${name}".`;
}

function fileRefusal(layer, { file, typeOnly }) {
  const target = layerOf(file);
  if (target === layer) return undefined;
  const path = relative(root, file).split(sep).join('/');
  if (target === undefined)
    return `${layer} may not import ${path}, which is no part of the product.`;
  if (layer === 'demo') {
    const open = [...Object.values(entries), classicEntry];
    return open.includes(file)
      ? undefined
      : `A portal imports the public entries of the package; ${path} is none of them.`;
  }
  const allowed = LAYERS[layer].layers[target];
  if (allowed === undefined)
    return `The direction is policy ← sdk ← components ← demo, so ${layer} may not import ${target}.`;
  if (!Object.values(entries).includes(file)) {
    return `${layer} knows ${target} by its public entries alone, not by ${path}.`;
  }
  if (allowed === 'types' && !typeOnly) {
    return `${layer} asks the sdk and holds no rule of its own, so it may import only types from ${target}.`;
  }
  return undefined;
}
