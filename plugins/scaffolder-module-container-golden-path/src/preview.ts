import { ScaffolderDryRunResponse } from '@backstage/plugin-scaffolder-common';

/** What would be written. */
export interface Preview {
  files: { path: string; text: string; language: string }[];
  /** One sentence without its full stop. */
  score?: string;
}

/** Files and score out of what a dry run says. */
export function previewOf(run: ScaffolderDryRunResponse): Preview {
  const score = run.log
    .map(({ body }) => / scores (\d+) of 100, grade (\w)/.exec(body.message))
    .find(Boolean);
  return {
    files: run.directoryContents
      .map(({ path, base64Content }) => ({
        path,
        text: textOf(base64Content),
        language: languageOf(path),
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    score: score ? `Scores ${score[1]} of 100, grade ${score[2]}` : undefined,
  };
}

function textOf(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), sign => sign.charCodeAt(0));
  return bytes.includes(0) ? 'Not a text' : new TextDecoder().decode(bytes);
}

const LANGUAGES: [RegExp, string][] = [
  [/(^|\/)Dockerfile$/, 'dockerfile'],
  [/(^|\/)Makefile$/, 'makefile'],
  [/\.ya?ml$/, 'yaml'],
  [/\.json$/, 'json'],
  [/\.md$/, 'markdown'],
  [/\.hcl$/, 'hcl'],
  [/\.go$/, 'go'],
  [/\.[cm]?tsx?$/, 'typescript'],
  [/\.[cm]?jsx?$/, 'javascript'],
  [/\.py$/, 'python'],
  [/\.php$/, 'php'],
  [/\.java$/, 'java'],
  [/\.rs$/, 'rust'],
  [/\.cs$/, 'csharp'],
  [/\.(xml|csproj)$/, 'xml'],
  [/(^|\/)scripts\//, 'bash'],
];

function languageOf(path: string): string {
  return LANGUAGES.find(([form]) => form.test(path))?.[1] ?? 'text';
}
