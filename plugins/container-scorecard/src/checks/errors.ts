/** The HTTP status that an error of the client carries. */
export function statusOf(error: Error): number | undefined {
  return 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

/** What was thrown, as an error. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** What went wrong, in the words of whoever found out: the client only says that a request failed. */
export function errorWords(error: Error): string {
  const cause = 'cause' in error ? error.cause : undefined;
  const words = cause instanceof Error ? cause.message : '';
  return words || error.message || error.name;
}
