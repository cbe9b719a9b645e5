/** One measurement: the child process of `bench.ts`. */
import { readDockerfiles } from '../corpus/corpus';
import { CheckerName, loadChecker } from './checkers';
import {
  ComposeCheckerName,
  composeFilesOf,
  composeProjects,
  loadComposeChecker,
} from './compose-checkers';
import { shapes } from './shapes';

export type Task =
  | { kind: 'corpus'; checker: CheckerName }
  | { kind: 'many'; files: number }
  | { kind: 'compose'; checker: ComposeCheckerName }
  | { kind: 'shape'; shape: string; size: number };

export interface Measured {
  /** For one file. */
  microseconds: number;
  /** The most memory the process had. */
  megabytes: number;
  /** Files of the corpus that the tool failed on. */
  threw: number;
}

// What is checked in earnest runs for long: by then every rule is compiled.
const WARM_UP = 25;
const ROUNDS = 15;

/** Microseconds of work: unlike the time that passes, other programs do not add to it. */
function now(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Microseconds for all files, and how many of them it failed on. */
function round<T>(checker: (one: T) => unknown, files: readonly T[]) {
  let threw = 0;
  const started = now();
  for (const file of files) {
    try {
      checker(file);
    } catch {
      threw += 1;
    }
  }
  return { time: now() - started, threw };
}

function measure(task: Task): Omit<Measured, 'megabytes'> {
  if (task.kind === 'shape') {
    const checker = loadChecker('parse and all rules');
    // What is larger than a file may be would not be read at all.
    const text = shapes[task.shape](task.size).slice(0, task.size);
    const small = readDockerfiles();
    round(checker, small);
    const times = [1, 2, 3].map(
      () => round(checker, [{ file: 'Dockerfile', text }]).time,
    );
    return { microseconds: median(times), threw: 0 };
  }
  if (task.kind === 'compose') return measureCompose(task.checker);
  const corpus = readDockerfiles();
  if (task.kind === 'many') {
    const files = Array.from(
      { length: task.files },
      (_, index) => corpus[index % corpus.length],
    );
    const { time, threw } = round(loadChecker('parse and all rules'), files);
    return { microseconds: time / files.length, threw };
  }
  const checker = loadChecker(task.checker);
  const rounds = Array.from({ length: WARM_UP + ROUNDS }, () =>
    round(checker, corpus),
  );
  return {
    microseconds:
      median(rounds.slice(WARM_UP).map(({ time }) => time)) / corpus.length,
    threw: rounds[0].threw,
  };
}

function measureCompose(name: ComposeCheckerName) {
  const projects = composeProjects();
  const files = projects.flatMap(composeFilesOf).length;
  const checker = loadComposeChecker(name);
  // It compiles its schema for every file, and so takes a minute for what others do in a second.
  const [warmUp, rounds] = name === 'dclint' ? [1, 3] : [WARM_UP, ROUNDS];
  const done = Array.from({ length: warmUp + rounds }, () =>
    round(checker, projects),
  );
  return {
    microseconds: median(done.slice(warmUp).map(({ time }) => time)) / files,
    threw: done[0].threw,
  };
}

const result = measure(JSON.parse(process.argv[2]) as Task);
process.send?.({
  result: { ...result, megabytes: process.resourceUsage().maxRSS / 1024 },
});
