import { createHash, timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { RequestError } from './errors';

/**
 * The one user who may push and create repositories.
 *
 * @public
 */
export interface ForgeUser {
  name: string;
  password: string;
}

/**
 * Lets only the configured user pass. Understands what git and Backstage send: basic credentials, or
 * Gitea's `token <password>` when only a password is configured there.
 */
export function requireUser(request: Request, user?: ForgeUser): ForgeUser {
  const known = knownUser(user);
  const [scheme, credentials = ''] = (
    request.headers.authorization ?? ''
  ).split(' ', 2);
  let ok = false;
  if (scheme.toLowerCase() === 'basic') {
    ok = same(
      Buffer.from(credentials, 'base64').toString('utf8'),
      `${known.name}:${known.password}`,
    );
  } else if (scheme.toLowerCase() === 'token') {
    ok = same(credentials, known.password);
  }
  if (!ok) {
    throw new RequestError(
      401,
      'Pushing and creating repositories need the user name and password that the forge was started with.',
      { 'WWW-Authenticate': 'Basic realm="forge", charset="UTF-8"' },
    );
  }
  return known;
}

/** As `requireUser`, for what was written into a form of the forge's own pages. */
export function requireSignedForm(
  request: Request,
  user?: ForgeUser,
): ForgeUser {
  const known = knownUser(user);
  // A page elsewhere may send a form here too, and the password of a demo is no secret.
  if (request.headers.origin !== `http://${request.headers.host}`) {
    throw new RequestError(
      403,
      'This form was not sent by a page of the forge. Open the page and press the button there.',
    );
  }
  const { name, password } = (request.body ?? {}) as Record<string, unknown>;
  if (!same(`${name}:${password}`, `${known.name}:${known.password}`)) {
    throw new RequestError(
      403,
      'User or password is wrong. Go back and write those that the forge was started with.',
    );
  }
  return known;
}

function knownUser(user?: ForgeUser): ForgeUser {
  if (!user) {
    throw new RequestError(
      403,
      'This forge is read-only: it was started without a user. Start it with --user and --password to allow pushes.',
    );
  }
  return user;
}

/**
 * Refuses requests that were sent to another host name. A web page elsewhere can point its own
 * name at the loopback address and would otherwise read repositories through the visitor's browser.
 */
export function loopbackOnly(
  request: Request,
  _response: Response,
  next: NextFunction,
): void {
  const host = request.headers.host ?? '';
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host)) {
    throw new RequestError(
      421,
      'The forge answers only requests to localhost, 127.0.0.1 or [::1].',
    );
  }
  next();
}

function same(given: string, expected: string): boolean {
  // Hashing first gives both sides the same length, which timingSafeEqual needs.
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
