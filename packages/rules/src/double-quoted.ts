/** A value in double quotes, so that the builder reads it as it stands: no variable, quote or escape in it counts. */
export const doubleQuoted = (value: string, escape: string): string =>
  `"${escapeSpecial(value, escape)}"`;

/**
 * The value of `ENV name value` in double quotes. There quotes count although the whole line is one value: they are
 * dropped, and what they protect is protected by the new ones. Nothing if a quote is never closed, or if a variable
 * has quotes or spaces of its own.
 */
export function requoted(raw: string, escape: string): string | undefined {
  if (raw.replace(simpleVariables, '').includes('${')) return undefined;
  let result = '';
  let quote = '';
  for (let at = 0; at < raw.length; at++) {
    const character = raw[at];
    if (quote === "'") {
      if (character === quote) quote = '';
      else result += escapeSpecial(character, escape);
    } else if (character === escape) {
      const next = raw[at + 1] ?? '';
      // A continuation, with what may stand behind it on its line.
      const continuation = /^[ \t]*\r?\n/.exec(raw.slice(at + 1));
      if (continuation) {
        result += character + continuation[0];
        at += continuation[0].length;
      } else {
        const isKept = quote && !`"$${escape}`.includes(next);
        result += isKept
          ? escapeSpecial(character + next, escape)
          : escapeSpecial(next, escape);
        at++;
      }
    } else if (character === quote) quote = '';
    else if (!quote && `"'`.includes(character)) quote = character;
    else result += character;
  }
  return quote ? undefined : `"${result}"`;
}

const simpleVariables = /\$\{\w+(?::?[-+?][\w./:-]*)?\}/g;

const escapeSpecial = (text: string, escape: string) =>
  [...text]
    .map(character =>
      character === '"' || character === '$' || character === escape
        ? escape + character
        : character,
    )
    .join('');
