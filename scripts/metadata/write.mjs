// What editors and frameworks are given about the elements, made from their classes (./read.mjs):
// custom-elements.json, VS Code's and JetBrains' data, and the types for JSX, React and Vue.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { entries, root } from '../entries.mjs';
import { readElements, sources } from './read.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** All files by their place under dist. */
export function metadata(elements = readElements()) {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return {
    'custom-elements.json': text(manifest(elements)),
    'editors/vscode.html-custom-data.json': text(htmlData(elements)),
    'editors/vscode.css-custom-data.json': text(cssData(elements)),
    'editors/web-types.json': text(webTypes(elements, name, version)),
    'types/events.d.ts': eventTypes(elements),
    'types/jsx.d.ts': jsxTypes(elements),
    'types/react.d.ts': reactTypes(elements),
    'types/vue.d.ts': vueTypes(elements),
    'types/classic.d.ts': CLASSIC,
    'es/react.js': elements.map(({ entry }) => `export * from './react/${entry}.js';\n`).join(''),
    'es/jsx.js': NOTHING,
    'es/vue.js': NOTHING,
    ...Object.fromEntries(elements.map((one) => [`es/react/${one.entry}.js`, reactWrapper(one)])),
  };
}

/** Writes them all, and what the wrappers share. */
export function writeMetadata(dist = join(root, 'dist')) {
  for (const [file, content] of Object.entries(metadata())) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    writeFileSync(join(dist, file), content);
  }
  cpSync(join(here, 'react-wrap.js'), join(dist, 'es/react/wrap.js'));
  const tags = join(dist, 'types/components/tags.d.ts');
  if (existsSync(tags)) {
    // Whoever has the tags has their events: `addEventListener('talk-arranged', ({ detail }) => …)`.
    writeFileSync(tags, `import '../events.js';\n${readFileSync(tags, 'utf8')}`);
  }
}

const MADE = '// Made from the elements’ class comments by `npm run build`.\n';

/** A module that is there for its types alone. */
const NOTHING = 'export {};\n';

/** What the classic script file sets, said to a compiler. */
export const CLASSIC = `${MADE}import type { createTalkSdk, httpSync } from './sdk/index.js';
import type { mount } from './components/mount.js';
import type { define } from './components/registry.js';
export type * from './components/tags.js';
export type { MountableComponent, MountOptions } from './components/mount.js';
declare global {
  /** What the script file \`cadre-talk.js\` sets. */
  const CadreTalk: {
    readonly version: string;
    readonly mount: typeof mount;
    readonly createTalkSdk: typeof createTalkSdk;
    readonly httpSync: typeof httpSync;
    readonly define: typeof define;
  };
}
`;

function text(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What an element is, in one text. */
function about({ summary, description }) {
  return [summary, description].filter(Boolean).join('\n\n');
}

function aboutEvent({ description, from }) {
  return from ? `${description} (From a \`${from}\` inside.)` : description;
}

function modulePath(file) {
  return relative(root, file).split(sep).join('/');
}

/** The manifest, as https://github.com/webcomponents/custom-elements-manifest has it. */
function manifest(elements) {
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: elements.map((one) => ({
      kind: 'javascript-module',
      path: `dist/es/${one.entry}.js`,
      summary: modulePath(one.file),
      declarations: [
        {
          kind: 'class',
          name: one.className,
          tagName: one.tag,
          customElement: true,
          summary: one.summary,
          description: one.description,
          superclass: { name: 'LitElement', package: 'lit' },
          attributes: one.properties.flatMap((property) =>
            property.attribute === undefined
              ? []
              : [
                  {
                    name: property.attribute,
                    type: { text: valueText(property) },
                    ...(property.default === undefined ? {} : { default: property.default }),
                    description: property.description,
                    fieldName: property.name,
                  },
                ],
          ),
          members: [
            ...one.properties.map((property) => ({
              kind: 'field',
              name: property.name,
              type: { text: property.type },
              description: property.description,
              privacy: 'public',
              ...(property.attribute === undefined ? {} : { attribute: property.attribute }),
              ...(property.reflects ? { reflects: true } : {}),
              ...(property.default === undefined ? {} : { default: property.default }),
            })),
            ...one.methods.map(({ name, description, signature }) => ({
              kind: 'method',
              name,
              description,
              privacy: 'public',
              type: { text: signature },
            })),
          ],
          events: one.events.map((event) => ({
            name: event.name,
            type: { text: `CustomEvent<${event.detail}>` },
            description: aboutEvent(event),
            ...(event.cancelable ? { cancelable: true } : {}),
          })),
          slots: one.slots,
          cssParts: one.parts,
          cssProperties: one.customProperties,
        },
      ],
      exports: [
        { kind: 'js', name: one.className, declaration: { name: one.className } },
        {
          kind: 'custom-element-definition',
          name: one.tag,
          declaration: { name: one.className },
        },
      ],
    })),
  };
}

function valueText({ type, values }) {
  return values.length > 0 ? values.map((value) => `'${value}'`).join(' | ') : type;
}

/** https://github.com/microsoft/vscode-custom-data */
function htmlData(elements) {
  return {
    version: 1.1,
    tags: elements.map((one) => ({
      name: one.tag,
      description: { kind: 'markdown', value: about(one) },
      attributes: one.properties
        .filter(({ attribute }) => attribute !== undefined)
        .map(({ attribute, description, values, type }) => ({
          name: attribute,
          description,
          ...(values.length > 0 ? { values: values.map((name) => ({ name })) } : {}),
          ...(type === 'boolean' ? { valueSet: 'v' } : {}),
        })),
    })),
  };
}

function cssData(elements) {
  const all = elements.flatMap(({ customProperties }) => customProperties);
  const parts = elements.flatMap(({ tag, parts: own }) => own.map((part) => ({ tag, ...part })));
  return {
    version: 1.1,
    properties: [...new Map(all.map((one) => [one.name, one])).values()].map(
      ({ name, description, default: value }) => ({
        name,
        description: value === undefined ? description : `${description} Default: ${value}.`,
      }),
    ),
    pseudoElements: parts.map(({ tag, name, description }) => ({
      name: `::part(${name})`,
      description: `${tag}: ${description}`,
    })),
  };
}

/** https://github.com/JetBrains/web-types */
function webTypes(elements, name, version) {
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name,
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: elements.map((one) => ({
          name: one.tag,
          description: about(one),
          'doc-url': '',
          attributes: one.properties
            .filter(({ attribute }) => attribute !== undefined)
            .map((property) => ({
              name: property.attribute,
              description: property.description,
              value: { type: valueText(property) },
              ...(property.default === undefined ? {} : { default: property.default }),
            })),
          slots: one.slots.map((slot) => ({ ...slot, name: slot.name || 'default' })),
          js: {
            properties: one.properties.map((property) => ({
              name: property.name,
              description: property.description,
              type: valueText(property),
            })),
            events: one.events.map((event) => ({
              name: event.name,
              description: aboutEvent(event),
            })),
          },
          css: {
            parts: one.parts,
            properties: one.customProperties.map(({ name: property, description }) => ({
              name: property,
              description,
            })),
          },
        })),
      },
    },
  };
}

/** Types that the comments name, by the entry that exports them. */
export function importsFor(texts) {
  const { program, checker } = sources();
  const exported = (entry) => {
    const symbol = checker.getSymbolAtLocation(program.getSourceFile(entries[entry]));
    return new Set(checker.getExportsOfModule(symbol).map(({ name }) => name));
  };
  const from = { sdk: exported('sdk'), components: exported('components') };
  const wanted = { sdk: new Set(), components: new Set() };
  for (const one of texts) {
    const source = ts.createSourceFile('x.ts', `type X = ${one}`, ts.ScriptTarget.Latest, true);
    const visit = (node) => {
      if (ts.isTypeReferenceNode(node) && !GLOBAL.has(node.typeName.getText())) {
        const name = node.typeName.getText();
        const entry = from.sdk.has(name) ? 'sdk' : from.components.has(name) ? 'components' : '';
        if (entry === '') throw new Error(`No entry exports the type ${name} of ${one}`);
        wanted[entry].add(name);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return Object.entries(wanted)
    .filter(([, names]) => names.size > 0)
    .map(
      ([entry, names]) =>
        `import type { ${[...names].sort().join(', ')} } from './${entry}/index.js';\n`,
    )
    .join('');
}

const GLOBAL = new Set(['CustomEvent', 'Function', 'Promise', 'Record', 'Array', 'ReadonlyArray']);

/** A `talk-before-…` event has `waitUntil` beside what it tells. */
export function detailType(detail) {
  return detail.replace(/\bwaitUntil: Function\b/, 'waitUntil: (answer: Promise<unknown>) => void');
}

function comment(words, indent) {
  const lines = words.split('\n');
  return lines.length === 1
    ? `${indent}/** ${words} */\n`
    : `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

function eventTypes(elements) {
  const own = elements.map(({ events }) => events.filter(({ from }) => from === undefined));
  const maps = elements.map(
    ({ className, tag, events }) =>
      `${comment(`The events of \`${tag}\`, by their names.`, '')}export interface ${className}Events {\n${events
        .map(
          (event) =>
            `${comment(aboutEvent(event), '  ')}  '${event.name}': CustomEvent<${detailType(event.detail)}>;\n`,
        )
        .join('')}}\n`,
  );
  const details = own.flat().map(({ detail }) => detailType(detail));
  const names = elements.map(({ className }) => `${className}Events`).join(', ');
  return `${MADE}${importsFor(details)}
${maps.join('\n')}
declare global {
  interface HTMLElementEventMap extends ${names} {}
}
`;
}

/** The properties of an element as a template sets them. */
function propsOf({ className, properties }) {
  return properties
    .map(
      ({ name, description }) =>
        `${comment(description, '  ')}  ${name}?: ${className}['${name}'] | undefined;\n`,
    )
    .join('');
}

function importClasses(elements) {
  const classes = elements.map(({ className }) => className);
  return `import type { ${classes.join(', ')} } from './components/index.js';
import type { ${classes.map((name) => `${name}Events`).join(', ')} } from './events.js';
`;
}

/** `on` and the event's name, as React 19, Preact and their like write it: `ontalk-arranged`. */
function jsxTypes(elements) {
  const props = elements.map(
    (one) => `export interface ${one.className}Props {\n${propsOf(one)}}\n`,
  );
  return `${MADE}${importClasses(elements)}
${props.join('\n')}
/** Handlers by the events' names with \`on\` before them. */
export type TalkHandlers<Events> = {
  [Name in keyof Events & string as \`on\${Name}\`]?: ((event: Events[Name]) => void) | undefined;
};

/**
 * The tags for JSX of any kind: what an element takes, without what the library itself adds. React's
 * own JSX knows the tags from \`cadre-talk/react\`.
 */
export interface TalkIntrinsicElements {
${elements
  .map(
    ({ tag, className }) => `  '${tag}': ${className}Props & TalkHandlers<${className}Events>;\n`,
  )
  .join('')}}
`;
}

function reactTypes(elements) {
  const components = elements.map(
    (one) => `${comment(about(one), '')}export declare const ${one.className}: TalkComponent<
  ${one.className}Element,
  ${one.className}Props,
  ${one.className}Events
>;
`,
  );
  const aliases = elements.map(({ className }) => `  ${className} as ${className}Element,\n`);
  const names = elements.map(({ className }) => className);
  return `${MADE}import type * as React from 'react';
import type {
${aliases.join('')}} from './components/index.js';
import type { ${names.map((name) => `${name}Events`).join(', ')} } from './events.js';
import type { TalkHandlers, ${names.map((name) => `${name}Props`).join(', ')} } from './jsx.js';
export type * from './components/tags.js';

/** \`talk-arranged\` is \`onTalkArranged\`. */
type HandlerName<Name extends string> = Name extends \`\${infer First}-\${infer Rest}\`
  ? \`\${Capitalize<First>}\${HandlerName<Rest>}\`
  : Capitalize<Name>;

export type TalkReactHandlers<Events> = {
  [Name in keyof Events & string as \`on\${HandlerName<Name>}\`]?:
    | ((event: Events[Name]) => void)
    | undefined;
};

/** A component that renders the element of the same name, sets its properties, and listens to its events. */
export type TalkComponent<Element extends HTMLElement, Props, Events> = React.ForwardRefExoticComponent<
  Props &
    TalkReactHandlers<Events> &
    Omit<React.HTMLAttributes<Element>, keyof Props> &
    React.RefAttributes<Element>
>;

${components.join('\n')}
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${elements
  .map(
    ({ tag, className }) =>
      `      '${tag}': React.DetailedHTMLProps<React.HTMLAttributes<${className}Element>, ${className}Element> &
        ${className}Props &
        TalkHandlers<${className}Events>;\n`,
  )
  .join('')}    }
  }
}
`;
}

function reactWrapper({ entry, tag, className, properties, events }) {
  const names = JSON.stringify(properties.map(({ name }) => name));
  const handlers = Object.fromEntries(events.map(({ name }) => [handlerName(name), name]));
  return `import '../${entry}.js';
import { wrap } from './wrap.js';
export const ${className} = /*#__PURE__*/ wrap('${tag}', '${className}', ${names}, ${JSON.stringify(handlers)});
`;
}

function handlerName(event) {
  return `on${event
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')}`;
}

function vueTypes(elements) {
  return `${MADE}import type { HTMLAttributes } from 'vue';
${importClasses(elements)}import type { ${elements.map(({ className }) => `${className}Props`).join(', ')} } from './jsx.js';
export type * from './components/tags.js';

/** \`@talk-arranged\` in a template asks for \`onTalkArranged\`. */
type HandlerName<Name extends string> = Name extends \`\${infer First}-\${infer Rest}\`
  ? \`\${Capitalize<First>}\${HandlerName<Rest>}\`
  : Capitalize<Name>;

/** An element as a template of Vue sees it. */
export type TalkVueElement<Element, Props, Events> = new () => Element & {
  /** Not there at run time: what a template may set. */
  $props: Props &
    Omit<HTMLAttributes, keyof Props> & {
      [Name in keyof Events & string as \`on\${HandlerName<Name>}\`]?: (event: Events[Name]) => void;
    };
};

declare module 'vue' {
  interface GlobalComponents {
${elements
  .map(
    ({ tag, className }) =>
      `    '${tag}': TalkVueElement<${className}, ${className}Props, ${className}Events>;\n`,
  )
  .join('')}  }
}
`;
}
