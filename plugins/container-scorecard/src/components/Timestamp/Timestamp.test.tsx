import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { english } from '../../__testUtils__/english';
import { relativeTime, Timestamp } from './Timestamp';

const now = Date.parse('2026-11-23T12:00:00Z');

it.each([
  ['2026-11-23T11:59:50Z', 'just now'],
  ['2026-11-23T11:48:00Z', '12 minutes ago'],
  ['2026-11-22T12:00:00Z', 'yesterday'],
  ['2026-11-20T12:00:00Z', '3 days ago'],
  ['2026-10-12T12:00:00Z', 'last month'],
  ['2024-11-01T12:00:00Z', '2 years ago'],
  ['2026-11-23T12:00:30Z', 'in less than a minute'],
  ['2026-11-23T12:11:59Z', 'in 11 minutes'],
])('%s is %s', (at, words) =>
  expect(relativeTime(at, now, english)).toBe(words),
);

it('has the exact time at hand', async () => {
  await renderInTestApp(<Timestamp at="2020-02-03T04:05:06Z" />);
  const time = screen.getByText(/years ago/);
  expect(time).toHaveAttribute('datetime', '2020-02-03T04:05:06Z');
  expect(time.title).toMatch(/2020/);
});
