import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { ruleFolders } from '../scripts/rule-files';
import { ruleTemplate, testTemplate } from '../scripts/templates';

const words = 'some-words-that-nobody-has-taken';

/** The files of a new rule in every folder, where they would be written. */
const files = new Map(
  ruleFolders.flatMap(folder => [
    [
      join(__dirname, folder, `${words}.ts`),
      ruleTemplate(`${folder}/${words}`),
    ],
    [
      join(__dirname, folder, `${words}.test.ts`),
      testTemplate(`${folder}/${words}`),
    ],
  ]),
);

it('writes rules and tests that compile', () => {
  const root = resolve(__dirname, '../../..');
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.json'),
    { noEmit: true, incremental: false, skipLibCheck: true },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  )!;
  const host = ts.createCompilerHost(config.options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = file => files.has(file) || fileExists(file);
  const folders = new Set([...files.keys()].map(file => dirname(file)));
  host.directoryExists = folder =>
    folders.has(folder) || ts.sys.directoryExists(folder);
  host.readFile = file => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, target, ...rest) => {
    const text = files.get(file);
    return text === undefined
      ? getSourceFile(file, target, ...rest)
      : ts.createSourceFile(file, text, target);
  };
  const program = ts.createProgram([...files.keys()], config.options, host);
  const problems = [...files.keys()].flatMap(file => {
    const source = program.getSourceFile(file);
    return ts
      .getPreEmitDiagnostics(program, source)
      .map(
        ({ messageText }) =>
          `${file}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      );
  });
  expect(problems).toEqual([]);
}, 120_000);

it('writes tests that pass', () => {
  const declared: (() => void)[] = [];
  for (const [file, text] of files) {
    if (file.endsWith('.test.ts')) load(file, text, declared);
  }
  expect(declared).toHaveLength(ruleFolders.length * 2);
  for (const run of declared) run();
});

/** Runs a module that is not on the disk; tests that it declares are kept instead of run. */
function load(file: string, text: string, declared: (() => void)[]): unknown {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS },
  });
  const module = { exports: {} };
  const required = (name: string) => {
    const path = `${resolve(dirname(file), name)}.ts`;
    const own = files.get(path);
    return own === undefined
      ? collecting(name, declared)
      : load(path, own, declared);
  };
  // eslint-disable-next-line no-new-func
  new Function('module', 'exports', 'require', outputText)(
    module,
    module.exports,
    required,
  );
  return module.exports;
}

function collecting(name: string, declared: (() => void)[]): unknown {
  // eslint-disable-next-line @typescript-eslint/no-require-imports, global-require
  const actual = require(name);
  if (!name.endsWith('/testing')) return actual;
  return {
    ...actual,
    testRule: (...args: unknown[]) => {
      const { describe: group, it: test } = globalThis;
      Object.assign(globalThis, {
        describe: (_: string, body: () => void) => body(),
        it: (_: string, body: () => void) => declared.push(body),
      });
      try {
        actual.testRule(...args);
      } finally {
        Object.assign(globalThis, { describe: group, it: test });
      }
    },
  };
}
