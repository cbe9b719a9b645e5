import { MappedTextBuilder } from '../mapped-text';
import { UNKNOWN } from '../text';
import type { TemplateLanguage } from './dockerfile';
import { skipSpaces, skipWord } from './spaces';

/**
 * Tells whether a Dockerfile is a template of one: by its name, or by tags where a Dockerfile cannot have them.
 * `RUN docker inspect --format '{{.Id}}'` is no template.
 */
export function templateLanguage(
  file: string,
  text: string,
): TemplateLanguage | undefined {
  const byName = languageByName(file);
  const mayHaveTags =
    text.includes('{{') || text.includes('{%') || text.includes('<%');
  if (!mayHaveTags && !placeholder.test(text)) return undefined;
  if (!byName && !hasTelltaleLine(text)) return undefined;
  return byName && byName !== 'other' ? byName : languageByTags(text);
}

function languageByName(file: string): TemplateLanguage | undefined {
  const extension = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(extensions, extension)
    ? extensions[extension]
    : undefined;
}

const extensions: Record<string, TemplateLanguage | undefined> = {
  j2: 'jinja',
  jinja: 'jinja',
  jinja2: 'jinja',
  gotmpl: 'go',
  gotpl: 'go',
  erb: 'erb',
  tmpl: 'other',
  tpl: 'other',
  template: 'other',
  mustache: 'other',
  hbs: 'other',
  in: 'other',
};

/** Instructions whose words no shell reads: a tag in one of them can only be for a template engine. */
const plainInstructions = new Set([
  'FROM',
  'ARG',
  'USER',
  'WORKDIR',
  'EXPOSE',
  'VOLUME',
  'COPY',
  'ADD',
  'STOPSIGNAL',
]);

/** `%%VERSION%%`, `@VERSION@`: filled in by sed, configure and the like. */
const placeholder = /%%\w{1,60}%%|@[A-Z_][A-Z0-9_]{1,60}@/;

function hasTelltaleLine(text: string): boolean {
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; ) {
    const lineBreak = text.indexOf('\n', at);
    const end = lineBreak < 0 ? text.length : lineBreak;
    const first = skipSpaces(text, at, end);
    if (tagAt(text, first)) return true;
    const wordEnd = Math.min(skipWord(text, first, end), first + 12);
    const word = text.slice(first, wordEnd).toUpperCase();
    if (plainInstructions.has(word)) {
      const rest = text.slice(wordEnd, end);
      if (rest.includes('{{') || rest.includes('{%') || rest.includes('<%='))
        return true;
      if (placeholder.test(rest)) return true;
    }
    at = end + 1;
  }
  return false;
}

function languageByTags(text: string): TemplateLanguage {
  if (text.includes('{%') || text.includes('{#')) return 'jinja';
  if (text.includes('<%')) return 'erb';
  if (
    /\{\{-?[ \t]{0,8}(?:\.|\$|if |range |end|with |template |define )/.test(
      text,
    )
  )
    return 'go';
  return text.includes('{{') ? 'jinja' : 'other';
}

interface Tag {
  readonly open: string;
  readonly close: string;
}

const tags: readonly Tag[] = [
  { open: '{{', close: '}}' },
  { open: '{%', close: '%}' },
  { open: '{#', close: '#}' },
  { open: '<%', close: '%>' },
];

const tagAt = (text: string, at: number): Tag | undefined => {
  const character = text[at];
  if (character !== '{' && character !== '<') return undefined;
  return tags.find(({ open }) => text.startsWith(open, at));
};

/** Reads the lines of a template: what stands in tags is unknown, also where a tag goes over lines. */
export class TemplateTags {
  /** The tag that an earlier line left open. */
  #open: Tag | undefined;

  /** Whether there is nothing on the line but tags. */
  isOnlyTags(text: string, start: number, end: number): boolean {
    const before = this.#open;
    let onlyTags = true;
    for (const stretch of this.#split(text, start, end))
      if (
        !stretch.isTag &&
        skipSpaces(text, stretch.start, stretch.end) < stretch.end
      )
        onlyTags = false;
    // The line is read again unless it is left out.
    if (!onlyTags) this.#open = before;
    return onlyTags;
  }

  /** Adds a line to the text of an instruction, each tag as one unknown. */
  add(builder: MappedTextBuilder, text: string, start: number, end: number) {
    for (const stretch of this.#split(text, start, end))
      builder.add(
        stretch.isTag ? UNKNOWN : text.slice(stretch.start, stretch.end),
        stretch.start,
        stretch.end,
      );
  }

  #split(text: string, start: number, end: number) {
    const stretches: { start: number; end: number; isTag: boolean }[] = [];
    let from = start;
    let at = start;
    const closeTag = (tag: Tag, tagStart: number, searchFrom: number) => {
      const line = text.slice(searchFrom, end);
      const close = line.indexOf(tag.close);
      this.#open = close < 0 ? tag : undefined;
      at = close < 0 ? end : searchFrom + close + tag.close.length;
      stretches.push({ start: tagStart, end: at, isTag: true });
      from = at;
    };
    if (this.#open) closeTag(this.#open, start, start);
    while (at < end) {
      const tag = tagAt(text, at);
      if (!tag) at++;
      else {
        if (from < at) stretches.push({ start: from, end: at, isTag: false });
        closeTag(tag, at, at + tag.open.length);
      }
    }
    if (from < end) stretches.push({ start: from, end, isTag: false });
    return stretches;
  }
}
