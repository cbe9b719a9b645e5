import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  countOpen,
  notJudged,
  scoreAsMarkdown,
  scoreFolder,
  worstFindings,
} from '../scorecard';
import { inRepository } from '../workspace';
import { examples } from './scorecard-check.examples';

/**
 * Scores a folder of the workspace, and ends the task if the score is too low.
 *
 * @public
 */
export function createScorecardCheckAction() {
  return createTemplateAction({
    id: 'container:scorecard:check',
    description:
      'Scores the container set-up in a folder of the workspace, with the rules of the container scorecard.',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        path: z =>
          z
            .string({
              description: 'The folder of the repository in the workspace',
            })
            .optional(),
        service: z =>
          z
            .string({
              description:
                'The folder of the service, seen from the one of the repository, where the repository has several services',
            })
            .optional(),
        minimumScore: z =>
          z
            .number({
              description: 'The task ends with an error below this score',
            })
            .min(0)
            .max(100)
            .optional(),
      },
      output: {
        status: z =>
          z.enum(['complete', 'partial', 'not-containerised'], {
            description: 'Whether everything could be judged',
          }),
        score: z =>
          z
            .number({
              description: '0 to 100; absent where there is nothing to score',
            })
            .optional(),
        grade: z => z.string({ description: 'A to F' }).optional(),
        level: z =>
          z
            .string({ description: 'none, afloat, seaworthy or blue-water' })
            .optional(),
        counts: z =>
          z.record(z.number(), {
            description: 'How many findings are open, by severity',
          }),
        markdown: z =>
          z.string({
            description: 'Score, what to do next and all findings, as Markdown',
          }),
      },
    },
    async handler(ctx) {
      const { path = '.', service = '', minimumScore } = ctx.input;
      const { root, folder } = await inRepository(ctx.workspacePath, {
        path,
        service,
      });
      const result = await scoreFolder(root, { service: folder });
      const { status, score, grade, level } = result;
      ctx.logger.info(
        score === undefined
          ? `${path} has no score: ${status}`
          : `${path} scores ${score} of 100, grade ${grade}`,
      );
      ctx.output('status', status);
      if (score !== undefined) ctx.output('score', score);
      if (grade) ctx.output('grade', grade);
      if (level) ctx.output('level', level);
      ctx.output('counts', countOpen(result));
      ctx.output('markdown', scoreAsMarkdown(result));

      if (minimumScore === undefined) return;
      const missing = notJudged(result);
      if (missing) {
        throw new Error(
          `Whether ${path} reaches ${minimumScore} cannot be told, because not everything was judged: ${missing}`,
        );
      }
      if (score === undefined) {
        throw new Error(
          `${path} has no score that could reach ${minimumScore}: there is no Dockerfile, Compose file or Kubernetes manifest in it`,
        );
      }
      if (score < minimumScore) {
        throw new Error(
          `The score of ${path} is ${score} and has to be at least ${minimumScore}: ${worstFindings(
            result,
          ).join('; ')}`,
        );
      }
    },
  });
}
