const fill = (unit: string, size: number) =>
  unit.repeat(Math.max(1, Math.floor(size / unit.length)));

/** A text of about that many characters: runs of one shape, each shorter than the most a shell script may be. */
const runs = (unit: string) => (size: number) =>
  `FROM a\n${fill(`RUN ${fill(unit, 60_000)}\n`, size)}`;

/** Files that make a careless reader or rule take the square of their length. */
export const shapes: Record<string, (size: number) => string> = {
  'one long comment': size => `#${fill('x', size)}\nFROM a\n`,
  'comment lines': size => `FROM a\n${fill('# a comment\n', size)}`,
  'one long RUN': size => `FROM a\nRUN ${fill('a ', size)}\n`,
  continuations: size => `FROM a\nRUN a ${fill('\\\n b ', size)}\n`,
  'comments inside': size => `FROM a\nRUN a \\\n${fill('# c\n', size)}b\n`,
  'empty lines inside': size => `FROM a\nRUN a \\\n${fill('\n', size)}b\n`,
  instructions: size => `FROM a\n${fill('RUN echo a\n', size)}`,
  installs: size =>
    `FROM debian:12\n${fill(
      'RUN apt-get update && apt-get install -y a b\n',
      size,
    )}`,
  stages: size => fill('FROM a AS b\nCOPY --from=b a b\n', size),
  heredocs: size => `FROM a\n${fill('RUN <<E\na\nE\n', size)}`,
  'heredocs without end': size => `FROM a\n${fill('RUN <<E\n', size)}`,
  chains: runs('a && '),
  pipes: runs('a | '),
  'deep substitutions': runs('$(a '),
  'open ifs': runs('if a; then '),
  'an open quote': size => `FROM a\nENV A="${fill('a ', size)}`,
  'a long array': size => `FROM a\nCMD [${fill('"a",', size)}"b"]\n`,
  variables: size => `FROM a\nENV A=b\nCOPY ${fill('$A ', size)}b\n`,
  'environment that grows': size => `FROM a\n${fill('ENV A=$A:b\n', size)}`,
  'unknown instructions': size => `FROM a\n${fill('RUNN a\n', size)}`,
  ports: size => `FROM a\nEXPOSE ${fill('80 ', size)}\n`,
  labels: size => `FROM a\nLABEL ${fill('a=b ', size)}\n`,
  'template tags': size => `FROM a\n${fill('RUN {{ a }}\n', size)}`,
  'ignore comments': size =>
    `FROM a\n${fill(
      '# plimsoll ignore=dockerfile/no-sudo\nRUN sudo a\n',
      size,
    )}`,
};
