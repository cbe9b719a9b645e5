// @ts-check
const { gunzipSync, gzipSync } = require('node:zlib');

/** Of a part of a frozen report; written out, for a migration stays what it was. */
const PART = 1024 * 1024;

/** @param {any} result */
function commentedIn({ findings = [] }) {
  return findings
    .filter((/** @type {any} */ { suppressed }) => suppressed)
    .map((/** @type {any} */ finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      file: finding.file,
      line: finding.range.startLine,
      fingerprint: finding.fingerprint,
      message: finding.message,
      reason: finding.suppressed.reason,
      until: finding.suppressed.until,
    }));
}

/**
 * Frozen reports in compressed parts, as one with ten thousand services is hundreds of megabytes of text; and the
 * findings that comments in files accept, to be had without reading all that was found.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('frozen_report_parts', table => {
    table.comment('The bytes of frozen reports, compressed with gzip, cut up');
    table.string('report', 36).notNullable();
    table.integer('part').notNullable().comment('From 0');
    table.string('made_at', 24).notNullable();
    table.binary('content').notNullable();
    table.primary(['report', 'part']);
  });
  const reports = await knex('frozen_reports').select('id', 'made_at');
  for (const { id, made_at } of reports) {
    const { content } = await knex('frozen_reports').where({ id }).first();
    const compressed = gzipSync(content);
    for (let part = 0; part * PART < compressed.length; part++) {
      await knex('frozen_report_parts').insert({
        report: id,
        part,
        made_at,
        content: compressed.subarray(part * PART, (part + 1) * PART),
      });
    }
  }
  await knex.schema.alterTable('frozen_reports', table => {
    table.dropColumn('content');
  });

  await knex.schema.alterTable('results', table => {
    table
      .text('commented')
      .comment('Findings that comments accept, as JSON; null for none');
  });
  const services = await knex('results').select('entity_ref');
  for (const { entity_ref } of services) {
    const { result } = await knex('results').where({ entity_ref }).first();
    const commented = commentedIn(JSON.parse(result));
    if (commented.length === 0) continue;
    await knex('results')
      .where({ entity_ref })
      .update({ commented: JSON.stringify(commented) });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('results', table => {
    table.dropColumn('commented');
  });
  await knex.schema.alterTable('frozen_reports', table => {
    table.text('content', 'longtext').notNullable().defaultTo('');
  });
  for (const { id } of await knex('frozen_reports').select('id')) {
    const parts = await knex('frozen_report_parts')
      .where({ report: id })
      .orderBy('part');
    const compressed = Buffer.concat(parts.map(({ content }) => content));
    if (compressed.length === 0) continue;
    await knex('frozen_reports')
      .where({ id })
      .update({ content: gunzipSync(compressed).toString('utf8') });
  }
  await knex.schema.dropTable('frozen_report_parts');
};
