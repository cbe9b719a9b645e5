// @ts-check

/**
 * Times are ISO 8601 in UTC, as text of one width: they sort as times do, and read the same on every database.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('services', table => {
    table.comment(
      'Every catalog entity that is scored, and how its latest scan went',
    );
    table.string('entity_ref').primary().comment('In lower case');
    table.text('title').notNullable();
    table
      .text('title_key')
      .notNullable()
      .comment('What the title is sorted by');
    table
      .text('search_text')
      .notNullable()
      .comment('What a text filter looks in');
    table.string('owner').comment('Full entity ref');
    table.string('system').comment('Full entity ref');
    table.string('domain').comment('Full entity ref');
    table.string('type');
    table.string('lifecycle');
    table.string('created_at', 24).notNullable();

    table.text('source_url').comment('Where the entity says its source is');
    table
      .text('root_url')
      .comment('The repository to read, or null where that is not possible');
    table
      .text('folder')
      .notNullable()
      .comment('The folder of the service in it');

    table.string('due_at', 24).comment('When to scan next, null for never');
    table
      .string('asked_at', 24)
      .comment('When a scan out of turn was asked for that has not begun');
    table.string('claim', 36).comment('Who scans it at present');
    table.string('claim_until', 24).comment('When that claim is void');
    table.integer('failures').notNullable().comment('Failed scans in a row');

    table.string('status', 32).notNullable().comment('Of the latest scan');
    table.text('problem_reason');
    table.text('problem_advice');
    table.string('last_scan_at', 24).comment('When the latest scan ended');

    table
      .string('result_status', 32)
      .comment('Of the latest scan that gave a result');
    table.string('scanned_at', 24).comment('When that scan ended');
    table.text('etag').comment('What the source called its state then');
    table
      .text('revision')
      .comment('The commit it read, where the source has commits');
    table
      .string('judged_by', 64)
      .comment('Hash of the rules, the policy and the limits it used');
    table
      .string('fresh_until', 10)
      .comment(
        'The day after which it has to be done again, whatever the revision',
      );
    table.double('score');
    table.string('grade', 1);
    table.string('level', 16);
    for (const severity of ['critical', 'high', 'medium', 'low', 'info']) {
      table
        .integer(severity)
        .notNullable()
        .defaultTo(0)
        .comment('Open findings');
    }

    table.index(['due_at'], 'services_due_at_idx');
    table.index(['claim'], 'services_claim_idx');
    table.index(['owner'], 'services_owner_idx');
    table.index(['system'], 'services_system_idx');
    table.index(['domain'], 'services_domain_idx');
  });

  await knex.schema.createTable('results', table => {
    table.comment('What the latest scan that gave a result found');
    table.string('entity_ref').primary();
    table.text('result').notNullable().comment('A ScanResult as JSON');
  });

  await knex.schema.createTable('scores', table => {
    table.comment('The scores of a service over time, one row per change');
    table.bigIncrements('id');
    table.string('entity_ref').notNullable();
    table.string('at', 24).notNullable();
    table.double('score').notNullable();
    table.text('revision');
    table.index(['entity_ref', 'at'], 'scores_entity_ref_at_idx');
    table.index(['at'], 'scores_at_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('scores');
  await knex.schema.dropTable('results');
  await knex.schema.dropTable('services');
};
