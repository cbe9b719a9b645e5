import { defineRule } from '@plimsoll/engine';
import { hardening, reportPlaceholder } from '../kubernetes-pods';
import { isMovingTag } from '../moving-tag';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/no-latest',
  title: 'Run images of a named version',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['registry/run-by-digest'],
    controls: [
      'nist-sp-800-190@2017:4.2.2',
      'bsi-it-grundschutz@2022:SYS.1.6.A6',
    ],
    checkov: ['CKV_K8S_14'],
    trivy: ['KSV-0013'],
    kics: ['Invalid Image Tag'],
    'kube-linter': ['latest-tag'],
    urls: [
      'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    ],
  },
  why: `
    Without a tag, or with one that moves such as \`latest\`, two pods of one Deployment may run different programs, as
    each node pulls when it needs to. Nobody can say which version runs, and \`kubectl rollout undo\` brings back the same
    name and so the same image. Name a version; a digest is better still.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:latest\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
    },
  ],
  options: { allow: [] as readonly string[] },
  optionNotes: {
    allow: 'Tags that are allowed although they move, such as `latest`.',
  },
  check: {
    kubernetes: {
      container({ image, pod }, report, { options }) {
        if (!image) {
          report.notApplicable();
          return;
        }
        const { ref, tagAt } = image;
        if (!ref) {
          reportPlaceholder(pod, report, 'which image runs');
          return;
        }
        const tag = ref.tag?.value;
        if (ref.isPinned) return;
        if (tag !== undefined && options.allow.includes(tag)) return;
        if (ref.hasTag === false)
          report(
            image,
            'The image has no tag, which means latest: name the version you want',
            hardening(pod.workload),
          );
        else if (tag === undefined)
          reportPlaceholder(pod, report, 'which version runs');
        else if (isMovingTag(tag))
          report(
            tagAt,
            `The tag ${shown(tag)} moves: name the version you want`,
            hardening(
              pod.workload,
              tag.toLowerCase() === 'latest' ? {} : { severity: 'medium' },
            ),
          );
      },
    },
  },
});
