import { exists, first, Found, match, StackFacts } from '../found';
import { TomlEntry, tomlEntries } from '../toml';
import type { Tree } from '../tree';

const FRAMEWORKS: Array<[string, number?]> = [
  ['fastapi', 8000],
  ['django', 8000],
  ['flask', 5000],
  ['starlette', 8000],
  ['sanic', 8000],
  ['aiohttp', 8080],
  ['tornado', 8888],
];

const REQUIREMENTS = /^requirements(?:[-_.][\w.-]+)?\.(?:txt|in|lock)$/;

export function detectPython(tree: Tree): StackFacts | undefined {
  const requirements = tree.paths.filter(path => REQUIREMENTS.test(path));
  const manifest = [
    'pyproject.toml',
    'Pipfile',
    'setup.py',
    'setup.cfg',
    ...requirements,
  ].find(file => tree.paths.includes(file));
  if (!manifest) return undefined;
  const toml = tomlEntries(tree.read('pyproject.toml') ?? '');
  const framework = frameworkOf(tree, toml, ['Pipfile', ...requirements]);
  return {
    stack: {
      value: 'python',
      confidence: 'certain',
      file: manifest,
      because: 'a manifest of Python',
    },
    packageManager: packageManager(tree, toml, requirements),
    framework: framework?.name,
    languageVersion: languageVersion(tree, toml),
    entryPoint: entryPoint(tree),
    port: framework?.port
      ? {
          ...framework.name,
          value: framework.port,
          confidence: 'guess',
          because: `${framework.name.value} takes ${framework.port} unless told otherwise`,
        }
      : undefined,
  };
}

function packageManager(
  tree: Tree,
  toml: readonly TomlEntry[],
  requirements: string[],
): Found | undefined {
  const hasTool = (name: string) => () => {
    const entry = toml.find(
      ({ section }) =>
        section === `tool.${name}` || section.startsWith(`tool.${name}.`),
    );
    return entry
      ? {
          value: name,
          confidence: 'likely' as const,
          file: 'pyproject.toml',
          line: entry.line,
          because: `settings of ${name}`,
        }
      : undefined;
  };
  return first(
    () => exists(tree, 'uv.lock', 'uv', 'the lock file of uv'),
    () => exists(tree, 'poetry.lock', 'poetry', 'the lock file of Poetry'),
    () => exists(tree, 'pdm.lock', 'pdm', 'the lock file of PDM'),
    () => exists(tree, 'Pipfile.lock', 'pipenv', 'the lock file of Pipenv'),
    () => exists(tree, 'Pipfile', 'pipenv', 'a manifest of Pipenv'),
    hasTool('uv'),
    hasTool('poetry'),
    hasTool('pdm'),
    () =>
      requirements.length
        ? {
            value: 'pip',
            confidence: 'certain',
            file:
              requirements.find(file => /\.lock$/.test(file)) ??
              requirements.find(file => file === 'requirements.txt') ??
              requirements[0],
            because: 'requirements of pip',
          }
        : undefined,
    () =>
      exists(tree, 'pyproject.toml', 'pip', 'there is no lock file', 'guess'),
    () => exists(tree, 'setup.py', 'pip', 'there is no lock file', 'guess'),
    () => exists(tree, 'setup.cfg', 'pip', 'there is no lock file', 'guess'),
  );
}

function frameworkOf(
  tree: Tree,
  toml: readonly TomlEntry[],
  files: string[],
): { name: Found; port?: number } | undefined {
  for (const [name, port] of FRAMEWORKS) {
    const entry = toml.find(
      ({ section, key, value }) =>
        (section === 'project' &&
          key === 'dependencies' &&
          new RegExp(`["']${name}(?![\\w-])`, 'i').test(value)) ||
        (section === 'tool.poetry.dependencies' && key.toLowerCase() === name),
    );
    const found =
      entry ??
      files
        .map(file =>
          match(
            tree,
            file,
            new RegExp(`^["']?(${name})(?![\\w-])`, 'im'),
            String,
          ),
        )
        .find(Boolean);
    if (found) {
      return {
        port,
        name: {
          value: name,
          confidence: 'certain',
          file: 'file' in found ? found.file : 'pyproject.toml',
          line: found.line,
          because: `requires ${name}`,
        },
      };
    }
  }
  return undefined;
}

function languageVersion(
  tree: Tree,
  toml: readonly TomlEntry[],
): Found | undefined {
  return first(
    () => match(tree, '.python-version', /^(\d+\.[\d.]+)/m, v => `Python ${v}`),
    () =>
      match(tree, 'runtime.txt', /^python-(\d+\.[\d.]+)/m, v => `python-${v}`),
    () =>
      match(
        tree,
        '.tool-versions',
        /^python\s+(\d[\d.]*)/m,
        v => `python ${v}`,
      ),
    () =>
      match(
        tree,
        'Pipfile',
        /^python_(?:full_)?version\s*=\s*["'](\d[\d.]*)/m,
        v => `python_version ${v}`,
      ),
    () => {
      const entry = toml.find(
        ({ section, key }) =>
          (section === 'project' && key === 'requires-python') ||
          (section === 'tool.poetry.dependencies' && key === 'python'),
      );
      const version = entry && /\b(\d{1,3}\.\d{1,3})/.exec(entry.value)?.[1];
      return version
        ? {
            value: version,
            confidence: 'likely',
            file: 'pyproject.toml',
            line: entry.line,
            because: `${entry.key} ${entry.value}`,
          }
        : undefined;
    },
    () =>
      match(
        tree,
        'setup.cfg',
        /^python_requires[^\d\n]*(\d+\.\d+)/m,
        v => `python_requires ${v}`,
        'likely',
      ),
    () =>
      match(
        tree,
        'setup.py',
        /python_requires ?= ?["'][^\d"']*(\d+\.\d+)/,
        v => `python_requires ${v}`,
        'likely',
      ),
  );
}

/** `package.module:app` of a server, or the name of a module that is run. */
function entryPoint(tree: Tree): Found | undefined {
  const sources = tree.paths.filter(
    path =>
      /\.py$/.test(path) && !/(?:^|\/)(?:tests?|docs|venv|\.venv)\//.test(path),
  );
  return first(
    () => {
      const wsgi = match(
        tree,
        'manage.py',
        /DJANGO_SETTINGS_MODULE['"]\s*,\s*['"]([\w.]+)\.settings/,
        () => 'Django settings',
      );
      return wsgi && { ...wsgi, value: `${wsgi.value}.wsgi:application` };
    },
    ...sources.map(file => () => {
      const app = match(
        tree,
        file,
        /^(\w+)\s*(?::\s*\w+\s*)?=\s*(?:\w+\.)?(?:FastAPI|Flask|Starlette|Sanic)\(/m,
        () => 'the application is made here',
      );
      return app && { ...app, value: `${moduleOf(file)}:${app.value}` };
    }),
    ...sources
      .filter(file => /(?:^|\/)__main__\.py$/.test(file))
      .map(
        file => () =>
          exists(
            tree,
            file,
            moduleOf(file.replace(/\/?__main__\.py$/, '')) || '__main__',
            'a package that can be run',
            'likely',
          ),
      ),
    ...['main.py', 'app.py', 'server.py', 'wsgi.py', 'asgi.py'].map(
      file => () => exists(tree, file, moduleOf(file), 'a usual name', 'guess'),
    ),
  );
}

const moduleOf = (file: string) =>
  file
    .replace(/^src\//, '')
    .replace(/(?:\/__init__)?\.py$/, '')
    .replace(/\//g, '.');
