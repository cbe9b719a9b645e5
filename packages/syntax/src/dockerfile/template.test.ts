import { UNKNOWN } from '../text';
import { parseDockerfile } from './parse';
import { templateLanguage } from './template';

it.each([
  ['Dockerfile.j2', 'FROM {{ base }}\n', 'jinja'],
  ['Dockerfile', 'FROM {{ base }}:{{ tag }}\n', 'jinja'],
  ['Dockerfile', '{% if x %}\nFROM a\n{% endif %}\n', 'jinja'],
  ['Dockerfile', '\uFEFF{% if x %}\nFROM a\n{% endif %}\n', 'jinja'],
  ['Dockerfile', 'FROM a\n{{- range .Packages }}\nRUN b\n{{- end }}\n', 'go'],
  ['Dockerfile.tmpl', 'FROM a\nENV X={{ .X }}\n', 'go'],
  [
    'Dockerfile.template',
    'FROM a\n{{ if 1 then ( -}}\nRUN b\n{{ ) end -}}\n',
    'go',
  ],
  ['Dockerfile', 'FROM a\nCOPY {{ src }} /\n', 'jinja'],
  ['Dockerfile.erb', 'FROM <%= base %>\n', 'erb'],
  ['Dockerfile', 'FROM %%BASE%%\nENV V=%%V%%\n', 'other'],
  ['Dockerfile.in', 'FROM @BASE_IMAGE@\nRUN a\n', 'other'],
  ['Dockerfile', 'FROM a\nRUN date +%%Y%%m%%d\n', undefined],
  ['Dockerfile', `FROM a@sha256:${'A'.repeat(64)}\n`, undefined],
  ['Dockerfile.j2', 'FROM a\n', undefined],
  ['Dockerfile', "FROM a\nRUN docker inspect -f '{{.Id}}' b\n", undefined],
  ['Dockerfile', 'FROM a\nRUN go list -f {{.Dir}} ./...\n', undefined],
  ['Dockerfile', 'FROM a\nCMD ["a", "{{x}}"]\n', undefined],
  ['Dockerfile', 'FROM a\nUSER ${U}\n', undefined],
])('takes %s with %j for %s', (file, text, language) => {
  expect(templateLanguage(file, text)).toBe(language);
});

it('complains of nothing in a template, and knows nothing of what stands in tags', () => {
  const { template, problems, stages, instructions } = parseDockerfile(
    'Dockerfile.j2',
    [
      '{% macro x() %} EXPOSE nothing {% endmacro %}',
      'FROM {{ registry }}/node:{{ version }} AS build',
      '{% if',
      '   proxy %}',
      'RUN apt-get update && \\',
      '  {%- for p in packages %}',
      '    apt-get install {{ p }} && \\',
      '  {%- endfor %}',
      '    rm -rf /var/lib/apt/lists/*',
      '{{ extra }}',
      'USER {{ user | default("app") }}',
      'HEALTHCHECK {{ check }}',
      '',
    ].join('\n'),
  );
  expect(template).toBe('jinja');
  expect(problems).toEqual([]);
  expect(instructions.map(({ type }) => type)).toEqual([
    'unknown',
    'from',
    'run',
    'user',
    'healthcheck',
  ]);
  const [{ from, user }] = stages;
  expect(from).toMatchObject({
    name: { value: undefined, shape: `${UNKNOWN}/node:${UNKNOWN}` },
    image: { tag: { value: undefined }, hasTag: true },
    alias: { value: 'build' },
  });
  expect(user).toMatchObject({ value: undefined, isRoot: undefined });
  const run = instructions[2];
  expect(
    run.type === 'run' &&
      run.commands.map(({ name, args }) => [name, ...args.map(a => a.value)]),
  ).toEqual([
    ['apt-get', 'update'],
    ['apt-get', 'install', undefined],
    ['rm', '-rf', '/var/lib/apt/lists/*'],
  ]);
});
