import { readService } from '../read-service';
import type { LocatedInFile } from '../yaml/nodes';
import type { Container, Manifest, Workload } from './nodes';

/** Reads one manifest, or several files by their paths. */
function read(files: string | Record<string, string>): readonly Manifest[] {
  const named = typeof files === 'string' ? { 'k8s/a.yaml': files } : files;
  return readService(
    Object.entries(named).map(([file, text]) => ({ file, text })),
  ).manifests;
}

const workloads = (files: string | Record<string, string>) =>
  read(files)
    .flatMap(({ objects }) => objects)
    .flatMap(object => object.workloads);

function only<T>(items: readonly T[]): T {
  expect(items).toHaveLength(1);
  return items[0];
}

const workload = (files: string | Record<string, string>): Workload =>
  only(workloads(files));

const container = (files: string | Record<string, string>): Container =>
  only(workload(files).pod.containers);

/** A Pod of one container with these settings. */
const pod = (spec: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n${spec}`;

const words = (at: LocatedInFile | undefined) =>
  at && `${at.source.file}: ${at.source.slice(at)}`;

describe('objects', () => {
  it('are found in several documents and in lists', () => {
    const [{ objects }] = read(
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\n---\n# none\n---\napiVersion: v1\nkind: List\nitems:\n  - {apiVersion: v1, kind: Service, metadata: {name: api}}\n  - {kind: Half}\n---\napiVersion: v1\nkind: Pod\n',
    );
    expect(
      objects.map(({ objectKind, name, namespace, anchor }) => [
        objectKind,
        name,
        namespace,
        anchor.source.slice(anchor),
      ]),
    ).toEqual([
      ['Deployment', 'web', 'shop', 'web'],
      ['Service', 'api', undefined, 'api'],
      ['Pod', undefined, undefined, 'Pod'],
    ]);
  });

  it('are not looked for in a chart', () => {
    expect(
      read(
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\n',
      ),
    ).toMatchObject([{ template: 'go', objects: [], problems: [] }]);
    expect(
      read(
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: "{{ .Release.Name }}"\n',
      )[0].template,
    ).toBe('go');
    expect(
      read(
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: "{{ y }}"\n',
      )[0].template,
    ).toBeUndefined();
  });
});

describe('workloads', () => {
  const spec = '{containers: [{name: c, image: a}]}';
  const template = `{metadata: {labels: {app: x}}, spec: ${spec}}`;

  it.each([
    ['v1', 'Pod', `spec: ${spec}`],
    ['v1', 'PodTemplate', `template: ${template}`],
    ...[
      ['apps/v1', 'Deployment'],
      ['apps/v1', 'StatefulSet'],
      ['apps/v1', 'DaemonSet'],
      ['apps/v1', 'ReplicaSet'],
      ['v1', 'ReplicationController'],
      ['batch/v1', 'Job'],
      ['argoproj.io/v1alpha1', 'Rollout'],
      ['apps.openshift.io/v1', 'DeploymentConfig'],
      ['serving.knative.dev/v1', 'Service'],
      ['apps.kruise.io/v1alpha1', 'CloneSet'],
    ].map(([version, kind]) => [
      version,
      kind,
      `spec: {template: ${template}}`,
    ]),
    [
      'batch/v1',
      'CronJob',
      `spec: {jobTemplate: {spec: {template: ${template}}}}`,
    ],
  ])('are found in %s %s', (apiVersion, kind, rest) => {
    expect(
      container(`apiVersion: ${apiVersion}\nkind: ${kind}\n${rest}\n`).name,
    ).toBe('c');
  });

  it('are not found in what runs no pods', () => {
    for (const kind of ['Service', 'ConfigMap', 'Deployment'])
      expect(workloads(`apiVersion: v1\nkind: ${kind}\n`)).toEqual([]);
  });

  it('know what ends by itself', () => {
    const ends = (kind: string, more = '') =>
      workload(
        kind === 'Pod'
          ? `apiVersion: v1\nkind: Pod\nspec: {containers: []${more}}\n`
          : `apiVersion: v1\nkind: ${kind}\nspec: {template: {spec: {containers: []}}}\n`,
      ).runsToCompletion;
    expect(ends('Job')).toBe(true);
    expect(ends('Deployment')).toBe(false);
    expect(ends('Pod')).toBe(false);
    expect(ends('Pod', ', restartPolicy: Never')).toBe(true);
  });

  it('know the objects that speak of them', () => {
    const [web, other] = workloads({
      'a.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec:\n  replicas: 3\n  template:\n    metadata: {labels: {app: web, tier: front}}\n    spec: {serviceAccountName: web, containers: [{name: a, ports: [{name: http, containerPort: 8080}]}, {name: b, ports: [{name: metrics, containerPort: 9090}]}]}\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: other, namespace: shop}\nspec: {template: {metadata: {labels: {app: other}}, spec: {containers: []}}}\n',
      'b.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: {app: web}\n  ports: [{port: 80, targetPort: http}, {port: 81}]\n---\napiVersion: v1\nkind: Service\nmetadata: {name: elsewhere, namespace: bank}\nspec: {selector: {app: web}}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: more}\nspec: {selector: {app: web, tier: back}}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: none}\nspec: {externalName: x}\n',
      'c.yaml':
        'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web}\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: reads, namespace: shop}\nsubjects: [{kind: ServiceAccount, name: web}, {kind: User, name: default}]\n---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: pdb}\nspec: {selector: {matchLabels: {app: web}}}\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: all, namespace: shop}\nspec: {podSelector: {}}\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web}\nspec: {podSelector: {matchLabels: {app: web}}}\n---\napiVersion: v1\nkind: LimitRange\nmetadata: {name: limits, namespace: shop}\nspec: {limits: [{type: Container, default: {memory: 1Gi}, defaultRequest: {cpu: 1}}, {type: Pod, max: {cpu: 2}}]}\n',
    });
    expect(web.services.map(({ name }) => name)).toEqual(['web']);
    expect(
      web.services[0].ports.map(({ port, target }) => [port, target?.value]),
    ).toEqual([
      [80, 'http'],
      [81, '81'],
    ]);
    expect(web.pod.serviceAccount?.name).toBe('web');
    expect(web.pod.roleBindings.map(({ name }) => name)).toEqual(['reads']);
    expect(web.disruptionBudgets.map(({ name }) => name)).toEqual(['pdb']);
    expect(web.pod.containers.map(({ isServed }) => isServed)).toEqual([
      true,
      false,
    ]);
    expect(web.networkPolicies.map(({ name }) => name)).toEqual(['web', 'all']);
    expect(other.networkPolicies.map(({ name }) => name)).toEqual(['all']);
    expect(web.replicas).toBe(3);
    expect(web.pod.hasDefault('limits', 'memory')).toBe(true);
    expect(web.pod.hasDefault('requests', 'memory')).toBe(true);
    expect(web.pod.hasDefault('requests', 'cpu')).toBe(true);
    expect(web.pod.hasDefault('limits', 'cpu')).toBe(false);
    expect(other.services).toEqual([]);
    expect(other.pod.serviceAccount).toBeUndefined();
    expect(other.pod.roleBindings).toEqual([]);
  });
});

describe('containers', () => {
  it('are of three sorts, and some init containers go on running', () => {
    const { pod: it } = workload(
      pod(
        '  containers: [{name: a, image: x}]\n  initContainers: [{name: b, image: x}, {name: c, image: x, restartPolicy: Always}]\n  ephemeralContainers: [{image: debug}]\n',
      ),
    );
    expect(
      it.containers.map(({ name, sort, isSidecar, anchor }) => [
        name,
        sort,
        isSidecar,
        anchor.source.slice(anchor),
      ]),
    ).toEqual([
      ['b', 'init', false, 'b'],
      ['c', 'init', true, 'c'],
      ['a', 'container', false, 'a'],
      [undefined, 'ephemeral', false, 'debug'],
    ]);
  });

  it('inherit of the pod what Kubernetes lets them', () => {
    const { security } = container(
      pod(
        '  securityContext: {runAsNonRoot: true, runAsUser: 7, privileged: true, seccompProfile: {type: RuntimeDefault}}\n  containers:\n    - name: a\n      securityContext: {runAsNonRoot: false, readOnlyRootFilesystem: "${RO}"}\n',
      ),
    );
    expect(security.isOn('runAsNonRoot')).toBe(false);
    expect(security.text('runAsUser')?.value).toBe('7');
    expect(security.text('seccompProfile', 'type')?.value).toBe(
      'RuntimeDefault',
    );
    expect(security.entry('privileged')).toBeUndefined();
    expect(security.isOn('privileged')).toBe(false);
    expect(security.isOn('readOnlyRootFilesystem')).toBeUndefined();
  });

  it('have ports, variables, mounts and probes', () => {
    const it = container(
      pod(
        '  volumes:\n    - {name: host, hostPath: {path: /var/log}}\n    - name: tmp\n      emptyDir:\n  containers:\n    - name: a\n      ports: [{name: http, containerPort: 8080}, {containerPort: "${P}", hostPort: 53, protocol: UDP}]\n      env: [{name: A, value: x}, {name: B, valueFrom: {secretKeyRef: {name: s, key: k}}}, {name: C, value: $(A)}, {name: A, value: ""}]\n      envFrom: [{secretRef: {name: s}}, {configMapRef: {name: c}}, {prefix: x}]\n      volumeMounts: [{name: host, mountPath: /logs, readOnly: true}]\n      livenessProbe: {httpGet: {path: /live, port: http}, periodSeconds: 5}\n      readinessProbe: {exec: {command: [cat, /tmp/ok]}}\n      startupProbe: {}\n      resources: {limits: {memory: 1Gi}}\n',
      ),
    );
    expect(
      it.ports.map(({ name, number, protocol, hostPort }) => [
        name,
        number,
        protocol,
        hostPort?.value,
      ]),
    ).toEqual([
      ['http', 8080, 'TCP', undefined],
      [undefined, undefined, 'UDP', '53'],
    ]);
    expect(
      it.env.map(({ name, value, from }) => [
        name,
        value?.value,
        from?.key.value,
      ]),
    ).toEqual([
      ['A', 'x', undefined],
      ['B', undefined, 'secretKeyRef'],
      ['C', undefined, undefined],
      ['A', '', undefined],
    ]);
    expect(it.envFrom.map(({ type, name }) => [type, name])).toEqual([
      ['secretRef', 's'],
      ['configMapRef', 'c'],
    ]);
    const [host, tmp] = it.pod.volumes;
    expect([host.type?.key.value, host.hostPath?.value]).toEqual([
      'hostPath',
      '/var/log',
    ]);
    expect(tmp.type?.key.value).toBe('emptyDir');
    expect(only(host.uses).mount).toMatchObject({
      path: '/logs',
      readOnly: true,
    });
    expect(
      it.probes.map(({ sort, action, port, path, command }) => [
        sort,
        action,
        port?.value,
        path,
        command.map(({ value }) => value),
      ]),
    ).toEqual([
      ['liveness', 'httpGet', 'http', '/live', []],
      ['readiness', 'exec', undefined, undefined, ['cat', '/tmp/ok']],
      ['startup', undefined, undefined, undefined, []],
    ]);
    expect(it.probe('liveness')?.number('periodSeconds')).toBe(5);
    expect(it.resource('limits', 'memory')?.value).toBe('1Gi');
    expect(it.resource('limits', 'cpu')).toBeUndefined();
  });

  it.each([
    ['nginx', 'nginx', undefined, false],
    ['registry:5000/app', 'app', undefined, false],
    ['a/b:1.2@sha256:abc', 'a/b', '1.2', true],
    ['$IMAGE', undefined, undefined, undefined],
    ['${REPO}/app:${TAG}', 'app', undefined, undefined],
    ['app:{{ .Values.tag }}', 'app', undefined, undefined],
    ['app:IMAGE_TAG', 'app', undefined, undefined],
    ['app:LATEST', 'app', 'LATEST', false],
    ['IMAGE_PLACEHOLDER', undefined, undefined, undefined],
  ])('have an image: %s', (text, repository, tag, isPinned) => {
    const { image } = container(
      pod(`  containers: [{name: a, image: "${text}"}]\n`),
    );
    expect(image?.ref?.repository.value).toBe(repository);
    expect(image?.ref?.tag?.value).toBe(tag);
    expect(image?.ref?.isPinned).toBe(isPinned);
  });

  it('know when a Windows node runs them', () => {
    expect(workload(pod('  os: {name: windows}\n')).pod.isWindows).toBe(true);
    expect(
      workload(pod('  nodeSelector: {kubernetes.io/os: windows}\n')).pod
        .isWindows,
    ).toBe(true);
    expect(workload(pod('  os: {name: linux}\n')).pod.isWindows).toBe(false);
  });
});

describe('kustomizations', () => {
  const base = {
    'base/kustomization.yaml': 'resources: [web.yaml]\n',
    'base/web.yaml':
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: old}\nspec:\n  selector: {}\n  template:\n    spec:\n      containers:\n        - name: app\n          image: acme/app:1\n          env: [{name: A, value: base}]\n          resources: {limits: {cpu: 1}}\n',
  };
  const patch = (spec: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n${spec}`;

  it.each([
    ['patches: [{path: more.yaml}]'],
    ['patchesStrategicMerge: [more.yaml]'],
    ['patches: [{path: more.yaml, target: {kind: Deployment}}]'],
    ['patches: [{path: more.yaml, target: {name: web}}]'],
    ['components: [../extra]'],
  ])('lay their patches over what they use: %s', how => {
    const files = {
      ...base,
      'extra/kustomization.yaml':
        'kind: Component\npatches: [{path: ../prod/more.yaml}]\n',
      'prod/kustomization.yaml': `resources: [../base]\nnamespace: shop\n${how}\n`,
      'prod/more.yaml': patch(
        '      hostNetwork: true\n      containers:\n        - name: app\n          securityContext: {readOnlyRootFilesystem: true}\n          env: [{name: A, value: prod}, {name: B, value: x}]\n        - {name: more, image: b:2}\n',
      ),
    };
    const it = workload(files);
    expect(it.namespace).toBe('shop');
    expect(it.pod.incomplete).toBeUndefined();
    expect(words(it.pod.entry('hostNetwork'))).toBe(
      'prod/more.yaml: hostNetwork: true',
    );
    const [app, more] = it.pod.containers;
    expect(app.security.isOn('readOnlyRootFilesystem')).toBe(true);
    expect(app.resource('limits', 'cpu')?.value).toBe('1');
    expect(app.env.map(({ name, value }) => [name, value?.value])).toEqual([
      ['A', 'prod'],
      ['B', 'x'],
    ]);
    expect(more.image?.ref?.value).toBe('b:2');
  });

  it('may write their patches among themselves', () => {
    const it = workload({
      ...base,
      'prod/kustomization.yaml':
        'resources: [../base]\npatches:\n  - patch: |-\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: {name: web}\n      spec:\n        template:\n          spec:\n            hostPID: true\n  - target: {kind: Deployment, name: web}\n    patch: |\n      - op: add\n        path: /spec/template/spec/containers/0/securityContext\n        value: {privileged: true}\n      - {op: replace, path: /spec/template/spec/containers/0/image, value: acme/app:2}\n      - {op: remove, path: /spec/template/spec/containers/0/resources}\n      - {op: add, path: /spec/template/spec/containers/0/env/-, value: {name: B, value: x}}\n      - {op: test, path: /x, value: 1}\n',
    });
    expect(it.pod.incomplete).toBeUndefined();
    expect(words(it.pod.entry('hostPID'))).toBe(
      'prod/kustomization.yaml: hostPID: true',
    );
    const app = only(it.pod.containers);
    expect(words(app.security.entry('privileged'))).toBe(
      'prod/kustomization.yaml: privileged: true',
    );
    expect(words(app.image)).toBe('prod/kustomization.yaml: acme/app:2');
    expect(app.resource('limits', 'cpu')).toBeUndefined();
    expect(app.env.map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it.each([
    ['patches: [{path: gone.yaml}]'],
    ['patches: [{path: a.yaml, target: {name: w.b}}]'],
    ['patches: [{path: a.yaml, target: {labelSelector: a=b}}]'],
    ['patches: [{patch: "- {op: remove, path: /spec}", target: {name: web}}]'],
    ['components: [https://example.com/x]'],
    ['replacements: [{}]'],
    ['patchesJson6902: [{path: b.yaml, target: {name: web}}]'],
    [
      'patches:\n  - patch: |\n      kind: Deployment\n      metadata: {name: web}\n      spec: {$patch: delete}\n',
    ],
  ])('may change things in a way that cannot be read: %s', how => {
    const [it] = workloads({
      ...base,
      'prod/kustomization.yaml': `resources: [../base]\n${how}\n`,
      'prod/a.yaml': patch('      hostPID: true\n'),
      'prod/b.yaml': '- {op: move, from: /a, path: /b}\n',
    });
    expect(it.pod.incomplete).toBe(
      'is changed by prod/kustomization.yaml in a way that these files cannot tell',
    );
  });

  it.each([
    ['patches: [{path: a.yaml, target: {name: other}}]'],
    ['patches: [{path: a.yaml, target: {kind: Service}}]'],
    ['patches: [{path: c.yaml}]'],
  ])('leave alone what they do not speak of: %s', how => {
    const [it] = workloads({
      ...base,
      'prod/kustomization.yaml': `resources: [../base]\n${how}\n`,
      'prod/a.yaml': patch('      hostPID: true\n'),
      'prod/c.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {}\n',
    });
    expect(it.pod.incomplete).toBeUndefined();
    expect(it.pod.entry('hostPID')).toBeUndefined();
  });

  it.each([
    ['{name: acme/app, newTag: "2"}', 'acme/app:2', '"2"', '"2"'],
    [
      '{name: acme/app, digest: sha256:ab}',
      'acme/app@sha256:ab',
      'sha256:ab',
      'sha256:ab',
    ],
    [
      '{name: acme/app, newName: ghcr.io/app}',
      'ghcr.io/app:1',
      'ghcr.io/app',
      '1',
    ],
    ['{name: app, newTag: "2"}', 'acme/app:1', 'acme/app:1', '1'],
  ])('say which image is pulled: %s', (image, pulled, at, tagAt) => {
    const it = container({
      ...base,
      'prod/kustomization.yaml': `resources: [../base]\nimages: [${image}]\n`,
    }).image;
    expect(it?.ref?.value).toBe(pulled);
    expect(it?.source.slice(it)).toBe(at);
    expect(it?.tagAt.source.slice(it.tagAt)).toBe(tagAt);
  });

  it('make one workload for each way to production', () => {
    const overlay = (tag: string) =>
      `resources: [../../base]\nimages: [{name: acme/app, newTag: "${tag}"}]\n`;
    const files = {
      ...base,
      'overlays/dev/kustomization.yaml': overlay('d'),
      'overlays/eu/kustomization.yaml': overlay('e'),
      'overlays/us/kustomization.yaml': overlay('u'),
    };
    expect(
      workloads(files).map(({ pod: it, purpose }) => [
        it.containers[0].image?.ref?.tag?.value,
        purpose,
      ]),
    ).toEqual([
      ['e', 'production'],
      ['u', 'production'],
    ]);
    const local = {
      ...base,
      'overlays/dev/kustomization.yaml': overlay('d'),
    };
    expect(workload(local).purpose).toBe('development');
  });

  it('may patch what is elsewhere: then the patch is judged as a part', () => {
    const it = container({
      'prod/kustomization.yaml':
        'resources: [github.com/acme/base]\npatches: [{path: a.yaml}]\n',
      'prod/a.yaml': patch('      containers: [{name: app, tty: true}]\n'),
    });
    expect(it.incomplete).toBe(
      'is a patch of something that is not in these files',
    );
  });

  it('judge a patch where it is laid over something, whatever its own name', () => {
    const files = {
      ...base,
      'prod/kustomization.yaml':
        'resources: [../base]\npatches: [{path: a.yaml, target: {kind: Deployment}}]\n',
      'prod/a.yaml': patch('      hostPID: true\n').replace('web', 'any'),
    };
    expect(workload(files).pod.isOn('hostPID')).toBe(true);
  });

  it('may go in a circle', () => {
    expect(
      workloads({
        'a/kustomization.yaml': 'resources: [../b, a.yaml]\n',
        'b/kustomization.yaml': 'resources: [../a]\n',
        'a/a.yaml': base['base/web.yaml'],
      }),
    ).toHaveLength(1);
  });
});

it('takes a container without an image for a part of another', () => {
  const text = (more: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  ${more}\n  template: {spec: {containers: [{name: a}]}}\n`;
  expect(container(text('replicas: 2')).incomplete).toMatch(/without an image/);
  expect(container(text('selector: {}')).incomplete).toBeUndefined();
});
