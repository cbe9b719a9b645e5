import { defineRule } from '@plimsoll/engine';
import type { PackageCommand } from '../package-manager/command';
import { packagesOf } from '../package-manager/pins';
import { commandsToJudge } from '../package-manager/runs';

interface BadVersions {
  /** The names of the packages. */
  readonly packages: readonly string[];
  /** The first version that is bad. */
  readonly from: string;
  /** The first that is good again. */
  readonly fixed: string;
  /** What is wrong with them: `CVE-2022-3602`. */
  readonly why: string;
}

interface Options {
  readonly versions: readonly BadVersions[];
}

export default defineRule<Options>({
  id: 'dockerfile/known-bad-package-version',
  title: 'Pin no version that is known to be vulnerable',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'likely',
  enabled: false,
  references: {
    practices: ['image/small-runtime-base'],
    kics: ['Vulnerable OpenSSL Version'],
  },
  why: `
    A pin holds on to a version for good, also to one in which a hole was found since. Your organisation lists the few
    versions that must not be in any image; the rest is the business of a vulnerability scanner, which looks into the
    image itself.`,
  unless: `your images are scanned before they ship. The rule is off unless a policy asks for it.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM alpine:3.17\nRUN apk add --no-cache openssl=3.0.5-r0\n',
      good: 'FROM alpine:3.17\nRUN apk add --no-cache openssl=3.0.15-r1\n',
    },
  ],
  options: {
    versions: [
      {
        packages: ['openssl', 'openssl-libs', 'libssl3', 'libssl-dev'],
        from: '3.0.0',
        fixed: '3.0.7',
        why: 'CVE-2022-3602 and CVE-2022-3786',
      },
    ],
  },
  optionNotes: {
    versions:
      'Versions that are not to be installed: the names of the packages, the first bad version, the first good one, and why.',
  },
  mentions: ['apt', 'apk', 'yum', 'dnf', 'zypper'],
  check: {
    dockerfile: {
      run(run, report, context) {
        const found = commandsToJudge(run, report, context, {
          reach: 'ships',
          managers: ['apt', 'apk', 'yum', 'dnf', 'zypper'],
        });
        for (const install of found.filter(
          ({ action }) => action === 'install',
        )) {
          for (const { at, name } of packagesOf(install)) {
            const pinned = versionOf(name, install);
            const bad = context.options.versions.find(
              ({ packages, from, fixed }) =>
                pinned &&
                packages.includes(pinned.name) &&
                compare(pinned.version, from) >= 0 &&
                compare(pinned.version, fixed) < 0,
            );
            if (!bad || !pinned) continue;
            report(
              at,
              `Version ${pinned.version} of ${pinned.name} has ${bad.why}: take ${bad.fixed} or a later one`,
            );
          }
        }
      },
    },
  },
});

/** Name and version of a package that says both, without epoch and release. */
function versionOf(
  word: string,
  { manager }: PackageCommand,
): { name: string; version: string } | undefined {
  const isRpm = manager === 'yum' || manager === 'dnf';
  const match = (
    isRpm
      ? /^(.{1,100}?)(?:-(?:\d+:)?| ?=+ ?)(\d[\d.]*)/
      : /^([^=<>~]{1,100})[=<>~]{1,2}(?:\d+:)?(\d[\d.]*)/
  ).exec(word);
  return match ? { name: match[1], version: match[2] } : undefined;
}

/** Below zero if the first version is the earlier one. */
function compare(one: string, other: string): number {
  const [left, right] = [one, other].map(version =>
    version.split('.').map(Number),
  );
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] || 0) - (right[at] || 0);
    if (difference) return difference;
  }
  return 0;
}
