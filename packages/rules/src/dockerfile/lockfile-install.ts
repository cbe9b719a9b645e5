import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { Located, Run, Service } from '@plimsoll/syntax';
import {
  ProjectInstall,
  projectInstalls,
  wordsOf,
} from '../package-manager/projects';
import { reaches, isSetBefore } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/lockfile-install',
  title: 'Install exactly what the lock file says',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'likely',

  references: {
    practices: ['image/reproducible-install'],
    controls: [
      's2c2f@1.1:AUD-3',
      's2c2f@1.1:ENF-1',
      'cis-software-supply-chain@1.0:2.4.2',
    ],
  },
  why: `
    The lock file names each package, with its version and its checksum. An ordinary installation may set it aside:
    when it is missing or out of date, newer versions are fetched and it is rewritten, in an image that nobody
    tested like that. The frozen form fails instead.`,
  unless: `there is no lock file because the packages are vendored, or you build to find out what is new.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine AS build\nWORKDIR /srv\nCOPY package.json package-lock.json ./\nRUN npm install\n',
      good: 'FROM node:24-alpine AS build\nWORKDIR /srv\nCOPY package.json package-lock.json ./\nRUN npm ci\n',
    },
  ],
  check: {
    dockerfile: {
      run(run, report, context) {
        const installs = projectInstalls(run).filter(
          ({ isFrozen }) => isFrozen !== undefined,
        );
        if (!installs.length || !reaches(run, 'used')) {
          report.notApplicable();
          return;
        }
        for (const install of installs) {
          const { tool, isFrozen, frozenForm } = install;
          if (isFrozen) continue;
          if (tool === 'bundle' && isSetBefore(run, context, frozenBundle))
            continue;
          report(
            wordsOf(install),
            `The lock file may be set aside here: use ${frozenForm}`,
            {
              fix: fixOf(install, run, context.service),
              severity: tool === 'cargo' ? 'low' : undefined,
            },
          );
        }
      },
    },
  },
});

/** `bundle config set deployment true`, in an earlier line or in this one. */
const frozenBundle =
  /bundle config (?:set )?(?:--\w+ )*(?:deployment|frozen) ['"]?(?:true|1)/;

/** The flag that freezes. */
const added: Readonly<Record<string, string | undefined>> = {
  pnpm: '--frozen-lockfile',
  bun: '--frozen-lockfile',
  uv: '--locked',
  cargo: '--locked',
};

/** What to write in place of the last word that says what to do. */
const instead: Readonly<Record<string, string | undefined>> = {
  npm: 'ci',
  pipenv: 'sync',
  composer: 'install',
  poetry: 'install',
  go: 'download',
};

function fixOf(
  { tool, words }: ProjectInstall,
  { form }: Run,
  { paths = [] }: Service,
): OfferedFix | undefined {
  const last = words[words.length - 1];
  if (form !== 'shell' || last.raw !== last.value) return undefined;
  const offer = (title: string, at: Located, text: string) => ({
    title,
    // Without a lock file, or with an old one, the build fails where it did not before.
    safe: false,
    edits: [{ at, text }],
  });
  const behind = { start: last.end, end: last.end };
  if (tool === 'bundle') {
    const before = { start: words[0].start, end: words[0].start };
    return offer('Set BUNDLE_FROZEN', before, 'BUNDLE_FROZEN=1 ');
  }
  const isBerry = paths.some(path => /(?:^|\/)\.yarnrc\.yml$/.test(path));
  const flag =
    tool === 'yarn'
      ? `--${isBerry ? 'immutable' : 'frozen-lockfile'}`
      : added[tool];
  if (flag) return offer(`Add ${flag}`, behind, ` ${flag}`);
  const word = instead[tool];
  if (!word || words.length < 2) return undefined;
  return offer(
    `Use ${[...words.slice(0, -1).map(({ raw }) => raw), word].join(' ')}`,
    last,
    word,
  );
}
