import { defineRule } from '@plimsoll/engine';
import { reportMissing } from '../compose-services';
import { roleOf } from '../known-images';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/admin-tool-in-profile',
  title: 'Start tools for administration only when asked for',
  category: 'composition',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['compose/development-apart'],
    urls: ['https://docs.docker.com/compose/how-tos/profiles/'],
  },
  why: `
    A page for looking into the database has all its power, and mostly no more than one password in front of it. Where it
    starts with the service it runs in production as well, for months, unwatched. In a profile
    (\`profiles: [tools]\`) it runs only when somebody asks for it: \`docker compose --profile tools up\`.`,
  unless: `the tool is what this project is for.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n  pgadmin:\n    image: dpage/pgadmin4:9.10\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n  pgadmin:\n    image: dpage/pgadmin4:9.10\n    profiles: [tools]\n',
    },
  ],
  check: {
    compose: {
      file({ services }, report) {
        const tools = services.filter(
          service =>
            service.purpose === 'production' && roleOf(service) === 'admin',
        );
        const isAllThereIs = services.every(service => roleOf(service));
        if (tools.length === 0 || isAllThereIs) {
          report.notApplicable();
          return;
        }
        for (const service of tools)
          if (service.profiles.length === 0)
            reportMissing(
              service,
              report,
              `Service ${shown(
                service.name,
              )} is a tool for administration and starts with everything else: put it into a profile`,
            );
      },
    },
  },
});
