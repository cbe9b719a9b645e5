import fc from 'fast-check';
import type { YamlNode } from '../yaml/nodes';
import { readHcl } from './hcl';
import { readBakeFile } from './read';

const read = (text: string, file = 'docker-bake.hcl') =>
  readBakeFile(file, text);

/** As JSON, with what is unknown as it is written. */
function plain(node: YamlNode): unknown {
  if (node.type === 'scalar') return node.value;
  if (node.type === 'list') return node.items.map(plain);
  return Object.fromEntries(
    node.entries.map(({ key, value }) => [key.value, plain(value)]),
  );
}

const hcl = (text: string) => plain(readHcl('docker-bake.hcl', text).root);

describe('readHcl', () => {
  it.each<[string, string, unknown]>([
    ['nothing', '', {}],
    ['attributes', 'a = "x"\nb=1\nc = true', { a: 'x', b: '1', c: 'true' }],
    [
      'blocks and their labels',
      'target "web" {\n  a = "x"\n}\ntarget api { a = "y" }\n',
      { target: { web: { a: 'x' }, api: { a: 'y' } } },
    ],
    [
      'lists and maps',
      'a = [\n  "x", # one\n  "y",\n]\nb = {\n  C = "d"\n  "e" : "f", g = [1]\n}',
      { a: ['x', 'y'], b: { C: 'd', e: 'f', g: ['1'] } },
    ],
    [
      'comments',
      '# a = 1\n// b = 2\n/* c = 3\n*/ d = 4 # e\nf = "# g"',
      { d: '4', f: '# g' },
    ],
    [
      'escapes and templates',
      'a = "x\\"y\\\\ \\n${b}${f("c", {})}"',
      { a: 'x"y\\ \n${b}${f("c", {})}' },
    ],
    [
      'texts over lines',
      'a = <<-EOT\n  x\n  y\nEOT\nb = 1',
      { a: '  x\n  y\n', b: '1' },
    ],
    [
      'what is worked out elsewhere',
      'a = TAG\nb = f("x, }", [1])\nc = x ? "y" : "z"\nd = [for a in b : "${a}"]\ne = ["x", "y" + z, w]',
      {
        a: '${TAG}',
        b: '${f("x, }", [1])}',
        c: '${x ? "y" : "z"}',
        d: ['${for a in b : "${a}"}'],
        e: ['x', '${"y" + z}', '${w}'],
      },
    ],
    [
      'CRLF and a byte-order mark',
      '\uFEFFa = "x"\r\nb {\r\n}\r\n',
      { a: 'x', b: {} },
    ],
  ])('reads %s', (_, text, expected) => {
    expect(hcl(text)).toEqual(expected);
    expect(readHcl('a.hcl', text).problems).toEqual([]);
  });

  it.each<[string, [string, string][], unknown]>([
    ['a = "x\nb = 1', [['unclosed-quote', '"']], { a: 'x', b: '1' }],
    ['a {\n b = 1\n', [['unclosed-brace', '{']], { a: { b: '1' } }],
    ['}\nb = 1', [['unopened-brace', '}']], { b: '1' }],
    ['target "web"\nb = 1', [['no-value', 'target']], { b: '1' }],
    [
      'a {\n b = ["x",\n}\nc = 1',
      [['unclosed-bracket', '[']],
      { a: { b: ['x'] }, c: '1' },
    ],
    ['= 2\nb = 1', [['no-name', '=']], { b: '1' }],
  ])('goes on after what is wrong in %j', (text, problems, expected) => {
    const read_ = readHcl('a.hcl', text);
    expect(
      read_.problems.map(problem => [
        problem.code,
        read_.source.slice(problem),
      ]),
    ).toEqual(problems);
    expect(plain(read_.root)).toEqual(expected);
  });

  it('never throws, and keeps its places in the file', () => {
    const piece = fc.constantFrom(
      ...['a', '"', '=', '{', '}', '[', ']', ',', '\n', '${', '<<E\n', 'E'],
      ...['#', '/*', '*/', '\\', ' ', '(', ')', ':', '1', '\uFEFF'],
    );
    const check = (node: YamlNode, length: number) => {
      expect(node.start).toBeLessThanOrEqual(node.end);
      expect(node.end).toBeLessThanOrEqual(length);
      if (node.type === 'list') node.items.forEach(item => check(item, length));
      if (node.type === 'map')
        for (const { key, value } of node.entries) {
          check(key, length);
          check(value, length);
        }
    };
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const text = pieces.join('');
        const { root, problems } = readHcl('a.hcl', text);
        check(root, text.length);
        for (const { start, end } of problems) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  it('takes no longer for files that were made to be slow', () => {
    for (const piece of [
      ...['a {', '{', '}', '[', '"', '"\n', '${', '= [', 'a=', 'a "b" {}\n'],
      ...['/*', '<<E\n', 'a = <<E\n', '"${', 'a = "${a"\n', ': ', '\\', 'x '],
    ]) {
      const text = piece.repeat(Math.floor(300_000 / piece.length));
      expect(readBakeFile('docker-bake.hcl', text).targets).toEqual([]);
    }
    const targets = Array.from(
      { length: 20_000 },
      (_, n) => `target "t${n}" { inherits = ["t${n + 1}"] }\n`,
    ).join('');
    expect(readBakeFile('docker-bake.hcl', targets).targets).toHaveLength(
      20_000,
    );
  }, 20_000);
});

describe('readBakeFile', () => {
  const bake = `
variable "TAG" { default = "1.2" }
variable "REGISTRY" { default = "" }
group "default" { targets = ["web", "all"] }
group "all" { targets = ["worker"] }
target "_common" {
  context = "."
  args = { NODE = "24", SHARED = "a" }
}
target "web" {
  inherits = ["_common"]
  dockerfile = "docker/web.Dockerfile"
  target = "runtime"
  tags = ["acme/web:\${TAG}", "\${REGISTRY}/web:\${TAG}", BIG]
  args = { SHARED = "b", REVISION = null, SHA = SHA }
}
target "worker" {
  inherits = ["web"]
  target = "worker"
}
target "test" { inherits = ["web"] }
target "docs" {}
target "inline" {
  dockerfile-inline = "FROM a"
  tags = ["a"]
}
target "remote" { context = "https://github.com/a/b.git" }
`;

  it('knows targets with what they inherit', () => {
    const { targets } = read(bake, 'build/docker-bake.hcl');
    expect(
      targets.map(({ name, context, dockerfile, target, ships }) => [
        name,
        context,
        dockerfile,
        target?.value,
        ships,
      ]),
    ).toEqual([
      ['web', 'build', 'build/docker/web.Dockerfile', 'runtime', true],
      ['worker', 'build', 'build/docker/web.Dockerfile', 'worker', true],
      ['test', 'build', 'build/docker/web.Dockerfile', 'runtime', false],
      ['docs', 'build', 'build/Dockerfile', undefined, false],
      ['inline', 'build', undefined, undefined, true],
      ['remote', undefined, undefined, undefined, false],
    ]);
    const [web] = targets;
    expect(web.tags.map(({ shape }) => shape)).toEqual([
      'acme/web:1.2',
      '\uFFFC/web:1.2',
      '\uFFFC',
    ]);
    expect(web.args.map(({ name, value }) => [name, value.shape])).toEqual([
      ['SHARED', 'b'],
      ['REVISION', 'null'],
      ['SHA', '\uFFFC'],
      ['NODE', '24'],
    ]);
  });

  it('reads the same in JSON', () => {
    const { targets, source } = read(
      '{"group": {"default": {"targets": ["web"]}}, "variable": {"T": {"default": "1"}}, "target": {"web": {"target": "runtime", "tags": ["a:${T}"]}}}',
      'docker-bake.json',
    );
    expect(targets.map(({ ships, target }) => [ships, target?.value])).toEqual([
      [true, 'runtime'],
    ]);
    expect(targets[0].tags[0].value).toBe('a:1');
    expect(source.slice(targets[0].key)).toBe('"web"');
  });

  it('tells of what is no HCL or JSON', () => {
    expect(read('target "a" {').problems).toHaveLength(1);
    expect(read('{"target": ', 'docker-bake.json').problems).not.toEqual([]);
  });
});
