import { Kind } from '@plimsoll/findings';
import { remember } from '@plimsoll/syntax';
import type { Located, SourceText } from '@plimsoll/syntax';

/** Whose comment it is: ours, or that of a peer whose comments we honour. @public */
export type CommentTool =
  | 'plimsoll'
  | 'hadolint'
  | 'trivy'
  | 'checkov'
  | 'buildkit'
  | 'zizmor';

/**
 * A comment that accepts findings.
 *
 * @public
 */
export interface IgnoreComment extends Located {
  readonly tool: CommentTool;
  /** Rule ids of ours, or codes of the peer; `*` for all of the peer's. */
  readonly codes: readonly string[];
  /** `next`: what stands below it, or beside it. */
  readonly scope: 'next' | 'stage' | 'file';
  /** Line of the comment, from 1. */
  readonly line: number;
  /** It stands behind something on the same line. */
  readonly isTrailing: boolean;
  readonly reason?: string;
  /** `YYYY-MM-DD`: the last day on which it holds. */
  readonly until?: string;
  /** Ours only: why it accepts nothing. */
  readonly problem?: string;
}

/** The comments of a file that accept findings, in the order in which they stand. @public */
export function ignoreComments(
  source: SourceText,
  kind: Kind,
): readonly IgnoreComment[] {
  return commentsByKind(source)(kind);
}

// Asked for by the engine and by rules; a file is of one kind.
const commentsByKind = remember((source: SourceText) => {
  const known = new Map<Kind, readonly IgnoreComment[]>();
  return (kind: Kind) => {
    const comments = known.get(kind) ?? readComments(source, kind);
    known.set(kind, comments);
    return comments;
  };
});

function readComments(source: SourceText, kind: Kind): IgnoreComment[] {
  if (!telling.test(source.text)) return [];
  const mayTrail = kind !== 'dockerfile' && kind !== 'dockerignore';
  const found: IgnoreComment[] = [];
  let inDirectives = kind === 'dockerfile';
  for (let line = 1; line <= source.lineCount; line++) {
    const content = source.line(line);
    if (content.length > LONGEST_LINE) continue;
    inDirectives &&= /^\s*#\s*\w+\s*=/.test(content);
    const comment = (mayTrail ? trailing : ownLine).exec(content);
    if (!comment) continue;
    const at = source.lineAt(line);
    const hash = at.end - content.length + content.indexOf('#', comment.index);
    for (const read of readers) {
      const parsed = read(comment[2].trim(), inDirectives);
      if (!parsed) continue;
      found.push({
        scope: 'next',
        ...parsed,
        start: hash,
        end: at.end,
        line,
        isTrailing: comment[1].trim() !== '',
      });
      break;
    }
  }
  return found;
}

/** How such a comment begins; few files have one. */
const telling =
  /#[^\S\n]*(?:plimsoll|hadolint|trivy|checkov|bridgecrew|check\s*=|zizmor)/i;

/** Nobody writes a comment on such a line; reading on would let one line cost as much as a file. */
const LONGEST_LINE = 4000;

const ownLine = /^(\s*)#(.*)$/;
const trailing =
  /^(|.*?\s)#(?=\s*(?:plimsoll|hadolint|trivy:|checkov:|bridgecrew:|zizmor:))(.*)$/;

type Parsed = Pick<IgnoreComment, 'tool' | 'codes'> & Partial<IgnoreComment>;
type Reader = (comment: string, inDirectives: boolean) => Parsed | undefined;

const readers: readonly Reader[] = [
  plimsoll,
  hadolint,
  trivy,
  checkov,
  buildkit,
  zizmor,
];

/** `hadolint ignore=DL3008,SC2046`, with `global` or `stage` before it. */
function hadolint(comment: string): Parsed | undefined {
  const match = /^hadolint\s+(?:(global|stage)\s+)?ignore\s*=\s*(.*)/i.exec(
    comment,
  );
  if (!match) return undefined;
  const scopes = { global: 'file', stage: 'stage' } as const;
  const scope = match[1]?.toLowerCase() as keyof typeof scopes;
  const words = match[2].split(/[\s,]+/);
  const end = words.findIndex(word => !/^(DL|SC)\d+$/i.test(word));
  return {
    tool: 'hadolint',
    codes: (end < 0 ? words : words.slice(0, end)).map(upper),
    scope: scopes[scope] ?? 'next',
  };
}

/** `trivy:ignore:AVD-DS-0002`, several in one comment, each perhaps with `:exp:2026-12-31`. */
function trivy(comment: string): Parsed | undefined {
  if (!comment.startsWith('trivy:ignore:')) return undefined;
  const codes: string[] = [];
  const reason: string[] = [];
  let until: string | undefined;
  for (const word of comment.split(/\s+/)) {
    const match =
      /^(?:trivy:ignore:)([\w*-]+)(?:\[[^\]]*\])?(?::exp:([\d-]+))?/.exec(word);
    if (match) {
      codes.push(trivyCode(match[1]));
      if (match[2] && isDay(match[2])) until = match[2];
    } else {
      reason.push(word);
    }
  }
  return {
    tool: 'trivy',
    codes,
    ...(until && { until }),
    ...reasonOf(reason.join(' ')),
  };
}

/** Trivy's ids had three spellings: `DS002`, `AVD-DS-0002` and `DS-0002`. @public */
export function trivyCode(code: string): string {
  const match = /^(?:AVD-)?([A-Z]+)-?(\d+)$/.exec(code.toUpperCase());
  return match
    ? `${match[1]}-${match[2].replace(/^0+/, '').padStart(4, '0')}`
    : code;
}

/** `checkov:skip=CKV_DOCKER_2:reason`. Checkov takes it for the whole file, wherever it stands. */
function checkov(comment: string): Parsed | undefined {
  const match =
    /^(?:checkov|bridgecrew)\s*:\s*skip\s*=\s*([\w,]+)\s*:?(.*)/i.exec(comment);
  if (!match) return undefined;
  return {
    tool: 'checkov',
    codes: match[1].split(',').filter(Boolean).map(upper),
    scope: 'file',
    ...reasonOf(match[2]),
  };
}

/** `check=skip=JSONArgsRecommended,StageNameCasing;error=true`: at the top for the file, else for the next instruction. */
function buildkit(comment: string, inDirectives: boolean): Parsed | undefined {
  const match = /^check\s*=\s*(.*)/i.exec(comment);
  const skip = match?.[1]
    .split(';')
    .map(part => /^\s*skip\s*=(.*)/i.exec(part)?.[1])
    .find(value => value !== undefined);
  if (skip === undefined) return undefined;
  const names = skip.split(',').map(name => name.trim());
  return {
    tool: 'buildkit',
    codes: names.some(name => /^all$/i.test(name)) ? ['*'] : names,
    scope: inDirectives ? 'file' : 'next',
  };
}

/** `zizmor: ignore[template-injection,artipacked] reason`. */
function zizmor(comment: string): Parsed | undefined {
  const match = /^zizmor\s*:\s*ignore\[([\w\s,-]*)\](.*)$/.exec(comment);
  if (!match) return undefined;
  return {
    tool: 'zizmor',
    codes: match[1]
      .split(',')
      .map(code => code.trim())
      .filter(Boolean),
    ...reasonOf(match[2]),
  };
}

/** `plimsoll ignore=<rule>[,<rule>] reason="…" until=YYYY-MM-DD`, or `ignore-file=` for the whole file. */
function plimsoll(comment: string): Parsed | undefined {
  const match = /^plimsoll(?:\s+|\s*:\s*)(.*)/i.exec(comment);
  // Prose may begin with our name; a command says one of these words or gives something a value.
  if (!match || !/^[\w-]+\s*=|^(ignor|disabl|skip|suppress)/i.test(match[1])) {
    return undefined;
  }
  const refused = (problem: string): Parsed => ({
    tool: 'plimsoll',
    codes: [],
    problem,
  });
  const command =
    /^(ignore|ignore-file)=((?:[\w/-]+)(?:\s*,\s*[\w/-]+)*)(.*)/.exec(match[1]);
  if (!command) {
    return refused(
      'This comment is not understood; write: plimsoll ignore=<rule>[,<rule>] reason="…" until=YYYY-MM-DD',
    );
  }
  const settings = readSettings(command[3]);
  if (typeof settings === 'string') return refused(settings);
  return {
    tool: 'plimsoll',
    codes: command[2].split(',').map(code => code.trim()),
    scope: command[1] === 'ignore-file' ? 'file' : 'next',
    ...settings,
  };
}

/** What stands behind the rules, or what is wrong with it. */
function readSettings(
  text: string,
): string | Pick<IgnoreComment, 'reason' | 'until'> {
  const settings: { reason?: string; until?: string } = {};
  let rest = text.trim();
  while (rest) {
    const match =
      /^(reason|until)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))(?:\s+|$)/.exec(rest);
    if (!match) {
      const word = rest.split(/\s/)[0].slice(0, 40);
      return `"${word}" is not understood here; only reason="…" and until=YYYY-MM-DD may follow the rules`;
    }
    const value = match[2] ?? match[3] ?? match[4];
    if (match[1] === 'until') {
      if (!isDay(value)) {
        return `"until" has to be a day like 2027-01-31, not "${value.slice(
          0,
          40,
        )}"`;
      }
      settings.until = value;
    } else {
      settings.reason = value;
    }
    rest = rest.slice(match[0].length);
  }
  return settings;
}

function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}

const upper = (code: string) => code.toUpperCase();

function reasonOf(text: string): { reason?: string } {
  const reason = text.replace(/^[\s:–-]+/, '').trim();
  return reason ? { reason } : {};
}
