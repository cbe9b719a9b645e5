import { parseImageRef } from './image-ref';
import { readService } from './read-service';

const read = (files: Record<string, string>) =>
  readService(Object.entries(files).map(([file, text]) => ({ file, text })));

const stages =
  'FROM node:22 AS build\nRUN a\nFROM node:22 AS dev\nFROM node:22 AS prod\n';

describe('readService', () => {
  it('sorts files by kind and leaves others alone', () => {
    const service = read({
      Dockerfile: 'FROM a\n',
      '.dockerignore': 'x\n',
      'compose.yaml': 'services: {a: {image: b}}\n',
      '.github/workflows/a.yml': 'on: push\njobs: {}\n',
      '.gitlab-ci.yml': 'a: {script: b}\n',
      'k8s/a.yaml': 'apiVersion: v1\nkind: Pod\n',
      '.env': 'A=1\n',
      'openapi.yaml': 'openapi: 3.1.0\n',
      'README.md': '# x\n',
    });
    const {
      dockerfiles,
      ignoreFiles,
      composes,
      workflows,
      pipelines,
      manifests,
      envFiles,
    } = service;
    expect(
      [
        dockerfiles,
        ignoreFiles,
        composes,
        workflows,
        pipelines,
        manifests,
        envFiles,
      ].map(({ length }) => length),
    ).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(service.unreadable).toEqual([]);
  });

  it('reads files of other names when a file of the kind refers to them', () => {
    const service = read({
      'compose.yaml':
        'services: {a: {extends: {service: b, file: common.yml}}}\n',
      'common.yml': 'services: {b: {image: c}}\n',
      '.gitlab-ci.yml': 'include: ci/one.yml\n',
      'ci/one.yml': 'include: /ci/two.yml\na: {extends: .b, script: x}\n',
      'ci/two.yml': '.b: {image: y}\n',
      'ci/three.yml': 'c: {script: x}\n',
    });
    expect(service.composes[0].service('a')?.image?.value).toBe('c');
    expect(service.pipelines.map(({ source }) => source.file)).toEqual([
      '.gitlab-ci.yml',
      'ci/one.yml',
      'ci/two.yml',
    ]);
    expect(service.pipelines[1].jobs[0].image?.text.value).toBe('y');
  });

  it('names what it cannot read, and reads the rest', () => {
    const service = read({
      Dockerfile: `FROM a\n${'#'.repeat(1024 * 1024)}`,
      'other.Dockerfile': 'FROM a\0\n',
      'compose.yaml': `a: &a [x]\nb: &b [${'*a, '.repeat(
        500,
      )}]\nc: [${'*b, '.repeat(400)}]\n`,
      'docker-compose.yml': 'services: {a: {image: b}}\n',
    });
    expect(service.unreadable).toEqual([
      { file: 'Dockerfile', reason: 'is larger than 1 MiB' },
      { file: 'other.Dockerfile', reason: 'holds binary data' },
      {
        file: 'compose.yaml',
        reason: 'expands to far more than it holds through its aliases',
      },
    ]);
    expect(service.composes.map(({ source }) => source.file)).toEqual([
      'docker-compose.yml',
    ]);
  });

  it('ships the stage that Compose names, and knows the folder it is built in', () => {
    const service = read({
      'docker/Dockerfile': stages,
      'compose.yaml':
        'services:\n  a: {build: {context: ., dockerfile: docker/Dockerfile, target: prod}}\n',
      'compose.dev.yaml':
        'services:\n  a: {build: {context: ., dockerfile: docker/Dockerfile, target: dev}}\n',
      '.dockerignore': 'secret\n',
    });
    const [dockerfile] = service.dockerfiles;
    expect(dockerfile.stages.map(({ name, ships }) => [name, ships])).toEqual([
      ['build', false],
      // Made for development only, so nobody else ever runs it.
      ['dev', false],
      ['prod', true],
    ]);
    const [context] = service.contextsOf(dockerfile);
    expect([
      context.folder,
      context.ignored('secret'),
      context.ignored('src/a'),
    ]).toEqual(['', true, false]);
    const compose = service.composes.find(
      ({ source }) => source.file === 'compose.yaml',
    );
    expect(compose && service.dockerfileOf(compose.services[0])).toBe(
      dockerfile,
    );
  });

  it('ships the stage that a bake file names', () => {
    const service = read({
      Dockerfile: stages,
      'docker-bake.hcl':
        'target "default" {\n  target = "dev"\n}\ntarget "test" {\n  target = "build"\n}\n',
    });
    expect(service.dockerfiles[0].stages.map(({ ships }) => ships)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('finds the stage that an image is made of, by its name', () => {
    const service = read({
      Dockerfile: stages,
      'api/Dockerfile': 'FROM a\n',
      'compose.yaml':
        'services:\n  web: {build: {context: ., target: dev}, image: "acme/web:${TAG}"}\n  api: {build: api, image: "${REGISTRY}/api"}\n  any: {build: {context: ., target: "${T}"}, image: acme/any}\n',
      '.github/workflows/a.yml':
        'on: push\njobs:\n  a:\n    steps:\n      - run: docker build --target prod -t ghcr.io/${{ github.repository }}/web . --push\n',
    });
    const made = (name: string) =>
      service.stagesOf(parseImageRef(name)).map(stage => stage.name ?? 'api');
    expect(made('docker.io/acme/web:1@sha256:abc')).toEqual(['dev']);
    expect(made('ghcr.io/acme/shop/web')).toEqual(['prod']);
    expect(made('quay.io/acme/api:1')).toEqual(['api']);
    expect(made('acme/any')).toEqual([]);
    expect(made('nginx')).toEqual([]);
    const [compose] = service.composes;
    expect(
      compose.services.map(one => service.stageOf(one)?.from.name?.raw),
    ).toEqual(['node:22', 'a', undefined]);
  });

  it('ships nothing of a Dockerfile that is for development by its name, unless a build does', () => {
    const ships = (files: Record<string, string>) =>
      read(files).dockerfiles.map(({ finalStage, source }) => [
        source.file,
        finalStage?.ships,
      ]);
    expect(
      ships({
        Dockerfile: stages,
        'Dockerfile.dev': stages,
        'test.Dockerfile': stages,
        '.devcontainer/Dockerfile': stages,
        'Dockerfile.web.dev': stages,
        'test-runner.Dockerfile': stages,
        'dev/Dockerfile': stages,
      }),
    ).toEqual([
      ['Dockerfile', true],
      ['Dockerfile.dev', false],
      ['test.Dockerfile', false],
      ['.devcontainer/Dockerfile', false],
      ['Dockerfile.web.dev', false],
      ['test-runner.Dockerfile', true],
      ['dev/Dockerfile', true],
    ]);
    expect(
      ships({
        'Dockerfile.ci': stages,
        'compose.yaml': 'services: {a: {build: {dockerfile: Dockerfile.ci}}}',
      }),
    ).toEqual([['Dockerfile.ci', true]]);
  });

  it('builds a Dockerfile that nobody names in its own folder, to its end', () => {
    const service = read({
      'api/Dockerfile': stages,
      'api/Dockerfile.dockerignore': 'x\n',
      '.dockerignore': 'y\n',
    });
    const [dockerfile] = service.dockerfiles;
    expect(
      dockerfile.stages.filter(({ ships }) => ships).map(({ name }) => name),
    ).toEqual(['prod']);
    const [context] = service.contextsOf(dockerfile);
    expect([
      context.folder,
      context.ignored('api/x'),
      context.ignored('api/y'),
      context.ignored('b'),
    ]).toEqual(['api', true, false, true]);
  });
});
