import { ExportTable } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { ReportRow } from '../store/Store';
import { failingRules, MadeReport } from './MadeReport';

/** A table of a report: its columns, and its rows one after the other. */
export interface Table {
  columns: readonly string[];
  rows: (made: MadeReport) => AsyncIterable<unknown[]> | Iterable<unknown[]>;
}

/** What a report can be had as in a spreadsheet. */
export const TABLES: Record<ExportTable, Table> = {
  evidence: {
    columns: [
      'framework',
      'control',
      'control_title',
      'assessable_from_source',
      'entity_ref',
      'title',
      'owner',
      'system',
      'domain',
      'state',
      'reason',
      'rules',
      'waivers',
      'revision',
      'scanned_at',
      'rules_version',
      'policy_hash',
      'as_of',
      'method',
    ],
    rows: evidenceRows,
  },
  population: {
    columns: [
      'framework',
      'as_of',
      'entity_ref',
      'title',
      'owner',
      'system',
      'domain',
      'type',
      'lifecycle',
      'in_report',
      'reason',
      'repository',
      'revision',
      'scanned_at',
    ],
    rows: populationRows,
  },
  findings: {
    columns: [
      'framework',
      'as_of',
      'entity_ref',
      'title',
      'owner',
      'rule',
      'controls',
      'severity',
      'file',
      'line',
      'end_line',
      'message',
      'fingerprint',
      'first_seen',
      'accepted_by',
      'accepted_reason',
      'accepted_until',
      'asked_by',
      'approved_by',
      'waiver',
      'revision',
      'scanned_at',
      'link',
      'recheck',
      'note',
    ],
    rows: findingRows,
  },
  exceptions: {
    columns: [
      'framework',
      'as_of',
      'kind',
      'entity_ref',
      'title',
      'rule',
      'controls',
      'file',
      'line',
      'state',
      'reason',
      'compensation',
      'asked_by',
      'since',
      'decided_by',
      'decided_at',
      'decision_reason',
      'approved_by',
      'approved_at',
      'until',
      'id',
    ],
    rows: exceptionRows,
  },
  closed: {
    columns: [
      'framework',
      'as_of',
      'entity_ref',
      'title',
      'owner',
      'rule',
      'controls',
      'file',
      'line',
      'message',
      'fingerprint',
      'first_seen',
      'closed_at',
      'closed_by',
      'revision',
    ],
    rows: closedRows,
  },
};

/** States that were judged from files. */
const EXAMINED = new Set(['met', 'not-met', 'partly-evidenced']);

/** A service of a report's population: whether it is in the report, and why not. */
export function populationRow(made: MadeReport, row: ReportRow) {
  const { entityRef, title, owner, system, domain, type, lifecycle } = row;
  const whyNot = made.whyNotRead(entityRef);
  return {
    entityRef,
    title,
    owner,
    system,
    domain,
    type,
    lifecycle,
    inReport: standingOf(row.status, whyNot !== undefined),
    reason: whyNot,
    repository: row.root,
    revision: row.revision,
    scannedAt: row.at,
  };
}

function standingOf(status: ReportRow['status'], isNotRead: boolean) {
  if (isNotRead) return 'not-read';
  if (status === 'not-containerised') return status;
  return status === 'partial' ? 'assessed-in-part' : 'assessed';
}

function* populationRows(made: MadeReport): Generator<unknown[]> {
  for (const row of made.rows) {
    const { framework, asOf } = made.report;
    yield [framework.id, asOf, ...Object.values(populationRow(made, row))];
  }
}

function* evidenceRows(made: MadeReport): Generator<unknown[]> {
  const { framework, asOf, population, method } = made.report;
  for (const [place, control] of made.report.controls.entries()) {
    for (const judged of made.of(place)) {
      const one = made.evidence(judged, place);
      yield [
        framework.id,
        control.id,
        control.title,
        control.assessable,
        one.service.entityRef,
        one.service.title,
        one.service.owner,
        one.service.system,
        one.service.domain,
        one.state,
        one.reason,
        one.rules.map(({ id, state }) => `${id}=${state}`).join(' '),
        one.waivers.join(' '),
        one.revision,
        one.scannedAt,
        one.rulesVersion,
        one.policyHash,
        asOf,
        EXAMINED.has(one.state) ? method.term : '',
      ];
    }
  }
  for (const { entityRef, title, reason } of population.notRead) {
    const none = ['', '', ''];
    yield [
      ...[framework.id, ...none, entityRef, title, ...none],
      ...['not-read', reason, ...none, ...none, asOf, ''],
    ];
  }
}

async function* findingRows(made: MadeReport): AsyncGenerator<unknown[]> {
  const { framework, asOf } = made.report;
  let at = 0;
  for await (const found of made.found()) {
    const judged = made.judged[at++];
    const { row } = judged;
    const failing = judged.results.map(failingRules);
    for (const item of found.items) {
      yield [
        framework.id,
        asOf,
        row.entityRef,
        row.title,
        row.owner,
        item.rule,
        made.report.controls
          .filter((_, place) => failing[place].has(item.rule))
          .map(({ id }) => id)
          .join(' '),
        item.severity,
        item.file,
        item.line,
        item.endLine,
        item.message,
        item.fingerprint,
        item.firstSeen,
        item.accepted?.by,
        item.accepted?.reason,
        item.accepted?.until,
        item.accepted?.askedBy,
        item.accepted?.approvedBy,
        item.accepted?.waiver,
        found.revision,
        found.scannedAt,
        item.link,
        found.recheck,
        found.note,
      ];
    }
  }
}

async function* exceptionRows(made: MadeReport): AsyncGenerator<unknown[]> {
  const { framework, asOf } = made.report;
  const { items } = await made.exceptions();
  for (const one of items) {
    yield [
      framework.id,
      asOf,
      one.kind,
      one.service.entityRef,
      one.service.title,
      one.rule,
      one.controls.join(' '),
      one.file,
      one.line,
      one.state,
      one.reason,
      one.compensation,
      one.askedBy,
      one.since,
      one.decidedBy,
      one.decidedAt,
      one.decisionReason,
      one.approvedBy,
      one.approvedAt,
      one.until,
      one.id,
    ];
  }
}

async function* closedRows(made: MadeReport): AsyncGenerator<unknown[]> {
  const { framework, asOf } = made.report;
  let at = 0;
  for await (const { closed } of made.found()) {
    const { row } = made.judged[at++];
    for (const one of closed) {
      yield [
        framework.id,
        asOf,
        row.entityRef,
        row.title,
        row.owner,
        one.rule,
        made.framework.controls
          .filter(({ rules }) => rules.some(({ id }) => id === one.rule))
          .map(({ id }) => id)
          .join(' '),
        one.file,
        one.line,
        one.message,
        one.fingerprint,
        one.firstSeen,
        one.closedAt,
        one.causes.join(' '),
        one.revision,
      ];
    }
  }
}
