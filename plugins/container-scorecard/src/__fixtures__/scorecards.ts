import {
  CategoryScore,
  Kind,
  Outcome,
  Scorecard,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { sampleFindings, secretFinding } from './findings';
import { sampleRules } from './rules';
import { FILES, REPOSITORY, REVISION } from './sources';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A moment before or after another, as the backend writes it. */
export function minutesFrom(now: number, minutes: number): string {
  return new Date(now + minutes * MINUTE).toISOString();
}

const STATES: Record<string, Partial<Outcome> & Pick<Outcome, 'state'>> = {
  'dockerfile/user-required': { state: 'fail', gain: 8.4 },
  'dockerfile/pin-base-image-digest': { state: 'fail', gain: 5.2 },
  'github-actions/image-scan': { state: 'fail', gain: 5.2 },
  'github-actions/pin-actions': { state: 'fail', gain: 5.2 },
  'dockerfile/healthcheck': { state: 'fail', gain: 2.1 },
  'dockerfile/exec-form': { state: 'fail', gain: 2.1 },
  'dockerfile/no-apt-cache': { state: 'fail', gain: 2.1 },
  'compose/memory-limit': {
    state: 'waived',
    reason: 'Accepted by a comment in compose.yaml',
  },
  'dockerfile/pin-packages-apt': {
    state: 'unknown',
    reason:
      'The packages come from the build argument PACKAGES, which has no default',
  },
  'dockerignore/excludes-git': {
    state: 'unknown',
    reason: 'The build context is chosen by a variable of the pipeline',
  },
  'kubernetes/resource-limits': { state: 'not-applicable' },
};

const KINDS: Record<string, Kind> = {
  Dockerfile: 'dockerfile',
  'compose.yaml': 'compose',
  '.github/workflows/ci.yml': 'github-actions',
};

const outcomes: Outcome[] = sampleRules.map(rule => ({
  rule: rule.id,
  category: rule.category,
  severity: rule.severity,
  ...(STATES[rule.id] ?? { state: 'pass' }),
}));

const categories: CategoryScore[] = [
  { category: 'image-build', score: 84, passed: 3, failed: 1, unknown: 2 },
  { category: 'runtime-security', score: 61, passed: 1, failed: 1, unknown: 0 },
  { category: 'supply-chain', score: 42, passed: 0, failed: 3, unknown: 0 },
  { category: 'delivery', score: 95, passed: 2, failed: 0, unknown: 0 },
  { category: 'composition', score: 100, passed: 2, failed: 0, unknown: 0 },
  { category: 'operations', score: 70, passed: 0, failed: 2, unknown: 0 },
];

/** A service that stands a little above the line, with something to do. */
export function sampleScorecard(
  now: number,
  changes: Partial<Scorecard> = {},
): Scorecard {
  return {
    entityRef: 'component:default/checkout',
    title: 'checkout',
    owner: 'group:default/payments',
    status: 'complete',
    score: 82,
    grade: 'B',
    level: 'afloat',
    line: 80,
    counts: { critical: 0, high: 1, medium: 7, low: 3, info: 0 },
    scannedAt: minutesFrom(now, -12),
    lastScanAt: minutesFrom(now, -12),
    nextScanAt: minutesFrom(now, 48),
    revision: REVISION,
    stale: false,
    categories,
    outcomes,
    findings: sampleFindings,
    files: Object.keys(FILES).map(file => ({
      file,
      kind: KINDS[file],
      link: `${REPOSITORY}/src/commit/${REVISION}/${file}`,
    })),
    unreadable: [],
    crashes: [],
    sourceLink: `${REPOSITORY}/src/commit/${REVISION}/`,
    sourceUrl: `${REPOSITORY}/src/branch/main/`,
    scanning: false,
    rulesVersion: '1.3.0',
    policyHash: '77aa01ff03',
    history: [
      { at: new Date(now - 84 * DAY).toISOString(), score: 55 },
      { at: new Date(now - 60 * DAY).toISOString(), score: 62 },
      { at: new Date(now - 41 * DAY).toISOString(), score: 58 },
      { at: new Date(now - 26 * DAY).toISOString(), score: 70 },
      { at: new Date(now - 15 * DAY).toISOString(), score: 76 },
      { at: new Date(now - 4 * DAY).toISOString(), score: 79 },
      { at: minutesFrom(now, -12), score: 82, revision: REVISION },
    ],
    ...changes,
  };
}

const NOTHING: Partial<Scorecard> = {
  score: undefined,
  grade: undefined,
  level: undefined,
  counts: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
  scannedAt: undefined,
  revision: undefined,
  categories: [],
  outcomes: [],
  findings: [],
  files: [],
  sourceLink: undefined,
  history: [],
};

const GONE = {
  reason: `The repository ${REPOSITORY} does not exist or may not be read`,
  advice:
    'Correct the source location in catalog-info.yaml, or ask the portal team to give Backstage access to it',
};

/** One scorecard for each state that a service can be in. */
export function scorecardsByState(now: number): Record<string, Scorecard> {
  const card = (name: string, changes: Partial<Scorecard>) =>
    sampleScorecard(now, {
      entityRef: `component:default/${name}`,
      title: name,
      ...changes,
    });
  return {
    checkout: card('checkout', {}),
    scanning: card('scanning', { scanning: true }),
    'level-short': card('level-short', {
      requiredLevel: 'seaworthy',
      below: true,
    }),
    'first-week': card('first-week', {
      history: [{ at: minutesFrom(now, -3 * 24 * 60), score: 82 }],
    }),
    'several-images': card('several-images', {
      files: [
        ...Object.keys(FILES),
        'worker/Dockerfile',
        'compose.production.yaml',
      ].map(file => ({
        file,
        kind: KINDS[file] ?? (file.endsWith('file') ? 'dockerfile' : 'compose'),
      })),
      findings: [
        ...sampleFindings,
        ...sampleFindings
          .filter(({ file }) => file === 'Dockerfile')
          .map(finding => ({ ...finding, file: 'worker/Dockerfile' })),
      ],
    }),
    alarming: card('alarming', {
      score: 34,
      grade: 'F',
      level: 'none',
      counts: { critical: 1, high: 1, medium: 7, low: 3, info: 2 },
      outcomes: outcomes.map(o =>
        o.rule === 'dockerfile/no-secret-in-arg-env'
          ? { ...o, state: 'fail', gain: 15 }
          : { ...o, ...(o.gain && { gain: 0 }) },
      ),
      history: [],
      findings: [secretFinding, ...sampleFindings],
    }),
    exemplary: card('exemplary', {
      score: 100,
      grade: 'A',
      level: 'blue-water',
      counts: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
      outcomes: outcomes.map(o =>
        o.state === 'not-applicable'
          ? o
          : { ...o, state: 'pass', gain: undefined },
      ),
      history: [],
      categories: categories.map(c => ({
        ...c,
        score: 100,
        passed: c.passed + c.failed + c.unknown,
        failed: 0,
        unknown: 0,
      })),
      findings: [],
    }),
    partial: card('partial', {
      status: 'partial',
      unreadable: [
        { file: 'legacy/Dockerfile', reason: 'is larger than 1 MiB' },
        { file: 'deploy/compose.yaml', reason: 'holds too many aliases' },
        { file: 'docker/Dockerfile.arm', reason: 'holds binary data' },
      ],
      crashes: [
        {
          rule: 'compose/memory-limit',
          file: 'compose.yaml',
          message: 'Cannot read properties of undefined',
        },
      ],
    }),
    stale: card('stale', {
      status: 'failed',
      stale: true,
      problem: GONE,
      scannedAt: minutesFrom(now, -3 * 24 * 60),
      lastScanAt: minutesFrom(now, -4),
      nextScanAt: minutesFrom(now, 12),
    }),
    paused: card('paused', {
      problem: {
        reason: 'github.com answers nothing for a while',
        advice: 'Nothing needs to be done',
      },
      scannedAt: minutesFrom(now, -3 * 60),
      lastScanAt: minutesFrom(now, -40),
      nextScanAt: minutesFrom(now, 12),
    }),
    waiting: card('waiting', {
      ...NOTHING,
      status: 'waiting',
      scanning: true,
      lastScanAt: undefined,
    }),
    'not-containerised': card('not-containerised', {
      ...NOTHING,
      status: 'not-containerised',
      scannedAt: minutesFrom(now, -20),
    }),
    failed: card('failed', {
      ...NOTHING,
      status: 'failed',
      problem: GONE,
      lastScanAt: minutesFrom(now, -4),
      nextScanAt: minutesFrom(now, 12),
    }),
    unsupported: card('unsupported', {
      ...NOTHING,
      status: 'unsupported',
      problem: {
        reason:
          'The source is file:/srv/catalog/web/, which is not in a repository',
        advice:
          'Set the annotation backstage.io/source-location to the address of the repository',
      },
      lastScanAt: undefined,
      nextScanAt: undefined,
    }),
    'no-score': card('no-score', {
      ...NOTHING,
      status: 'complete',
      scannedAt: minutesFrom(now, -2),
      revision: REVISION,
      outcomes: outcomes.map(o => ({
        ...o,
        state: 'unknown',
        gain: undefined,
      })),
      categories: categories.map(({ category, passed, failed, unknown }) => ({
        category,
        passed: 0,
        failed: 0,
        unknown: passed + failed + unknown,
      })),
      files: [{ file: 'Dockerfile', kind: 'dockerfile' }],
    }),
  };
}
