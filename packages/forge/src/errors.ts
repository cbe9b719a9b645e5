/**
 * Something the person who runs the forge has to put right (a taken port, a missing git, a bad option).
 * The message says what happened and what to do.
 *
 * @public
 */
export class ForgeError extends Error {
  override name = 'ForgeError';
}

/** A request that gets an answer other than 2xx. The message is shown to the client. */
export class RequestError extends Error {
  override name = 'RequestError';

  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}
