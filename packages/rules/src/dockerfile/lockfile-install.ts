import { defineRule } from '@plimsoll/engine';
import type { Run } from '@plimsoll/syntax';
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
              fix: fixOf(install, run),
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

const added: Readonly<Record<string, string | undefined>> = {
  pnpm: '--frozen-lockfile',
  bun: '--frozen-lockfile',
  uv: '--locked',
  cargo: '--locked',
};

function fixOf({ tool, words }: ProjectInstall, { form }: Run) {
  const verb = words[1];
  if (form !== 'shell' || !verb || verb.raw !== verb.value) return undefined;
  const offer = (
    title: string,
    at: { start: number; end: number },
    text: string,
  ) => ({
    title,
    // Without a lock file, or with an old one, the build fails where it did not before.
    safe: false,
    edits: [{ at, text }],
  });
  if (tool === 'npm') return offer('Use npm ci', verb, 'ci');
  if (tool === 'pipenv') return offer('Use pipenv sync', verb, 'sync');
  const flag = added[tool];
  const behind = { start: verb.end, end: verb.end };
  return flag ? offer(`Add ${flag}`, behind, ` ${flag}`) : undefined;
}
