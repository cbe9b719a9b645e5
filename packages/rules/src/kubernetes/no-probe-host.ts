import { defineRule } from '@plimsoll/engine';
import type { Container, YamlEntry } from '@plimsoll/syntax';
import { hardening } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/no-probe-host',
  title: 'Probe the pod, not another host',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['orchestration/probes'],
    controls: [
      'pod-security-standards@1.34:baseline/host-probes-lifecycle-hooks',
    ],
    urls: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    ],
  },
  why: `
    Probes and hooks are sent by the kubelet, from the network of the node. With a \`host\` of its own a manifest makes it
    ask any address that the node can reach, the loopback and the metadata service of the cloud among them. Besides, how
    another host is says nothing about this pod. The "baseline" standard forbids it since Kubernetes 1.34.`,
  unless: `the pod has the network of its node and listens on the loopback there.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      livenessProbe:\n        httpGet:\n          host: web.example.com\n          path: /livez\n          port: 8080\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      livenessProbe:\n        httpGet:\n          path: /livez\n          port: 8080\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        const { pod, probes } = container;
        if (probes.length === 0 && !container.entry('lifecycle'))
          report.notApplicable();
        for (const entry of hosts(container)) {
          const { value } = entry;
          // A host of nothing is the pod.
          if (value.type === 'scalar' && value.value.trim() !== '')
            report(
              entry,
              'The node is made to ask another host: leave the host out, and the pod itself is asked',
              hardening(pod.workload),
            );
        }
      },
    },
  },
});

/** Where a probe or a hook names a host. */
function hosts(container: Container): YamlEntry[] {
  const asked = [
    ...container.probes.flatMap(probe =>
      ['httpGet', 'tcpSocket'].map(action => probe.entry(action, 'host')),
    ),
    ...['postStart', 'preStop'].flatMap(hook =>
      ['httpGet', 'tcpSocket'].map(action =>
        container.entry('lifecycle', hook, action, 'host'),
      ),
    ),
  ];
  return asked.flatMap(entry => entry ?? []);
}
