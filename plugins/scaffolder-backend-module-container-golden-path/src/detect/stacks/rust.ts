import { first, Found, match, StackFacts } from '../found';
import { tomlEntries } from '../toml';
import type { Tree } from '../tree';

const FRAMEWORKS: Array<[string, string, number?]> = [
  ['axum', 'axum'],
  ['actix-web', 'actix-web', 8080],
  ['rocket', 'rocket', 8000],
  ['warp', 'warp'],
  ['poem', 'poem'],
];

export function detectRust(tree: Tree): StackFacts | undefined {
  const text = tree.read('Cargo.toml');
  if (text === undefined) return undefined;
  const entries = tomlEntries(text);
  const entry = (section: string, key: string): Found | undefined => {
    const found = entries.find(
      one => one.section === section && one.key === key,
    );
    return (
      found && {
        value: found.value,
        confidence: 'certain',
        file: 'Cargo.toml',
        line: found.line,
        because: `${key} of [${section}]`,
      }
    );
  };
  const framework = FRAMEWORKS.find(([name]) =>
    entries.some(
      one =>
        (one.section === 'dependencies' && one.key.split('.')[0] === name) ||
        one.section === `dependencies.${name}`,
    ),
  );
  const foundFramework: Found | undefined = framework && {
    value: framework[1],
    confidence: 'certain',
    file: 'Cargo.toml',
    line: entries.find(
      one =>
        one.key.split('.')[0] === framework[0] ||
        one.section === `dependencies.${framework[0]}`,
    )?.line,
    because: `depends on ${framework[0]}`,
  };
  return {
    stack: {
      value: 'rust',
      confidence: 'certain',
      file: 'Cargo.toml',
      because: 'a manifest of Cargo',
    },
    packageManager: {
      value: 'cargo',
      confidence: 'certain',
      file: tree.paths.includes('Cargo.lock') ? 'Cargo.lock' : 'Cargo.toml',
      because: 'Cargo',
    },
    framework: foundFramework,
    languageVersion: first(
      () =>
        match(
          tree,
          'rust-toolchain.toml',
          /^channel\s*=\s*["']([\d.]+)["']/m,
          v => `channel ${v}`,
        ),
      () =>
        match(tree, 'rust-toolchain', /^(\d[\d.]*)/m, v => `toolchain ${v}`),
      () => {
        const least = entry('package', 'rust-version');
        return least && { ...least, confidence: 'likely' };
      },
    ),
    entryPoint: first(
      () => entry('bin', 'name'),
      () => entry('package', 'name'),
    ),
    port:
      framework?.[2] && foundFramework
        ? {
            ...foundFramework,
            value: framework[2],
            confidence: 'guess',
            because: `${framework[1]} takes ${framework[2]} unless told otherwise`,
          }
        : undefined,
  };
}
