// @ts-check

/**
 * What reports are made of: the verdicts of each service in a compact form, how they came about, and what a service
 * is part of.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('services', table => {
    table.text('tags').comment('As JSON');
    table
      .string('policy_key')
      .notNullable()
      .defaultTo('')
      .comment('Which overrides of the policy hold for it');
    table.string('rules_version', 16).comment('Of the latest result');
    table.string('policy_hash', 16).comment('Of the latest assessment');
    table.string('rule_set', 16).comment('What the verdicts are about');
    table
      .text('verdicts')
      .comment(
        'One letter per rule of the rule set: p, f, u, n, w, or - for off',
      );
    table
      .text('failing')
      .comment(
        'As JSON: [place in the rule set, gain, severity] of each failure',
      );
    table.text('categories').comment('Score by category, as JSON');
    table.text('kinds').comment('Kinds of files that were judged, with commas');
    table
      .text('waivers')
      .comment('Ids of the waivers that were counted, as JSON');
    table.integer('waived').notNullable().defaultTo(0);
    table.double('line').comment('The score that policy asks for');
    table.string('required_level', 16);
    table.integer('below').comment('1 if it is less than policy asks for');
    table.index(['policy_key', 'policy_hash'], 'services_policy_idx');
  });
  await knex.schema.alterTable('results', table => {
    table
      .text('open')
      .comment('Open findings in short, as JSON: what the history compares');
  });

  await knex.schema.createTable('rule_sets', table => {
    table.comment('What verdicts are about');
    table.string('hash', 16).primary();
    table.text('rules').notNullable().comment('Ids in order, as JSON');
  });

  await knex.schema.createTable('scopes', table => {
    table.comment('Groups, systems and domains: what services are part of');
    table.string('entity_ref').primary();
    table.string('kind', 16).notNullable();
    table.text('title').notNullable();
    table.string('parent').comment('Full entity ref');
  });

  await knex.schema.createTable('history', table => {
    table.comment(
      'Every service from one change to the next; rows are added and never changed but in confirmed_*',
    );
    table.bigIncrements('id');
    table.string('entity_ref').notNullable();
    table.string('at', 24).notNullable();
    table.string('causes', 64).notNullable().comment('With commas');
    table
      .string('confirmed_at', 24)
      .comment('When a later scan last gave the same');
    table.text('confirmed_revision');
    table.text('title').notNullable();
    table.string('owner');
    table.string('system');
    table.string('domain');
    table.string('type');
    table.string('lifecycle');
    table.string('status', 32).notNullable().comment('`removed` at the end');
    table.text('problem_reason');
    table.double('score');
    table.string('grade', 1);
    table.string('level', 16);
    table.double('line');
    table.integer('below');
    for (const severity of ['critical', 'high', 'medium', 'low', 'info']) {
      table.integer(severity).notNullable().defaultTo(0);
    }
    table.integer('waived').notNullable().defaultTo(0);
    table.text('categories');
    table.text('kinds');
    table.text('revision');
    table.string('rules_version', 16);
    table.string('policy_hash', 16);
    table.string('rule_set', 16);
    table.text('verdicts');
    table.text('waivers');
    table.text('added').comment('Open findings in short, as JSON');
    table.text('gone').comment('The same of those that are there no more');
    table.index(['entity_ref', 'at'], 'history_entity_ref_at_idx');
    table.index(['at'], 'history_at_idx');
  });
  const known = await knex('scores')
    .join('services', 'services.entity_ref', 'scores.entity_ref')
    .select(
      'scores.entity_ref',
      'scores.at',
      'scores.score',
      'scores.revision',
      'services.title',
      'services.owner',
      'services.system',
      'services.domain',
      'services.type',
      'services.lifecycle',
    )
    .orderBy(['scores.at', 'scores.id']);
  for (const row of known) {
    await knex('history').insert({
      ...row,
      causes: 'code',
      status: 'complete',
    });
  }
  await knex.schema.dropTable('scores');

  await knex.schema.createTable('waivers', table => {
    table.comment(
      'Failures that somebody asked to accept, whatever came of it',
    );
    table.string('id', 36).primary();
    table.string('entity_ref').notNullable();
    table.string('rule').notNullable();
    table.text('path').comment('Pattern of files, null for all');
    table.text('reason').notNullable();
    table.text('compensation');
    table.string('until', 10).notNullable().comment('Its last day');
    table.string('asked_by').notNullable();
    table.string('asked_at', 24).notNullable();
    table
      .string('decision', 16)
      .comment('approved, refused, withdrawn or null');
    table.string('decided_by');
    table.string('decided_at', 24);
    table.text('decision_reason');
    table.string('warned_at', 24).comment('When its end was announced');
    table.index(['entity_ref'], 'waivers_entity_ref_idx');
    table.index(['decision', 'until'], 'waivers_decision_until_idx');
  });

  await knex.schema.createTable('rollups', table => {
    table.comment(
      'What the services of a part of the organisation added up to at the end of a day',
    );
    table.string('scope').notNullable().comment('Entity ref, empty for all');
    table.string('day', 10).notNullable();
    table.text('totals').notNullable().comment('As JSON');
    table.primary(['scope', 'day']);
    table.index(['day'], 'rollups_day_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('rollups');
  await knex.schema.dropTable('waivers');
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
  const known = await knex('history')
    .select('entity_ref', 'at', 'score', 'revision')
    .whereNotNull('score')
    .whereIn('entity_ref', knex('services').select('entity_ref'))
    .orderBy('id');
  for (const row of known) await knex('scores').insert(row);
  await knex.schema.dropTable('history');
  await knex.schema.dropTable('scopes');
  await knex.schema.dropTable('rule_sets');
  await knex.schema.alterTable('results', table => {
    table.dropColumn('open');
  });
  await knex.schema.alterTable('services', table => {
    table.dropIndex(['policy_key', 'policy_hash'], 'services_policy_idx');
    table.dropColumns(
      'tags',
      'policy_key',
      'rules_version',
      'policy_hash',
      'rule_set',
      'verdicts',
      'failing',
      'categories',
      'kinds',
      'waivers',
      'waived',
      'line',
      'required_level',
      'below',
    );
  });
};
