import { defineRule } from '@plimsoll/engine';
import { ownerOfImage } from '../image-facts/users';
import { isOnLinux } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/user-matches-image',
  title: 'Run as the user that the image is made for',
  category: 'orchestration',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['security/not-root'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
  },
  why: `
    The Dockerfile ends with a user by number and gives files to it. Run as another number, the program does not own
    them: it cannot write where it is meant to, and sometimes not even read. It shows only when it first tries.`,
  unless: `the files may be written by the group, and the pod runs in that group.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  securityContext:\n    runAsUser: 1000\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  securityContext:\n    runAsUser: 10001\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      with: {
        Dockerfile:
          'FROM node:24-slim\nCOPY --chown=10001:10001 data /srv/data\nUSER 10001\n',
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
        const owners = stages.flatMap(stage => ownerOfImage(stage) ?? []);
        const user = security.text('runAsUser');
        if (owners.length === 0 || !user || !isOnLinux(container))
          report.notApplicable();
        else if (user.value === undefined)
          report.unknown('A placeholder decides as which user it runs');
        // Root may do all of it, and is for other rules to report.
        else if (user.value !== '0' && !owners.includes(user.value))
          report(
            user,
            `The image gives its files to user ${owners[0]}, and this runs as ${user.value}: use the same number`,
          );
      },
    },
  },
});
