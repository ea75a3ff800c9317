// `npm run api`: whether the public face is the one that is written down in public-api.txt, so that no
// change of it goes unnoticed. `npm run api -- --write`, after a look at what changed, writes it anew.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { entries, madeEntries, root } from '../../scripts/entries.mjs';

const REPORT = fileURLToPath(new URL('public-api.txt', import.meta.url));
const TYPES = join(root, 'dist/types');

const HEAD = `What cadre-talk exports, by entry, as a compiler sees it. A line that goes or changes here breaks
somebody: see "Versions and deprecation" in CONTRIBUTING.md. Written by: npm run api -- --write
`;

const FLAGS =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.InTypeAlias |
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;

const files = new Map([
  ...Object.entries(entries).map(([name, source]) => {
    const path = relative(join(root, 'src'), source).replace(/\.ts$/, '.d.ts');
    return [name, join(TYPES, path)] as const;
  }),
  ...[...madeEntries, 'classic'].map((name) => [name, join(TYPES, `${name}.d.ts`)] as const),
]);

export function report(): string {
  const program = ts.createProgram([...files.values()], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const printer = ts.createPrinter({ removeComments: true });
  const told = new Map<ts.Symbol, string>();

  /** A declaration without what nobody outside can use. */
  const declared = (node: ts.Node): string => {
    const source = node.getSourceFile();
    const whole = ts.isVariableDeclaration(node) ? node.parent.parent : node;
    if (!ts.isClassDeclaration(whole)) {
      return printer.printNode(ts.EmitHint.Unspecified, whole, source);
    }
    const members = whole.members.filter(
      (member) =>
        !(ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private) &&
        !(member.name && ts.isPrivateIdentifier(member.name)),
    );
    const open = ts.factory.updateClassDeclaration(
      whole,
      whole.modifiers,
      whole.name,
      whole.typeParameters,
      whole.heritageClauses,
      members,
    );
    return printer.printNode(ts.EmitHint.Unspecified, open, source);
  };

  const textOf = (symbol: ts.Symbol): string =>
    (symbol.declarations ?? [])
      .map((node) => {
        if (ts.isTypeAliasDeclaration(node) && node.typeParameters === undefined) {
          // What a schema gives is written out: its alias would stay the same while its fields go.
          const type = checker.getDeclaredTypeOfSymbol(symbol);
          const lines = checker
            .typeToString(type, undefined, FLAGS)
            .replace(/([{;])\s+/g, '$1\n    ');
          return `export type ${symbol.name} = ${lines};`;
        }
        return declared(node);
      })
      .join('\n');

  const parts = [...files].map(([entry, file]) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${file} is not there: npm run build types metadata`);
    const lines = checker
      .getExportsOfModule(module)
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .map((name) => {
        const symbol = name.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(name) : name;
        const before = told.get(symbol);
        if (before !== undefined) return `${name.name}: as in cadre-talk/${before}`;
        told.set(symbol, entry);
        return textOf(symbol);
      });
    return `## cadre-talk/${entry}\n\n${lines.join('\n')}\n`;
  });
  // No path of a machine: a type without a name in reach is printed with its file.
  const text = `${HEAD}\n${parts.join('\n')}`;
  return text
    .split(`${TYPES.split(sep).join('/')}/`)
    .join('')
    .replace(/[ \t]+$/gm, '');
}

if (!existsSync(TYPES)) throw new Error('There are no types: npm run build types metadata');
const now = report();
if (process.argv.includes('--write')) {
  writeFileSync(REPORT, now);
  console.log(`${now.split('\n').length} lines`);
} else {
  const before = existsSync(REPORT) ? readFileSync(REPORT, 'utf8') : '';
  const has = new Set(before.split('\n'));
  const is = new Set(now.split('\n'));
  const gone = [...has].filter((line) => !is.has(line));
  const come = [...is].filter((line) => !has.has(line));
  for (const line of gone.slice(0, 60)) console.log(`- ${line}`);
  for (const line of come.slice(0, 60)) console.log(`+ ${line}`);
  const same = before === now;
  if (!same)
    console.log('The public face has changed. Where that is meant: npm run api -- --write');
  console.log(same ? '1 passed, 0 failed' : '0 passed, 1 failed');
  if (!same) process.exitCode = 1;
}
