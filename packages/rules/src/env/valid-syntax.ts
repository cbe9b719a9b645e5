import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'env/valid-syntax',
  title: 'Write an env file that can be read',
  category: 'composition',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['compose/env-files'],
    urls: [
      'https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax',
    ],
  },
  why: `
    Compose does not start when it cannot read a line of an env file; libraries that read such files pass over the line,
    so that the variable is missing and the service runs with a default. Each line is \`KEY=value\` or a comment.`,
  examples: [
    {
      kind: 'env',
      bad: 'PORT=8080\n-- the database\nDB_HOST=db\n',
      good: 'PORT=8080\n# the database\nDB_HOST=db\n',
    },
  ],
  check: {
    env: {
      file({ problems }, report) {
        for (const problem of problems) report(problem, problem.message);
      },
    },
  },
});
