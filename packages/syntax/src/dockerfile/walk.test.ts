import { parseDockerfile } from './parse';
import { expandedWords } from './walk';

it.each([
  ['ENV A=1 B=2', ['A', '1', 'B', '2']],
  ['LABEL a b c', ['a', 'b c']],
  ['ARG A B=2', ['2']],
  ['COPY --from=b --chown=c d e /f', ['b', 'c', 'd', 'e', '/f']],
  ['ADD ["a b", "/c"]', ['a b', '/c']],
  ['USER a:b', ['a', 'b']],
  ['WORKDIR /a', ['/a']],
  ['EXPOSE 80 81/udp', ['80', '81/udp']],
  ['VOLUME /a /b', ['/a', '/b']],
  ['STOPSIGNAL SIGINT', ['SIGINT']],
  ['RUN --mount=type=cache,target=/a b $C', []],
  ['CMD ["$A"]', []],
  ['FROM $A', []],
])('finds the words of %s', (line, words) => {
  const { instructions } = parseDockerfile('Dockerfile', `FROM a\n${line}\n`);
  expect(expandedWords(instructions[1]).map(({ shape }) => shape)).toEqual(
    words,
  );
});
