import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import {
  ComplianceRequest,
  ExportTable,
  ScorecardSummary,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { SEVERITIES } from '@plimsoll/findings';
import { stringify } from 'csv-stringify';
import { Response } from 'express';
import { Compliance } from './compliance';
import { bytesOf, Digest } from './evidence/bytes';
import { jsonOf } from './evidence/json';
import { sarifOf } from './evidence/sarif';
import { TABLES } from './evidence/tables';
import { ListRequest } from './request';
import { Scorecards } from './scorecards';

/** What a report can be had as. */
export const EXPORT_FORMATS = ['csv', 'json', 'sarif'] as const;

/** What a report can be had as. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** An export as it was asked for. */
export interface AskedExport extends ComplianceRequest {
  format: ExportFormat;
  table?: ExportTable;
}

/** What a file held that was sent. */
export type Sent = ReturnType<Digest['summary']>;

const PAGE = 500;
/** Rows of a table that are written in one go. */
const TURN = 200;

const SERVICE_COLUMNS = [
  'entity_ref',
  'title',
  'owner',
  'system',
  'domain',
  'type',
  'lifecycle',
  'tags',
  'status',
  'score',
  'grade',
  'level',
  'line',
  'required_level',
  'below',
  ...SEVERITIES,
  'waived',
  'revision',
  'scanned_at',
  'stale',
];

/** Every service of a list, as a table that a spreadsheet opens. A page at a time, so that none has to be held. */
export async function sendScorecardsCsv(
  res: Response,
  scorecards: Scorecards,
  request: ListRequest,
  credentials: BackstageCredentials,
): Promise<void> {
  // Before the first byte, so that a request that is refused gets an answer that says so.
  const first = await scorecards.list({ ...request, limit: PAGE }, credentials);
  async function* rows() {
    let page = first;
    for (;;) {
      for (const service of page.items) yield serviceRow(service);
      const { nextCursor } = page.pageInfo;
      if (!nextCursor) return;
      page = await scorecards.listMore(nextCursor, PAGE, credentials);
    }
  }
  await sendCsv(res, 'scorecards.csv', SERVICE_COLUMNS, rows());
}

/** A compliance report with its evidence, written while it is made. Answers what was sent. */
export async function sendCompliance(
  res: Response,
  {
    compliance,
    integrations,
  }: { compliance: Compliance; integrations: ScmIntegrations },
  { format, table = 'evidence', ...request }: AskedExport,
  credentials: BackstageCredentials,
): Promise<Sent> {
  const made = await compliance.make(request, credentials);
  const { framework, asOf } = made.report;
  const name = `${framework.id.replace(/[^a-z0-9.]+/gi, '-')}-${asOf.slice(
    0,
    10,
  )}`;
  if (format === 'csv') {
    const { columns, rows } = TABLES[table];
    const which = table === 'evidence' ? '' : `-${table}`;
    return sendCsv(res, `${name}${which}.csv`, columns, rows(made));
  }
  attach(res, `${name}.${format}`, 'application/json; charset=utf-8');
  const text = format === 'json' ? jsonOf(made) : sarifOf(made, integrations);
  const digest = new Digest();
  await pipeline(
    Readable.from(bytesOf(text), { objectMode: false }),
    digest,
    res,
  );
  return digest.summary();
}

function serviceRow(service: ScorecardSummary): unknown[] {
  return [
    service.entityRef,
    service.title,
    service.owner,
    service.system,
    service.domain,
    service.type,
    service.lifecycle,
    service.tags?.join(' '),
    service.status,
    service.score,
    service.grade,
    service.level,
    service.line,
    service.requiredLevel,
    service.below,
    ...SEVERITIES.map(severity => service.counts[severity]),
    service.waived,
    service.revision,
    service.scannedAt,
    service.stale,
  ];
}

/** A cell that begins as a formula does is text all the same: a title is somebody's own. */
async function sendCsv(
  res: Response,
  name: string,
  columns: readonly string[],
  rows: Iterable<unknown[]> | AsyncIterable<unknown[]>,
): Promise<Sent> {
  attach(res, name, 'text/csv; charset=utf-8');
  const digest = new Digest();
  await pipeline(
    Readable.from(withTurns(rows)),
    stringify({
      header: true,
      columns: columns.map(key => ({ key })),
      escape_formulas: true,
      record_delimiter: '\r\n',
      cast: { boolean: value => (value ? 'true' : 'false') },
    }),
    digest,
    res,
  );
  return digest.summary();
}

/** Requests come in between, however fast rows are taken. */
async function* withTurns<T>(rows: Iterable<T> | AsyncIterable<T>) {
  let count = 0;
  for await (const row of rows) {
    yield row;
    if (++count % TURN === 0) await nextTurn();
  }
}

function attach(res: Response, name: string, type: string) {
  res.setHeader('content-type', type);
  res.setHeader('content-disposition', `attachment; filename="${name}"`);
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('cache-control', 'no-store');
}
