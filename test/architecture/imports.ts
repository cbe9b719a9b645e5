import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/** A mention of another module, or of something of the outside world, in a source file. */
export interface Mention {
  /** The module's specifier, or the name of the thing: `Date.now()`. */
  name: string;
  line: number;
}

export interface SourceScan {
  /** Relative to the checkout, with forward slashes. */
  path: string;
  modules: Mention[];
  /** Uses of the clock, of randomness, of the network and of the process. */
  impurities: Mention[];
  /** Whether its default export is a rule. */
  isRule: boolean;
}

const SOURCE = /\.([cm]?[jt]s|[jt]sx)$/;
const SKIPPED = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);

/** All folders and files below a folder, without what is installed or built. */
export function walk(folder: string): { folders: string[]; files: string[] } {
  const found = { folders: [] as string[], files: [] as string[] };
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) {
      const below = walk(path);
      found.folders.push(path, ...below.folders);
      found.files.push(...below.files);
    } else if (entry.isFile() && SOURCE.test(entry.name)) {
      found.files.push(path);
    }
  }
  return found;
}

/** Reads a file as TypeScript does, so that text in comments and strings does not count. */
export function scanSource(root: string, file: string): SourceScan {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const scan: SourceScan = {
    path: relative(root, file).replace(/\\/g, '/'),
    modules: [],
    impurities: [],
    isRule: false,
  };
  const own = declaredNames(source);
  const mention = (name: string, node: ts.Node): Mention => ({
    name,
    line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
  });
  const visit = (node: ts.Node) => {
    const specifier = moduleOf(node);
    if (specifier) {
      scan.modules.push(mention(specifier.text, specifier));
    }
    const impurity = impurityOf(node, own);
    if (impurity) {
      scan.impurities.push(mention(impurity, node));
    }
    if (
      ts.isExportAssignment(node) &&
      ts.isCallExpression(node.expression) &&
      node.expression.expression.getText() === 'defineRule'
    ) {
      scan.isRule = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return scan;
}

/** The specifier of an import in any of its forms. */
function moduleOf(node: ts.Node): ts.StringLiteralLike | undefined {
  let found: ts.Node | undefined;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    found = node.moduleSpecifier;
  } else if (ts.isExternalModuleReference(node)) {
    found = node.expression;
  } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    found = node.argument.literal;
  } else if (
    ts.isCallExpression(node) &&
    (node.expression.kind === ts.SyntaxKind.ImportKeyword ||
      /^require(\.resolve)?$/.test(node.expression.getText()))
  ) {
    found = node.arguments[0];
  }
  return found && ts.isStringLiteralLike(found) ? found : undefined;
}

const OUTSIDE_CALLS = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'crypto.randomUUID',
  'crypto.getRandomValues',
]);
const OUTSIDE_OBJECTS = new Set([
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'process',
  'window',
  'document',
  'localStorage',
  'sessionStorage',
  'navigator',
]);

/** The names that a file gives to things of its own, for instance `process` or `document`. */
function declaredNames(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node) => {
    if (
      (ts.isVariableDeclaration(node) ||
        ts.isParameter(node) ||
        ts.isBindingElement(node) ||
        ts.isFunctionDeclaration(node) ||
        ts.isImportSpecifier(node) ||
        ts.isImportClause(node)) &&
      node.name &&
      ts.isIdentifier(node.name)
    ) {
      names.add(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

function impurityOf(node: ts.Node, own: Set<string>): string | undefined {
  const outermost = (text: string) => text.split('.')[0];
  if (ts.isCallExpression(node)) {
    const called = node.expression
      .getText()
      .replace(/^(globalThis|window|self)\./, '');
    if (
      (OUTSIDE_CALLS.has(called) || called === 'Date') &&
      !own.has(outermost(called))
    ) {
      return `${called}()`;
    }
  }
  if (
    ts.isNewExpression(node) &&
    node.expression.getText() === 'Date' &&
    !node.arguments?.length
  ) {
    return 'new Date()';
  }
  const used =
    ts.isPropertyAccessExpression(node) || ts.isNewExpression(node)
      ? node.expression
      : undefined;
  if (
    used &&
    ts.isIdentifier(used) &&
    OUTSIDE_OBJECTS.has(used.text) &&
    !own.has(used.text)
  ) {
    return used.text;
  }
  return undefined;
}
