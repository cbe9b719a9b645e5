import type { SourceFile } from '@plimsoll/engine';
import type { Kind } from '@plimsoll/findings';
import { shapes as dockerfileShapes } from '../bench/shapes';
import { serviceWith } from './judge';
import { shapes as moreDockerfileShapes } from './shapes';
import { ACTIVE_NAMES, KIB, lines, many, MIB, OWN_NAMES } from './texts';
import { bases, yamlTexts } from './yaml-texts';

/** A service that nobody sane would have. */
export interface HostileCase {
  files(): SourceFile[];
  /** Why the first of its files is refused as a whole, if it is. */
  refused?: RegExp;
  /** There is nothing wrong with the first file, as odd as it is. */
  harmless?: boolean;
}

const one = (
  kind: Kind,
  text: () => string,
  more: Omit<HostileCase, 'files'> = {},
): HostileCase => ({ files: () => serviceWith(kind, text()), ...more });

const several = (files: Record<string, string>): SourceFile[] =>
  Object.entries(files).map(([file, text]) => ({ file, text }));

const all = (
  kind: Kind,
  texts: Record<string, (() => string) | [() => string, RegExp | 'harmless']>,
): Record<string, HostileCase> =>
  Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      if (!Array.isArray(text)) return [`${kind}: ${name}`, one(kind, text)];
      const [make, outcome] = text;
      const more =
        outcome === 'harmless' ? { harmless: true } : { refused: outcome };
      return [`${kind}: ${name}`, one(kind, make, more)];
    }),
  );

function yamlCases(): Record<string, HostileCase> {
  const cases: Record<string, HostileCase> = {};
  for (const [kind, base] of Object.entries(bases) as [
    keyof typeof bases,
    string,
  ][])
    for (const [name, [make, refused]] of Object.entries(yamlTexts)) {
      const files = () => serviceWith(kind, make(base));
      // A cluster may have an object of any kind.
      const harmless =
        kind === 'kubernetes' &&
        name === 'names that objects have in place of every value';
      cases[`${kind}: ${name}`] = { files, refused, harmless };
    }
  return cases;
}

const dockerfiles: Record<string, () => string> = {
  ...Object.fromEntries(
    Object.entries({ ...dockerfileShapes, ...moreDockerfileShapes })
      .filter(([name]) => name !== 'zeros')
      .map(([name, shape]) => [name, () => shape(256 * KIB)]),
  ),
  'stages with names that objects have': () =>
    OWN_NAMES.map(
      name =>
        `FROM a AS ${name}\nARG ${name}=$${name}\nENV ${name}=$${name} ${name}\nLABEL ${name}=a\nCOPY --from=${name} a b\nRUN ${name} ${name}; apt ${name}; docker ${name}; npm ${name}\nUSER ${name}\nSHELL ["${name}"]\nSTOPSIGNAL ${name}\n`,
    ).join(''),
  'images with tags that objects have': () =>
    ['node', 'alpine', 'debian', 'python', 'gcr.io/distroless/base', 'a']
      .flatMap(image =>
        OWN_NAMES.flatMap(name => [
          `FROM ${image}:${name}\n`,
          `FROM ${name}\n`,
          `FROM ${image}:${name}-slim\n`,
        ]),
      )
      .join(''),
  'stages that hide images': () =>
    'FROM alpine AS alpine\nFROM alpine AS scratch\nFROM scratch AS 0\nFROM 0 AS ALPINE\nCOPY --from=0 a b\nCOPY --from=alpine a b\nCOPY --from=99999999999999999999 a b\nCOPY --from=-1 a b\n',
  'an argument that is itself': () =>
    'ARG A=$A\nARG B=${B:-$B}\nARG C=$D\nARG D=$C\nFROM ${A:-${B:-${C}}}\nARG A=${A}${A}\nENV PATH=$PATH:$PATH\n',
  'a value that doubles sixty times': () =>
    `FROM a\nENV A0=aaaaaaaaaaaaaaaa\n${lines(
      60,
      i => `ENV A${i + 1}=$A${i}$A${i}`,
    )}RUN echo $A60\nLABEL a=$A60\nEXPOSE $A60\nUSER $A60\n`,
  'a value that doubles itself': () =>
    `FROM a\nENV A=aaaaaaaaaaaaaaaa\n${many('ENV A=$A$A\n', 2_000)}USER $A\n`,
  'heredocs in heredocs': () =>
    `FROM a\n${lines(500, i => `RUN <<E${i} <<F${i} <<-G${i}\nFROM b`)}`,
  'a heredoc with a name of 900 KiB': () =>
    `FROM a\nRUN <<${'E'.repeat(900 * KIB)}\nsudo a\n`,
  'a keyword of 900 KiB': () => `FROM a\n${'R'.repeat(900 * KIB)} a\n`,
  'an image of 900 KiB': () => `FROM ${'a'.repeat(900 * KIB)}\n`,
  'a digest of 900 KiB': () => `FROM a@sha256:${'a'.repeat(900 * KIB)}\n`,
  'ports that are none': () =>
    'FROM a\nEXPOSE 99999 -1 0 1e3 0x50 80-1 1-65536 65536 999999999999999999999 80/tcp/udp $A-$B a b/c ٣\n',
  'numbers that are none': () =>
    'FROM a\nHEALTHCHECK --interval=1e309s --timeout=-1s --retries=NaN --start-period=9999999999999999h CMD a\nSTOPSIGNAL 1e309\nUSER -0:4294967296\nCOPY --chmod=0o777 a b\nCOPY --chmod=99999 a b\nCOPY --chown=1e9:-1 a b\n',
  'escapes that change': () =>
    '# escape=`\n# escape=\\\n# syntax=a\n# syntax=b\n# check=skip=all;error=true\nFROM a`\nRUN a `\n b\n',
  'directives that are broken': () =>
    '# escape=ab\n# escape=\n# check=;;;=;skip=\n#syntax=\u0007\nFROM a\n',
  'a byte-order mark in the middle': () => 'FROM a\n\uFEFFRUN sudo b\n\uFEFF',
  'lines that end as on the Mac of old': () => 'FROM a\rRUN sudo b\rCMD c\r',
  'halves of surrogate pairs': () =>
    'FROM a\ud83d\nLABEL \udea2=\ud83d\nRUN sudo \ud800\n',
  'bytes that are not UTF-8': () =>
    Buffer.from('FROM a\xff\xfe\nRUN sudo \xc0\x80\xf8\n', 'latin1').toString(),
  'quotes of all sorts': () =>
    `FROM a\n${many('RUN echo "\'`"\'`$(`\n', 50 * KIB)}`,
  'a pattern that never ends': () =>
    `FROM a\nRUN ${many('a'.repeat(50) + ' ', 100 * KIB)}!\nRUN curl ${many(
      'https://a.',
      50 * KIB,
    )}\nRUN pip install ${many('a==', 50 * KIB)}\nRUN sh -c ${many(
      '\\"',
      50 * KIB,
    )}\n`,
  'accepted with dates that are none': () =>
    `FROM a\n${[
      ...['9999-99-99', '0000-00-00', '-1', 'NaN', '1e309', '2026-02-30'],
      ...OWN_NAMES,
    ]
      .map(
        date =>
          `# plimsoll ignore=${date},dockerfile/no-sudo reason="${date}" until=${date}\nRUN sudo a\n`,
      )
      .join('')}`,
  'accepted by names that objects have': () =>
    `${OWN_NAMES.map(
      name =>
        `# hadolint global ignore=${name}\n# hadolint ignore=${name}\n# trivy:ignore:${name}\n# checkov:skip=${name}:a\n# check=skip=${name}\n`,
    ).join('')}FROM a\nRUN sudo a\n`,
  'names that do something': () =>
    `FROM a\n${ACTIVE_NAMES.map(
      name =>
        `LABEL "${name.replace(/["\\]/g, '')}"="${name.replace(
          /["\\]/g,
          '',
        )}"\nRUN sudo ${name}\nFROM ${name}\nCOPY --from=${name} a b\n${name}\nEXPOSE ${name}\n# plimsoll ignore=dockerfile/no-sudo reason="${name}"\nRUN sudo a\n`,
    ).join('')}`,
};

const dockerfileRefusals = all('dockerfile', {
  zeros: [() => many('\0', 2_000), /binary/],
  'a NUL in a comment': [() => 'FROM a\n# \0\nRUN sudo b\n', /binary/],
  'more than a MiB': [
    () => `FROM a\n${many('RUN sudo a\n', 2 * MIB)}`,
    /1 MiB/,
  ],
  'UTF-16': [
    () => Buffer.from('\uFEFFFROM a\n', 'utf16le').toString(),
    /binary/,
  ],
});

const inCompose = (text: string) => () =>
  `services:\n  web:\n    image: a\n${text}`;
const composes = all('compose', {
  '1,000 services in full': () =>
    `services:\n${lines(
      1_000,
      i =>
        `  s${i}: {image: "a:${i}", ports: ["${i}:80"], depends_on: [s${
          (i * 7) % 1000
        }], environment: {DB_PASSWORD: x${i}}, volumes: ["/:/host"], privileged: true}`,
    )}`,
  'a service that extends itself': () =>
    'services:\n  a: {image: b, extends: a}\n  c: {extends: {service: c, file: compose.yaml}}\n',
  'services that extend each other': () =>
    'services:\n  a: {extends: b}\n  b: {extends: c}\n  c: {extends: a, image: d}\n',
  'a chain of 900 extends': () =>
    `services:\n${lines(
      900,
      i => `  s${i}: {extends: s${i + 1}, privileged: true}`,
    )}`,
  'services that depend on each other': () =>
    `services:\n${lines(
      300,
      i => `  s${i}: {image: a, depends_on: [s${(i + 1) % 300}, s${i}]}`,
    )}`,
  'services with names that objects have': () =>
    `services:\n${OWN_NAMES.map(
      name =>
        `  ${name}:\n    image: ${name}:${name}\n    extends: ${name}\n    depends_on: {${name}: {condition: ${name}}}\n    environment: {${name}: ${name}}\n    labels: {${name}: ${name}}\n    networks: [${name}]\n    volumes: ["${name}:/a"]\n    secrets: [${name}]\n    security_opt: ["${name}:unconfined"]\n    stop_signal: ${name}\n    restart: ${name}\n    cap_add: [${name}]\n    build: {context: ., args: {${name}: ${name}}, target: ${name}}\n`,
    ).join('')}networks: {${OWN_NAMES.map(
      n => `${n}: {}`,
    ).join()}}\nvolumes: {${OWN_NAMES.map(
      n => `${n}: {}`,
    ).join()}}\n${OWN_NAMES.map(n => `${n}: {}\n`).join('')}`,
  'names that do something': () =>
    `services:\n${ACTIVE_NAMES.map(
      name =>
        `  ${JSON.stringify(name)}:\n    image: ${JSON.stringify(
          name,
        )}\n    privileged: true\n    container_name: ${JSON.stringify(
          name,
        )}\n    depends_on: [${JSON.stringify(name)}]\n    ${JSON.stringify(
          name,
        )}: 1\n    environment: {${JSON.stringify(
          `${name}_PASSWORD`,
        )}: ${JSON.stringify(name)}}\n`,
    ).join('')}`,
  'ports that are none': inCompose(
    '    ports: ["1e309:80", -0, .nan, 0777, 0o17, "99999999999999999999:80", "1-65535:1-65535", "65535-1:80", ":::80", "[::1]:80:80", "0x50:80", 22:22, "$P:$Q", "a:b:c:d:e"]\n',
  ),
  'numbers that are none': inCompose(
    '    mem_limit: 1e309\n    cpus: .nan\n    pids_limit: -0\n    scale: 1e400\n    shm_size: 99999999999999999999g\n    healthcheck: {test: [CMD, a], interval: 1e309s, timeout: 99999999999999999h, retries: .inf}\n    stop_grace_period: -1s\n    user: "4294967296:-1"\n    deploy: {replicas: 1e309, resources: {limits: {cpus: "1e309", memory: 0777, pids: .nan}}}\n',
  ),
  'variables in variables': inCompose(
    `    user: "${'${A:-'.repeat(5_000)}${'}'.repeat(
      5_000,
    )}"\n    command: ${'$'.repeat(
      20_000,
    )}\n    hostname: "${'${A:?${B:+'.repeat(2_000)}"\n`,
  ),
  'a command of 500 KiB': inCompose(
    `    command: ${many('sudo a && ', 500 * KIB)}b\n`,
  ),
  'paths that lead out': inCompose(
    '    build: {context: ../../../../../../etc, dockerfile: ../../../../proc/self/environ, additional_contexts: {a: /, b: "docker-image://x", c: "../.."}}\n    env_file: [/etc/shadow, ../../../../.env, "\\0"]\n    volumes: ["/:/", "../../../..:/a", "~root:/b", "C:\\\\:/c", "\\\\\\\\host\\\\share:/d"]\n    extends: {file: ../../../etc/passwd, service: a}\n    label_file: /etc/passwd\n',
  ),
});

const workflow = (jobs: string) => () => `on: push\njobs:\n${jobs}`;
const run = (script: string) =>
  `  a:\n    runs-on: ubuntu-latest\n    steps:\n    - uses: a/b@main\n    - run: ${script}\n`;
const workflows = all('github-actions', {
  'expressions in expressions': workflow(
    run(`echo "\${{ ${'('.repeat(20_000)}github.event.issue.title`),
  ),
  'expressions without end': workflow(run(many('${{ a ', 200 * KIB))),
  'a million expressions': workflow(
    run(many('${{ github.event.issue.title }} ', 500 * KIB)),
  ),
  'an expression of 500 KiB': workflow(
    run(`echo \${{ ${many("a == 'b' || ", 500 * KIB)} c }}`),
  ),
  'calls in calls': workflow(
    run(`echo \${{ ${'format('.repeat(10_000)}'a'${')'.repeat(10_000)} }}`),
  ),
  'indices in indices': workflow(
    run(`echo \${{ a${"['b']".repeat(20_000)}${'.*'.repeat(20_000)} }}`),
  ),
  'a matrix of 1,000,000': workflow(
    `${run('docker build ${{ matrix.a }}')}    strategy:\n      matrix: {${[
      ...'abcdef',
    ]
      .map(key => `${key}: [${Array.from({ length: 10 }, (_, i) => i).join()}]`)
      .join(', ')}}\n`,
  ),
  'a matrix of matrices': workflow(
    `${run(
      'docker push ${{ matrix.a }}:${{ matrix.b }}',
    )}    strategy:\n      matrix:\n        a: [${many(
      '"x${{ matrix.b }}",',
      50 * KIB,
    )}]\n        b: [${many(
      '"y${{ matrix.a }}",',
      50 * KIB,
    )}]\n        include: [${many('{a: 1, b: 2},', 50 * KIB)}]\n`,
  ),
  'jobs that need each other': workflow(
    lines(
      500,
      i =>
        `  j${i}: {runs-on: a, needs: [j${
          (i + 1) % 500
        }, j${i}], steps: [{uses: a/b@main}]}`,
    ),
  ),
  'outputs that name each other': workflow(
    lines(
      200,
      i =>
        `  j${i}:\n    runs-on: a\n    needs: j${
          (i + 1) % 200
        }\n    outputs: {o: "\${{ needs.j${
          (i + 1) % 200
        }.outputs.o }}\${{ needs.j${
          (i + 1) % 200
        }.outputs.o }}"}\n    env: {A: "$B", B: "$A"}\n    steps: [{uses: a/b@main}, {run: "docker push \${{ needs.j${
          (i + 1) % 200
        }.outputs.o }}"}]`,
    ),
  ),
  'variables that double': workflow(
    `${run('docker push $A50')}    env:\n      A0: aaaaaaaa\n${lines(
      50,
      i => `      A${i + 1}: "\${{ env.A${i} }}\${{ env.A${i} }}"`,
    )}`,
  ),
  '5,000 steps': workflow(
    run('a') + many('    - run: curl a | sudo sh\n', 150_000),
  ),
  'names that objects have': () =>
    `on: {${OWN_NAMES.map(
      n => `${n}: {}`,
    ).join()}}\npermissions: {${OWN_NAMES.map(
      n => `${n}: write`,
    ).join()}}\njobs:\n${OWN_NAMES.map(
      name =>
        `  ${name}:\n    runs-on: ${name}\n    needs: [${name}]\n    outputs: {${name}: "\${{ steps.${name}.outputs.${name} }}"}\n    env: {${name}: "\${{ ${name} }}"}\n    strategy: {matrix: {${name}: [${name}]}}\n    services: {${name}: {image: ${name}}}\n    steps:\n    - {id: ${name}, uses: ${name}/${name}@${name}, with: {${name}: ${name}}}\n    - uses: docker/metadata-action@v5\n      with: {tags: "type=${name}", images: ${name}}\n    - {uses: ${name}, run: "${name} ${name} --${name}; trivy ${name}; docker ${name}; \${{ ${name}(${name}) }} \${{ github.${name}.${name} }}"}\n`,
    ).join('')}`,
  'names that do something': workflow(
    ACTIVE_NAMES.map(name => {
      const quoted = JSON.stringify(name);
      return `  ${quoted}:\n    name: ${quoted}\n    runs-on: ${quoted}\n    needs: [${quoted}]\n    env: {${quoted}: ${quoted}}\n    steps:\n    - {name: ${quoted}, uses: ${quoted}}\n    - {uses: "a/b@main", with: {${quoted}: ${quoted}}}\n    - {name: ${quoted}, run: ${JSON.stringify(
        `echo \${{ github.event.issue.title }} ${name}; curl ${name} | sh`,
      )}}\n`;
    }).join(''),
  ),
});

const pipelines = all('gitlab-ci', {
  'a job that extends itself': () =>
    'a: {extends: a, script: docker build .}\nb: {extends: [b, b, a], script: c}\n',
  'jobs that extend each other': () =>
    lines(
      300,
      i =>
        `j${i}: {extends: [j${(i + 1) % 300}, j${
          (i + 7) % 300
        }], script: docker push a}`,
    ),
  'references to themselves': () =>
    'a: {script: !reference [a, script]}\nb: {script: [!reference [c, script], docker push a]}\nc: {script: [!reference [b, script]]}\nd: {script: !reference [d]}\ne: {script: !reference []}\nf: {script: !reference f}\n',
  'references that double': () =>
    `.a0: {script: [docker push a]}\n${lines(
      40,
      i =>
        `.a${
          i + 1
        }: {script: [!reference [.a${i}, script], !reference [.a${i}, script]]}`,
    )}b: {script: !reference [.a40, script]}\n`,
  'extends that double': () =>
    `.a0: {variables: {A: b}}\n${lines(
      60,
      i => `.a${i + 1}: {extends: [.a${i}, .a${i}], variables: {A${i}: b}}`,
    )}b: {extends: .a60, script: docker push a}\n`,
  'a matrix of 1,000,000': () =>
    `b:\n  script: docker push a:$A\n  parallel:\n    matrix:\n    - {${[
      ...'ABCDEF',
    ]
      .map(
        key =>
          `${key}: [${Array.from({ length: 10 }, (_, i) => `"${i}"`).join()}]`,
      )
      .join(', ')}}\n`,
  'numbers of jobs that are none': () =>
    lines(
      10,
      i =>
        `j${i}: {image: a, script: docker push a, parallel: ${
          [
            '1e309',
            '-0',
            '.nan',
            '0777',
            '0o17',
            '99999999999',
            '-1',
            '""',
            '[]',
            '{}',
          ][i]
        }, retry: 1e309, timeout: 1e309 h}`,
    ),
  'variables that double': () =>
    `variables:\n  A0: aaaaaaaa\n${lines(
      60,
      i => `  A${i + 1}: $A${i}$A${i}`,
    )}b: {image: $A60, script: docker push $A60}\n`,
  'variables that are each other': () =>
    'variables: {A: $B, B: $C, C: $A, D: "$D$D"}\nb: {image: "$A$D", script: docker push $A$D}\n',
  'rules of 300 KiB': () =>
    `b:\n  image: a\n  script: docker push a\n  rules:\n  - if: ${many(
      "$A == 'b' && ",
      300 * KIB,
    )}$C\n`,
  'rules in brackets': () =>
    `b:\n  image: a\n  script: docker push a\n  rules:\n  - if: ${JSON.stringify(
      `${'('.repeat(20_000)}$A`,
    )}\n  - if: '$A =~ /${'(a+)+'.repeat(100)}$/'\n`,
  'inputs in inputs': () =>
    `spec: {inputs: {a: {default: "$[[ inputs.a ]]"}}}\n---\nb:\n  image: docker\n  script: docker push ${many(
      '$[[ inputs.a | expand_vars ]]',
      100 * KIB,
    )}${'$[[ '.repeat(2_000)}\n`,
  'a file that includes itself': () =>
    'include: [{local: /.gitlab-ci.yml}, {local: .gitlab-ci.yml}, .gitlab-ci.yml, {local: ../../etc/passwd}, {local: "**/*"}, {remote: "file:///etc/passwd"}]\nb: {image: a, script: docker push a}\n',
  'names that objects have': () =>
    `stages: [${OWN_NAMES.join()}]\nvariables: {${OWN_NAMES.map(
      n => `${n}: $${n}`,
    ).join()}}\n${OWN_NAMES.map(
      name =>
        `${name}:\n  extends: ${name}\n  stage: ${name}\n  image: ${name}\n  needs: [${name}]\n  services: [${name}]\n  variables: {${name}: ${name}}\n  script: ["${name} ${name}", "trivy ${name}", "docker ${name}", !reference [${name}, ${name}]]\n`,
    ).join('')}`,
  'names that do something': () =>
    ACTIVE_NAMES.map(name => {
      const quoted = JSON.stringify(name);
      return `${quoted}:\n  stage: ${quoted}\n  image: ${quoted}\n  needs: [${quoted}]\n  extends: ${quoted}\n  services: [${quoted}]\n  variables: {${quoted}: ${quoted}}\n  script: [${quoted}, "docker push a"]\n`;
    }).join(''),
  '10,000 jobs': () =>
    lines(10_000, i => `j${i}: {image: a, script: docker push a}`),
});

const manifests = all('kubernetes', {
  'a list of 10,000 pods': [
    () =>
      `apiVersion: v1\nkind: List\nitems:\n${lines(
        10_000,
        i =>
          `- {apiVersion: v1, kind: Pod, metadata: {name: p${i}}, spec: {containers: [{image: a}]}}`,
      )}`,
    /too many values/,
  ],
  'a list of 1,000 pods': () =>
    `apiVersion: v1\nkind: List\nitems:\n${lines(
      1_000,
      i =>
        `- {apiVersion: v1, kind: Pod, metadata: {name: p${i}}, spec: {containers: [{image: a}]}}`,
    )}`,
  '10,000 pods': [
    () =>
      lines(
        10_000,
        i => `---\napiVersion: v1\nkind: Pod\nmetadata: {name: p${i}}`,
      ),
    /documents/,
  ],
  'lists in lists': () =>
    `apiVersion: v1\nkind: List\n${lines(
      40,
      i =>
        `${'  '.repeat(i)}items: [\n${'  '.repeat(
          i,
        )}{apiVersion: v1, kind: List,`,
    )}`,
  'numbers that are none': () =>
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  replicas: 1e309\n  minReadySeconds: -0\n  template:\n    metadata: {labels: {a: 1}}\n    spec:\n      terminationGracePeriodSeconds: .inf\n      securityContext: {runAsUser: 0777, runAsGroup: 4294967296, fsGroup: .nan}\n      containers:\n      - name: a\n        image: b\n        ports: [{containerPort: 1e309}, {containerPort: 0o17}, {containerPort: -0}, {containerPort: 99999999999}]\n        resources: {limits: {cpu: 1e309, memory: 1e309Ei}, requests: {cpu: -1m, memory: .nan}}\n        livenessProbe: {httpGet: {port: 1e309}, periodSeconds: 1e400, timeoutSeconds: -1, initialDelaySeconds: 0777}\n',
  'names that objects have': () =>
    OWN_NAMES.map(
      name =>
        `---\napiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {${name}: ${name}}, annotations: {${name}: ${name}}}\nspec:\n  serviceAccountName: ${name}\n  nodeSelector: {${name}: ${name}}\n  containers: [{name: ${name}, image: "${name}:${name}", env: [{name: ${name}, value: ${name}}], volumeMounts: [{name: ${name}, mountPath: /${name}}], resources: {limits: {${name}: 1}}, securityContext: {${name}: ${name}, capabilities: {add: [${name}]}}}]\n  volumes: [{name: ${name}, ${name}: {}}]\n---\napiVersion: ${name}\nkind: ${name}\n${name}: ${name}\n`,
    ).join(''),
  'names that do something': () =>
    ACTIVE_NAMES.map(name => {
      const quoted = JSON.stringify(name);
      return `---\napiVersion: v1\nkind: Pod\nmetadata: {name: ${quoted}, labels: {a: ${quoted}}, annotations: {${quoted}: ${quoted}}}\nspec:\n  ${quoted}: 1\n  containers: [{name: ${quoted}, image: ${quoted}, ${quoted}: 1, env: [{name: ${JSON.stringify(
        `${name} PASSWORD`,
      )}, value: ${quoted}}]}]\n`;
    }).join(''),
  'a ConfigMap of 900 KiB': () =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  PASSWORD: hunter2hunter2\n${lines(
      20_000,
      i => `  k${i}: "${'v'.repeat(20)}"`,
    )}---\n${bases.kubernetes}`,
});

const ignores = all('dockerignore', {
  'stars by the thousand': [() => `${many('**/', 60 * KIB)}a\n`, 'harmless'],
  'stars that match in every way': [
    () =>
      `${many('*a', 2_000)}b\n!${many('a*', 2_000)}b\n${many('?*', 4_000)}\n`,
    'harmless',
  ],
  classes: [
    () => `${many('[a-', 20 * KIB)}\n[]\n[^]\n[z-a]\n[\\]\n[[:a:]\n`,
    'harmless',
  ],
  '10,000 lines': [() => lines(10_000, i => `dir${i}/**/*.log`), 'harmless'],
  '10,000 exceptions': [
    () => `*\n${lines(10_000, i => `!a/**/b${i}*`)}`,
    'harmless',
  ],
  'paths that lead out': [
    () => '../../etc\n/etc/passwd\n!../..\n..\n.\n!\n/\n//\n\\\n',
    'harmless',
  ],
  'a line of 900 KiB': [() => 'a'.repeat(900 * KIB), 'harmless'],
  'escapes only': [() => many('\\', 100 * KIB), 'harmless'],
  'bytes that are not UTF-8': [
    () => Buffer.from('\xff\xfe*\n\xc0\x80\n', 'latin1').toString(),
    'harmless',
  ],
  'names that do something': [
    () => `${ACTIVE_NAMES.join('\n')}\n!${ACTIVE_NAMES.join('\n!')}\n`,
    'harmless',
  ],
  'a NUL': [() => 'a\0b\n', /binary/],
  'more than a MiB': [() => many('a\n', 2 * MIB), /1 MiB/],
});

const envs = all('env', {
  '100,000 lines': () => lines(60_000, i => `A${i}_KEY=x`),
  'one name 50,000 times': () => many('PASSWORD=hunter2hunter2\n', 900 * KIB),
  'values that double': [
    () => `A0=aaaaaaaa\n${lines(100, i => `A${i + 1}=$A${i}\${A${i}}`)}`,
    'harmless',
  ],
  'values that are themselves': [
    () => 'A=$A\nB=${C}\nC=${B:-$A}\nD=${D:?${D}}\n',
    'harmless',
  ],
  'a value of 900 KiB': [() => `A=${'b'.repeat(900 * KIB)}\n`, 'harmless'],
  'a secret of 900 KiB': () => `DB_PASSWORD=${'b1'.repeat(450 * KIB)}\n`,
  'a quote without end': () => `DB_PASSWORD="${many('hunter2\n', 100 * KIB)}`,
  'names that objects have': [
    () => OWN_NAMES.map(n => `${n}=${n}\nexport ${n}=$${n}\n`).join(''),
    'harmless',
  ],
  'names that do something': () =>
    ACTIVE_NAMES.map(n => `${n}=${n}\nA_PASSWORD=${n}x1x2x3\n`).join(''),
  'equal signs': () => many('=', 50 * KIB),
  'lines that end as on the Mac of old': () =>
    'A=b\rDB_PASSWORD=hunter2hunter2\r',
  'bytes that are not UTF-8': () =>
    Buffer.from('DB_PASSWORD=\xff\xfehunter2\n', 'latin1').toString(),
  'a NUL': [() => 'A=\0\n', /binary/],
  'more than a MiB': [() => many('A=b\n', 2 * MIB), /1 MiB/],
});

const bakes = all('bake', {
  'variables that refer to each other': [
    () =>
      'variable "A" { default = "${B}" }\nvariable "B" { default = "${A}" }\ntarget "a" { tags = ["${A}${B}"] }\n',
    'harmless',
  ],
  'variables that double': [
    () =>
      `variable "A0" { default = "aaaaaaaa" }\n${lines(
        100,
        i => `variable "A${i + 1}" { default = "\${A${i}}\${A${i}}" }`,
      )}target "a" { tags = [A100] }\n`,
    'harmless',
  ],
  'targets that inherit each other': [
    () =>
      lines(
        300,
        i => `target "t${i}" {\n  inherits = ["t${(i + 1) % 300}", "t${i}"]\n}`,
      ),
    'harmless',
  ],
  'groups of groups': [
    () =>
      lines(
        300,
        i =>
          `group "g${i}" {\n  targets = ["g${
            (i + 1) % 300
          }", "g${i}", "default"]\n}`,
      ),
    'harmless',
  ],
  'a matrix of 1,000,000': [
    () =>
      `target "a" {\n  name = "a-\${b}"\n  matrix = {\n${[...'bcdefg']
        .map(
          k =>
            `    ${k} = [${Array.from(
              { length: 10 },
              (_, i) => `"${i}"`,
            ).join()}]`,
        )
        .join('\n')}\n  }\n  tags = ["\${b}"]\n}\n`,
    'harmless',
  ],
  'braces by the thousand': () => 'target "a" {'.repeat(20_000),
  'brackets by the thousand': () => `target "a" { tags = ${'['.repeat(50_000)}`,
  'templates in templates': () =>
    `target "a" {\n  tags = ["${'${"'.repeat(20_000)}`,
  'calls in calls': [
    () =>
      `target "a" {\n  tags = [${'upper('.repeat(20_000)}"a"${')'.repeat(
        20_000,
      )}]\n}\n`,
    'harmless',
  ],
  conditions: [
    () => `target "a" {\n  tags = [${many('a ? b : ', 100 * KIB)} c]\n}\n`,
    'harmless',
  ],
  'functions that call themselves': [
    () =>
      'function "f" {\n  params = [a]\n  result = f(f(a))\n}\ntarget "a" { tags = [f("b")] }\n',
    'harmless',
  ],
  'names that objects have': [
    () =>
      OWN_NAMES.map(
        n =>
          `variable "${n}" { default = ${n} }\ntarget "${n}" {\n  inherits = ["${n}"]\n  args = { ${n} = "\${${n}}" }\n  ${n} = ${n}("a")\n  contexts = { ${n} = "target:${n}" }\n}\n`,
      ).join(''),
    'harmless',
  ],
  'names that do something': [
    () =>
      ACTIVE_NAMES.map(
        n =>
          `target ${JSON.stringify(n)} {\n  tags = [${JSON.stringify(
            n,
          )}]\n  dockerfile = ${JSON.stringify(n)}\n}\n`,
      ).join(''),
    'harmless',
  ],
  'a comment without end': [() => `/* ${many('*', 100 * KIB)}`, 'harmless'],
  'a heredoc without end': () =>
    `target "a" {\n  dockerfile-inline = <<E\n${many('FROM a\n', 100 * KIB)}`,
  'a NUL': [() => 'target "a" {}\0', /binary/],
});

const projects: Record<string, HostileCase> = {
  'compose files that extend each other': {
    files: () =>
      several({
        'compose.yaml':
          'services:\n  a: {image: x, extends: {file: b.yml, service: a}}\ninclude: [b.yml, compose.yaml]\n',
        'b.yml':
          'services:\n  a:\n    image: y\n    extends: {file: compose.yaml, service: a}\ninclude: [compose.yaml]\n',
      }),
  },
  'a chain of 300 compose files': {
    files: () =>
      Array.from({ length: 300 }, (_, i) => ({
        file: i === 0 ? 'compose.yaml' : `c${i}.yml`,
        text: `services:\n  a:\n    image: x\n    privileged: true\n    extends: {file: c${
          (i + 1) % 300
        }.yml, service: a}\n`,
      })),
  },
  'compose files that include all of each other': {
    files: () =>
      Array.from({ length: 30 }, (_, i) => ({
        file: `compose.${i}.yaml`,
        text: `include: [${Array.from(
          { length: 30 },
          (_x, n) => `compose.${n}.yaml`,
        ).join()}]\nservices: {s${i}: {image: a}}\n`,
      })),
  },
  'pipelines that include each other': {
    files: () =>
      several({
        '.gitlab-ci.yml':
          'include: [{local: /a.yml}, {local: /b.yml}]\nc: {image: x, script: docker push a}\n',
        'a.yml': 'include: {local: /b.yml}\nd: {extends: e, script: a}\n',
        'b.yml':
          'include: [{local: /a.yml}, {local: /.gitlab-ci.yml}]\ne: {extends: d, script: b}\n',
        Dockerfile: 'FROM a\n',
      }),
  },
  'a tree of includes': {
    files: () => [
      {
        file: '.gitlab-ci.yml',
        text: 'include: [p0.yml]\nc: {image: x, script: docker push a}\n',
      },
      ...Array.from({ length: 60 }, (_, i) => ({
        file: `p${i}.yml`,
        text: `include: [${Array.from(
          { length: 59 - i },
          (_x, n) => `p${i + n + 1}.yml`,
        ).join()}]\nj${i}: {script: docker push a}\n`,
      })),
      { file: 'Dockerfile', text: 'FROM a\n' },
    ],
  },
  'workflows that use each other': {
    files: () => [
      ...Array.from({ length: 20 }, (_, i) => ({
        file: `.github/workflows/w${i}.yml`,
        text: `on: workflow_call\njobs:\n  a: {uses: ./.github/workflows/w${
          (i + 1) % 20
        }.yml}\n  b: {uses: ./.github/workflows/w${i}.yml}\n  c: {runs-on: a, steps: [{uses: a/b@main}, {uses: ./a}]}\n`,
      })),
      {
        file: 'a/action.yml',
        text: 'runs:\n  using: composite\n  steps: [{uses: ./a}, {uses: ./b}]\n',
      },
      {
        file: 'b/action.yml',
        text: 'runs:\n  using: composite\n  steps: [{uses: ./a}, {uses: ./a}, {run: docker push a}]\n',
      },
      { file: 'Dockerfile', text: 'FROM a\n' },
    ],
  },
  'actions that double': {
    files: () => [
      {
        file: '.github/workflows/w.yml',
        text: 'on: push\njobs: {a: {runs-on: x, steps: [{uses: ./a0}, {uses: a/b@main}]}}\n',
      },
      ...Array.from({ length: 40 }, (_, i) => ({
        file: `a${i}/action.yml`,
        text: `runs:\n  using: composite\n  steps: [{uses: ./a${
          i + 1
        }}, {uses: ./a${i + 1}}, {run: docker push a}]\n`,
      })),
      { file: 'Dockerfile', text: 'FROM a\n' },
    ],
  },
  'workflows that call in a tree': {
    files: () => [
      ...Array.from({ length: 40 }, (_, i) => ({
        file: `.github/workflows/w${i}.yml`,
        text: `on: workflow_call\njobs:\n  a: {uses: ./.github/workflows/w${
          i + 1
        }.yml}\n  b: {uses: ./.github/workflows/w${
          i + 1
        }.yml}\n  c: {runs-on: a, steps: [{uses: a/b@main}]}\n`,
      })),
      { file: 'Dockerfile', text: 'FROM a\n' },
    ],
  },
  'kustomizations of each other': {
    files: () => [
      ...Array.from({ length: 30 }, (_, i) => ({
        file: `k${i}/kustomization.yaml`,
        text: `resources: [../k${
          (i + 1) % 30
        }, ../k${i}, ., .., /, a.yaml, ../../../etc]\nbases: [../k${
          (i + 2) % 30
        }]\npatches: [{path: kustomization.yaml}, {path: ../../../../etc/passwd}]\nimages: [{name: b, newTag: latest}]\n`,
      })),
      { file: 'k0/a.yaml', text: bases.kubernetes },
    ],
  },
  'kustomizations that double': {
    files: () => [
      ...Array.from({ length: 60 }, (_, i) => ({
        file: `k${i}/kustomization.yaml`,
        text: `resources: [../k${i + 1}, ../k${i + 1}/., ../k${i}/../k${
          i + 1
        }]\nnamePrefix: a\n`,
      })),
      { file: 'k60/kustomization.yaml', text: 'resources: [a.yaml]\n' },
      { file: 'k60/a.yaml', text: bases.kubernetes },
    ],
  },
  'an ignore file of 10,000 lines and 10,000 paths': {
    files: () => [
      {
        file: 'Dockerfile',
        text: 'FROM a\nCOPY . .\nCOPY **/*.js *a*b*c* d/\n',
      },
      {
        file: '.dockerignore',
        text: lines(10_000, i => `**/a${i}/**/*b*.${i}`),
      },
    ],
  },
  '2,000 Dockerfiles': {
    files: () =>
      Array.from({ length: 2_000 }, (_, i) => ({
        file: `s${i}/Dockerfile`,
        text: 'FROM a\nRUN sudo b\n',
      })),
  },
  '300 of every kind': {
    files: () =>
      Array.from({ length: 300 }, (_, i) => [
        { file: `s${i}/Dockerfile`, text: 'FROM a\nCOPY . .\n' },
        { file: `s${i}/.dockerignore`, text: '*\n!**/a\n' },
        {
          file: `s${i}/compose.yaml`,
          text: 'services: {a: {build: ., env_file: .env}}\n',
        },
        { file: `s${i}/.env`, text: 'DB_PASSWORD=hunter2hunter2\n' },
        {
          file: `s${i}/docker-bake.hcl`,
          text: 'target "a" { context = "." }\n',
        },
        { file: `s${i}/k.yaml`, text: bases.kubernetes },
        { file: `.github/workflows/w${i}.yml`, text: bases['github-actions'] },
      ]).flat(),
  },
  'paths that no repository has': {
    files: () =>
      [
        ...[
          '../Dockerfile',
          '/etc/Dockerfile',
          'a/../../Dockerfile',
          './Dockerfile',
        ],
        ...[
          'C:\\Dockerfile',
          'a\\Dockerfile',
          '__proto__/Dockerfile',
          '//Dockerfile',
        ],
        ...[
          'constructor/compose.yaml',
          `${'a/'.repeat(5_000)}Dockerfile`,
          'a//Dockerfile',
        ],
        ...ACTIVE_NAMES.map(name => `${name}/Dockerfile`),
        `Dockerfile.${'a'.repeat(100_000)}`,
        ...OWN_NAMES.map(name => `Dockerfile.${name}`),
      ].map(file => ({ file, text: 'FROM a\nRUN sudo b\n' })),
  },
  'one path twice': {
    files: () => [
      { file: 'Dockerfile', text: 'FROM a\n' },
      { file: 'Dockerfile', text: 'FROM a\nRUN sudo b\nRUN sudo c\n' },
    ],
  },
};

/** All of them, by their names. */
export const hostileCases: Readonly<Record<string, HostileCase>> = {
  ...yamlCases(),
  ...all('dockerfile', dockerfiles),
  ...dockerfileRefusals,
  ...composes,
  ...workflows,
  ...pipelines,
  ...manifests,
  ...ignores,
  ...envs,
  ...bakes,
  ...Object.fromEntries(
    Object.entries(projects).map(([name, one_]) => [`services: ${name}`, one_]),
  ),
};
