/**
 * One thing that is wrong with what was asked for or with the templates.
 *
 * @public
 */
export interface Problem {
  /** The answer, or the file of the templates, that is meant. */
  where: string;
  /** What is wrong and what to do, as a sentence without the name. */
  message: string;
}

/** Everything that is wrong with the answers at once, so that nobody mends them one by one. @public */
export class AnswersError extends Error {
  readonly name = 'AnswersError';

  constructor(
    readonly goldenPath: string,
    readonly problems: readonly Problem[],
  ) {
    super(
      `The golden path ${goldenPath} cannot be rendered with these answers:\n${listed(
        problems,
      )}`,
    );
  }
}

/** The templates themselves are wrong: for those who keep them, not for those who answer. @public */
export class TemplatesError extends Error {
  readonly name = 'TemplatesError';

  constructor(readonly problems: readonly Problem[]) {
    super(`The golden path templates are broken:\n${listed(problems)}`);
  }
}

const listed = (problems: readonly Problem[]) =>
  problems.map(({ where, message }) => `- ${where}: ${message}`).join('\n');
