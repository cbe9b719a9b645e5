// Ends the process groups it was told of when the process that started it is gone, however it went.
// Reads `+<pid>` and `-<pid>` lines.

import { createInterface } from 'node:readline';
import { signalGroup } from './processes.mjs';

const groups = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {});
}

const input = createInterface({ input: process.stdin });
input.on('line', line => {
  const pid = Number(line.slice(1));
  if (line.startsWith('+')) {
    groups.add(pid);
  } else {
    groups.delete(pid);
  }
});
input.on('close', () => {
  groups.forEach(pid => signalGroup(pid, 'SIGTERM'));
  setTimeout(
    () => {
      groups.forEach(pid => signalGroup(pid, 'SIGKILL'));
      process.exit(0);
    },
    groups.size > 0 ? 3000 : 0,
  );
});
