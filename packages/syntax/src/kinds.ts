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
const bakeName = /^docker-bake(?:[._-].+)?\.(?:hcl|json)$/i;
const workflowPath =
  /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/i;
const actionPath = /(?:^|\/)action\.ya?ml$/i;
const gitlabName = /^(?:.*\.)?gitlab-ci\.ya?ml$/i;
const gitlabFolder =
  /(?:^|\/)\.gitlab\/(?:ci|.*\/ci)\/[^/]+\.ya?ml$|(?:^|\/)\.gitlab-ci\/.*[^/]\.ya?ml$/i;
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
    .some(folder => vendored.has(folder.toLowerCase()));
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
  if (bakeName.test(name)) return 'bake';
  if (kustomizationName.test(name)) return 'kubernetes';
  if (envName.test(name) && !notEnv.test(name)) return 'env';
  return undefined;
}

// The files of a Backstage catalog look like manifests, but no cluster is meant.
const apiVersionLine =
  /^(?:- |\s{0,4})["']?apiVersion["']?\s*:(?![ \t]*["']?(?:[\w-]+\.)?backstage\.io\/)/m;
/** A workload that somebody forgot the version of. */
const workloadLine =
  /^["']?kind["']?[ \t]*:[ \t]*["']?(?:pod|deployment|statefulset|daemonset|replicaset|replicationcontroller|job|cronjob)["']?[ \t]*\r?$/im;
const specLine = /^["']?spec["']?\s*:/m;
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
  const isManifest =
    (apiVersionLine.test(text) && kindLine.test(text)) ||
    (workloadLine.test(text) && specLine.test(text));
  if (isManifest) return 'kubernetes';
  return isComposeText(file, text) ? 'compose' : undefined;
}

const chartPath = /(?:^|\/)(?:charts?|helm)\/|(?:^|\/)values[^/]*$/i;
const servicesLine = /^services[ \t]*:[ \t]*(?:#.*)?\r?$/m;
/** A key alone on its line, as the name of a service is. */
const serviceLine =
  /^( +)["']?[\w.-]+["']?[ \t]*:[ \t]*(?:&[^\s#]+[ \t]*)?(?:#.*)?$/;
/** In a service there is soon an image or a build. */
const MOST_LINES = 60;

/** A Compose file of any name, such as `stack.yml` or `production.yml`: services that have an image or a build. */
function isComposeText(file: string, text: string): boolean {
  const services = servicesLine.exec(text);
  if (!services || chartPath.test(file)) return false;
  const start = services.index + services[0].length + 1;
  let indent: number | undefined;
  for (const line of text
    .slice(start, start + 8_192)
    .split(/\r?\n/, MOST_LINES)) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    if (indent === undefined) {
      indent = serviceLine.exec(line)?.[1].length;
      if (indent === undefined) return false;
    } else {
      const key = /^( +)(?:image|build)[ \t]*:/.exec(line);
      if (key && key[1].length > indent) return true;
      if (/^\S/.test(line)) return false;
    }
  }
  return false;
}
