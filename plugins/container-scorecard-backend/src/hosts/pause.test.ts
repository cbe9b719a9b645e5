import { pauseOf } from './pause';

const NOW = 'Sat, 28 Nov 2026 12:00:00 GMT';
const seconds = (after: number) => String(Date.parse(NOW) / 1000 + after);

const of = (status: number, headers: Record<string, string>, body = '') =>
  pauseOf(status, new Headers({ date: NOW, ...headers }), body);

describe('pauseOf', () => {
  it.each<[string, number, Record<string, string>, string, number]>([
    ['429', 429, { 'retry-after': '120' }, '', 120],
    ['429 with nothing said', 429, {}, '', 60],
    [
      '429 with a date',
      429,
      { 'retry-after': 'Sat, 28 Nov 2026 12:02:00 GMT' },
      '',
      120,
    ],
    ['429 with nonsense', 429, { 'retry-after': 'soon' }, '', 60],
    ['a day', 429, { 'retry-after': '86400' }, '', 3600],
    ['no time at all', 429, { 'retry-after': '0' }, '', 60],
    ['a time below zero', 429, { 'retry-after': '-86400' }, '', 60],
    ['thousands of years', 429, { 'retry-after': '1000000000000' }, '', 3600],
    ['more than a number', 429, { 'retry-after': '9'.repeat(400) }, '', 3600],
    [
      'a date that is over',
      429,
      { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' },
      '',
      60,
    ],
    [
      'a limit that ends in another age',
      429,
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '9'.repeat(400),
      },
      '',
      3600,
    ],
    [
      'a limit that has ended',
      429,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '0' },
      '',
      1,
    ],
    ['503', 503, { 'retry-after': '30' }, '', 30],
    [
      "GitHub's limit",
      403,
      {
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': seconds(900),
      },
      'API rate limit exceeded',
      900,
    ],
    [
      "GitHub's secondary limit",
      403,
      { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '4000' },
      'You have exceeded a secondary rate limit',
      60,
    ],
    [
      "GitLab's limit",
      429,
      {
        'ratelimit-limit': '2000',
        'ratelimit-remaining': '0',
        'ratelimit-reset': seconds(42),
      },
      'Retry later',
      42,
    ],
  ])('heeds %s', (_, status, headers, body, wait) => {
    expect(of(status, headers, body)).toEqual({
      reason: 'refused',
      milliseconds: wait * 1000,
    });
  });

  it('goes by the clock of the host, not by ours', () => {
    const headers = {
      date: 'Sat, 28 Nov 2015 12:00:00 GMT',
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Date.UTC(2015, 10, 28, 12, 10) / 1000),
    };
    expect(pauseOf(403, new Headers(headers), '')?.milliseconds).toBe(600_000);
  });

  it('leaves the last of what a host answers to others', () => {
    const left = (remaining: number, limit = 5000) =>
      of(200, {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(remaining),
        'x-ratelimit-reset': seconds(1200),
      });
    expect(left(251)).toBeUndefined();
    expect(left(250)).toEqual({ reason: 'spent', milliseconds: 1_200_000 });
    expect(left(0, 60)).toEqual({ reason: 'spent', milliseconds: 1_200_000 });
  });

  it.each<[string, number, Record<string, string>]>([
    ['an answer', 200, {}],
    ['a repository that may not be read', 403, {}],
    ['a host in trouble', 503, {}],
    ['a limit without an end', 200, { 'x-ratelimit-remaining': '0' }],
    [
      'odd numbers',
      200,
      { 'ratelimit-remaining': '-1', 'ratelimit-reset': 'x' },
    ],
  ])('sees no pause in %s', (_, status, headers) => {
    expect(of(status, headers, 'Forbidden')).toBeUndefined();
  });
});
