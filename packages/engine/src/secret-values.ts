import { isReference, isSecretName, secretHint } from './secret-names';
import type { Span } from './secret-shapes';

/** The values beside names that say secret, as `NAME=value`, `name: value`, `--name value` and `ENV NAME value`. */
export function secretValues(text: string): Span[] {
  const spans: Span[] = [];
  // Most lines have no such word, so that it is looked for in the whole text and not in each of them.
  const word = new RegExp(tellingWord);
  for (let found = word.exec(text); found; found = word.exec(text)) {
    const start = text.lastIndexOf('\n', found.index) + 1;
    let end = text.indexOf('\n', found.index);
    if (end < 0) end = text.length;
    word.lastIndex = secretsOfLine(text, start, end, spans);
  }
  return spans;
}

/** In each line with a secret is one of these: part of a secret's name, or a command that takes one without a name. */
const tellingWord = new RegExp(
  `${secretHint.source}|login|mysql|curl|user(?:add|mod)`,
  'gi',
);

/** Adds the spans of one line; gives the offset of the end of the last line that is dealt with. */
function secretsOfLine(
  text: string,
  start: number,
  end: number,
  spans: Span[],
): number {
  const line = text.slice(start, end);
  const isKeyValueInstruction = /^\s*(env|arg|label)\s/i.test(line);
  let done = 0;
  hints.lastIndex = 0;
  for (let hint = hints.exec(line); hint; hint = hints.exec(line)) {
    const { start: nameStart, end: nameEnd } = nameAround(line, hint.index);
    hints.lastIndex = nameEnd;
    const name = line.slice(nameStart, nameEnd);
    // What stands inside a value that was looked at is not looked at again: lines can be long.
    if (nameStart < done || !isSecretName(name)) continue;
    let at = nameEnd;
    const quote = line[at];
    if (quote === '"' || quote === "'") at++;
    const separator = /^\s{0,8}(?:[:=]\s{0,8}|\s)/.exec(
      line.slice(at, at + 20),
    );
    if (!separator) continue;
    const isAssigned = /[:=]/.test(separator[0]);
    const isFlag = name.startsWith('--');
    const isWordAfter = !isAssigned && (isFlag || isKeyValueInstruction);
    if (!isAssigned && !isWordAfter) continue;
    const isYaml = separator[0].includes(':');
    at += separator[0].length;
    if (isYaml && (line[at] === '[' || line[at] === '{')) continue;
    if (isYaml && /^[|>][-+0-9]*\s*(#.*)?$/.test(line.slice(at).trim())) {
      return maskBlock(text, start, end, spans);
    }
    const value = valueAt(line, at, isYaml || isWordAfter);
    if (!value) continue;
    done = value.end;
    const found = line.slice(value.start, value.end);
    // `TOKEN = TOKEN` is a variable that is handed on.
    if (found !== name && !isReference(found)) {
      spans.push({ start: start + value.start, end: start + value.end });
    }
  }
  passwordsOfCommands(line, start, spans);
  return namedValue(text, line, end, spans);
}

const hints = new RegExp(secretHint.source, 'gi');

/** The name of which a character is. */
function nameAround(line: string, inside: number): Span {
  let start = inside;
  while (start > 0 && isInName(line.charCodeAt(start - 1))) start--;
  let end = inside + 1;
  while (end < line.length && isInName(line.charCodeAt(end))) end++;
  return { start, end };
}

const inNames = Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9_.-]/.test(String.fromCharCode(code)),
);
const isInName = (code: number) => inNames[code];

/** Commands that take a password without naming it: `docker login -p x`, `curl -u me:x`, `config set token x`. */
function passwordsOfCommands(line: string, start: number, spans: Span[]) {
  const hide = (pattern: RegExp) => {
    for (const match of line.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (isReference(match[1])) continue;
      spans.push({ start: start + end - match[1].length, end: start + end });
    }
  };
  if (/\blogin\b|\bsshpass\b/.test(line)) hide(/\s-p[ =]?([^\s-]\S*)/g);
  if (/\bmysql/.test(line)) hide(/\s-p([^\s-]\S*)/g);
  if (/\bcurl\b/.test(line)) hide(/\s-u ?["']?[\w.-]{1,64}:([^\s"']+)/g);
  if (/\bchpasswd\b/.test(line)) hide(/\b[\w.-]{1,64}:([^\s"'|]+)/g);
  if (/\buser(?:add|mod)\b/.test(line)) hide(/\s-p ?["']?([^\s"'-][^\s"']*)/g);
  if (line.includes('passwd') && line.includes('--stdin'))
    hide(/\becho\s(?:-\w\s)?["']?([^\s"'|-][^\s"'|]*)/g);
  if (/\bset\b/.test(line)) {
    hide(
      /\bset\s[^\s]{0,200}(?:token|secret|passw(?:or)?d|_key|_auth)["']?\s{1,8}["']?([^\s"';&|]+)/gi,
    );
  }
}

/** A block scalar: the lines below that stand deeper. */
function maskBlock(
  text: string,
  start: number,
  end: number,
  spans: Span[],
): number {
  const indent = indentOf(text, start, end);
  let last = end;
  while (last < text.length) {
    let next = text.indexOf('\n', last + 1);
    if (next < 0) next = text.length;
    const isBlank = text.slice(last + 1, next).trim() === '';
    if (!isBlank && indentOf(text, last + 1, next) <= indent) break;
    last = next;
  }
  spans.push({ start: end, end: last });
  return last;
}

/** `name: DB_PASSWORD`, with `value: …` on the next line, as Kubernetes has it. */
function namedValue(
  text: string,
  line: string,
  end: number,
  spans: Span[],
): number {
  const named = /^\s*(?:-\s+)?name:\s+["']?([\w.-]{1,100})["']?\s*$/.exec(line);
  if (!named || !isSecretName(named[1])) return end;
  let next = text.indexOf('\n', end + 1);
  if (next < 0) next = text.length;
  const below = text.slice(end + 1, next);
  const value = /^\s*value:\s+/.exec(below);
  if (!value) return end;
  if (!isReference(below.slice(value[0].length))) {
    spans.push({ start: end + 1 + value[0].length, end: next });
  }
  return next;
}

function indentOf(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
  return at - start;
}

function valueAt(
  line: string,
  start: number,
  toEndOfLine: boolean,
): Span | undefined {
  const quote = line[start];
  if (quote === '"' || quote === "'") {
    let close = start + 1;
    while (close < line.length && line[close] !== quote) {
      close += quote === '"' && line[close] === '\\' ? 2 : 1;
    }
    return { start: start + 1, end: Math.min(close, line.length) };
  }
  let end = start;
  // `${NAME:?say so}` is one word although it may hold spaces.
  const brace = line.startsWith('${', start)
    ? line.slice(start, start + 200).indexOf('}')
    : -1;
  if (brace >= 0 && !toEndOfLine) end = start + brace + 1;
  if (toEndOfLine) {
    end = line.length;
    const comment = line.indexOf(' #', start);
    if (comment >= 0) end = comment;
    // A continuation is not part of the value.
    while (end > start && /[\s\\`,]/.test(line[end - 1])) end--;
  } else {
    while (end < line.length && !endsValue.has(line[end])) end++;
  }
  return end > start ? { start, end } : undefined;
}

const endsValue = new Set([...' \t\r"\'`;&|,']);
