import { basename, resolve } from 'node:path';
import {
  check,
  formatJson,
  formatMarkdown,
  formatSarif,
  formatText,
  imageDataDays,
  Rule,
  ruleInfo,
} from '@plimsoll/engine';
import type { ScanResult } from '@plimsoll/findings';
import { readFolder, serviceIn } from '@plimsoll/source';
import { gitIgnored } from './git-ignored';
import { ScanError, Terminal } from './terminal';

/** How a result can be printed. */
export const formats = ['text', 'json', 'sarif', 'markdown'] as const;
export type Format = (typeof formats)[number];

export const isFormat = (value: string): value is Format =>
  (formats as readonly string[]).includes(value);

export interface ScanArguments {
  folder: string;
  format: Format;
  failBelow: number | undefined;
  /** The folder of the one of several services that is meant, seen from `folder`; all of it where there is none. */
  service: string | undefined;
  /** The folders of the other services. */
  others: readonly string[];
  /** What the annotation `plimsoll.dev/files` of its entity says. */
  filePatterns: string | undefined;
}

/** Scores a folder as one service, prints the result and gives the exit code. */
export async function scan(
  { folder, format, failBelow, ...which }: ScanArguments,
  rules: readonly Rule[],
  terminal: Terminal & { version: string },
): Promise<number> {
  const all = await readFolder(folder, { ignored: gitIgnored });
  const source = serviceIn(all, which);
  const result = check(source, rules, { today: terminal.today });
  terminal.out(print(result, format, folder, rules, terminal));
  if (terminal.today > imageDataDays.staleAfter) {
    terminal.err(
      `What is known of images is of ${imageDataDays.asOf}, and tags have moved since: update Plimsoll\n`,
    );
  }

  if (result.status === 'not-containerised') {
    if (format !== 'text') {
      terminal.err(`${folder} is not containerised: there is no score\n`);
    }
    return 0;
  }
  const left = result.unreadable.length + result.crashes.length;
  if (left && format !== 'text') {
    terminal.err(`Not everything was judged: see unreadable and crashes\n`);
  }
  if (result.score === undefined) {
    if (!left) return 0;
    throw new ScanError(
      `${folder} could not be scored: ${whyNot(
        result,
      )}. Mend that and scan again`,
    );
  }
  if (failBelow !== undefined && result.score < failBelow) {
    terminal.err(`The score ${result.score} is below ${failBelow}\n`);
    return 1;
  }
  return 0;
}

function print(
  result: ScanResult,
  format: Format,
  folder: string,
  rules: readonly Rule[],
  { colour, version }: Terminal & { version: string },
): string {
  if (format === 'json') return formatJson(result);
  const infos = rules.map(ruleInfo);
  const name = basename(resolve(folder));
  switch (format) {
    case 'sarif':
      return formatSarif(result, { rules: infos, version });
    case 'markdown':
      return formatMarkdown(result, { rules: infos, name });
    default:
      return formatText(result, { rules: infos, name, colour });
  }
}

function whyNot({ unreadable, crashes }: ScanResult): string {
  const [file] = unreadable;
  if (file) return `${file.file} ${file.reason}`;
  const [crash] = crashes;
  return `${crash.rule} failed on ${crash.file}: ${crash.message}`;
}
