import { exists, first, Found, lineAt, match, StackFacts } from '../found';
import type { Tree } from '../tree';

const FILE = 'composer.json';

const FRAMEWORKS: Array<[string, string]> = [
  ['laravel/framework', 'laravel'],
  ['symfony/framework-bundle', 'symfony'],
  ['slim/slim', 'slim'],
  ['laminas/laminas-mvc', 'laminas'],
  ['cakephp/cakephp', 'cakephp'],
  ['codeigniter4/framework', 'codeigniter'],
];

export function detectPhp(tree: Tree): StackFacts | undefined {
  const page = entryPoint(tree);
  const text = tree.read(FILE);
  if (text === undefined) {
    return (
      page && {
        stack: {
          ...page,
          value: 'php',
          confidence: 'likely',
          because: 'a page in PHP',
        },
        entryPoint: page,
      }
    );
  }
  return {
    stack: {
      value: 'php',
      confidence: 'certain',
      file: FILE,
      because: 'a manifest of Composer',
    },
    packageManager: {
      value: 'composer',
      confidence: 'certain',
      file: tree.paths.includes('composer.lock') ? 'composer.lock' : FILE,
      because: 'Composer',
    },
    framework: first(
      ...FRAMEWORKS.map(([library, name]) => () => {
        const index = text.indexOf(`"${library}"`);
        return index < 0
          ? undefined
          : {
              value: name,
              confidence: 'certain' as const,
              file: FILE,
              line: lineAt(text, index),
              because: `requires ${library}`,
            };
      }),
      () => exists(tree, 'artisan', 'laravel', "Laravel's console"),
      () =>
        exists(tree, 'bin/console', 'symfony', "Symfony's console", 'likely'),
    ),
    languageVersion: match(
      tree,
      FILE,
      /"php"\s*:\s*"[^"\d]*(\d+\.\d+)/,
      v => `PHP ${v}`,
      'likely',
    ),
    entryPoint: page,
  };
}

function entryPoint(tree: Tree): Found | undefined {
  return first(
    ...[
      'public/index.php',
      'web/index.php',
      'htdocs/index.php',
      'index.php',
    ].map(
      file => () =>
        exists(
          tree,
          file,
          file,
          'the page that all requests come to',
          'likely',
        ),
    ),
  );
}
