import { defineRule } from '@plimsoll/engine';
import type { Report } from '@plimsoll/engine';
import type { Arg, Comment, From } from '@plimsoll/syntax';
import { isForTools } from '../tool-comments';

export default defineRule({
  id: 'dockerfile/definition-description',
  title: 'Begin the description of a stage or argument with its name',
  category: 'image-build',
  severity: 'info',
  confidence: 'likely',
  enabled: false,
  references: {
    practices: ['image/stages-with-a-purpose'],
    buildkit: ['InvalidDefinitionDescription'],
    urls: [
      'https://docs.docker.com/reference/build-checks/invalid-definition-description/',
    ],
  },
  why: `
    The comment directly above an ARG or a named stage is its description: \`docker build --call=outline\` shows it if it
    begins with the name. A comment that is none is told from a description by a blank line below it.`,
  unless: `you do not list arguments and stages with \`--call\`; the rule is off unless a policy asks for it.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: '# Node to build with\nARG NODE_VERSION=24\nFROM node:${NODE_VERSION}-alpine\n',
      good: '# NODE_VERSION is the Node to build with\nARG NODE_VERSION=24\nFROM node:${NODE_VERSION}-alpine\n',
    },
  ],
  check: {
    dockerfile: {
      arg({ comments, args }: Arg, report) {
        judge(
          comments,
          args.map(({ name }) => name),
          report,
        );
      },
      from({ comments, alias }: From, report) {
        judge(comments, alias?.value ? [alias.value] : [], report);
      },
    },
  },
});

function judge(
  comments: readonly Comment[],
  names: readonly string[],
  report: Report,
) {
  const described = comments.filter(
    comment => !comment.inside && !isForTools(comment),
  );
  const last = described[described.length - 1];
  if (!last?.text || !names.length) {
    report.notApplicable();
    return;
  }
  const begins = ({ text }: Comment) => names.includes(text.split(/\s/)[0]);
  if (described.some(begins)) return;
  report(
    last,
    names.length === 1
      ? `This comment describes ${names[0]}: begin it with that name, or leave a blank line below it`
      : 'This comment describes one of these arguments: begin it with its name, or leave a blank line below it',
  );
}
