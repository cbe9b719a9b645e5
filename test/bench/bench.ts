/**
 * How fast we are, beside others: files per second and peak memory on the corpus, and time on hostile files.
 *
 *   npm run bench
 *
 * Nothing fails for being slow: times differ from machine to machine. Ratios are what to look at.
 */
import { fork } from 'node:child_process';
import { readDockerfiles } from '../corpus/corpus';
import type { Measured, Task } from './measure';
import { CheckerName, checkerNames } from './checkers';
import {
  composeCheckerNames,
  composeFilesOf,
  composeProjects,
} from './compose-checkers';
import { shapes } from './shapes';

const SIZES = [128, 256, 512, 1024].map(kibibytes => kibibytes * 1024);

/** Each in a process of its own: nobody's memory or compiled code is another's. */
function measured(task: Task): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(require.resolve('./measure'), [JSON.stringify(task)]);
    let result: Measured | undefined;
    // What loads TypeScript sends messages of its own.
    child.on('message', (message: { result?: Measured }) => {
      result ??= message.result;
    });
    child.on('error', reject);
    child.on('exit', code =>
      result
        ? resolve(result)
        : reject(
            new Error(
              `${JSON.stringify(task)} ended with code ${code} and no result`,
            ),
          ),
    );
  });
}

const cell = (value: number | string, width = 10) =>
  (typeof value === 'string' ? value : value.toFixed(value < 10 ? 2 : 0))
    .padStart(width)
    .concat(' ');
const print = (line: string) => process.stdout.write(`${line}\n`);

async function corpus() {
  const results = new Map<CheckerName, Measured>();
  print(
    `Corpus: ${
      readDockerfiles().length
    } files; processor time, medians of the rounds after warm-up, each tool in a process of its own\n`,
  );
  print(
    `${''.padEnd(34)}${cell('files/s')}${cell('µs/file')}${cell(
      'peak MB',
    )}${cell('threw on')}`,
  );
  for (const name of checkerNames) {
    const result = await measured({ kind: 'corpus', checker: name });
    results.set(name, result);
    print(
      `${name.padEnd(34)}${cell(1e6 / result.microseconds)}${cell(
        result.microseconds,
      )}${cell(result.megabytes)}${cell(String(result.threw))}`,
    );
  }
  const cost = (name: CheckerName) => results.get(name)?.microseconds ?? NaN;
  print(
    `\n  all rules : our parse                 ${cell(
      cost('parse and all rules') / cost('parse and shell'),
      5,
    )} of its time (wanted: at most 2)`,
  );
  print(
    `  all rules : dockerfile-utils validate ${cell(
      cost('dockerfile-utils validate') / cost('parse and all rules'),
      5,
    )} of its files/s (wanted: at least 2)`,
  );
  print(
    `  all rules : dockerfilelint            ${cell(
      cost('dockerfilelint') / cost('parse and all rules'),
      5,
    )} of its files/s`,
  );
  const many = await measured({ kind: 'many', files: 1000 });
  print(
    `  1,000 files in one process            ${cell(
      many.megabytes,
      5,
    )} MB at its peak (wanted: under 300)\n`,
  );
}

async function compose() {
  const projects = composeProjects();
  print(
    `Compose: ${projects.flatMap(composeFilesOf).length} files of ${
      projects.length
    } projects; the same measures\n`,
  );
  const costs: number[] = [];
  for (const checker of composeCheckerNames) {
    const { microseconds, megabytes, threw } = await measured({
      kind: 'compose',
      checker,
    });
    costs.push(microseconds);
    print(
      `${checker.padEnd(34)}${cell(1e6 / microseconds)}${cell(
        microseconds,
      )}${cell(megabytes)}${cell(String(threw))}`,
    );
  }
  const [ours, dclint] = costs;
  print(
    `\n  ours : dclint                         ${cell(
      dclint / ours,
      5,
    )} of its files/s (wanted: at least 50)\n`,
  );
}

async function hostile() {
  print(
    `Hostile files: milliseconds of processor time for parse and all rules; the last column is 1 MiB : 128 KiB, where 8 is linear\n`,
  );
  print(
    `${''.padEnd(34)}${SIZES.map(size => cell(`${size / 1024} KiB`)).join(
      '',
    )}${cell('ratio')}`,
  );
  for (const shape of Object.keys(shapes)) {
    const times: number[] = [];
    for (const size of SIZES) {
      const { microseconds } = await measured({ kind: 'shape', shape, size });
      times.push(microseconds / 1000);
    }
    print(
      `${shape.padEnd(34)}${times.map(time => cell(time)).join('')}${cell(
        times[times.length - 1] / times[0],
      )}`,
    );
  }
}

corpus()
  .then(compose)
  .then(hostile)
  .catch(error => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  });
