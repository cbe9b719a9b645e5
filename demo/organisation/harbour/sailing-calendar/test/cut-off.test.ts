import assert from 'node:assert/strict';
import test from 'node:test';
import { cutOff } from '../src/index.ts';

test('skips weekends and port holidays', () => {
  assert.equal(cutOff('2026-12-28', { portHolidays: ['2026-12-25'] }), '2026-12-24');
});
