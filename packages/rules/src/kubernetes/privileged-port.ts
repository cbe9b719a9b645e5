import { defineRule } from '@plimsoll/engine';
import { capabilities } from '../capability';
import { hardening } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/privileged-port',
  title: 'Listen above port 1023',
  category: 'runtime-security',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['network/unprivileged-ports'],
    trivy: ['KSV-0117'],
    'kube-linter': ['privileged-ports'],
    urls: ['https://kubernetes.io/docs/concepts/services-networking/service/'],
  },
  why: `
    Ports below 1024 are for root or the capability NET_BIND_SERVICE on many nodes, and a program that needs one of them
    cannot have all its rights taken away. The port inside is nobody's business: the Service shows it as 80 or 443 all the
    same.`,
  unless: `all your nodes let anybody listen there (\`net.ipv4.ip_unprivileged_port_start=0\`), as recent engines do, or the container adds NET_BIND_SERVICE; it is not reported then.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      ports:\n        - containerPort: 80\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      ports:\n        - containerPort: 8080\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        const { ports, pod } = container;
        // Whoever adds the capability for it has thought of it; Windows has no such ports.
        const mayListen = capabilities(container, 'add').some(
          ({ name }) => name === 'NET_BIND_SERVICE',
        );
        if (ports.length === 0 || mayListen || pod.isWindows) {
          report.notApplicable();
          return;
        }
        for (const { number, node } of ports) {
          const entry = node.entry('containerPort');
          if (entry && number !== undefined && number > 0 && number < 1024)
            report(
              entry.value,
              `Port ${number} is for root on many nodes: let the program listen above 1023, and the Service lead there`,
              hardening(pod.workload),
            );
        }
      },
    },
  },
});
