import { FrozenReport } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Knex } from 'knex';
import { FrozenReportRow } from './rows';

type Known = FrozenReport & { services: readonly string[] };

const COLUMNS = [
  'id',
  'title',
  'framework',
  'scope',
  'as_of',
  'made_at',
  'made_by',
  'sha256',
  'services',
] as const;

/** See {@link Store.saveFrozenReport}. */
export async function saveFrozenReport(
  knex: Knex,
  report: Known & { content: string },
): Promise<void> {
  await knex<FrozenReportRow>('frozen_reports').insert({
    id: report.id,
    title: report.title,
    framework: report.framework,
    scope: report.scope ?? null,
    as_of: report.asOf,
    made_at: report.madeAt,
    made_by: report.madeBy,
    sha256: report.sha256,
    services: JSON.stringify(report.services),
    content: report.content,
  });
}

/** See {@link Store.frozenReports}. */
export async function frozenReports(knex: Knex): Promise<Known[]> {
  const rows = await knex<FrozenReportRow>('frozen_reports')
    .select(...COLUMNS)
    .orderBy('made_at', 'desc')
    .limit(1000);
  return rows.map(toReport);
}

/** See {@link Store.frozenReport}. */
export async function frozenReport(
  knex: Knex,
  id: string,
): Promise<(Known & { content: string }) | undefined> {
  const row = await knex<FrozenReportRow>('frozen_reports')
    .where({ id })
    .first();
  return row && { ...toReport(row), content: row.content };
}

function toReport(row: Pick<FrozenReportRow, (typeof COLUMNS)[number]>): Known {
  return {
    id: row.id,
    title: row.title,
    framework: row.framework,
    scope: row.scope ?? undefined,
    asOf: row.as_of,
    madeAt: row.made_at,
    madeBy: row.made_by,
    sha256: row.sha256,
    services: JSON.parse(row.services),
  };
}
