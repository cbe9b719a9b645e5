/** Text that is HTML already; everything else is escaped on its way into a page. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | Markup | undefined | false | Value[];

/**
 * A template whose values are escaped, unless they are themselves made by this function. Attribute
 * values have to be quoted in the template.
 */
export function markup(
  parts: TemplateStringsArray,
  ...values: Value[]
): Markup {
  let text = parts[0];
  values.forEach((value, index) => {
    text += render(value) + parts[index + 1];
  });
  return new Markup(text);
}

function render(value: Value): string {
  if (Array.isArray(value)) {
    return value.map(render).join('');
  }
  if (value instanceof Markup) {
    return value.text;
  }
  return value === undefined || value === false ? '' : escape(String(value));
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Control characters have no meaning in a page, and the ones that turn the writing direction can make
// a line read differently from what it does.
const INVISIBLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function escape(text: string): string {
  return text
    .replace(/[&<>"']/g, character => ENTITIES[character])
    .replace(INVISIBLE, character => {
      const code = character.charCodeAt(0).toString(16).toUpperCase();
      return `&lt;U+${code.padStart(4, '0')}&gt;`;
    });
}
