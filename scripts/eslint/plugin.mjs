// Lint rules of this project: what no rule from npm knows about its layers, its oldest browser, its
// plain HTTP and its CSP. The reason of each ban is in its message.
import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { root } from '../entries.mjs';
import { layerOf, refusal } from '../layers.mjs';
import { cssFindings } from './css-86.mjs';
import {
  GLOBALS_86,
  GLOBALS_SECURE,
  IMPURE,
  METHODS_86,
  NAVIGATOR_SECURE,
  PROPERTIES_86,
  PROPERTIES_SECURE,
  STATICS_86,
} from './names.mjs';

const own = (table, name) =>
  typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;

/** The name of a member, also of `a['b']`. */
function memberName(node) {
  if (!node.computed) return node.property.name;
  return node.property.type === 'Literal' ? node.property.value : undefined;
}

/** The last name of what a member belongs to: `crypto` of `globalThis.crypto.subtle`. */
function ownerName({ object }) {
  const node = object.type === 'ChainExpression' ? object.expression : object;
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? memberName(node) : undefined;
}

const isGlobalObject = (name) => ['globalThis', 'window', 'self'].includes(name);

/** Visits globals that no scope declares, by name. */
function onGlobals(context, table, report) {
  return {
    'Program:exit'(program) {
      const [scope] = context.sourceCode.scopeManager.scopes;
      for (const { identifier } of [...scope.through, ...scope.set.values()].flatMap((one) =>
        'identifier' in one ? [one] : one.defs.length === 0 ? one.references : [],
      )) {
        // Types are no use of the thing itself.
        if (
          identifier.parent?.type.startsWith('TS') &&
          identifier.parent.type !== 'TSAsExpression'
        ) {
          continue;
        }
        const why = own(table, identifier.name);
        if (why !== undefined) report(identifier, identifier.name, why);
      }
      return program;
    },
  };
}

function rule(create) {
  return {
    meta: { type: 'problem', schema: [], messages: { no: '{{what}} {{why}}' } },
    create(context) {
      const report = (node, what, why) => {
        context.report({ node, messageId: 'no', data: { what, why } });
      };
      return create(context, report);
    },
  };
}

const chromium86 = rule((context, report) => ({
  ...onGlobals(context, GLOBALS_86, report),
  StaticBlock: (node) => report(node, 'A static block', 'came with Chromium 94; portals sit at 86'),
  "BinaryExpression[operator='in'][left.type='PrivateIdentifier']": (node) =>
    report(node, '"#x in o"', 'came with Chromium 91; portals sit at 86'),
  AwaitExpression(node) {
    const within = context.sourceCode.getAncestors(node).some(({ type }) => /Function/.test(type));
    if (!within)
      report(node, 'await outside a function', 'came with Chromium 89; portals sit at 86');
  },
  'Literal[regex]'(node) {
    const [flag] = /[dv]/.exec(node.regex.flags) ?? [];
    if (flag)
      report(node, `The flag "${flag}"`, 'of a regular expression is unknown to Chromium 86');
  },
  "NewExpression[callee.name='RegExp'], CallExpression[callee.name='RegExp']"(node) {
    const flags = node.arguments[1];
    if (flags?.type === 'Literal' && /[dv]/.test(String(flags.value))) {
      report(
        node,
        `The flags "${flags.value}"`,
        'of a regular expression are unknown to Chromium 86',
      );
    }
  },
  MemberExpression(node) {
    const name = memberName(node);
    const owner = ownerName(node);
    const called = node.parent.type === 'CallExpression' && node.parent.callee === node;
    const why =
      own(own(STATICS_86, owner) ?? {}, name) ??
      (isGlobalObject(owner) ? own(GLOBALS_86, name) : undefined) ??
      (called && !node.parent.optional ? own(METHODS_86, name) : undefined) ??
      own(PROPERTIES_86, name);
    if (why !== undefined) report(node, owner ? `${owner}.${name}` : `.${name}`, why);
  },
}));

const secureContext = rule((context, report) => ({
  ...onGlobals(context, GLOBALS_SECURE, report),
  MemberExpression(node) {
    const name = memberName(node);
    const owner = ownerName(node);
    const why =
      own(PROPERTIES_SECURE, name) ??
      (owner === 'navigator' ? own(NAVIGATOR_SECURE, name) : undefined) ??
      (isGlobalObject(owner) ? own(GLOBALS_SECURE, name) : undefined);
    if (why !== undefined) report(node, `${owner ?? ''}.${name}`, why);
  },
  'ObjectPattern > Property'(node) {
    const name = node.key.name ?? node.key.value;
    const from = node.parent.parent.type === 'VariableDeclarator' ? node.parent.parent.init : null;
    const owner = from?.type === 'Identifier' ? from.name : from && memberNameOf(from);
    const why =
      own(PROPERTIES_SECURE, name) ??
      (owner === 'navigator' ? own(NAVIGATOR_SECURE, name) : undefined);
    if (why !== undefined) report(node, name, why);
  },
}));

function memberNameOf(node) {
  return node.type === 'MemberExpression' ? memberName(node) : undefined;
}

const pure = rule((context, report) => ({
  ...onGlobals(
    context,
    Object.fromEntries(
      IMPURE.map((name) => [name, 'is no plain data: policy has no page, clock, chance or output']),
    ),
    report,
  ),
  "MemberExpression[object.name='Date'][property.name='now']": (node) =>
    report(node, 'Date.now', 'is a clock: policy takes the day as the argument "asOf"'),
  "MemberExpression[object.name='Math'][property.name='random']": (node) =>
    report(node, 'Math.random', 'is chance: policy answers the same for the same facts'),
  "NewExpression[callee.name='Date'][arguments.length=0]": (node) =>
    report(node, 'new Date()', 'is a clock: policy takes the day as the argument "asOf"'),
  "CallExpression[callee.name='Date']": (node) =>
    report(node, 'Date()', 'is a clock: policy takes the day as the argument "asOf"'),
}));

/** Dates are civil dates; a text handed to Date becomes midnight UTC, a day off in half the world. */
const civilDates = rule((context, report) => {
  const services = context.sourceCode.parserServices;
  const isText = (node) => {
    if (node.type === 'Literal') return typeof node.value === 'string';
    if (node.type === 'TemplateLiteral') return true;
    if (services?.program == null) return false;
    const type = services.getTypeAtLocation(node);
    const parts = type.isUnion() ? type.types : [type];
    return parts.some((part) => (part.flags & TEXT_OR_ANY) !== 0);
  };
  return {
    "NewExpression[callee.name='Date'][arguments.length=1]"(node) {
      if (isText(node.arguments[0])) {
        report(
          node,
          'new Date(text)',
          'reads a day as midnight UTC: take the civil dates of policy',
        );
      }
    },
    "MemberExpression[object.name='Date'][property.name='parse']": (node) =>
      report(node, 'Date.parse', 'reads a day as midnight UTC: take the civil dates of policy'),
  };
});

// TypeScript's flags Any | Unknown | String | StringLiteral | TemplateLiteral | StringMapping.
const TEXT_OR_ANY = await (async () => {
  const { TypeFlags } = (await import('typescript')).default;
  return TypeFlags.Any | TypeFlags.Unknown | TypeFlags.StringLike;
})();

const templates = rule((context, report) => ({
  TaggedTemplateExpression({ tag, quasi }) {
    const name = tag.type === 'Identifier' ? tag.name : undefined;
    if (name === 'css') {
      for (const part of quasi.quasis) {
        for (const { found, why } of cssFindings(part.value.raw)) report(part, `"${found}"`, why);
      }
    }
    if (name === 'html' || name === 'svg') {
      for (const part of quasi.quasis) {
        const text = part.value.raw;
        if (/\sstyle\s*=/.test(text)) {
          report(part, 'style= in a template', 'is refused by the CSP: take a class or ".style="');
        }
        if (/<style[\s>]/.test(text)) {
          report(part, '<style> in a template', 'is refused by the CSP: take static styles');
        }
        if (/<script[\s>]/.test(text)) {
          report(part, '<script> in a template', 'is never run and only misleads');
        }
        if (/\son[a-z]+\s*=/.test(text)) {
          report(part, 'on…= in a template', 'is refused by the CSP: take "@event="');
        }
        const [, late] = /\s\??(inert|popover)(?=[\s=>])/.exec(text) ?? [];
        if (late) report(part, `"${late}"`, own(PROPERTIES_86, late));
      }
    }
  },
}));

const layers = rule((context, report) => {
  const file = context.filename;
  if (layerOf(file) === undefined) return {};
  const check = (node, source, typeOnly) => {
    if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
    const name = source.value;
    const target = name.startsWith('.') ? resolve(dirname(file), name) : undefined;
    const why = refusal(file, { file: target, name, typeOnly });
    if (why !== undefined) report(node, `"${name}":`, why);
    else if (target !== undefined && /\.[cm]?js$/.test(target) && !existsSync(target)) {
      report(node, `"${name}":`, `there is no ${relative(root, target).split(sep).join('/')}`);
    }
  };
  const onlyTypes = (node, key) =>
    node[key] === 'type' ||
    (node.specifiers?.length > 0 && node.specifiers.every((one) => one[key] === 'type'));
  return {
    ImportDeclaration: (node) => check(node, node.source, onlyTypes(node, 'importKind')),
    ExportNamedDeclaration: (node) => check(node, node.source, onlyTypes(node, 'exportKind')),
    ExportAllDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
    ImportExpression: (node) => check(node, node.source, false),
    TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
  };
});

export default {
  meta: { name: 'cadre-talk' },
  rules: {
    'chromium-86': chromium86,
    'secure-context': secureContext,
    'civil-dates': civilDates,
    layers,
    pure,
    templates,
  },
};
