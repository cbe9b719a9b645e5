/**
 * Actions of the scaffolder for container golden paths.
 *
 * @packageDocumentation
 */
export { goldenPathModule as default } from './module';
