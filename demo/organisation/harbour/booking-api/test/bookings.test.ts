import assert from 'node:assert/strict';
import test from 'node:test';
import { mayCancel } from '../src/bookings.ts';

const booking = {
  number: 'HL-2026-004711',
  customer: 'Nordsee Handel',
  from: 'DEHAM',
  to: 'SGSIN',
  containers: 3,
  cutOff: '2026-11-20T16:00:00Z',
};

test('a booking can be cancelled before the cut-off', () => {
  assert.equal(mayCancel(booking, new Date('2026-11-20T15:59:59Z')), true);
});

test('and not after it', () => {
  assert.equal(mayCancel(booking, new Date('2026-11-20T16:00:00Z')), false);
});
