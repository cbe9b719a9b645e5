import { defineRule } from '@plimsoll/engine';
import type { ServiceReport } from '@plimsoll/engine';
import type {
  BuildAct,
  ComposeBuild,
  ImageBuild,
  Service,
} from '@plimsoll/syntax';
import { publishedBuilds, reportAt } from '../delivery/acts';
import { shown } from '../shown';

export default defineRule({
  id: 'ci/build-matches-compose',
  title: 'Build in the pipeline what Compose builds',
  category: 'delivery',
  severity: 'medium',
  confidence: 'likely',
  references: { practices: ['pipeline/one-definition'] },
  why: `
    Compose and the pipeline build the same Dockerfile, but not the same stage of it, or with another value for the same
    build argument. So what was tried out with Compose is not what is pushed: other files in the image, another user,
    another version of the language. A bake file that both use says it once.`,
  unless: `the Compose file is for development only; say so in its name (\`compose.override.yaml\`, \`compose.dev.yaml\`).`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build --push --target build --tag ghcr.io/acme/web:2.3 .\n',
      good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build --push --target runtime --tag ghcr.io/acme/web:2.3 .\n',
      with: {
        Dockerfile:
          'FROM node:24 AS build\nRUN npm ci\nFROM node:24-slim AS runtime\nUSER 1000\n',
        'compose.yaml':
          'services:\n  web:\n    build:\n      context: .\n      target: runtime\n',
      },
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service(service, report) {
      const pairs = comparable(service);
      if (pairs.length === 0) report.notApplicable();
      for (const { delivered, composed } of pairs) {
        judgeStage(delivered, composed, report);
        judgeArgs(delivered, composed, report);
      }
    },
  },
});

interface Delivered extends ImageBuild {
  readonly by: BuildAct;
}

interface Composed extends ImageBuild {
  readonly by: ComposeBuild;
}

interface Pair {
  readonly delivered: Delivered;
  /** What Compose builds of the same Dockerfile. */
  readonly composed: readonly Composed[];
}

/** The published builds, each with what Compose builds of the same file for production. */
function comparable({ builds, delivery }: Service): Pair[] {
  const published = new Set<unknown>(publishedBuilds(delivery));
  const composed = builds.filter(
    (build): build is Composed =>
      build.ships && isComposed(build.by) && !isForDevelopment(build),
  );
  return builds
    .filter((build): build is Delivered => published.has(build.by))
    .map(delivered => ({
      delivered,
      composed: composed.filter(
        ({ dockerfile }) =>
          dockerfile !== undefined && dockerfile === delivered.dockerfile,
      ),
    }))
    .filter(pair => pair.composed.length > 0);
}

const isComposed = (by: ImageBuild['by']): by is ComposeBuild =>
  'entitlements' in by;

const isForDevelopment = ({ target }: ImageBuild) =>
  /dev|debug|test|local|watch|hot/i.test(target ?? '');

function judgeStage(
  { by, stage }: Delivered,
  composed: readonly Composed[],
  report: ServiceReport,
) {
  const stages = composed.map(build => build.stage);
  if (!stage || stages.includes(undefined)) {
    report.unknown('A variable decides which stage is built');
    return;
  }
  if (stages.includes(stage)) return;
  const [other] = stages;
  reportAt(
    report,
    by.file,
    by.targetAt ?? by,
    `The pipeline builds ${stageName(
      stage,
    )} of the Dockerfile, and Compose ${stageName(other)}: build the same`,
  );
}

function stageName(stage: ImageBuild['stage']): string {
  return stage?.name ? `stage ${shown(stage.name)}` : 'the last stage';
}

/** Arguments that say which build it is, and so differ from one to the next. */
const changing =
  /^(?:(?:APP|BUILD|IMAGE|GIT|VCS|CI|SOURCE|RELEASE)_?)?(?:VERSION|REVISION|SHA|COMMIT|DATE|TIME|TIMESTAMP|CREATED|REF|TAG|NUMBER|ID|BRANCH|URL|DATE_EPOCH)$|CACHE|PROXY|TOKEN|^(?:UID|GID|ENV|ENVIRONMENT|NODE_ENV|APP_ENV|DEBUG)$/i;

function judgeArgs(
  { by, stage }: Delivered,
  composed: readonly Composed[],
  report: ServiceReport,
) {
  const same = composed.filter(build => build.stage && build.stage === stage);
  for (const { name, value, source, start, end } of by.args) {
    if (value === undefined || value.includes('{') || changing.test(name))
      continue;
    const others = same.flatMap(build =>
      build.by.args.flatMap(arg =>
        arg.name === name ? arg.value?.value ?? [] : [],
      ),
    );
    if (others.length > 0 && !others.includes(value))
      reportAt(
        report,
        by.file,
        { source, start, end },
        `Build argument ${shown(
          name,
        )} has another value here than in Compose: give both the same`,
        { severity: 'low' },
      );
  }
}
