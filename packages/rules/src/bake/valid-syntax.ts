import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'bake/valid-syntax',
  title: 'Write a bake file that can be read',
  category: 'image-build',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['image/builds-as-written'],
    urls: ['https://docs.docker.com/build/bake/reference/'],
  },
  why: `
    Buildx refuses the whole file for one such mistake, so that none of its targets is built. What stands behind it is
    judged as far as it can be told.`,
  examples: [
    {
      kind: 'bake',
      bad: 'target "web" {\n  tags = ["acme/web:2.3]\n}\n',
      good: 'target "web" {\n  tags = ["acme/web:2.3"]\n}\n',
    },
  ],
  check: {
    bake: {
      file({ problems }, report) {
        for (const problem of problems) report(problem, problem.message);
      },
    },
  },
});
