/**
 * Reads container files into trees in which every node knows its exact place.
 *
 * @packageDocumentation
 */
export * from './located';
export * from './problem';
export * from './parsed-file';
export * from './source-text';
export * from './mapped-text';
export * from './edit';
export * from './nearest';
export * from './remember';
export * from './text';
export * from './image-ref';
export { isSameImage } from './image-names';
export * from './images/nodes';
export { imageDataDays } from './images/support';
export { releasesTold, successorOn } from './images/told';
export * from './dockerfile/nodes';
export * from './dockerfile/stage';
export * from './dockerfile/dockerfile';
export * from './shell/nodes';
export * from './ignore/nodes';
export { ExpansionBudget } from './bindings';
export type { Binding, Bindings } from './bindings';
export * from './dockerfile/parse';
export * from './dockerfile/reach';
export * from './dockerfile/walk';
export { parseShell } from './shell/parse';
export type { ShellOptions } from './shell/parse';
export * from './ignore/parse';
export * from './ignore/context';
export * from './yaml/nodes';
export { removalEdits, settingEdits } from './yaml/edits';
export * from './compose/nodes';
export * from './github-actions/nodes';
export * from './gitlab-ci/nodes';
export * from './delivery/nodes';
export * from './kubernetes/nodes';
export * from './env/nodes';
export * from './bake/nodes';
export * from './kinds';
export * from './service';
export { namedContexts } from './named-contexts';
export { readService } from './read-service';
export { ServiceFiles } from './scope/repository';
export type { ServiceScope } from './scope/scope';
export type { NamedText } from './read-service';
export { readYaml } from './yaml/read';
export { MAX_FILE_LENGTH } from './yaml/limits';
export { composePort } from './compose/port';
export { linkComposes } from './compose/project';
export { linkWorkflows } from './github-actions/read';
export { linkPipelines } from './gitlab-ci/read';
export { linkManifests } from './kubernetes/read';
export { manifestText } from './kubernetes/text';
export { readEnvFile } from './env/read';
