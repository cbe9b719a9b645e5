import { applyEdits } from '../edit';
import { removalEdits, settingEdits } from './edits';
import { YamlMap } from './nodes';
import { readYaml } from './read';

function rootOf(text: string, ...path: string[]): YamlMap {
  let node = readYaml('a.yaml', text).documents[0]?.root;
  for (const key of path)
    if (node?.type === 'list') node = node.items[Number(key)];
    else if (node?.type === 'map') node = node.get(key);
  if (node?.type !== 'map') throw new Error('no map there');
  return node;
}

function set(text: string, map: YamlMap, path: string, value = 'true') {
  const edits = settingEdits(map, path.split('.'), value);
  return edits && applyEdits(text, edits);
}

const remove = (text: string, key: string, ...path: string[]) => {
  const map = rootOf(text, ...path);
  const edits = removalEdits(map, map.entry(key)!);
  return edits && applyEdits(text, edits);
};

it.each([
  // At the end of the map, at its indentation.
  ['a: 1\n', 'b', 'a: 1\nb: true\n'],
  ['a: 1', 'b', 'a: 1\nb: true'],
  ['a: 1\r\n', 'b.c', 'a: 1\r\nb:\r\n  c: true\r\n'],
  ['a: 1 # one\n\n# end\n', 'b', 'a: 1 # one\nb: true\n\n# end\n'],
  [
    'a:\n  x: 1\n  # here\nz: 1\n',
    'a.y',
    'a:\n  x: 1\n  y: true\n  # here\nz: 1\n',
  ],
  ['a:\n  - x\n', 'b', 'a:\n  - x\nb: true\n'],
  ['a: |\n  x\n  y\n', 'b', 'a: |\n  x\n  y\nb: true\n'],
  ['a: &x {}\nb: *x\n', 'c', 'a: &x {}\nb: *x\nc: true\n'],
  // Where there is something already.
  ['a: false # why\n', 'a', 'a: true # why\n'],
  ['a:\n', 'a', 'a: true\n'],
  ['a: # why\nz: 1\n', 'a.b.c', 'a: # why\n  b:\n    c: true\nz: 1\n'],
  ['a: {}\n', 'a.b', 'a: {b: true}\n'],
  ['a: { x: 1 }\n', 'a.b.c', 'a: { x: 1, b: {c: true} }\n'],
  ['{}', 'a.b', '{a: {b: true}}'],
])('sets a value: %j %s', (text, path, expected) => {
  expect(set(text, rootOf(text), path)).toBe(expected);
});

it('sets a value in an item of a list', () => {
  const text = 'l:\n  - name: x\n    b: 1\n  - { c: 2 }\n';
  expect(set(text, rootOf(text, 'l', '0'), 'd.e')).toBe(
    'l:\n  - name: x\n    b: 1\n    d:\n      e: true\n  - { c: 2 }\n',
  );
  expect(set(text, rootOf(text, 'l', '1'), 'd')).toBe(
    'l:\n  - name: x\n    b: 1\n  - { c: 2, d: true }\n',
  );
});

it.each([
  ['a: [1]\n', 'a'],
  ['a: 1\n', 'a.b'],
  ['x: &x {a: 1}\nb: *x\n', 'b.c'],
  ['x: &x {a: 1}\nb:\n  <<: *x\n', 'b.a'],
  ['a: |+\n  x\n\n', 'b'],
])('leaves alone what takes more than that: %j %s', (text, path) => {
  expect(set(text, rootOf(text), path)).toBeUndefined();
});

it.each([
  ['a: 1\nb: 2\n', 'a', 'b: 2\n'],
  ['a: 1\nb: 2', 'b', 'a: 1'],
  ['a: 1\r\nb: 2\r\n', 'b', 'a: 1\r\n'],
  ['a: 1\n# b\nb: 2 # why\nc: 3\n', 'b', 'a: 1\n# b\n# why\nc: 3\n'],
  ['{a: 1, b: 2, c: 3}', 'a', '{b: 2, c: 3}'],
  ['{ a: 1, b: 2, c: 3 }', 'c', '{ a: 1, b: 2 }'],
])('removes an entry: %j %s', (text, key, expected) => {
  expect(remove(text, key)).toBe(expected);
});

it('removes no entry that holds the rest together', () => {
  expect(remove('a: 1\n', 'a')).toBeUndefined();
  expect(remove('a: {b: 1}\nc: 1\n', 'a')).toBeUndefined();
  expect(remove('l:\n  - a: 1\n    b: 2\n', 'a', 'l', '0')).toBeUndefined();
  expect(remove('l:\n  - a: 1\n    b: 2\n', 'b', 'l', '0')).toBe(
    'l:\n  - a: 1\n',
  );
});
