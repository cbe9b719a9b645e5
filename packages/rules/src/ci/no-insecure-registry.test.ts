import { testRule } from '@plimsoll/engine/testing';
import noInsecureRegistry from './no-insecure-registry';

const job = (script: string) => `a:\n  script:\n    - ${script}\n`;
const steps = (lines: string) =>
  `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${lines.replace(
    /^/gm,
    '      ',
  )}\n`;
const gitlab = (script: string) => ({
  kind: 'gitlab-ci' as const,
  text: job(script),
});
const github = (lines: string) => ({
  kind: 'github-actions' as const,
  text: steps(lines),
});

testRule(noInsecureRegistry, {
  valid: [
    gitlab('docker push registry.example.com/web:1'),
    gitlab('docker push r.example.com/a:1 && toString b && __proto__ c'),
    gitlab(
      'skopeo copy --dest-tls-verify=true oci:a docker://r.example.com/a:1',
    ),
    gitlab('podman push --tls-verify=false localhost:5000/web:1'),
    gitlab('crane push --insecure a.tar 127.0.0.1:5000/web:1'),
    gitlab('/kaniko/executor --context . --destination r.example.com/a:1'),
    gitlab('/kaniko/executor --insecure=false --destination r.example.com/a:1'),
    {
      title: 'another tool and another certificate',
      ...gitlab('curl -k https://example.com && docker push r.example.com/a:1'),
    },
    {
      title: 'a builder is set up for the registry of the job',
      ...github(
        '- uses: docker/setup-buildx-action@v4\n  with:\n    buildkitd-config-inline: |\n      [registry."localhost:5000"]\n        http = true\n      [registry."docker.io"]\n        mirrors = ["mirror.example.com"]\n- uses: docker/build-push-action@v6\n  with: {push: true, tags: "r.example.com/a:1"}',
      ),
    },
    github(
      '- uses: redhat-actions/push-to-registry@v2\n  with: {tls-verify: true, image: a, registry: r.example.com}\n- run: docker push r.example.com/a:1',
    ),
  ],
  invalid: [
    {
      kind: 'gitlab-ci',
      text: 'a:\n  services:\n    - name: docker:29-dind\n      command: [«"--insecure-registry=r.example.com"»]\n  script: docker push r.example.com/a:1\n',
      says: 'The registry is spoken to without TLS, or with a certificate that nobody checks: give the runner the certificate of its authority instead',
    },
    gitlab(
      'skopeo copy «--src-tls-verify=false» docker://r.example.com/a:1 oci:a',
    ),
    gitlab(
      'podman login -u a --password-stdin «--tls-verify=false» r.example.com',
    ),
    gitlab('buildah push «--tls-verify=false» web docker://r.example.com/a:1'),
    gitlab(
      '/kaniko/executor «--skip-tls-verify» --destination r.example.com/a:1',
    ),
    gitlab(
      '/kaniko/executor «--insecure-registry=r.example.com» -d r.example.com/a:1',
    ),
    gitlab('crane push «--insecure» a.tar r.example.com/a:1'),
    gitlab('oras push «--plain-http» r.example.com/a:1 a.txt'),
    gitlab('cosign sign «--allow-http-registry» r.example.com/a@sha256:1'),
    gitlab('trivy image «--insecure» r.example.com/a:1'),
    gitlab('dockerd «--insecure-registry» r.example.com'),
    gitlab(
      'docker buildx build --output «type=image,name=r.example.com/a,push=true,registry.insecure=true» .',
    ),
    {
      title: 'the settings of the engine are written first',
      ...github(
        `- run: |\n    echo «'{"insecure-registries": ["localhost:5000", "r.example.com"]}'» | sudo tee /etc/docker/daemon.json\n- run: docker push r.example.com/a:1`,
      ),
    },
    {
      title: 'with quotes that are escaped',
      ...github(
        '- run: |\n    echo «"{ \\"insecure-registries\\": [\\"r.example.com\\"] }"» > /etc/docker/daemon.json',
      ),
    },
    {
      title: 'in a heredoc',
      ...github(
        '- run: |\n    cat <<EOF > buildkitd.toml\n    «[registry."r.example.com"]\n      insecure = true»\n    EOF',
      ),
    },
    github(
      '- uses: docker/setup-buildx-action@v4\n  with:\n    «buildkitd-config-inline: |\n      [registry."r.example.com"]\n        http = true»',
    ),
    github(
      `- uses: docker/setup-docker-action@v4\n  with:\n    «daemon-config: '{"insecure-registries": ["r.example.com"]}'»`,
    ),
    github(
      '- uses: redhat-actions/push-to-registry@v2\n  with: {image: a, «tls-verify: false», registry: r.example.com}',
    ),
  ],
  notApplicable: [gitlab('make'), github('- run: make')],
});
