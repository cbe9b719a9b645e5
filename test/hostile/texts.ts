export const KIB = 1024;
export const MIB = 1024 * KIB;

/** A text of about that many characters. */
export const many = (unit: string, length: number) =>
  unit.repeat(Math.max(1, Math.floor(length / unit.length)));

/** So many lines. */
export const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

/** Names that objects have by birth. */
export const OWN_NAMES = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'],
  ...['prototype', 'isPrototypeOf', '__defineGetter__', '__lookupSetter__'],
];

/** Names that do something where they are not taken for text: in pages, tables, terminals and links. */
export const ACTIVE_NAMES = [
  '=cmd|"/C calc"!A0',
  '@SUM(1+1)*cmd',
  '+1+1',
  '-2+3',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '</details><h1>owned',
  '[a](javascript:alert(1))',
  '![a](http://evil.example/x.png)',
  'http://evil.example',
  '@everyone',
  '`a` | b | c',
  '```',
  '\u001b[31mred\u001b[0m\u001b]8;;http://evil.example\u0007',
  '\u202egpj.exe\u2066',
  '\u0007\u0008\u009b2J',
  'a\u2028b\u2029c',
  '::error file=a,line=1::owned',
  '##vso[task.setvariable variable=a]b',
];
