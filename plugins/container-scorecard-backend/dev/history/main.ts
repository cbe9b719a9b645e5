import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { readScorecardConfig } from '../../src/config';
import { rulesVersionOf } from '../../src/judged-by';
import { loadRules } from '../../src/rules';
import { seedHistory } from './seed';

// Gives the services of the database that app-config names a year of history: `npm run seed:history`.
// To be run in the folder of a backend with its configuration, while that backend does not run.
const backend = createBackend();

backend.add(
  createBackendPlugin({
    pluginId: 'container-scorecard',
    register(env) {
      env.registerInit({
        deps: {
          config: coreServices.rootConfig,
          database: coreServices.database,
        },
        async init({ config, database }) {
          const rules = loadRules([]);
          const started = Date.now();
          const made = await seedHistory({
            database,
            rules,
            policy: readScorecardConfig(config).policy,
            rulesVersion: rulesVersionOf(rules),
            now: new Date(),
          });
          process.stdout.write(
            `${made.services} services have a year of history now: ${made.rows} changes and ${made.rollups} days of ` +
              `groups, systems and domains, in ${Math.round(
                (Date.now() - started) / 1000,
              )} s\n`,
          );
        },
      });
    },
  }),
);

backend
  .start()
  .then(() => backend.stop())
  .then(() => process.exit(0))
  .catch(error => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    process.exit(1);
  });
