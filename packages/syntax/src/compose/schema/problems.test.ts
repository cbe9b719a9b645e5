import { readYaml } from '../../yaml/read';
import { linkComposes } from '../project';

/** What is underlined, and what is said of it. */
function told(text: string): string[] {
  const [{ problems, source }] = linkComposes([readYaml('compose.yaml', text)]);
  return problems.map(
    problem => `${source.slice(problem)}: ${problem.message}`,
  );
}

const web = (settings: string) =>
  `services:\n  web:\n    image: a\n${settings.replace(/^/gm, '    ')}\n`;

describe('what the schema refuses', () => {
  it.each<[string, string, string[]]>([
    [
      'a slip in a key',
      web('enviroment: {A: 1}\nmemlimit: 1g\ndeploy: {ressources: {}}'),
      [
        'enviroment: Compose does not know the key "enviroment" here; write "environment"',
        'memlimit: Compose does not know the key "memlimit" here; write "mem_limit"',
        'ressources: Compose does not know the key "ressources" here; write "resources"',
      ],
    ],
    [
      'a key of nowhere',
      web('flavour: vanilla'),
      [
        'flavour: Compose does not know the key "flavour" here; remove it, or move it to where it belongs',
      ],
    ],
    [
      'a key one level too high',
      web('dockerfile: a.Dockerfile\nreplicas: 2\nlimits: {memory: 1g}'),
      [
        'dockerfile: "dockerfile" belongs under "build"; move it there',
        'replicas: "replicas" belongs under "deploy"; move it there',
        'limits: "limits" belongs under "deploy.resources"; move it there',
      ],
    ],
    [
      'keys of an older format',
      web('net: host\nlog_driver: syslog'),
      [
        'net: "net" is of an older format; write "network_mode"',
        'log_driver: "log_driver" is of an older format; write "logging.driver"',
      ],
    ],
    [
      'services at the wrong depth',
      `${web('db:\n  image: b')}api:\n  build: .\n`,
      [
        'db: "db" stands inside another service; indent it to stand under "services"',
        'api: "api" stands beside "services"; indent it to stand under that key',
      ],
    ],
    [
      'a text where a list belongs',
      web('ports: "80:80"\ncap_drop: ALL'),
      [
        '"80:80": "ports" takes a list, not a single value',
        'ALL: "cap_drop" takes a list, not a single value',
      ],
    ],
    [
      'a map where a list belongs',
      web('ports:\n  80: 80'),
      ['80: 80: "ports" takes a list, not a map'],
    ],
    [
      'a list where either a map or a text belongs',
      web('build: [.]'),
      ['[.]: "build" takes a map or a text, not a list'],
    ],
    [
      'numbers and switches where texts belong',
      web(
        'hostname: 12\nhealthcheck: {test: [CMD, sleep, 1], interval: 30}\ncommand: [run, true]',
      ),
      [
        '12: "hostname" is a text; put it in quotes',
        '1: An item of "test" is a text; put it in quotes',
        '30: "interval" is a text; put it in quotes',
        'true: An item of "command" is a text; put it in quotes',
      ],
    ],
    [
      'an environment of maps in a list',
      web('environment:\n  - A: 1\n  - B=2'),
      ['A: 1: An item of "environment" is a text, not a map'],
    ],
    [
      'a value that is not one of those there are',
      web('depends_on: {db: {condition: healthy}}\ncgroup: hosts'),
      [
        'healthy: "condition" is one of service_started, service_healthy or service_completed_successfully; write service_healthy',
        'hosts: "cgroup" is one of host or private; write host',
      ],
    ],
    [
      'what lacks a key',
      web('depends_on: {db: {required: false}}\ndevelop: {watch: [{path: .}]}'),
      [
        'db: "db" lacks "condition"; add it',
        '{path: .}: An item of "watch" lacks "action"; add it',
      ],
    ],
    [
      'what is empty',
      web('ports:\nenvironment:\n  # A: 1\nvolumes:\n  -'),
      [
        'ports: "ports" is empty; write what it holds, or leave it out',
        'environment: "environment" is empty; write what it holds, or leave it out',
        'volumes: An item of "volumes" is empty; write what it holds, or remove it',
      ],
    ],
    [
      'a name with other letters',
      'services:\n  my web: {image: a}\n',
      [
        'my web: A name under "services" has letters, digits, dots, dashes and underscores only; write another for "my web"',
      ],
    ],
    [
      'a number out of range',
      web('oom_score_adj: 5000'),
      ['5000: "oom_score_adj" has to be at most 1000; change it'],
    ],
    [
      'what an anchor brings to several services, once',
      'x-a: &a {restrat: always}\nservices:\n  web: {<<: *a, image: a}\n  api: {<<: *a, image: a}\n',
      [
        'restrat: Compose does not know the key "restrat" here; write "restart"',
      ],
    ],
    [
      'a service that is a text',
      'services:\n  web: nginx\n',
      ['nginx: The service "web" has to be a map of its settings'],
    ],
    [
      'a list of services',
      'services:\n  - web\n',
      ['- web: "services" takes a map of names; give each entry a name'],
    ],
    [
      'mistakes in a file with a key that stands twice',
      web('image: b\nuser: 1'),
      [
        'image: The key "image" stands twice in the same map; keep one of the two',
        '1: "user" is a text; put it in quotes',
      ],
    ],
  ])('tells of %s', (_, text, expected) => {
    expect(told(text).sort()).toEqual([...expected].sort());
  });
});

describe('what the schema takes', () => {
  it.each([
    ['extensions, anywhere', web('x-a: 1\nblkio_config: {x-b: 1}')],
    [
      'variables in place of switches, numbers and words',
      web(
        'privileged: ${P}\ninit: $I\ncpu_percent: ${C}\noom_score_adj: ${O:-1}\ncgroup: ${G}\ndepends_on: {db: {condition: "${X}", required: "${R}"}}\nscale: ${S}',
      ),
    ],
    [
      'words of YAML 1.1',
      web('restart: no\nprivileged: yes\nports: [22:22, 80, "1-2:3-4"]'),
    ],
    [
      'what is reset',
      web('ports: !reset []\nuser: !reset\nbuild: !reset null'),
    ],
    [
      'the newest keys',
      `${web(
        'provider: {type: a}\nuse_api_socket: true\nmodels: [m]\ngpus: all\npost_start: [{command: [a]}]\nbuild: {context: ., sbom: true}',
      )}models: {m: {model: ai/x}}\n`,
    ],
    ['a version that is a number', 'version: 3\nservices: {}\n'],
    [
      'empty volumes and networks',
      'services: {}\nvolumes: {a: , b: {}}\nnetworks: {c: }\n',
    ],
    [
      'items that stand twice, which Compose takes once',
      web('cap_add: [CHOWN, CHOWN]\nports: [{target: 1}, {target: 1}]'),
    ],
    ['numbers of variables', web('environment: {A: 1, B: 1.5, C: true, D: }')],
    [
      'names that objects have in JavaScript',
      'services:\n  __proto__: {image: a}\n  constructor: {image: a}\n',
    ],
  ])('says nothing of %s', (_, text) => {
    expect(told(text)).toEqual([]);
  });
});

it('ends soon where very much is wrong', () => {
  const services = Array.from(
    { length: 5_000 },
    (_, index) => `  s${index}: {image: 1, prts: []}\n`,
  );
  const [{ problems }] = linkComposes([
    readYaml('compose.yaml', `services:\n${services.join('')}`),
  ]);
  expect(problems.length).toBeGreaterThan(1_000);
});
