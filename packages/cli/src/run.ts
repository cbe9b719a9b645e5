import { parseArgs } from 'node:util';
import { rules, rulesVersion } from '@plimsoll/rules';
import { SourceError } from '@plimsoll/source';
import { explain, listRules } from './explain';
import { formats, isFormat, scan } from './scan';
import { ScanError, Terminal, UsageError } from './terminal';
import { version } from '../package.json';

const help = `plimsoll: how far the container set-up of a service stands above or below the line

  plimsoll scan <folder> [options]   score a folder as one service
    --format text|json|sarif|markdown  how to print the result (text)
    --fail-below N                     exit with 1 if the score is below N
    --service FOLDER                   score one of several services of the repository in <folder>
    --other FOLDER                     where another of them is; once for each
    --files PATTERNS                   files to add, or with ! in front to leave out, as plimsoll.dev/files
  plimsoll rules                     list the rules
  plimsoll explain <rule>            why a rule matters and what to do
  plimsoll --version
  plimsoll --help

Exit codes: 0 fine, 1 below the bar, 2 could not scan
`;

/** Runs the program; gives its exit code. */
export async function run(
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`${error.message}\nSee plimsoll --help\n`);
    } else if (error instanceof ScanError || error instanceof SourceError) {
      terminal.err(`${error.message}\n`);
    } else {
      terminal.err(
        `Plimsoll failed, which is a mistake of ours: ${
          error instanceof Error ? error.stack : error
        }\n`,
      );
    }
    return 2;
  }
}

async function dispatch(
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const { values, positionals } = parse(args);
  if (values.help) {
    terminal.out(help);
    return 0;
  }
  if (values.version) {
    terminal.out(`${version} (rules ${rulesVersion})\n`);
    return 0;
  }
  const [command, ...operands] = positionals;
  switch (command) {
    case 'scan':
      return scan(
        {
          folder: only(operands, 'scan takes one folder'),
          format: formatOf(values.format),
          failBelow: scoreOf(values['fail-below']),
          service: values.service,
          others: values.other ?? [],
          filePatterns: values.files,
        },
        rules,
        { ...terminal, version },
      );
    case 'rules':
      none(operands, 'rules takes no argument');
      terminal.out(listRules(rules));
      return 0;
    case 'explain':
      terminal.out(explain(only(operands, 'explain takes one rule'), rules));
      return 0;
    case undefined:
      throw new UsageError('Say what to do: plimsoll scan <folder>');
    default:
      throw new UsageError(`There is no command "${command}"`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        'fail-below': { type: 'string' },
        service: { type: 'string' },
        other: { type: 'string', multiple: true },
        files: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function only(operands: readonly string[], message: string): string {
  if (operands.length !== 1) throw new UsageError(message);
  return operands[0];
}

function none(operands: readonly string[], message: string) {
  if (operands.length) throw new UsageError(message);
}

function formatOf(value: string = 'text') {
  if (isFormat(value)) return value;
  throw new UsageError(
    `--format has to be one of ${formats.join(', ')}, not "${value}"`,
  );
}

function scoreOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const score = Number(value);
  if (/^\d+(\.\d+)?$/.test(value) && score <= 100) return score;
  throw new UsageError(
    `--fail-below has to be a score from 0 to 100, not "${value}"`,
  );
}
