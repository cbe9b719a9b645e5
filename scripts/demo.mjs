// The three programs of the demo: forge, backend and app.

import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { get } from 'node:http';
import { uptime } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { bin, inCheckout } from './checkout.mjs';
import { ensureFolder, isFree } from './machine.mjs';
import { Group } from './processes.mjs';
import { Problem } from './say.mjs';
import { seedFor, templatesFor } from './seed.mjs';

const DEFAULT_PORTS = { app: 3000, backend: 7007, forge: 3010 };
/** How long each of the three may take to answer. */
const PATIENCE = 5 * 60_000;

/** Arguments for Node.js that make it run our TypeScript as the Backstage CLI does. */
export const typescript = () => [
  '--enable-source-maps',
  '--require',
  inCheckout(
    'node_modules',
    '@backstage',
    'cli',
    'config',
    'nodeTransform.cjs',
  ),
];

/** Ports and data folder: from the environment, with the defaults of app-config.yaml. */
export function demoSettings(environment = process.env) {
  const port = name => {
    const variable = `PLIMSOLL_${name.toUpperCase()}_PORT`;
    const given = environment[variable];
    const number = given ? Number(given) : DEFAULT_PORTS[name];
    if (!Number.isInteger(number) || number < 1 || number > 65535) {
      throw new Problem(
        `${variable}=${given} is not a port: give a number from 1 to 65535.`,
      );
    }
    return number;
  };
  const ports = {
    app: port('app'),
    backend: port('backend'),
    forge: port('forge'),
  };
  if (new Set(Object.values(ports)).size < 3) {
    throw new Problem(
      `App, backend and forge need three different ports, not ${ports.app}, ${ports.backend} and ${ports.forge}.`,
    );
  }
  return { ports, data: environment.PLIMSOLL_DATA || inCheckout('.data') };
}

/** One line that says what to do about the first port that is taken. */
export async function checkPorts({ ports, data }) {
  const running = runningDemo(data);
  for (const [name, port] of Object.entries(ports)) {
    if (!(await isFree(port))) {
      throw new Problem(
        running
          ? `Plimsoll runs already (process ${running.pid}): open ${running.url}, or stop it with: kill ${running.pid}`
          : `Port ${port}, for the ${name}, is taken by another program: stop that, or choose another port: PLIMSOLL_${name.toUpperCase()}_PORT=${
              port + 100
            } npm start`,
      );
    }
  }
  if (running) {
    throw new Problem(
      `Plimsoll runs already on the data in ${data} (process ${running.pid}, ${running.url}): stop it with: kill ${running.pid}`,
    );
  }
}

const runFile = data => join(data, 'running.json');

/** The demo that works on a data folder now, if there is one. */
export function runningDemo(data) {
  try {
    const running = JSON.parse(readFileSync(runFile(data), 'utf8'));
    process.kill(running.pid, 0);
    return isOurs(running) ? running : undefined;
  } catch {
    return undefined;
  }
}

/** After a crash the file stays, and its process id may by now be somebody else's. */
function isOurs({ pid, startedAt }) {
  if (startedAt < Date.now() - uptime() * 1000) {
    return false;
  }
  const command = `/proc/${pid}/cmdline`;
  return (
    !existsSync(command) || readFileSync(command, 'utf8').includes('task.mjs')
  );
}

/** What the programs of the demo find in their environment. */
export function demoEnvironment({ tools, ports, data }) {
  return {
    ...tools.environment,
    NODE_ENV: 'development',
    PLIMSOLL_APP_PORT: String(ports.app),
    PLIMSOLL_BACKEND_PORT: String(ports.backend),
    PLIMSOLL_FORGE_PORT: String(ports.forge),
    PLIMSOLL_DATA: data,
    PLIMSOLL_TEMPLATES: templatesFor(ports.forge, data),
    PLIMSOLL_WEBHOOK_SECRET: webhookSecret(data),
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    BROWSER: 'none',
    ...(existsSync(join(data, 'organisation')) && patience),
  };
}

/** With the large organisation the catalog would be busy with looking for changes all the time. */
const patience = {
  APP_CONFIG_catalog_processingInterval: '{"minutes":15}',
  APP_CONFIG_containerScorecard_schedule_frequency: '{"seconds":30}',
};

/**
 * Starts everything. Returns `{ url, ready, stop }`, where `ready` resolves when all three answer
 * and rejects when one ends before that.
 *
 * `onLine(name, line)` gets what they print; `onEnd(name, how)` is called when one ends by itself
 * later. The pids of the three are in `running.json` of the data folder. `seed` is what the forge
 * starts with besides what it has; without `app` there are forge and backend only.
 */
export function startDemo({
  tools,
  ports,
  data,
  seed = seedFor(ports.forge, data),
  app = true,
  watch = false,
  onLine = () => {},
  onReady = () => {},
  onEnd,
}) {
  for (const folder of ['db', 'forge', 'logs']) {
    ensureFolder(join(data, folder));
  }
  const url = `http://localhost:${ports.app}`;
  const secret = webhookSecret(data);
  const environment = demoEnvironment({ tools, ports, data });
  const group = new Group();
  const ended = {};
  const output = {};
  let isReady = false;
  let stopping;
  const stop = () => {
    stopping ??= group.stop().then(() => {
      rmSync(runFile(data), { force: true });
    });
    return stopping;
  };

  const start = (name, args, options = {}) => {
    const log = join(data, 'logs', `${name}.log`);
    writeFileSync(log, '');
    const last = [];
    output[name] = { log, last };
    return group.start(name, tools.node, args, {
      env: environment,
      ...options,
      onLine: text => {
        const line = stripVTControlCharacters(text);
        appendFileSync(log, `${line}\n`);
        last.push(line);
        last.splice(0, last.length - 15);
        onLine(name, line);
      },
      onExit: (code, signal) => {
        ended[name] = {
          how: signal ? `was ended by ${signal}` : `ended with code ${code}`,
          ...output[name],
        };
        if (isReady && !stopping) {
          onEnd?.(name, ended[name]);
        }
      },
    });
  };

  const pids = {
    forge: start('forge', [
      ...typescript(),
      inCheckout('packages', 'forge', 'src', 'main.ts'),
      ...['--port', String(ports.forge)],
      ...['--data', join(data, 'forge')],
      ...['--seed', seed],
      ...['--user', 'demo', '--password', 'demo'],
      ...['--sign-in-hint', 'In the demo: user demo, password demo.'],
      '--webhook',
      `http://localhost:${ports.backend}/api/container-scorecard/hooks/gitea`,
      ...['--webhook-secret', secret],
    ]),
    backend: start(
      'backend',
      [...(watch ? ['--watch'] : []), ...typescript(), 'src/index.ts'],
      { cwd: inCheckout('packages', 'backend') },
    ),
    ...(app && {
      app: start(
        'app',
        [bin('@backstage/cli', 'backstage-cli'), 'package', 'start'],
        { cwd: inCheckout('packages', 'app') },
      ),
    }),
  };
  writeFileSync(
    runFile(data),
    JSON.stringify({ pid: process.pid, startedAt: Date.now(), url, pids }),
  );

  const wait = async (name, address) => {
    const deadline = Date.now() + PATIENCE;
    while (!stopping && !(await answers(address))) {
      if (ended[name]) {
        throw failure(name, ended[name]);
      }
      if (Date.now() > deadline) {
        throw failure(name, {
          how: `does not answer after ${PATIENCE / 60_000} minutes`,
          ...output[name],
        });
      }
      await new Promise(resolve => setTimeout(resolve, 300));
    }
    onReady(name);
  };
  const ready = Promise.all([
    wait('forge', `http://localhost:${ports.forge}/`),
    wait(
      'backend',
      `http://localhost:${ports.backend}/.backstage/health/v1/readiness`,
    ),
    app && wait('app', `${url}/`),
  ]).then(
    () => {
      isReady = true;
    },
    async error => {
      await stop();
      throw error;
    },
  );
  return { url, ready, stop };
}

/** What to say when one of the three ended. */
export function failure(name, { how, log, last }) {
  return new Problem(
    [
      `The ${name} ${how}; its last lines (all in ${relative(
        process.cwd(),
        log,
      )}):`,
      ...last,
    ].join('\n  '),
  );
}

function answers(address) {
  return new Promise(resolve => {
    const request = get(
      address,
      {
        headers: { accept: 'text/html' },
        agent: false,
        timeout: 60_000,
        // `localhost` may be IPv4 or IPv6; Node.js 18 tries only the first by itself.
        autoSelectFamily: true,
      },
      response => {
        response.resume();
        resolve(response.statusCode === 200);
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

/** The forge signs what it sends to the backend: one secret per data folder, known to nobody else. */
function webhookSecret(data) {
  const file = join(data, 'webhook-secret');
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}
