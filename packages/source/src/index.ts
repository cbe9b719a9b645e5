/**
 * Reads the files of a service from a folder on disk, for the terminal and the scaffolder.
 *
 * @packageDocumentation
 */
export { readFolder } from './read-folder';
export type { ReadOptions } from './read-folder';
export { serviceIn } from './service-in';
export type { WhichService } from './service-in';
export { SourceError } from './source-error';
