import type { TemplateLanguage } from '../dockerfile/dockerfile';
import type { Problem } from '../problem';
import type { SourceText } from '../source-text';

// `${{ … }}` belongs to GitHub Actions and is data, not a template of the file.
const opening = /(?:^|[^$])\{\{|\{%|\{#-?\s/;

const goMarks =
  /\{\{-?\s*(?:[.$]|(?:else|end|if|range|with|include|define|template|toYaml)\b)/;

/** The language of a template, judged by its marks. */
export function templateLanguage(text: string): TemplateLanguage {
  return !text.includes('{%') && goMarks.test(text) ? 'go' : 'jinja';
}

/** Whether a line is one that a template engine takes out or fills in: it could not stand in plain YAML. */
function isTemplateLine(line: string): boolean {
  return !/^\s*#/.test(line) && opening.test(line);
}

/**
 * Whether what breaks the YAML are the marks of a template: then the file is not broken, it is not YAML yet.
 */
export function brokenByTemplate(
  source: SourceText,
  problems: readonly Problem[],
): boolean {
  if (!opening.test(source.text)) return false;
  return problems.some(problem => {
    const { startLine, endLine } = source.range(problem);
    for (let line = startLine - 1; line <= endLine + 1; line++)
      if (line > 0 && isTemplateLine(source.line(line))) return true;
    return false;
  });
}
