import { ScmIntegrations } from '@backstage/integration';
import {
  ComplianceReport,
  ControlEvidence,
  ExceptionsResponse,
  ServiceFindings,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import {
  CONTROL_STATES,
  ControlResult,
  ControlState,
  FrameworkInfo,
} from '@plimsoll/findings';
import { folderLink } from '../scan/hosts';
import { ReportRow } from '../store/Store';
import { Findings, FindingsQuery } from './findings';
import { Neighbours, recheckOf } from './recheck';

/** A service with what its files say of each control of a framework, in the framework's order. */
export interface Judged {
  row: ReportRow;
  results: readonly ControlResult[];
}

/** What was found in a service, with how to look again. */
export interface FoundInService extends ServiceFindings {
  /** Commands that judge the same files again. */
  recheck?: string;
}

/** What a report is made of, besides what it says itself. */
export interface MadeReportOptions {
  report: ComplianceReport;
  framework: FrameworkInfo;
  /** Everybody, by entity ref. */
  rows: readonly ReportRow[];
  /** Those that were assessed, by entity ref. */
  judged: readonly Judged[];
  findings: Findings;
  findingsQuery: FindingsQuery;
  neighbours: () => Promise<Neighbours>;
  exceptions: () => Promise<ExceptionsResponse>;
  integrations: ScmIntegrations;
}

/**
 * A report with the evidence behind it, which is made piece by piece as it is asked for: with ten thousand services and
 * forty controls all of it together would not fit into memory.
 */
export class MadeReport {
  readonly report: ComplianceReport;
  readonly framework: FrameworkInfo;
  readonly rows: readonly ReportRow[];
  readonly judged: readonly Judged[];
  readonly #options: MadeReportOptions;
  readonly #notRead: ReadonlyMap<string, string>;
  #byTitle: readonly Judged[] | undefined;

  constructor(options: MadeReportOptions) {
    this.report = options.report;
    this.framework = options.framework;
    this.rows = options.rows;
    this.judged = options.judged;
    this.#options = options;
    this.#notRead = new Map(
      options.report.population.notRead.map(one => [one.entityRef, one.reason]),
    );
  }

  /** Why a service is not in the report although it may have container files. */
  whyNotRead(entityRef: string): string | undefined {
    return this.#notRead.get(entityRef);
  }

  /** The services for one control, by its place: not met first, then by title. */
  *of(
    place: number,
    states: readonly ControlState[] = CONTROL_STATES,
  ): Generator<Judged> {
    this.#byTitle ??= [...this.judged].sort(
      ({ row: a }, { row: b }) =>
        compare(a.title, b.title) || compare(a.entityRef, b.entityRef),
    );
    for (const state of CONTROL_STATES) {
      if (!states.includes(state)) continue;
      for (const one of this.#byTitle)
        if (one.results[place].state === state) yield one;
    }
  }

  /** The evidence for one control in one service. */
  evidence({ row, results }: Judged, place: number): ControlEvidence {
    const { entityRef, title, owner, system, domain, revision } = row;
    const { state, reason, rules } = results[place];
    return {
      service: { entityRef, title, owner, system, domain },
      state,
      reason,
      revision,
      revisionLink: this.revisionLink(row),
      scannedAt: row.at,
      rulesVersion: row.rulesVersion,
      policyHash: row.policyHash,
      rules: [...rules],
      waivers: [...row.waivers],
    };
  }

  revisionLink({ root, revision, folder = '' }: ReportRow): string | undefined {
    return root && revision
      ? folderLink(this.#options.integrations, root, revision, folder)
      : undefined;
  }

  /** What was found in services, one after the other, in the order of `judged` unless others are named. */
  async *found(
    judged: readonly Judged[] = this.judged,
  ): AsyncGenerator<FoundInService> {
    const { findings, findingsQuery, integrations } = this.#options;
    const neighbours = await this.#options.neighbours();
    const rows = judged.map(({ row }) => row);
    let at = 0;
    for await (const found of findings.of(rows, findingsQuery)) {
      yield {
        ...found,
        recheck: recheckOf(
          rows[at++],
          found.revision,
          integrations,
          neighbours,
        ),
      };
    }
  }

  /** What is accepted, and what comments in files hide. */
  exceptions(): Promise<ExceptionsResponse> {
    return this.#options.exceptions();
  }
}

/** The rules whose findings speak against a control in a service. */
export function failingRules({ rules }: ControlResult): ReadonlySet<string> {
  return new Set(
    rules
      .filter(({ state }) => state === 'fail' || state === 'waived')
      .map(({ id }) => id),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
