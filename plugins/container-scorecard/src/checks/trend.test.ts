import { changeSinceLastWeek, lastDays } from './trend';

const now = Date.parse('2026-11-23T12:00:00Z');
const history = [
  { at: '2026-09-01T00:00:00Z', score: 50 },
  { at: '2026-11-10T00:00:00Z', score: 76 },
  { at: '2026-11-20T00:00:00Z', score: 70 },
  { at: '2026-11-23T00:00:00Z', score: 82 },
];

describe('changeSinceLastWeek', () => {
  it('compares with the score that held a week ago', () => {
    expect(changeSinceLastWeek(history, 82, now)).toEqual({
      change: 6,
      from: history[1],
    });
  });

  it('says nothing when the history is younger than a week', () => {
    expect(changeSinceLastWeek(history.slice(2), 82, now)).toBeUndefined();
  });

  it('says nothing without a score', () => {
    expect(changeSinceLastWeek(history, undefined, now)).toBeUndefined();
  });
});

describe('lastDays', () => {
  it('begins with the score that held at the start', () => {
    expect(lastDays(history, 30, now)).toEqual([
      { at: '2026-10-24T12:00:00.000Z', score: 50 },
      ...history.slice(1),
    ]);
  });

  it('begins with the first score when there was none before', () => {
    expect(lastDays(history.slice(1), 30, now)).toEqual(history.slice(1));
  });
});
