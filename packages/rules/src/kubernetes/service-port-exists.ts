import { defineRule } from '@plimsoll/engine';
import type { Report } from '@plimsoll/engine';
import type { Container, ServicePort, Workload } from '@plimsoll/syntax';
import { workloadName } from '../kubernetes-pods';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/service-port-exists',
  title: 'Send traffic to a port that the pods have',
  category: 'orchestration',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['network/one-port-everywhere'],
    urls: [
      'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
    ],
  },
  why: `
    A Service hands traffic to \`targetPort\` of the pods it selects. Where that is a name that none of their containers
    has, the pods never get any; where it is a number that is not among their ports, most often one of the two was changed
    and the other was forgotten. Nothing fails when it is applied: callers just get no connection.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app: web\n  ports:\n    - port: 80\n      targetPort: web\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels:\n    app: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      ports:\n        - name: http\n          containerPort: 8080\n',
      good: 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app: web\n  ports:\n    - port: 80\n      targetPort: http\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels:\n    app: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      ports:\n        - name: http\n          containerPort: 8080\n',
    },
  ],
  check: {
    kubernetes: {
      workload(workload, report) {
        const { services, pod } = workload;
        if (services.length === 0) {
          report.notApplicable();
          return;
        }
        if (pod.incomplete !== undefined) {
          report.unknown(`${workloadName(workload)} ${pod.incomplete}`);
          return;
        }
        const containers = pod.containers.filter(
          ({ sort, isSidecar }) => sort === 'container' || isSidecar,
        );
        for (const port of services.flatMap(({ ports }) => ports)) {
          const target = port.target?.value ?? String(port.port ?? '');
          if ((port.target && port.target.value === undefined) || target === '')
            report.unknown('A placeholder decides where the Service sends to');
          else if (!hasPort(containers, target))
            tell(workload, port, target, report);
        }
      },
    },
  },
});

/** A container has it, by number or name, or may have it: it names no ports, or one that is not known. */
function hasPort(containers: readonly Container[], target: string): boolean {
  const isNumber = /^\d+$/.test(target);
  return containers.some(
    ({ ports, incomplete }) =>
      incomplete !== undefined ||
      (isNumber && ports.length === 0) ||
      ports.some(
        ({ name, number }) =>
          name === target || number === undefined || String(number) === target,
      ),
  );
}

function tell(
  workload: Workload,
  port: ServicePort,
  target: string,
  report: Report,
) {
  const isNumber = /^\d+$/.test(target);
  report(
    port.target ?? port.node.entry('port')?.value ?? port,
    `The Service sends traffic to port ${shown(target)} of ${workloadName(
      workload,
    )}, which has no such port: name one that it has`,
    isNumber ? { severity: 'low' } : { severity: 'medium' },
  );
}
