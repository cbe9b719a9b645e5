import { ConfigReader } from '@backstage/config';
import {
  AuthenticationError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { CheckFailedError } from './check-process';
import {
  failureOf,
  NoSuchFolderError,
  ReadTimeoutError,
  refusalOf,
} from './problem';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({ integrations: { github: [{ host: 'github.com' }] } }),
);
const ROOT = 'https://github.com/acme/web/tree/main/';
const failure = (error: unknown, root = ROOT) =>
  failureOf(error, root, integrations);

function refused(code: string) {
  return Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error('connect'), { code }),
  });
}

describe('failureOf', () => {
  // The messages are those of the URL readers of Backstage 1.55.
  it.each<[unknown, string, string]>([
    [
      new NotFoundError(
        'Request failed for https://api.github.com/repos/acme/web/commits/main/status, 404 Not Found',
      ),
      'The repository https://github.com/acme/web/tree/main/ does not exist, or this Backstage may not read it',
      'backstage.io/source-location',
    ],
    [
      new Error(
        'Failed to read tree from https://gitlab.com/acme/web, 401 Unauthorized',
      ),
      'github.com does not let this Backstage read https://github.com/acme/web/tree/main/',
      'integrations.github',
    ],
    [
      new AuthenticationError(),
      'github.com does not let this Backstage read',
      'integrations.github',
    ],
    [
      new Error('could not be read, 502 Bad Gateway'),
      'github.com is in trouble: it answered 502',
      'Nothing needs',
    ],
    [
      new NotAllowedError(
        "Reading from 'https://elsewhere.example/a/b/' is not allowed. You may need to configure an integration",
      ),
      'This Backstage is not set up to read from github.com',
      'integrations',
    ],
    [
      new Error('FetchUrlReader does not implement readTree'),
      'but no repositories',
      'integrations',
    ],
    [
      refused('ECONNREFUSED'),
      'github.com cannot be reached: it refuses connections',
      'is up',
    ],
    [refused('ENOTFOUND'), 'there is no such name', 'can reach it'],
    [
      new Error(
        'Unable to read https://x/, FetchError: request to https://x failed, reason: connect ECONNREFUSED 127.0.0.1:1',
      ),
      'it refuses connections',
      'is up',
    ],
    [
      new ReadTimeoutError(60_000),
      'took longer than 60 seconds',
      'containerScorecard.scan.readTimeout',
    ],
    [
      new NoSuchFolderError('services/x'),
      'has no folder "services/x"',
      'backstage.io/source-location',
    ],
    [
      new CheckFailedError('Checking the files took longer than 20 seconds'),
      'Checking the files took longer than 20 seconds',
      'plimsoll scan',
    ],
    [
      Object.assign(new Error('ENOSPC: no space left on device, write'), {
        code: 'ENOSPC',
      }),
      'This Backstage has no room on its disk to unpack',
      'backend.workingDirectory',
    ],
    ['odd', 'could not be read: odd', 'log'],
  ])('%s', (error, reason, advice) => {
    const { reason: said, advice: advised } = failure(error);
    expect(said).toContain(reason);
    expect(advised).toContain(advice);
    expect(said).not.toMatch(/\.$/);
  });

  it('heeds how long the host asked to be left alone, within reason', () => {
    const answered = (statusCode: number, seconds: string) =>
      Object.assign(new Error(`Request failed, ${statusCode}`), {
        statusCode,
        response: new Response(null, { headers: { 'retry-after': seconds } }),
      });
    const wait = (seconds: string) => refusalOf(answered(429, seconds));
    expect(wait('120')).toBe(120_000);
    expect(wait('99999999')).toBe(60 * 60_000);
    expect(wait('Wed, 21 Oct 2015 07:28:00 GMT')).toBe(10 * 60_000);
    expect(wait('-5')).toBe(10 * 60_000);
    expect(failure(answered(503, '120')).retryAfter).toBe(120_000);
    expect(failure(answered(503, '99999999')).retryAfter).toBe(
      24 * 60 * 60_000,
    );
  });

  it.each([
    [new Error('x, 429 Too Many Requests'), 10 * 60_000],
    [new Error('x, 403 Forbidden (rate limit exceeded)'), 10 * 60_000],
    [new Error('x, 403 Forbidden'), undefined],
    ['odd', undefined],
  ])('tells a host that wants to be left alone: %s', (error, milliseconds) => {
    expect(refusalOf(error)).toBe(milliseconds);
  });

  it('never shows credentials that a message holds', () => {
    const { reason } = failure(
      new Error(
        'odd at https://user:not-a-real-secret@github.com/a?private_token=not-a-real-token&x=1 there',
      ),
    );
    expect(reason).toContain('odd at https://github.com/a');
    expect(reason).not.toMatch(/not-a-real/);
  });

  it('says which integration is missing where there is none for the host', () => {
    const { advice } = failure(
      new NotFoundError('x, 404'),
      'https://elsewhere.example/a/b/',
    );
    expect(advice).toContain(
      'elsewhere.example has an entry under integrations',
    );
  });
});
