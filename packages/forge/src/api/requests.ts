import express, {
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { requireUser } from '../access';
import type { ForgeContext } from '../context';
import { RequestError } from '../errors';

const PAGE = { standard: 30, largest: 50 };

/** Lets only the user write, and only what is sent as JSON of at most `limit`. */
export function writing(
  context: ForgeContext,
  limit: string,
): RequestHandler[] {
  return [
    (request, _response, next) => {
      requireUser(request, context.user);
      // A page in a browser may send a form or plain text anywhere, but JSON only after asking.
      if (!request.is('application/json')) {
        throw new RequestError(415, 'Send the request as application/json.');
      }
      next();
    },
    express.json({ limit }),
  ];
}

/** Which part of a list is asked for. */
export function pageOf(request: Request): { page: number; limit: number } {
  const { page, limit } = request.query;
  return {
    page: numberOf(page, 1),
    limit: Math.min(numberOf(limit, PAGE.standard), PAGE.largest),
  };
}

/** A number from 1 on, or the standard one. */
export function numberOf(value: unknown, standard: number): number {
  const parsed = /^\d{1,9}$/.test(textOf(value)) ? Number(value) : 0;
  return parsed > 0 ? parsed : standard;
}

/** Says how long a list is, and where its next part is. */
export function nextLink(
  response: Response,
  address: string,
  { page, limit, total }: { page: number; limit: number; total: number },
): void {
  response.setHeader('X-Total-Count', total);
  if (page * limit < total) {
    response.setHeader(
      'Link',
      `<${address}?page=${page + 1}&limit=${limit}>; rel="next"`,
    );
  }
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
