import { Bindings } from '../bindings';
import { plainText } from '../mapped-text';
import { SourceText } from '../source-text';
import { unmark } from '../unmark';
import type { Command } from './nodes';
import { parseShell } from './parse';

const known: Record<string, string> = { A: 'one', P: 'curl git', EMPTY: '' };
const variables: Bindings = {
  lookup: name =>
    Object.hasOwn(known, name)
      ? { source: 'env', value: known[name] }
      : { source: 'undeclared', value: undefined },
};

function read(text: string, pipefail = false) {
  return parseShell(plainText(text, 0), {
    source: new SourceText('script.sh', text),
    variables,
    pipefail,
  });
}

const words = ({ nameAt, args }: Command) =>
  [nameAt, ...args].map(word => word?.value).join(' ');

it.each([
  ['«a b»'],
  ['«a b»; «c»\n«d»'],
  ['«a» && «b» || «c» & «d»'],
  ['«a» | «b» |& «c»'],
  ['! «a» | «b»'],
  ['time -p «a»'],
  ['if «a»; then «b»; elif «c»; then «d»; else «e»; fi'],
  ['for x in 1 2; do «a»; done; for ((;;)); do «b»; done'],
  ['while «a»; do «b»; done; until «c»; do «d»; done'],
  ['case $x in a|b) «a» ;; *) «b» ;; esac'],
  ['(«a»; «b») && { «c»; }'],
  ['f() { «a»; }; «f»'],
  ['[[ -f x ]] && «a»'],
  ['«A=1 a > out 2>&1 < in»; «b»'],
  ['«A=1»'],
  ['«> out»'],
  ['«a \\\n  b»'],
  ['«a» # && b\n«c»'],
])('finds the commands of %s', marked => {
  const { text, at } = unmark(marked);
  const { commands, problems } = read(text);
  expect(commands.map(({ start, end }) => ({ start, end }))).toEqual(at);
  expect(problems).toEqual([]);
});

it.each([
  [
    'a "$(b)" `c` <(d)',
    ['a', 'substitution b', 'substitution c', 'substitution d'],
  ],
  ['A=$(b "$(c)")', [' ', 'substitution b', 'substitution/substitution c']],
  ['a `b \\`c\\``', ['a', 'substitution b', 'substitution/substitution c']],
  ['a ${X:-$(b)}', ['a', 'substitution b']],
  ["sh -c 'a && b'", ['sh', 'script a', 'script b']],
  ['bash -lc "a; b $A"', ['bash', 'script a', 'script b']],
  ['bash -o pipefail -c "a"', ['bash', 'script a']],
  ['bash -euxo pipefail -c "a"', ['bash', 'script a']],
  ["sudo -u x bash -c 'a'", ['bash', 'script a']],
  ['sh -c \'sh -c "a"\'', ['sh', 'script sh', 'script/script a']],
  ["su app -c 'a b'", ['su', 'script a']],
  ["eval 'a; b'", ['eval', 'script a', 'script b']],
  ['xargs -n 1 sh -c "a"', ['sh', 'script a']],
  ['sh x.sh', ['sh']],
  ['sh -e', ['sh']],
  ['sh -c "$X"', ['sh', 'script  ']],
  ['cat <<E | sh\na\nE\n', ['cat', 'sh']],
  ['sh <<E\na\nb\nE\n', ['sh', 'heredoc a', 'heredoc b']],
  ['if a; then (b); fi', ['if a', 'if/subshell b']],
  ['f() { for x in y; do a; done; }', ['function/group/for a']],
  ['find . -name x -exec rm -f {} + -exec a \\;', ['find', 'rm', 'a']],
])('finds what runs inside %j', (text, expected) => {
  const found = read(text).commands.map(({ name, within }) =>
    [within.join('/'), name ?? ' '].filter(part => part).join(' '),
  );
  expect(found).toEqual(expected);
});

it('maps scripts in words to their places in the file', () => {
  const { text, at } = unmark(
    'sh -c \'«a»; «b "c"»\' && bash -c "«d \\"e\\"» && «f \\$g»" && eval "«h» `«i»`"',
  );
  const inner = read(text).commands.filter(({ within }) => within.length);
  const places = inner.map(({ start, end }) => ({ start, end }));
  expect(places.slice(0, 4)).toEqual(at.slice(0, 4));
  expect(inner.slice(0, 4).map(words)).toEqual(['a', 'b c', 'd e', 'f ']);
});

it.each([
  ['sudo a b', 'a b', ['sudo']],
  ['/usr/bin/sudo -E -u x -- /bin/a b', '/bin/a b', ['sudo']],
  ['env A=1 -u B a', 'a', ['env']],
  ['exec a', 'a', ['exec']],
  ['command a', 'a', ['command']],
  ['command -v a', 'command -v a', []],
  ['nohup nice -n 5 timeout -k 5 10s a', 'a', ['nohup', 'nice', 'timeout']],
  ['xargs -0 -I{} a {}', 'a {}', ['xargs']],
  ['xargs', 'xargs', []],
  ['gosu app a', 'a', ['gosu']],
  ['tini -g -- a', 'a', ['tini']],
  ['python3 -m pip install', 'pip install', ['python3']],
  ['python -u -m venv x', 'venv x', ['python']],
  ['python3.12 x.py', 'python3.12 x.py', []],
  ['busybox wget x', 'wget x', ['busybox']],
  ['corepack yarn a', 'yarn a', ['corepack']],
  ['corepack enable', 'corepack enable', []],
  ['sudo', 'sudo', []],
  ['env', 'env', []],
])('knows what really runs in %j', (text, expected, prefixes) => {
  const [command] = read(text).commands;
  expect(words(command)).toBe(expected);
  expect(command.prefixes.map(({ name }) => name)).toEqual(prefixes);
  expect(command.name).toBe(expected.split(' ')[0].split('/').pop());
});

it('underlines a prefix', () => {
  const { text, at } = unmark('«sudo» -u x «env» A=1 a');
  const [command] = read(text).commands;
  expect(command.prefixes.map(({ start, end }) => ({ start, end }))).toEqual(
    at,
  );
  expect(command.assignments).toMatchObject([
    { name: 'A', value: { value: '1' } },
  ]);
});

it('tells flags, their values and operands apart', () => {
  const { text, at } = unmark(
    'apt-get «-yq» install «-t «stable»» «--no-install-recommends» «-o=«X::Y=1»» «--target-release=«x»» curl -- -z',
  );
  const [apt] = read(text).commands;
  expect(apt.flags.map(({ name, value }) => [name, value?.value])).toEqual([
    ['-y', undefined],
    ['-q', undefined],
    ['-t', 'stable'],
    ['--no-install-recommends', undefined],
    ['-o', 'X::Y=1'],
    ['--target-release', 'x'],
  ]);
  expect(apt.operands.map(({ value }) => value)).toEqual([
    'install',
    'curl',
    '-z',
  ]);
  expect(apt.subcommand).toBe('install');
  const place = ({ start, end }: { start: number; end: number }) => ({
    start,
    end,
  });
  const [y, , t, no, o, target] = apt.flags;
  expect(
    [y, t, t.value!, no, o, o.value!, target, target.value!].map(place),
  ).toEqual(at);
});

it.each([
  ['apt-get -yq install x', ['-y', '--yes'], true],
  ['apt-get --yes install x', ['-y', '--yes'], true],
  ['apt-get -qq install x', ['-y', '--yes'], false],
  ['apt-get -o y install x', ['-y'], false],
  ['apt-get -oy install x', ['-y'], false],
  ['curl -fsSLk x', ['-k', '--insecure'], true],
  ['curl -o -k x', ['-k'], false],
  ['curl x | grep -k', ['-k'], false],
  ['wget --no-check-certificate x', ['--no-check-certificate'], true],
  ['find / -type f -delete', ['-delete'], true],
  ['find / -type f', ['-t'], false],
  ['a -- -y', ['-y'], false],
  ['a -', ['-'], false],
])('in %j finds %j: %s', (text, names, has) => {
  expect(read(text).commands[0].hasFlag(...names)).toBe(has);
});

it('asks for a tool and its subcommand', () => {
  const [command] = read('apt-get -y install x').commands;
  expect(command.is('apt-get')).toBe(true);
  expect(command.is('apt-get', 'update', 'install')).toBe(true);
  expect(command.is('apt-get', 'update')).toBe(false);
  expect(command.is('apt')).toBe(false);
});

it.each([
  ['a $A', 'one'],
  ['a ${A}', 'one'],
  ['a "$A"-x', 'one-x'],
  ["a '$A'", '$A'],
  ['a \\$A', '$A'],
  ['a $P', 'curl git'],
  ['a ${X:-y}', 'y'],
  ['a ${EMPTY:-y}', 'y'],
  ['a ${A:+y}', 'y'],
  ['a ${A%e}', 'on'],
  ['a ${A%%[a-z]}', undefined],
  ['a ${#A}', undefined],
  ['a $X', undefined],
  ['a $(b)', undefined],
  ['a $1', undefined],
  ['a $((1+1))', undefined],
  ['a *.x', '*.x'],
  ['a {b,c}', '{b,c}'],
  ["a $'b\\tc'", 'b\tc'],
  ['a b\\ c', 'b c'],
  ['a "b\\"c"', 'b"c'],
  ['V=1; a $V', '1'],
  ['V=1 && a $V', '1'],
  ['export V=1 W=$A; a $V$W', '1one'],
  ['V=$A-2; a $V', 'one-2'],
  ['V=$X; a $V', undefined],
  ['A=2; a $A', '2'],
  ['(A=2); a $A', 'one'],
  ['if b; then A=2; fi; a $A', undefined],
  ['b && A=2; a $A', '2'],
  ['b || A=2; a $A', undefined],
  ['read A; a $A', undefined],
  ['for A in 1 2; do a $A; done', undefined],
  ['unset A; a $A', undefined],
  ['A+=x; a $A', undefined],
])('knows the word in %j: %s', (text, value) => {
  const command = read(text).commands.find(({ name }) => name === 'a');
  expect(command?.args[0].value).toBe(value);
});

it.each([
  ['a && b', [undefined, '&&'], ['&&', undefined]],
  ['a || b; c', [undefined, '||', ';'], ['||', ';', undefined]],
  ['a | b\nc', [undefined, '|', ';'], ['|', ';', undefined]],
  ['a & b', [undefined, '&'], ['&', undefined]],
  ['a && (b; c)', [undefined, undefined, ';'], ['&&', ';', undefined]],
])('knows what joins %j', (text, before, after) => {
  const { commands } = read(text);
  expect(commands.map(({ precededBy }) => precededBy)).toEqual(before);
  expect(commands.map(({ followedBy }) => followedBy)).toEqual(after);
});

it.each([
  ['a && b', [false, false]],
  ['a || b', [false, true]],
  ['[ -f x ] && a', [false, true]],
  ['[ -f x ] && a && b', [false, true, true]],
  ['command -v x && a; b', [false, true, false]],
  ['[[ -f x ]] && a', [true]],
  ['test -f x || a', [false, true]],
  ['if a; then b; fi', [false, true]],
  ['for x in 1 2; do a; done', [false]],
  ['for x in $X; do a; done', [true]],
  ['while a; do b; done', [false, true]],
  ['f() { a; }', [true]],
  ['a && { b; }', [false, false]],
  ['a || (b; c)', [false, true, true]],
  ["[ x ] && sh -c 'a'", [false, true, true]],
])('knows what may not run in %j', (text, conditional) => {
  expect(read(text).commands.map(one => one.conditional)).toEqual(conditional);
});

it('knows pipelines', () => {
  const { commands, hasPipe } = read('a | b | c; d');
  expect(hasPipe).toBe(true);
  expect(commands[1].pipeline.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(commands[3].pipeline).toEqual([commands[3]]);
  expect(read('a; b').hasPipe).toBe(false);
  expect(read('(a) | (b)').hasPipe).toBe(true);
});

it.each([
  ['a', false, [false]],
  ['a', true, [true]],
  ['set -o pipefail; a', false, [false, true]],
  ['set -euxo pipefail && a | b', false, [false, true, true]],
  ['set -e -o pipefail; a', false, [false, true]],
  ['set -eux; a', false, [false, false]],
  ['set +o pipefail; a', true, [true, false]],
  ['if x; then set -o pipefail; fi; a', false, [false, false, undefined]],
  ['(set -o pipefail; a); b', false, [false, true, false]],
  ["bash -o pipefail -c 'a'; b", false, [false, true, false]],
  ["bash -eo pipefail -c 'a'", false, [false, true]],
  ["bash -c 'a'", true, [true, false]],
  ['bash -o pipefail <<E\na\nE\n', false, [false, true]],
])('knows whether pipefail is on in %j', (text, before, expected) => {
  expect(read(text, before).commands.map(({ pipefail }) => pipefail)).toEqual(
    expected,
  );
});

it('reads redirects and what is read from a heredoc', () => {
  const { text, at } = unmark('a «> /x/$A» «2>&1» «<<E»\n«body\n»E\n');
  const [command] = read(text).commands;
  const [out, , heredoc, body] = at;
  expect(command.redirects).toMatchObject([
    { ...out, operator: '>', target: { value: '/x/one' } },
    { operator: '>&', target: { value: '1' } },
    { ...heredoc, operator: '<<', target: { value: 'E' } },
  ]);
  expect(command.stdin).toEqual(body);
});

it.each([
  ['a «"»b', 'unterminated double quote'],
  ["a «'»b", 'unterminated single quote'],
  ['if a; then «b»', "expected 'fi' to close 'if'"],
  ['a «)»', "unexpected token ')'"],
])('reports what the shell cannot read in %j', (marked, says) => {
  const { text, at } = unmark(marked);
  const { problems } = read(text);
  expect(problems).toEqual([
    {
      ...at[0],
      code: 'shell-syntax',
      message: `The shell cannot read this: ${says}`,
    },
  ]);
});

it('leaves scripts alone that nobody writes by hand', () => {
  expect(read('a;'.repeat(40_000)).unread).toBe('too-long');
  expect(read('$('.repeat(1000)).unread).toBe('too-complex');
  expect(read('cat <<A\nA\n'.repeat(500)).unread).toBe('too-complex');
  expect(read('coproc '.repeat(5000)).unread).toBe('too-complex');
  expect(read('a $(b $(c $(d $(e))))').commands).toHaveLength(5);
});
