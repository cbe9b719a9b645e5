// @ts-check

/** As in `store/rows.ts`; written out, for a migration stays what it was. */
const NEVER_SCANNED = 2;
const STALE = 3;

/**
 * Whose turn it is by kind, and what hosts allow.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('services', table => {
    table
      .integer('priority')
      .notNullable()
      .defaultTo(NEVER_SCANNED)
      .comment(
        'Of the next scan: 0 asked for by a person, 1 pushed to, 2 never scanned, 3 stale',
      );
    table.string('host').comment('That the repository is on, with its port');
  });
  await knex('services')
    .whereNotNull('last_scan_at')
    .update({ priority: STALE });
  await knex('services').whereNotNull('asked_at').update({ priority: 0 });
  const roots = await knex('services')
    .distinct('root_url')
    .whereNotNull('root_url');
  for (const { root_url } of roots) {
    await knex('services')
      .where({ root_url })
      .update({ host: new URL(root_url).host });
  }
  await knex.schema.alterTable('services', table => {
    // In the order of turns, so that the first row that is free is the one to take, however many are due.
    table.index(['priority', 'due_at', 'entity_ref'], 'services_turn_idx');
    table.index(['root_url'], 'services_root_url_idx');
  });

  await knex.schema.createTable('hosts', table => {
    table.comment('Hosts that are to be left alone for a while');
    table.string('host').primary();
    table.string('paused_at', 24).notNullable();
    table.string('paused_until', 24).notNullable();
    table
      .string('reason', 16)
      .notNullable()
      .comment('refused, spent (the host says so) or budget (our config does)');
  });
  await knex.schema.createTable('host_requests', table => {
    table.comment('Requests to hosts whose number is limited in the config');
    table.string('host').notNullable();
    table.integer('seconds').notNullable().comment('How long a period is');
    table.bigInteger('period').notNullable().comment('Which since 1970');
    table.integer('requests').notNullable().comment('In that period');
    table.primary(['host', 'seconds']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('host_requests');
  await knex.schema.dropTable('hosts');
  await knex.schema.alterTable('services', table => {
    table.dropIndex(['root_url'], 'services_root_url_idx');
    table.dropIndex(['priority', 'due_at', 'entity_ref'], 'services_turn_idx');
  });
  await knex.schema.alterTable('services', table => {
    table.dropColumn('host');
    table.dropColumn('priority');
  });
};
