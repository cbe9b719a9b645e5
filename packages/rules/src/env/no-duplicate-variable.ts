import { defineRule } from '@plimsoll/engine';
import { shown } from '../shown';

export default defineRule({
  id: 'env/no-duplicate-variable',
  title: 'Set each variable of an env file once',
  category: 'composition',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['compose/env-files'],
    urls: [
      'https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax',
    ],
  },
  why: `
    Of a variable that stands twice the last value counts, for Compose and for most libraries; for some it is the first.
    Who changes the other one changes nothing, and looks for the reason for long.`,
  examples: [
    {
      kind: 'env',
      bad: 'DB_HOST=db\nPORT=8080\nDB_HOST=db.internal\n',
      good: 'DB_HOST=db.internal\nPORT=8080\n',
    },
  ],
  check: {
    env: {
      file({ variables }, report) {
        const lastOf = new Map(
          variables.map((variable, index) => [variable.name, index]),
        );
        variables.forEach(({ name, key }, index) => {
          if (lastOf.get(name) === index) return;
          report(
            key,
            `Variable ${shown(
              name,
            )} is set again further down, and that value counts: remove one of them`,
          );
        });
      },
    },
  },
});
