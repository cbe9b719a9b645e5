import { Excerpt, Range } from '@plimsoll/findings';
import { Located, ParsedFile, SourceText } from '@plimsoll/syntax';
import { hiddenTexts, maskSecrets, tellingTexts } from './mask';

/** Lines shown above and below what is found, and at most in all. */
const AROUND = 2;
const MOST_LINES = 8;
/** Shorter ones are in any text by chance. */
const SHORTEST_IN_PLACE = 3;
/** Characters shown of a line. */
const MOST_COLUMNS = 240;

/**
 * A file as it may be shown: with its secrets masked. Worked out once, and only for a file in which something is found.
 */
export class Shown {
  readonly source: SourceText;
  /** What was hidden, ordinary words aside, so that it can be kept out of messages and fixes too. */
  readonly secrets: readonly string[];
  /** The lines as they are shown, by their number from 1: findings share them. */
  readonly #lines: string[] = [];

  constructor(private readonly file: ParsedFile) {
    const { source } = file;
    const masked = maskSecrets(source.text);
    this.source =
      masked === source.text ? source : new SourceText(source.file, masked);
    this.secrets = tellingTexts(hiddenTexts(source.text, masked));
  }

  /** The lines around a range. */
  excerpt({ startLine, endLine }: Range): Excerpt {
    const first = Math.max(1, startLine - AROUND);
    const last = Math.min(
      this.source.lineCount,
      endLine + AROUND,
      first + MOST_LINES - 1,
    );
    const lines: string[] = [];
    for (let line = first; line <= last; line++) {
      lines.push((this.#lines[line] ??= cut(this.source.line(line))));
    }
    // What follows the last line break is not a line that an editor numbers.
    if (
      last === this.source.lineCount &&
      last > endLine &&
      lines.at(-1) === ''
    ) {
      lines.pop();
    }
    return { startLine: first, lines };
  }

  /** Whether a text that a fix writes gives away something that is hidden. */
  givesAway(text: string): boolean {
    for (const secret of this.secrets) if (text.includes(secret)) return true;
    return false;
  }

  /** What is hidden in a stretch: whatever takes its place must not hold it, be it an ordinary word. */
  hiddenIn(at: Located): ReadonlySet<string> {
    return hiddenTexts(
      this.file.source.slice(at),
      this.source.slice(at),
      SHORTEST_IN_PLACE,
    );
  }
}

const cut = (line: string) =>
  line.length > MOST_COLUMNS ? `${line.slice(0, MOST_COLUMNS)}…` : line;
