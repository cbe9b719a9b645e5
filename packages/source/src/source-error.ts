/**
 * A folder cannot be scanned as it was asked for. The message is for whoever named the folder.
 *
 * @public
 */
export class SourceError extends Error {}
