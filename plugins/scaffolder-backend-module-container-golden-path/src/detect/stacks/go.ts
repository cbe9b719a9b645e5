import { first, Found, match, StackFacts } from '../found';
import type { Tree } from '../tree';

const FRAMEWORKS: Record<string, string> = {
  'github.com/gin-gonic/gin': 'gin',
  'github.com/labstack/echo': 'echo',
  'github.com/gofiber/fiber': 'fiber',
  'github.com/go-chi/chi': 'chi',
  'google.golang.org/grpc': 'grpc',
};

export function detectGo(tree: Tree): StackFacts | undefined {
  const text = tree.read('go.mod');
  if (text === undefined) return undefined;
  const module = match(
    tree,
    'go.mod',
    /^module\s+(\S+)/m,
    name => `module ${name}`,
  );
  return {
    stack: {
      value: 'go',
      confidence: 'certain',
      file: 'go.mod',
      line: module?.line,
      because: module?.because ?? 'a Go module',
    },
    packageManager: {
      value: 'gomod',
      confidence: 'certain',
      file: tree.paths.includes('go.sum') ? 'go.sum' : 'go.mod',
      because: 'Go modules',
    },
    framework: first(
      ...Object.entries(FRAMEWORKS).map(([path, name]) => () => {
        const found = match(
          tree,
          'go.mod',
          new RegExp(`(${path.replace(/[./]/g, '\\$&')})(?:/v\\d+)?\\s+v`),
          () => `requires ${path}`,
        );
        return found && { ...found, value: name };
      }),
    ),
    languageVersion: first(
      () =>
        match(
          tree,
          'go.mod',
          /^toolchain\s+go([\d.]+)/m,
          v => `toolchain go${v}`,
        ),
      () => match(tree, 'go.mod', /^go\s+([\d.]+)/m, v => `go ${v}`),
    ),
    entryPoint: mainPackage(tree, module?.value),
  };
}

/** The package that is built: the one in the root, or in `cmd`; of several, the one called like the module. */
function mainPackage(tree: Tree, module = ''): Found | undefined {
  const mains = tree.paths.filter(
    path =>
      /(?:^|\/)main\.go$/.test(path) &&
      /^package main$/m.test(tree.read(path) ?? ''),
  );
  const name = module.split('/').pop();
  const chosen =
    mains.find(path => path === 'main.go') ??
    mains.find(path => path === `cmd/${name}/main.go`) ??
    mains.find(path => /^cmd\//.test(path)) ??
    mains[0];
  if (!chosen) return undefined;
  const folder = chosen.split('/').slice(0, -1).join('/');
  return {
    value: folder ? `./${folder}` : '.',
    confidence: mains.length === 1 ? 'certain' : 'guess',
    file: chosen,
    because:
      mains.length === 1
        ? 'the only main package'
        : `one of ${mains.length} main packages`,
  };
}
