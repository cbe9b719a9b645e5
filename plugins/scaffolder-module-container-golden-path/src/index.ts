/**
 * The field of the scaffolder's forms that shows a golden path's files before anything is written.
 *
 * @packageDocumentation
 */
export { goldenPathFormModule as default } from './module';
export { GoldenPathPreviewFieldExtension } from './classic';
