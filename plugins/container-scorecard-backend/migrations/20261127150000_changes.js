// @ts-check

/**
 * A number for every change of a service that reports show, so that what is kept of them in memory can be brought up
 * to date by reading what changed since, and nothing else.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('services', table => {
    table
      .integer('change')
      .notNullable()
      .defaultTo(0)
      .comment('What change_count was when this service last changed');
    table.index(['change'], 'services_change_idx');
  });
  await knex.schema.createTable('change_count', table => {
    table.comment('One row: how many changes there have been');
    table.integer('changes').notNullable();
  });
  await knex('change_count').insert({ changes: 0 });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('change_count');
  await knex.schema.alterTable('services', table => {
    table.dropIndex(['change'], 'services_change_idx');
    table.dropColumn('change');
  });
};
