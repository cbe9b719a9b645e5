import { defineRule } from '@plimsoll/engine';
import { hostPathRole } from '../host-path';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/no-docker-socket',
  title: 'Keep the container engine out of reach',
  category: 'runtime-security',
  severity: 'critical',
  confidence: 'certain',
  references: {
    practices: ['volume/host-left-alone'],
    controls: [
      'nist-sp-800-190@2017:4.5.5',
      'owasp-docker-cheat-sheet@0a11bd1d:1',
      'pod-security-standards@1.34:baseline/hostpath-volumes',
      'cis-kubernetes@2.0.1:5.2.11',
    ],
    checkov: ['CKV_K8S_27'],
    trivy: ['KSV-0006', 'KSV-0023'],
    kics: ['Docker Daemon Socket is Exposed to Containers'],
    'kube-linter': ['docker-sock'],
    urls: [
      'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
      'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
    ],
  },
  why: `
    Whoever can talk to the engine of a node can start a container there with the whole disk in it, past everything that
    Kubernetes forbids. Read-only does not help: it protects the file, not what is said through it. Build images with
    BuildKit without root or in a service of its own; ask the API of Kubernetes what runs.`,
  unless: `it is an agent that watches the engine of the node; say so in a comment that accepts the finding.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: ci\nspec:\n  containers:\n    - name: ci\n      image: acme/runner:4.2\n      volumeMounts:\n        - name: docker\n          mountPath: /var/run/docker.sock\n  volumes:\n    - name: docker\n      hostPath:\n        path: /var/run/docker.sock\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: ci\nspec:\n  containers:\n    - name: ci\n      image: acme/runner:4.2\n      env:\n        - name: BUILDKIT_HOST\n          value: tcp://buildkit:1234\n',
    },
  ],
  check: {
    kubernetes: {
      pod({ volumes }, report) {
        for (const volume of volumes) {
          const { hostPath, uses } = volume;
          if (!hostPath || hostPathRole(volume) !== 'engine') continue;
          const path = shown(hostPath.value);
          if (uses.length === 0)
            report(
              hostPath,
              `The engine's socket (${path}) is a volume that no container mounts: remove it`,
              { severity: 'medium' },
            );
          else
            report(
              hostPath,
              `The engine's socket (${path}) is handed in, which is root on the node: ask the API of Kubernetes instead`,
            );
        }
      },
    },
  },
});
