import {
  CATEGORIES,
  Category,
  CheckTotals,
  ContainerScorecardApi,
  Control,
  CONTROL_STATES,
  ControlCounts,
  ControlServiceEvidence,
  ControlRule,
  ControlState,
  ControlTotals,
  DayTotals,
  FrameworkInfo,
  FrozenReport,
  Grade,
  ImageUse,
  Level,
  ListScorecardsRequest,
  RuleInfo,
  ScanStatus,
  Scope,
  ScorecardSummary,
  TeamTotals,
  Totals,
  Waiver,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { errorWithStatus } from './fakeApi';
import { sampleRules } from './rules';

const DAY = 24 * 60 * 60 * 1000;

const DOMAINS: Record<string, Record<string, string[]>> = {
  Commerce: {
    Checkout: ['Payments', 'Basket'],
    Catalogue: ['Product data', 'Search and browse'],
  },
  Logistics: {
    Harbour: ['Berths', 'Cranes and yards'],
    Delivery: ['Last mile', 'Customs'],
  },
  Platform: {
    Identity: ['Access'],
    Data: ['Data platform', 'Reporting'],
    Runtime: ['Developer platform'],
  },
};

const NOUNS = [
  'ledger',
  'gateway',
  'worker',
  'api',
  'portal',
  'planner',
  'router',
  'importer',
  'notifier',
  'index',
  'scheduler',
  'archive',
];

/** Numbers that look like chance and are the same every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

const slug = (title: string) =>
  title.toLocaleLowerCase('en').replace(/\W+/g, '-');
const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);

function gradeOf(score: number): Grade {
  if (score >= 90) return 'A';
  if (score >= 80) return 'B';
  if (score >= 65) return 'C';
  return score >= 50 ? 'D' : 'F';
}

function levelOf(summary: Pick<ScorecardSummary, 'counts' | 'score'>): Level {
  if (summary.counts.critical > 0) return 'none';
  if (summary.counts.high > 0) return 'afloat';
  return (summary.score ?? 0) >= 95 ? 'blue-water' : 'seaworthy';
}

function statusOf(i: number): ScanStatus {
  if (i % 19 === 3) return 'not-containerised';
  if (i % 31 === 5) return 'failed';
  if (i % 43 === 7) return 'waiting';
  return i % 23 === 2 ? 'partial' : 'complete';
}

interface Service extends ScorecardSummary {
  failing: string[];
  categories: Partial<Record<Category, number>>;
}

function services(now: number, howMany: number): Service[] {
  const random = chance(7);
  const teams = Object.entries(DOMAINS).flatMap(([domain, systems]) =>
    Object.entries(systems).flatMap(([system, names]) =>
      names.map((team, i) => ({ domain, system, team, care: random(), i })),
    ),
  );
  return Array.from({ length: howMany }, (_, i) => {
    const team = teams[Math.floor(random() * random() * teams.length)];
    const name = `${slug(team.system)}-${NOUNS[i % NOUNS.length]}${
      i >= NOUNS.length ? `-${Math.floor(i / NOUNS.length)}` : ''
    }`;
    const status = statusOf(i);
    const hasScore = status === 'complete' || status === 'partial';
    const failing = sampleRules
      .filter(
        (rule, n) =>
          random() <
          (rule.severity === 'critical' ? 0.09 : 0.62 - n * 0.025) *
            (1.25 - team.care),
      )
      .map(rule => rule.id);
    const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
    for (const rule of sampleRules) {
      if (failing.includes(rule.id)) counts[rule.severity] += 1;
    }
    const raw =
      100 -
      counts.critical * 14 -
      counts.high * 7 -
      counts.medium * 4 -
      counts.low * 2;
    const score = Math.max(
      12,
      counts.critical > 0 ? Math.min(49, raw) : Math.min(100, raw),
    );
    const summary: Service = {
      entityRef: `component:default/${name}`,
      title: name,
      owner: `group:default/${slug(team.team)}`,
      system: `system:default/${slug(team.system)}`,
      domain: `domain:default/${slug(team.domain)}`,
      type: i % 5 === 0 ? 'website' : 'service',
      lifecycle: i % 7 === 0 ? 'experimental' : 'production',
      tags: i % 3 === 0 ? ['java', 'tier-1'] : ['node'],
      status,
      line: 80,
      stale: false,
      counts: hasScore
        ? counts
        : { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
      failing: hasScore ? failing : [],
      categories: {},
      waived: i % 11 === 0 ? 1 : 0,
    };
    if (!hasScore) return summary;
    const withScore: Service = {
      ...summary,
      score,
      grade: gradeOf(score),
      below: score < 80,
      scannedAt: new Date(now - random() * 3 * DAY).toISOString(),
      revision: Math.floor(random() * 0xffffffffffff)
        .toString(16)
        .padStart(40, '3f2a91c'),
      categories: Object.fromEntries(
        CATEGORIES.filter(
          category => category !== 'orchestration' || i % 4 === 0,
        ).map(category => [
          category,
          Math.max(
            10,
            Math.min(100, Math.round(score + (random() - 0.4) * 40)),
          ),
        ]),
      ),
    };
    return { ...withScore, level: levelOf(withScore) };
  });
}

function totalsOf(list: Service[]): Totals {
  const scored = list.filter(s => s.score !== undefined);
  const scores = scored.map(s => s.score!).sort((a, b) => a - b);
  const grades = { A: 0, B: 0, C: 0, D: 0, F: 0, none: 0 };
  const levels = { none: 0, afloat: 0, seaworthy: 0, 'blue-water': 0 };
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const s of list) {
    grades[s.grade ?? 'none'] += 1;
    if (s.level) levels[s.level] += 1;
    for (const severity of Object.keys(counts) as Array<keyof typeof counts>) {
      counts[severity] += s.counts[severity];
    }
  }
  const categories: Totals['categories'] = {};
  for (const category of CATEGORIES) {
    const values = scored.flatMap(s => s.categories[category] ?? []);
    if (values.length > 0) {
      categories[category] = {
        score: values.reduce((a, b) => a + b, 0) / values.length,
        services: values.length,
      };
    }
  }
  return {
    services: list.length,
    containerised: list.filter(s => s.status !== 'not-containerised').length,
    covered: list.filter(s =>
      ['complete', 'partial', 'not-containerised'].includes(s.status),
    ).length,
    scored: scored.length,
    below: scored.filter(s => s.below).length,
    ...(scores.length > 0 && {
      medianScore: scores[Math.floor(scores.length / 2)],
      meanScore: scores.reduce((a, b) => a + b, 0) / scores.length,
    }),
    grades,
    levels,
    counts,
    withCritical: list.filter(s => s.counts.critical > 0).length,
    categories,
    waived: list.reduce((sum, s) => sum + (s.waived ?? 0), 0),
  };
}

function trendOf(totals: Totals, now: number, days: number): DayTotals[] {
  const random = chance(3);
  return Array.from({ length: days }, (_, i): DayTotals => {
    const left = (days - 1 - i) / days;
    const shake = i === days - 1 ? 0 : (random() - 0.5) * 2;
    const earlier = (value: number, change: number) =>
      Math.max(0, Math.round(value + change * left + shake));
    const median = totals.medianScore;
    return {
      day: isoDay(now - (days - 1 - i) * DAY),
      services: earlier(totals.services, -0.08 * totals.services),
      covered: earlier(totals.covered, -0.14 * totals.covered),
      scored: earlier(totals.scored, -0.1 * totals.scored),
      below: earlier(totals.below, 0.3 * totals.below),
      ...(median !== undefined && {
        medianScore: earlier(median, -11),
        meanScore: earlier(totals.meanScore!, -9),
      }),
      withCritical: earlier(totals.withCritical, 9),
      criticals: earlier(totals.counts.critical, 14),
      grades: totals.grades,
    };
  });
}

function checksOf(list: Service[], rules: RuleInfo[]): CheckTotals[] {
  const scored = list.filter(s => s.score !== undefined);
  const gains = { critical: 15.2, high: 8.4, medium: 5.2, low: 2.1, info: 0 };
  return rules
    .map((rule, i): CheckTotals => {
      const failed = scored.filter(s => s.failing.includes(rule.id)).length;
      const notApplicable = Math.floor((scored.length - failed) / (3 + i));
      const unknown = Math.floor((scored.length - failed) / 16);
      return {
        rule: rule.id,
        title: rule.title,
        category: rule.category,
        severity: rule.severity,
        enabled: rule.enabled,
        failed,
        waived: i % 4 === 0 ? 3 : 0,
        unknown,
        notApplicable,
        passed: scored.length - failed - notApplicable - unknown,
        meanGain: gains[rule.severity] * (0.7 + (i % 3) * 0.15),
      };
    })
    .sort((a, b) => b.failed * b.meanGain - a.failed * a.meanGain);
}

const IMAGES: Array<
  Omit<ImageUse, 'pinned' | 'ships' | 'builds'> & { share: number }
> = [
  {
    reference: 'node:16-alpine',
    repository: 'docker.io/library/node',
    tag: '16-alpine',
    product: 'Node.js 16',
    distribution: 'Alpine 3.18',
    state: 'ended',
    endsOn: '2023-09-11',
    ends: 'Node.js 16',
    moveTo: 'node:24-alpine',
    share: 0.09,
  },
  {
    reference: 'debian:buster-slim',
    repository: 'docker.io/library/debian',
    tag: 'buster-slim',
    distribution: 'Debian 10',
    state: 'ended',
    endsOn: '2024-06-30',
    ends: 'Debian 10',
    moveTo: 'debian:trixie-slim',
    share: 0.05,
  },
  {
    reference: 'openjdk:17-jdk-slim',
    repository: 'docker.io/library/openjdk',
    tag: '17-jdk-slim',
    product: 'OpenJDK 17',
    state: 'retired',
    ends: 'docker.io/library/openjdk',
    moveTo: 'eclipse-temurin:21-jre',
    share: 0.07,
  },
  {
    reference: 'python:3.10-slim-bookworm',
    repository: 'docker.io/library/python',
    tag: '3.10-slim-bookworm',
    product: 'Python 3.10',
    distribution: 'Debian 12',
    state: 'ends-soon',
    endsOn: '',
    ends: 'Python 3.10',
    moveTo: 'python:3.14-slim-trixie',
    share: 0.12,
  },
  {
    reference: 'node:24-bookworm-slim',
    repository: 'docker.io/library/node',
    tag: '24-bookworm-slim',
    product: 'Node.js 24',
    distribution: 'Debian 12',
    state: 'supported',
    endsOn: '2028-04-30',
    ends: 'Node.js 24',
    share: 0.3,
  },
  {
    reference: 'gcr.io/distroless/static-debian12:nonroot',
    repository: 'gcr.io/distroless/static-debian12',
    tag: 'nonroot',
    distribution: 'Debian 12',
    state: 'supported',
    endsOn: '2028-06-30',
    ends: 'Debian 12',
    share: 0.18,
  },
  {
    reference: 'registry.harbour.example/base/jre:21',
    repository: 'registry.harbour.example/base/jre',
    tag: '21',
    state: 'unknown',
    share: 0.08,
  },
];

/** A control in few words. */
type Words = Omit<Control, 'platform' | 'rules'> & {
  rules: Array<Pick<ControlRule, 'id' | 'evidence'>>;
};

const control = ({ rules, ...words }: Words): Control => ({
  ...words,
  platform: 'docker',
  rules: rules.map(rule => ({ ...rule, kinds: ['dockerfile'] })),
});

const FRAMEWORK: FrameworkInfo = {
  id: 'cis-docker@1.8.0',
  name: 'CIS Docker Benchmark',
  version: '1.8.0',
  note: 'Evidence for controls from configuration in source. It says nothing of running containers, and is never a statement of conformity.',
  url: 'https://www.cisecurity.org/benchmark/docker',
  controls: [
    control({
      id: '4.1',
      title: 'A user for the container has been created',
      section: '4 Container images and build files',
      assessable: 'yes',
      rules: [{ id: 'dockerfile/user-required', evidence: 'full' }],
    }),
    control({
      id: '4.2',
      title: 'Containers use only trusted base images',
      section: '4 Container images and build files',
      assessable: 'partly',
      note: 'Files show where an image comes from and whether it is pinned, not who is trusted: ask for the list of approved registries.',
      rules: [{ id: 'dockerfile/pin-base-image-digest', evidence: 'part' }],
    }),
    control({
      id: '4.4',
      title: 'Images are scanned and rebuilt to include security patches',
      section: '4 Container images and build files',
      assessable: 'partly',
      note: 'The pipeline shows that a scan runs; its results are with the scanner.',
      rules: [{ id: 'github-actions/image-scan', evidence: 'part' }],
    }),
    control({
      id: '4.5',
      title: 'Content trust for Docker is enabled',
      section: '4 Container images and build files',
      assessable: 'no',
      note: 'Decided by the daemon and the registry: ask the platform team.',
      rules: [],
    }),
    control({
      id: '4.6',
      title: 'HEALTHCHECK instructions have been added',
      section: '4 Container images and build files',
      assessable: 'yes',
      rules: [{ id: 'dockerfile/healthcheck', evidence: 'full' }],
    }),
    control({
      id: '4.10',
      title: 'Secrets are not stored in build files',
      section: '4 Container images and build files',
      assessable: 'yes',
      rules: [
        { id: 'dockerfile/no-secret-in-arg-env', evidence: 'full' },
        { id: 'dockerignore/excludes-git', evidence: 'support' },
      ],
    }),
    control({
      id: '5.11',
      title: 'Memory usage of containers is limited',
      section: '5 Container runtime configuration',
      assessable: 'yes',
      rules: [{ id: 'compose/memory-limit', evidence: 'full' }],
    }),
    control({
      id: '5.30',
      title: "The host's user namespaces are not shared",
      section: '5 Container runtime configuration',
      assessable: 'no',
      note: 'Seen only on the host: ask for the settings of the daemon.',
      rules: [],
    }),
    control({
      id: '5.32',
      title: 'The Docker socket is not mounted inside any container',
      section: '5 Container runtime configuration',
      assessable: 'yes',
      rules: [{ id: 'compose/no-docker-socket', evidence: 'full' }],
    }),
  ],
};

const OTHER_FRAMEWORK: FrameworkInfo = {
  ...FRAMEWORK,
  id: 'nist-sp-800-190@2017',
  name: 'NIST SP 800-190',
  version: '2017',
  url: 'https://csrc.nist.gov/pubs/sp/800/190/final',
  controls: FRAMEWORK.controls.slice(0, 4).map((each, i) => ({
    ...each,
    id: `4.1.${i + 1}`,
    section: '4.1 Image countermeasures',
  })),
};

function evidenceOf(of: Control, list: Service[]): ControlServiceEvidence[] {
  return list
    .filter(s => s.score !== undefined)
    .map((s, i): ControlServiceEvidence => {
      const failing = of.rules.filter(r => s.failing.includes(r.id));
      let state: ControlState = 'met';
      let reason = 'Every check of this control passes';
      if (of.assessable === 'no') {
        state = 'not-assessable';
        reason = of.note ?? 'Files cannot tell';
      } else if (failing.length > 0) {
        state = 'not-met';
        reason = `${failing.map(r => r.id).join(', ')} fails`;
      } else if (i % 9 === 0) {
        state = 'not-applicable';
        reason = 'There is no file that it could hold for';
      } else if (of.assessable === 'partly') {
        state = 'partly-evidenced';
        reason = 'What files can show is in favour; they cannot show it all';
      }
      return {
        service: s,
        state,
        reason,
        revision: s.revision,
        revisionLink: `https://git.example.com/harbour/${s.title}/src/commit/${s.revision}`,
        scannedAt: s.scannedAt,
        rulesVersion: '0.1.0',
        policyHash:
          'b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78',
        rules: of.rules.map(r => ({
          id: r.id,
          evidence: r.evidence,
          state: s.failing.includes(r.id) ? 'fail' : 'pass',
        })),
        waivers: state === 'not-met' && i % 5 === 0 ? ['org-active-1'] : [],
        findings: failing.map(r => ({
          rule: r.id,
          severity: 'high',
          file: 'Dockerfile',
          line: 3,
          endLine: 3,
          message: 'No USER is set, so the image runs as root: add one',
          fingerprint: '0123456789abcdef',
          link: `https://git.example.com/harbour/${s.title}/src/commit/${s.revision}/Dockerfile#L3`,
        })),
        recheck: `git clone -- https://git.example.com/harbour/${s.title} source && cd source && git checkout --detach ${s.revision} && plimsoll scan . --format=json`,
      };
    })
    .sort(
      (a, b) =>
        CONTROL_STATES.indexOf(a.state) - CONTROL_STATES.indexOf(b.state) ||
        a.service.title.localeCompare(b.service.title, 'en'),
    );
}

function controlTotals(of: Control, list: Service[]): ControlTotals {
  const counts: ControlCounts = {
    met: 0,
    'not-met': 0,
    'partly-evidenced': 0,
    'not-assessable': 0,
    'not-applicable': 0,
  };
  const evidence = evidenceOf(of, list);
  for (const { state } of evidence) counts[state] += 1;
  const judged = counts.met + counts['not-met'];
  return {
    ...of,
    counts,
    ...(judged > 0 && { passRate: counts.met / judged }),
    waived: evidence.filter(e => e.waivers.length > 0).length,
  };
}

function waiversOf(list: Service[], now: number): Waiver[] {
  const may = { decide: false, withdraw: false };
  const base = (i: number): Omit<Waiver, 'id' | 'state' | 'until'> => ({
    entityRef: list[i].entityRef,
    title: list[i].title,
    rule: list[i].failing[0] ?? 'dockerfile/healthcheck',
    reason:
      'The vendor ships the image with root as its user and mends it in release 5.2, which is announced for the next quarter.',
    askedBy: 'user:default/anna.bakker',
    askedAt: new Date(now - (i + 2) * DAY).toISOString(),
    findings: 1 + (i % 3),
    endsSoon: false,
    may,
  });
  return [
    {
      ...base(0),
      id: 'org-asked-1',
      state: 'asked',
      until: isoDay(now + 60 * DAY),
      compensation:
        'Runs behind the internal gateway only, with all capabilities dropped.',
      may: { decide: true, withdraw: false },
    },
    {
      ...base(1),
      id: 'org-asked-2',
      state: 'asked',
      path: 'deploy/**/compose.yaml',
      until: isoDay(now + 30 * DAY),
      may: { decide: true, withdraw: true },
    },
    {
      ...base(4),
      id: 'org-active-1',
      state: 'active',
      until: isoDay(now + 4 * DAY),
      endsSoon: true,
      decidedBy: 'user:default/mara.lindqvist',
      decidedAt: new Date(now - 5 * DAY).toISOString(),
      may: { decide: true, withdraw: true },
    },
    {
      ...base(6),
      id: 'org-active-2',
      state: 'active',
      until: isoDay(now + 90 * DAY),
      decidedBy: 'user:default/mara.lindqvist',
      decidedAt: new Date(now - 12 * DAY).toISOString(),
    },
    {
      ...base(8),
      id: 'org-refused',
      state: 'refused',
      until: isoDay(now + 10 * DAY),
      decidedBy: 'user:default/mara.lindqvist',
      decidedAt: new Date(now - 3 * DAY).toISOString(),
      decisionReason: 'The base image has had a fixed tag since June.',
    },
    {
      ...base(9),
      id: 'org-ended',
      state: 'ended',
      until: isoDay(now - 8 * DAY),
      decidedBy: 'user:default/mara.lindqvist',
      decidedAt: new Date(now - 70 * DAY).toISOString(),
      findings: 0,
    },
  ];
}

function matches(s: Service, request: ListScorecardsRequest): boolean {
  const one = <T>(allowed: readonly T[] | undefined, value: T | undefined) =>
    !allowed?.length || (value !== undefined && allowed.includes(value));
  const text = request.text?.toLocaleLowerCase('en');
  return (
    (!text || s.title.includes(text) || s.entityRef.includes(text)) &&
    one(request.status, s.status) &&
    one(request.grade, s.grade) &&
    one(request.level, s.level) &&
    one(request.owner, s.owner) &&
    one(request.system, s.system) &&
    one(request.domain, s.domain) &&
    one(request.type, s.type) &&
    one(request.lifecycle, s.lifecycle) &&
    (!request.scope || [s.owner, s.system, s.domain].includes(request.scope)) &&
    (!request.tag?.length || request.tag.some(t => s.tags?.includes(t))) &&
    (!request.rule?.length || request.rule.some(r => s.failing.includes(r))) &&
    (!request.severity?.length ||
      request.severity.some(severity => s.counts[severity] > 0)) &&
    (!request.line ||
      (s.below !== undefined && s.below === (request.line === 'below')))
  );
}

function ordered(list: Service[], order = 'title'): Service[] {
  const down = order.startsWith('-');
  const key = down ? order.slice(1) : order;
  const value = (s: Service) =>
    key === 'critical' || key === 'high'
      ? s.counts[key]
      : (s[key as keyof Service] as string | number | undefined);
  return [...list].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === undefined || y === undefined) {
      return Number(x === undefined) - Number(y === undefined);
    }
    const way =
      typeof x === 'number'
        ? x - Number(y)
        : String(x).localeCompare(String(y), 'en');
    return (down ? -way : way) || a.title.localeCompare(b.title, 'en');
  });
}

/** The calls of the organisation's pages, answered for an invented company that hangs together. */
export function organisation(
  now: number,
  howMany = 240,
): Partial<ContainerScorecardApi> {
  const rules = sampleRules;
  const all = services(now, howMany);
  const within = (scope?: string) => all.filter(s => matches(s, { scope }));
  const scopes = scopesOf(all);
  const named = (scope?: string) => {
    if (!scope) return undefined;
    const found = scopes.find(s => s.entityRef === scope);
    if (!found) throw errorWithStatus(404, `There is no ${scope}`);
    return { entityRef: found.entityRef, title: found.title };
  };
  let waivers = all.length > 10 ? waiversOf(all, now) : [];
  const reports: FrozenReport[] = [
    {
      id: 'r-1',
      title: 'Third quarter',
      framework: 'cis-docker@1.8.0',
      asOf: new Date(now - 58 * DAY).toISOString(),
      madeAt: new Date(now - 57 * DAY).toISOString(),
      madeBy: 'user:default/mara.lindqvist',
      sha256:
        '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    },
  ];
  const decide = (id: string, change: Partial<Waiver>) => {
    const found = waivers.find(w => w.id === id);
    if (!found) throw errorWithStatus(404, `There is no waiver ${id}`);
    const next: Waiver = {
      ...found,
      ...change,
      decidedBy: 'user:default/guest',
      decidedAt: new Date().toISOString(),
      may: { decide: false, withdraw: change.state === 'active' },
    };
    waivers = waivers.map(w => (w.id === id ? next : w));
    return next;
  };
  const frameworks = [FRAMEWORK, OTHER_FRAMEWORK];
  const frameworkOf = (id: string) => {
    const found = frameworks.find(f => f.id === id);
    if (!found) throw errorWithStatus(404, `There is no framework ${id}`);
    return found;
  };

  return {
    async listScorecards(request = {}) {
      const from = request.cursor
        ? (JSON.parse(request.cursor) as ListScorecardsRequest & {
            from: number;
          })
        : { ...request, from: 0 };
      const list = ordered(
        all.filter(s => matches(s, from)),
        from.order,
      );
      const limit = request.limit ?? 50;
      const next = from.from + limit;
      return {
        items: list.slice(from.from, next),
        totalItems: list.length,
        pageInfo:
          next < list.length
            ? { nextCursor: JSON.stringify({ ...from, from: next }) }
            : {},
      };
    },
    async listScopes() {
      return { items: scopes };
    },
    async getOverview(request = {}) {
      const list = within(request.scope);
      const totals = totalsOf(list);
      const scored = list.filter(s => s.score !== undefined);
      const move = (i: number, by: number) => ({
        service: scored[i],
        from: Math.max(0, Math.min(100, scored[i].score! - by)),
        to: scored[i].score!,
        at: new Date(now - (i + 1) * DAY).toISOString(),
        causes: i % 3 === 2 ? ['rules'] : ['code'],
      });
      return {
        scope: named(request.scope),
        at: new Date(now).toISOString(),
        totals,
        trend:
          totals.services > 0 ? trendOf(totals, now, request.days ?? 90) : [],
        checks: checksOf(list, rules)
          .filter(c => c.failed > 0)
          .slice(0, 10),
        drops: [0, 1, 2].filter(i => scored[i]).map(i => move(i, -9 - i)),
        rises: [3, 4, 5].filter(i => scored[i]).map(i => move(i, 7 + i)),
      };
    },
    async listTeams(request = {}) {
      const by = request.by ?? 'owner';
      const groups = new Map<string | undefined, Service[]>();
      for (const s of within(request.scope)) {
        groups.set(s[by], [...(groups.get(s[by]) ?? []), s]);
      }
      const items = [...groups].map(([entityRef, list], i): TeamTotals => {
        const totals = totalsOf(list);
        return {
          ...totals,
          entityRef,
          title: scopes.find(s => s.entityRef === entityRef)?.title ?? 'None',
          ...(totals.meanScore !== undefined && {
            meanScoreBefore: totals.meanScore - (i % 5) + 1.6,
          }),
        };
      });
      return {
        items: items.sort(
          (a, b) => (a.meanScore ?? 101) - (b.meanScore ?? 101),
        ),
      };
    },
    async listChecks(request = {}) {
      return { items: checksOf(within(request.scope), rules) };
    },
    async listImages(request = {}) {
      const base = within(request.scope).length;
      return {
        dataOf: isoDay(now - 20 * DAY),
        soonDays: 90,
        items: IMAGES.map(({ share, ...image }, i) => ({
          ...image,
          ...(image.endsOn === '' && { endsOn: isoDay(now + 47 * DAY) }),
          ships: Math.ceil(base * share),
          builds: Math.floor((base * share) / 3),
          pinned: Math.floor((base * share * (i % 4)) / 4),
        })).filter(image => image.ships > 0),
      };
    },
    async listImageServices(request) {
      const image = IMAGES.find(i => i.reference === request.reference);
      if (!image) {
        throw errorWithStatus(404, `There is no image ${request.reference}`);
      }
      const list = within(request.scope).filter(s => s.score !== undefined);
      return {
        items: list
          .slice(0, Math.ceil(list.length * image.share))
          .map((service, i) => ({
            service,
            file: i % 4 === 3 ? 'deploy/Dockerfile' : 'Dockerfile',
            line: 1 + (i % 3) * 11,
            link: `https://git.example.com/harbour/${service.title}/src/commit/${service.revision}/Dockerfile#L1`,
            ships: i % 4 !== 3,
            ...(i % 2 === 0 && {
              digest:
                'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
            }),
          })),
      };
    },
    async listFrameworks() {
      return { items: frameworks };
    },
    async getCompliance(request) {
      const { controls, ...framework } = frameworkOf(request.framework);
      const list = within(request.scope);
      const at = request.at
        ? `${request.at}T23:59:59.999Z`
        : new Date(now).toISOString();
      const assessed = list.filter(s => s.score !== undefined);
      return {
        framework,
        scope: named(request.scope),
        asOf: at,
        madeAt: new Date(now).toISOString(),
        population: {
          services: list.length,
          inCatalog: request.scope || request.at ? undefined : list.length,
          repositories: assessed.length,
          partial: 0,
          assessed: assessed.length,
          notContainerised: list.filter(s => s.status === 'not-containerised')
            .length,
          notRead: list
            .filter(s => s.status === 'failed' || s.status === 'waiting')
            .map(s => ({
              entityRef: s.entityRef,
              title: s.title,
              reason:
                s.status === 'waiting'
                  ? 'Not scanned yet'
                  : 'The repository does not exist or may not be read',
            })),
        },
        controls: controls.map(each => controlTotals(each, list)),
        rulesVersions: ['0.1.0'],
        policyHashes: [
          'b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78',
        ],
        scanned: { first: at, last: at },
        tool: {
          name: 'Plimsoll',
          version: '0.1.0',
          rules: '51b0ab38',
          rulesVersion: '0.1.0',
        },
        method: {
          term: 'examine',
          object: 'The files of each service.',
          limits: 'Configuration as written, not as deployed.',
          independence: 'Owners cannot approve their own waivers.',
          recheck: 'Run the command that stands with the finding.',
        },
      };
    },
    async listExceptions() {
      return {
        items: [
          {
            kind: 'waiver',
            service: { entityRef: 'component:default/web', title: 'web' },
            rule: 'dockerfile/no-latest-tag',
            controls: ['4.2'],
            reason: 'The base image is replaced next month',
            askedBy: 'user:default/ann',
            since: '2026-11-01T08:00:00.000Z',
            decidedBy: 'user:default/bob',
            decidedAt: '2026-11-02T08:00:00.000Z',
            until: '2026-12-31',
            state: 'active',
            id: 'org-active-1',
          },
          {
            kind: 'comment',
            service: { entityRef: 'component:default/api', title: 'api' },
            rule: 'dockerfile/user-required',
            controls: ['4.1'],
            file: 'Dockerfile',
            line: 3,
          },
        ],
      };
    },
    async listControlServices(request) {
      const found = frameworkOf(request.framework).controls.find(
        c => c.id === request.control,
      );
      if (!found) {
        throw errorWithStatus(404, `There is no control ${request.control}`);
      }
      const list = within(request.scope);
      const items = evidenceOf(found, list).filter(
        ({ state }) => !request.state || request.state.includes(state),
      );
      return {
        control: controlTotals(found, list),
        items: items.slice(0, request.limit ?? 500),
        totalItems: items.length,
      };
    },
    async listReports() {
      return { items: reports };
    },
    async freezeReport(request) {
      const made: FrozenReport = {
        id: `r-${reports.length + 1}`,
        title: request.title ?? 'Report',
        framework: request.framework,
        scope: request.scope,
        asOf: request.at
          ? `${request.at}T23:59:59.999Z`
          : new Date().toISOString(),
        madeAt: new Date().toISOString(),
        madeBy: 'user:default/guest',
        sha256:
          '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
      };
      reports.unshift(made);
      return made;
    },
    async listWaivers(request = {}) {
      return {
        items: waivers.filter(
          w => !request.state?.length || request.state.includes(w.state),
        ),
      };
    },
    async approveWaiver(id, decisionReason) {
      return decide(id, { state: 'active', decisionReason });
    },
    async refuseWaiver(id, decisionReason) {
      return decide(id, { state: 'refused', decisionReason });
    },
    async withdrawWaiver(id, decisionReason) {
      return decide(id, { state: 'withdrawn', decisionReason });
    },
    async previewPolicy(request) {
      const [[rule, setting]] = Object.entries(request.policy.rules ?? {});
      const list = within(request.scope).filter(s => s.score !== undefined);
      const touched = list.filter(s => s.failing.includes(rule));
      const by = setting.enabled === false ? 6 : -4;
      const effects = touched.map(service => {
        const before = service.score!;
        const after = Math.max(0, Math.min(100, before + by));
        return {
          service,
          before: {
            score: before,
            grade: service.grade,
            level: service.level,
            below: before < 80,
          },
          after: {
            score: after,
            grade: gradeOf(after),
            level: service.level,
            below: after < 80,
          },
        };
      });
      return {
        services: list.length,
        changed: effects.length,
        drop: by < 0 ? effects.length : 0,
        rise: by > 0 ? effects.length : 0,
        newlyBelow: effects.filter(e => !e.before.below && e.after.below)
          .length,
        noLongerBelow: effects.filter(e => e.before.below && !e.after.below)
          .length,
        medianBefore: 71,
        medianAfter: 71 + by / 2,
        effects,
        needsScan: [],
      };
    },
  };
}

function scopesOf(all: Service[]): Scope[] {
  const countOf = (ref: string) =>
    all.filter(s => [s.owner, s.system, s.domain].includes(ref)).length;
  const scopes: Scope[] = [];
  for (const [domain, systems] of Object.entries(DOMAINS)) {
    const domainRef = `domain:default/${slug(domain)}`;
    scopes.push({
      entityRef: domainRef,
      title: domain,
      kind: 'domain',
      services: countOf(domainRef),
    });
    for (const [system, teams] of Object.entries(systems)) {
      const systemRef = `system:default/${slug(system)}`;
      scopes.push({
        entityRef: systemRef,
        title: system,
        kind: 'system',
        parent: domainRef,
        services: countOf(systemRef),
      });
      for (const team of teams) {
        const teamRef = `group:default/${slug(team)}`;
        scopes.push({
          entityRef: teamRef,
          title: team,
          kind: 'group',
          services: countOf(teamRef),
        });
      }
    }
  }
  return scopes.filter(s => s.services > 0);
}
