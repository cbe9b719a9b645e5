import { check } from '@plimsoll/engine';
import excludes from '../dockerignore/excludes-vcs-and-secrets';
import exists from '../dockerignore/exists';

/** The edits of the only finding. */
function editsOf(files: Record<string, string>) {
  const { findings } = check(
    {
      files: Object.entries(files).map(([file, text]) => ({ file, text })),
      paths: Object.keys(files),
    },
    [excludes, exists],
    { today: '2026-11-23' },
  );
  expect(findings).toHaveLength(1);
  return findings[0].fix?.edits;
}

it('makes an ignore file of what is usual, without what is copied by name', () => {
  const [edit, ...others] =
    editsOf({
      'api/Dockerfile':
        'FROM a:1\nCOPY . .\nCOPY ./node_modules/x compose.yaml /y/\n',
    }) ?? [];
  expect(others).toEqual([]);
  expect(edit.file).toBe('api/.dockerignore');
  const lines = edit.text.split('\n');
  expect(lines).toContain('.git');
  expect(lines).toContain('!.env.example');
  expect(lines).not.toContain('**/node_modules');
  expect(lines[lines.length - 1]).toBe('');
});

it('adds to the end of the ignore file there is, in its way to end lines', () => {
  const dockerfile = 'FROM a:1\nCOPY . .\n';
  const edit = (text: string) =>
    editsOf({ Dockerfile: dockerfile, '.dockerignore': text })?.[0];
  expect(edit('.git\r\n*.key\r\n')).toMatchObject({
    file: '.dockerignore',
    range: { startLine: 3, startColumn: 1 },
    text: '**/.env*\r\n',
  });
  expect(edit('.git\n*.key')).toMatchObject({
    range: { startLine: 2, startColumn: 6 },
    text: '\n**/.env*\n',
  });
});
