import type { Located } from '../located';
import { baseName } from '../source-path';
import type { Problem } from '../problem';
import { SourceText } from '../source-text';
import type { EnvFile, EnvVariable } from './nodes';

/** Suffixes of files that are meant to be committed, because they hold no real values. */
const exampleWords = new Set([
  'example',
  'sample',
  'template',
  'tmpl',
  'dist',
  'defaults',
  'default',
  'schema',
]);

/** Words of files that no service in production reads. */
const developmentWords = new Set([
  'dev',
  'develop',
  'development',
  'test',
  'tests',
  'testing',
  'ci',
  'e2e',
]);

/** Endings of files that an encrypting tool makes. */
const encryptedName = /\.(?:vault|enc|encrypted|sops|age|gpg|asc)$/i;

const assignment = /^(\s*(?:export\s+)?)([A-Za-z_][\w.-]*)\s*(=|:\s)?/;

/**
 * Reads a `.env` file: one `KEY=value` per line, values plain or in quotes that may go over lines.
 *
 * `paths` are all files of the repository, where they are known.
 */
export function readEnvFile(
  file: string,
  text: string,
  paths?: ReadonlySet<string>,
): EnvFile {
  const source = new SourceText(file, text);
  const variables: EnvVariable[] = [];
  const problems: Problem[] = [];
  for (let line = 1; line <= source.lineCount; line++) {
    const place = source.lineAt(line);
    const content = source.line(line);
    if (/^\s*(?:#|$)/.test(content)) continue;
    const start = place.end - content.length;
    const match = assignment.exec(content);
    if (!match) {
      problems.push({
        ...trimmed(source, { start, end: place.end }),
        code: 'no-assignment',
        message: 'This is no KEY=value; write one, or make it a comment with #',
      });
      continue;
    }
    const nameStart = start + match[1].length;
    const key = { start: nameStart, end: nameStart + match[2].length };
    const read = match[3]
      ? readValue(source, start + match[0].length, line)
      : undefined;
    if (read?.unclosed)
      problems.push({
        ...read.unclosed,
        code: 'unclosed-quote',
        message: `The quote before the value of ${shorten(
          match[2],
        )} is not closed; close it, or leave it out`,
      });
    const at = read?.at ?? { start: key.end, end: key.end };
    variables.push({
      start: key.start,
      end: Math.max(key.end, at.end),
      name: match[2],
      key,
      value: read?.value,
      at,
    });
    if (read) line = read.line;
  }
  const words = baseName(file).toLowerCase().split(/[._-]/);
  return {
    kind: 'env',
    source,
    problems,
    variables,
    isExample: words.some(word => exampleWords.has(word)),
    isForDevelopment: words.some(word => developmentWords.has(word)),
    isCommitted: paths?.has(file),
    isEncrypted:
      encryptedName.test(file) ||
      variables.some(({ name }) => /^(?:DOTENV_PUBLIC_KEY|sops_)/.test(name)) ||
      (variables.length > 0 &&
        variables.every(({ value }) =>
          /^(?:encrypted:|ENC\[)/.test(value ?? ''),
        )),
  };
}

interface ReadValue {
  readonly value: string;
  readonly at: Located;
  /** The line on which it ends. */
  readonly line: number;
  /** The quote that it begins with, if nothing closes it. */
  readonly unclosed?: Located;
}

function readValue(source: SourceText, from: number, line: number): ReadValue {
  const { text } = source;
  const lineEnd = source.lineAt(line).end;
  let start = from;
  while (start < lineEnd && /[ \t]/.test(text[start])) start++;
  const quote = text[start];
  if (quote === '"' || quote === "'" || quote === '`') {
    const close = closingQuote(text, start, quote);
    if (close >= 0)
      return {
        value: text.slice(start + 1, close),
        at: { start, end: close + 1 },
        line: source.position(close).line,
      };
  }
  const comment = text.slice(start, lineEnd).search(/\s#/);
  const at = trimmed(source, {
    start,
    end: comment < 0 ? lineEnd : start + comment,
  });
  const isOpen = quote === '"' || quote === "'";
  return {
    value: source.slice(at),
    at,
    line,
    unclosed: isOpen ? { start, end: start + 1 } : undefined,
  };
}

const shorten = (name: string) =>
  name.length > 48 ? `${name.slice(0, 47)}…` : name;

/** Quoted values longer than this are not closed but forgotten. */
const MAX_QUOTED = 16_384;

function closingQuote(text: string, open: number, quote: string): number {
  const limit = Math.min(text.length, open + MAX_QUOTED);
  for (let at = open + 1; at < limit; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}

function trimmed({ text }: SourceText, { start, end }: Located): Located {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from])) from++;
  while (to > from && /\s/.test(text[to - 1])) to--;
  return { start: from, end: to };
}
