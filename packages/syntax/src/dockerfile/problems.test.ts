import { parseDockerfile } from './parse';
import { unmark } from '../unmark';

/** What is marked is what is underlined, in order. */
const cases: [marked: string, ...problems: [code: string, says: string][]][] = [
  // Instructions
  [
    '«FORM» node\n',
    ['unknown-instruction', 'There is no instruction FORM: did you mean FROM?'],
  ],
  [
    'FROM a\n«cpoy» a b\n',
    ['unknown-instruction', 'There is no instruction cpoy: did you mean COPY?'],
  ],
  [
    'FROM a\n«npm» install\nRUN b\n',
    ['unknown-instruction', 'This is no instruction: remove the line'],
  ],
  ['«»', ['no-from', 'There is no FROM']],
  ['«» \n', ['no-from', 'There is no FROM']],
  ['«# only this»\n', ['no-from', 'There is no FROM']],
  ['«RUN» a\n', ['no-from', 'There is no FROM']],
  [
    'ARG A\n«RUN» a\nFROM a\nRUN b\n',
    ['from-first', 'RUN stands before the first FROM: move it into a stage'],
  ],
  // Missing and superfluous arguments
  ['«FROM»\n', ['missing-arguments', 'FROM needs the name of an image']],
  ['FROM a «as»\n', ['missing-arguments', 'AS needs a name']],
  ['FROM a «b c»\n', ['too-many-arguments', 'remove the rest']],
  ['FROM a AS b «c d»\n', ['too-many-arguments', 'remove the rest']],
  ['FROM a AS «2b»\n', ['bad-stage-name', 'A stage name begins with a letter']],
  ['FROM a\n«RUN»\n', ['missing-arguments', 'RUN needs a command to run']],
  ['FROM a\n«CMD»', ['missing-arguments', 'CMD needs a command']],
  ['FROM a\n«ENTRYPOINT»', ['missing-arguments', 'ENTRYPOINT needs a command']],
  [
    'FROM a\n«COPY» x\n',
    ['missing-arguments', 'COPY needs at least one source'],
  ],
  ['FROM a\n«ADD»\n', ['missing-arguments', 'ADD needs at least one source']],
  ['FROM a\n«COPY» ["x"]\n', ['missing-arguments', 'COPY needs at least']],
  ['FROM a\n«USER»\n', ['missing-arguments', 'USER needs a user']],
  ['FROM a\n«WORKDIR»\n', ['missing-arguments', 'WORKDIR needs a folder']],
  ['FROM a\n«EXPOSE»\n', ['missing-arguments', 'EXPOSE needs a port']],
  ['FROM a\n«ENV»\n', ['missing-arguments', 'ENV needs a name and a value']],
  ['FROM a\nENV «A»\n', ['missing-arguments', 'ENV needs a value']],
  [
    'FROM a\n«LABEL»\n',
    ['missing-arguments', 'LABEL needs a name and a value'],
  ],
  ['FROM a\n«ARG»\n', ['missing-arguments', 'ARG needs a name']],
  ['FROM a\n«VOLUME»\n', ['missing-arguments', 'VOLUME needs a path']],
  ['FROM a\n«VOLUME» []\n', ['missing-arguments', 'VOLUME needs a path']],
  [
    'FROM a\n«STOPSIGNAL»\n',
    ['missing-arguments', 'STOPSIGNAL needs a signal'],
  ],
  ['FROM a\n«MAINTAINER»\n', ['missing-arguments', 'MAINTAINER needs a name']],
  ['FROM a\n«SHELL»\n', ['missing-arguments', 'SHELL needs a shell']],
  ['FROM a\n«SHELL» []\n', ['missing-arguments', 'SHELL needs a shell']],
  [
    'FROM a\n«ONBUILD»\n',
    ['missing-arguments', 'ONBUILD needs an instruction'],
  ],
  ['FROM a\nONBUILD «RUN»\n', ['missing-arguments', 'RUN needs a command']],
  ['FROM a\nONBUILD «FROM» b\n', ['bad-onbuild', 'ONBUILD cannot run FROM']],
  ['FROM a\nONBUILD «onbuild» run b\n', ['bad-onbuild', 'cannot run ONBUILD']],
  // Pairs
  ['FROM a\nENV A=b «c»\n', ['bad-pair', 'ENV needs NAME=value here']],
  ['FROM a\nENV «=b»\n', ['bad-pair', 'There is no name before']],
  ['FROM a\nARG «=b»\n', ['bad-pair', 'There is no name before']],
  // Flags
  [
    'FROM a\nCOPY --«form»=x a b\n',
    ['unknown-flag', 'COPY has no flag --form: did you mean --from?'],
  ],
  ['FROM a\nRUN --«cash» a\n', ['unknown-flag', 'RUN has no such flag']],
  ['FROM --«platfrom»=x a\n', ['unknown-flag', 'did you mean --platform?']],
  ['FROM a\nCMD --«x» a\n', ['unknown-flag', 'CMD has no such flag']],
  ['FROM a\nADD «--=x» a b\n', ['unknown-flag', 'ADD has no such flag']],
  [
    'FROM a AS b\nFROM a\nCOPY «--from» b c\n',
    ['flag-without-value', 'Flag --from needs a value: write --from=…'],
  ],
  ['FROM a\nCOPY --link=«maybe» a b\n', ['bad-flag-value', 'true or false']],
  [
    'FROM a\nCOPY --chown=1 «--chown=2» a b\n',
    ['duplicate-flag', 'Flag --chown is given twice: keep one'],
  ],
  // HEALTHCHECK
  [
    'FROM a\n«HEALTHCHECK»\n',
    ['missing-arguments', 'CMD and a command, or NONE'],
  ],
  ['FROM a\nHEALTHCHECK «curl» x\n', ['bad-healthcheck', 'needs CMD or NONE']],
  ['FROM a\nHEALTHCHECK «CMD»\n', ['missing-arguments', 'CMD needs a command']],
  ['FROM a\nHEALTHCHECK NONE «x»\n', ['too-many-arguments', 'nothing more']],
  [
    'FROM a\nHEALTHCHECK --interval=«30» CMD a\n',
    ['bad-flag-value', 'as in --interval=30s'],
  ],
  [
    'FROM a\nHEALTHCHECK --retries=«three» CMD a\n',
    ['bad-flag-value', 'Flag --retries is a whole number'],
  ],
  // EXPOSE, STOPSIGNAL
  ['FROM a\nEXPOSE 80 «http»\n', ['bad-port', 'A port is a number']],
  ['FROM a\nEXPOSE «65536»\n', ['bad-port', 'A port is at most 65535']],
  ['FROM a\nEXPOSE «90-80»\n', ['bad-port', 'ends before it begins']],
  ['FROM a\nEXPOSE «80/htp»\n', ['bad-port', 'tcp, udp or sctp']],
  ['FROM a\nSTOPSIGNAL «SIGSTOPP»\n', ['bad-signal', 'This is no signal']],
  ['FROM a\nSTOPSIGNAL «99»\n', ['bad-signal', 'This is no signal']],
  // JSON
  [
    "FROM a\nCMD [«'»node', 'x']\n",
    ['single-quoted-json', 'JSON strings need double quotes'],
  ],
  ['FROM a\nCMD ["node"«,»]\n', ['bad-json', 'This is not valid JSON']],
  ['FROM a\nCMD ["node" «"»x"]\n', ['bad-json', 'This is not valid JSON']],
  ['FROM a\nCMD ["node", "x«"»\n', ['bad-json', 'This is not valid JSON']],
  ['FROM a\nCMD ["a«\\»d"]\n', ['bad-json', 'This is not valid JSON']],
  ['FROM a\nCMD [«“»node”]\n', ['bad-json', 'This is not valid JSON']],
  ['FROM a\nENTRYPOINT ["node", «8»]\n', ['bad-json', 'Only strings']],
  ['FROM a\nCOPY ["a", «b»]\n', ['bad-json', 'This is not valid JSON']],
  ['FROM a\nSHELL «/bin/bash -c»\n', ['bad-json', 'SHELL takes a JSON array']],
  // Quotes, variables, heredocs, shell
  ['FROM a\nENV A=«"b»\n', ['unterminated-quote', 'add a double quote']],
  ["FROM a\nLABEL a=b c=«'d e»\n", ['unterminated-quote', 'a single quote']],
  ['FROM a\nENV A=«${B»\n', ['bad-substitution', 'Variable is not written']],
  ['FROM a\nENV A=«${B!c}»\n', ['bad-substitution', 'Variable is not written']],
  ['FROM a\nWORKDIR /«${}»\n', ['bad-substitution', 'Variable is not written']],
  [
    'FROM a\nRUN «<<EOF»\necho hi\n',
    ['unterminated-heredoc', 'add a line with only EOF'],
  ],
  ['FROM a\nRUN echo «"»hi\n', ['shell-syntax', 'unterminated double quote']],
  ['FROM a\nRUN a && \\\n  (b «;»\n', ['shell-syntax', 'The shell cannot']],
  // Directives
  ['# escape=«x»\nFROM a\n', ['bad-escape', 'a backslash or a backquote']],
  [
    '# syntax=a\n«# syntax=b»\nFROM a\n',
    ['duplicate-directive', 'may stand only once'],
  ],
  // Merges
  [
    'FROM a\n«<<<<<<< HEAD»\nRUN b\n=======\nRUN c\n>>>>>>> x\nRUN d\n',
    ['merge-conflict', 'A merge left its markers here'],
  ],
  [
    'FROM a\nRUN a && \\\n«<<<<<<< HEAD»\n  b && \\\n=======\n  c\n>>>>>>> x\n',
    ['merge-conflict', 'A merge left its markers here'],
  ],
];

it.each(cases)('complains of %j', (marked, ...expected) => {
  const { text, at } = unmark(marked);
  const { problems } = parseDockerfile('Dockerfile', text);
  expect(problems.map(({ code }) => code)).toEqual(
    expected.map(([code]) => code),
  );
  expected.forEach(([, says], index) =>
    expect(problems[index].message).toContain(says),
  );
  expect(problems.map(({ start, end }) => ({ start, end }))).toEqual(at);
});

it('has messages that begin with a capital letter and have no full stop', () => {
  for (const [marked] of cases)
    for (const { message } of parseDockerfile('Dockerfile', unmark(marked).text)
      .problems)
      expect(message).toMatch(/^[A-Z].*[^.]$/);
});

it.each([
  'FROM scratch\n',
  'FROM --platform=$BUILDPLATFORM a AS b\n',
  'from a as b\nrun c\n',
  'ARG A\nARG B=c\nFROM ${A:-x}/$B\n',
  'FROM a\nRUN [ "$A" = "b" ] && c\n',
  'FROM a\nRUN [ "$A" ] || c\n',
  'FROM a\nRUN [ \'a\' = "$B" ]\n',
  'FROM a\nRUN [ -f x ]\n',
  'FROM a\nRUN [[ "$A" == b ]]\n',
  'FROM a\nCMD []\n',
  'FROM a\nENTRYPOINT []\n',
  'FROM a\nCMD [ "a" ,\t"b" ]\n',
  'FROM a\nCMD [ \\\n  "a", \\\n  # why\n  "b" \\\n]\n',
  'FROM a\nCMD ["\\u00e9\\n\\\\\\/"]\n',
  'FROM a\nEXPOSE 80 81-90/udp 127.0.0.1:80:80/tcp $PORT 9/TCP\n',
  'FROM a\nSTOPSIGNAL SIGRTMIN+3\nSTOPSIGNAL 9\nSTOPSIGNAL quit\nSTOPSIGNAL $S\n',
  'FROM a\nHEALTHCHECK --interval=1m30s --timeout=500ms --retries=0 --start-interval=1.5s CMD a\n',
  'FROM a\nHEALTHCHECK none\n',
  'FROM a\nENV A b c\nENV B="x y" C=\'$d\' D=a\\ b\nLABEL "a b"=c d=\n',
  'FROM a\nRUN --mount=type=cache,target=/x --mount=type=ssh --network=none -- a\n',
  'FROM a\nADD --checksum=sha256:x --keep-git-dir --unpack=false --link a b\n',
  'FROM a\nCOPY --parents --exclude=*.md --exclude=b a b\n',
  'FROM a\nRUN <<A cat >b && <<-"C D" cat\nx\nA\n\ty\n\tC D\n',
  'FROM a\nCOPY <<A <<B /c/\nA\nB\n',
  'FROM a\nONBUILD RUN <<A\nb\nA\n',
  'FROM a\nRUN echo "<<EOF" $((1 << 2)) <<<x\n',
  'FROM a\nRUN bash -c \'echo "$1"\' -- x\n',
  '# escape=`\nFROM a\nRUN dir c:\\`\n  && x\n',
  '# syntax = docker/dockerfile:1\n#check=skip=all\n\nFROM a\n',
  '#!/usr/bin/env docker\n# syntax=x\nFROM a\n',
  '# unknown=x\n# escape=z\nFROM a\n',
  'FROM a\n\\\n\n',
  'FROM a\nRUN x \\\n',
  'FROM a\nRUN =======\n',
  'FROM a\nUSER 1000:1000\nUSER $UID:$GID\nUSER ${UID:-1000}\n',
  'FROM a\nWORKDIR /with space\nWORKDIR "/q"\nWORKDIR C:\\\\x\n',
  'FROM a\nVOLUME /a /b\nVOLUME ["/c"]\nMAINTAINER A B <c@d>\n',
])('has nothing to say of %j', text => {
  expect(parseDockerfile('Dockerfile', text).problems).toEqual([]);
});

it('goes on after every problem', () => {
  const text = [
    'FROM a AS',
    'RUN',
    'FORM x',
    'CMD ["a"',
    'ENV A="b',
    'RUN <<EOF',
    '  npm ci',
    'EXPOSE x',
    'USER app',
    '',
  ].join('\n');
  const { problems, instructions, stages } = parseDockerfile('f', text);
  expect(problems.map(({ code }) => code)).toEqual([
    'missing-arguments',
    'missing-arguments',
    'unknown-instruction',
    'bad-json',
    'unterminated-quote',
    'unterminated-heredoc',
    'bad-port',
  ]);
  expect(instructions.map(({ type }) => type)).toEqual([
    'from',
    'run',
    'unknown',
    'cmd',
    'env',
    'run',
    'expose',
    'user',
  ]);
  expect(stages[0].user.value).toBe('app');
});

it('lists a hundred problems of what is no Dockerfile, and counts the rest', () => {
  const { problems } = parseDockerfile('f', 'nonsense here\n'.repeat(500));
  expect(problems).toHaveLength(101);
  expect(problems[100]).toMatchObject({
    code: 'too-many-problems',
    message: '401 more problems are left out: this is hardly a Dockerfile',
  });
});

it('does not repeat what may be a secret', () => {
  const secret = 'hunter2hunter2';
  const { problems } = parseDockerfile(
    'f',
    `FROM a ${secret}\n${secret} x\nEXPOSE ${secret}\nENV ${secret}\nHEALTHCHECK ${secret}\nSTOPSIGNAL ${secret}\nRUN --${secret} a\n`,
  );
  expect(problems).toHaveLength(7);
  for (const { message } of problems) expect(message).not.toContain(secret);
});
