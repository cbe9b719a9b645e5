import { readEnvFile } from '../env/read';
import { readYaml } from '../yaml/read';
import type { LocatedInFile } from '../yaml/nodes';
import type { Compose, ComposeService } from './nodes';
import { linkComposes } from './project';

function link(files: Record<string, string>): Compose[] {
  return [
    ...linkComposes(
      Object.entries(files).map(([file, text]) => readYaml(file, text)),
    ),
  ];
}

function compose(text: string): Compose {
  return link({ 'compose.yaml': text })[0];
}

function service(text: string, name = 'web'): ComposeService {
  const found = compose(text).service(name);
  if (!found) throw new Error(`No service ${name}`);
  return found;
}

const web = (settings: string) =>
  service(`services:\n  web:\n${settings.replace(/^/gm, '    ')}\n`);
const words = (at: LocatedInFile | undefined) =>
  at && `${at.source.file}: ${at.source.slice(at)}`;

describe('interpolation', () => {
  it.each<[string, string, string | undefined, string]>([
    ['a plain text', 'nginx:1.27', 'nginx:1.27', 'nginx:1.27'],
    ['a variable', 'nginx:${TAG}', undefined, 'nginx:\uFFFC'],
    ['a variable without braces', 'nginx:$TAG-x', undefined, 'nginx:\uFFFC-x'],
    ['a fallback', 'nginx:${TAG:-latest}', 'nginx:latest', 'nginx:latest'],
    ['an empty fallback', 'nginx${TAG:-}', 'nginx', 'nginx'],
    ['a fallback in a fallback', '${A:-${B:-c}d}', 'cd', 'cd'],
    ['a fallback that is unknown', '${A:-${B}}', undefined, '\uFFFC'],
    ['a variable that has to be set', '${A:?not set}', undefined, '\uFFFC'],
    ['a replacement', '${A:+b}', undefined, '\uFFFC'],
    ['two dollars', 'a$$b', 'a$b', 'a$b'],
    ['a dollar alone', 'a$ b$', 'a$ b$', 'a$ b$'],
    ['an open brace', 'a${b', 'a${b', 'a${b'],
    [
      'a template of another tool',
      '"{{ registry }}/app"',
      undefined,
      '\uFFFC/app',
    ],
    [
      'fallbacks deeper than anyone nests them',
      `${'${A:-'.repeat(50)}x${'}'.repeat(50)}`,
      undefined,
      '\uFFFC',
    ],
  ])('reads %s', (_, image, value, shape) => {
    const text = web(`image: ${image}`).image;
    expect({ value: text?.value, shape: text?.shape }).toEqual({
      value,
      shape,
    });
  });

  it('takes an image apart, each part in its place', () => {
    const image = web(
      'image: "ghcr.io/acme/${NAME:-app}:${TAG:-1.2}@sha256:ab"',
    ).image;
    if (!image?.ref) throw new Error('no reference');
    const { ref, source } = image;
    expect(ref.value).toBe('ghcr.io/acme/app:1.2@sha256:ab');
    expect(
      [ref.registry, ref.repository, ref.tag, ref.digest].map(
        part => part && source.slice(part),
      ),
    ).toEqual(['ghcr.io', 'acme/${NAME:-app}', '${TAG:-1.2}', 'sha256:ab']);
    expect(web('image: ${IMAGE}').image?.ref).toMatchObject({
      hasTag: undefined,
    });
  });
});

describe('ports', () => {
  it.each<
    [string, string, [string | undefined, string | undefined, string, string]]
  >([
    ['a container port', '"8080"', [undefined, undefined, '8080', 'tcp']],
    ['a host port', '"80:8080"', [undefined, '80', '8080', 'tcp']],
    [
      'a number that YAML 1.1 reads to base 60',
      '22:22',
      [undefined, '22', '22', 'tcp'],
    ],
    [
      'an address',
      '"127.0.0.1:80:8080/udp"',
      ['127.0.0.1', '80', '8080', 'udp'],
    ],
    [
      'an address alone',
      '"127.0.0.1::8080"',
      ['127.0.0.1', undefined, '8080', 'tcp'],
    ],
    ['an IPv6 address', '"[::1]:80:8080"', ['::1', '80', '8080', 'tcp']],
    [
      'ranges',
      '"3000-3005:3000-3005"',
      [undefined, '3000-3005', '3000-3005', 'tcp'],
    ],
    [
      'an address from a fallback',
      '"${BIND:-127.0.0.1}:80:80"',
      ['127.0.0.1', '80', '80', 'tcp'],
    ],
    ['an unknown address', '"${BIND}:80:80"', ['\uFFFC', '80', '80', 'tcp']],
    [
      'what may be an address with a port',
      '"${HTTP}:80"',
      ['\uFFFC', '\uFFFC', '80', 'tcp'],
    ],
    [
      'what says that it is a port',
      '"${HTTP_PORT}:80"',
      [undefined, '\uFFFC', '80', 'tcp'],
    ],
    [
      'the long form',
      '{target: 80, published: "8080", host_ip: 127.0.0.1, protocol: udp}',
      ['127.0.0.1', '8080', '80', 'udp'],
    ],
    [
      'the long form without an address',
      '{target: 80, published: 8080}',
      [undefined, '8080', '80', 'tcp'],
    ],
  ])('reads %s', (_, port, expected) => {
    const [{ hostIp, published, target, protocol }] = web(
      `ports:\n  - ${port}`,
    ).ports;
    expect([hostIp?.text, published?.text, target.text, protocol]).toEqual(
      expected,
    );
  });

  it('knows the numbers of a range', () => {
    const [{ published, target }] = web('ports: ["3000-3005:80"]').ports;
    expect([published?.range, target.range]).toEqual([
      [3000, 3005],
      [80, 80],
    ]);
  });
});

describe('mounts', () => {
  it.each<[string, string, [string, string | undefined, string, boolean]]>([
    ['a bind', './src:/app', ['bind', './src', '/app', false]],
    [
      'a bind that is read only',
      '/etc/localtime:/etc/localtime:ro,z',
      ['bind', '/etc/localtime', '/etc/localtime', true],
    ],
    [
      'a volume',
      'data:/var/lib/data/',
      ['volume', 'data', '/var/lib/data', false],
    ],
    [
      'an anonymous volume',
      '/app/node_modules',
      ['anonymous', undefined, '/app/node_modules', false],
    ],
    [
      'the home folder',
      '~/.ssh:/root/.ssh',
      ['bind', '~/.ssh', '/root/.ssh', false],
    ],
    [
      'the home folder by its variable',
      '${HOME}/.aws:/root/.aws',
      ['bind', '~/.aws', '/root/.aws', false],
    ],
    [
      'the working folder by its variable',
      '$PWD:/app',
      ['bind', '.', '/app', false],
    ],
    [
      'an unknown source',
      '${DATA}:/data',
      ['unknown', '\uFFFC', '/data', false],
    ],
    [
      'a path below an unknown one',
      '${ROOT}/data:/data',
      ['bind', '\uFFFC/data', '/data', false],
    ],
    [
      'a doubled slash',
      '//var/run/docker.sock:/var/run/docker.sock',
      ['bind', '/var/run/docker.sock', '/var/run/docker.sock', false],
    ],
    [
      'a path of Windows',
      'C:\\data:/data:ro',
      ['bind', 'C:\\data', '/data', true],
    ],
    [
      'a pipe of Windows',
      '\\\\.\\pipe\\docker_engine:\\\\.\\pipe\\docker_engine',
      [
        'npipe',
        '\\\\.\\pipe\\docker_engine',
        '\\\\.\\pipe\\docker_engine',
        false,
      ],
    ],
    [
      'the long form',
      '{type: bind, source: /etc, target: /host/etc, read_only: true}',
      ['bind', '/etc', '/host/etc', true],
    ],
    [
      'the long form of a volume',
      '{source: data, target: /data}',
      ['volume', 'data', '/data', false],
    ],
    [
      'the long form of tmpfs',
      '{type: tmpfs, target: /tmp}',
      ['tmpfs', undefined, '/tmp', false],
    ],
    ['the root', '/:/host', ['bind', '/', '/host', false]],
  ])('reads %s', (_, mount, expected) => {
    const [found] = web(`volumes:\n  - ${mount}`).mounts;
    expect([found.type, found.from, found.target, found.readOnly]).toEqual(
      expected,
    );
  });
});

describe('settings in their several spellings', () => {
  it('knows the files that a service and a secret are read from', () => {
    const [read] = linkComposes([
      readYaml(
        'deploy/compose.yaml',
        'services:\n  a:\n    env_file: [.env, {path: ../b.env, required: false}, "${X}", /c.env]\nsecrets:\n  s: {file: ./s.txt}\n  t: {environment: T}\n',
      ),
    ]);
    expect(read.services[0].envFiles.map(({ path }) => path)).toEqual([
      'deploy/.env',
      'b.env',
      undefined,
      undefined,
    ]);
    expect(read.secrets.map(({ file }) => file?.path)).toEqual([
      'deploy/s.txt',
      undefined,
    ]);
  });

  it('reads variables as a list and as a map', () => {
    const list = web('environment:\n  - A=1\n  - B\n  - C=${X:-d}=e\n');
    expect(
      list.environment.map(({ name, value, key }) => [
        name,
        value?.value,
        words(key),
      ]),
    ).toEqual([
      ['A', '1', 'compose.yaml: A'],
      ['B', undefined, 'compose.yaml: B'],
      ['C', 'd=e', 'compose.yaml: C'],
    ]);
    expect(words(list.environment[2].value)).toBe('compose.yaml: ${X:-d}=e');
    const map = web('environment:\n  A: 1\n  B:\n  C: "${X}"\n');
    expect(
      map.environment.map(({ name, value }) => [name, value?.shape]),
    ).toEqual([
      ['A', '1'],
      ['B', undefined],
      ['C', '\uFFFC'],
    ]);
  });

  it('reads limits in both spellings', () => {
    const { memoryLimit, cpuLimit, pidsLimit } = web(
      'mem_limit: 512m\npids_limit: 100\ndeploy:\n  resources:\n    limits: {cpus: "0.5", memory: 1g, pids: 50}\n',
    );
    expect(
      memoryLimit.map(limit => [limit.spelling, limit.value.value]),
    ).toEqual([
      ['mem_limit', '512m'],
      ['deploy.resources.limits.memory', '1g'],
    ]);
    expect(cpuLimit.map(limit => words(limit))).toEqual([
      'compose.yaml: cpus: "0.5"',
    ]);
    expect(pidsLimit.map(limit => limit.value.value)).toEqual(['100', '50']);
  });

  it('reads dependencies as a list and as a map', () => {
    expect(web('depends_on: [a]').dependsOn).toMatchObject([
      { name: 'a', condition: 'service_started', syntax: 'short' },
    ]);
    expect(
      web(
        'depends_on:\n  a: {condition: service_healthy, required: false}\n  b:\n',
      ).dependsOn,
    ).toMatchObject([
      {
        name: 'a',
        condition: 'service_healthy',
        required: false,
        syntax: 'long',
      },
      { name: 'b', condition: 'service_started', required: true },
    ]);
  });

  it.each<
    [
      string,
      string,
      { disabled: boolean; names: (string | undefined)[] } | undefined,
    ]
  >([
    [
      'a text',
      'healthcheck: {test: "curl -f http://localhost || exit 1"}',
      { disabled: false, names: ['curl', 'exit'] },
    ],
    [
      'a shell list',
      'healthcheck: {test: ["CMD-SHELL", "pg_isready -U app"]}',
      { disabled: false, names: ['pg_isready'] },
    ],
    [
      'a command list',
      'healthcheck: {test: ["CMD", "redis-cli", "ping"]}',
      { disabled: false, names: ['redis-cli'] },
    ],
    [
      'a shell in a command list',
      'healthcheck: {test: ["CMD", "sh", "-c", "wget -q x && echo y"]}',
      { disabled: false, names: ['sh', 'wget', 'echo'] },
    ],
    ['none', 'healthcheck: {test: ["NONE"]}', { disabled: true, names: [] }],
    [
      'none as a text',
      'healthcheck: {test: NONE}',
      { disabled: true, names: [] },
    ],
    [
      'disable',
      'healthcheck: {disable: "true"}',
      { disabled: true, names: [] },
    ],
    ['nothing', 'healthcheck:', undefined],
  ])('reads a health check of %s', (_, settings, expected) => {
    const check = web(settings).healthcheck;
    expect(
      check && {
        disabled: check.disabled,
        names: check.disabled
          ? []
          : (check.test?.commands ?? []).map(({ name }) => name),
      },
    ).toEqual(expected);
  });

  it('finds the words of a command in their place', () => {
    const { command } = web(
      'command: >-\n  redis-server\n  --requirepass ${PASS}\n  --port 1\n',
    );
    const [redis] = command?.commands ?? [];
    expect(redis.args.map(arg => [arg.raw, arg.value])).toEqual([
      ['--requirepass', '--requirepass'],
      ['${PASS}', undefined],
      ['--port', '--port'],
      ['1', '1'],
    ]);
  });

  it('resolves what is built, seen from the folder of the file', () => {
    const [found] = link({
      'deploy/compose.yaml':
        'services:\n  web:\n    build: {context: .., dockerfile: docker/Dockerfile.web, target: run, args: [A=1]}\n  api: {build: ./api}\n  far: {build: ../..}\n  url: {build: "https://example.com/a.git"}\n',
    });
    const builds = ['web', 'api', 'far', 'url'].map(
      name => found.service(name)?.build,
    );
    expect(builds.map(build => [build?.context, build?.dockerfile])).toEqual([
      ['', 'docker/Dockerfile.web'],
      ['deploy/api', 'deploy/api/Dockerfile'],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(builds[0]?.target?.value).toBe('run');
    expect(
      builds[0]?.args.map(({ name, value }) => [name, value?.value]),
    ).toEqual([['A', '1']]);
  });

  it('knows which services run for long', () => {
    const project = compose(`
services:
  web: {image: a, depends_on: {migrate: {condition: service_completed_successfully}}}
  migrate: {image: a}
  seed: {image: a, restart: no}
  job: {image: a, deploy: {mode: replicated-job}}
  off: {image: a, deploy: {replicas: 0}}
  db: {provider: {type: cloud}}
  mail: {image: a, profiles: [dev]}
  admin: {image: a, profiles: [billing]}
`);
    expect(
      project.services.map(
        ({ name, isOneShot, isSwitchedOff, isProvider, purpose }) => [
          name,
          [
            isOneShot && 'one-shot',
            isSwitchedOff && 'off',
            isProvider && 'provider',
            purpose === 'development' && 'development',
          ]
            .filter(Boolean)
            .join(),
        ],
      ),
    ).toEqual([
      ['web', ''],
      ['migrate', 'one-shot'],
      ['seed', 'one-shot'],
      ['job', 'one-shot'],
      ['off', 'off'],
      ['db', 'provider'],
      ['mail', 'development'],
      ['admin', ''],
    ]);
  });
});

describe('anchors, extends and files over files', () => {
  it('takes settings from merge keys and leaves them where they are written', () => {
    const text =
      'x-base: &base\n  read_only: true\n  environment: {A: 1}\nservices:\n  web:\n    <<: *base\n    image: a\n';
    const entry = service(text).entry('read_only');
    expect(words(entry)).toBe('compose.yaml: read_only: true');
    expect(service(text).environment.map(({ name }) => name)).toEqual(['A']);
  });

  it('extends a service of the same file', () => {
    const found = service(
      'services:\n  base:\n    image: a\n    restart: always\n    ports: ["1:1"]\n    environment: [A=1, B=1]\n  web:\n    extends: base\n    ports: ["2:2"]\n    environment: {B: 2}\n',
    );
    expect(found.text('restart')?.value).toBe('always');
    expect(found.ports.map(words)).toEqual([
      'compose.yaml: "1:1"',
      'compose.yaml: "2:2"',
    ]);
    expect(
      found.environment.map(({ name, value }) => `${name}=${value?.value}`),
    ).toEqual(['A=1', 'B=2']);
    expect(found.incomplete).toBe(false);
  });

  it('extends a service of another file, and says when that is not there', () => {
    const files = {
      'compose.yaml':
        'services:\n  web: {extends: {service: base, file: common/base.yaml}}\n  api: {extends: {service: x, file: gone.yaml}}\n',
      'common/base.yaml': 'services:\n  base: {privileged: true, build: .}\n',
    };
    const [main] = link(files);
    expect(words(main.service('web')?.entry('privileged'))).toBe(
      'common/base.yaml: privileged: true',
    );
    expect(main.service('web')?.build?.context).toBe('common');
    expect(main.service('web')?.incomplete).toBe(false);
    expect(main.service('api')?.incomplete).toBe(true);
  });

  it('does not judge a service that only lends its settings to other files', () => {
    const composes = link({
      'compose.yaml':
        'services:\n  web: {extends: {service: hardened, file: common.yaml}, image: a:1}\n',
      'compose.common.yaml': 'services:\n  other: {image: b:1}\n',
      'common.yaml':
        'services:\n  hardened: {read_only: true}\n  real: {image: c:1}\n',
    });
    expect(
      composes.map(({ services }) => services.map(({ name }) => name)),
    ).toEqual([['web'], ['other'], ['real']]);
  });

  it('survives services that extend each other', () => {
    const found = service(
      'services:\n  web: {extends: api, image: a}\n  api: {extends: web, restart: always}\n',
    );
    expect(found.text('restart')?.value).toBe('always');
  });

  it('lays the override over the base, and judges what it touches with it', () => {
    const [base, override] = link({
      'compose.yaml':
        'services:\n  web:\n    image: a:1\n    command: run\n    ports: ["80:80"]\n  db: {image: b:1}\n',
      'compose.override.yaml':
        'services:\n  web:\n    command: dev\n    ports: !override ["81:80"]\n    volumes: [".:/app"]\n',
    });
    expect([base.purpose, override.purpose]).toEqual([
      'production',
      'development',
    ]);
    expect(base.services.map(({ name }) => name)).toEqual(['web', 'db']);
    expect(base.services[0].command?.words[0].value).toBe('run');
    expect(override.services.map(({ name }) => name)).toEqual(['web']);
    const [dev] = override.services;
    expect(words(dev.command)).toBe('compose.override.yaml: dev');
    expect(words(dev.image)).toBe('compose.yaml: a:1');
    expect(dev.ports.map(words)).toEqual(['compose.override.yaml: "81:80"']);
    expect(words(dev)).toBe('compose.yaml: web');
    expect(override.service('db')).toBeDefined();
  });

  it('judges the base together with the file for production, where there is one', () => {
    const [base, production] = link({
      'docker-compose.yml':
        'services:\n  web: {image: a:1, ports: ["80:80"]}\n',
      'docker-compose.prod.yml':
        'services:\n  web: {mem_limit: 1g, ports: !reset []}\n',
    });
    expect(base.services).toEqual([]);
    expect(production.purpose).toBe('production');
    const [found] = production.services;
    expect(found.ports).toEqual([]);
    expect(found.memoryLimit.map(words)).toEqual([
      'docker-compose.prod.yml: mem_limit: 1g',
    ]);
  });

  it('takes a file that stands on its own for itself', () => {
    const composes = link({
      'compose.yaml': 'services:\n  web: {image: a:1}\n',
      'compose.dev.yaml': 'services:\n  web: {image: a:1, read_only: true}\n',
      'compose.prod.yaml': 'services:\n  web: {image: a:2}\n',
    });
    expect(
      composes.map(({ purpose, files, services }) => [
        purpose,
        files.length,
        services.length,
      ]),
    ).toEqual([
      ['development', 1, 1],
      ['development', 1, 1],
      ['production', 1, 1],
    ]);
  });

  it('finds services of included files, also where they include each other', () => {
    const [main] = link({
      'compose.yaml':
        'include:\n  - db/compose.yaml\n  - path: [db/compose.yaml]\nservices:\n  web: {image: a}\n',
      'db/compose.yaml':
        'include: [../compose.yaml]\nservices:\n  db: {image: b}\n',
    });
    expect(main.service('db')?.image?.value).toBe('b');
    expect(main.service('gone')).toBeUndefined();
    expect(main.incomplete).toBe(false);
    expect(compose('include: [gone.yaml]\n').incomplete).toBe(true);
  });

  it.each([
    ['!reset of a map entry', 'healthcheck: !reset null', undefined],
    [
      '!override of a map',
      'healthcheck: !override {interval: 1s}',
      'interval: 1s',
    ],
    ['a merge of maps', 'healthcheck: {interval: 1s}', 'interval: 1s'],
  ])('follows %s', (_, settings, interval) => {
    const [, override] = link({
      'compose.yaml':
        'services:\n  web: {image: a, healthcheck: {test: x, retries: 2}}\n',
      'compose.override.yaml': `services:\n  web:\n    ${settings}\n`,
    });
    const entry = override.services[0].entry('healthcheck', 'interval');
    expect(entry && entry.source.slice(entry)).toBe(interval);
    expect(override.services[0].healthcheck?.test?.words[0].value).toBe(
      _.startsWith('a merge') ? 'x' : undefined,
    );
  });
});

describe('files beside a Compose file', () => {
  const withEnv = (env: string, image: string, file = '.env') => {
    const text = `services:\n  web:\n    image: ${image}\n    environment: {A: "\${TAG}"}\n`;
    const [found] = linkComposes(
      [readYaml('deploy/compose.yaml', text)],
      undefined,
      [readEnvFile(`deploy/${file}`, env, undefined)],
    );
    const read = found.service('web');
    return [read?.image?.value, read?.environment[0].value?.value];
  };
  it.each<[string, string, string | undefined]>([
    ['TAG=1.2\n', 'a:${TAG}', 'a:1.2'],
    ['TAG="1.2"\n', 'a:$TAG', 'a:1.2'],
    ['TAG=1.2\n', 'a:${TAG:-latest}', 'a:1.2'],
    ['TAG=1.2\n', 'a${TAG:+:new}', 'a:new'],
    ['TAG=1.2\n', 'a:${TAG:?}', 'a:1.2'],
    ['TAG=\n', 'a:${TAG}', undefined],
    ['OTHER=1\n', 'a:${TAG}', undefined],
  ])('%j sets what %s is', (env, image, value) => {
    expect(withEnv(env, image)).toEqual([value, undefined]);
  });

  it('reads no example', () => {
    expect(withEnv('TAG=1\n', 'a:$TAG', '.env.example')[0]).toBeUndefined();
  });

  it('finds what an includer defines, and who waits there', () => {
    const [, db] = link({
      'compose.yaml':
        'include: [db/compose.yaml]\nnetworks: {net: }\nservices:\n  web: {image: a, depends_on: {load: {condition: service_completed_successfully}}}\n',
      'db/compose.yaml':
        'services:\n  load: {image: b, networks: [net], depends_on: [web]}\n',
    });
    expect(db.isPart).toBe(true);
    expect(db.service('web')?.name).toBe('web');
    expect(db.network('net')?.name).toBe('net');
    expect(db.service('load')?.isOneShot).toBe(true);
    expect(db.service('load')?.networks.map(({ value }) => value)).toEqual([
      'net',
    ]);
  });

  it('takes a file that depends on services of the base for a part of it', () => {
    const [base, more] = link({
      'docker-compose.yml': 'services:\n  db: {image: a}\n',
      'docker-compose.tools.yml':
        'services:\n  admin: {image: b, depends_on: [db]}\n',
    });
    expect(more.files).toEqual([
      'docker-compose.yml',
      'docker-compose.tools.yml',
    ]);
    expect(more.services.map(({ name }) => name)).toEqual(['admin']);
    expect(base.services.map(({ name }) => name)).toEqual(['db']);
  });

  it('tells variants, and services that a file does not define in full', () => {
    const [base, override] = link({
      'compose.yaml': 'services:\n  web: {image: a}\n  part: {user: x}\n',
      'compose.override.yaml':
        'services:\n  web: {user: y}\n  mail: {image: m}\n',
    });
    const flags = (one: Compose) =>
      one.services.map(({ name, isVariant, incomplete }) => [
        name,
        isVariant,
        incomplete,
      ]);
    expect(flags(base)).toEqual([
      ['web', false, false],
      ['part', false, true],
    ]);
    expect(flags(override)).toEqual([
      ['web', true, false],
      ['mail', false, false],
    ]);
  });

  it.each([
    ['db-migrate', '', true],
    ['create-buckets', '', true],
    ['init', 'ports: ["80"]', false],
    ['setup', 'restart: always', false],
    ['initiative', '', false],
  ])('takes %s %s for a job: %s', (name, settings, isOneShot) => {
    const found = service(
      `services:\n  ${name}:\n    image: a\n    ${settings}\n`,
      name,
    );
    expect(found.isOneShot).toBe(isOneShot);
  });
});

describe('problems', () => {
  const told = (text: string) => {
    const { problems, source } = compose(text);
    return problems.map(problem => [problem.code, source.slice(problem)]);
  };
  it.each<[string, string, string[][]]>([
    ['a list at the top', '- a\n', [['not-a-map', '- a']]],
    ['services at the top', 'web:\n  image: a\n', [['no-services', 'web']]],
    ['a list of services', 'services:\n  - web\n', [['wrong-shape', '- web']]],
    [
      'a service that is a text',
      'services:\n  web: nginx\n',
      [['wrong-shape', 'nginx']],
    ],
    [
      'a slip in a key',
      'services:\n  web:\n    image: a\n    enviroment: {A: 1}\n    memlimit: 1g\n',
      [
        ['unknown-key', 'enviroment'],
        ['unknown-key', 'memlimit'],
      ],
    ],
    [
      'a text where a list belongs',
      'services:\n  web:\n    image: a\n    ports: "80:80"\n',
      [['wrong-shape', '"80:80"']],
    ],
    [
      'broken YAML, and nothing that follows from it',
      'services:\n  web:\n    image: "a\n',
      [['missing-char', 'a']],
    ],
  ])('tells of %s', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it('says that the file with which Compose begins is empty', () => {
    expect(told('')).toEqual([['no-services', '']]);
    expect(told('# services:\n')).toEqual([['no-services', '# services:']]);
  });

  it.each([
    ['extensions', 'x-a: 1\nservices:\n  web: {image: a, x-b: 2}\n'],
    ['a file of volumes', 'volumes:\n  data:\n'],
    ['a template', 'services:\n  web:\n    image: {{ image }}\n'],
  ])('keeps silent about %s', (_, text) => {
    expect(told(text)).toEqual([]);
  });

  it('judges nothing in a template', () => {
    const found = compose('services:\n  web:\n    image: {{ image }}\n');
    expect([found.template, found.services]).toEqual(['jinja', []]);
  });
});
