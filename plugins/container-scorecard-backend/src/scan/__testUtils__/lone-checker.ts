import childProcess from 'node:child_process';
import { defaultPolicy } from '@plimsoll/engine';
import { Checker } from '../checker';
import { hostileRulesFile } from './hostile-rules';

// A program that is to be killed while it checks a file that takes for ever. Says the id of the process that checks.
const fork = childProcess.fork;
childProcess.fork = ((...args: Parameters<typeof fork>) => {
  const child = fork(...args);
  process.stdout.write(`${child.pid}\n`);
  return child;
}) as typeof fork;

const checker = new Checker([hostileRulesFile], {
  processes: 1,
  timeout: 600_000,
  memory: 256,
});
checker.check(
  { files: [{ file: 'Dockerfile', text: 'FROM scratch\n# LOOP\n' }] },
  { policy: defaultPolicy, today: '2026-11-23' },
);
setInterval(() => {}, 1000);
