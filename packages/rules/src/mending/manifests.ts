import type { Context, Service } from '@plimsoll/engine';
import type { ProjectInstall } from '../package-manager/projects';

/** The files in which a project lists its packages, by tool: those that are always there, and those that may be. */
const manifests: Readonly<
  Record<
    string,
    { needs: readonly string[]; takes: readonly string[] } | undefined
  >
> = {
  npm: {
    needs: ['package.json'],
    takes: ['package-lock.json', 'npm-shrinkwrap.json'],
  },
  yarn: { needs: ['package.json'], takes: ['yarn.lock'] },
  pnpm: { needs: ['package.json'], takes: ['pnpm-lock.yaml'] },
  bun: { needs: ['package.json'], takes: ['bun.lock', 'bun.lockb'] },
  bundle: { needs: ['Gemfile'], takes: ['Gemfile.lock'] },
  go: { needs: ['go.mod'], takes: ['go.sum'] },
  poetry: { needs: ['pyproject.toml'], takes: ['poetry.lock'] },
  pipenv: { needs: ['Pipfile'], takes: ['Pipfile.lock'] },
  uv: { needs: ['pyproject.toml'], takes: ['uv.lock'] },
};

/** What makes the list of a project more than these files: other lists, and settings of the tool. */
const complications =
  /(?:^|\/)(?:\.npmrc|\.yarnrc\.yml|\.pnpmfile\.cjs|pnpm-workspace\.yaml|go\.work)$/;

/**
 * The files that an installation needs, from the top of the context; undefined where that is more than a list, or
 * cannot be told.
 */
export function manifestsFor(
  { tool, command }: ProjectInstall,
  { paths }: Service,
  contexts: readonly Context[],
): string[] | undefined {
  const [context, ...others] = contexts;
  if (!context || others.length) return undefined;
  const prefix = context.folder ? `${context.folder}/` : '';
  const inContext = paths
    ?.filter(path => path.startsWith(prefix))
    .map(path => path.slice(prefix.length));
  if (inContext?.some(path => complications.test(path))) return undefined;
  if (tool === 'pip') return requirementsOf(command, inContext);
  const known = Object.hasOwn(manifests, tool) ? manifests[tool] : undefined;
  if (!known) return undefined;
  const { needs, takes } = known;
  const isMany = inContext?.some(
    path =>
      !path.includes('node_modules') && needs.some(n => path.endsWith(`/${n}`)),
  );
  if (isMany) return undefined;
  // Where the files of the source are not known, a pattern takes what is there.
  if (!inContext) return [...needs, `${takes[0]}*`];
  if (!needs.every(name => inContext.includes(name))) return undefined;
  return [...needs, ...takes.filter(name => inContext.includes(name))];
}

/** What `pip install -r` reads; a file of requirements may name others. */
function requirementsOf(
  command: ProjectInstall['command'],
  inContext: readonly string[] | undefined,
): string[] | undefined {
  const flags = command.flags.filter(({ name }) =>
    ['-r', '--requirement', '-c', '--constraint'].includes(name),
  );
  const files = flags.map(({ value }) => value?.value ?? '');
  const isPlain = files.every(
    file =>
      /^(?:\.\/)?[\w.-]+\.(?:txt|in)$/.test(file) &&
      (!inContext || inContext.includes(file.replace(/^\.\//, ''))),
  );
  return isPlain && files.length ? files : undefined;
}
