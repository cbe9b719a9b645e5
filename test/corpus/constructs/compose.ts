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
  '`.env` beside it': anyName(/(?:^|\/)\.env/),
  anchors: anyFile(/[:-] &\w/),
  'merge keys': anyFile(/^\s+<<:/m),
  'list of merge keys': anyFile(/<<: \[/),
  extends: anyFile(/^\s+extends:/m),
  include: anyFile(/^include:/m),
  '`!reset` or `!override`': anyFile(/!(?:reset|override)\b/),
  profiles: anyFile(/^\s+profiles:/m),
  'variable with a fallback': anyFile(/\$\{\w+:?-/),
  'variable that has to be set': anyFile(/\$\{\w+:?\?/),
  '`version:`': anyFile(/^version:/m),
  'health check': anyFile(/^\s+healthcheck:/m),
  'condition on a dependency': anyFile(/condition: service_/),
  secrets: anyFile(/^secrets:/m),
  configs: anyFile(/^configs:/m),
  deploy: anyFile(/^\s+deploy:/m),
  'graphics card': anyFile(/capabilities: \[.*gpu|^\s+gpus:/m),
  develop: anyFile(/^\s+develop:/m),
  'long form of ports': anyFile(/^\s+(?:- )?published:/m),
  'long form of volumes': anyFile(/^\s+- type: (?:bind|volume|tmpfs)/m),
  'engine socket': anyFile(/docker\.sock/),
  links: anyFile(/^\s+links:/m),
  provider: anyFile(/^\s+provider:/m),
  models: anyFile(/^models:/m),
  CRLF: anyFile(/\r\n/),
  'byte-order mark': anyFile(/^\uFEFF/),
  'Jinja or Go template': anyFile(/\{%|\{\{ /),
  'comment that accepts findings': anyFile(/#\s*plimsoll ignore/),
};
