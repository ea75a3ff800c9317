// What editors, frameworks and the docs are told of the public elements is what the classes are: both
// ways, for attributes, properties, events with their details, slots, parts and custom properties.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { elements as tags, root } from '../../scripts/entries.mjs';
import { eventsIn, readElements, sources, sourcesWith } from '../../scripts/metadata/read.mjs';
import { CLASSIC, detailType, importsFor } from '../../scripts/metadata/write.mjs';
import * as classes from '../../src/components/index.ts';

interface LitClass {
  readonly elementProperties: ReadonlyMap<PropertyKey, { state?: boolean; reflect?: boolean }>;
  readonly observedAttributes: readonly string[];
}

const elements = readElements();

test('the elements that are told of are those that the package names', () => {
  assert.deepEqual(
    elements.map(({ tag }) => tag),
    Object.keys(tags),
  );
});

for (const element of elements) {
  const { tag, className, properties, events, slots, parts, customProperties } = element;

  test(`${tag}: properties and attributes are those of the class`, () => {
    const real = (classes as unknown as Readonly<Record<string, LitClass>>)[className];
    assert.ok(real, `${className} is exported`);
    const attributes = real.observedAttributes; // asked first: it reads the decorators
    const settable = [...real.elementProperties].filter(([, { state = false }]) => !state);
    assert.deepEqual(
      properties.map(({ name, reflects }) => [name, reflects]).sort(),
      settable.map(([name, { reflect = false }]) => [name, reflect]).sort(),
    );
    const named = properties.flatMap(({ attribute }) => (attribute ? [attribute] : []));
    assert.deepEqual([...named].sort(), [...attributes].sort());
    for (const said of element.saidAttributes) {
      assert.ok(attributes.includes(said), `the comment says @attr ${said}, which is none`);
    }
  });

  test(`${tag}: events are those that it and its parts dispatch`, () => {
    const { told } = eventsIn(element.file);
    const said = events.filter(({ from }) => from === undefined).map(({ name }) => name);
    const names = new Set(told.map(({ name }) => name));
    const unsaid = told.filter(({ name }) => !said.includes(name));
    assert.deepEqual(
      unsaid.map(({ name, place }) => `${name} (${place})`),
      [],
      'not said',
    );
    assert.deepEqual(
      said.filter((name) => !names.has(name)),
      [],
      'never dispatched',
    );
  });

  test(`${tag}: slots and parts are those of its templates`, () => {
    const text = ownFiles(element.file)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const found = (pattern: RegExp) =>
      [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();
    const names = (list: readonly { readonly name: string }[]) =>
      list.map(({ name }) => name).sort();
    assert.deepEqual(names(parts), found(/\bpart="([\w-]+)"/g));
    assert.deepEqual(names(slots), found(/<slot(?:\s+name="([\w-]+)")?[\s>]/g));
  });

  test(`${tag}: custom properties are those of its styles, each with a value of its own`, () => {
    const used = eventsIn(element.file).files.flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/var\(\s*(--talk-[\w-]+)/g),
    ]);
    const names = [...new Set(used.map(([, name = '']) => name))].sort();
    assert.deepEqual(customProperties.map(({ name }) => name).sort(), names);
    for (const one of customProperties) assert.ok(one.default, `${one.name} has no default`);
  });

  test(`${tag}: everything that is told of has a sentence`, () => {
    const { methods, summary } = element;
    assert.ok(summary, 'the class has a summary');
    const all = [...properties, ...methods, ...events, ...slots, ...parts, ...customProperties];
    for (const { name, description } of all) {
      assert.match(description, /\w.*\.$/s, `${name || 'the slot'} says no sentence`);
    }
  });
}

test('events of one name tell the same, whichever element they come from', () => {
  const details = new Map<string, string>();
  for (const { tag, events } of elements) {
    for (const { name, detail } of events) {
      assert.equal(detail, details.get(name) ?? detail, `${name} of ${tag}`);
      details.set(name, detail);
    }
  }
});

test('the detail of every event has the type that the comment says', () => {
  const said = new Map(
    elements.flatMap(({ events }) => events.map((event) => [event.name, event] as const)),
  );
  const details = [...said.values()].map(
    ({ name, detail }) => `  '${name}': ${detailType(detail)};`,
  );
  const file = join(root, 'src/components/said.ts');
  const imports = importsFor([...said.values()].map(({ detail }) => detail)).replace(
    /'\.\/(\w+)\/index\.js'/g,
    (_, entry: string) => (entry === 'sdk' ? "'../sdk/index.ts'" : "'./index.ts'"),
  );
  const { program, checker } = sourcesWith(
    file,
    `${imports}export interface Said {\n${details.join('\n')}\n}\n`,
  );
  const source = program.getSourceFile(file);
  assert.ok(source, 'the file with the types is in the program');
  const declaration = source.statements.find((one) => ts.isInterfaceDeclaration(one));
  assert.ok(declaration, 'the types were written');
  const types = checker.getTypeAtLocation(declaration);

  const checked = new Set<string>();
  const wrong: string[] = [];
  for (const { tag, file: own } of elements) {
    for (const { name, detail, place } of eventsIn(own).told) {
      const symbol = types.getProperty(name);
      assert.ok(symbol, `${tag} says ${name}`);
      const wanted = checker.getTypeOfSymbolAtLocation(symbol, declaration);
      if (!detail) {
        assert.equal(checker.typeToString(wanted), 'null', `${place}: ${name} tells nothing`);
        continue;
      }
      const real = checker.getTypeAtLocation(detail);
      checked.add(place);
      // What `waitUntil` is, askHost adds.
      const fields = wanted.getProperties().filter((one) => one.name !== 'waitUntil');
      for (const field of fields) {
        const given = real.getProperty(field.name);
        const optional = (field.flags & ts.SymbolFlags.Optional) !== 0;
        if (!given) {
          if (!optional) wrong.push(`${place}: ${name} has no ${field.name}`);
          continue;
        }
        const is = checker.getTypeOfSymbolAtLocation(given, detail);
        const should = checker.getTypeOfSymbolAtLocation(field, declaration);
        if (!checker.isTypeAssignableTo(is, should)) {
          const words = [is, should].map((type) => checker.typeToString(type));
          wrong.push(`${place}: ${field.name} of ${name} is ${words.join(', not ')}`);
        }
      }
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(checked.size > 20, `only ${checked.size} places were looked at`);
});

/** The file of the class, and those of the classes of ours that it extends. */
function ownFiles(file: string): readonly string[] {
  const source = sources().program.getSourceFile(file);
  assert.ok(source, `${relative(root, file)} was read`);
  const parents = source.statements
    .filter((one) => ts.isClassDeclaration(one))
    .flatMap((one) => one.heritageClauses ?? [])
    .flatMap(({ types }) => types.map((type) => type.expression.getText()));
  const next = source.statements
    .filter((one) => ts.isImportDeclaration(one))
    .flatMap((one) => {
      const names = one.importClause?.namedBindings;
      const taken =
        names && ts.isNamedImports(names) ? names.elements.map((name) => name.name.text) : [];
      const path = ts.isStringLiteral(one.moduleSpecifier) ? one.moduleSpecifier.text : '';
      return path.startsWith('.') && taken.some((name) => parents.includes(name))
        ? [join(dirname(file), path)]
        : [];
    });
  return [file, ...next.flatMap(ownFiles)];
}

test('the type of the global is what the classic file sets', () => {
  const source = readFileSync(join(root, 'src/components/classic.ts'), 'utf8');
  const [, made = ''] = /^const CadreTalk = \{ (.*) \} as const;$/m.exec(source) ?? [];
  const typed = [...CLASSIC.matchAll(/^ {4}readonly (\w+): /gm)].map(([, name]) => name);
  assert.deepEqual(typed.sort(), made.split(', ').sort());
});
