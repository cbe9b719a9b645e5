/** Why a host is left alone: it refused, it has little left to give, or our own config says so. */
export type PauseReason = 'refused' | 'spent' | 'budget';

/** A host that is left alone for a while. */
export interface Pause {
  reason: PauseReason;
  until: Date;
}

/** A host is left alone; nothing is wrong with the repository that was to be read. */
export class HostPausedError extends Error {
  readonly name = 'HostPausedError';
  constructor(readonly host: string, readonly pause: Pause) {
    super(`${host} is left alone until ${pause.until.toISOString()}`);
  }
}

/** GitHub asks for this where it does not say how long. */
const UNSAID = 60_000;
const LEAST = 1000;
/** Whatever a host says, it is asked again after an hour: it may be wrong, and so may a clock. */
export const LONGEST_PAUSE = 60 * 60_000;
/** The part of a host's limit that is left to the catalog and whoever else uses the same credentials. */
const LEFT_TO_OTHERS = 0.05;

/** What an answer says about the next request; `undefined` where it may be made at once. */
export function pauseOf(
  status: number,
  headers: Headers,
  body: string,
): { reason: PauseReason; milliseconds: number } | undefined {
  const rest = restOf(headers);
  const retryAfter = retryAfterOf(headers);
  const isRefused =
    status === 429 ||
    (status === 503 && retryAfter !== undefined) ||
    (status === 403 &&
      (retryAfter !== undefined ||
        rest?.remaining === 0 ||
        /rate limit|abuse detection/i.test(body)));
  if (isRefused) {
    const milliseconds =
      retryAfter ?? (rest?.remaining === 0 ? rest.reset : undefined) ?? UNSAID;
    return { reason: 'refused', milliseconds: within(milliseconds) };
  }
  if (
    rest?.reset !== undefined &&
    rest.remaining <= rest.limit * LEFT_TO_OTHERS
  )
    return { reason: 'spent', milliseconds: within(rest.reset) };
  return undefined;
}

/** Milliseconds; the header has seconds or a date. */
export function retryAfterOf(headers: Headers): number | undefined {
  const said = headers.get('retry-after')?.trim();
  if (!said) return undefined;
  // What is neither, such as a number below zero, would be taken for a date of another age.
  const isDate = /^[a-z]{3}/i.test(said);
  if (!isDate && !/^\d+$/.test(said)) return undefined;
  const milliseconds = isDate
    ? Date.parse(said) - hostTime(headers)
    : Number(said) * 1000;
  return milliseconds > 0 ? milliseconds : undefined;
}

/** GitHub's headers have an `x-` in front, GitLab's do not; both say the end as a time since 1970, in seconds. */
function restOf(headers: Headers) {
  for (const prefix of ['x-ratelimit-', 'ratelimit-']) {
    const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map(
      name => {
        const said = headers.get(`${prefix}${name}`);
        return said !== null && /^\d+$/.test(said) ? Number(said) : undefined;
      },
    );
    if (remaining !== undefined) {
      return {
        limit: limit ?? 0,
        remaining,
        reset:
          reset === undefined ? undefined : reset * 1000 - hostTime(headers),
      };
    }
  }
  return undefined;
}

/** By the host's own clock, so that ours may be wrong. */
function hostTime(headers: Headers): number {
  const said = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(said) ? Date.now() : said;
}

function within(milliseconds: number): number {
  return Math.min(LONGEST_PAUSE, Math.max(LEAST, milliseconds));
}
