/**
 * Renders golden paths: templates and answers in, the files of a service out.
 *
 * @packageDocumentation
 */
export { DEFAULT_REGISTRIES, resolveDigests } from './digests';
export type { Digests } from './digests';
export { AnswersError, TemplatesError } from './errors';
export type { Problem } from './errors';
export { entityRefOf, MANIFEST, render } from './render';
export type { RenderedFile, RenderRequest, Rendering } from './render';
export { loadTemplates, templatesOf } from './templates';
export type { GoldenPath, Ownership, Question, Templates } from './templates';
export type { Values } from './values';
