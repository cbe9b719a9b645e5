import { isReference, isSecretName, secretHint } from './secret-names';
import type { Span } from './secret-shapes';

/**
 * The values beside names that say secret, as `NAME=value`, `name: value`, `--name value`, `ENV NAME value`, and below
 * or above them where YAML, HCL and lists of arguments have them.
 */
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
  `${secretHint.source}|login|mysql|curl|redis-cli|user(?:add|mod)`,
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
    const isFlag = /^--|^-\w{4}/.test(name);
    const separator = (isFlag ? flagSeparator : nameSeparator).exec(
      line.slice(at, at + 40),
    );
    if (!separator) continue;
    const isListed = separator[0].includes(',');
    const isAssigned = /[:=]/.test(separator[0]);
    const isWordAfter =
      !isAssigned && !isListed && (isFlag || isKeyValueInstruction);
    if (!isAssigned && !isListed && !isWordAfter) continue;
    const isYaml = !isListed && separator[0].includes(':');
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
  valuesNearby(text, start, end, spans);
  return end;
}

/** `name=`, `name: `, `name `, and `{ name: DB_PASSWORD, value: …`, as Kubernetes may have it. */
const nameSeparator =
  /^\s{0,8}(?:[:=]\s{0,8}|,\s{0,8}["']?value["']?\s{0,8}:\s{0,8}|\s)/;
/** The same of an option, whose value may be the next of a list. */
const flagSeparator = /^\s{0,8}(?:[:=]\s{0,8}|,\s{0,8}(?=["'][^-])|\s)/;

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
      // A reference of a pipeline may have spaces in it.
      if (isReference(match[1]) || match[1].startsWith('${{')) continue;
      spans.push({ start: start + end - match[1].length, end: start + end });
    }
  };
  if (/\blogin\b|\bsshpass\b/.test(line)) hide(/\s-p[ =]?([^\s-]\S*)/g);
  if (/\bmysql/.test(line)) hide(/\s-p([^\s-]\S*)/g);
  if (/\bcurl\b/.test(line))
    hide(/[\s"'](?:-u|--user)["']?[ =,]{0,3}["']?[\w.-]{1,64}:([^\s"']+)/g);
  if (/\bredis-cli\b/.test(line))
    hide(/[\s"']-a["']?[ ,]{0,3}["']?([^\s"',-][^\s"',]*)/g);
  if (/\bhtpasswd\b/.test(line))
    hide(/\s-[a-zA-Z]{0,8}b[a-zA-Z]{0,8}((?:\s{1,8}[^\s;&|>]{1,200}){2,3})/g);
  if (/\bchpasswd\b/.test(line)) hide(/\b[\w.-]{1,64}:([^\s"'|]+)/g);
  if (/\buser(?:add|mod)\b/.test(line)) hide(/\s-p ?["']?([^\s"'-][^\s"']*)/g);
  if (line.includes('stdin') && /passw(?:or)?d/.test(line)) {
    hide(
      /\b(?:echo|printf)\s(?:-\w\s|["']?%s(?:\\n)?["']?\s)?["']?([^\s"'|-][^\s"'|]*)/g,
    );
    hide(/<<<\s{0,8}["']?([^\s"'|;&]+)/g);
  }
  if (/\bmachine\s/.test(line)) hide(/\bpassword\s{1,8}([^\s"'\\]+)/g);
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

/** Lines below a name in which its value may stand, between what else is said of it. */
const NEARBY = 4;

/** The value of what a line names without giving it: below it, or above, where the keys have another order. */
function valuesNearby(text: string, start: number, end: number, spans: Span[]) {
  const line = text.slice(start, end);
  if (line.length > LONGEST_NAMING) return;
  const named =
    /^\s*(?:-\s+)?["']?name["']?:\s+["']?([\w.-]{1,100})["']?,?\s*$/.exec(line);
  if (named) {
    if (!isSecretName(named[1])) return;
    hideIn(text, lineAfter(text, end), /^\s*["']?value["']?:\s+/, spans);
    const isFirst = /^\s*-/.test(line);
    if (!isFirst && start > 0)
      hideIn(
        text,
        lineBefore(text, start),
        /^\s*(?:-\s+)?["']?value["']?:\s+/,
        spans,
      );
    return;
  }
  const flag = /^\s*(?:-\s+)?["']?(--[\w.-]{1,100})["']?,?\s*$/.exec(line);
  if (flag) {
    if (isSecretName(flag[1]))
      hideIn(text, lineAfter(text, end), /^\s*(?:-\s+)?(?!["']?--)/, spans);
    return;
  }
  const opened =
    /^\s*(?:-\s+)?["']?([\w.-]{1,100})["']?:\s*(?:#.*)?$/.exec(line) ??
    /^\s*variable\s+"([\w.-]{1,100})"\s*\{\s*$/.exec(line);
  if (!opened || !isSecretName(opened[1])) return;
  const indent = indentOf(text, start, end);
  let below = lineAfter(text, end);
  const isAlone = !/^\s*(?:#|-(?:\s|$)|["']?[\w.$-]+["']?\s*[:=](?:\s|$))/.test(
    text.slice(below.start, below.end),
  );
  if (isAlone && !opened[0].endsWith('{')) {
    if (indentOf(text, below.start, below.end) > indent)
      hideIn(text, below, /^\s*/, spans);
    return;
  }
  for (let lines = 0; lines < NEARBY && below.end > below.start; lines++) {
    if (indentOf(text, below.start, below.end) <= indent) return;
    hideIn(text, below, /^\s*(?:value|default)\s*[:=]\s+/, spans);
    below = lineAfter(text, below.end);
  }
}

/** A line that names a secret and does not give it holds nothing else. */
const LONGEST_NAMING = 300;

/** Hides what stands in a line behind what it has to begin with. */
function hideIn(
  text: string,
  { start, end }: Span,
  beginning: RegExp,
  spans: Span[],
) {
  const begun = beginning.exec(text.slice(start, Math.min(end, start + 300)));
  if (!begun) return;
  const at = start + begun[0].length;
  if (at < end && !isReference(text.slice(at, Math.min(end, at + 300))))
    spans.push({ start: at, end });
}

function lineAfter(text: string, end: number): Span {
  const start = Math.min(end + 1, text.length);
  const next = text.indexOf('\n', start);
  return { start, end: next < 0 ? text.length : next };
}

function lineBefore(text: string, start: number): Span {
  return { start: text.lastIndexOf('\n', start - 2) + 1, end: start - 1 };
}

/** What the manifest of a Secret holds, whatever its keys are called. */
export function secretManifests(text: string): Span[] {
  const spans: Span[] = [];
  if (!text.includes('Secret')) return spans;
  const kind = /^[ \t]*(?:-[ \t]+)?kind:[ \t]*["']?Secret["']?[ \t]*\r?$/gm;
  let done = 0;
  for (let found = kind.exec(text); found; found = kind.exec(text)) {
    const before = text.lastIndexOf('\n---', found.index);
    const after = text.indexOf('\n---', found.index);
    const last = after < 0 ? text.length : after;
    let at = Math.max(done, before + 1);
    let inside: number | undefined;
    while (at < last) {
      const end = Math.min(lineAfter(text, at - 1).end, last);
      const line = text.slice(at, end);
      const indent = line.length - line.trimStart().length;
      if (inside !== undefined && line.trim() !== '' && indent <= inside)
        inside = undefined;
      const opened = /^[ \t]*(?:-[ \t]+)?(?:stringData|data):(.*)$/.exec(line);
      if (inside !== undefined) {
        const key =
          /^\s*["']?[\w.-]{1,253}["']?:(?:\s+|$)(?:[|>][-+0-9]*\s*$)?/.exec(
            line,
          );
        const value = at + (key?.[0].length ?? 0);
        if (value < end && !isReference(text.slice(value, end)))
          spans.push({ start: value, end });
      } else if (opened) {
        inside = indent;
        if (opened[1].trim() !== '')
          spans.push({ start: end - opened[1].length, end });
      }
      at = end + 1;
    }
    done = last;
    kind.lastIndex = last;
  }
  return spans;
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
