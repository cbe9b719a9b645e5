import { readYaml } from '../yaml/read';
import { readManifest } from './read';

const read = (text: string) => readManifest(readYaml('k8s/a.yaml', text));

it('finds the objects of several documents and of lists', () => {
  const { objects } = read(
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

it('takes a chart for a template, and judges nothing in it', () => {
  expect(
    read('apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\n'),
  ).toMatchObject({ template: 'go', objects: [], problems: [] });
  expect(
    read(
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: "{{ .Release.Name }}"\n',
    ).template,
  ).toBe('go');
  expect(
    read(
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: "{{ y }}"\n',
    ).template,
  ).toBeUndefined();
});
