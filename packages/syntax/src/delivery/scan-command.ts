import { headOf, isOn, operandsOf, valuesOf } from './command-words';
import type { FlagValue } from './command-words';
import type { ScanAct, Tristate } from './nodes';
import type { ActPlace } from './place';
import type { ToolCall } from './tool-call';

interface Gate {
  readonly gates: Tristate;
  readonly why?: string;
}

interface Scanner extends Gate {
  readonly tool: string;
  readonly words: number;
  readonly subject: 'image' | 'files';
}

/** Searching for vulnerabilities on the command line. */
export function scanAct(
  command: ToolCall,
  place: ActPlace,
): ScanAct | undefined {
  const scanner = scannerOf(command);
  if (!scanner) return undefined;
  const at = headOf(command, scanner.words);
  const swallowed = swallowedBy(command);
  const gates = swallowed ? false : scanner.gates;
  return {
    ...place.base(scanner.tool, at, command),
    does: 'scan',
    subject: scanner.subject,
    gates,
    gatesWhy: gates === false ? swallowed ?? scanner.why : undefined,
    gatesAt: at,
  };
}

function scannerOf(command: ToolCall): Scanner | undefined {
  const words = operandsOf(command, withValues).map(({ shape }) => shape);
  const [first, second] = words;
  switch (command.name) {
    case 'trivy':
      return trivy(command, words);
    case 'grype':
      return {
        tool: 'grype',
        words: 0,
        subject: /^(?:dir|file):/.test(first ?? '') ? 'files' : 'image',
        ...byFlag(
          valuesOf(command, '--fail-on', '-f'),
          'has no --fail-on, so that it exits with 0 whatever it finds',
          isOn(command, '--config', '-c'),
        ),
      };
    case 'snyk':
      if (first === 'container' && second === 'test')
        return {
          tool: 'snyk container test',
          words: 2,
          subject: 'image',
          gates: true,
        };
      if (first === 'container' && second === 'monitor')
        return {
          tool: 'snyk container monitor',
          words: 2,
          subject: 'image',
          gates: false,
          why: 'only records what it finds',
        };
      if (first !== 'test') return undefined;
      return {
        tool: 'snyk test',
        words: 1,
        subject: isOn(command, '--docker') ? 'image' : 'files',
        gates: true,
      };
    case 'docker':
      if (first === 'scout' && (second === 'cves' || second === 'quickview'))
        return {
          tool: `docker scout ${second}`,
          words: 2,
          subject: 'image',
          gates: isOn(command, '--exit-code', '-e'),
          why: 'has no --exit-code, so that it exits with 0 whatever it finds',
        };
      return first === 'scan'
        ? { tool: 'docker scan', words: 1, subject: 'image', gates: true }
        : undefined;
    case 'wizcli':
      return first === 'docker'
        ? {
            tool: 'wizcli docker scan',
            words: 2,
            subject: 'image',
            gates: undefined,
          }
        : undefined;
    case 'twistcli':
      return first === 'images'
        ? {
            tool: 'twistcli images scan',
            words: 2,
            subject: 'image',
            gates: undefined,
          }
        : undefined;
    case 'sysdig-cli-scanner':
    case 'clair-scanner':
    case 'clairctl':
      return {
        tool: command.name,
        words: 0,
        subject: 'image',
        gates: undefined,
      };
    case 'osv-scanner':
      return { tool: 'osv-scanner', words: 0, subject: 'files', gates: true };
    default:
      return undefined;
  }
}

const trivySubjects: Record<string, 'image' | 'files' | undefined> = {
  image: 'image',
  i: 'image',
  client: 'image',
  sbom: 'image',
  fs: 'files',
  filesystem: 'files',
  rootfs: 'files',
  repo: 'files',
  repository: 'files',
};

function trivy(
  command: ToolCall,
  words: readonly string[],
): Scanner | undefined {
  const [first] = words;
  const known = first !== undefined && Object.hasOwn(trivySubjects, first);
  // Before subcommands, trivy took the image at once.
  const subject = known ? trivySubjects[first] : undefined;
  const other =
    /^(?:config|conf|k8s|kubernetes|vm|plugin|module|server|version|clean|registry|vex|aws|convert|login|completion|help|c|s)$/;
  if (
    !known &&
    (first === undefined || other.test(first)) &&
    !isOn(command, '--input')
  )
    return undefined;
  const format = valuesOf(command, '--format', '-f')
    .map(({ raw }) => raw)
    .join(' ');
  if (/cyclonedx|spdx/.test(format) || isOn(command, '--download-db-only'))
    return undefined;
  const config =
    isOn(command, '--config', '-c') ||
    command.assignments.some(({ name }) => name === 'TRIVY_EXIT_CODE');
  const gate = byExitCode(valuesOf(command, '--exit-code'), config);
  return {
    tool: known ? `trivy ${first}` : 'trivy',
    words: known ? 1 : 0,
    subject: subject ?? 'image',
    ...gate,
  };
}

function byExitCode(values: readonly FlagValue[], config: boolean): Gate {
  const code = values[values.length - 1]?.text.shape.replace(
    /^--exit-code=/,
    '',
  );
  if (code === undefined) {
    return config
      ? { gates: undefined }
      : {
          gates: false,
          why: 'has no --exit-code, so that it exits with 0 whatever it finds',
        };
  }
  if (code === '0')
    return { gates: false, why: 'exits with 0 whatever it finds' };
  return { gates: /^\d+$/.test(code) ? true : undefined };
}

function byFlag(
  values: readonly FlagValue[],
  why: string,
  config: boolean,
): Gate {
  if (values.length > 0) return { gates: true };
  return config ? { gates: undefined } : { gates: false, why };
}

/** Why the exit code of a command is lost. */
function swallowedBy(command: ToolCall): string | undefined {
  const { pipeline, pipefail, followedBy, within } = command;
  if (within.includes('if') || within.includes('while')) return undefined;
  const last = pipeline[pipeline.length - 1];
  if (last && last.start !== command.start && pipefail === false)
    return 'stands in a pipe, which passes on the exit code of its last command only';
  return (followedBy === '||' || last?.followedBy === '||') && endsWell(command)
    ? 'stands before "|| true" or the like, which makes every result a success'
    : undefined;
}

/** What follows `||` makes nothing of the failure. */
function endsWell(command: ToolCall): boolean {
  const { text } = command.source;
  const end = command.pipeline[command.pipeline.length - 1]?.end ?? command.end;
  return (
    /^\s*(?:\\\r?\n\s*)?\|\|\s*(?:true|:|echo|exit 0|printf|\/bin\/true)\b/.test(
      text.slice(end, end + 200),
    ) || /^\s*\|\|\s*:/.test(text.slice(end, end + 50))
  );
}

const withValues = new Set(
  '--format -f --output -o --severity -s --exit-code --ignorefile --cache-dir --scanners --vuln-type --pkg-types --config -c --timeout --template -t --fail-on --scope --platform --file --username --password --server --policy --db-repository --java-db-repository --skip-dirs --skip-files --token --severity-threshold --project-name --org --only-severity'.split(
    ' ',
  ),
);
