import type { Kind } from '@plimsoll/findings';

const vendored = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  'vendor',
  'third_party',
  'third-party',
  'testdata',
  'test-data',
  '__fixtures__',
  'fixtures',
  '.git',
  '.hg',
  '.svn',
  '.venv',
  'venv',
  'site-packages',
  '.terraform',
  '.tox',
  '.yarn',
  '.pnpm-store',
  '.gradle',
  '.m2',
  '.idea',
  'dist-types',
  '__pycache__',
]);

const dockerfileName =
  /^(?:(?:dockerfile|containerfile)(?:[._-].+)?|.+\.(?:dockerfile|containerfile))$/i;
const dockerignoreName =
  /^(?:\.dockerignore|\.containerignore|.+\.dockerignore|.+\.containerignore)$/i;
const composeName =
  /^(?:docker-compose|compose|podman-compose)(?:[._-].+)?\.ya?ml$/i;
const workflowPath =
  /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/i;
const actionPath = /(?:^|\/)action\.ya?ml$/i;
const gitlabName = /^(?:.*\.)?gitlab-ci\.ya?ml$/i;
const gitlabFolder =
  /(?:^|\/)\.gitlab\/(?:ci|.*\/ci)\/[^/]+\.ya?ml$|(?:^|\/)\.gitlab-ci\/.*[^/]+\.ya?ml$/i;
const kustomizationName = /^kustomization(?:\.ya?ml)?$/i;
const envName = /^(?:\.env(?:[._-].+)?|.+\.env)$/i;
/** Code and documents about variables, whatever their name begins with. */
const notEnv = /\.(?:[cm]?[jt]sx?|json|mdx?|ya?ml|toml|php|py|rb|sh|html?)$/i;
const yamlName = /\.ya?ml$/i;

/** Not a Dockerfile although its name begins like one: documents, scripts and templates beside it. */
const notDockerfile =
  /\.(?:md|mdx|txt|rst|adoc|html?|json|ya?ml|toml|png|svg|sh|ps1|py|js|mjs|cjs|ts|tsx|go|rb|java|rs|bak|orig|rej|swp|lock|snap|zip|gz)$/i;

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isVendored(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some(folder => vendored.has(folder.toLocaleLowerCase('en-US')));
}

/** The path as we compare it: forward slashes, no leading `./`. */
function normalised(path: string): string {
  return path.replace(/\\/g, '/').replace(/^(?:\.?\/)+/, '');
}

/**
 * Whether a file may be one that is judged, by its path alone: what to read of a repository.
 * Vendored and test-data folders are left out.
 *
 * @public
 */
export function isCandidatePath(path: string): boolean {
  const file = normalised(path);
  if (isVendored(file)) return false;
  return yamlName.test(file) || kindByPath(file) !== undefined;
}

function kindByPath(file: string): Kind | undefined {
  const name = nameOf(file);
  if (dockerignoreName.test(name)) return 'dockerignore';
  if (dockerfileName.test(name) && !notDockerfile.test(name))
    return 'dockerfile';
  if (workflowPath.test(file)) return 'github-actions';
  if (gitlabName.test(name) || gitlabFolder.test(file)) return 'gitlab-ci';
  if (composeName.test(name)) return 'compose';
  if (kustomizationName.test(name)) return 'kubernetes';
  if (envName.test(name) && !notEnv.test(name)) return 'env';
  return undefined;
}

// The files of a Backstage catalog look like manifests, but no cluster is meant.
const apiVersionLine =
  /^(?:- |\s{0,4})["']?apiVersion["']?\s*:(?![ \t]*["']?(?:[\w-]+\.)?backstage\.io\/)/m;
const kindLine = /^(?:- |\s{0,4})["']?kind["']?\s*:/m;
const runsLine = /^["']?runs["']?\s*:/m;

/**
 * What a file is, by its path and, where the path does not tell, by its text.
 * `undefined` for what is not judged.
 *
 * @public
 */
export function kindOf(path: string, text?: string): Kind | undefined {
  const file = normalised(path);
  if (isVendored(file)) return undefined;
  const byPath = kindByPath(file);
  if (byPath || text === undefined || !yamlName.test(file)) return byPath;
  if (actionPath.test(file)) {
    return runsLine.test(text) ? 'github-actions' : undefined;
  }
  return apiVersionLine.test(text) && kindLine.test(text)
    ? 'kubernetes'
    : undefined;
}
