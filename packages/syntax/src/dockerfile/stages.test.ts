import { parseDockerfile } from './parse';
import { shipTargets } from './reach';
import { everyInstruction } from './walk';

const parse = (...lines: string[]) =>
  parseDockerfile('Dockerfile', `${lines.join('\n')}\n`);

describe('reach', () => {
  const dockerfile = () =>
    parse(
      'FROM base AS Deps',
      'RUN a',
      'FROM deps AS build',
      'RUN --mount=type=bind,from=tools b',
      'FROM go AS tools',
      'FROM unused AS test',
      'COPY --from=build /x /x',
      'FROM run AS debug',
      'FROM run AS final',
      'COPY --from=BUILD /x /x',
      'COPY --from=other:1 /y /y',
    );
  const names = (stages: readonly { name?: string }[]) =>
    stages.map(({ name }) => name);

  it('is what the last stage needs', () => {
    const { stages, finalStage } = dockerfile();
    expect(finalStage?.name).toBe('final');
    expect(names(stages.filter(({ ships }) => ships))).toEqual(['final']);
    expect(names(stages.filter(({ used }) => used))).toEqual([
      'deps',
      'build',
      'tools',
      'final',
    ]);
  });

  it('is what the named targets need', () => {
    const file = dockerfile();
    expect(shipTargets(file, ['build', 'Debug', 'gone'])).toEqual(['gone']);
    expect(names(file.stages.filter(({ isTarget }) => isTarget))).toEqual([
      'build',
      'debug',
    ]);
    expect(names(file.stages.filter(({ ships }) => ships))).toEqual([
      'deps',
      'build',
      'debug',
    ]);
    expect(names(file.stages.filter(({ used }) => used))).toEqual([
      'deps',
      'build',
      'tools',
      'debug',
    ]);
  });

  it('holds the last stage too when one of the builds names no target', () => {
    const file = dockerfile();
    shipTargets(file, ['debug', undefined]);
    expect(names(file.stages.filter(({ ships }) => ships))).toEqual([
      'debug',
      'final',
    ]);
  });

  it('falls back on the last stage when no target is there', () => {
    const file = dockerfile();
    expect(shipTargets(file, ['x'])).toEqual(['x']);
    expect(names(file.stages.filter(({ ships }) => ships))).toEqual(['final']);
  });

  it('survives stages that need each other', () => {
    const { stages } = parse(
      'FROM a AS one',
      'COPY --from=two x y',
      'FROM b AS two',
      'COPY --from=one x y',
      'COPY --from=two x y',
    );
    expect(stages.map(({ used }) => used)).toEqual([true, true]);
    expect(names(stages[1].needs)).toEqual(['one']);
  });
});

describe('stages', () => {
  it('are found by name in any case, by number, and the last of a name counts', () => {
    const file = parse('FROM a AS X', 'FROM b AS x', 'FROM c');
    expect(file.stage('X')?.index).toBe(1);
    expect(file.stage('0')?.index).toBe(0);
    expect(file.stage('3')).toBeUndefined();
    expect(file.stage('')).toBeUndefined();
  });

  it('know what they stand on', () => {
    const { stages } = parse(
      'FROM node:22 AS a',
      'FROM a AS b',
      'FROM b',
      'FROM scratch',
      'FROM $X',
    );
    expect(stages[2].lineage.map(({ index }) => index)).toEqual([2, 1, 0]);
    expect(stages.map(({ base }) => base?.name)).toEqual([
      ...Array(3).fill('docker.io/library/node'),
      undefined,
      undefined,
    ]);
    expect(stages.map(({ baseKind }) => baseKind)).toEqual([
      'image',
      'image',
      'image',
      'scratch',
      'unknown',
    ]);
  });

  it('hold their instructions, and nothing that stands before them', () => {
    const { stages, globalArgs } = parse('ARG A', 'FROM a', 'RUN b', 'FROM c');
    expect(globalArgs).toHaveLength(1);
    expect(globalArgs[0].stage).toBeUndefined();
    expect(
      stages.map(({ instructions }) => instructions.map(({ type }) => type)),
    ).toEqual([['from', 'run'], ['from']]);
    expect(stages[0].instructions.map(({ stage }) => stage?.index)).toEqual([
      0, 0,
    ]);
  });

  it('lists triggers of ONBUILD after their ONBUILD', () => {
    const file = parse('FROM a', 'ONBUILD RUN b', 'ONBUILD', 'CMD c');
    expect([...everyInstruction(file)].map(({ type }) => type)).toEqual([
      'from',
      'onbuild',
      'run',
      'onbuild',
      'cmd',
    ]);
    expect([...everyInstruction(file.stages[0])]).toHaveLength(5);
  });
});

describe('settings', () => {
  it('are inherited along FROM', () => {
    const { stages } = parse(
      'FROM debian AS a',
      'USER 1000:1000',
      'WORKDIR /srv',
      'SHELL ["/bin/bash", "-eo", "pipefail", "-c"]',
      'HEALTHCHECK CMD a',
      'STOPSIGNAL SIGINT',
      'ENTRYPOINT ["a"]',
      'CMD ["b"]',
      'ENV X=1',
      'LABEL l=2',
      'FROM a AS b',
      'WORKDIR app',
    );
    const [a, b] = stages;
    expect(b.user).toMatchObject({
      origin: 'stage',
      node: { type: 'user' },
      value: '1000',
      isRoot: false,
    });
    expect(b.workdir).toMatchObject({ origin: 'here', value: '/srv/app' });
    expect(b.shell).toMatchObject({
      origin: 'stage',
      interpreter: 'bash',
      isPosix: true,
      pipefail: true,
    });
    expect(b.healthcheck).toMatchObject({ origin: 'stage' });
    expect(b.stopsignal).toMatchObject({ origin: 'stage' });
    expect(b.entrypoint).toMatchObject({ origin: 'stage' });
    expect(b.cmd).toMatchObject({ origin: 'stage' });
    expect(b.env('X')).toMatchObject({
      value: { value: '1' },
      origin: 'stage',
    });
    expect(b.label('l')).toMatchObject({
      value: { value: '2' },
      origin: 'stage',
    });
    expect(a.env('X')?.origin).toBe('here');
    expect(b.env('Y')).toBeUndefined();
  });

  it('are unknown where the external image may make them', () => {
    const [stage] = parse('FROM example.com/x').stages;
    expect(stage.user).toEqual({
      origin: 'unknown',
      value: undefined,
      isRoot: undefined,
    });
    expect(stage.workdir).toEqual({ origin: 'unknown', value: undefined });
    expect(stage.shell).toMatchObject({ origin: 'unknown', interpreter: 'sh' });
    for (const { origin } of [
      stage.healthcheck,
      stage.cmd,
      stage.entrypoint,
      stage.stopsignal,
    ])
      expect(origin).toBe('unknown');
  });

  it('are those of scratch', () => {
    const [stage] = parse('FROM scratch').stages;
    expect(stage.user).toMatchObject({ origin: 'none', isRoot: true });
    expect(stage.workdir).toEqual({ origin: 'none', value: '/' });
    expect(stage.cmd).toEqual({ origin: 'none' });
  });

  it('are those of a base that is known', () => {
    const { stages } = parse(
      'FROM debian:13 AS a',
      'FROM gcr.io/distroless/static:nonroot AS b',
      'FROM b',
      'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022',
    );
    expect(stages.map(({ user }) => [user.origin, user.isRoot])).toEqual([
      ['base', true],
      ['base', false],
      ['base', false],
      ['base', false],
    ]);
    expect(stages.map(({ isWindows }) => isWindows)).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(stages.map(({ shell }) => shell.interpreter)).toEqual([
      'sh',
      'none',
      'none',
      'cmd',
    ]);
  });

  it('are told of the place where an instruction stands', () => {
    const { instructions } = parse(
      'FROM debian',
      'RUN a',
      'USER app',
      'WORKDIR /x',
      'SHELL ["bash", "-c"]',
      'RUN b',
    );
    const [, first, , , , second] = instructions;
    expect(first.before).toMatchObject({
      user: { origin: 'base', isRoot: true },
      workdir: { value: undefined },
      shell: { interpreter: 'sh' },
    });
    expect(second.before).toMatchObject({
      user: { origin: 'here', value: 'app' },
      workdir: { value: '/x' },
      shell: { interpreter: 'bash' },
    });
  });

  it('lose the command of the base where ENTRYPOINT is set', () => {
    const { stages } = parse(
      'FROM a AS a',
      'CMD ["x"]',
      'FROM a AS b',
      'ENTRYPOINT ["y"]',
      'FROM a AS c',
      'CMD ["z"]',
      'ENTRYPOINT ["y"]',
    );
    expect(stages.map(({ cmd }) => cmd.origin)).toEqual([
      'here',
      'none',
      'here',
    ]);
  });

  it('are changed by the triggers of the stage below', () => {
    const { stages } = parse(
      'FROM debian AS a',
      'ONBUILD USER app',
      'ONBUILD ENV X=1',
      'FROM a AS b',
      'FROM b',
    );
    expect(stages.map(({ user }) => user.value)).toEqual([
      'root',
      'app',
      'app',
    ]);
    expect(stages[0].env('X')).toBeUndefined();
    expect(stages[1].env('X')?.value.value).toBe('1');
  });
});

describe('arguments', () => {
  const workdir = (...lines: string[]) => {
    const { instructions } = parse(...lines, 'WORKDIR $X');
    const last = instructions[instructions.length - 1];
    return last.type === 'workdir' ? last.path?.value : 'no WORKDIR';
  };

  it('before FROM are seen in FROM only, unless declared again', () => {
    expect(workdir('ARG X=/a', 'FROM b')).toBeUndefined();
    expect(workdir('ARG X=/a', 'FROM b', 'ARG X')).toBe('/a');
    expect(workdir('ARG X=/a', 'FROM b', 'ARG X=/c')).toBe('/c');
    const { stages } = parse('ARG X=a', 'FROM $X', 'ARG X=b', 'FROM $X');
    expect(stages.map(({ from }) => from.name?.value)).toEqual(['a', 'a']);
  });

  it('of a stage are not seen by a later FROM', () => {
    const { stages } = parse('FROM a', 'ARG X=b', 'FROM $X');
    expect(stages[1].from).toMatchObject({
      base: 'unknown',
      name: { variables: [{ source: 'undeclared' }] },
    });
  });

  it('before FROM see those above them and to their left', () => {
    const { stages } = parse('ARG A=1 B=$A-2', 'ARG C=$B-3', 'FROM x:$C');
    expect(stages[0].from.image?.tag?.value).toBe('1-2-3');
  });

  it('are hidden by ENV, wherever it stands', () => {
    expect(workdir('FROM a', 'ENV X=/env', 'ARG X=/arg')).toBe('/env');
    expect(workdir('FROM a', 'ARG X=/arg', 'ENV X=/env')).toBe('/env');
  });

  it('of the platform are known in FROM, and in a stage once declared', () => {
    const { stages } = parse(
      'FROM --platform=$BUILDPLATFORM x',
      'ARG TARGETARCH',
      'WORKDIR /$TARGETARCH/$TARGETOS',
    );
    expect(stages[0].from.platform?.variables).toMatchObject([
      { source: 'predefined' },
    ]);
    const [, , last] = stages[0].instructions;
    expect(last.type === 'workdir' && last.path?.variables).toMatchObject([
      { source: 'predefined' },
      { source: 'undeclared' },
    ]);
  });
});

it('does not read what other shells read', () => {
  const commands = (...lines: string[]) => {
    const { instructions } = parse(...lines);
    const last = instructions[instructions.length - 1];
    if (last.type !== 'run') throw new Error('The last one is a RUN');
    return last.script?.unread ?? last.commands.map(({ name }) => name);
  };
  expect(commands('FROM x', 'SHELL ["powershell", "-Command"]', 'RUN a')).toBe(
    'other-language',
  );
  expect(commands('FROM x', 'SHELL ["CMD.exe", "/S"]', 'RUN a')).toBe(
    'other-language',
  );
  expect(
    commands('FROM x', 'SHELL ["/usr/bin/env", "bash", "-c"]', 'RUN a'),
  ).toEqual(['a']);
  expect(commands('# escape=`', 'FROM x', 'RUN a')).toBe('other-language');
  expect(commands('# escape=`', 'FROM debian', 'RUN a')).toEqual(['a']);
  expect(commands('FROM golang:nanoserver', 'RUN a')).toBe('other-language');
  expect(commands('FROM x', 'SHELL ["pwsh"]', 'SHELL ["sh"]', 'RUN a')).toEqual(
    ['a'],
  );
});

it.each([
  ['Dockerfile.windows', 'other-language'],
  ['windows/Dockerfile', 'other-language'],
  ['a/nanoserver-ltsc2022/Dockerfile', 'other-language'],
  ['windows-manager/Dockerfile', undefined],
  ['Dockerfile', undefined],
])('takes %s for what its name says', (file, unread) => {
  const { instructions } = parseDockerfile(file, 'FROM x\nRUN a\n');
  const run = instructions[1];
  expect(run.type === 'run' && run.script?.unread).toBe(unread);
});

describe('a file without FROM', () => {
  it('is a part of a stage that is not known', () => {
    const { stages, finalStage, instructions, globalArgs } = parse(
      'ARG A=1',
      'ENV B=2',
      'WORKDIR /srv',
      'SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
      'USER app',
      'RUN make $A $B',
    );
    expect([stages, finalStage, globalArgs]).toEqual([[], undefined, []]);
    const run = instructions[5];
    expect(run.before).toMatchObject({
      user: { value: 'app', origin: 'here' },
      workdir: { value: '/srv' },
      shell: { interpreter: 'bash', pipefail: true },
    });
    const { stage } = run;
    expect(stage).toMatchObject({
      baseKind: 'unknown',
      ships: true,
      used: true,
      isTarget: false,
    });
    expect(stage?.env('B')?.value.value).toBe('2');
    expect(stage?.instructions).toEqual(instructions);
    if (run.type !== 'run') throw new Error('It is a RUN');
    expect(run.commands[0].args.map(({ value }) => value)).toEqual(['1', '2']);
  });

  it('is told from one in which something stands before FROM', () => {
    const { instructions, stages } = parse('ENV A=1', 'from a', 'RUN b');
    expect(instructions[0].stage).toBeUndefined();
    expect(instructions[2].stage).toBe(stages[0]);
  });
});

it.each([
  ['docker/dockerfile:1', undefined],
  ['docker.io/docker/dockerfile-upstream:master-labs', undefined],
  ['registry.example.com:5000/mirror/dockerfile:1@sha256:ab', undefined],
  ['docker/dockerfile:1 cmd=x', undefined],
  ['crazymax/dockerfile-x', 'crazymax/dockerfile-x'],
  ['r2d4/mockerfile:latest', 'r2d4/mockerfile:latest'],
])('is read by %s', (image, other) => {
  const { otherFrontend, problems } = parse(
    `# syntax=${image}`,
    'FROM a',
    'INCLUDE b',
  );
  expect(otherFrontend).toBe(other);
  expect(problems).toHaveLength(other ? 0 : 1);
});
