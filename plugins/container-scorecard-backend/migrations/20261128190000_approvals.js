// @ts-check

/**
 * Who approved a waiver, also once it is withdrawn: what was accepted in the past was accepted by somebody.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('waivers', table => {
    table.string('approved_by').comment('User entity ref');
    table.string('approved_at', 24);
  });
  await knex('waivers')
    .where({ decision: 'approved' })
    .update({
      approved_by: knex.ref('decided_by'),
      approved_at: knex.ref('decided_at'),
    });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('waivers', table => {
    table.dropColumn('approved_at');
    table.dropColumn('approved_by');
  });
};
