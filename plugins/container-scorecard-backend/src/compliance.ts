import { createHash, randomUUID } from 'node:crypto';
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
  ControlEvidence,
  ControlServicesRequest,
  ControlServicesResponse,
  ControlTotals,
  containerScorecardReportFreezePermission,
  FrameworksResponse,
  FreezeRequest,
  FrozenReport,
  Population,
  ReportsResponse,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { controlStates, Rule } from '@plimsoll/engine';
import {
  CONTROL_STATES,
  ControlResult,
  FrameworkInfo,
  Kind,
  Outcome,
} from '@plimsoll/findings';
import { frameworkInfos } from '@plimsoll/rules';
import { Assessor } from './assessor';
import { Reports } from './reports';
import { folderLink } from './scan/hosts';
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

/** A report with the evidence behind it. */
export interface FullReport {
  report: ComplianceReport;
  evidence: Array<{ control: string; services: ControlEvidence[] }>;
}

/** A service with what its files say of each control of a framework, in the framework's order. */
interface Judged {
  row: ReportRow;
  results: ControlResult[];
}

/** Statuses with which a service was read the last time it was tried. */
const READ = new Set(['complete', 'partial']);

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
    const { report } = await this.#judge(request, credentials);
    return report;
  }

  async services(
    { control: id, ...request }: ControlServicesRequest,
    credentials: BackstageCredentials,
  ): Promise<ControlServicesResponse> {
    const { report, judged } = await this.#judge(request, credentials);
    const place = report.controls.findIndex(control => control.id === id);
    if (place < 0) {
      throw new NotFoundError(
        `${report.framework.name} has no control ${id}; see GET /frameworks`,
      );
    }
    return {
      control: report.controls[place],
      items: this.#evidence(judged, place),
    };
  }

  /** A report with all that is behind it, for export. */
  async full(
    request: ComplianceRequest,
    credentials: BackstageCredentials,
  ): Promise<FullReport> {
    const { report, judged } = await this.#judge(request, credentials);
    return {
      report,
      evidence: report.controls.map(({ id }, place) => ({
        control: id,
        services: this.#evidence(judged, place),
      })),
    };
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
    const full = await this.full(request, credentials);
    const { report } = full;
    const content = `${JSON.stringify(full, undefined, 2)}\n`;
    const scope = report.scope?.title ?? 'the whole organisation';
    const frozen: FrozenReport = {
      id: randomUUID(),
      title:
        title ??
        `${report.framework.name}, ${scope}, ${report.asOf.slice(0, 10)}`,
      framework: report.framework.id,
      scope: report.scope?.entityRef,
      asOf: report.asOf,
      madeAt: report.madeAt,
      madeBy: by,
      sha256: createHash('sha256').update(content).digest('hex'),
    };
    const services = new Set([
      ...full.evidence.flatMap(one =>
        one.services.map(({ service }) => service.entityRef),
      ),
      ...report.population.notRead.map(({ entityRef }) => entityRef),
    ]);
    await store.saveFrozenReport({
      ...frozen,
      services: [...services].sort(),
      content,
    });
    return frozen;
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

  /** The text of a frozen report, byte for byte. */
  async frozenContent(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<{ content: string; sha256: string; title: string }> {
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
    const { content, sha256, title } = report;
    return { content, sha256, title };
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

  async #judge(
    { framework: id, scope: ref, at }: ComplianceRequest,
    credentials: BackstageCredentials,
  ): Promise<{ report: ComplianceReport; judged: Judged[] }> {
    const { store, reports } = this.#options;
    const framework = this.#framework(id);
    const { query, scope } = await reports.asked(ref, credentials);
    const now = new Date();
    const end = at === undefined ? now : new Date(`${at}T23:59:59.999Z`);
    const isPast = end < now;
    const rows = isPast
      ? await store.reportAt(query, end)
      : await store.report(query);
    const judged = await this.#judged(rows, framework);
    const { controls, ...about } = framework;
    const alike = new Map<ControlResult[], number>();
    for (const { results } of judged)
      alike.set(results, (alike.get(results) ?? 0) + 1);
    return {
      judged,
      report: {
        framework: about,
        ...(scope && {
          scope: { entityRef: scope.entityRef, title: scope.title },
        }),
        asOf: (isPast ? end : now).toISOString(),
        madeAt: now.toISOString(),
        population: populationOf(rows, judged),
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
      },
    };
  }

  /** Only those that were read; of the others nothing is known, whatever they once came to. */
  async #judged(
    rows: readonly ReportRow[],
    framework: FrameworkInfo,
  ): Promise<Judged[]> {
    const wanted = new Set(
      framework.controls.flatMap(({ rules }) => rules.map(rule => rule.id)),
    );
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

  #evidence(judged: readonly Judged[], place: number): ControlEvidence[] {
    const rank = (state: ControlEvidence['state']) =>
      CONTROL_STATES.indexOf(state);
    return judged
      .map(({ row, results }) => this.#evidenceOf(row, results[place]))
      .sort(
        (a, b) =>
          rank(a.state) - rank(b.state) ||
          compare(a.service.title, b.service.title) ||
          compare(a.service.entityRef, b.service.entityRef),
      );
  }

  #evidenceOf(
    row: ReportRow,
    { state, reason, rules }: ControlResult,
  ): ControlEvidence {
    const { entityRef, title, owner, system, domain, revision } = row;
    return {
      service: { entityRef, title, owner, system, domain },
      state,
      reason,
      revision,
      revisionLink:
        row.root && revision
          ? folderLink(
              this.#options.integrations,
              row.root,
              revision,
              row.folder ?? '',
            )
          : undefined,
      scannedAt: row.at,
      rulesVersion: row.rulesVersion,
      policyHash: row.policyHash,
      rules,
      waivers: [...row.waivers],
    };
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

function populationOf(
  rows: readonly ReportRow[],
  judged: readonly Judged[],
): Population {
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
