import { defineRule } from '@plimsoll/engine';
import { containerName, isOnLinux } from '../kubernetes-pods';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/non-root-can-start',
  title: 'Let a pod that may not be root start',
  category: 'orchestration',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['security/not-root'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
  },
  why: `
    With \`runAsNonRoot\` Kubernetes looks at the user that the image names before it starts it. It refuses root, and also
    a user that is given by name, because only a number tells that it is not root: the pod stays in
    \`CreateContainerConfigError\`. The Dockerfile in the same repository names such a user. Give its number there
    (\`USER 10001\`), or \`runAsUser\` here.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  securityContext:\n    runAsNonRoot: true\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  securityContext:\n    runAsNonRoot: true\n    runAsUser: 1000\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      with: {
        Dockerfile: 'FROM node:24-slim\nUSER node\n',
        'compose.yaml':
          'services:\n  web:\n    build: .\n    image: acme/web:2.3\n',
      },
    },
  ],
  check: {
    kubernetes: {
      container(container, report, { service }) {
        const { image, security } = container;
        const stages = image?.ref ? service.stagesOf(image.ref) : [];
        const entry = security.entry('runAsNonRoot');
        if (
          stages.length === 0 ||
          !entry ||
          !security.isOn('runAsNonRoot') ||
          !isOnLinux(container)
        ) {
          report.notApplicable();
          return;
        }
        if (security.entry('runAsUser')) return;
        for (const { user } of stages) {
          const isNamed = user.value !== undefined && !/^\d+$/.test(user.value);
          if (
            user.value === undefined ||
            (isNamed && !user.node && !user.isRoot)
          ) {
            // What a base image calls its user may stand there as a number.
            report.unknown('It is not known which user the image names');
          } else if (user.isRoot || isNamed) {
            report(
              entry,
              user.isRoot
                ? `${containerName(
                    container,
                  )} never starts, for its image runs as root: end the Dockerfile with a USER by number, or set runAsUser`
                : `${containerName(
                    container,
                  )} never starts, for its image names user ${shown(
                    user.value,
                  )}, and only a number shows that this is not root: write the number in the Dockerfile, or set runAsUser`,
            );
          }
        }
      },
    },
  },
});
