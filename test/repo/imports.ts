// Reads the imports of a TypeScript file, so that the direction test sees the real graph and not
// what a lint rule was told about it.
import { readFileSync } from 'node:fs';
import ts from 'typescript';

export interface Import {
  readonly name: string;
  readonly typeOnly: boolean;
  readonly line: number;
}

export function importsOf(file: string, text = readFileSync(file, 'utf8')): readonly Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];

  function add(specifier: ts.Node | undefined, typeOnly: boolean): void {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const { line } = source.getLineAndCharacterOfPosition(specifier.getStart());
    found.push({ name: specifier.text, typeOnly, line: line + 1 });
  }

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, onlyTypes(node.importClause));
    else if (ts.isExportDeclaration(node)) {
      const { exportClause } = node;
      const named = exportClause && ts.isNamedExports(exportClause) ? exportClause.elements : [];
      add(
        node.moduleSpecifier,
        node.isTypeOnly || (named.length > 0 && named.every((one) => one.isTypeOnly)),
      );
    } else if (ts.isImportTypeNode(node)) {
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    } else if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
      // `new URL('./worker.ts', import.meta.url)`: how a worker's file is named.
      const [path, base] = node.arguments ?? [];
      if (base?.getText() === 'import.meta.url') add(path, false);
    }
    ts.forEachChild(node, visit);
  }

  visit(source);
  return found;
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) {
    return false;
  }
  return namedBindings.elements.length > 0 && namedBindings.elements.every((one) => one.isTypeOnly);
}
