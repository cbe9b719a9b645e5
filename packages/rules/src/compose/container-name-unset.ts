import { defineRule } from '@plimsoll/engine';
import { hardening } from '../compose-services';
import { containerNames } from '../container-names';

export default defineRule({
  id: 'compose/container-name-unset',
  title: 'Let Compose name the containers',
  category: 'composition',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['compose/current-format'],
    urls: [
      'https://docs.docker.com/reference/compose-file/services/#container_name',
    ],
  },
  why: `
    A fixed container name can exist once per host: the service cannot be scaled, and the project cannot run a second
    time beside itself, as a test or a preview does. Compose makes a name of project and service; on the project's
    network the service is reached by its own name anyway.`,
  unless: `scripts outside of the project call the container by its name and can not use \`docker compose exec\`.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    container_name: acme-web\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n',
    },
  ],
  check: {
    compose: {
      file(compose, report) {
        // A name that cannot work at all is told of by a rule of its own.
        for (const { entry, service, sharedWith, copies } of containerNames(
          compose,
        ))
          if (!sharedWith && !copies)
            report(
              entry,
              'A fixed container name keeps the service from being scaled: leave container_name out',
              hardening(service),
            );
      },
    },
  },
});
