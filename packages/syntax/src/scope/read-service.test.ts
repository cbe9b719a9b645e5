import { readService } from '../read-service';

const web = { folder: 'services/web', others: ['services/api', 'services/db'] };

function read(texts: Record<string, string>, scope = web) {
  const files = Object.entries(texts).map(([file, text]) => ({ file, text }));
  return readService(files, Object.keys(texts), scope);
}

const names = (list: readonly { name: string }[]) =>
  list.map(({ name }) => name);
const paths = (list: readonly { source: { file: string } }[]) =>
  list.map(({ source }) => source.file);

it('leaves out the jobs of a workflow that are about others', () => {
  const service = read({
    '.github/workflows/ci.yml': `
on: push
jobs:
  web:
    steps: [{run: docker build services/web}]
  api:
    steps: [{run: docker build services/api}]
  test-api:
    steps: [{run: make test}]
  lint:
    steps: [{run: make lint}]
  both:
    strategy: {matrix: {app: [web, api]}}
    steps: [{run: 'docker build services/\${{ matrix.app }}'}]
  one:
    strategy: {matrix: {app: [api]}}
    steps: [{run: 'docker build services/\${{ matrix.app }}'}]
`,
    '.github/workflows/api.yml':
      'on: {push: {paths: [services/api/**]}}\njobs: {a: {steps: [{run: docker build .}]}}\n',
  });
  expect(paths(service.workflows)).toEqual(['.github/workflows/ci.yml']);
  expect(service.workflows[0].jobs.map(({ id }) => id)).toEqual([
    'web',
    'lint',
    'both',
  ]);
  expect(service.delivery.jobs.map(({ name }) => name)).toEqual([
    'web',
    'both',
  ]);
});

it('leaves out the jobs of a GitLab pipeline that are about others, by what they extend too', () => {
  const service = read({
    '.gitlab-ci.yml': `
include: [{local: services/api/.gitlab-ci.yml}, {local: ci/common.yml}]
.build: {script: ['docker build services/$APP']}
web: {extends: .build, variables: {APP: web}}
api: {extends: .build, variables: {APP: api}}
deploy-db: {script: [make]}
deploy: {script: [make]}
`,
  });
  expect(names(service.pipelines[0].jobs)).toEqual(['.build', 'web', 'deploy']);
  expect(service.pipelines[0].includes.map(({ target }) => target)).toEqual([
    'ci/common.yml',
  ]);
});

it('leaves out the Compose services of others, and what only they need', () => {
  const service = read({
    'compose.yaml': `
services:
  web: {build: services/web, depends_on: [api, bus]}
  worker: {build: {context: ., dockerfile: services/web/worker.Dockerfile}}
  api: {build: ./services/api, depends_on: [store]}
  cron: {image: ghcr.io/acme/api:1}
  bus: {image: nats, depends_on: [disk]}
  disk: {image: minio}
  store: {image: postgres}
  proxy: {image: traefik}
`,
  });
  const [compose] = service.composes;
  expect(names(compose.services)).toEqual([
    'web',
    'worker',
    'bus',
    'disk',
    'proxy',
  ]);
  expect(compose.service('api')?.name).toBe('api');
});

it('leaves out the targets of a bake file that are about others', () => {
  const service = read({
    'docker-bake.hcl':
      'target "a" { context = "services/web" }\ntarget "b" { context = "services/api" }\ntarget "api" { context = "." }\ntarget "tools" { context = "." }\n',
  });
  expect(names(service.bakes[0].targets)).toEqual(['a', 'tools']);
});

it('tells services in one context apart by name', () => {
  const service = read({
    'compose.yaml':
      'services: {web: {build: .}, api: {build: .}, tools: {build: .}}',
  });
  expect(names(service.composes[0].services)).toEqual(['web', 'tools']);
});

it('leaves out a Compose file in which nothing is left', () => {
  const service = read({
    'compose.yaml': 'services: {api: {build: services/api}}',
    'compose.dev.yaml': 'services: {api: {environment: {A: b}}}',
    'compose.base.yaml': 'services: {}',
  });
  expect(paths(service.composes)).toEqual(['compose.base.yaml']);
});

it('keeps a base file that is only run with one over it', () => {
  const service = read({
    'compose.yaml': 'services: {web: {build: services/web}}',
    'compose.prod.yaml': 'services: {web: {restart: always}}',
  });
  expect(paths(service.composes)).toEqual([
    'compose.yaml',
    'compose.prod.yaml',
  ]);
});

it('keeps of the Dockerfiles outside those that its builds name', () => {
  const texts = {
    'docker/one.Dockerfile': 'FROM a\n',
    'docker/two.Dockerfile': 'FROM a\n',
    'docker/.dockerignore': 'x\n',
    '.dockerignore': 'x\n',
    'services/web/.dockerignore': 'x\n',
  };
  const build =
    'services: {web: {build: {context: ., dockerfile: docker/one.Dockerfile}}}';
  const named = read({ ...texts, 'compose.yaml': build });
  expect(paths(named.dockerfiles)).toEqual(['docker/one.Dockerfile']);
  expect(paths(named.ignoreFiles)).toEqual([
    '.dockerignore',
    'services/web/.dockerignore',
  ]);

  const own = read({ ...texts, 'services/web/Dockerfile': 'FROM a\n' });
  expect(paths(own.dockerfiles)).toEqual(['services/web/Dockerfile']);

  // Nothing says which; better one too many than none.
  expect(paths(read(texts).dockerfiles)).toEqual([
    'docker/one.Dockerfile',
    'docker/two.Dockerfile',
  ]);
});

it('keeps what it is given, wherever that is', () => {
  const service = readService(
    [
      { file: 'services/web/Dockerfile', text: 'FROM a\n' },
      { file: 'tools/Dockerfile', text: 'FROM a\n' },
      { file: 'other/Dockerfile', text: 'FROM a\n' },
    ],
    undefined,
    { ...web, also: ['tools/Dockerfile'] },
  );
  expect(paths(service.dockerfiles)).toEqual([
    'services/web/Dockerfile',
    'tools/Dockerfile',
  ]);
});

it('leaves the service around others what is about itself', () => {
  const service = read(
    {
      'compose.yaml':
        'services: {gate: {build: .}, web: {build: services/web}, db: {image: postgres}}',
      '.github/workflows/web.yml':
        'on: {push: {paths: [services/web/**]}}\njobs: {a: {steps: [{run: docker build services/web}]}}\n',
      '.github/workflows/ci.yml':
        'on: push\njobs: {a: {steps: [{run: docker build .}]}}\n',
    },
    { folder: '', others: ['services/web'] },
  );
  expect(names(service.composes[0].services)).toEqual(['gate', 'db']);
  expect(paths(service.workflows)).toEqual(['.github/workflows/ci.yml']);
});
