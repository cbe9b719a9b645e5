import { work } from './hostile/work';
import assert from 'node:assert/strict';
import test from 'node:test';
import { check } from '@plimsoll/engine';
import { rules } from '@plimsoll/rules';
import { parseDockerfile } from '@plimsoll/syntax';
import { shapes as benchShapes } from './bench/shapes';
import { everyRule } from './corpus/findings';
import { shapes } from './hostile/shapes';

/** Eight times the text may be eight times the work, and a little more; the square would be 64 times. */
const TIMES = 8;
const MOST = 11;

/** Shapes of which only so much is looked at: where that begins. */
const lengths: Record<string, number> = { 'ignore comments': 64 * 1024 };

/**
 * By how much the work grows from a text of that length to one that is eight times as long. What happens once, whenever
 * it does, can only add to one of the two, so that the least of some tries is the growth of the work itself.
 */
function growth(length: number, run: (length: number) => void): number {
  // What is made on first use is nobody's growth.
  run(length);
  let least = Infinity;
  for (let tries = 0; tries < 3 && least >= MOST; tries++)
    least = Math.min(
      least,
      work(() => run(TIMES * length)) / work(() => run(length)),
    );
  return least;
}

const policy = everyRule(rules);

function judge(text: string) {
  const file = 'Dockerfile';
  const { crashes } = check({ files: [{ file, text }], paths: [file] }, rules, {
    today: '2026-11-23',
    policy,
  });
  assert.deepEqual(crashes, []);
}

for (const [name, shape] of Object.entries({ ...benchShapes, ...shapes })) {
  test(`work grows as the file does: ${name}`, () => {
    const reading = growth(16 * 1024, length =>
      parseDockerfile('Dockerfile', shape(length)),
    );
    assert.ok(reading < MOST, `reading grows ${reading.toFixed(1)} times`);
    const judging = growth(lengths[name] ?? 8 * 1024, length =>
      judge(shape(length)),
    );
    assert.ok(judging < MOST, `judging grows ${judging.toFixed(1)} times`);
  });
}

test('work that grows with the square is found', () => {
  const square = growth(100, length => {
    let sum = 0;
    for (let i = 0; i < length; i++) for (let j = 0; j < i; j++) sum += j;
    assert.ok(sum > 0);
  });
  assert.ok(square > 50, `${square}`);
});
