/**
 * What the sources say of every public function: its comment, the right that it asks for, and the codes
 * with which it can be refused, by following its calls through src/sdk. It reads types, so it takes
 * seconds: `write.ts` keeps what it finds in docs/acts.md, and the test reads that.
 */
import path from 'node:path';
import ts from 'typescript';
import { access } from '../../../src/sdk/access/table.ts';

export interface PublicFunction {
  /** `plan.arrange` */
  readonly name: string;
  /** Its comment; empty where it has none. */
  readonly says: string;
  readonly clause: string;
  readonly actions: readonly string[];
  readonly codes: readonly string[];
}

const root = path.resolve(import.meta.dirname, '../../..');
const inSdk = (file: string) => file.startsWith(path.join(root, 'src/sdk/'));

export function publicFunctions(): readonly PublicFunction[] {
  const config = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) =>
    ts.sys.readFile(file),
  );
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const program = ts.createProgram([path.join(root, 'src/sdk/index.ts')], {
    ...options,
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  const reach = new Reach(checker, refusalCodes(program, checker), exportedFunctions(program));
  const made = implementations(program);
  const face = program.getSourceFile(path.join(root, 'src/sdk/api.ts'));
  const sdk = face?.statements.find(
    (one): one is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(one) && one.name.text === 'TalkSdk',
  );
  if (sdk === undefined) throw new Error('No TalkSdk');
  return checker
    .getTypeAtLocation(sdk)
    .getProperties()
    .flatMap((subject): PublicFunction[] => {
      const type = checker.getTypeOfSymbol(subject);
      if (type.getCallSignatures().length > 0)
        return [described(subject.name, subject, made, reach)];
      if (subject.name === 'status' || subject.name === 'locked') return [];
      return type
        .getProperties()
        .filter((one) => checker.getTypeOfSymbol(one).getCallSignatures().length > 0)
        .map((one) => described(`${subject.name}.${one.name}`, one, made, reach));
    });
}

function described(
  name: string,
  symbol: ts.Symbol,
  made: ReadonlyMap<string, ts.Node>,
  reach: Reach,
): PublicFunction {
  const says = ts.displayPartsToString(symbol.getDocumentationComment(undefined));
  const clause = symbol.getJsDocTags().find((tag) => tag.name === 'clause');
  const owner = symbol.declarations?.[0]?.parent;
  const key =
    owner !== undefined && ts.isInterfaceDeclaration(owner)
      ? `${owner.name.text}.${symbol.name}`
      : symbol.name;
  const node = made.get(key);
  const found = node === undefined ? { actions: [], codes: [] } : reach.of(node);
  return {
    name,
    says: says.replace(/\s+/g, ' ').trim(),
    clause: ts.displayPartsToString(clause?.text),
    actions: [...found.actions].sort(),
    codes: [...found.codes].sort(),
  };
}

function refusalCodes(program: ts.Program, checker: ts.TypeChecker): ReadonlySet<string> {
  const file = program.getSourceFile(path.join(root, 'src/sdk/outcome.ts'));
  const declared = file?.statements.find(
    (one): one is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(one) && one.name.text === 'RefusalCode',
  );
  const type = declared && checker.getTypeAtLocation(declared);
  const members = type?.isUnion() === true ? type.types : [];
  return new Set(members.flatMap((one) => (one.isStringLiteral() ? [one.value] : [])));
}

/** By `PlanApi.arrange`: what the function that returns a `PlanApi` puts under `arrange`. */
function implementations(program: ts.Program): ReadonlyMap<string, ts.Node> {
  const made = new Map<string, ts.Node>();
  for (const file of program.getSourceFiles()) {
    if (!inSdk(file.fileName)) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionDeclaration(node) && node.type !== undefined && node.body !== undefined) {
        const names = [...node.type.getText().matchAll(/\b([A-Z]\w*Api|TalkSdk)\b/g)];
        if (names.length > 0)
          take(
            node.body,
            names.map(([, name]) => name ?? ''),
          );
      }
      ts.forEachChild(node, visit);
    };
    const take = (body: ts.Node, names: readonly string[]): void => {
      const walk = (node: ts.Node): void => {
        if (
          ts.isReturnStatement(node) &&
          node.expression &&
          ts.isObjectLiteralExpression(node.expression)
        ) {
          for (const property of node.expression.properties) {
            const name = property.name?.getText();
            for (const api of names) {
              if (name !== undefined && !made.has(`${api}.${name}`))
                made.set(`${api}.${name}`, property);
            }
          }
        }
        ts.forEachChild(node, walk);
      };
      walk(body);
    };
    visit(file);
  }
  return made;
}

/** `const { mayGoOut } = await …` */
function isAwaited(one: ts.Declaration): boolean {
  if (!ts.isBindingElement(one)) return false;
  const { parent } = one.parent;
  const from = ts.isVariableDeclaration(parent) ? parent.initializer : undefined;
  return from !== undefined && ts.isAwaitExpression(from);
}

function exportedFunctions(program: ts.Program): ReadonlyMap<string, ts.FunctionDeclaration> {
  return new Map(
    program
      .getSourceFiles()
      .filter(({ fileName }) => inSdk(fileName))
      .flatMap(({ statements }) => statements.filter(ts.isFunctionDeclaration))
      .flatMap((one) => (one.name === undefined ? [] : [[one.name.text, one] as const])),
  );
}

interface Found {
  readonly actions: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
}

/** What can be refused below a piece of source, in whatever it calls. */
class Reach {
  /** `known`: the codes that a refusal may have, as its type says. */
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly known: ReadonlySet<string>,
    private readonly functions: ReadonlyMap<string, ts.FunctionDeclaration>,
  ) {}

  of(from: ts.Node): Found {
    const actions = new Set<string>();
    const codes = new Set<string>();
    const seen = new Set<ts.Node>();
    const visit = (node: ts.Node): void => {
      if (seen.has(node)) return;
      seen.add(node);
      if (ts.isCallExpression(node)) {
        const called = node.expression.getText().replace(/^this\./, 'desk.');
        const [first] = node.arguments;
        const text = first !== undefined && ts.isStringLiteral(first) ? first.text : undefined;
        if (text !== undefined && /(^|\.)(refuse|no)$/.test(called)) codes.add(text);
        if (text !== undefined && /^desk\.(job|read|ask|open)$/.test(called)) actions.add(text);
      }
      if (ts.isPropertyAssignment(node) && node.name.getText() === 'code') {
        if (ts.isStringLiteral(node.initializer)) codes.add(node.initializer.text);
      }
      if (ts.isIdentifier(node)) this.declared(node).forEach(visit);
      ts.forEachChild(node, visit);
    };
    visit(from);
    return {
      actions: new Set([...actions].filter((one) => one in access)),
      codes: new Set([...codes].filter((one) => this.known.has(one))),
    };
  }

  /** The functions of the SDK that a name stands for. */
  private declared(name: ts.Identifier): readonly ts.Node[] {
    let symbol = ts.isShorthandPropertyAssignment(name.parent)
      ? this.checker.getShorthandAssignmentValueSymbol(name.parent)
      : this.checker.getSymbolAtLocation(name);
    if (symbol === undefined) return [];
    if ((symbol.flags & ts.SymbolFlags.Alias) !== 0) symbol = this.checker.getAliasedSymbol(symbol);
    const loaded = symbol.declarations?.some(isAwaited)
      ? this.checker.getTypeOfSymbol(symbol).getCallSignatures()
      : [];
    const declared = [
      ...(symbol.declarations ?? []),
      ...loaded.flatMap(({ declaration }) => {
        // What is loaded later may be known by a type alone (`OutgoingSearch`): it has the same name.
        const typed = declaration !== undefined && ts.isMethodSignature(declaration);
        return (typed ? this.functions.get(declaration.name.getText()) : declaration) ?? [];
      }),
    ];
    return declared.filter(
      (one) =>
        inSdk(one.getSourceFile().fileName) &&
        (ts.isFunctionDeclaration(one) ||
          ts.isMethodDeclaration(one) ||
          ts.isVariableDeclaration(one)),
    );
  }
}
