import { defineRule } from '@plimsoll/engine';
import type { YamlEntry } from '@plimsoll/syntax';
import { hardening } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/apparmor-profile',
  title: 'Leave AppArmor switched on',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['security/profiles-on'],
    controls: [
      'nsa-cisa-kubernetes@1.2:hardening-container-environments',
      'bsi-it-grundschutz@2022:SYS.1.6.A21',
      'pod-security-standards@1.34:baseline/apparmor',
    ],
    trivy: ['KSV-0002'],
    urls: ['https://kubernetes.io/docs/tutorials/security/apparmor/'],
  },
  why: `
    Where a node has AppArmor, the engine gives every container a profile that keeps it from mounting, from tracing others
    and from the files of the kernel. \`Unconfined\` takes it away. Most programs do not notice the profile; for one that
    does, a profile of its own is better than none.`,
  unless: `it is an agent that manages the node; say so in a comment that accepts the finding.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        appArmorProfile:\n          type: Unconfined\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        appArmorProfile:\n          type: RuntimeDefault\n',
    },
  ],
  check: {
    kubernetes: {
      container({ name, pod, security }, report) {
        const entry = security.entry('appArmorProfile', 'type');
        const type = security.text('appArmorProfile', 'type')?.value;
        const annotation = pod.annotations.get(
          `container.apparmor.security.beta.kubernetes.io/${name}`,
        );
        if (entry && type !== undefined && !allowed.has(type))
          report(entry, message, hardening(pod.workload));
        // The field counts more than the annotation of old.
        else if (!entry && annotation && isUnconfined(annotation))
          report(annotation, message, hardening(pod.workload));
        else if (!entry && !annotation) report.notApplicable();
      },
    },
  },
});

const message =
  'AppArmor is switched off for the container: use RuntimeDefault, or a profile of your own (Localhost)';
const allowed = new Set(['RuntimeDefault', 'Localhost']);

const isUnconfined = ({ value }: YamlEntry) =>
  value.type === 'scalar' &&
  !/^(?:runtime\/default|localhost\/.*|)$/.test(value.value);
