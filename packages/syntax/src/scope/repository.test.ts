import { ServiceFiles } from './repository';

const files = (texts: Record<string, string>) =>
  Object.entries(texts).map(([file, text]) => ({ file, text }));

/** Which folders' services each file belongs to. */
function belonging(texts: Record<string, string>, folders: string[]) {
  const all = new ServiceFiles(files(texts), folders);
  return Object.fromEntries(
    Object.keys(texts).map(file => [
      file,
      folders.filter(folder => all.of(folder).paths.has(file)),
    ]),
  );
}

const each = ['services/web', 'services/api'];

describe('ServiceFiles', () => {
  it('gives all to the one service at the root', () => {
    const { paths, scope } = new ServiceFiles(
      files({ Dockerfile: 'FROM a', 'a/b/Dockerfile': 'FROM a' }),
      [''],
    ).of('');
    expect([...paths]).toEqual(['Dockerfile', 'a/b/Dockerfile']);
    expect(scope).toBeUndefined();
  });

  it('gives a file to the innermost service around it', () => {
    expect(
      belonging(
        {
          Dockerfile: 'FROM a',
          'services/Dockerfile': 'FROM a',
          'services/web/Dockerfile': 'FROM a',
          'services/web-admin/Dockerfile': 'FROM a',
        },
        ['', 'services/web'],
      ),
    ).toEqual({
      Dockerfile: [''],
      'services/Dockerfile': [''],
      'services/web/Dockerfile': ['services/web'],
      'services/web-admin/Dockerfile': [''],
    });
  });

  it('takes a folder beside a service for that of another, also where nobody has told of it', () => {
    const texts = {
      'compose.yaml': 'services: {web: {image: a}}',
      'docker/Dockerfile': 'FROM a',
      'services/Dockerfile': 'FROM a',
      'services/web/Dockerfile': 'FROM a',
      'services/api/Dockerfile': 'FROM a',
      'services/api/k8s/api.yaml': 'kind: Pod\napiVersion: v1',
      'services/legacy/docker-compose.yml': 'services: {web: {image: a}}',
      'services/shared/Dockerfile': 'FROM a',
      '.github/workflows/api.yml': 'on: push',
      '.github/workflows/all.yml': 'on: push',
      'tools/web/Dockerfile': 'FROM a',
    };
    const web = ['services/web'];
    expect(belonging(texts, web)).toEqual({
      'compose.yaml': web,
      'docker/Dockerfile': web,
      'services/Dockerfile': web,
      'services/web/Dockerfile': web,
      'services/api/Dockerfile': [],
      'services/api/k8s/api.yaml': [],
      'services/legacy/docker-compose.yml': [],
      'services/shared/Dockerfile': web,
      '.github/workflows/api.yml': [],
      '.github/workflows/all.yml': web,
      'tools/web/Dockerfile': web,
    });
    const { scope } = new ServiceFiles(files(texts), web).of('services/web');
    expect(scope?.others).toEqual(['services/api', 'services/legacy']);
  });

  it('leaves what is beside a service to the one around both', () => {
    const texts = {
      'api/Dockerfile': 'FROM a',
      'apps/web/Dockerfile': 'FROM a',
      'deploy/Dockerfile': 'FROM a',
      'web/Dockerfile': 'FROM a',
    };
    expect(belonging(texts, ['', 'web'])).toEqual({
      'api/Dockerfile': [''],
      'apps/web/Dockerfile': ['web'],
      'deploy/Dockerfile': [''],
      'web/Dockerfile': ['web'],
    });
    expect(belonging(texts, ['web', 'apps/web'])).toEqual({
      'api/Dockerfile': [],
      'apps/web/Dockerfile': ['apps/web'],
      'deploy/Dockerfile': ['web', 'apps/web'],
      'web/Dockerfile': ['web'],
    });
  });

  it.each<[string, string, string[]]>([
    // What the pipeline says, and whose it is.
    ['a path filter', 'paths: ["services/web/**"]', ['services/web']],
    [
      'a folder to work in',
      'working-directory: ./services/api',
      ['services/api'],
    ],
    ['a context', 'run: docker build "services/web"', ['services/web']],
    [
      'a Dockerfile on the machine of the CI',
      'run: docker build -f $GITHUB_WORKSPACE/services/web/Dockerfile .',
      ['services/web'],
    ],
    [
      'an expression before it',
      'context: ${{ github.workspace }}/services/api',
      ['services/api'],
    ],
    ['two', 'run: build services/web services/api', each],
    ['a longer name', 'run: build services/web-admin', each],
    ['a file beside', 'run: source services/web.env', each],
    ['another folder of that name', 'run: build legacy/services/web', each],
    ['a comment', '# services/web\nrun: make', each],
    [
      'changes that are passed over',
      'on:\n  push:\n    paths-ignore:\n      - services/web/**\njobs: {}',
      each,
    ],
    ['none', 'run: make all', each],
    ['all', 'paths: ["services/*/Dockerfile"]', each],
    [
      'a matrix',
      'matrix: { app: [api] }\nrun: docker build services/${{ matrix.app }}',
      ['services/api'],
    ],
    [
      'a matrix of its own making',
      'matrix: ${{ fromJSON(x) }}\nrun: docker build services/${{ matrix.app }}',
      each,
    ],
  ])('gives a pipeline to those it names: %s', (_, text, services) => {
    for (const file of ['.github/workflows/ci.yml', '.gitlab-ci.yml'])
      expect(belonging({ [file]: text }, each)).toEqual({ [file]: services });
  });

  it('goes by the name of a workflow that names no folder', () => {
    expect(
      belonging(
        {
          '.github/workflows/web.yml': 'run: make',
          '.github/workflows/release-web-admin.yml': 'run: make',
          '.github/workflows/lint.yml': 'run: make',
        },
        ['apps/web', 'apps/web-admin'],
      ),
    ).toEqual({
      '.github/workflows/web.yml': ['apps/web'],
      '.github/workflows/release-web-admin.yml': ['apps/web-admin'],
      '.github/workflows/lint.yml': ['apps/web', 'apps/web-admin'],
    });
  });

  it('gives what only others call to whom those belong', () => {
    const called = 'on:\n  workflow_call: {}\njobs: {}\n';
    expect(
      belonging(
        {
          '.github/workflows/w.yml':
            'paths: [services/web/**]\njobs: {a: {uses: ./.github/workflows/image.yml}}',
          '.github/workflows/image.yml': called,
          '.github/workflows/other.yml': called,
          '.github/actions/set-up/action.yml': 'runs: {using: composite}',
          '.github/workflows/a.yml':
            'paths: [services/api/**]\njobs: {a: {steps: [{uses: ./.github/actions/set-up}]}}',
        },
        each,
      ),
    ).toEqual({
      '.github/workflows/w.yml': ['services/web'],
      '.github/workflows/image.yml': ['services/web'],
      '.github/workflows/other.yml': each,
      '.github/actions/set-up/action.yml': ['services/api'],
      '.github/workflows/a.yml': ['services/api'],
    });
  });

  it('gives a compose file to those it names, from its own folder', () => {
    expect(
      belonging(
        {
          'compose.yaml': 'services: {a: {build: services/web}}',
          'deploy/compose.yaml': 'services: {a: {build: ../services/api}}',
          'services/compose.yaml': 'services: {a: {build: ./api}}',
          'compose.dev.yaml': 'services: {db: {image: postgres}}',
        },
        each,
      ),
    ).toEqual({
      'compose.yaml': ['services/web'],
      'deploy/compose.yaml': ['services/api'],
      'services/compose.yaml': ['services/api'],
      'compose.dev.yaml': each,
    });
  });

  it('gives manifests, env files and Dockerfiles outside to those whose name they bear, or else to all', () => {
    const pod = (image: string) =>
      `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: ${image}\n`;
    expect(
      belonging(
        {
          'deploy/web/pod.yaml': pod('x'),
          'deploy/api-deployment.yaml': pod('x'),
          'deploy/one.yaml': pod('"ghcr.io/acme/api:1.2@sha256:abc"'),
          'deploy/ingress.yaml': 'apiVersion: v1\nkind: Ingress\n',
          'docker/web.Dockerfile': 'FROM a',
          'docker/Dockerfile': 'FROM a',
          '.env': 'A=1',
          'env/api.env': 'A=1',
          '.dockerignore': 'x',
        },
        each,
      ),
    ).toEqual({
      'deploy/web/pod.yaml': ['services/web'],
      'deploy/api-deployment.yaml': ['services/api'],
      'deploy/one.yaml': ['services/api'],
      'deploy/ingress.yaml': each,
      'docker/web.Dockerfile': ['services/web'],
      'docker/Dockerfile': each,
      '.env': each,
      'env/api.env': ['services/api'],
      '.dockerignore': each,
    });
  });

  it('leaves a service around others what names none of them, and a share in what has parts', () => {
    const all = ['', 'services/web'];
    expect(
      belonging(
        {
          'deploy/web.yaml': 'apiVersion: v1\nkind: Pod\n',
          'deploy/gate.yaml': 'apiVersion: v1\nkind: Pod\n',
          'compose.yaml': 'services: {a: {build: services/web}}',
          'compose.dev.yaml': 'services: {a: {build: .}}',
          '.github/workflows/web.yml': 'paths: [services/web/**]',
          '.github/workflows/ci.yml': 'run: make',
        },
        all,
      ),
    ).toEqual({
      'deploy/web.yaml': ['services/web'],
      'deploy/gate.yaml': [''],
      'compose.yaml': all,
      'compose.dev.yaml': [''],
      '.github/workflows/web.yml': all,
      '.github/workflows/ci.yml': all,
    });
  });

  it('adds and takes away what patterns say, and the last that matches decides', () => {
    const all = new ServiceFiles(
      files({
        'services/web/Dockerfile': 'FROM a',
        'services/web/legacy/Dockerfile': 'FROM a',
        'services/api/Dockerfile': 'FROM a',
        'tools/web/Dockerfile': 'FROM a',
        'tools/web/old/Dockerfile': 'FROM a',
        '.github/workflows/stale.yml': 'run: make',
      }),
      each,
    );
    const { paths, scope } = all.of(
      'services/web',
      '/tools/web/, !tools/web/old !services/web/legacy\n!.github/workflows/stale.yml ./services/api/Dockerfile',
    );
    expect([...paths]).toEqual([
      'services/web/Dockerfile',
      'services/api/Dockerfile',
      'tools/web/Dockerfile',
    ]);
    expect(scope).toEqual({
      folder: 'services/web',
      others: ['services/api'],
      also: ['services/api/Dockerfile', 'tools/web/Dockerfile'],
    });
    expect([...all.of('services/web', '!** tools').paths]).toEqual([
      'tools/web/Dockerfile',
      'tools/web/old/Dockerfile',
    ]);
  });

  it('goes by the path where a file could not be read', () => {
    const all = new ServiceFiles(
      [{ file: 'services/web/Dockerfile' }, { file: '.gitlab-ci.yml' }],
      each,
    );
    expect([...all.of('services/api').paths]).toEqual(['.gitlab-ci.yml']);
  });

  it('takes no longer for text that was made to be slow', () => {
    const folders = ['a', 'a/a', 'a-a', 'b'];
    for (const piece of ['a/', 'a', 'a-', '$a/', './', '../a', 'a*', '/']) {
      const text = piece.repeat(400_000);
      const hostile = { '.gitlab-ci.yml': text, 'compose.yaml': text };
      const all = new ServiceFiles(files(hostile), folders);
      expect(folders.some(folder => all.of(folder).paths.size > 0)).toBe(true);
    }
  }, 10_000);
});
