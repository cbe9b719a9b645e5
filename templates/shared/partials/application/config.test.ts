import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { serviceOf, SettingsError, settingsOf } from '../src/config.ts';

const password = join(mkdtempSync(join(tmpdir(), 'settings-')), 'password');
writeFileSync(password, 'open sesame\n', { mode: 0o400 });

const environment = {
  DATABASE_HOST: 'database',
  DATABASE_PORT: '5432',
  DATABASE_NAME: 'tasks',
  DATABASE_USER: 'tasks',
  DATABASE_PASSWORD_FILE: password,
  CACHE_HOST: 'cache',
  CACHE_PORT: '6379',
  BROKER_HOST: 'broker',
  BROKER_PORT: '5672',
  BROKER_USER: 'tasks',
  BROKER_PASSWORD_FILE: password,
};

test('passwords are read from files, and the rest has defaults', () => {
  const { port, logLevel, database, cache, broker } = settingsOf(environment, serviceOf);
  assert.equal(port, {= port =});
  assert.equal(logLevel, 'info');
  const login = { user: 'tasks', password: 'open sesame' };
  assert.deepEqual(database, { host: 'database', port: 5432, database: 'tasks', ...login });
  assert.deepEqual(cache, { host: 'cache', port: 6379 });
  assert.deepEqual(broker, { host: 'broker', port: 5672, ...login });
});

test('all problems are named at once', () => {
  const broken = {
    ...environment,
    PORT: 'http',
    LOG_LEVEL: 'loud',
    CACHE_HOST: '',
    DATABASE_PORT: '0',
    BROKER_PASSWORD_FILE: '/nowhere',
  };
  assert.throws(
    () => settingsOf(broken, serviceOf),
    (error: unknown) => {
      assert.ok(error instanceof SettingsError);
      for (const name of ['PORT', 'LOG_LEVEL', 'CACHE_HOST', 'DATABASE_PORT', 'BROKER_PASSWORD_FILE']) {
        assert.match(error.message, new RegExp(`^${name}\\b`, 'm'));
      }
      assert.equal(error.message.split('\n').length, 5);
      return true;
    },
  );
});
