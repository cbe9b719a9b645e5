import { join } from 'node:path';
import { check, defaultPolicy, Policy, Rule, Source } from '@plimsoll/engine';
import type { Finding } from '@plimsoll/findings';
import { projectFolders, readDockerfiles, readProjects } from './corpus';
import type { CorpusFile, CorpusProject } from './corpus';

/** The one committed list of what the rules say of the corpus. */
export const findingsFile = join(__dirname, 'findings.txt');

/** A fixed day: what is accepted until some day, or supported until then, must not change the list by itself. */
const TODAY = '2026-11-23';

/** Every rule switched on, also those that are off unless a policy asks for them. */
export const everyRule = (rules: readonly Rule[]): Policy => ({
  ...defaultPolicy,
  rules: Object.fromEntries(rules.map(({ id }) => [id, { enabled: true }])),
});

/** A service to judge, with what stands before the paths of its files in the list. */
interface CorpusService {
  folder: string;
  source: Source;
}

/** A Dockerfile and its ignore file; what else lies in the repository is not known. */
export const serviceOfDockerfile = ({
  file,
  text,
  ignore,
}: CorpusFile): CorpusService => ({
  folder: '',
  source: { files: [{ file, text }, ...(ignore ? [ignore] : [])] },
});

/** A project is all there is in its repository. */
export const serviceOfProject = (
  folder: string,
  { name, files }: CorpusProject,
): CorpusService => ({
  folder: `${folder}/${name}/`,
  source: { files, paths: files.map(({ file }) => file) },
});

/** Every service of the corpus. */
export const corpusServices = (): CorpusService[] => [
  ...readDockerfiles().map(serviceOfDockerfile),
  ...projectFolders.flatMap(folder =>
    readProjects(folder).map(project => serviceOfProject(folder, project)),
  ),
];

/** One line per finding: file, place, rule, severity, message. */
export function listFindings(
  services: readonly CorpusService[],
  rules: readonly Rule[],
): string {
  const policy = everyRule(rules);
  const lines = services.flatMap(({ folder, source }) => {
    const { findings, crashes, unreadable } = check(source, rules, {
      today: TODAY,
      policy,
    });
    if (crashes.length || unreadable.length) {
      throw new Error(
        `${folder}${
          source.files[0].file
        } was not checked to its end: ${JSON.stringify({
          crashes,
          unreadable,
        })}`,
      );
    }
    return findings.map(finding => line(folder, finding));
  });
  return `${lines.join('\n')}\n`;
}

function line(folder: string, finding: Finding): string {
  const { file, range, rule, severity, message, suppressed } = finding;
  return `${folder}${file}:${range.startLine}:${
    range.startColumn
  } ${rule} ${severity} ${message}${suppressed ? ' (accepted)' : ''}`;
}
