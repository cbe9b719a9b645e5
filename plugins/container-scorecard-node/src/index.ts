/**
 * Extension points of the container scorecard backend, and a client for other plugins.
 *
 * @packageDocumentation
 */
export * from './extensions';
export * from './service';
