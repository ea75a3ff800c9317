// What the public elements are, read from their classes by the compiler: attributes and properties with
// their types, methods, and what the class comment says of events, slots, parts and custom properties.
// Everything that editors and frameworks are given (see ./write.mjs) is made from this.
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { elements, entries, root } from '../entries.mjs';

/**
 * @typedef {{ name: string, description: string, type: string, values: readonly string[] }} Described
 * @typedef {Described & { attribute?: string, reflects: boolean, default?: string, inheritedFrom?: string }} Property
 * @typedef {{ name: string, description: string, detail: string, cancelable: boolean, from?: string }} Told
 * @typedef {{ name: string, description: string, signature: string }} Method
 * @typedef {{ name: string, description: string, default?: string }} Named
 * @typedef {{
 *   tag: string, entry: string, className: string, file: string, summary: string, description: string,
 *   properties: readonly Property[], methods: readonly Method[], events: readonly Told[],
 *   slots: readonly Named[], parts: readonly Named[], customProperties: readonly Named[],
 *   saidAttributes: readonly string[],
 * }} Element
 */

/**
 * The program over the sources, once for each process.
 *
 * @returns {{ program: ts.Program, checker: ts.TypeChecker }}
 */
export function sources() {
  return (cached ??= program());
}

/** @type {{ program: ts.Program, checker: ts.TypeChecker } | undefined} */
let cached;

/**
 * The same program with one more file, e.g. to ask the compiler whether what is told is what is said.
 * From here on `sources()` is this one, since types of two programs cannot be compared.
 *
 * @param {string} file
 * @param {string} content
 */
export function sourcesWith(file, content) {
  const before = sources().program;
  const options = before.getCompilerOptions();
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.readFile = (path) => (path === file ? content : readFile(path));
  host.getSourceFile = (path, ...rest) =>
    path === file
      ? ts.createSourceFile(path, content, ts.ScriptTarget.Latest, true)
      : (before.getSourceFile(path) ?? getSourceFile(path, ...rest));
  const made = ts.createProgram([...before.getRootFileNames(), file], options, host);
  cached = { program: made, checker: made.getTypeChecker() };
  return cached;
}

function program() {
  const { config, error } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const made = ts.createProgram([entries.components, entries.sdk, entries.define], options);
  return { program: made, checker: made.getTypeChecker() };
}

/**
 * All public elements, in the order of entries.mjs.
 *
 * @returns {readonly Element[]}
 */
export function readElements() {
  const all = Object.entries(elements).map(([tag, entry]) => readElement(tag, entry));
  return all.map((one) => {
    const own = new Set(one.events.map(({ name }) => name));
    // An element lets the events pass of what it opens in a dialog, and of what stands in its slot.
    const { opened } = eventsIn(one.file);
    const inside = one.slots.length > 0 ? all : all.filter(({ tag }) => opened.includes(tag));
    const passed = inside
      .flatMap(({ tag, events }) => events.map((event) => ({ ...event, from: tag })))
      .filter(({ name }) => !own.has(name) && own.add(name));
    return { ...one, events: [...one.events, ...passed] };
  });
}

/** @returns {Element} */
function readElement(tag, entry) {
  const file = join(root, 'src/components', entry, `${tag}.ts`);
  const { checker } = sources();
  const declaration = classIn(file);
  const symbol = checker.getSymbolAtLocation(declaration.name);
  const comment = commentOf(declaration);
  const members = checker
    .getDeclaredTypeOfSymbol(symbol)
    .getProperties()
    .flatMap((member) => publicMember(member, declaration));
  return {
    tag,
    entry,
    className: declaration.name.text,
    file,
    summary: comment.one('summary'),
    description: comment.text,
    properties: members.flatMap((member) => property(member, comment)),
    methods: members.flatMap(method),
    events: comment.all('fires').map(event),
    slots: comment.all('slot').map(named),
    parts: comment.all('csspart').map(named),
    customProperties: customProperties(file, comment.all('cssproperty').map(named)),
    saidAttributes: comment.all('attr').map((text) => named(withoutType(text)).name),
  };
}

function classIn(file) {
  const source = sources().program.getSourceFile(file);
  const found = source?.statements.find(
    (statement) =>
      ts.isClassDeclaration(statement) &&
      statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
  );
  if (!found?.name) throw new Error(`${file} has no public class`);
  return found;
}

/** Members that our own classes declare for everybody: neither Lit's nor those of the browser. */
function publicMember(member, owner) {
  const [declaration] = member.declarations ?? [];
  if (!declaration?.parent || !ts.isClassDeclaration(declaration.parent)) return [];
  const file = declaration.getSourceFile().fileName;
  if (!file.startsWith(join(root, 'src'))) return [];
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  if (ts.getCombinedModifierFlags(declaration) & hidden) return [];
  if (ts.isPrivateIdentifier(declaration.name)) return [];
  const inheritedFrom =
    declaration.parent === owner ? undefined : (declaration.parent.name?.text ?? undefined);
  return [{ member, declaration, owner, inheritedFrom }];
}

/** A property that a page sets: one that `@property` stands before. */
function property({ member, declaration, owner, inheritedFrom }, comment) {
  const options = decoratorOptions(declaration);
  if (options === undefined) return [];
  const { checker } = sources();
  const { name } = member;
  const type = checker.getTypeOfSymbolAtLocation(member, owner);
  const attribute = options.get('attribute');
  const initial = declaration.initializer?.getText();
  const said = comment
    .all('attr')
    .map(withoutType)
    .map(named)
    .find((one) => one.name === name.toLowerCase());
  const own = ts.displayPartsToString(member.getDocumentationComment(checker)).trim();
  const where = attribute === 'false' ? {} : { attribute: attribute ?? name.toLowerCase() };
  const from = inheritedFrom ? { inheritedFrom } : {};
  const value = initial ?? said?.default;
  return [
    {
      name,
      description: own || said?.description || '',
      type: withoutUndefined(
        declaration.type?.getText() ?? checker.typeToString(type, owner, FLAGS),
      ),
      values: valuesOf(type),
      reflects: options.get('reflect') === 'true',
      ...where,
      ...from,
      ...(value === undefined ? {} : { default: value }),
    },
  ];
}

const FLAGS =
  ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;

/** The words of a union of words; those of a switch are not written. */
function valuesOf(type) {
  const parts = type.isUnion() ? type.types : [type];
  return parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
}

function withoutUndefined(text) {
  return text
    .split(' | ')
    .filter((part) => part !== 'undefined')
    .join(' | ');
}

/** The options of `@property(…)` as they are written, or undefined where it is no such property. */
function decoratorOptions(declaration) {
  if (!ts.canHaveDecorators(declaration)) return undefined;
  for (const { expression } of ts.getDecorators(declaration) ?? []) {
    if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'property')
      continue;
    const [given] = expression.arguments;
    const fields = given && ts.isObjectLiteralExpression(given) ? given.properties : [];
    return new Map(
      fields
        .filter((field) => ts.isPropertyAssignment(field))
        .map((field) => [field.name.getText(), field.initializer.getText().replace(/^'|'$/g, '')]),
    );
  }
  return undefined;
}

/** What a page may call. Life-cycle steps that Lit or the browser calls are none of it. */
function method({ member, declaration, owner }) {
  if (!ts.isMethodDeclaration(declaration)) return [];
  if (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Override) return [];
  const { checker } = sources();
  const type = checker.getTypeOfSymbolAtLocation(member, owner);
  const description = ts.displayPartsToString(member.getDocumentationComment(checker)).trim();
  return [{ name: member.name, description, signature: checker.typeToString(type, owner, FLAGS) }];
}

/** Where the tokens that all elements share are made, each with its line in the comment. */
export const TOKENS = join(root, 'src/components/styles/tokens.ts');

/** The element's own custom properties and the tokens, each with the value that it has by itself. */
function customProperties(file, own) {
  const [declaration] = sources()
    .program.getSourceFile(TOKENS)
    .statements.filter((one) => ts.isVariableStatement(one) && /tokens/.test(one.getText()));
  const shared = commentOf(declaration).all('cssproperty').map(named);
  const names = new Set(own.map(({ name }) => name));
  const initial = new Map(
    [TOKENS, ...eventsIn(file).files]
      .flatMap((one) => [...ts.sys.readFile(one).matchAll(USE)])
      .reverse() // the first use says it: that of the light theme
      .map(([, name, value]) => [name, oneLine(value)]),
  );
  return [...own, ...shared.filter(({ name }) => !names.has(name))].map((one) => ({
    ...one,
    ...(initial.has(one.name) ? { default: initial.get(one.name) } : {}),
  }));
}

/** `var(--talk-x, value)`, the value with what is in brackets in it. */
const USE = /var\(\s*(--talk-[a-z0-9-]+)\s*,\s*((?:[^()]|\([^()]*\))+?),?\s*\)/g;

/** The class comment: its text, and its tags as text. */
function commentOf(declaration) {
  const [doc] = declaration.jsDoc?.slice(-1) ?? [];
  const tags = (doc?.tags ?? []).map((tag) => {
    // `{type}` of a tag that the compiler knows is a node of its own; the text as written has both.
    const text = tag
      .getText()
      .replace(/^@\w+\s*/, '')
      .replace(/\n[ \t]*\*[ \t]?/g, '\n')
      .trim();
    return { name: tag.tagName.text, text };
  });
  const all = (name) => tags.filter((tag) => tag.name === name).map(({ text }) => text);
  // The text that is not of a tag may stand after the summary, which is one.
  const [summary = '', ...rest] = (all('summary')[0] ?? '').split(/\n\s*\n/);
  const before = ts.getTextOfJSDocComment(doc?.comment) ?? '';
  return {
    all,
    one: (name) => (name === 'summary' ? oneLine(summary) : oneLine(all(name)[0] ?? '')),
    text: [before, ...rest].map(oneLine).filter(Boolean).join('\n\n'),
  };
}

function oneLine(text) {
  return text.replace(/\s+/g, ' ').trim();
}

function withoutType(text) {
  return text.replace(/^\{[^}]*\}\s*/, '');
}

/** `name - what it is. Default: x.`; a slot without a name begins with the dash. */
function named(text) {
  const [, name = '', rest = ''] = /^(\S*?)\s*-\s+([^]*)$/.exec(text) ?? ['', text.trim(), ''];
  const [, description = '', value] =
    /^([^]*?)(?:\s*Default:\s*`?([^`]*?)`?\.?)?$/.exec(oneLine(rest)) ?? [];
  return { name, description, ...(value === undefined ? {} : { default: value }) };
}

/** `{CustomEvent<detail>} name - Cancelable: when.`; without the type it tells nothing but its name. */
function event(text) {
  if (!text.startsWith('{')) {
    const { name, description } = named(text);
    return { name, description, detail: 'null', cancelable: description.startsWith('Cancelable') };
  }
  const end = matching(text);
  const type = text.slice(1, end);
  const detail = /^CustomEvent<([^]*)>$/.exec(oneLine(type))?.[1];
  if (detail === undefined) throw new Error(`"${text}" does not say CustomEvent<…>`);
  const { name, description } = named(text.slice(end + 1).trim());
  return { name, description, detail, cancelable: description.startsWith('Cancelable') };
}

/** Where the brace that the text begins with is closed. */
function matching(text) {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}' && (depth -= 1) === 0) return at;
  }
  throw new Error(`"${text}" does not begin with {…}`);
}

/**
 * The events that the code of an element dispatches, its parts included wherever they are loaded: each
 * with the place and the detail's node. Another public element is not walked into, but named.
 *
 * @returns {{ told: { name: string, detail: ts.Expression | undefined, place: string }[], opened: string[], files: string[] }}
 */
export function eventsIn(file) {
  const others = new Map(
    Object.entries(elements).map(([tag, entry]) => [
      join(root, 'src/components', entry, 'register.ts'),
      { tag, element: join(root, 'src/components', entry, `${tag}.ts`) },
    ]),
  );
  const told = [];
  const opened = new Set();
  const seen = new Set();
  // Where it is registered stands which parts it has from the start, and the provider beside it.
  const register = join(dirname(file), 'register.ts');
  const open = [file, register];
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const source = sources().program.getSourceFile(next);
    if (!source) throw new Error(`${next} is not in the program`);
    const visit = (node) => {
      const target = importedBy(node, next);
      const other = others.get(target);
      if (other && other.element !== file) {
        if (next !== register) opened.add(other.tag);
      } else if (target?.startsWith(join(root, 'src/components'))) open.push(target);
      const dispatched = dispatchedBy(node);
      if (dispatched) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        told.push({ ...dispatched, place: `${relative(root, next)}:${line + 1}` });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { told, opened: [...opened], files: [...seen] };
}

/** The file that a node imports at run time. */
function importedBy(node, from) {
  let name;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    if (node.isTypeOnly || node.importClause?.isTypeOnly) return undefined;
    name = node.moduleSpecifier?.text;
  } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    name = node.arguments[0]?.text;
  }
  return name?.startsWith('.') ? resolve(dirname(from), name).split('/').join(sep) : undefined;
}

/** `tell(…, 'talk-x', detail)`, `askHost(…)`, `new CustomEvent('talk-x', …)`, `{ type: 'talk-before-x', detail }`. */
function dispatchedBy(node) {
  if (ts.isCallExpression(node) && /^(?:tell|askHost)$/.test(node.expression.getText())) {
    const [, name, detail] = node.arguments;
    return told(name, detail);
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'CustomEvent') {
    const [name, init] = node.arguments ?? [];
    return told(name, fieldOf(init, 'detail'));
  }
  if (ts.isObjectLiteralExpression(node)) {
    const said = fieldOf(node, 'type');
    const type = said && ts.isAsExpression(said) ? said.expression : said;
    return type && /^'talk-before-/.test(type.getText())
      ? told(type, fieldOf(node, 'detail'))
      : undefined;
  }
  return undefined;
}

function fieldOf(object, name) {
  if (!object || !ts.isObjectLiteralExpression(object)) return undefined;
  for (const field of object.properties) {
    if (field.name?.getText() !== name) continue;
    return ts.isShorthandPropertyAssignment(field) ? field.name : field.initializer;
  }
  return undefined;
}

function told(name, detail) {
  return name && ts.isStringLiteralLike(name) && name.text.startsWith('talk-')
    ? { name: name.text, detail }
    : undefined;
}
