import {
  defineRule,
  ignoreComments,
  Nodes,
  Report,
  VisitContext,
} from '@plimsoll/engine';

export default defineRule({
  id: 'plimsoll/valid-ignore-comment',
  title: 'Accept findings by comments that are understood',
  category: 'operations',
  severity: 'low',
  confidence: 'certain',
  references: { practices: ['security/exceptions-expire'] },
  why: `
    A comment that accepts a finding and is not understood accepts nothing: the finding counts although somebody meant
    to decide otherwise. One that has run out counts for nothing either, and is better renewed or removed than read as
    if it still held.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: '# plimsoll ignore=dockerfile/no-such-rule\nFROM node:24-alpine\n',
      good: '# plimsoll ignore=plimsoll/valid-ignore-comment reason="to show the form" until=2099-12-31\nFROM node:24-alpine\n',
    },
  ],
  check: {
    dockerfile: { file: judge },
    dockerignore: { file: judge },
    compose: { file: judge },
    'github-actions': { file: judge },
    'gitlab-ci': { file: judge },
    kubernetes: { file: judge },
    env: { file: judge },
  },
});

function judge(
  { source, kind }: Nodes[keyof Nodes]['file'],
  report: Report,
  { ruleIds, today }: VisitContext,
) {
  const comments = ignoreComments(source, kind).filter(
    ({ tool }) => tool === 'plimsoll',
  );
  if (!comments.length) report.notApplicable();
  for (const comment of comments) {
    const { problem, codes, until } = comment;
    const unknown = codes.filter(code => !ruleIds.has(code));
    if (problem) {
      report(comment, problem);
    } else if (unknown.length) {
      report(
        comment,
        `There is no rule ${unknown.join(
          ', ',
        )}: see "plimsoll rules" for what there is`,
      );
    } else if (until && until < today) {
      report(
        comment,
        `This accepts nothing since ${until}: mend what is found, or set a later day`,
        { severity: 'info' },
      );
    }
  }
}
