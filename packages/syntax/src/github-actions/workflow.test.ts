import { readYaml } from '../yaml/read';
import type { LocatedInFile } from '../yaml/nodes';
import type { Job, Step, Workflow } from './nodes';
import { linkWorkflows } from './read';

const path = '.github/workflows/build.yml';
const link = (files: Record<string, string>) =>
  linkWorkflows(
    Object.entries(files).map(([file, text]) => readYaml(file, text)),
  );
const workflow = (text: string): Workflow => link({ [path]: text })[0];
const words = (at: LocatedInFile | undefined) => at && at.source.slice(at);

function job(settings: string): Job {
  return workflow(
    `on: push\njobs:\n  build:\n${settings.replace(/^/gm, '    ')}\n`,
  ).jobs[0];
}
const step = (settings: string): Step =>
  job(`runs-on: x\nsteps:\n  - ${settings.replace(/\n/g, '\n    ')}`).steps[0];

describe('expressions', () => {
  it.each<[string, string, string[]]>([
    ['a context', '${{ github.sha }}', ['github.sha']],
    [
      'a path in brackets',
      "${{ github.event['Pull_Request'].title }}",
      ['github.event.pull_request.title'],
    ],
    [
      'an index that is computed',
      '${{ secrets[matrix.name] }}',
      ['secrets.*', 'matrix.name'],
    ],
    [
      'a filter',
      '${{ join(github.event.commits.*.message, x.y) }}',
      ['github.event.commits.*.message', 'x.y'],
    ],
    [
      'functions and strings, which are no contexts',
      "${{ format('{0} github.sha }}', env.A) && true }}",
      ['env.a'],
    ],
    ['several', 'a-${{ inputs.a }}-${{ inputs.b }}', ['inputs.a', 'inputs.b']],
  ])('finds %s', (_, text, contexts) => {
    const found = step(`run: x\nenv:\n  A: "${text.replace(/"/g, '\\"')}"`)
      .env[0].value;
    expect(
      found.expressions.flatMap(expression => expression.contexts),
    ).toEqual(contexts);
    expect(found.value).toBeUndefined();
  });

  it.each<[string, string, string[]]>([
    ['github.event.issue.title', 'what it is', ['github.event.issue.title']],
    ["github.head_ref == 'main'", 'nothing of what is compared', []],
    ["contains(github.head_ref, 'x')", 'nothing of what is tested', []],
    ['!github.head_ref', 'nothing of what is negated', []],
    [
      'github.head_ref || github.ref_name',
      'either side',
      ['github.head_ref', 'github.ref_name'],
    ],
    ["github.head_ref && 'a' || 'b'", 'nothing of a condition', []],
    [
      "format('{0}-{1}', github.head_ref, matrix.os)",
      'everything that is put in',
      ['github.head_ref', 'matrix.os'],
    ],
    ['fromJSON(inputs.x).y', 'what is read from a text', ['inputs.x']],
    ['secrets[github.actor]', 'no index', ['secrets.*']],
    ['a.b c.d', 'all words of what is no expression', ['a.b', 'c.d']],
  ])('of %s gives on %s', (expression, _, expected) => {
    const [found] = step(`run: x\nenv:\n  A: \${{ ${expression} }}`).env;
    expect(found.value.expressions[0].flows).toEqual(expected);
  });

  it.each<[string, string[] | undefined]>([
    ["a-${{ 'b' }}", ['a-b']],
    ["${{ github.event_name == 'push' && 'a' || 'b' }}", ['a', 'b']],
    ["${{ 'X' == 'x' && 'a' || 'b' }}", ['a']],
    ["${{ format('{1}{0}', 'a', 'b') }}", ['ba']],
    ['${{ !(true && false) }}', ['true']],
    ['${{ env.KNOWN }}', ['value']],
    ['${{ matrix.os }}-${{ matrix.cfg.image }}', ['a-x', 'a-y', 'b-x', 'b-y']],
    ['${{ matrix.more }}', ['c']],
    ['${{ matrix.made }}', undefined],
    ['${{ github.sha }}', undefined],
    ["${{ inputs.x || 'a' }}", undefined],
  ])('can be %s', (text, expected) => {
    const found = job(
      `runs-on: x\nenv: {KNOWN: value}\nstrategy:\n  matrix:\n    os: [a, b]\n    cfg: [{image: x}, {image: y}]\n    made: \${{ fromJSON(needs.a.outputs.b) }}\n    include: [{more: c}]\nname: ${JSON.stringify(
        text,
      )}\nsteps:\n  - {run: x, name: ${JSON.stringify(text)}}`,
    );
    expect(found.steps[0].name?.alternatives(found.values)).toEqual(expected);
  });

  it('survives what is nested or joined without end', () => {
    for (const text of ['('.repeat(5000), 'a||'.repeat(5000), '!'.repeat(5000)])
      expect(
        step(`run: x\nenv: {A: "\${{ ${text} }}"}`).env[0].value.expressions,
      ).toHaveLength(1);
  });

  it('knows their places in a script of several lines', () => {
    const { run } = step(
      'run: |\n  echo a\n  echo ${{ github.event.issue.title }} b\n',
    );
    expect(run?.text.expressions.map(words)).toEqual([
      '${{ github.event.issue.title }}',
    ]);
  });

  it('leaves what is not closed as text', () => {
    expect(step('name: "${{ a"\nrun: x').name).toMatchObject({
      value: '${{ a',
      expressions: [],
    });
  });
});

describe('steps', () => {
  it.each<[string, string, object]>([
    [
      'a tag',
      'actions/checkout@v4 # why',
      {
        from: 'repository',
        owner: 'actions',
        repo: 'checkout',
        ref: 'v4',
        isSha: false,
        name: 'actions/checkout',
        comment: 'why',
      },
    ],
    [
      'a commit',
      `Docker/Build-Push-Action@${'a1'.repeat(20)} # v6.1.0`,
      { isSha: true, name: 'docker/build-push-action', comment: 'v6.1.0' },
    ],
    [
      'a folder',
      'a/b/c/d@v1',
      { owner: 'a', repo: 'b', path: 'c/d', name: 'a/b/c/d' },
    ],
    [
      'a local action',
      './.github/actions/x',
      { from: 'local', path: './.github/actions/x' },
    ],
    ['an image', 'docker://alpine:3.20', { from: 'docker' }],
    ['nothing known', '${{ matrix.action }}', { from: 'unknown' }],
    ['half a name', 'checkout@v4', { from: 'unknown' }],
  ])('reads an action by %s', (_, uses, expected) => {
    expect(step(`uses: ${uses}`).uses).toMatchObject(expected);
  });

  it('reads inputs whatever their case', () => {
    const found = step('uses: a/b@v1\nwith: {Push: true, tags: "a\\nb"}');
    expect(found.input('push')?.value.value).toBe('true');
    expect(found.input('TAGS')?.value.value).toBe('a\nb');
  });

  it('finds commands in their place, with what is known of their words', () => {
    const { run } = step(
      'env: {TAG: "1.2", SHA: "${{ github.sha }}"}\nrun: |\n  set -e\n  docker build -t app:$TAG \\\n    --build-arg SHA="$SHA" .\n  docker push app:${{ github.sha }}\n',
    );
    const [, build, push] = run?.commands ?? [];
    expect(build.args.map(arg => [arg.raw, arg.value])).toEqual([
      ['build', 'build'],
      ['-t', '-t'],
      ['app:$TAG', 'app:1.2'],
      ['--build-arg', '--build-arg'],
      ['SHA="$SHA"', undefined],
      ['.', '.'],
    ]);
    expect(push.args[1]).toMatchObject({
      raw: 'app:${{ github.sha }}',
      value: undefined,
    });
  });

  it('finds commands in a folded script and in one in quotes', () => {
    const folded = step('run: >-\n  docker push\n  app:1\n').run;
    const [push] = folded?.commands ?? [];
    expect(push.args.map(({ raw }) => raw)).toEqual(['push', 'app:1']);
    const quoted = step('run: "docker push \\"a b\\""').run;
    expect(quoted?.commands[0].args.map(({ value }) => value)).toEqual([
      'push',
      'a b',
    ]);
  });

  it.each<[string, string, string | undefined, number]>([
    ['of another language', 'shell: pwsh\nrun: docker push x', 'pwsh', 0],
    ['with options', 'shell: bash -eu {0}\nrun: docker push x', 'bash', 1],
    ['that nobody names', 'run: docker push x', undefined, 1],
  ])('minds a shell %s', (_, settings, shell, commands) => {
    const { run } = step(settings);
    expect([run?.shell, run?.commands.length]).toEqual([shell, commands]);
  });

  it('knows whether a step may fail', () => {
    const truths = [
      '',
      '\ncontinue-on-error: true',
      "\ncontinue-on-error: 'true'",
      '\ncontinue-on-error: ${{ matrix.x }}',
    ].map(line => step(`run: x${line}`).continueOnError);
    expect(truths).toEqual([false, true, true, undefined]);
  });
});

describe('workflows', () => {
  it.each<[string, string, string[]]>([
    ['a word', 'on: push', ['push']],
    ['a list', 'on: [push, pull_request]', ['push', 'pull_request']],
    [
      'a map',
      'on:\n  push: {branches: [main]}\n  workflow_dispatch:',
      ['push', 'workflow_dispatch'],
    ],
    ['a quoted key', '"on": push', ['push']],
  ])('start on %s', (_, text, expected) => {
    expect(workflow(`${text}\njobs: {}\n`).on.map(({ name }) => name)).toEqual(
      expected,
    );
  });

  it('have permissions in three forms', () => {
    expect(workflow('permissions: write-all\n').permissions).toMatchObject({
      all: 'write',
      scopes: [],
    });
    expect(workflow('permissions: {}\n').permissions?.scopes).toEqual([]);
    expect(
      workflow(
        'permissions:\n  contents: read\n  id-token: write\n',
      ).permissions?.scopes.map(scope => [
        scope.name,
        scope.level,
        words(scope),
      ]),
    ).toEqual([
      ['contents', 'read', 'contents: read'],
      ['id-token', 'write', 'id-token: write'],
    ]);
    expect(workflow('on: push\n').permissions).toBeUndefined();
  });

  it('have jobs with images, needs and secrets', () => {
    const found = job(
      'needs: [a, b]\ncontainer: {image: "node:22", credentials: {password: x}}\nservices:\n  db: {image: "postgres:${{ matrix.pg }}"}\n  any: {image: "${{ matrix.image }}"}\n  none: {image: ""}\nuses: acme/ci/.github/workflows/x.yml@main\nsecrets: inherit\n',
    );
    expect(found.needs).toEqual(['a', 'b']);
    expect(
      found.images.map(({ role, ref, text }) => [
        role,
        ref?.tag?.value,
        text.raw,
      ]),
    ).toEqual([
      ['job', '22', '"node:22"'],
      ['service', undefined, '"postgres:${{ matrix.pg }}"'],
      ['service', undefined, '"${{ matrix.image }}"'],
    ]);
    expect(found.images.map(({ ref }) => ref !== undefined)).toEqual([
      true,
      true,
      false,
    ]);
    expect(found.images[0].credentials.map(({ name }) => name)).toEqual([
      'password',
    ]);
    expect(found.uses).toMatchObject({
      name: 'acme/ci/.github/workflows/x.yml',
      ref: 'main',
    });
    expect(found.secrets).toBe('inherit');
  });

  it.each<[string, string[] | undefined]>([
    ['ubuntu-24.04', ['ubuntu-24.04']],
    ['[self-hosted, linux]', ['self-hosted', 'linux']],
    ['{group: big, labels: [x]}', ['x']],
    ['${{ matrix.os }}', ['a', 'b']],
    ['${{ inputs.runner }}', undefined],
  ])('run on %s', (runner, expected) => {
    expect(
      job(`runs-on: ${runner}\nstrategy: {matrix: {os: [a, b]}}`).runnerLabels,
    ).toEqual(expected);
  });

  it('have triggers with filters', () => {
    const [push] = workflow(
      'on: {push: {branches: [main, "v*"], tags: "v1"}}\n',
    ).on;
    expect([
      push.filter('branches'),
      push.filter('tags'),
      push.filter('paths'),
    ]).toEqual([['main', 'v*'], ['v1'], undefined]);
  });

  it('follow local actions and local workflows', () => {
    const [main, called, action] = link({
      [path]:
        'on: push\njobs:\n  a: {uses: ./.github/workflows/called.yml}\n  b:\n    runs-on: x\n    steps: [{uses: ./.github/actions/build}, {uses: ./gone}]\n',
      '.github/workflows/called.yml': 'on: workflow_call\njobs: {}\n',
      '.github/actions/build/action.yml':
        'runs:\n  using: composite\n  steps: [{run: docker build ., shell: bash}]\n',
    });
    expect(main.jobs[0].called).toBe(called);
    expect(
      main.jobs[1].steps.map(({ inner }) =>
        inner?.map(({ run }) => run?.text.value),
      ),
    ).toEqual([['docker build .'], undefined]);
    expect(action.isAction).toBe(true);
    expect(action.allSteps).toHaveLength(1);
    expect(action.problems).toEqual([]);
  });
});

describe('problems', () => {
  it.each<[string, string, string[][]]>([
    ['a list', '- a\n', [['not-a-map', '- a']]],
    ['no trigger', 'jobs: {}\n', [['no-trigger', 'jobs']]],
    ['no jobs', 'on: push\n', [['no-jobs', 'on']]],
    [
      'no runner and no steps',
      'on: push\njobs:\n  a: {}\n',
      [
        ['no-runner', 'a'],
        ['no-steps', 'a'],
      ],
    ],
    [
      'a step that does nothing',
      'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{name: b}, c]\n',
      [
        ['wrong-step', '{name: b}'],
        ['wrong-step', 'c'],
      ],
    ],
    [
      'a step that does both',
      'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{uses: b/c@v1, run: d}]\n',
      [['wrong-step', '{uses: b/c@v1, run: d}']],
    ],
    [
      'a job that is a text',
      'on: push\njobs: {a: b}\n',
      [['wrong-shape', 'a']],
    ],
    ['an empty file', '', []],
    [
      'a template',
      'on: push\njobs:\n{% for x in y %}\n  a: b\n{% endfor %}\n',
      [],
    ],
  ])('tells of %s', (_, text, expected) => {
    const { problems, source } = workflow(text);
    expect(
      problems.map(problem => [problem.code, source.slice(problem)]),
    ).toEqual(expected);
  });
});
