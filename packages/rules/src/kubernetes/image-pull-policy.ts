import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { Container } from '@plimsoll/syntax';
import {
  containerFix,
  containerName,
  hardening,
  reportMissing,
} from '../kubernetes-pods';
import { isMovingTag } from '../moving-tag';

export default defineRule({
  id: 'kubernetes/image-pull-policy',
  title: 'Pull a tag that moves every time',
  category: 'orchestration',
  severity: 'info',
  confidence: 'likely',
  references: {
    practices: ['registry/run-by-digest'],
    checkov: ['CKV_K8S_15'],
    kics: ['Image Pull Policy Of The Container Is Not Set To Always'],
    urls: [
      'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
    ],
  },
  why: `
    A node that has an image by this name does not ask for a newer one unless the policy is \`Always\`, which is the default
    for \`latest\` only. With any other tag that moves, old nodes keep running what they pulled first and new nodes run
    something else. A named version or a digest makes the question go away.`,
  unless: `the tag never moves; then IfNotPresent is right, and starts work without the registry.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:stable\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:stable\n      imagePullPolicy: Always\n',
    },
  ],
  options: {
    always: false,
  },
  optionNotes: {
    always:
      'Ask for it whatever the tag is, so that whoever may not pull an image cannot run it either.',
  },
  strictest: { always: true },
  check: {
    kubernetes: {
      container(container, report, { options }) {
        const { image, pod } = container;
        const ref = image?.ref;
        if (!ref) {
          report.notApplicable();
          return;
        }
        const entry = container.entry('imagePullPolicy');
        const policy = container.text('imagePullPolicy');
        const tag = ref.hasTag === false ? 'latest' : ref.tag?.value;
        const isMoving =
          ref.isPinned === false && tag !== undefined && isMovingTag(tag);
        if (!isMoving && !options.always) return;
        if (policy && policy.value === undefined) return;
        if (entry && policy && policy.value !== 'Always')
          report(
            entry,
            'Nodes keep what they pulled first: set imagePullPolicy to Always, or name a version',
            hardening(pod.workload, { fix: pullAlways(container) }),
          );
        else if (!policy && !(tag === 'latest' && isMoving))
          reportMissing(
            container,
            report,
            `${containerName(
              container,
            )} runs what a node pulled first: set imagePullPolicy to Always, or name a version`,
            { fix: pullAlways(container) },
          );
      },
    },
  },
});

function pullAlways(container: Container): OfferedFix | undefined {
  return containerFix(container, ['imagePullPolicy'], 'Always', {
    title: 'Pull it every time',
    safe: false,
  });
}
