import type { Context, Dockerfile, FixEdit } from '@plimsoll/engine';
import { everyInstruction } from '@plimsoll/syntax';
import { contextSources } from './copies';

/** What hardly an image needs, whatever it is written in. */
const usual = [
  '.git',
  '.env',
  '.env.*',
  '!.env.example',
  '**/*.key',
  '**/node_modules',
  '**/__pycache__',
  '**/.venv',
  'Dockerfile*',
  'compose*.y*ml',
];

/** The ignore file that a build with this context reads. */
export const ignorePath = ({ folder, ignore }: Context): string =>
  ignore?.source.file ?? `${folder ? `${folder}/` : ''}.dockerignore`;

/** Adds patterns to the ignore file of a context, or makes one with them and what is usual, but for what is copied. */
export function ignoreEdits(
  context: Context,
  patterns: readonly string[],
  dockerfile: Dockerfile,
): FixEdit[] {
  const file = ignorePath(context);
  const { ignore } = context;
  if (ignore) {
    const { text, lineBreak } = ignore.source;
    const end = text.length;
    const before = end && !text.endsWith('\n') ? lineBreak : '';
    const lines = patterns.map(pattern => `${pattern}${lineBreak}`).join('');
    return [{ file, at: { start: end, end }, text: `${before}${lines}` }];
  }
  const copied = namesCopied(dockerfile);
  const lines = [...usual, ...patterns].filter(
    (pattern, index, all) =>
      all.indexOf(pattern) === index && !copied.has(lastPart(pattern)),
  );
  return [{ file, at: { start: 0, end: 0 }, text: `${lines.join('\n')}\n` }];
}

/** The names of the files and folders that are copied one by one. */
function namesCopied(dockerfile: Dockerfile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const instruction of everyInstruction(dockerfile)) {
    if (instruction.type !== 'copy' && instruction.type !== 'add') continue;
    for (const { path } of contextSources(instruction))
      for (const part of path.split('/')) names.add(part);
  }
  return names;
}

const lastPart = (pattern: string) =>
  pattern.slice(pattern.lastIndexOf('/') + 1);
