import { defineRule } from '@plimsoll/engine';
import { portsOfContainer } from '../image-facts/containers';
import { both, inWords, portsOfImage } from '../image-facts/ports';
import { containerName } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/port-matches-image',
  title: 'Name the port that the image listens on',
  category: 'orchestration',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['network/one-port-everywhere'],
    urls: [
      'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
    ],
  },
  why: `
    Services and probes find the container by the port that is named here. Where the Dockerfile in the same repository
    says that the image listens on another (\`EXPOSE\`, \`ENV PORT\`, a flag of its command), traffic goes to a port that
    nobody answers on, or the image says what is no longer true.`,
  unless: `the program is told its port in a way that cannot be read here, such as a file of settings.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      ports:\n        - containerPort: 3000\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      ports:\n        - containerPort: 8080\n',
      with: {
        Dockerfile: 'FROM node:24-slim\nEXPOSE 8080\n',
        'compose.yaml':
          'services:\n  web:\n    build: .\n    image: acme/web:2.3\n',
      },
    },
  ],
  check: {
    kubernetes: {
      container(container, report, { service }) {
        const { image, ports } = container;
        const stages = image?.ref ? service.stagesOf(image.ref) : [];
        const images = stages.map(portsOfImage);
        if (
          ports.length === 0 ||
          images.length === 0 ||
          images.some(({ exposed }) => exposed.length === 0)
        ) {
          report.notApplicable();
          return;
        }
        const listens = images.reduce(both, portsOfContainer(container));
        const numbers = ports.flatMap(({ number }) => number ?? []);
        if (numbers.some(number => listens.ports.has(number))) return;
        if (listens.isOpen || numbers.length < ports.length) {
          report.unknown(
            'A placeholder or variable decides which port the container has',
          );
          return;
        }
        const [first] = ports;
        report(
          first.node.entry('containerPort')?.value ?? first,
          `${containerName(container)} has port ${inWords(
            numbers,
          )}, but its image listens on ${inWords(
            listens.ports,
          )}: name that, or correct what the image says`,
        );
      },
    },
  },
});
