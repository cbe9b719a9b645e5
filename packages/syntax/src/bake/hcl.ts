import { MappedTextBuilder, plainText } from '../mapped-text';
import type { MappedText } from '../mapped-text';
import type { Problem } from '../problem';
import { SourceText } from '../source-text';
import { YamlList, YamlMap, YamlScalar } from '../yaml/nodes';
import type { YamlEntry, YamlNode } from '../yaml/nodes';

/** What could be read of a file in HCL. */
export interface HclFile {
  readonly source: SourceText;
  /** As the same in JSON would be: `target "web" { … }` is `{ "target": { "web": { … } } }`. */
  readonly root: YamlMap;
  readonly problems: readonly Problem[];
}

/** Blocks, lists and maps that lie deeper in each other are not read. */
const MAX_DEPTH = 30;

/**
 * Reads the part of HCL that bake files are written in: blocks, attributes, texts, lists and maps. Any other expression
 * becomes the text `${…}`, which is unknown to whoever expands it. Goes on after what it does not understand, in
 * time that grows with the file.
 */
export function readHcl(file: string, text: string): HclFile {
  const source = new SourceText(file, text);
  const reader = new HclReader(source);
  const root = reader.read();
  return { source, root, problems: reader.problems };
}

/** A map that is not finished: blocks with the same labels may add to it later. */
class OpenMap {
  readonly entries: (YamlEntry | OpenMap)[] = [];
  readonly #blocks = new Map<string, OpenMap>();

  constructor(readonly key: YamlScalar, public end: number) {}

  block(label: YamlScalar): OpenMap {
    const known = this.#blocks.get(label.value);
    if (known) return known;
    const block = new OpenMap(label, label.end);
    this.#blocks.set(label.value, block);
    this.entries.push(block);
    return block;
  }
}

class HclReader {
  readonly problems: Problem[] = [];
  readonly #text: string;
  #at = 0;

  constructor(readonly source: SourceText) {
    this.#text = source.text;
    if (this.#text.startsWith('\uFEFF')) this.#at = 1;
  }

  read(): YamlMap {
    const root = new OpenMap(this.#plain(''), 0);
    while (this.#at < this.#text.length) {
      this.#body(root, 0);
      if (this.#at >= this.#text.length) break;
      this.#tell(
        'unopened-brace',
        'Nothing is open that this could close; remove it',
        1,
      );
      this.#at++;
    }
    return this.#close(root.entries, 0, this.#text.length);
  }

  /** Attributes and blocks up to the brace that closes them. */
  #body(map: OpenMap, depth: number) {
    for (;;) {
      this.#skipBlank(true);
      if (this.#at >= this.#text.length || this.#peek('}')) return;
      const key = this.#name();
      if (!key) {
        this.#tell(
          'no-name',
          'Here stands the name of an attribute or a block; write one',
          1,
        );
        this.#skipLine();
        continue;
      }
      this.#skipBlank(false);
      if (this.#peek('=') && !this.#peek('==')) {
        this.#at++;
        const value = this.#expression(depth);
        map.entries.push(this.#entry(key, value));
      } else {
        this.#block(key, map, depth);
      }
    }
  }

  /** `target "web" { … }`: a map for each label. */
  #block(key: YamlScalar, around: OpenMap, depth: number) {
    const labels = [key];
    for (let label = this.#label(); label; label = this.#label())
      labels.push(label);
    if (!this.#peek('{') || depth >= MAX_DEPTH) {
      this.problems.push({
        start: key.start,
        end: key.end,
        code: 'no-value',
        message:
          'This is neither an attribute with = nor a block with {; write one of them',
      });
      this.#skipLine();
      return;
    }
    const open = this.#at++;
    const map = labels.reduce((into, label) => into.block(label), around);
    this.#body(map, depth + 1);
    if (this.#peek('}')) this.#at++;
    else
      this.problems.push({
        start: open,
        end: open + 1,
        code: 'unclosed-brace',
        message: 'This brace is not closed; close it where the block ends',
      });
    map.end = this.#at;
  }

  #label(): YamlScalar | undefined {
    this.#skipBlank(false);
    return this.#peek('"') ? this.#string() : this.#name();
  }

  /** A value, up to the comma, brace or end of line behind it. */
  #expression(depth: number): YamlNode {
    this.#skipBlank(false);
    const start = this.#at;
    const value = depth < MAX_DEPTH ? this.#primary(depth) : undefined;
    const end = this.#at;
    this.#skipBlank(false);
    if (value && this.#endsExpression()) return value;
    this.#at = end;
    this.#skipExpression();
    return this.#unknown(start, Math.max(this.#at, start));
  }

  #primary(depth: number): YamlNode | undefined {
    const char = this.#text[this.#at];
    if (char === '"') return this.#string();
    if (char === '[') return this.#list(depth);
    if (char === '{') return this.#map(depth);
    if (this.#peek('<<')) return this.#heredoc();
    const number = this.#match(/-?\d+(?:\.\d+)?/y);
    if (number) return this.#plain(number);
    const start = this.#at;
    const name = this.#match(/[A-Za-z_][\w-]*/y);
    if (!name) return undefined;
    if (/^(?:true|false|null)$/.test(name)) return this.#plain(name);
    return this.#unknown(start, this.#at);
  }

  #list(depth: number): YamlNode {
    const start = this.#at++;
    const known = this.problems.length;
    const items: YamlNode[] = [];
    for (;;) {
      this.#skipBlank(true);
      if (this.#isAtEnd || this.#peek(']') || this.#peek('}')) break;
      const before = this.#at;
      items.push(this.#expression(depth + 1));
      this.#skipBlank(true);
      if (this.#peek(',')) this.#at++;
      else if (this.#at === before) this.#at++;
    }
    this.#closeBracket(']', start, known);
    return new YamlList(this.source, start, this.#at, items, undefined, true);
  }

  #map(depth: number): YamlNode {
    const start = this.#at++;
    const known = this.problems.length;
    const entries: YamlEntry[] = [];
    for (;;) {
      this.#skipBlank(true);
      if (this.#isAtEnd || this.#peek('}') || this.#peek(']')) break;
      const before = this.#at;
      const key = this.#peek('"') ? this.#string() : this.#name();
      this.#skipBlank(false);
      if (key && (this.#peek('=') || this.#peek(':'))) {
        this.#at++;
        entries.push(this.#entry(key, this.#expression(depth + 1)));
      } else {
        this.#skipExpression();
      }
      this.#skipBlank(true);
      if (this.#peek(',')) this.#at++;
      else if (this.#at === before) this.#at++;
    }
    this.#closeBracket('}', start, known);
    return this.#close(entries, start, this.#at);
  }

  /** Where it is missing, what was wrong in between has been told, or the opening one is underlined. */
  #closeBracket(bracket: string, open: number, known: number) {
    if (this.#peek(bracket)) this.#at++;
    else if (this.problems.length === known)
      this.problems.push({
        start: open,
        end: open + 1,
        code: 'unclosed-bracket',
        message: 'This bracket is not closed; close it where the value ends',
      });
  }

  /** A text in quotes. What is expanded in it stays as it is written. */
  #string(): YamlScalar {
    const start = this.#at++;
    const builder = new MappedTextBuilder(this.#at);
    let copied = this.#at;
    const copy = () => {
      if (this.#at > copied)
        builder.add(this.#text.slice(copied, this.#at), copied, this.#at);
    };
    while (this.#at < this.#text.length) {
      const char = this.#text[this.#at];
      if (char === '"' || char === '\n') break;
      if (char === '\\') {
        copy();
        builder.add(
          unescaped(this.#text[this.#at + 1]),
          this.#at,
          Math.min(this.#at + 2, this.#text.length),
        );
        this.#at += 2;
        copied = this.#at;
      } else if (char === '$' && this.#text[this.#at + 1] === '{') {
        this.#skipTemplate();
      } else {
        this.#at++;
      }
    }
    this.#at = Math.min(this.#at, this.#text.length);
    copy();
    if (this.#peek('"')) this.#at++;
    else
      this.problems.push({
        start,
        end: start + 1,
        code: 'unclosed-quote',
        message: 'This quote is not closed; close it on the same line',
      });
    return this.#scalar(start, this.#at, builder.build(), 'double');
  }

  #heredoc(): YamlNode | undefined {
    const start = this.#at;
    const opener = this.#match(/<<-?([A-Za-z_][\w-]*)[ \t]*\r?\n/y);
    if (!opener) return undefined;
    const word = opener.replace(/^<<-?/, '').trim();
    const from = this.#at;
    for (;;) {
      const line = this.#at;
      const next = this.#text.indexOf('\n', line);
      const end = next < 0 ? this.#text.length : next;
      const isLast = this.#text.slice(line, end).trim() === word;
      if (isLast || next < 0) {
        this.#at = end;
        const to = isLast ? line : end;
        return this.#scalar(
          start,
          end,
          plainText(this.#text.slice(from, to), from),
          'literal',
        );
      }
      this.#at = next + 1;
    }
  }

  /** Past `${ … }`, with the texts and braces in it. */
  #skipTemplate() {
    let open = 0;
    for (; this.#at < this.#text.length; this.#at++) {
      const char = this.#text[this.#at];
      if (char === '\n') return;
      if (char === '{') open++;
      if (char === '}' && --open === 0) {
        this.#at++;
        return;
      }
    }
  }

  get #isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  #endsExpression(): boolean {
    return this.#isAtEnd || /[\r\n,\]})]/.test(this.#text[this.#at]);
  }

  /** To the end of an expression that is not read: of the line, or of the brackets that it is in. */
  #skipExpression() {
    let open = 0;
    while (this.#at < this.#text.length) {
      const char = this.#text[this.#at];
      if (char === '"') {
        const known = this.problems.length;
        this.#string();
        this.problems.length = known;
        continue;
      }
      if (open === 0 && /[\r\n,\]})]/.test(char)) return;
      if (/[([{]/.test(char)) open++;
      if (/[)\]}]/.test(char)) open--;
      this.#at++;
    }
  }

  #skipBlank(lines: boolean) {
    for (;;) {
      const skipped = this.#match(
        lines ? /[\s;]+|#.*|\/\/.*/y : /[ \t]+|#.*|\/\/.*/y,
      );
      if (skipped) continue;
      if (!this.#peek('/*')) return;
      const end = this.#text.indexOf('*/', this.#at + 2);
      this.#at = end < 0 ? this.#text.length : end + 2;
    }
  }

  #skipLine() {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#text.length : end;
  }

  #name(): YamlScalar | undefined {
    const name = this.#match(/[A-Za-z_][\w-]*/y);
    return name === undefined ? undefined : this.#plain(name);
  }

  /** What was just read, as it stands there. */
  #plain(text: string): YamlScalar {
    const start = this.#at - text.length;
    return this.#scalar(start, this.#at, plainText(text, start), 'plain');
  }

  #unknown(start: number, end: number): YamlScalar {
    const text = this.#text.slice(start, end).trimEnd();
    const mapped = new MappedTextBuilder(start)
      .add(`\${${text}}`, start, start + text.length)
      .build();
    return this.#scalar(start, start + text.length, mapped, 'plain');
  }

  #scalar(
    start: number,
    end: number,
    mapped: MappedText,
    style: YamlScalar['style'],
  ): YamlScalar {
    return new YamlScalar(this.source, start, end, mapped, style, undefined);
  }

  #entry(key: YamlScalar, value: YamlNode): YamlEntry {
    const { source } = this;
    const end = Math.max(key.end, value.end);
    return { source, start: key.start, end, key, value, merged: false };
  }

  #close(
    entries: readonly (YamlEntry | OpenMap)[],
    start: number,
    end: number,
  ): YamlMap {
    const closed = entries.map(entry =>
      entry instanceof OpenMap
        ? this.#entry(
            entry.key,
            this.#close(entry.entries, entry.key.start, entry.end),
          )
        : entry,
    );
    return new YamlMap(this.source, start, end, closed, undefined, false);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (!found) return undefined;
    this.#at += found.length;
    return found;
  }

  #peek(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  #tell(code: string, message: string, length: number) {
    const end = Math.min(this.#at + length, this.#text.length);
    this.problems.push({ start: this.#at, end, code, message });
  }
}

function unescaped(char: string | undefined): string {
  if (char === 'n') return '\n';
  return char === 't' ? '\t' : char ?? '';
}
