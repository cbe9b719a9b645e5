// @ts-check

/**
 * What compliance reports need besides verdicts, the images that services stand on, and reports that were frozen.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const name of ['services', 'history']) {
    await knex.schema.alterTable(name, table => {
      table
        .text('remarks')
        .comment(
          'As JSON: [place in the rule set, controls that its findings are about, controls that are not met] where a verdict says less or more than usual',
        );
    });
  }

  await knex.schema.createTable('images', table => {
    table.comment('Images that the files of a service name');
    table.bigIncrements('id');
    table.string('entity_ref').notNullable();
    table.text('reference').notNullable().comment('Without a digest');
    table.text('repository').notNullable();
    table.text('tag');
    table.text('digest');
    table.text('file').notNullable();
    table.integer('line').notNullable();
    table.integer('ships').notNullable().comment('0 if it only builds');
    table.text('facts').notNullable().comment('What is known of it, as JSON');
    table.index(['entity_ref'], 'images_entity_ref_idx');
    table.index(['reference'], 'images_reference_idx');
  });

  await knex.schema.createTable('frozen_reports', table => {
    table.comment('Reports as they were when somebody froze them');
    table.string('id', 36).primary();
    table.text('title').notNullable();
    table.string('framework').notNullable();
    table.string('scope');
    table.string('as_of', 24).notNullable();
    table.string('made_at', 24).notNullable();
    table.string('made_by').notNullable();
    table.string('sha256', 64).notNullable();
    table
      .text('services')
      .notNullable()
      .comment('Entity refs of all services in it, as JSON');
    table.text('content', 'longtext').notNullable();
    table.index(['made_at'], 'frozen_reports_made_at_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('frozen_reports');
  await knex.schema.dropTable('images');
  for (const name of ['services', 'history']) {
    await knex.schema.alterTable(name, table => {
      table.dropColumn('remarks');
    });
  }
};
