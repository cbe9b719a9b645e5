const repeat = (unit: string, length: number) =>
  unit.repeat(Math.max(1, Math.floor(length / unit.length)));
const lines = (length: number, line: (index: number) => string) => {
  const all: string[] = [];
  for (let size = 0; size < length; size += all[all.length - 1].length)
    all.push(`${line(all.length)}\n`);
  return all.join('');
};
/** Each RUN as long as a script may be that is read. */
const runs = (unit: string) => (length: number) =>
  `FROM a\n${repeat(
    `RUN ${repeat(unit, Math.min(length, 60_000))}\n`,
    length,
  )}`;

/** Files that make a careless reader take the square of their length, or all the memory. */
export const shapes: Record<string, (length: number) => string> = {
  'one long comment': length => `#${repeat('x', length)}`,
  'one line of number signs': length => repeat('#', length),
  'comment lines': length => repeat('#\n', length),
  'one long RUN': length => `FROM a\nRUN ${repeat('a ', length)}`,
  continuations: length => `FROM a\nRUN a ${repeat('\\\n', length)}`,
  'continuations in words': length => `FROM a\nCOPY ${repeat('a\\\n', length)}`,
  'comments inside': length => `FROM a\nRUN a \\\n${repeat('# c\n', length)}b`,
  'blank lines inside': length => `FROM a\nRUN a \\\n${repeat('\n', length)}b`,
  'escaped continuations': length => repeat('\\\n\\\\\n', length),
  'heredoc openers': length => `FROM a\nRUN ${repeat('<<A ', length)}\n`,
  'heredocs without end': length => `FROM a\n${repeat('RUN <<A\n', length)}`,
  'different heredocs without end': length =>
    `FROM a\n${lines(length, index => `RUN <<E${index}\nx`)}`,
  heredocs: length => `FROM a\n${repeat('RUN <<A\nx\nA\n', length)}`,
  'indented heredocs': length => `FROM a\n${repeat('RUN <<A\n\tA\n', length)}`,
  'deep substitutions': runs('$(a '),
  'many deep substitutions': runs(`${'$(a '.repeat(30)}${')'.repeat(30)} `),
  arithmetic: runs(`${'$((1+'.repeat(18)}${'))'.repeat(18)} `),
  backquotes: runs('`a` '),
  'escaped backquotes': runs('\\`'),
  'named descriptors': runs('{a}>b '),
  chains: runs('a && '),
  pipes: runs('a | '),
  'open ifs': runs('if a; then '),
  coprocesses: runs('coproc '),
  functions: runs('f(){ '),
  prefixes: runs('sudo '),
  'scripts in scripts': runs('sh -c \'sh -c "sh -c x"\';'),
  'commands of find': runs('find -exec '),
  'variables of shells': runs('A=$A$A;'),
  'a long array': length => `FROM a\nCMD [${repeat('"a",', length)}"b"]`,
  'a long array that runs': length =>
    `FROM a\nRUN [${repeat('"a",', length)}"b"]`,
  'an open array': length => `FROM a\nCMD [${repeat('"a",', length)}`,
  'open arrays': length => `FROM a\nCMD ${repeat('["', length)}`,
  'an open quote': length => `FROM a\nENV A="${repeat('a ', length)}`,
  quotes: length => `FROM a\nLABEL ${repeat('"', length)}`,
  'values that double': length =>
    `FROM a\nENV A0=xxxxxxxx\n${lines(
      length,
      index => `ENV A${index + 1}=$A${index}$A${index}`,
    )}`,
  'a long value often': length =>
    `FROM a\nENV A=${'x'.repeat(4000)}\nENV ${repeat('B=$A ', length)}`,
  'a long value often in one': length =>
    `FROM a\nENV A=${'x'.repeat(4000)}\nENV B=${repeat('$A', length)}`,
  replacements: length =>
    `FROM a\nENV A=${'x'.repeat(4000)}\nENV B=${repeat('${A//x/yy}', length)}`,
  'defaults in defaults': length => `FROM a\nENV A=${repeat('${a:-', length)}`,
  'broken variables': length => `FROM a\nCOPY ${repeat('${a ', length)}`,
  stages: length => repeat('FROM a\n', length),
  'stages on stages': length =>
    `FROM x AS s0\n${lines(
      length,
      index => `FROM s${index} AS s${index + 1}\nENV a=$b`,
    )}`,
  'triggers for many stages': length =>
    `FROM x AS s\n${repeat('ONBUILD USER a\n', length / 2)}${repeat(
      'FROM s\n',
      length / 2,
    )}`,
  'stages that need each other': length =>
    lines(
      length,
      index => `FROM a AS s${index}\nCOPY --from=s${index + 1} a b`,
    ),
  'folders in folders': length =>
    `FROM scratch\n${repeat('WORKDIR a\n', length)}`,
  'unknown instructions': length => repeat('FROMM x\n', length),
  'one long keyword': length => repeat('F', length),
  flags: length => `FROM a\nRUN ${repeat('--mount=type=bind ', length)}`,
  'options of a mount': length =>
    `FROM a\nRUN --mount=${repeat('a=b,', length)}`,
  'template tags': length => repeat('{{', length),
  templates: length =>
    `FROM {{ a }}\n${repeat('RUN {{ b }} {% c %} \\\n', length)}`,
  'open tags': length => `{% \n${repeat('FROM {{ a\n', length)}`,
  merges: length => repeat('<<<<<<< \n', length),
  ports: length => `FROM a\nEXPOSE ${repeat('80-90/tcp ', length)}`,
  'an image of slashes': length => `FROM ${repeat('a/', length)}`,
  'an image of colons': length => `FROM ${repeat(':', length)}`,
  'an image of at signs': length => `FROM ${repeat('@', length)}`,
  arguments: length => `${repeat('ARG A=b\n', length)}FROM $A`,
  'a long duration': length =>
    `FROM a\nHEALTHCHECK --interval=${repeat('1s', length)} CMD a`,
  'a long signal': length => `FROM a\nSTOPSIGNAL ${repeat('SIG', length)}`,
  directives: length => repeat('# syntax=a\n', length),
  spaces: length => `FROM a\nRUN${repeat(' ', length)}`,
  zeros: length => repeat('\u0000', length),
};
