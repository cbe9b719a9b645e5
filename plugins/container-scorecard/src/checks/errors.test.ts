import { ResponseError } from '@backstage/errors';
import { asError, errorWords, statusOf } from './errors';

const response = new Response(
  JSON.stringify({
    error: { name: 'NotAllowedError', message: 'You may not ask for scans' },
    request: { method: 'POST', url: '/x' },
    response: { statusCode: 403 },
  }),
  {
    status: 403,
    statusText: 'Forbidden',
    headers: { 'Content-Type': 'application/json' },
  },
);

it('finds the words of the backend in what the client throws', async () => {
  const error = await ResponseError.fromResponse(
    response as Response & { ok: false },
  );
  expect(error.message).toContain('Request failed');
  expect(errorWords(error)).toBe('You may not ask for scans');
  expect(statusOf(error)).toBe(403);
});

it('takes other errors, and what is none, as they are', () => {
  expect(errorWords(new TypeError('Failed to fetch'))).toBe('Failed to fetch');
  expect(statusOf(new TypeError('Failed to fetch'))).toBeUndefined();
  expect(errorWords(asError('odd'))).toBe('odd');
});
