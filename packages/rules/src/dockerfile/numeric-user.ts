import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { Stage, Text } from '@plimsoll/syntax';
import { numberOf } from '../mending/container-user';

export default defineRule({
  id: 'dockerfile/numeric-user',
  title: 'Name the user by its number',
  category: 'runtime-security',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['security/not-root'],
    hadolint: ['DL3066'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
  },
  why: `
    Kubernetes with \`runAsNonRoot\` looks at the image's USER before it starts anything. A name could be root by another
    word, which only the files of the image tell, so it refuses to start the container; a number it can judge.`,
  unless: `the image never runs on Kubernetes, or the pod names its user itself with \`runAsUser\`.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nUSER node\n',
      good: 'FROM node:24-alpine\nUSER 1000\n',
    },
  ],
  check: {
    dockerfile: {
      stage(stage, report) {
        const { isTarget, isWindows } = stage;
        const { node, isRoot } = stage.user;
        // Whether it is root at all is another rule's question; users of Windows have no numbers.
        if (!isTarget || !node?.user || isRoot || isWindows) {
          report.notApplicable();
        } else if (node.isNumeric === undefined) {
          report.unknown('A variable without a known value names the user');
        } else if (!node.isNumeric) {
          report(
            node.user,
            'Kubernetes cannot tell from a name that this is not root: use the number of the user',
            { fix: fixOf(node.user, stage) },
          );
        }
      },
    },
  },
});

/** The number, where the file makes the user with one or the base image is known to bring it along. */
function fixOf(user: Text, stage: Stage): OfferedFix | undefined {
  const number = numberOf(stage, user.value ?? '');
  if (user.variables.length || !number) return undefined;
  return {
    title: `Use the number of ${user.value}, ${number}`,
    safe: false,
    edits: [{ at: user, text: number }],
  };
}
