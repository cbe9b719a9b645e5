import { AnswersError, Problem } from './errors';
import type { RenderRequest } from './render';
import { Repository, repositoryOf } from './repository';
import { GoldenPath, sentenceOf } from './templates';
import type { Values } from './values';

/**
 * The answers with defaults where nothing was said, and the repository among them taken apart.
 *
 * @throws AnswersError with everything that is wrong with them
 */
export function checkAnswers(
  goldenPath: GoldenPath,
  answers: Record<string, unknown>,
  forge?: RenderRequest['forge'],
): { values: Values; repo: Repository | null } {
  const values = withoutNothing(answers);
  const { validate } = goldenPath;
  const properties = goldenPath.schema.properties as Record<
    string,
    Record<string, unknown>
  >;
  const problems: Problem[] = [];
  if (!validate(values)) {
    for (const error of validate.errors ?? []) {
      // `if` only says that one of its branches failed, which says so itself.
      if (error.keyword === 'if') continue;
      const [, first] = error.instancePath.split('/');
      const where =
        error.keyword === 'required' && !first
          ? error.params.missingProperty
          : first ?? 'answers';
      problems.push({ where, message: messageOf(error, properties[where]) });
    }
  }
  for (const [key, value] of Object.entries(values)) {
    if (typeof value === 'string' && CONTROL.test(value)) {
      problems.push({
        where: key,
        message: 'has a line break or another control character: use one line',
      });
    }
  }
  const repo =
    typeof values.repoUrl === 'string'
      ? repositoryOf(values.repoUrl, forge)
      : null;
  if (typeof repo === 'string') {
    problems.push({ where: 'repoUrl', message: repo });
  }
  if (problems.length || typeof repo === 'string')
    throw new AnswersError(goldenPath.name, problems);
  // What was not answered is null, which a template may ask for; any other unknown name in one is a mistake.
  const unanswered = Object.keys(properties).map(key => [key, null]);
  return { values: { ...Object.fromEntries(unanswered), ...values }, repo };
}

/** Forms send an empty text where nothing was entered. */
const withoutNothing = (answers: Record<string, unknown>): Values =>
  structuredClone(
    Object.fromEntries(
      Object.entries(answers).filter(
        ([, value]) => value !== undefined && value !== null && value !== '',
      ),
    ),
  );

function messageOf(
  error: Parameters<typeof sentenceOf>[0],
  question: Record<string, unknown> | undefined,
): string {
  if (error.keyword === 'required') return 'is required';
  if (error.keyword === 'additionalProperties') {
    return `${error.params.additionalProperty} is not asked here`;
  }
  // What the form says under the field is said here too.
  const hint = error.keyword === 'pattern' && question?.['ui:help'];
  if (hint) return String(hint);
  return sentenceOf({ ...error, instancePath: '' });
}

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/;
