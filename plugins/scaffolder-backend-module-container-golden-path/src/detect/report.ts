import type { Detection } from './detect';
import type { Confidence, Found } from './found';

/** One thing that was found out, with what says so. */
export interface Evidence {
  /** `stack`, `port` … */
  what: string;
  value: string;
  confidence: Confidence;
  file: string;
  line?: number;
  because: string;
}

const WHAT: Array<[keyof Detection & string, string]> = [
  ['stack', 'Stack'],
  ['packageManager', 'Package manager'],
  ['packageManagerVersion', 'Its version'],
  ['framework', 'Framework'],
  ['languageVersion', 'Version'],
  ['entryPoint', 'Entry point'],
  ['port', 'Port'],
  ['unsupported', 'No golden path for'],
];

/** What was found out, in a list. */
export function evidenceOf(detection: Detection): Evidence[] {
  return WHAT.flatMap(([what]) => {
    const found = detection[what] as Found<string | number> | undefined;
    return found ? [{ ...found, what, value: String(found.value) }] : [];
  });
}

/** What was found out, as a table for people. */
export function detectionAsMarkdown(detection: Detection): string {
  const names = new Map<string, string>(WHAT);
  const rows = evidenceOf(detection).map(
    ({ what, value, confidence, file, line, because }) =>
      `| ${names.get(what)} | ${code(value)} | ${confidence} | ${code(
        line ? `${file}:${line}` : file,
      )} ${plain(because)} |`,
  );
  if (!rows.length) {
    return 'There is nothing here that tells of a stack.\n';
  }
  return `${[
    '| | | Sure | Because |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n')}\n`;
}

/** Text of somebody else's repository must not become Markdown of ours. */
export const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>()#+!|~&@]/g, sign => `\\${sign}`);

/** The same, as code. */
export const code = (text: string): string => {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/`/g, 'ˋ')
    .replace(/\|/g, '\\|');
  return `\`${line}\``;
};
