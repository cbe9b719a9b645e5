import { afterFailure, afterSuccess } from './schedule';

const at = new Date('2026-11-23T12:00:00.000Z');
const HOUR = 60 * 60_000;
const pause = (next: Date) => next.getTime() - at.getTime();

describe('schedule', () => {
  it('spreads services over a fifth of the frequency, each always to the same time', () => {
    const pauses = Array.from({ length: 1000 }, (_, n) =>
      pause(afterSuccess(`component:default/s${n}`, at, HOUR)),
    );
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(0.9 * HOUR);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1.1 * HOUR);
    expect(new Set(pauses).size).toBeGreaterThan(900);
    expect(afterSuccess('component:default/s1', at, HOUR)).toEqual(
      afterSuccess('component:default/s1', at, HOUR),
    );
  });

  it('waits twice as long after each failure, up to six hours', () => {
    const pauses = [1, 2, 3, 4, 9, 10, 100, 5000].map(failures =>
      pause(afterFailure('component:default/web', at, failures)),
    );
    expect(pauses[0]).toBeGreaterThanOrEqual(0.9 * 60_000);
    expect(pauses[0]).toBeLessThanOrEqual(1.1 * 60_000);
    for (const [n, doubled] of [1, 2, 4, 8].entries()) {
      expect(pauses[n] / pauses[0]).toBeCloseTo(doubled, 3);
    }
    for (const late of pauses.slice(5)) {
      expect(late).toBeGreaterThanOrEqual(5.4 * HOUR);
      expect(late).toBeLessThanOrEqual(6.6 * HOUR);
    }
  });

  it('leaves a host alone for as long as it asked to be', () => {
    expect(pause(afterFailure('component:default/web', at, 1, HOUR))).toBe(
      HOUR,
    );
    expect(
      pause(afterFailure('component:default/web', at, 9, 1000)),
    ).toBeGreaterThan(HOUR);
  });
});
