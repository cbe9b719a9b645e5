import { lineHref, safeHref, visibleText } from './links';

describe('safeHref', () => {
  it.each(['https://git.example.com/a', 'http://localhost:3010/a#L1'])(
    'follows %s',
    href => expect(safeHref(href)).toBe(href),
  );

  it.each([
    // eslint-disable-next-line no-script-url
    'javascript:alert(1)',
    // eslint-disable-next-line no-script-url
    ' \tJaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://example.com/1',
    '//evil.example.com',
    '/relative',
    '',
    undefined,
  ])('does not follow %j', href => expect(safeHref(href)).toBeUndefined());
});

describe('lineHref', () => {
  it.each([
    ['https://x.test/f#L3-L5', 'https://x.test/f#L4'],
    ['https://x.test/f#L3-5', 'https://x.test/f#L4'],
    ['https://x.test/f#L3', 'https://x.test/f#L4'],
    // Hosts with another notation keep the link of the whole range.
    ['https://x.test/f#lines-3:5', 'https://x.test/f#lines-3:5'],
    ['https://x.test/f?line=3&lineEnd=5', 'https://x.test/f?line=3&lineEnd=5'],
  ])('%s becomes %s', (href, expected) =>
    expect(lineHref(href, 4)).toBe(expected),
  );

  it('leaves an unsafe link out', () => {
    // eslint-disable-next-line no-script-url
    expect(lineHref('javascript:alert(1)#L3', 4)).toBeUndefined();
  });
});

describe('visibleText', () => {
  it('spells out what would turn text round or hide it', () => {
    expect(visibleText('USER \u202eresu\u2066 \u200bx\u0007')).toBe(
      'USER ⟨U+202E⟩resu⟨U+2066⟩ ⟨U+200B⟩x⟨U+0007⟩',
    );
  });

  it('leaves text of any script, tabs and emoji alone', () => {
    const text = '\tמשתמש пользователь 用户 🚢';
    expect(visibleText(text)).toBe(text);
  });
});
