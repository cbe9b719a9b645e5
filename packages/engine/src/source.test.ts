import { decodeFile, MAX_FILE_BYTES } from './source';

const bytes = (text: string) => new TextEncoder().encode(text);

it('keeps the text as it is, byte-order mark and line breaks too', () => {
  expect(decodeFile('Dockerfile', bytes('\uFEFFFROM ä\r\n'))).toEqual({
    file: 'Dockerfile',
    text: '\uFEFFFROM ä\r\n',
  });
  expect(decodeFile('Dockerfile', bytes(''))).toEqual({
    file: 'Dockerfile',
    text: '',
  });
});

it.each([
  ['Dockerfile', new Uint8Array([70, 0, 70]), 'holds binary data'],
  ['Dockerfile', new Uint8Array([0xff, 0xfe, 70, 0]), 'holds binary data'],
  ['Dockerfile', new Uint8Array([70, 0xe4, 70]), 'is not UTF-8 text'],
  ['compose.yaml', new Uint8Array(MAX_FILE_BYTES + 1), 'is larger than 1 MiB'],
])('says why %s cannot be judged', (file, content, reason) => {
  expect(decodeFile(file, content)).toEqual({ file, reason });
});

it('does not mind a YAML file of others that it cannot read', () => {
  const large = bytes('openapi: 3.1.0\n'.padEnd(MAX_FILE_BYTES + 1, '#'));
  expect(decodeFile('docs/openapi.yaml', large)).toBeUndefined();
  expect(decodeFile('docs/x.yaml', new Uint8Array([0]))).toBeUndefined();
  const manifest = bytes(
    'apiVersion: v1\nkind: Pod\n'.padEnd(MAX_FILE_BYTES + 1, '#'),
  );
  expect(decodeFile('deploy/pod.yaml', manifest)).toEqual({
    file: 'deploy/pod.yaml',
    reason: 'is larger than 1 MiB',
  });
});

it('takes a file of exactly the limit', () => {
  const text = 'FROM a\n'.padEnd(MAX_FILE_BYTES, '#');
  expect(decodeFile('Dockerfile', bytes(text))).toEqual({
    file: 'Dockerfile',
    text,
  });
});
