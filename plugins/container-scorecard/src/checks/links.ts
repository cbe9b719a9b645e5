/**
 * An address that is safe to link to, or nothing.
 *
 * Links come from entities, repositories and rules, none of which this page trusts to keep out `javascript:`.
 */
export function safeHref(href: string | undefined): string | undefined {
  if (!href) return undefined;
  try {
    const url = new URL(href);
    return url.protocol === 'https:' || url.protocol === 'http:'
      ? url.href
      : undefined;
  } catch {
    return undefined;
  }
}

/** The link of one line, from the link of a range on the same page. GitHub, GitLab and Gitea write `#L12-L14`. */
export function lineHref(
  href: string | undefined,
  line: number,
): string | undefined {
  const safe = safeHref(href);
  if (!safe) return undefined;
  return /#L\d+(C\d+)?(-L?\d+(C\d+)?)?$/.test(safe)
    ? safe.replace(/#.*/, `#L${line}`)
    : safe;
}

/** Text for the screen: characters that turn text round or hide it are spelled out. */
export function visibleText(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    character =>
      `⟨U+${character
        .charCodeAt(0)
        .toString(16)
        .toLocaleUpperCase('en')
        .padStart(4, '0')}⟩`,
  );
}
