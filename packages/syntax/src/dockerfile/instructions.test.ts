import { Located } from '../located';
import { UNKNOWN } from '../text';
import { unmark } from '../unmark';
import type { Instruction, InstructionType } from './nodes';
import { parseDockerfile } from './parse';

const stageText = 'FROM x AS x\n';

/** Reads one instruction inside a stage; the ranges are those in the text of the instruction. */
function read<T extends InstructionType>(type: T, marked: string) {
  const { text, at } = unmark(marked);
  const { instructions } = parseDockerfile('Dockerfile', stageText + text);
  const node = instructions[instructions.length - 1];
  if (node.type !== type) throw new Error(`${node.type} is no ${type}`);
  const place = (one: Located | undefined) =>
    one && {
      start: one.start - stageText.length,
      end: one.end - stageText.length,
    };
  return { node: node as Extract<Instruction, { type: T }>, at, place };
}

it('reads the keyword, flags and the rest of any instruction', () => {
  const { node, at, place } = read(
    'copy',
    '««Copy» «--«chown»=«a:b»» «--«link»» «c d»»\n',
  );
  const [chown, link] = node.flags;
  expect(
    [
      node,
      node.keyword,
      chown,
      chown.nameAt,
      chown.value,
      link,
      link.nameAt,
      node.rest,
    ].map(place),
  ).toEqual(at);
  expect(node.keyword).toMatchObject({ raw: 'Copy', name: 'COPY' });
  expect([chown.name, chown.value?.value, link.name, link.value]).toEqual([
    'chown',
    'a:b',
    'link',
    undefined,
  ]);
});

it('reads FROM', () => {
  const { node, at, place } = read(
    'from',
    'FROM --platform=«linux/amd64» «node:22» «as» «Build»\n',
  );
  expect([node.platform, node.name, node.as, node.alias].map(place)).toEqual(
    at,
  );
  expect(node).toMatchObject({
    base: 'image',
    name: { value: 'node:22' },
    image: { name: 'docker.io/library/node', tag: { value: '22' } },
    alias: { value: 'Build' },
    stage: { index: 1, name: 'build' },
    before: { user: { value: 'root' } },
  });
});

it.each([
  ['FROM scratch', 'scratch', undefined],
  ['FROM X', 'stage', undefined],
  ['FROM "x"', 'stage', undefined],
  ['FROM y', 'image', 'docker.io/library/y'],
  ['FROM $Y', 'unknown', undefined],
  ['FROM $Y/z:1', 'image', undefined],
  ['FROM ${Y:-x}', 'stage', undefined],
  ['FROM ${Y:-z}', 'image', 'docker.io/library/z'],
])('knows what %s stands on', (text, base, name) => {
  const { node } = read('from', text);
  expect(node.base).toBe(base);
  expect(node.image?.name).toBe(name);
  expect(node.baseStage?.name).toBe(base === 'stage' ? 'x' : undefined);
});

it('reads the parts of an image in their places, also behind variables', () => {
  const { text, at } = unmark(
    'ARG R=r.io/\nARG TAG\nFROM «${R}»«a/b»:«1-$TAG»@«sha256:x»\n',
  );
  const { instructions } = parseDockerfile('f', text);
  const from = instructions[2] as Extract<Instruction, { type: 'from' }>;
  const { registry, repository, tag, digest } = from.image!;
  const [wholeRegistry, ...rest] = at;
  // The slash between them came out of the variable, so that the registry is all of it.
  expect(registry).toMatchObject({ ...wholeRegistry, value: 'r.io' });
  expect(
    [repository, tag!, digest!].map(({ start, end }) => ({ start, end })),
  ).toEqual(rest);
  expect([repository.value, tag!.value, digest!.value]).toEqual([
    'a/b',
    undefined,
    'sha256:x',
  ]);
  expect(from.defaultName).toBe('r.io/a/b:1-@sha256:x');
});

it('reads RUN with its mounts', () => {
  const { node, at, place } = read(
    'run',
    'RUN «--mount=type=cache,target=/c» «--mount=from=x,source=/a,dst=/b,ro» «--mount=type=bind,"from=«y:1»"» make\n',
  );
  const [cache, stage, image] = node.mounts;
  expect([cache, stage, image, image.from].map(place)).toEqual(at);
  expect(cache).toMatchObject({ type: 'cache', target: '/c' });
  expect(stage).toMatchObject({
    type: 'bind',
    target: '/b',
    from: { value: 'x' },
    fromStage: { index: 0 },
    fromImage: undefined,
  });
  expect(Object.fromEntries(stage.options)).toEqual({
    from: 'x',
    source: '/a',
    dst: '/b',
    ro: 'true',
  });
  expect(image.fromImage).toMatchObject({
    name: 'docker.io/library/y',
    tag: { value: '1' },
  });
  expect(node.commands.map(({ name }) => name)).toEqual(['make']);
});

it.each([
  ['COPY «a» «b/» «/c»', 'shell'],
  ['COPY [«"a"», «"b c"», \\\n«"/d"»]', 'exec'],
  ['COPY --from=x «a» «b»', 'shell'],
])('reads %s', (marked, form) => {
  const { node, at, place } = read('copy', marked);
  expect(node.form).toBe(form);
  expect([...node.sources, node.destination].map(place)).toEqual(at);
});

it('knows where COPY takes files from', () => {
  const stage = read('copy', 'COPY --from=X a b').node;
  expect(stage.fromStage?.index).toBe(0);
  expect(stage.fromImage).toBeUndefined();
  expect(read('copy', 'COPY --from=0 a b').node.fromStage?.index).toBe(0);
  const image = read('copy', 'COPY --from=nginx:1 a b').node;
  expect(image.fromStage).toBeUndefined();
  expect(image.fromImage?.name).toBe('docker.io/library/nginx');
  expect(read('copy', 'COPY a b').node.from).toBeUndefined();
});

it('reads ADD', () => {
  const { node } = read('add', 'ADD --checksum=sha256:1 https://x/y.tgz /z');
  expect(node.sources.map(({ value }) => value)).toEqual(['https://x/y.tgz']);
  expect(node.destination?.value).toBe('/z');
});

it.each([
  ['ENV ««A»=«1»» ««B»=«"x y"»» ««C»=«»»', false, ['1', 'x y', '']],
  ['ENV ««A»=«a\\ b»»', false, ['a b']],
  ['ENV ««A» «b  c»»', true, ['b  c']],
  ['ENV ««A» \\\n «b»»', true, ['b']],
  ["ENV ««A»=«'$X'»»", false, ['$X']],
])('reads %s', (marked, isLegacy, values) => {
  const { node, at, place } = read('env', marked);
  expect(node.isLegacy).toBe(isLegacy);
  expect(
    node.pairs.flatMap(pair => [pair, pair.key, pair.value].map(place)),
  ).toEqual(at);
  expect(node.pairs.map(({ value }) => value.value)).toEqual(values);
});

it('reads LABEL with quoted keys', () => {
  const { node } = read('label', 'LABEL "a.b"="c d" e=f');
  expect(node.pairs.map(({ key, value }) => [key.value, value.value])).toEqual([
    ['a.b', 'c d'],
    ['e', 'f'],
  ]);
});

it('reads ARG', () => {
  const { node, at, place } = read('arg', 'ARG ««A»=«1»» ««B»» ««C»=«"x y"»»');
  expect(
    node.args.flatMap(arg =>
      [arg, arg.nameAt, ...(arg.default ? [arg.default] : [])].map(place),
    ),
  ).toEqual(at);
  expect(node.args.map(({ name, value }) => [name, value])).toEqual([
    ['A', '1'],
    ['B', undefined],
    ['C', 'x y'],
  ]);
});

it.each([
  ['USER «app»', 'app', undefined, false, false],
  ['USER «app»:«grp»', 'app', 'grp', false, false],
  ['USER «0»:«0»', '0', '0', true, true],
  ['USER «00»', '00', undefined, true, true],
  ['USER «root»', 'root', undefined, true, false],
  ['USER «"root"»', 'root', undefined, true, false],
  ['USER «1000»', '1000', undefined, false, true],
  ['USER «${U:-1000}»:«${G:-5}»', '1000', '5', false, true],
  ['USER «$U»', undefined, undefined, undefined, undefined],
  [
    'USER «ContainerAdministrator»',
    'ContainerAdministrator',
    undefined,
    true,
    false,
  ],
])('reads %s', (marked, user, group, isRoot, isNumeric) => {
  const { node, at, place } = read('user', marked);
  expect([node.user, node.group].filter(one => one).map(place)).toEqual(at);
  expect(node.user?.value).toBe(user);
  expect(node.group?.value).toBe(group);
  expect(node.isRoot).toBe(isRoot);
  expect(node.isNumeric).toBe(isNumeric);
});

it.each([
  ['WORKDIR «/a b/../c»', '/a b/../c', true, '/c'],
  ['WORKDIR «a»', 'a', false, undefined],
  ['WORKDIR «$HOME»', undefined, undefined, undefined],
  ['WORKDIR «/$X/y»', undefined, true, undefined],
  ['WORKDIR «"/q"»', '/q', true, '/q'],
  ['WORKDIR «C:/x»', 'C:/x', true, 'C:/x'],
])('reads %s', (marked, value, isAbsolute, resolved) => {
  const { node, at, place } = read('workdir', marked);
  expect([place(node.path)]).toEqual(at);
  expect(node.path?.value).toBe(value);
  expect(node.isAbsolute).toBe(isAbsolute);
  expect(node.resolved).toBe(resolved);
});

it('reads EXPOSE', () => {
  const { node, at, place } = read(
    'expose',
    'EXPOSE «80» «81-90/«UDP»» ««127.0.0.1:8080:»82/«tcp»» «$P» «"83"»',
  );
  const [one, range, host, unknown, quoted] = node.ports;
  expect(
    [
      one,
      range,
      range.protocolAt,
      host,
      host.host,
      host.protocolAt,
      unknown,
      quoted,
    ].map(place),
  ).toEqual(at);
  expect(
    node.ports.map(({ from, to, protocol }) => [from, to, protocol]),
  ).toEqual([
    [80, 80, undefined],
    [81, 90, 'UDP'],
    [82, 82, 'tcp'],
    [undefined, undefined, undefined],
    [83, 83, undefined],
  ]);
});

it('reads CMD and ENTRYPOINT in both forms', () => {
  const exec = read('cmd', 'CMD [«"node"», «"a\\"b.js"»]');
  expect(exec.node.form).toBe('exec');
  expect(exec.node.args.map(exec.place)).toEqual(exec.at);
  expect(exec.node.args.map(({ value }) => value)).toEqual(['node', 'a"b.js']);
  expect(exec.node.commands).toMatchObject([{ name: 'node' }]);
  const shell = read('entrypoint', 'ENTRYPOINT exec node "$X"');
  expect(shell.node).toMatchObject({ form: 'shell', args: [] });
  expect(shell.node.commands).toMatchObject([
    { name: 'node', prefixes: [{ name: 'exec' }] },
  ]);
  expect(read('cmd', "CMD ['a', 'b']").node).toMatchObject({
    form: 'shell',
    brokenJson: { singleQuoted: true },
  });
});

it('reads the script of a shell in exec form, in its places', () => {
  const { node, at, place } = read(
    'run',
    'RUN ["/bin/sh", "-c", "«apk add \\"curl\\"» && «make»"]',
  );
  const [shell, ...commands] = node.commands;
  expect(shell.name).toBe('sh');
  expect(commands.map(place)).toEqual(at);
  expect(commands[0].args.map(({ value }) => value)).toEqual(['add', 'curl']);
});

it('reads HEALTHCHECK', () => {
  const { node, at, place } = read(
    'healthcheck',
    'HEALTHCHECK --interval=5s «cmd» «curl -f http://localhost/ || exit 1»',
  );
  expect([node.kindAt, node.test].map(place)).toEqual(at);
  expect(node.isNone).toBe(false);
  expect(node.test?.commands.map(({ name }) => name)).toEqual(['curl', 'exit']);
  expect(
    read('healthcheck', 'HEALTHCHECK CMD ["a", "b"]').node.test,
  ).toMatchObject({ form: 'exec', args: [{ value: 'a' }, { value: 'b' }] });
  const none = read('healthcheck', 'HEALTHCHECK NONE').node;
  expect(none).toMatchObject({ isNone: true, test: undefined });
});

it('reads VOLUME, STOPSIGNAL, SHELL and MAINTAINER', () => {
  const plain = read('volume', 'VOLUME «/a» «/b»');
  expect(plain.node.paths.map(plain.place)).toEqual(plain.at);
  const json = read('volume', 'VOLUME [«"/a b"»]');
  expect(json.node.paths.map(json.place)).toEqual(json.at);
  expect(json.node.paths[0].value).toBe('/a b');
  const signal = read('stopsignal', 'STOPSIGNAL «SIGQUIT»');
  expect([signal.place(signal.node.signal)]).toEqual(signal.at);
  const shell = read('shell', 'SHELL [«"/bin/bash"», «"-c"»]');
  expect(shell.node.words.map(shell.place)).toEqual(shell.at);
  const maintainer = read('maintainer', 'MAINTAINER «A "B" <c@d>»');
  expect([maintainer.place(maintainer.node.name)]).toEqual(maintainer.at);
  expect(maintainer.node.name?.value).toBe('A "B" <c@d>');
});

it('reads the trigger of an ONBUILD as an instruction of its own', () => {
  const { node, at, place } = read('onbuild', '«ONBUILD ««run» «a» b»»');
  const trigger = node.instruction as Extract<Instruction, { type: 'run' }>;
  expect(
    [node, trigger, trigger.keyword, trigger.commands[0].nameAt].map(place),
  ).toEqual(at);
  expect([node.inOnbuild, trigger.inOnbuild]).toEqual([false, true]);
});

it('gives what cannot be known a shape', () => {
  const { node } = read('copy', 'COPY a-$X.jar "${Y}/b"');
  expect(node.sources[0]).toMatchObject({
    value: undefined,
    shape: `a-${UNKNOWN}.jar`,
    quoted: false,
    variables: [{ name: 'X', source: 'undeclared', value: undefined }],
  });
  expect(node.destination).toMatchObject({
    shape: `${UNKNOWN}/b`,
    quoted: true,
  });
});
