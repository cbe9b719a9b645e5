// `npm start`: installs if needed, starts the demo and says where it is.

import { rmSync } from 'node:fs';
import {
  checkPorts,
  demoSettings,
  failure,
  runningDemo,
  startDemo,
} from './demo.mjs';
import { setUp } from './install.mjs';
import {
  bold,
  complain,
  dim,
  Problem,
  progress,
  red,
  say,
  yellow,
} from './say.mjs';

/** `npm start [-- --verbose] [-- --watch]` */
export async function startTask(args) {
  const known = ['--verbose', '--watch'];
  const unknown = args.find(arg => !known.includes(arg));
  if (unknown) {
    throw new Problem(
      `npm start does not know ${unknown}: it takes ${known.join(' and ')}.`,
    );
  }
  const verbose = args.includes('--verbose');
  const settings = demoSettings();
  await checkPorts(settings);
  const tools = await setUp();

  const waiting = new Set(['forge', 'backend', 'app']);
  const bar = progress('Starting forge, backend and app');
  let ready = false;
  let end;
  const asked = new Promise(resolve => {
    end = resolve;
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => end(0));
  }

  const demo = startDemo({
    ...settings,
    tools,
    watch: args.includes('--watch'),
    onLine: (name, line) => {
      if (verbose || (ready && worthShowing(line))) {
        say(`${dim(name.padEnd(7))} ${colour(line)}`);
      }
    },
    onReady: name => {
      waiting.delete(name);
      if (waiting.size > 0) {
        bar.step(`waiting for ${[...waiting].join(' and ')}`);
      }
    },
    onEnd: (name, how) => {
      complain(failure(name, how));
      end(1);
    },
  });
  try {
    ready = await Promise.race([
      demo.ready.then(() => true),
      asked.then(() => false),
    ]);
  } finally {
    bar.end(ready ? undefined : red('✗'));
  }
  if (ready) {
    say();
    say(`  Plimsoll is at ${bold(demo.url)}`);
    say(
      `  ${dim(
        `repositories: http://localhost:${settings.ports.forge} (push as demo, password demo)`,
      )}`,
    );
    say(`  ${dim('Ctrl-C stops it; npm run reset forgets all its data')}`);
    say();
  }
  const code = await asked;
  say(dim('Stopping …'));
  await demo.stop();
  return code;
}

/** Warnings and errors; the rest is in the logs. */
function worthShowing(line) {
  return /^\S+ \S+ (warn|error)\b|^(warn|error)\b|\b(ERROR|Error:)/.test(line);
}

function colour(line) {
  if (/\b(error|ERROR|Error:)/.test(line)) {
    return red(line);
  }
  return /\bwarn\b/.test(line) ? yellow(line) : line;
}

/** `npm run reset`: forgets the demo's database and repositories. */
export async function resetTask() {
  const { data } = demoSettings();
  const running = runningDemo(data);
  if (running) {
    throw new Problem(
      `Plimsoll is running (process ${running.pid}): stop it first, with Ctrl-C or: kill ${running.pid}`,
    );
  }
  for (const name of [
    'db',
    'forge',
    'logs',
    'seed',
    'organisation',
    'running.json',
  ]) {
    rmSync(`${data}/${name}`, { recursive: true, force: true });
  }
  say(`Forgot the demo's data in ${data}. npm start makes it anew.`);
  return 0;
}
