import { check, defaultPolicy } from '@plimsoll/engine';
import type { Rule } from '@plimsoll/engine';
import { loadRule, ruleFiles } from '../scripts/rule-files';

const rules: Rule[] = ruleFiles()
  .map(loadRule)
  .filter(({ kinds }) => kinds.includes('kubernetes'));
const policy = {
  ...defaultPolicy,
  rules: Object.fromEntries(
    rules.map(({ id, strictest }) => [
      id,
      { enabled: true, options: strictest },
    ]),
  ),
};

const LENGTH = 120_000;

/** As many lines as fit. */
function fill(line: (index: number) => string, share: number = 1): string {
  const lines: string[] = [];
  for (let size = 0; size < LENGTH * share; size += lines[0].length)
    lines.push(line(lines.length));
  return lines.join('');
}

const pod = (spec: string, metadata = '{name: p, labels: {a: b}}') =>
  `apiVersion: v1\nkind: Pod\nmetadata: ${metadata}\nspec:\n${spec}`;
const list = (items: string) => `apiVersion: v1\nkind: List\nitems:\n${items}`;
const pods = (share: number) =>
  fill(
    index =>
      `- {apiVersion: v1, kind: Pod, metadata: {name: p${index}, labels: {a: b}}, spec: {serviceAccountName: s, containers: [{image: a}]}}\n`,
    share,
  );

/** Manifests that make a careless reader take the square of their length. */
const shapes: Record<string, Record<string, string>> = {
  containers: {
    'a.yaml': pod(`  containers:\n${fill(index => `  - {name: c${index}}\n`)}`),
  },
  'containers of one name': {
    'a.yaml': pod(`  containers:\n${fill(() => '  - {name: c}\n')}`),
  },
  variables: {
    'a.yaml': pod(
      `  containers:\n  - name: a\n    env:\n${fill(
        () => '    - {name: TOKEN, value: abcdefgh}\n',
      )}`,
    ),
  },
  'volumes and mounts of one name': {
    'a.yaml': pod(
      `  containers:\n  - name: a\n    volumeMounts:\n${fill(
        index => `    - {name: v, mountPath: /a${index}}\n`,
        0.5,
      )}  volumes:\n${fill(
        () => '  - {name: v, hostPath: {path: /etc}}\n',
        0.5,
      )}`,
    ),
  },
  'annotations and containers': {
    'a.yaml': pod(
      `  containers:\n${fill(index => `  - {name: c${index}}\n`, 0.5)}`,
      `\n  annotations:\n${fill(index => `    a${index}: b\n`, 0.5)}`,
    ),
  },
  'pods and Services': {
    'a.yaml': list(
      pods(0.5) +
        fill(
          () =>
            '- {apiVersion: v1, kind: Service, metadata: {name: s}, spec: {selector: {a: b}, ports: [{port: 1}]}}\n',
          0.5,
        ),
    ),
  },
  'pods and bindings': {
    'a.yaml': list(
      `${pods(0.5)}- {apiVersion: v1, kind: RoleBinding, subjects: [${fill(
        () => '{kind: ServiceAccount, name: s},',
        0.5,
      )}]}\n`,
    ),
  },
  'images of a kustomization': {
    'kustomization.yaml': `resources: [a.yaml]\nimages:\n${fill(
      index => `- {name: a${index}, newTag: b}\n`,
    )}`,
    'a.yaml': list(pods(1)),
  },
  'patches of a kustomization': {
    'kustomization.yaml': `resources: [a.yaml]\npatches:\n${fill(
      () =>
        '- target: {kind: Pod}\n  patch: |-\n    - {op: add, path: /spec/hostPID, value: true}\n',
    )}`,
    'a.yaml': list(pods(0.3)),
  },
  'operations of a patch': {
    'kustomization.yaml': `resources: [a.yaml]\npatches:\n- target: {kind: Pod}\n  patch: |-\n${fill(
      () => '    - {op: add, path: /spec/hostPID, value: true}\n',
    )}`,
    'a.yaml': list(pods(1)),
  },
  'kustomizations of kustomizations': Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `k${index}/kustomization.yaml`,
      `resources: [../k${index + 1}, ../k${index + 1}/., ../k${index + 1}/../k${
        index + 1
      }, a.yaml]\n`,
    ]),
  ),
  'unknown keys': {
    'a.yaml': pod(
      `  containers:\n${fill(index => `  - {imagee${index}: c, namee: b}\n`)}`,
    ),
  },
  placeholders: {
    'a.yaml': pod(
      `  containers:\n${fill(() => `  - {image: "${'TAG_'.repeat(120)}"}\n`)}`,
    ),
  },
};

it.each(Object.entries(shapes))(
  'judges in a time that grows with the length of the files: %s',
  (_, texts) => {
    const files = Object.entries(texts).map(([file, text]) => ({ file, text }));
    const { crashes, unreadable } = check({ files }, rules, {
      today: '2026-11-23',
      policy,
    });
    expect(crashes).toEqual([]);
    expect(unreadable).toEqual([]);
  },
  20_000,
);
