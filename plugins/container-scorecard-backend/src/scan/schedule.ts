import { createHash } from 'node:crypto';

const FIRST_RETRY = 60_000;
const LAST_RETRY = 6 * 60 * 60_000;

/**
 * When a service is looked at again after a scan that went well.
 *
 * Spread by up to a tenth either way, so that services that were scanned together do not stay together; by a hash of
 * the entity ref and not by chance, so that it is the same wherever and however often it is worked out.
 */
export function afterSuccess(
  entityRef: string,
  at: Date,
  frequency: number,
): Date {
  return new Date(at.getTime() + spread(entityRef, frequency));
}

/** When it is tried again after `failures` failures in a row: ever later, but never later than every six hours. */
export function afterFailure(
  entityRef: string,
  at: Date,
  failures: number,
  retryAfter: number = 0,
): Date {
  const pause = Math.min(LAST_RETRY, FIRST_RETRY * 2 ** (failures - 1));
  return new Date(
    at.getTime() + Math.max(retryAfter, spread(entityRef, pause)),
  );
}

function spread(entityRef: string, milliseconds: number): number {
  const hash = createHash('sha256').update(entityRef).digest().readUInt32BE(0);
  return Math.round(milliseconds * (0.9 + (0.2 * hash) / 2 ** 32));
}
