import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ComplianceReport,
  ComplianceRequest,
  ControlCounts,
  ControlServiceEvidence,
  ControlServicesRequest,
  ControlServicesResponse,
  ControlTotals,
  containerScorecardReportFreezePermission,
  ExceptionsResponse,
  FrameworksResponse,
  FreezeRequest,
  FrozenReport,
  Population,
  ReportsResponse,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { controlStates, Rule } from '@plimsoll/engine';
import { version } from '@plimsoll/engine/package.json';
import {
  ControlResult,
  FrameworkInfo,
  Kind,
  Outcome,
} from '@plimsoll/findings';
import { frameworkInfos, rulesVersion } from '@plimsoll/rules';
import { Assessor } from './assessor';
import { bytesOf, Digest } from './evidence/bytes';
import { exceptionsOf } from './evidence/exceptions';
import { Findings } from './evidence/findings';
import { jsonOf } from './evidence/json';
import { failingRules, Judged, MadeReport } from './evidence/MadeReport';
import { METHOD } from './evidence/method';
import { neighboursOf } from './evidence/recheck';
import { Reports } from './reports';
import { ReportRow, Store } from './store/Store';
import { verdictAt } from './store/verdicts';
import { Visibility } from './visibility';

/** What compliance reports are made from. */
export interface ComplianceOptions {
  store: Store;
  reports: Reports;
  assessor: Assessor;
  visibility: Visibility;
  permissions: PermissionsService;
  integrations: ScmIntegrations;
}

/** What an exception list needs to know of a request. */
type Asked = { framework: FrameworkInfo } & Omit<
  Parameters<typeof exceptionsOf>[1],
  'store'
>;

/** Statuses with which a service was read the last time it was tried. */
const READ = new Set(['complete', 'partial']);

/** So many services are answered for one control; all of them are in the export. */
const MOST_SERVICES = 500;

/** Of a part of a frozen report as it is stored. */
const PART = 1024 * 1024;

/** How services stand to the controls of published frameworks, as far as files can tell. */
export class Compliance {
  readonly #options: ComplianceOptions;
  readonly #frameworks: FrameworkInfo[];
  readonly #rules: ReadonlyMap<string, Rule>;

  constructor(options: ComplianceOptions) {
    this.#options = options;
    const { rules } = options.assessor;
    this.#frameworks = frameworkInfos(rules);
    this.#rules = new Map(rules.map(rule => [rule.id, rule]));
  }

  frameworks(): FrameworksResponse {
    return { items: this.#frameworks };
  }

  async report(
    request: ComplianceRequest,
    credentials: BackstageCredentials,
  ): Promise<ComplianceReport> {
    const { report } = await this.make(request, credentials);
    return report;
  }

  async services(
    {
      control: id,
      state,
      limit = MOST_SERVICES,
      ...request
    }: ControlServicesRequest,
    credentials: BackstageCredentials,
  ): Promise<ControlServicesResponse> {
    const made = await this.make(request, credentials);
    const { report } = made;
    const place = report.controls.findIndex(control => control.id === id);
    if (place < 0) {
      throw new NotFoundError(
        `${report.framework.name} has no control ${id}; see GET /frameworks`,
      );
    }
    const all = [...made.of(place, state)];
    const shown = all.slice(0, limit);
    const items: ControlServiceEvidence[] = [];
    for await (const found of made.found(shown)) {
      const judged = shown[items.length];
      const failing = failingRules(judged.results[place]);
      items.push({
        ...made.evidence(judged, place),
        findings: found.items.filter(({ rule }) => failing.has(rule)),
        findingsNote: failing.size > 0 ? found.note : undefined,
        recheck: found.recheck,
      });
    }
    return {
      control: report.controls[place],
      items,
      totalItems: all.length,
    };
  }

  async exceptions(
    request: ComplianceRequest,
    credentials: BackstageCredentials,
  ): Promise<ExceptionsResponse> {
    return this.#exceptions(await this.#asked(request, credentials));
  }

  /** Keeps a report as it is now, with its hash. */
  async freeze(
    { title, ...request }: FreezeRequest,
    by: string,
    credentials: BackstageCredentials,
  ): Promise<FrozenReport> {
    const { store, permissions } = this.#options;
    const permission = containerScorecardReportFreezePermission;
    const [{ result }] = await permissions.authorize([{ permission }], {
      credentials,
    });
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `Freezing a report needs the permission ${permission.name}`,
      );
    }
    const made = await this.make(request, credentials);
    const { report, rows } = made;
    const scope = report.scope?.title ?? 'the whole organisation';
    const id = randomUUID();
    try {
      const sha256 = await this.#keep(id, made);
      const frozen: FrozenReport = {
        id,
        title:
          title ??
          `${report.framework.name}, ${scope}, ${report.asOf.slice(0, 10)}`,
        framework: report.framework.id,
        scope: report.scope?.entityRef,
        asOf: report.asOf,
        madeAt: report.madeAt,
        madeBy: by,
        sha256,
      };
      const services = rows.map(({ entityRef }) => entityRef).sort();
      await store.saveFrozenReport({ ...frozen, services });
      return frozen;
    } catch (error) {
      await store.removeReportParts(id);
      throw error;
    }
  }

  /** Writes the text of a report down, a part at a time, and answers its hash. */
  async #keep(id: string, made: MadeReport): Promise<string> {
    const { store } = this.#options;
    const now = new Date();
    const digest = new Digest();
    await pipeline(
      Readable.from(bytesOf(jsonOf(made))),
      digest,
      createGzip(),
      async compressed => {
        let part = 0;
        for await (const content of partsOf(compressed))
          await store.saveReportPart(id, part++, content, now);
      },
    );
    return digest.summary().sha256;
  }

  /** Those of which the caller may see every service. */
  async frozen(credentials: BackstageCredentials): Promise<ReportsResponse> {
    const { store, visibility } = this.#options;
    const visible = await visibility.visible(credentials);
    const all = await store.frozenReports();
    return {
      items: all
        .filter(({ services }) => mayRead(services, visible))
        .map(({ services: _, ...report }) => report),
    };
  }

  /** A frozen report, and its text byte for byte. */
  async frozenContent(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<{ sha256: string; title: string; content: Readable }> {
    const { store, visibility } = this.#options;
    const report = await store.frozenReport(id);
    if (
      !report ||
      !mayRead(report.services, await visibility.visible(credentials))
    ) {
      throw new NotFoundError(
        `There is no frozen report ${id}, or you may not see all that is in it`,
      );
    }
    const { sha256, title } = report;
    const compressed = Readable.from(store.reportParts(id));
    const content = createGunzip();
    compressed.once('error', error => content.destroy(error));
    content.once('close', () => compressed.destroy());
    return { sha256, title, content: compressed.pipe(content) };
  }

  #framework(id: string): FrameworkInfo {
    const framework = this.#frameworks.find(one => one.id === id);
    if (framework) return framework;
    throw new NotFoundError(
      `There is no framework ${id}; there are ${this.#frameworks
        .map(one => one.id)
        .join(', ')}`,
    );
  }

  /** A report, with what it takes to make the evidence behind it. */
  async make(
    request: ComplianceRequest,
    credentials: BackstageCredentials,
  ): Promise<MadeReport> {
    const { store, assessor, visibility, integrations } = this.#options;
    const asked = await this.#asked(request, credentials);
    const { framework, query, scope, rows, now, asOf, isPast } = asked;
    const judged = await this.#judged(rows, framework);
    const { controls, ...about } = framework;
    const alike = new Map<readonly ControlResult[], number>();
    for (const { results } of judged)
      alike.set(results, (alike.get(results) ?? 0) + 1);
    const isAll = !isPast && !scope;
    const report: ComplianceReport = {
      framework: about,
      ...(scope && {
        scope: { entityRef: scope.entityRef, title: scope.title },
      }),
      asOf: asOf.toISOString(),
      madeAt: now.toISOString(),
      population: {
        ...populationOf(rows, judged),
        ...(isAll && { inCatalog: await visibility.count(credentials) }),
      },
      controls: controls.map((control, place): ControlTotals => {
        const counts = noCounts();
        let waived = 0;
        for (const [results, services] of alike) {
          const { state, rules } = results[place];
          counts[state] += services;
          if (rules.some(rule => rule.state === 'waived')) waived += services;
        }
        const decided = counts.met + counts['not-met'];
        return {
          ...control,
          counts,
          ...(decided > 0 && { passRate: counts.met / decided }),
          waived,
        };
      }),
      rulesVersions: distinct(judged.map(({ row }) => row.rulesVersion)),
      policyHashes: distinct(judged.map(({ row }) => row.policyHash)),
      ...scannedBetween(judged),
      tool: {
        name: 'Plimsoll',
        version,
        rules: rulesVersion,
        rulesVersion: assessor.rulesVersion,
      },
      method: METHOD,
    };
    return new MadeReport({
      report,
      framework,
      rows,
      judged,
      findings: new Findings({ store, assessor, integrations }),
      findingsQuery: { rules: rulesOf(framework), asOf, isPast },
      neighbours: async () =>
        neighboursOf(await store.report({ visible: query.visible })),
      exceptions: () => this.#exceptions(asked),
      integrations,
    });
  }

  /** What is asked about, with those whom it is about as they were then. */
  async #asked(
    { framework: id, scope: ref, at }: ComplianceRequest,
    credentials: BackstageCredentials,
  ) {
    const { store, reports } = this.#options;
    const framework = this.#framework(id);
    const { query, scope } = await reports.asked(ref, credentials);
    const now = new Date();
    const end = at === undefined ? now : new Date(`${at}T23:59:59.999Z`);
    const isPast = end < now;
    const rows = isPast
      ? await store.reportAt(query, end)
      : await store.report(query);
    const asOf = isPast ? end : now;
    return { framework, query, scope, rows, now, asOf, isPast };
  }

  /** Nothing has to be judged for them. */
  #exceptions({ framework, ...about }: Asked): Promise<ExceptionsResponse> {
    return exceptionsOf(framework, { store: this.#options.store, ...about });
  }

  /** Only those that were read; of the others nothing is known, whatever they once came to. */
  async #judged(
    rows: readonly ReportRow[],
    framework: FrameworkInfo,
  ): Promise<Judged[]> {
    const wanted = rulesOf(framework);
    const read = rows.filter(
      ({ status, verdicts }) => READ.has(status) && verdicts,
    );
    const sets = await this.#options.reports.bySet(read);
    const judged: Judged[] = [];
    for (const { rules, rows: ofSet } of sets) {
      const places = rules.flatMap((id, place) =>
        wanted.has(id) ? [place] : [],
      );
      // Many services say the same of the rules of a framework, as they come from the same template.
      const known = new Map<string, ControlResult[]>();
      for (const row of ofSet) {
        const key = keyOf(row, places);
        let results = known.get(key);
        if (!results) {
          results = controlStates(
            framework,
            this.#outcomes(row, rules, places),
            new Set(row.kinds as Kind[]),
          );
          known.set(key, results);
        }
        judged.push({ row, results });
      }
    }
    return judged.sort((a, b) => compare(a.row.entityRef, b.row.entityRef));
  }

  #outcomes(
    { verdicts = '', remarks }: ReportRow,
    rules: readonly string[],
    places: readonly number[],
  ): Outcome[] {
    const remarked = new Map(remarks.map(remark => [remark[0], remark]));
    return places.flatMap(place => {
      const state = verdictAt(verdicts, place);
      if (!state) return [];
      const id = rules[place];
      const rule = this.#rules.get(id);
      const [, controls, unmet] = remarked.get(place) ?? [place, null, []];
      return [
        {
          rule: id,
          state,
          category: rule?.category ?? 'image-build',
          severity: rule?.severity ?? 'info',
          ...(controls && { controls: [...controls] }),
          ...(unmet.length > 0 && { unmet: [...unmet] }),
        },
      ];
    });
  }
}

/** All that the results of a row depend on, where these are the places of the rules that a framework looks at. */
function keyOf(
  { verdicts = '', remarks, kinds }: ReportRow,
  places: readonly number[],
): string {
  let letters = '';
  for (const place of places) letters += verdicts[place];
  const wanted = remarks.filter(([place]) => places.includes(place));
  return `${letters} ${kinds.join()} ${
    wanted.length > 0 ? JSON.stringify(wanted) : ''
  }`;
}

/** Every rule that gives evidence for a control. */
function rulesOf({ controls }: FrameworkInfo): ReadonlySet<string> {
  return new Set(controls.flatMap(({ rules }) => rules.map(({ id }) => id)));
}

/** Bytes in parts of one size, the last one smaller. */
async function* partsOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let length = 0;
  for await (const piece of bytes) {
    rest.push(piece);
    length += piece.length;
    if (length < PART) continue;
    yield Buffer.concat(rest);
    rest = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(rest);
}

function scannedBetween(
  judged: readonly Judged[],
): Pick<ComplianceReport, 'scanned'> {
  let first: string | undefined;
  let last: string | undefined;
  for (const { row } of judged) {
    if (row.at === undefined) continue;
    if (first === undefined || row.at < first) first = row.at;
    if (last === undefined || row.at > last) last = row.at;
  }
  return first !== undefined && last !== undefined
    ? { scanned: { first, last } }
    : {};
}

function populationOf(
  rows: readonly ReportRow[],
  judged: readonly Judged[],
): Omit<Population, 'inCatalog'> {
  const read = new Set(judged.map(({ row }) => row.entityRef));
  const notContainerised = rows.filter(
    ({ status }) => status === 'not-containerised',
  );
  return {
    services: rows.length,
    assessed: judged.length,
    notContainerised: notContainerised.length,
    notRead: rows
      .filter(
        ({ entityRef, status }) =>
          !read.has(entityRef) && status !== 'not-containerised',
      )
      .map(({ entityRef, title, status, problem }) => ({
        entityRef,
        title,
        reason:
          problem ??
          (status === 'waiting'
            ? 'It has not been scanned yet'
            : 'It was last scanned by an earlier version, which kept no verdicts'),
      })),
    repositories: new Set(judged.flatMap(({ row }) => row.root ?? [])).size,
    partial: judged.filter(({ row }) => row.status === 'partial').length,
  };
}

function noCounts(): ControlCounts {
  return {
    'not-met': 0,
    'partly-evidenced': 0,
    met: 0,
    'not-assessable': 0,
    'not-applicable': 0,
  };
}

function mayRead(
  services: readonly string[],
  visible: ReadonlySet<string> | undefined,
): boolean {
  return !visible || services.every(entityRef => visible.has(entityRef));
}

function distinct(values: ReadonlyArray<string | undefined>): string[] {
  return [...new Set(values.flatMap(value => value ?? []))].sort();
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
