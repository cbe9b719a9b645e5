import { defineRule } from '@plimsoll/engine';
import type { Add, Context, Copy, Report, Severity } from '@plimsoll/engine';
import { contextSources } from '../build-context/copies';

export default defineRule({
  id: 'dockerignore/excludes-vcs-and-secrets',
  title: 'Keep secrets and git history out of the build context',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'likely',
  references: {
    controls: ['cis-docker@1.8.0:4.10'],
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
      copy: (copy, report, { service, file }) =>
        judge(copy, service.contextsOf(file), service.paths, report),
      add: (add, report, { service, file }) =>
        judge(add, service.contextsOf(file), service.paths, report),
    },
  },
});

/** What does not belong into a build, by a path that stands for it. */
const unwanted: readonly {
  readonly what: string;
  readonly sample: string;
  readonly severity: Severity;
  /** The files of the source that are such. */
  readonly isOne: (path: string) => boolean;
  readonly pattern: string;
}[] = [
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
  contexts: readonly Context[],
  paths: readonly string[] | undefined,
  report: Report,
) {
  const all = contextSources(transfer).find(({ path }) => path === '');
  if (!all || transfer.inOnbuild || !transfer.stage?.used) {
    report.notApplicable();
    return;
  }
  for (const context of contexts) {
    const prefix = context.folder ? `${context.folder}/` : '';
    for (const { what, sample, severity, isOne, pattern } of unwanted) {
      const present = paths?.find(
        path => path.startsWith(prefix) && isOne(path),
      );
      const path = present ?? `${prefix}${sample}`;
      // Without any ignore file it is dockerignore/exists that speaks, unless a secret is there already.
      if (!context.ignore && !present) continue;
      if (context.ignored(path)) continue;
      const where = context.ignore?.source.file ?? `${prefix}.dockerignore`;
      report(
        all.at,
        present
          ? `${present} is copied into the image: leave it out with "${pattern}" in ${where}`
          : `Nothing in ${where} keeps ${what} out of this copy: add "${pattern}" there`,
        { severity: present ? severity : lesser(severity) },
      );
    }
  }
}

/** What is not in the repository may still lie in a developer's folder on the day of a build. */
const lesser = (severity: Severity): Severity =>
  severity === 'high' ? 'medium' : severity;
