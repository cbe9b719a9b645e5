/**
 * Extension points of the container scorecard backend.
 *
 * @packageDocumentation
 */
export * from './extensions';
