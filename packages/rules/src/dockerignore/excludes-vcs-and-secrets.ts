import { defineRule } from '@plimsoll/engine';
import type {
  Add,
  Context,
  Copy,
  Dockerfile,
  Located,
  Report,
  Service,
  Severity,
  VisitContext,
} from '@plimsoll/engine';
import { speaksFor, wholeContext } from '../build-context/copies';
import { ignoreEdits, ignorePath } from '../build-context/ignore-edits';
import { secretsOf } from '../env-secrets';

export default defineRule({
  id: 'dockerignore/excludes-vcs-and-secrets',
  title: 'Keep secrets and git history out of the build context',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['image/context-left-out', 'security/no-secret-in-image'],
    controls: ['cis-docker@1.8.0:4.10', 'nist-sp-800-190@2017:4.1.4'],
  },
  why: `
    A whole folder is copied, so whatever the ignore file lets through is in the image, also when a later layer deletes
    it: an \`.env\`, a private key, the git history with everything that was ever in it. The patterns are followed in
    order, with those that take paths back in.`,
  unless: `the build reads its version from git: then copy \`.git\` into a builder only, by a bind mount.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nCOPY . .\nUSER node\n',
      good: 'FROM node:24-alpine\nCOPY src/ .\nUSER node\n',
      with: { '.dockerignore': 'node_modules\n' },
    },
  ],
  check: {
    dockerfile: {
      copy: judge,
      add: judge,
    },
  },
});

/** What does not belong into a build, by a path that stands for it. */
interface Unwanted {
  readonly what: string;
  readonly sample: string;
  readonly severity: Severity;
  /** The files of the source that are such. */
  readonly isOne: (path: string) => boolean;
  readonly pattern: string;
}

const unwanted: readonly Unwanted[] = [
  {
    what: '.env files',
    sample: '.env',
    severity: 'high',
    isOne: path =>
      /(?:^|\/)\.env(?:\.[^/]+)?$/.test(path) &&
      !/\.(?:example|sample|template|dist|defaults?)$/.test(path),
    pattern: '**/.env*',
  },
  {
    what: 'private keys',
    sample: 'server.key',
    severity: 'high',
    isOne: path =>
      /(?:\.key|\.p12|\.pfx|(?:^|\/)id_(?:rsa|ed25519|ecdsa))$/.test(path),
    pattern: '**/*.key',
  },
  {
    what: 'the git history',
    sample: '.git/config',
    severity: 'low',
    isOne: () => false,
    pattern: '.git',
  },
];

function judge(
  transfer: Copy | Add,
  report: Report,
  { service, file }: VisitContext<unknown, Dockerfile>,
) {
  const all = wholeContext(transfer);
  if (!all) {
    report.notApplicable();
    return;
  }
  for (const context of service.contextsOf(file)) {
    if (!speaksFor(transfer, context, service)) continue;
    judgeContext(context, all.at, service, report, file);
  }
}

function judgeContext(
  context: Context,
  at: Located,
  service: Service,
  report: Report,
  file: Dockerfile,
) {
  const { paths } = service;
  const prefix = context.folder ? `${context.folder}/` : '';
  const where = ignorePath(context);
  const fix = (patterns: string[]) => ({
    title: `Leave ${patterns.join(' and ')} out in ${where}`,
    // The image may need it after all.
    safe: false,
    edits: ignoreEdits(context, patterns, file),
  });
  const open: Unwanted[] = [];
  for (const one of unwanted) {
    const all = paths?.filter(
      path => path.startsWith(prefix) && one.isOne(path),
    );
    const present =
      all?.find(path => !isHarmless(path, service) && !context.ignored(path)) ??
      all?.[0];
    // Without any ignore file it is dockerignore/exists that speaks, unless a secret is there already.
    if (!context.ignore && !present) continue;
    if (context.ignored(present ?? `${prefix}${one.sample}`)) continue;
    if (!present) open.push(one);
    else {
      report(
        at,
        `${present} is copied into the image: leave it out with "${one.pattern}" in ${where}`,
        {
          severity: isHarmless(present, service) ? 'low' : one.severity,
          fix: fix([one.pattern]),
        },
      );
    }
  }
  if (!open.length) return;
  const patterns = open.map(({ pattern }) => pattern);
  const quoted = patterns.map(pattern => `"${pattern}"`);
  report(
    at,
    `Nothing in ${where} keeps ${listed(
      open.map(({ what }) => what),
    )} out of this copy: add ${listed(quoted)} there`,
    {
      // What is not in the repository may still lie in a developer's folder on the day of a build.
      severity: open.some(({ severity }) => severity === 'high')
        ? 'medium'
        : 'low',
      fix: fix(patterns),
    },
  );
}

/** An env file that can be read, and holds no secret. */
function isHarmless(path: string, { envFiles }: Service): boolean {
  const file = envFiles.find(({ source }) => source.file === path);
  return (
    file !== undefined &&
    file.problems.length === 0 &&
    (file.isEncrypted || secretsOf(file).length === 0)
  );
}

/** `a`, `a and b`, `a, b and c`. */
const listed = (words: readonly string[]) =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
