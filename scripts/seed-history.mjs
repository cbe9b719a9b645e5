// `npm run seed:history`: gives the demo an organisation of two thousand services and a year of history.

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { inCheckout } from './checkout.mjs';
import {
  checkPorts,
  demoEnvironment,
  demoSettings,
  startDemo,
  typescript,
} from './demo.mjs';
import { setUp } from './install.mjs';
import { writeOrganisation } from './organisation.mjs';
import { run } from './processes.mjs';
import { Problem, progress, red, say } from './say.mjs';
import { seedFor } from './seed.mjs';

const LOOK_EVERY = 5_000;
/** Looks in a row in which nothing may be new before the catalog counts as read. */
const QUIET_LOOKS = 4;
/** How long reading and scanning everything may take. */
const PATIENCE = 45 * 60_000;

/** `npm run seed:history [-- <repositories>]` */
export async function seedHistoryTask([count = '20']) {
  const repositories = Number(count);
  if (
    !Number.isInteger(repositories) ||
    repositories < 1 ||
    repositories > 20
  ) {
    throw new Problem(
      `npm run seed:history makes 1 to 20 repositories of 100 services, not ${count}.`,
    );
  }
  const settings = demoSettings();
  await checkPorts(settings);
  const tools = await setUp();
  const { ports, data } = settings;

  const seed = join(data, 'organisation');
  const made = writeOrganisation(seed, { port: ports.forge, repositories });
  cpSync(seedFor(ports.forge, data), seed, {
    recursive: true,
    verbatimSymlinks: true,
  });
  await scanAll({ ...settings, tools, seed, services: made.services });

  return run(
    tools.node,
    [
      ...typescript(),
      inCheckout('plugins/container-scorecard-backend/dev/history/main.ts'),
    ],
    {
      cwd: inCheckout('packages', 'backend'),
      env: demoEnvironment({ tools, ports, data }),
    },
  );
}

/** Lets the backend read and scan what the forge has; then stops both, so that nobody else writes. */
async function scanAll({ services, ...settings }) {
  const bar = progress(`Scanning ${services} services`);
  let ended;
  const demo = startDemo({
    ...settings,
    app: false,
    onEnd: name => {
      ended = name;
    },
  });
  let done = false;
  try {
    await demo.ready;
    const deadline = Date.now() + PATIENCE;
    let quiet = 0;
    let last = '';
    while (quiet < QUIET_LOOKS) {
      await new Promise(resolve => setTimeout(resolve, LOOK_EVERY));
      if (ended || Date.now() > deadline) {
        throw new Problem(
          `${
            ended ? `The ${ended} ended` : 'The services are not scanned yet'
          }: see the logs in ${join(settings.data, 'logs')}, and try again.`,
        );
      }
      const { total, waiting } = await counts(settings.ports.backend);
      bar.step(`${total - waiting} of ${Math.max(total, services)}`);
      const now = `${total} ${waiting}`;
      const isDone = total >= services && waiting === 0 && now === last;
      quiet = isDone ? quiet + 1 : 0;
      last = now;
    }
    done = true;
  } finally {
    bar.end(done ? undefined : red('✗'));
    await demo.stop();
  }
  say('The history is made of what was found …');
}

async function counts(port) {
  const api = `http://localhost:${port}/api`;
  const guest = await answer(`${api}/auth/guest/refresh`);
  const headers = { authorization: `Bearer ${guest.backstageIdentity.token}` };
  const list = `${api}/container-scorecard/scorecards?limit=1`;
  const all = await answer(list, headers);
  const waiting = await answer(`${list}&status=waiting`, headers);
  return { total: all.totalItems, waiting: waiting.totalItems };
}

async function answer(address, headers = {}) {
  const response = await fetch(address, { headers });
  if (!response.ok) {
    throw new Problem(
      `The backend answers ${response.status} for ${address}: see its log.`,
    );
  }
  return response.json();
}
