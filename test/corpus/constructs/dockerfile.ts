import { parseDockerfile } from '@plimsoll/syntax';
import type { CorpusFile } from '../corpus';

const parsed = new Map<string, ReturnType<typeof parseDockerfile>>();

function parse({ file, text }: CorpusFile) {
  const known = parsed.get(file) ?? parseDockerfile(file, text);
  parsed.set(file, known);
  return known;
}

const has =
  (pattern: RegExp) =>
  ({ text }: CorpusFile) =>
    pattern.test(text);

/** What real Dockerfiles hold and readers of them trip over; the table in the README counts these. */
export const dockerfileConstructs: Record<
  string,
  (file: CorpusFile) => boolean
> = {
  'several stages': one => parse(one).stages.length > 1,
  '`# syntax=`': has(/^\uFEFF?#\s*syntax\s*=/im),
  '`# check=`': has(/^#\s*check\s*=/im),
  '`# escape=`': has(/^\uFEFF?#\s*escape\s*=/im),
  PowerShell: has(/powershell|pwsh/i),
  'Windows base image': has(
    /mcr\.microsoft\.com\/(windows|.*(nanoserver|windowsservercore))/i,
  ),
  'comment inside a continuation': has(/\\[ \t]*\r?\n(?:\s*\r?\n)*[ \t]*#/),
  'empty line inside a continuation': has(/\\[ \t]*\r?\n[ \t]*\r?\n/),
  'RUN over 60 lines': one =>
    parse(one).instructions.some(
      ({ type, start, end }) =>
        type === 'run' && one.text.slice(start, end).split('\n').length > 60,
    ),
  'FROM entirely a variable': has(
    /^\s*FROM\s+(--platform=\S+\s+)?["']?\$\{?\w+(:-[^}]*)?\}?["']?(\s|$)/im,
  ),
  'variable in FROM': has(/^\s*FROM\s[^\r\n]*\$/im),
  'RUN heredoc': has(/^\s*RUN\s[^\r\n]*<<-?["']?\w/im),
  'RUN heredoc for another program': has(
    /^\s*RUN\s[^\r\n]*<<-?["']?\w+["']?[ \t]+[a-z/]|^\s*RUN\s+(--\S+\s+)*(bash|sh|python3?|node|perl)\s[^\r\n]*<</im,
  ),
  'several heredocs in one instruction': has(
    /^\s*(RUN|COPY|ADD)\s[^\r\n]*<<-?["']?\w+["']?[^\r\n]*<</im,
  ),
  'COPY heredoc': has(/^\s*COPY\s[^\r\n]*<</im),
  'quoted COPY heredoc': has(/^\s*COPY\s[^\r\n]*<<-?["']/im),
  CRLF: has(/\r\n/),
  'byte-order mark': has(/^\uFEFF/),
  'Jinja or Go template': one => parse(one).template !== undefined,
  '`{{ }}` and no template': one =>
    /\{\{/.test(one.text) && parse(one).template === undefined,
  'JSON form over lines': has(
    /^\s*(CMD|ENTRYPOINT|RUN|COPY|ADD|SHELL|VOLUME|HEALTHCHECK)[^\r\n]*\[[^\]\r\n]*[\\`]\r?\n/im,
  ),
  'cache mount': has(/--mount=[^\s]*type=cache/),
  'secret mount': has(/--mount=[^\s]*type=secret/),
  'ssh mount': has(/--mount=[^\s]*type=ssh/),
  'bind mount': has(/--mount=[^\s]*type=bind/),
  ONBUILD: has(/^\s*ONBUILD\s/im),
  'ADD with a checksum': has(/^\s*ADD\s[^\r\n]*--checksum=/im),
  'old `ENV key value`': has(/^\s*ENV\s+\w+[ \t]+[^=\s\\]/im),
  'lower-case instructions': has(/^(from|run|copy|cmd)\s/m),
  'syntax problem': one =>
    parse(one).template === undefined && parse(one).problems.length > 0,
  'comment that accepts findings': has(
    /^\s*#\s*(plimsoll|hadolint|trivy:|checkov:|check=skip)/im,
  ),
  'ignore file': ({ ignore }) => ignore !== undefined,
  'no instruction': one => parse(one).instructions.length === 0,
};
