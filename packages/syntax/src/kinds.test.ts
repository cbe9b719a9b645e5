import { isCandidatePath, kindOf } from './kinds';

describe('kindOf', () => {
  it.each<[string, ReturnType<typeof kindOf>]>([
    ['Dockerfile', 'dockerfile'],
    ['dockerfile', 'dockerfile'],
    ['docker/Dockerfile.prod', 'dockerfile'],
    ['Dockerfile-alpine', 'dockerfile'],
    ['api.Dockerfile', 'dockerfile'],
    ['a/b/Containerfile', 'dockerfile'],
    ['Dockerfile.j2', 'dockerfile'],
    ['Dockerfile.md', undefined],
    ['Dockerfile_test.go', undefined],
    ['.dockerignore', 'dockerignore'],
    ['docker/Dockerfile.prod.dockerignore', 'dockerignore'],
    ['compose.yaml', 'compose'],
    ['docker-compose.override.yml', 'compose'],
    ['deploy/docker-compose_prod.yml', 'compose'],
    ['docker-compose.json', undefined],
    ['composer.yaml', undefined],
    ['.github/workflows/ci.yml', 'github-actions'],
    ['services/a/.github/workflows/ci.yaml', 'github-actions'],
    ['.github/workflows/nested/ci.yml', undefined],
    ['.github/dependabot.yml', undefined],
    ['.gitlab-ci.yml', 'gitlab-ci'],
    ['ci/.base.gitlab-ci.yml', 'gitlab-ci'],
    ['.gitlab/ci/build.yml', 'gitlab-ci'],
    ['.env', 'env'],
    ['.env.production', 'env'],
    ['config/app.env', 'env'],
    ['.env.d.ts', undefined],
    ['.env.yaml', undefined],
    ['environment', undefined],
    ['node_modules/x/Dockerfile', undefined],
    ['go/vendor/x/compose.yaml', undefined],
    ['test/testdata/Dockerfile', undefined],
    ['vendor.Dockerfile', 'dockerfile'],
    ['./Dockerfile', 'dockerfile'],
    ['deploy\\Dockerfile', 'dockerfile'],
  ])('takes %s for %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind);
  });

  it.each<[string, string, ReturnType<typeof kindOf>]>([
    ['k8s/web.yaml', 'apiVersion: apps/v1\nkind: Deployment\n', 'kubernetes'],
    ['k8s/web.yaml', 'kind: pod\r\nspec: {}\r\n', 'kubernetes'],
    ['web.yaml', 'kind: podcast\nspec: {}\n', undefined],
    ['deploy/prod/kustomization.yaml', 'resources: []\n', 'kubernetes'],
    ['Kustomization', '', 'kubernetes'],
    [
      'k8s/web.yaml',
      '---\nkind: Service\nmetadata: {}\napiVersion: v1\n',
      'kubernetes',
    ],
    ['k8s/values.yaml', 'image: x\n', undefined],
    [
      'production.yml',
      'version: "3"\n\nservices: # all\n  # ours\n  web: &web\n    restart: always\n    image: a\n',
      'compose',
    ],
    ['stack.yaml', 'services:\r\n  web:\r\n    build: .\r\n', 'compose'],
    ['services.yaml', 'services:\n  App\\Mailer:\n    image: a\n', undefined],
    [
      'services.yaml',
      'services:\n  _defaults:\n    autowire: true\n',
      undefined,
    ],
    ['render.yaml', 'services:\n  - name: a\n    image: b\n', undefined],
    ['values.yaml', 'services:\n  web:\n    image: a\n', undefined],
    ['a.yml', 'services:\n  web:\n    url: a\nother:\n  image: b\n', undefined],
    ['openapi.yaml', 'openapi: 3.1.0\n', undefined],
    ['notes.txt', 'apiVersion: v1\nkind: Pod\n', undefined],
    [
      'catalog-info.yaml',
      'apiVersion: backstage.io/v1alpha1\nkind: Component\n',
      undefined,
    ],
    [
      'template.yaml',
      'apiVersion:  "scaffolder.backstage.io/v1beta3"\nkind: Template\n',
      undefined,
    ],
    [
      'all.yaml',
      'apiVersion: backstage.io/v1alpha1\nkind: Component\n---\napiVersion: v1\nkind: Pod\n',
      'kubernetes',
    ],
    [
      '.github/actions/x/action.yml',
      'runs:\n  using: composite\n',
      'github-actions',
    ],
    ['action.yml', 'name: something else\n', undefined],
  ])('looks into %s', (path, text, kind) => {
    expect(kindOf(path, text)).toBe(kind);
  });
});

describe('isCandidatePath', () => {
  it('lets through every YAML file that is not vendored, for its text to decide', () => {
    expect(
      [
        'Dockerfile',
        '.dockerignore',
        'a/.env',
        '.gitlab-ci.yml',
        'compose.yaml',
      ].every(isCandidatePath),
    ).toBe(true);
    expect(['a.yml', 'charts/x/templates/a.yaml'].every(isCandidatePath)).toBe(
      true,
    );
    expect(
      ['a.json', 'src/main.ts', 'node_modules/a.yml', '.git/config.yml'].some(
        isCandidatePath,
      ),
    ).toBe(false);
  });
});
