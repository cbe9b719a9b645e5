import { setImmediate as nextTurn } from 'node:timers/promises';
import { ScmIntegrations } from '@backstage/integration';
import {
  ClosedFinding,
  EvidenceFinding,
  FindingAcceptance,
  FindingTrace,
  ServiceFindings,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Finding } from '@plimsoll/findings';
import { Assessor } from '../assessor';
import { fileLink } from '../scan/hosts';
import {
  FindingStep,
  KeptResult,
  OpenFindings,
  ReportRow,
  Store,
  StoredService,
  StoredWaiver,
} from '../store/Store';

/** What looking findings up needs. */
export interface FindingsOptions {
  store: Store;
  assessor: Assessor;
  integrations: ScmIntegrations;
}

/** What is looked up: what these rules found until a moment. */
export interface FindingsQuery {
  rules: ReadonlySet<string>;
  asOf: Date;
  isPast: boolean;
}

/** What all that was found of one service takes is some 30 KB. */
const BATCH = 100;
/** Services that are assessed in one go, in a few milliseconds. */
const TURN = 5;
const CLOSED_DAYS = 365;

const PAST =
  'Of the past the history keeps which findings were open, without those that were accepted; lines are left out where the files have changed since';
const GONE =
  'The service was taken out of the catalog since then, and what was found of it with it';
const RESCANNED =
  'It was scanned again while the report was made; these are the findings of that scan';

/** The places where rules say no, as far as they are kept. */
export class Findings {
  readonly #options: FindingsOptions;

  constructor(options: FindingsOptions) {
    this.#options = options;
  }

  /** Of these services, in their order; as many at a time as fit into memory whatever their number. */
  async *of(
    rows: readonly ReportRow[],
    query: FindingsQuery,
  ): AsyncGenerator<ServiceFindings> {
    for (let start = 0; start < rows.length; start += BATCH) {
      const batch = rows.slice(start, start + BATCH);
      yield* query.isPast
        ? await this.#past(batch, query)
        : await this.#present(batch, query);
    }
  }

  async #present(
    rows: readonly ReportRow[],
    query: FindingsQuery,
  ): Promise<ServiceFindings[]> {
    const { store, assessor } = this.#options;
    const refs = rows.map(({ entityRef }) => entityRef);
    const steps = await store.findingSteps(refs);
    const found = new Map<string, ServiceFindings>();
    const byRef = new Map(rows.map(row => [row.entityRef, row]));
    const kept = store.keptResults({ visible: new Set(refs) }, new Date());
    for await (const one of kept) {
      const row = byRef.get(one.service.entityRef);
      if (!row) continue;
      const { result } = assessor.assess(
        assessor.unpack(one.found),
        one.policyKey,
        one.waivers,
      );
      found.set(
        row.entityRef,
        this.#now(row, one, result.findings, {
          query,
          steps: steps.get(row.entityRef) ?? [],
        }),
      );
      // Requests come in between.
      if (found.size % TURN === 0) await nextTurn();
    }
    return rows.map(
      row =>
        found.get(row.entityRef) ?? {
          entityRef: row.entityRef,
          items: [],
          closed: [],
          note: GONE,
        },
    );
  }

  #now(
    row: ReportRow,
    { service, waivers }: KeptResult & { service: StoredService },
    findings: readonly Finding[],
    about: { query: FindingsQuery; steps: readonly FindingStep[] },
  ): ServiceFindings {
    const { integrations } = this.#options;
    const { revision, scannedAt } = service.latest ?? {};
    const { root } = service.source;
    const { firstOpen, firstEver, closed } = traced(about);
    const items = findings
      .filter(({ rule }) => about.query.rules.has(rule))
      .map((finding): EvidenceFinding => {
        const { rule, severity, file, range, message, fingerprint } = finding;
        const accepted = acceptanceOf(finding, waivers);
        return {
          rule,
          severity,
          file,
          line: range.startLine,
          endLine: lastLine(range),
          message,
          fingerprint,
          link:
            root && revision
              ? fileLink(integrations, root, revision, file, range)
              : undefined,
          firstSeen: (accepted ? firstEver : firstOpen).get(keyOf(finding)),
          ...(accepted && { accepted }),
        };
      });
    const still = new Set(
      items.filter(({ accepted }) => accepted).map(item => keyOf(item)),
    );
    return {
      entityRef: row.entityRef,
      revision,
      scannedAt,
      items,
      // What is accepted is there all the same.
      closed: closed.filter(one => !still.has(keyOf(one))),
      ...(scannedAt !== row.at && { note: RESCANNED }),
    };
  }

  /** Back from what is open now, by what has come and gone since: that holds however far the history reaches. */
  async #past(
    rows: readonly ReportRow[],
    query: FindingsQuery,
  ): Promise<ServiceFindings[]> {
    const { store } = this.#options;
    const refs = rows.map(({ entityRef }) => entityRef);
    const [open, steps] = [
      await store.openFindings(refs),
      await store.findingSteps(refs),
    ];
    return rows.map(row =>
      this.#then(row, open.get(row.entityRef), {
        query,
        steps: steps.get(row.entityRef) ?? [],
      }),
    );
  }

  #then(
    row: ReportRow,
    open: OpenFindings | undefined,
    about: { query: FindingsQuery; steps: readonly FindingStep[] },
  ): ServiceFindings {
    const { entityRef, revision, at: scannedAt, root } = row;
    const { integrations } = this.#options;
    const { query, steps } = about;
    const end = query.asOf.toISOString();
    const { firstOpen, closed } = traced({
      query,
      steps: steps.filter(({ at }) => at <= end),
    });
    if (!open || steps.some(({ at, status }) => at > end && isGone(status)))
      return { entityRef, revision, scannedAt, items: [], closed, note: GONE };
    const items = rolledBack(open, steps, end)
      .filter(({ trace }) => query.rules.has(trace.rule))
      .map(({ trace, revision: its }): EvidenceFinding => {
        const { line, ...rest } = trace;
        const isThere = its !== undefined && its === revision;
        return {
          ...rest,
          ...(isThere && { line }),
          link:
            root && revision
              ? fileLink(
                  integrations,
                  root,
                  revision,
                  trace.file,
                  isThere ? wholeLine(line) : undefined,
                )
              : undefined,
          firstSeen: firstOpen.get(keyOf(trace)),
        };
      })
      .sort(
        (a, b) =>
          compare(a.file, b.file) ||
          (a.line ?? 0) - (b.line ?? 0) ||
          compare(a.rule, b.rule) ||
          compare(a.fingerprint, b.fingerprint),
      );
    return { entityRef, revision, scannedAt, items, closed, note: PAST };
  }
}

/** What the steps until a moment say of findings. */
function traced({
  query,
  steps,
}: {
  query: FindingsQuery;
  steps: readonly FindingStep[];
}) {
  const since = new Date(
    query.asOf.getTime() - CLOSED_DAYS * 24 * 60 * 60 * 1000,
  ).toISOString();
  const firstOpen = new Map<string, string>();
  const firstEver = new Map<string, string>();
  const closed: ClosedFinding[] = [];
  for (const { at, causes, revision, added, gone } of steps) {
    for (const trace of gone) {
      if (!query.rules.has(trace.rule)) continue;
      const key = keyOf(trace);
      if (at >= since) {
        const { rule, file, line, message, fingerprint } = trace;
        closed.push({
          rule,
          file,
          line,
          message,
          fingerprint,
          firstSeen: firstOpen.get(key),
          closedAt: at,
          revision,
          causes,
        });
      }
      firstOpen.delete(key);
    }
    for (const trace of added) {
      const key = keyOf(trace);
      if (!firstOpen.has(key)) firstOpen.set(key, at);
      if (!firstEver.has(key)) firstEver.set(key, at);
    }
  }
  return { firstOpen, firstEver, closed: closed.reverse() };
}

/** What was open at the end of a time, each with the revision that its line is of. */
function rolledBack(
  { findings, revision }: OpenFindings,
  steps: readonly FindingStep[],
  end: string,
) {
  const open = new Map<
    string,
    Array<{ trace: FindingTrace; revision?: string }>
  >();
  const put = (trace: FindingTrace, its: string | undefined) => {
    const same = open.get(keyOf(trace)) ?? [];
    same.push({ trace, revision: its });
    open.set(keyOf(trace), same);
  };
  for (const trace of findings) put(trace, revision);
  for (let at = steps.length - 1; at >= 0 && steps[at].at > end; at--) {
    for (const trace of steps[at].added) open.get(keyOf(trace))?.pop();
    for (const trace of steps[at].gone) put(trace, steps[at - 1]?.lastRevision);
  }
  return [...open.values()].flat();
}

function acceptanceOf(
  { suppressed, waiver: id }: Finding,
  waivers: readonly StoredWaiver[],
): FindingAcceptance | undefined {
  if (suppressed) {
    const { reason, until } = suppressed;
    return { by: 'comment', reason, until };
  }
  if (!id) return undefined;
  const waiver = waivers.find(one => one.id === id);
  return {
    by: 'waiver',
    waiver: id,
    reason: waiver?.reason,
    until: waiver?.until,
    askedBy: waiver?.askedBy,
    approvedBy: waiver?.approvedBy ?? waiver?.decidedBy,
  };
}

function keyOf(trace: Pick<FindingTrace, 'rule' | 'file' | 'fingerprint'>) {
  return `${trace.rule}\0${trace.file}\0${trace.fingerprint}`;
}

/** A range that ends before the first column of a line holds nothing of that line. */
function lastLine({ startLine, endLine, endColumn }: Finding['range']) {
  return endColumn === 1 && endLine > startLine ? endLine - 1 : endLine;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function wholeLine(line: number) {
  return { startLine: line, startColumn: 1, endLine: line, endColumn: 2 };
}

function isGone(status: string): boolean {
  return status === 'removed';
}
