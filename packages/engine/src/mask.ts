import {
  knownTokens,
  privateKeys,
  Span,
  urlCredentials,
} from './secret-shapes';
import { secretManifests, secretValues } from './secret-values';

/**
 * Hides what looks like a secret in a file's text, character by character, so that every offset stays where it was:
 * private keys, known shapes of tokens, passwords in URLs, the values of keys whose name says secret, and what the
 * manifest of a Secret holds.
 *
 * Every pass is linear in the length of the text.
 *
 * @public
 */
export function maskSecrets(text: string): string {
  const spans = [
    ...privateKeys(text),
    ...knownTokens(text),
    ...urlCredentials(text),
    ...secretValues(text),
    ...secretManifests(text),
  ];
  return maskSpans(text, spans);
}

/** Whether a text has the shape of a secret in it, whatever it is called: a private key, a vendor's token. @public */
export const holdsToken = (text: string): boolean =>
  privateKeys(text).length > 0 || knownTokens(text).length > 0;

/**
 * As `maskSecrets`, for the path of a file that is called after a token. Folders and the ending stay: they tell what
 * the file is.
 *
 * @public
 */
export function maskPath(path: string): string {
  if (knownTokens(path).length === 0) return path;
  return path
    .split('/')
    .map(part => {
      const ending = /\.[a-z]{1,12}$/i.exec(part)?.[0] ?? '';
      const name = part.slice(0, part.length - ending.length);
      return maskSpans(name, knownTokens(name)) + ending;
    })
    .join('/');
}

/**
 * As `maskSecrets`, for a sentence of ours about a file: also hides what was a secret in the file.
 *
 * @public
 */
export function maskSentence(
  sentence: string,
  secrets: readonly string[],
): string {
  let masked = maskSpans(sentence, [
    ...knownTokens(sentence),
    ...urlCredentials(sentence),
  ]);
  for (const secret of secrets) {
    if (masked.includes(secret)) masked = masked.split(secret).join('***');
  }
  return masked;
}

/**
 * The texts that `maskSecrets` hid; those too short to be told from ordinary words are left out, and of very many
 * the rest: a rule does not repeat what it finds, so this is a second line of defence.
 */
export function hiddenTexts(
  text: string,
  masked: string,
  shortest: number = 6,
): Set<string> {
  const hidden = new Set<string>();
  if (text === masked) return hidden;
  let start = -1;
  for (let i = 0; i <= text.length && hidden.size < 500; i++) {
    const differs = i < text.length && text[i] !== masked[i];
    if (differs && start < 0) start = i;
    if (!differs && start >= 0) {
      if (i - start >= shortest) hidden.add(text.slice(start, i));
      start = -1;
    }
  }
  return hidden;
}

/** Those that can be told from words: `postgres` stands in many sentences and fixes, whether or not it is somebody's password. */
export const tellingTexts = (hidden: ReadonlySet<string>): string[] =>
  [...hidden].filter(secret => !/^[a-z]{1,12}$/.test(secret));

function maskSpans(text: string, spans: Span[]): string {
  if (!spans.length) return text;
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  let masked = '';
  let at = 0;
  for (const { start, end } of spans) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    masked += text.slice(at, from);
    masked += text.slice(from, end).replace(/[^\s]/g, '*');
    at = end;
  }
  return masked + text.slice(at);
}
