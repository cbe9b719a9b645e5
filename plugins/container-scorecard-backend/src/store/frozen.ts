import { FrozenReport } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Knex } from 'knex';
import { FrozenReportPartRow, FrozenReportRow, time } from './rows';

type Known = FrozenReport & { services: readonly string[] };

/** See {@link Store.saveReportPart}. */
export async function saveReportPart(
  knex: Knex,
  report: string,
  part: number,
  content: Buffer,
  at: Date,
): Promise<void> {
  await knex<FrozenReportPartRow>('frozen_report_parts').insert({
    report,
    part,
    made_at: time(at),
    content,
  });
}

/** See {@link Store.removeReportParts}. */
export async function removeReportParts(
  knex: Knex,
  report: string,
): Promise<void> {
  await knex<FrozenReportPartRow>('frozen_report_parts')
    .where({ report })
    .delete();
}

/** See {@link Store.reportParts}. */
export async function* reportParts(
  knex: Knex,
  report: string,
): AsyncGenerator<Buffer> {
  for (let part = 0; ; part++) {
    const row = await knex<FrozenReportPartRow>('frozen_report_parts')
      .where({ report, part })
      .first();
    if (!row) return;
    yield row.content;
  }
}

/** Parts of which no report came, as the backend ended while it was made. */
export async function removeLostParts(knex: Knex, before: Date): Promise<void> {
  await knex<FrozenReportPartRow>('frozen_report_parts')
    .where('made_at', '<', time(before))
    .whereNotIn('report', knex<FrozenReportRow>('frozen_reports').select('id'))
    .delete();
}

/** See {@link Store.saveFrozenReport}. */
export async function saveFrozenReport(
  knex: Knex,
  report: Known,
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
  });
}

/** See {@link Store.frozenReports}. */
export async function frozenReports(knex: Knex): Promise<Known[]> {
  const rows = await knex<FrozenReportRow>('frozen_reports')
    .orderBy('made_at', 'desc')
    .limit(1000);
  return rows.map(toReport);
}

/** See {@link Store.frozenReport}. */
export async function frozenReport(
  knex: Knex,
  id: string,
): Promise<Known | undefined> {
  const row = await knex<FrozenReportRow>('frozen_reports')
    .where({ id })
    .first();
  return row && toReport(row);
}

function toReport(row: FrozenReportRow): Known {
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
