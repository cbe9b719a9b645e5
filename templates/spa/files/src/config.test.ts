import { expect, test } from 'vitest';
import { configOf } from './config';

test('what was not said has a default', () => {
  expect(configOf({})).toEqual({ version: '0.0.0-dev', apiUrl: '' });
});

test('a slash at the end of an address does not matter', () => {
  const config = { version: '1.2.3', apiUrl: 'https://api.example.com/v1/' };
  expect(configOf({ config })).toEqual({
    version: '1.2.3',
    apiUrl: 'https://api.example.com/v1',
  });
});
