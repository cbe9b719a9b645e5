import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ComplianceRequest,
  ScorecardSummary,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { SEVERITIES } from '@plimsoll/findings';
import { stringify } from 'csv-stringify';
import { Response } from 'express';
import { Compliance, FullReport } from './compliance';
import { ListRequest } from './request';
import { Scorecards } from './scorecards';

/** What a report can be had as. */
export const EXPORT_FORMATS = ['csv', 'json', 'sarif'] as const;

/** What a report can be had as. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const PAGE = 500;

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

const EVIDENCE_COLUMNS = [
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
];

const SARIF_KINDS = {
  met: 'pass',
  'not-met': 'fail',
  'partly-evidenced': 'review',
  'not-assessable': 'open',
  'not-applicable': 'notApplicable',
} as const;

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

/** A compliance report with its evidence. */
export async function sendCompliance(
  res: Response,
  compliance: Compliance,
  format: ExportFormat,
  request: ComplianceRequest,
  credentials: BackstageCredentials,
): Promise<void> {
  const full = await compliance.full(request, credentials);
  const { framework, asOf } = full.report;
  const name = `${framework.id.replace(/[^a-z0-9.]+/gi, '-')}-${asOf.slice(
    0,
    10,
  )}`;
  if (format === 'csv') {
    await sendCsv(res, `${name}.csv`, EVIDENCE_COLUMNS, evidenceRows(full));
    return;
  }
  attach(res, `${name}.${format}`, 'application/json');
  res.send(
    `${JSON.stringify(
      format === 'json' ? full : complianceSarif(full),
      undefined,
      2,
    )}\n`,
  );
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

function* evidenceRows({ report, evidence }: FullReport): Generator<unknown[]> {
  const { framework, asOf } = report;
  for (const [place, { services }] of evidence.entries()) {
    const control = report.controls[place];
    for (const one of services) {
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
      ];
    }
  }
  for (const { entityRef, title, reason } of report.population.notRead) {
    yield [
      framework.id,
      '',
      '',
      '',
      entityRef,
      title,
      '',
      '',
      '',
      'not-read',
      reason,
      '',
      '',
      '',
      '',
      '',
      '',
      asOf,
    ];
  }
}

/** Controls as rules, services as artefacts: what is not met is a result, what is accepted a suppressed one. */
function complianceSarif({ report, evidence }: FullReport) {
  const { framework } = report;
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Plimsoll',
            semanticVersion: '0.1.0',
            rules: report.controls.map(control => ({
              id: `${framework.id}:${control.id}`,
              shortDescription: { text: control.title },
              ...(control.note && { help: { text: control.note } }),
              properties: {
                assessableFromSource: control.assessable,
                section: control.section,
              },
            })),
          },
        },
        results: evidence.flatMap(({ control, services }, ruleIndex) =>
          services
            .filter(({ state }) => state !== 'not-applicable')
            .map(({ service, state, reason, rules, ...made }) => ({
              ruleId: `${framework.id}:${control}`,
              ruleIndex,
              kind: SARIF_KINDS[state],
              level: state === 'not-met' ? 'error' : 'none',
              message: { text: `${service.title}: ${reason}` },
              locations: [
                {
                  logicalLocations: [
                    {
                      name: service.title,
                      fullyQualifiedName: service.entityRef,
                      kind: 'module',
                    },
                  ],
                },
              ],
              properties: { state, rules, ...made },
            })),
        ),
        properties: {
          asOf: report.asOf,
          madeAt: report.madeAt,
          scope: report.scope,
          population: report.population,
          note: framework.note,
        },
      },
    ],
  };
}

/** A cell that begins as a formula does is text all the same: a title is somebody's own. */
async function sendCsv(
  res: Response,
  name: string,
  columns: readonly string[],
  rows: Iterable<unknown[]> | AsyncIterable<unknown[]>,
): Promise<void> {
  attach(res, name, 'text/csv; charset=utf-8');
  await pipeline(
    Readable.from(rows),
    stringify({
      header: true,
      columns: columns.map(key => ({ key })),
      escape_formulas: true,
      record_delimiter: '\r\n',
      cast: { boolean: value => (value ? 'true' : 'false') },
    }),
    res,
  );
}

function attach(res: Response, name: string, type: string) {
  res.setHeader('content-type', type);
  res.setHeader('content-disposition', `attachment; filename="${name}"`);
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('cache-control', 'no-store');
}
