import type { CorpusProject } from '../corpus';
import { anyFile, anyName } from './project';

/** What real Compose projects hold and readers of them trip over; the table in the README counts these. */
export const composeConstructs: Record<
  string,
  (project: CorpusProject) => boolean
> = {
  'several Compose files': ({ files }) =>
    files.filter(({ file }) => /compose[^/]*\.ya?ml$/.test(file)).length > 1,
  'override file': anyName(/override\.ya?ml$/),
  'file over 100 lines': ({ files }) =>
    files.some(({ text }) => text.split('\n').length > 100),
  'Dockerfile beside it': anyName(/(?:^|[/.])Dockerfile/),
  anchors: anyFile(/[:-] &\w/),
  'merge keys': anyFile(/^\s+<<:/m),
  '`!reset` or `!override`': anyFile(/!(?:reset|override)\b/),
  'variable with a fallback': anyFile(/\$\{\w+:?-/),
  'variable that has to be set': anyFile(/\$\{\w+:?\?/),
  '`version:`': anyFile(/^version:/m),
  'health check': anyFile(/^\s+healthcheck:/m),
  'condition on a dependency': anyFile(/condition: service_/),
  'long form of volumes': anyFile(/^\s+- type: (?:bind|volume|tmpfs)/m),
  'engine socket': anyFile(/docker\.sock/),
  links: anyFile(/^\s+links:/m),
};
