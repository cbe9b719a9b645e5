import { isValidImageName, parseImageRef } from './image-ref';
import { plainText } from './mapped-text';
import { UNKNOWN } from './text';
import { unmark } from './unmark';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

it.each([
  ['«node»', 'docker.io/library/node', undefined, false, false],
  ['«node»:«22-alpine»', 'docker.io/library/node', '22-alpine', true, false],
  ['«bitnami/redis»', 'docker.io/bitnami/redis', undefined, false, false],
  ['«docker.io»/«node»', 'docker.io/library/node', undefined, false, false],
  ['«ghcr.io»/«a/b»:«1»', 'ghcr.io/a/b', '1', true, false],
  ['«host:5000»/«a/b»', 'host:5000/a/b', undefined, false, false],
  ['«host:5000»/«a/b»:«c»', 'host:5000/a/b', 'c', true, false],
  ['«localhost»/«a»', 'localhost/a', undefined, false, false],
  [`«node»@«${digest}»`, 'docker.io/library/node', undefined, false, true],
  [`«node»:«22»@«${digest}»`, 'docker.io/library/node', '22', true, true],
  [`«host:5000»/«a/b»:«t»@«${digest}»`, 'host:5000/a/b', 't', true, true],
])('takes %s apart', (marked, name, tag, hasTag, isPinned) => {
  const { text, at } = unmark(marked);
  const ref = parseImageRef(text, 100);
  expect(ref).toMatchObject({
    start: 100,
    end: 100 + text.length,
    raw: text,
    value: text,
    name,
    hasTag,
    isPinned,
  });
  expect(ref.tag?.value).toBe(tag);
  const parts = [ref.registry, ref.repository, ref.tag, ref.digest];
  expect(
    parts
      .filter(part => part !== undefined)
      .map(({ start, end }) => ({ start: start - 100, end: end - 100 })),
  ).toEqual(at);
});

it.each([
  ['?', { name: undefined, hasTag: undefined, isPinned: undefined }],
  ['?/node:22', { name: undefined, hasTag: true, isPinned: false }],
  ['node:?', { hasTag: true, isPinned: undefined }],
  ['node?', { name: undefined, hasTag: undefined, isPinned: undefined }],
  ['node:22-?', { hasTag: true, isPinned: undefined }],
  [`?@${digest}`, { hasTag: undefined, isPinned: true }],
  ['a/?/c:1', { name: undefined, hasTag: true, isPinned: false }],
])('does not guess what a variable hides in %s', (text, expected) => {
  const shape = text.replace('?', UNKNOWN);
  expect(parseImageRef(text, 0, plainText(shape, 0))).toMatchObject({
    ...expected,
    value: undefined,
  });
});

it.each([
  ['node', true],
  ['node:22', true],
  ['a/b_c/d-e.f:T_1.2-3', true],
  [`host.example:5000/a:1@${digest}`, true],
  ['', false],
  ['node:', false],
  ['Node', false],
  ['a//b', false],
  ['/a', false],
  ['a/-b', false],
  ['a b', false],
  ['a:b c', false],
  ['a@sha256:123', false],
  [`a:${'x'.repeat(129)}`, false],
  ['a:-x', false],
])('says of the name %j: valid is %s', (name, valid) => {
  expect(isValidImageName(name)).toBe(valid);
});
