import { isReference } from './secret-names';

/** A stretch of text to hide. */
export interface Span {
  start: number;
  end: number;
}

/** From `-----BEGIN … PRIVATE KEY-----` to its end, or to the end of the file where the end is missing. */
export function privateKeys(text: string): Span[] {
  const spans: Span[] = [];
  let begin = text.indexOf('PRIVATE KEY-----');
  while (begin >= 0) {
    const start = begin + 'PRIVATE KEY-----'.length;
    const end = text.indexOf('-----END', start);
    if (end < 0) return [...spans, { start, end: text.length }];
    spans.push({ start, end });
    // The closing line holds the same words.
    const closed = text.indexOf('PRIVATE KEY-----', end);
    begin = closed < 0 ? -1 : text.indexOf('PRIVATE KEY-----', closed + 1);
  }
  return spans;
}

/** Prefixes that vendors give their tokens so that they can be found, and how many characters follow at least. */
const tokenPrefixes: readonly [prefix: string, atLeast: number][] = [
  ['AKIA', 16],
  ['ASIA', 16],
  ['ghp_', 20],
  ['gho_', 20],
  ['ghu_', 20],
  ['ghs_', 20],
  ['ghr_', 20],
  ['github_pat_', 20],
  ['glpat-', 16],
  ['gldt-', 16],
  ['glrt-', 16],
  ['glcbt-', 16],
  ['glptt-', 16],
  ['xoxb-', 10],
  ['xoxp-', 10],
  ['xoxa-', 10],
  ['xoxr-', 10],
  ['xapp-', 10],
  ['sk_live_', 10],
  ['rk_live_', 10],
  ['sk_test_', 10],
  ['whsec_', 16],
  ['sk-', 20],
  ['AIza', 30],
  ['ya29.', 20],
  ['npm_', 30],
  ['pypi-', 30],
  ['dckr_pat_', 16],
  ['dckr_oat_', 16],
  ['hvs.', 20],
  ['hf_', 30],
  ['shpat_', 20],
  ['SG.', 30],
  ['dop_v1_', 30],
  ['sntrys_', 20],
  ['eyJ', 30],
];

/** No token is shorter than its prefix with what follows. */
const shortestToken = Math.min(
  ...tokenPrefixes.map(([prefix, atLeast]) => prefix.length + atLeast),
);

const isTokenCharacter = Array.from({ length: 128 }, (_, code) =>
  /[\w.\-+/]/.test(String.fromCharCode(code)),
);

export function knownTokens(text: string): Span[] {
  const spans: Span[] = [];
  // A word that is long enough holds one of these places, so that nothing between them has to be looked at.
  for (let place = 0; place < text.length; place += shortestToken) {
    if (!isTokenCharacter[text.charCodeAt(place)]) continue;
    let start = place;
    while (start > 0 && isTokenCharacter[text.charCodeAt(start - 1)]) start--;
    let end = place + 1;
    while (end < text.length && isTokenCharacter[text.charCodeAt(end)]) end++;
    if (end - start >= shortestToken) addToken(text, start, end, spans);
    place += Math.floor((end - place) / shortestToken) * shortestToken;
  }
  return spans;
}

/** Any of the prefixes: hardly a word has one. */
const anyPrefix = new RegExp(
  tokenPrefixes.map(([prefix]) => prefix.replace('.', '\\.')).join('|'),
);

/** Adds what is a token in one word. */
function addToken(text: string, start: number, end: number, spans: Span[]) {
  const word = text.slice(start, end);
  if (!anyPrefix.test(word)) return;
  for (const [prefix, atLeast] of tokenPrefixes) {
    const at = word.indexOf(prefix);
    // In the middle of a word it is chance, save after a separator.
    if (at < 0 || (at > 0 && /[A-Za-z0-9]/.test(word[at - 1]))) continue;
    if (word.length - at - prefix.length < atLeast) continue;
    spans.push({ start: start + at + prefix.length, end });
    return;
  }
}

/** `scheme://user:password@host`, and `https://token@host`. */
export function urlCredentials(text: string): Span[] {
  const spans: Span[] = [];
  let scheme = text.indexOf('://');
  while (scheme >= 0) {
    const start = scheme + 3;
    let colon = -1;
    let at = -1;
    let end = start;
    for (; end < text.length && end - start < 1024; end++) {
      const char = text[end];
      if (endsAuthority.has(char)) break;
      if (char === ':' && colon < 0) colon = end;
      if (char === '@') at = end;
    }
    if (at > 0 && colon > 0 && colon < at) {
      if (!isReference(text.slice(colon + 1, at))) {
        spans.push({ start: colon + 1, end: at });
      }
    } else if (at > start && at - start >= 16) {
      if (!isReference(text.slice(start, at))) spans.push({ start, end: at });
    }
    scheme = text.indexOf('://', start);
  }
  return spans;
}

const endsAuthority = new Set([...'/?#"\'`<>\\ \t\r\n']);
