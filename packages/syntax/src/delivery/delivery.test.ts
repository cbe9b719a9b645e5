import { readService } from '../read-service';
import type { BuildAct, Delivery, ImageAct, LoginAct, ScanAct } from './nodes';

function deliver(files: Record<string, string>): Delivery {
  return readService(
    Object.entries(files).map(([file, text]) => ({ file, text })),
  ).delivery;
}

const indent = (text: string, by: string) => text.trimEnd().replace(/^/gm, by);
const workflow = (steps: string, head = 'on: push') =>
  `${head}\njobs:\n  image:\n    runs-on: x\n    steps:\n${indent(
    steps,
    '      ',
  )}\n`;
const github = (steps: string, head?: string) =>
  deliver({
    '.github/workflows/image.yml': workflow(steps, head),
  }).jobs.flatMap(({ acts }) => acts);
const run = (script: string) => github(`- run: |\n${indent(script, '    ')}`);
const gitlab = (lines: string, head = '') =>
  deliver({
    '.gitlab-ci.yml': `${head}job:\n  script:\n${indent(lines, '    ')}\n`,
  }).jobs.flatMap(({ acts }) => acts);

function only<T extends ImageAct['does']>(acts: readonly ImageAct[], does: T) {
  const found = acts.filter(act => act.does === does);
  expect(found.map(act => act.does)).toEqual([does]);
  return found[0] as Extract<ImageAct, { does: T }>;
}
const tags = (acts: readonly ImageAct[]) =>
  acts.flatMap(act =>
    'tags' in act ? act.tags.map(({ meaning }) => meaning) : [],
  );
const kinds = (acts: readonly ImageAct[]) =>
  acts.map(act => `${act.does} ${act.tool}`);

describe('commands', () => {
  it.each<[string, string[]]>([
    ['docker build -t a .', ['build docker build']],
    ['sudo docker image build .', ['build docker image build']],
    ['docker --context x buildx build --push .', ['build docker buildx build']],
    ['docker buildx bake --push', ['build docker buildx bake']],
    ['docker buildx bake --print release', []],
    [
      'docker compose -f a.yml build web && docker compose push',
      ['build docker compose build', 'push docker compose push'],
    ],
    ['docker-compose build', ['build docker-compose build']],
    [
      'podman build . && podman push a',
      ['build podman build', 'push podman push'],
    ],
    ['buildah bud -t a .', ['build buildah bud']],
    ['/kaniko/executor --destination a:1', ['build kaniko']],
    [
      'buildctl-daemonless.sh build --frontend dockerfile.v0',
      ['build buildctl build'],
    ],
    ['ko build ./cmd/a', ['build ko build']],
    ['./mvnw -B compile jib:build', ['build mvnw image build']],
    ['docker tag a b && docker push b', ['push docker push']],
    ['crane copy a b', ['push crane copy']],
    ['skopeo copy docker-archive:a docker://b/c:1', ['push skopeo copy']],
    [
      'docker buildx imagetools create -t a:1 b@sha256:0',
      ['push docker buildx imagetools create'],
    ],
    ['trivy image a', ['scan trivy image']],
    ['trivy fs .', ['scan trivy fs']],
    ['trivy config .', ['lint trivy config']],
    ['docker build --check .', ['lint docker build --check']],
    ['docker run --rm -i hadolint/hadolint < Dockerfile', ['lint hadolint']],
    ['kubectl set image deployment/a a=b:1', ['deploy kubectl set image']],
    ['kubectl get pods', []],
    ['helm upgrade --install a ./chart', ['deploy helm upgrade']],
    [
      'docker run --rm -v /var/run/docker.sock:/var/run/docker.sock -e A=b aquasec/trivy:0.74.0 image --exit-code 1 a',
      ['scan trivy image'],
    ],
    ['podman run -it --name=x ghcr.io/anchore/grype a', ['scan grype']],
    ['docker run --rm node:24 npm test', []],
    ['trivy image --download-db-only', []],
    ['trivy image --format cyclonedx a', ['sbom trivy']],
    ['grype a --fail-on high', ['scan grype']],
    ['docker scout cves a', ['scan docker scout cves']],
    ['snyk container test a', ['scan snyk container test']],
    ['cosign sign --yes a', ['sign cosign sign']],
    [
      'cosign attest --type slsaprovenance --predicate p a',
      ['provenance cosign attest'],
    ],
    ['cosign attest --type cyclonedx --predicate p a', ['sbom cosign attest']],
    ['syft a -o spdx-json', ['sbom syft']],
    ['docker login -u a --password-stdin', ['login docker login']],
    ['helm registry login r', ['login helm registry login']],
    ['docker run a build', []],
    ['echo docker build', []],
    ['npm run build', []],
    ['docker ps; docker inspect a', []],
  ])('%s', (script, expected) => {
    expect(kinds(run(script))).toEqual(expected);
    expect(kinds(gitlab(`- ${JSON.stringify(script)}`))).toEqual(expected);
  });

  it('underline the words that name them', () => {
    const [build] = run('set -e\ndocker buildx build \\\n  --push -t a .');
    expect(build.source.slice(build)).toBe('docker buildx build');
  });
});

describe('builds', () => {
  it.each<[string, string, Partial<BuildAct>]>([
    [
      'pushes by flag',
      'docker buildx build --push .',
      { pushes: true, provenance: true },
    ],
    [
      'pushes by output',
      'docker buildx build -o type=image,name=a:1.2.3,push=true .',
      { pushes: true },
    ],
    ['pushes nothing', 'docker build .', { pushes: false, provenance: false }],
    ['pushes unless told not to', '/kaniko/executor -d a', { pushes: true }],
    ['is told not to push', '/kaniko/executor --no-push', { pushes: false }],
    [
      'caches',
      'docker buildx build --cache-from type=gha --cache-to type=gha,mode=max .',
      { cache: true },
    ],
    [
      'caches inline',
      'docker build --cache-from a --build-arg BUILDKIT_INLINE_CACHE=1 .',
      { cache: true },
    ],
    [
      'reads a cache that nobody writes',
      'docker build --cache-from a .',
      { cache: false },
    ],
    ['does not cache', 'docker build .', { cache: false }],
    ['is told not to cache', 'docker build --no-cache .', { cache: undefined }],
    [
      'describes itself',
      'docker buildx build --sbom=true --provenance=false --push .',
      { sbom: true, provenance: false },
    ],
    [
      'attests',
      'docker buildx build --attest type=sbom --attest type=provenance,mode=max .',
      { sbom: true, provenance: true },
    ],
    [
      'names its parts',
      'docker build -f docker/Dockerfile.prod --target run ./api',
      { dockerfile: 'docker/Dockerfile.prod', context: 'api', target: 'run' },
    ],
    [
      'names nothing',
      'docker build .',
      { dockerfile: 'Dockerfile', context: '', target: undefined },
    ],
  ])('%s', (_, script, expected) => {
    expect(only(run(script), 'build')).toMatchObject(expected);
  });

  it('take arguments in all spellings', () => {
    const { args, file } = only(
      run('docker build --build-arg A=1 --build-arg=B="$X y" --build-arg C .'),
      'build',
    );
    expect(args.map(({ name, value }) => [name, value])).toEqual([
      ['A', '1'],
      ['B', '{$X} y'],
      ['C', undefined],
    ]);
    expect(args.map(arg => file.source.slice(arg))).toEqual([
      'A=1',
      '--build-arg=B="$X y"',
      'C',
    ]);
  });

  it('are read from the action', () => {
    const acts = github(`
- uses: docker/build-push-action@v6
  with:
    context: ./api
    file: api/Dockerfile
    target: run
    push: \${{ github.event_name != 'pull_request' }}
    tags: |
      ghcr.io/a/b:latest
      ghcr.io/a/b:\${{ github.sha }}
    build-args: |
      A=1
      TOKEN=\${{ secrets.TOKEN }}
    cache-from: type=gha
    cache-to: type=gha,mode=max
    sbom: true
    provenance: mode=max
`);
    const build = only(acts, 'build');
    expect(build).toMatchObject({
      pushes: undefined,
      tagsComplete: true,
      cache: true,
      sbom: true,
      provenance: true,
      context: 'api',
      dockerfile: 'api/Dockerfile',
      target: 'run',
    });
    expect(tags(acts)).toEqual(['moving', 'commit']);
    expect(build.args.map(({ name, value }) => [name, value])).toEqual([
      ['A', '1'],
      ['TOKEN', '{secrets.TOKEN}'],
    ]);
    expect(build.args.map(arg => arg.source.slice(arg))).toEqual([
      'A=1',
      'TOKEN=${{ secrets.TOKEN }}',
    ]);
  });

  it.each<[string, string, Partial<BuildAct>]>([
    [
      'attest provenance by themselves',
      '@v6',
      {
        provenance: true,
        pushes: false,
        context: '',
        dockerfile: 'Dockerfile',
      },
    ],
    ['did not always', '@v3', { provenance: false }],
    [
      'can be told not to',
      '@v6\n  with: {provenance: false, push: true}',
      { provenance: false, pushes: true },
    ],
    [
      'push by output',
      '@v6\n  with: {outputs: "type=image,push=true"}',
      { pushes: true },
    ],
    [
      'are pinned, with the version beside it',
      `@${'a'.repeat(40)} # v3.2.0`,
      { provenance: false },
    ],
  ])('%s', (_, rest, expected) => {
    expect(
      only(github(`- uses: docker/build-push-action${rest}`), 'build'),
    ).toMatchObject(expected);
  });
});

describe('images', () => {
  const names = (acts: readonly ImageAct[]) =>
    acts.flatMap(act => ('images' in act ? act.images : []));
  it.each<[string, string[]]>([
    ['docker push a', ['a']],
    ['docker push ghcr.io/a/b:1@sha256:00', ['ghcr.io/a/b']],
    ['docker push localhost:5000/a/b:1', ['localhost:5000/a/b']],
    ['docker push $REG/a:$TAG', ['{$REG}/a']],
    ['docker build -t r/a:1 -t r/a:2 --tag r/b:1 .', ['r/a', 'r/b']],
    [
      'docker buildx build -o type=image,name=r/a,push-by-digest=true,push=true .',
      ['r/a'],
    ],
    ['crane tag r/a:1 latest', ['r/a']],
    ['docker compose push', []],
  ])('%s', (script, expected) => {
    expect(names(run(script)).map(({ name }) => name)).toEqual(expected);
  });

  it('are read from actions, each in its place', () => {
    const build = (inputs: string) =>
      names(github(`- uses: docker/build-push-action@v6\n  with: {${inputs}}`));
    expect(
      build('tags: "ghcr.io/${{ github.repository }}/web:1"').map(
        ({ name }) => name,
      ),
    ).toEqual(['ghcr.io/{github.repository}/web']);
    expect(
      build('outputs: "type=image,name=r/a,push-by-digest=true,push=true"').map(
        image => [image.name, image.source.slice(image)],
      ),
    ).toEqual([['r/a', 'type=image,name=r/a,push-by-digest=true,push=true']]);
    const found = names(
      github(
        '- id: meta\n  uses: docker/metadata-action@v5\n  with:\n    images: |\n      r/a\n      name=r/b,enable=true\n- uses: docker/build-push-action@v6\n  with: {push: true, tags: "${{ steps.meta.outputs.tags }}"}',
      ),
    );
    expect(found.map(image => [image.name, image.source.slice(image)])).toEqual(
      [
        ['r/a', 'r/a'],
        ['r/b', 'name=r/b'],
      ],
    );
    expect(
      names(
        github(
          '- uses: redhat-actions/push-to-registry@v2\n  with: {image: a, registry: quay.io/acme, tags: 1 2}',
        ),
      ).map(({ name }) => name),
    ).toEqual(['quay.io/acme/a']);
  });
});

describe('deployments', () => {
  it.each<[string, unknown[]]>([
    ['kubectl -n x set image deployment/a a=r/a:1.2.3', [['tag', 'release']]],
    ['kubectl set image deploy a a=r/a:latest', [['tag', 'moving']]],
    ['kubectl set image deploy/a a=r/a@$DIGEST', [['digest', undefined]]],
    ['kubectl set image deploy/a a=r/a:$GITHUB_SHA', [['tag', 'commit']]],
    ['kubectl set image deploy/a a=$IMAGE', [['unknown', undefined]]],
    ['kubectl apply -f k8s', []],
    ['helm upgrade a ./c --set image.tag=$GITHUB_SHA', [['tag', 'commit']]],
    [
      'helm upgrade a ./c --set image.tag=1.2.3,image.digest=$DIGEST',
      [['digest', undefined]],
    ],
    ['helm upgrade a ./c --set replicas=3', []],
    ['kustomize edit set image a=r/a@sha256:00', [['digest', undefined]]],
    ['gcloud run deploy a --image r/a:latest', [['tag', 'moving']]],
    ['docker service update --image r/a:1.2.3 a', [['tag', 'release']]],
    [`yq -i '.image.tag = "$GITHUB_SHA"' values.yaml`, [['tag', 'commit']]],
  ])('%s', (script, expected) => {
    const { runs } = only(run(script), 'deploy');
    expect(runs.map(({ by, meaning }) => [by, meaning])).toEqual(expected);
  });

  it('are read from actions, and from scripts that run elsewhere', () => {
    const acts = github(`
- uses: google-github-actions/deploy-cloudrun@v3
  with: {service: a, image: "r/a@\${{ steps.build.outputs.digest }}"}
- uses: appleboy/ssh-action@v1
  with:
    script: |
      docker pull r/a:latest
      docker compose up -d
`);
    expect(
      acts.flatMap(act =>
        act.does === 'deploy'
          ? act.runs.map(image => [image.by, image.source.slice(image)])
          : [],
      ),
    ).toEqual([
      ['digest', 'r/a@${{ steps.build.outputs.digest }}'],
      ['tag', 'r/a:latest'],
    ]);
  });
});

describe('signatures', () => {
  const signed = (script: string) => {
    const { keyless, key, tag, source } = only(run(script), 'sign');
    return [keyless, key && source.slice(key), tag && source.slice(tag)];
  };
  it.each<[string, unknown[]]>([
    ['cosign sign --yes r/a@$DIGEST', [true, undefined, undefined]],
    ['cosign sign --yes "$IMAGE_WITH_DIGEST"', [true, undefined, undefined]],
    ['cosign sign -y r/a:1.2.3', [true, undefined, 'r/a:1.2.3']],
    [
      'cosign sign --key awskms:///x r/a@sha256:00',
      [false, 'awskms:///x', undefined],
    ],
    ['notation sign r/a@sha256:00', [false, undefined, undefined]],
  ])('%s', (script, expected) => {
    expect(signed(script)).toEqual(expected);
  });
});

describe('keys of clouds', () => {
  const key = (acts: readonly ImageAct[]) => {
    const { cloud, cloudKey } = only(acts, 'login');
    return [cloud, cloudKey && cloudKey.source.slice(cloudKey)];
  };
  it.each<[string, unknown[]]>([
    [
      'aws-actions/configure-aws-credentials@v6\n  with: {role-to-assume: r}',
      ['AWS', undefined],
    ],
    [
      'aws-actions/configure-aws-credentials@v6\n  with: {aws-secret-access-key: k}',
      ['AWS', 'aws-secret-access-key: k'],
    ],
    [
      'google-github-actions/auth@v3\n  with: {credentials_json: k}',
      ['Google Cloud', 'credentials_json: k'],
    ],
    [
      'docker/login-action@v4\n  with: {registry: ghcr.io, password: k}',
      [undefined, undefined],
    ],
    [
      'docker/login-action@v4\n  with: {registry: x.azurecr.io, password: k}',
      ['Azure', 'password: k'],
    ],
    [
      'docker/login-action@v4\n  with: {registry: europe-docker.pkg.dev, password: "${{ steps.auth.outputs.access_token }}"}',
      ['Google Cloud', undefined],
    ],
  ])('%s', (uses, expected) => {
    expect(key(github(`- uses: ${uses}`))).toEqual(expected);
  });
});

describe('folders', () => {
  const built = (acts: readonly ImageAct[]) => {
    const { context, dockerfile } = only(acts, 'build');
    return [context, dockerfile];
  };
  it.each<[string, unknown[]]>([
    ['cd api && docker build .', ['api', 'api/Dockerfile']],
    ['cd api\ndocker build -f Dockerfile.x ..', ['', 'api/Dockerfile.x']],
    ['(cd api && make)\ndocker build .', ['', 'Dockerfile']],
    ['cd $DIR && docker build .', [undefined, undefined]],
    ['cd "$GITHUB_WORKSPACE/api" && docker build .', ['api', 'api/Dockerfile']],
    ['cd /tmp && docker build .', [undefined, undefined]],
  ])('%s', (script, expected) => {
    expect(built(run(script))).toEqual(expected);
  });

  it('are those that the step, the job or the workflow names', () => {
    expect(
      built(github('- run: docker build .\n  working-directory: ./api')),
    ).toEqual(['api', 'api/Dockerfile']);
    expect(
      built(
        github(
          '- run: docker build .',
          'on: push\ndefaults: {run: {working-directory: web}}',
        ),
      ),
    ).toEqual(['web', 'web/Dockerfile']);
    expect(
      built(
        github('- run: docker build .\n  working-directory: ${{ matrix.app }}'),
      ),
    ).toEqual([undefined, undefined]);
    // Inputs of actions count from the root.
    expect(
      built(
        github(
          '- uses: docker/build-push-action@v6\n  with: {context: api}',
          'on: push\ndefaults: {run: {working-directory: web}}',
        ),
      ),
    ).toEqual(['api', 'api/Dockerfile']);
    expect(built(gitlab('- cd api\n- docker build .'))).toEqual([
      'api',
      'api/Dockerfile',
    ]);
  });

  it('know where they are written', () => {
    const at = ({ contextAt, dockerfileAt, targetAt }: BuildAct) =>
      [contextAt, dockerfileAt, targetAt].map(
        place => place && place.source.slice(place),
      );
    expect(
      at(only(run('docker build -f a/Dockerfile --target run ./a'), 'build')),
    ).toEqual(['./a', 'a/Dockerfile', 'run']);
    expect(
      at(
        only(
          github(
            '- uses: docker/build-push-action@v6\n  with: {context: a, target: run}',
          ),
          'build',
        ),
      ),
    ).toEqual(['a', undefined, 'run']);
  });
});

describe('tags', () => {
  it.each<[string, string[]]>([
    ['a', ['moving']],
    ['a:latest', ['moving']],
    ['localhost:5000/a', ['moving']],
    ['a:1.2.3', ['release']],
    ['a:v1', ['other']],
    ['a@sha256:00', []],
    ['a:$GITHUB_SHA', ['commit']],
    ['a:${GITHUB_SHA::7}', ['commit']],
    ['a:$(git rev-parse --short HEAD)', ['commit']],
    ['a:${{ github.sha }}', ['commit']],
    ["a:${{ format('sha-{0}', github.sha) }}", ['commit']],
    ['a:${{ github.ref_name }}', ['moving']],
    ['a:${{ github.run_number }}', ['other']],
    ['a:$VERSION', ['release']],
    ['a:$SOMETHING', ['unknown']],
    ['$IMAGE', ['unknown']],
    ['${{ steps.ecr.outputs.registry }}/a:${{ github.sha }}', ['commit']],
  ])('%s', (reference, expected) => {
    expect(tags(run(`docker push ${reference}`))).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['$CI_REGISTRY_IMAGE:$CI_COMMIT_SHORT_SHA', ['commit']],
    ['$CI_REGISTRY_IMAGE:$CI_COMMIT_TAG', ['release']],
    ['$CI_REGISTRY_IMAGE:$CI_COMMIT_REF_SLUG', ['moving']],
    ['$CI_REGISTRY_IMAGE', ['unknown']],
    ['$CI_REGISTRY_IMAGE:$CI_PIPELINE_IID', ['other']],
  ])('%s in GitLab', (reference, expected) => {
    expect(tags(gitlab(`- docker push "${reference}"`))).toEqual(expected);
  });

  it('are told through variables', () => {
    expect(
      tags(
        github('- env: {TAG: "${{ github.sha }}"}\n  run: docker push a:$TAG'),
      ),
    ).toEqual(['commit']);
    expect(tags(run('TAG=$(git describe)\ndocker push a:${TAG}'))).toEqual([
      'commit',
    ]);
    expect(
      tags(
        gitlab(
          '- docker push $IMAGE',
          'variables: {IMAGE: "a:$CI_COMMIT_SHA"}\n',
        ),
      ),
    ).toEqual(['commit']);
    expect(
      tags(gitlab('- export TAG=$CI_COMMIT_SHA\n- docker push a:$TAG')),
    ).toEqual(['commit']);
  });

  it('are told through the variables of rules', () => {
    const { jobs } = deliver({
      '.gitlab-ci.yml':
        'a:\n  script: docker push x:$TAG\n  rules:\n    - {if: $CI_COMMIT_TAG, variables: {TAG: $CI_COMMIT_TAG}}\n    - {variables: {TAG: main-$CI_PIPELINE_IID}}\n',
    });
    expect(tags(jobs[0].acts)).toEqual(['release']);
  });

  it('are told through outputs of steps and jobs, and through the environment', () => {
    expect(
      tags(
        github(
          '- id: v\n  run: echo "tag=$(git rev-parse HEAD)" >> "$GITHUB_OUTPUT"\n- run: echo "B=${{ steps.v.outputs.tag }}" >> $GITHUB_ENV\n- run: docker push a:$B\n- run: docker push a:${{ steps.v.outputs.tag }}\n- run: docker push a:${{ env.B }}',
        ),
      ),
    ).toEqual(['commit', 'commit', 'commit']);
    const { jobs } = deliver({
      '.github/workflows/a.yml':
        'on: push\njobs:\n  v:\n    runs-on: x\n    outputs: {tag: "${{ steps.s.outputs.t }}"}\n    steps: [{id: s, run: "echo t=${{ github.sha }} >> $GITHUB_OUTPUT"}]\n  p:\n    runs-on: x\n    needs: v\n    steps: [{run: "docker push a:${{ needs.v.outputs.tag }}"}]\n',
    });
    expect(tags(jobs.flatMap(({ acts }) => acts))).toEqual(['commit']);
  });

  it('come from the metadata action', () => {
    const build =
      '- uses: docker/build-push-action@v6\n  with: {push: true, tags: "${{ steps.meta.outputs.tags }}"}';
    const meta = (lines: string) =>
      github(
        `- id: meta\n  uses: docker/metadata-action@v5\n  with:\n    images: a\n    tags: |\n${indent(
          lines,
          '      ',
        )}\n${build}`,
      );
    expect(
      tags(
        meta(
          'type=sha,format=long\ntype=semver,pattern={{version}}\ntype=ref,event=branch\ntype=raw,value=latest,enable={{is_default_branch}}\ntype=raw,value=${{ github.sha }}\ntype=ref,event=pr',
        ),
      ),
    ).toEqual(['commit', 'release', 'moving', 'moving', 'commit', 'other']);
    expect(
      tags(
        github(
          `- id: meta\n  uses: docker/metadata-action@v5\n  with: {images: a}\n${build}`,
        ),
      ),
    ).toEqual(['moving', 'release']);
  });

  it('name a ref that can be a git tag when the workflow runs on tags', () => {
    expect(
      tags(
        github(
          '- run: docker push a:${{ github.ref_name }}',
          'on: {push: {tags: ["v*"]}}',
        ),
      ),
    ).toEqual(['release']);
  });
});

describe('scans', () => {
  const judged = ({ subject, gates, gatesWhy }: ScanAct) => [
    subject,
    gates,
    gatesWhy?.split(',')[0],
  ];
  it.each<[string, unknown[]]>([
    ['trivy image --exit-code 1 a', ['image', true, undefined]],
    ['trivy --severity HIGH image --exit-code=2 a', ['image', true, undefined]],
    ['trivy image a', ['image', false, 'has no --exit-code']],
    [
      'trivy image --exit-code 0 a',
      ['image', false, 'exits with 0 whatever it finds'],
    ],
    ['trivy image --exit-code $CODE a', ['image', undefined, undefined]],
    ['trivy image --config trivy.yaml a', ['image', undefined, undefined]],
    [
      'trivy image --exit-code 1 a || true',
      ['image', false, 'stands before "|| true" or the like'],
    ],
    ['trivy fs --exit-code 1 .', ['files', true, undefined]],
    [
      'docker run --rm aquasec/trivy image --exit-code 1 a',
      ['image', true, undefined],
    ],
    [
      'docker run --rm aquasec/trivy image a | tee out',
      ['image', false, 'stands in a pipe'],
    ],
    ['grype a', ['image', false, 'has no --fail-on']],
    ['grype -f high a', ['image', true, undefined]],
    ['docker scout cves --exit-code a', ['image', true, undefined]],
    ['docker scout cves a', ['image', false, 'has no --exit-code']],
    ['snyk container test a', ['image', true, undefined]],
    [
      'snyk container monitor a',
      ['image', false, 'only records what it finds'],
    ],
  ])('%s', (script, expected) => {
    expect(judged(only(run(script), 'scan'))).toEqual(expected);
  });

  it.each<[string, string, unknown[]]>([
    [
      'trivy without exit code',
      'aquasecurity/trivy-action@0.30.0\n  with: {image-ref: a}',
      ['image', false, 'has no exit-code'],
    ],
    [
      'trivy with exit code',
      'aquasecurity/trivy-action@0.30.0\n  with: {image-ref: a, exit-code: "1"}',
      ['image', true, undefined],
    ],
    [
      'trivy on files',
      'aquasecurity/trivy-action@0.30.0\n  with: {scan-type: fs, exit-code: 1}',
      ['files', true, undefined],
    ],
    [
      'trivy that may fail',
      'aquasecurity/trivy-action@0.30.0\n  continue-on-error: true\n  with: {image-ref: a, exit-code: 1}',
      ['image', false, 'may fail without stopping the job (continue-on-error)'],
    ],
    [
      'grype',
      'anchore/scan-action@v6\n  with: {image: a}',
      ['image', true, undefined],
    ],
    [
      'grype switched off',
      'anchore/scan-action@v6\n  with: {image: a, fail-build: false}',
      ['image', false, 'has fail-build switched off'],
    ],
    [
      'scout',
      'docker/scout-action@v1\n  with: {command: cves, image: a}',
      ['image', false, 'has no exit-code'],
    ],
    [
      'snyk',
      'snyk/actions/docker@master\n  with: {image: a}',
      ['image', true, undefined],
    ],
  ])('knows %s', (_, uses, expected) => {
    expect(judged(only(github(`- uses: ${uses}`), 'scan'))).toEqual(expected);
  });

  it('have no force in a job that may fail', () => {
    expect(
      judged(only(gitlab('- trivy image --exit-code 1 a\n', ''), 'scan'))[1],
    ).toBe(true);
    const { jobs } = deliver({
      '.gitlab-ci.yml':
        'scan: {allow_failure: true, script: [trivy image --exit-code 1 a]}\n',
    });
    expect(judged(only(jobs[0].acts, 'scan'))).toEqual([
      'image',
      false,
      'may fail without stopping the pipeline (allow_failure)',
    ]);
  });

  it('are known from the template of GitLab', () => {
    const { jobs, elsewhere } = deliver({
      '.gitlab-ci.yml':
        'include: [{template: Jobs/Container-Scanning.gitlab-ci.yml}]\n',
    });
    expect(judged(only(jobs[0].acts, 'scan'))).toEqual([
      'image',
      false,
      'only reports what it finds',
    ]);
    expect(elsewhere).toEqual([]);
  });
});

describe('logins', () => {
  const judged = ({ by, argument, literal, jobToken }: LoginAct) => ({
    by,
    argument: argument && argument.source.slice(argument),
    literal: literal && literal.source.slice(literal),
    jobToken,
  });
  it.each<[string, object]>([
    [
      'docker login -u a -p hunter2',
      { by: 'argument', argument: 'hunter2', literal: 'hunter2' },
    ],
    [
      'docker login -u a -p"$PASS" r',
      {
        by: 'argument',
        argument: '-p"$PASS"',
        literal: undefined,
        jobToken: false,
      },
    ],
    [
      'docker login -u a --password=$CI_JOB_TOKEN r',
      { by: 'argument', jobToken: true },
    ],
    [
      'echo "$PASS" | docker login --password-stdin',
      { by: 'stdin', argument: undefined, literal: undefined },
    ],
    [
      'echo hunter2 | docker login --password-stdin',
      { by: 'stdin', literal: 'hunter2' },
    ],
    ['skopeo login --password-stdin r', { by: 'stdin' }],
    ['docker login', { by: 'other' }],
  ])('%s', (script, expected) => {
    const { by } = only(gitlab(`- ${JSON.stringify(script)}`), 'login');
    expect({ by }).toEqual({ by: (expected as LoginAct).by });
    expect(judged(only(run(script), 'login'))).toMatchObject(expected);
  });

  it('are known from the action', () => {
    const login = (password: string) =>
      judged(
        only(
          github(
            `- uses: docker/login-action@v3\n  with: {username: a, password: ${password}}`,
          ),
          'login',
        ),
      );
    expect(login('"${{ secrets.GITHUB_TOKEN }}"')).toMatchObject({
      by: 'action',
      literal: undefined,
      jobToken: true,
    });
    expect(login('hunter2')).toMatchObject({
      by: 'action',
      literal: 'hunter2',
    });
  });
});

describe('the order of jobs', () => {
  it('follows needs, also through workflows that are called', () => {
    const { jobs } = deliver({
      '.github/workflows/main.yml':
        'on: push\njobs:\n  scan: {uses: ./.github/workflows/scan.yml}\n  lone: {runs-on: x, steps: [{run: docker build .}]}\n  push: {needs: [mid], runs-on: x, steps: [{run: docker push a}]}\n  mid: {needs: scan, runs-on: x, steps: [{run: cosign sign a}]}\n',
      '.github/workflows/scan.yml':
        'on: workflow_call\njobs:\n  image: {runs-on: x, steps: [{run: trivy image a}]}\n',
    });
    const byName = new Map(jobs.map(job => [job.name, job]));
    const after = (a: string, b: string) => {
      const [one, other] = [byName.get(a), byName.get(b)];
      return one && other && one.runsAfter(other);
    };
    expect([
      after('push', 'image'),
      after('push', 'mid'),
      after('image', 'push'),
      after('lone', 'image'),
    ]).toEqual([true, true, false, false]);
    expect(jobs.map(({ run: root }) => root)).toEqual(
      jobs.map(() => '.github/workflows/main.yml'),
    );
  });

  it('follows stages in GitLab, and needs where there are any', () => {
    const { jobs } = deliver({
      '.gitlab-ci.yml':
        'stages: [build, scan, push]\nb: {stage: build, script: docker build .}\ns: {stage: scan, script: trivy image a}\np: {stage: push, script: docker push a}\nfast: {stage: push, needs: [b], script: docker push a}\n',
    });
    const [b, s, p, fast] = jobs;
    expect([
      p.runsAfter(s),
      s.runsAfter(b),
      b.runsAfter(s),
      fast.runsAfter(s),
      fast.runsAfter(b),
    ]).toEqual([true, true, false, false, true]);
  });

  it('knows jobs that only ever see changes under review', () => {
    const reviews = (files: Record<string, string>) =>
      deliver(files).jobs.map(({ reviewOnly }) => reviewOnly);
    const job = (condition: string) =>
      `jobs: {a: {${condition}runs-on: x, steps: [{run: docker build .}]}}\n`;
    expect(
      reviews({ '.github/workflows/a.yml': `on: pull_request\n${job('')}` }),
    ).toEqual([true]);
    expect(
      reviews({
        '.github/workflows/a.yml': `on: [push, pull_request]\n${job('')}`,
      }),
    ).toEqual([false]);
    expect(
      reviews({
        '.github/workflows/a.yml': `on: [push, pull_request]\n${job(
          "if: github.event_name == 'pull_request', ",
        )}`,
      }),
    ).toEqual([true]);
    expect(
      reviews({
        '.gitlab-ci.yml':
          'a: {script: docker build ., rules: [{if: $CI_PIPELINE_SOURCE == "merge_request_event"}]}\n',
      }),
    ).toEqual([true]);
  });
});

describe('what is elsewhere', () => {
  const reasons = (files: Record<string, string>) =>
    deliver(files).elsewhere.map(({ reason }) => reason.split(',')[0]);
  it.each<[string, string, string[]]>([
    [
      'a workflow of another repository',
      'on: push\njobs: {a: {uses: acme/ci/.github/workflows/image.yml@v1}}\n',
      ['calls acme/ci/.github/workflows/image.yml@v1'],
    ],
    [
      'an action that sounds like it',
      workflow('- uses: acme/docker-publish@v1'),
      ['uses acme/docker-publish'],
    ],
    [
      'a local action that is not here',
      workflow('- uses: ./.github/actions/image'),
      ['uses ./.github/actions/image'],
    ],
    [
      'a task of make',
      workflow('- run: make docker-push'),
      ['runs make docker-push'],
    ],
    [
      'a script',
      workflow('- run: ./scripts/build-image.sh --push'),
      ['runs ./scripts/build-image.sh'],
    ],
    [
      'nothing',
      workflow(
        '- uses: actions/checkout@v4\n- uses: docker/setup-buildx-action@v3\n- run: make test\n- run: npm run build',
      ),
      [],
    ],
  ])('names %s', (_, text, expected) => {
    expect(reasons({ '.github/workflows/a.yml': text })).toEqual(expected);
  });

  it('names what GitLab includes from elsewhere', () => {
    expect(
      reasons({
        '.gitlab-ci.yml':
          'include:\n  - {project: acme/ci, file: image.yml}\n  - {template: Jobs/SAST.gitlab-ci.yml}\n  - {component: gitlab.com/a/b@1}\n',
      }),
    ).toEqual(['includes acme/ci', 'includes gitlab.com/a/b']);
  });

  it('looks into local actions, with what they are given', () => {
    const delivery = deliver({
      '.github/workflows/a.yml': workflow(
        '- uses: ./.github/actions/image\n  with: {Tag: "${{ github.sha }}"}',
      ),
      '.github/actions/image/action.yml':
        'inputs: {tag: {}, repo: {default: ghcr.io/a/b}}\nruns:\n  using: composite\n  steps:\n    - {run: "docker push ${{ inputs.repo }}:${{ inputs.tag }}", shell: bash}\n',
    });
    const [job] = delivery.jobs;
    expect([
      kinds(job.acts),
      tags(job.acts),
      job.acts[0].file.source.file,
    ]).toEqual([
      ['push docker push'],
      ['commit'],
      '.github/actions/image/action.yml',
    ]);
    expect(delivery.elsewhere).toEqual([]);
  });
});
