import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { SettingsError, settingsOf } from '../src/config.ts';

test('an empty environment has defaults', () => {
  assert.deepEqual(settingsOf({}), {
    port: {= port =},
    logLevel: 'info',
    backing: {},
    databasePassword: undefined,
  });
});

test('all problems are named at once', () => {
  const environment = {
    PORT: 'http',
    LOG_LEVEL: 'loud',
    CACHE_HOST: 'cache',
    DATABASE_PASSWORD_FILE: '/nowhere',
  };
  assert.throws(
    () => settingsOf(environment),
    (error: unknown) => {
      assert.ok(error instanceof SettingsError);
      for (const name of ['PORT', 'LOG_LEVEL', 'CACHE_PORT', 'DATABASE_PASSWORD_FILE']) {
        assert.match(error.message, new RegExp(`^${name}\\b`, 'm'));
      }
      return true;
    },
  );
});

test('the password is read from a file', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'settings-')), 'password');
  writeFileSync(path, 'open sesame\n', { mode: 0o400 });
  const { databasePassword } = settingsOf({ DATABASE_PASSWORD_FILE: path });
  assert.equal(databasePassword, 'open sesame');
});
