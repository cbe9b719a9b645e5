import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { LocatedInFile, Step } from '@plimsoll/syntax';
import { runsForReleasesOnly } from '../delivery/release-only';
import { removeLine, setInputs } from '../delivery/step-edits';

export default defineRule({
  id: 'ci/no-cache-in-release',
  title: 'Build releases without what earlier runs left behind',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'hint',
  references: {
    practices: ['pipeline/cache'],
    controls: ['slsa-build@1.2:isolated'],
    zizmor: ['cache-poisoning'],
    urls: [
      'https://docs.github.com/actions/reference/workflows-and-actions/dependency-caching#restrictions-for-accessing-a-cache',
    ],
  },
  why: `
    A release restores caches that any run on the default branch may have written, also one that had been taken over for
    a minute by a bad dependency or a foreign pull request. What was put there then ends up in the image that everybody
    gets, and nothing in the commit shows it. Releases are rare: let them build everything anew.`,
  unless: `only trusted runs on the default branch write the cache, and you look at what they do.`,
  examples: [
    {
      kind: 'github-actions',
      bad: "on:\n  push:\n    tags: ['v*']\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:${{ github.ref_name }}\n          cache-from: type=gha\n",
      good: "on:\n  push:\n    tags: ['v*']\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:${{ github.ref_name }}\n",
    },
  ],
  check: {
    'github-actions': {
      job(job, report, { service }) {
        const acts = service.delivery.of(job)?.acts ?? [];
        const publishes = acts.some(
          act =>
            act.does === 'push' ||
            (act.does === 'build' && act.pushes !== false),
        );
        // Where branches are built too, the cache is wanted: that is for ci/build-cache to say.
        if (!publishes || !runsForReleasesOnly(job)) {
          report.notApplicable();
          return;
        }
        for (const step of job.steps) {
          const at = cacheOf(step);
          if (at)
            report(
              at,
              'What earlier runs left in the cache goes into the release: build it without',
              { fix: fixOf(step, at) },
            );
        }
      },
    },
  },
});

/** Takes the input away that asks for the cache, or refuses the one that is there by itself. */
function fixOf(step: Step, at: LocatedInFile): OfferedFix | undefined {
  const refused = byDefault[step.uses?.name ?? ''];
  const edits =
    at === step.anchor
      ? refused &&
        setInputs(step, {
          [refused]: refused === 'cache-disabled' ? 'true' : 'false',
        })
      : step.with.length > 1 &&
        !step.node.map('with')?.isFlow &&
        !step.node.isFlow &&
        removeLine(at);
  return edits
    ? { title: 'Leave the cache out', safe: false, edits }
    : undefined;
}

/** Actions that restore a cache unless this input says no, and what it says then. */
const byDefault: Readonly<Record<string, string | undefined>> = {
  'actions/cache': '',
  'actions/cache/restore': '',
  'actions/setup-go': 'cache',
  'swatinem/rust-cache': '',
  'gradle/actions/setup-gradle': 'cache-disabled',
  'astral-sh/setup-uv': 'enable-cache',
  'mozilla-actions/sccache-action': '',
};

/** Actions that restore a cache if this input asks them to. */
const onRequest: Readonly<Record<string, string | undefined>> = {
  'actions/setup-node': 'cache',
  'actions/setup-python': 'cache',
  'actions/setup-java': 'cache',
  'actions/setup-dotnet': 'cache',
  'pnpm/action-setup': 'cache',
  'ruby/setup-ruby': 'bundler-cache',
};

const off = /^(?:false|off|no|)$/i;

/** Where a step says, or leaves it at, that it takes something from the cache of the CI. */
function cacheOf(step: Step): LocatedInFile | undefined {
  const name = step.uses?.name ?? '';
  if (/^(?:docker|depot)\/build-push-action$/.test(name)) {
    const from = step.input('cache-from');
    // In a registry, only who may push the image writes the cache.
    return /type=(?:gha|local)/.test(from?.value.written ?? '')
      ? from
      : undefined;
  }
  const asked = onRequest[name];
  if (asked !== undefined) {
    const input = step.input(asked);
    return input && !off.test(input.value.written.trim()) ? input : undefined;
  }
  const refused = byDefault[name];
  if (refused === undefined) return undefined;
  const said = step.input(refused)?.value.written.trim();
  const isOff =
    refused === 'cache-disabled'
      ? said !== undefined && !off.test(said)
      : said !== undefined && off.test(said);
  return isOff ? undefined : step.anchor;
}
