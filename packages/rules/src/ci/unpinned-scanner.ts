import { defineRule } from '@plimsoll/engine';
import type { Command, LocatedInFile, Report, Step } from '@plimsoll/engine';
import { isMovingTag } from '../moving-tag';

export default defineRule({
  id: 'ci/unpinned-scanner',
  title: 'Install scanners and signing tools in a fixed version',
  category: 'supply-chain',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['pipeline/pinned-tools'],
    controls: [
      'openssf-scorecard@5.5.0:Pinned-Dependencies',
      'cis-software-supply-chain@1.0:2.3.7',
    ],
    zizmor: ['unpinned-tools'],
  },
  why: `
    The tool that is to protect the image runs with the rights of the job. In March 2026 a release of a well-known scanner
    was replaced by one that stole the secrets of every pipeline that installed the newest version. A fixed version, best
    with its checksum, does not change overnight, and neither do its findings.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: push\njobs:\n  scan:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: curl -sfL https://raw.githubusercontent.com/aquasecurity/trivy/main/contrib/install.sh | sh\n',
      good: 'on: push\njobs:\n  scan:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: aquasecurity/setup-trivy@e6c2c5e321ed9123bda567646e2f96565e34abe1 # v0.2.3\n        with:\n          version: v0.70.0\n',
    },
  ],
  check: {
    'github-actions': {
      step(step, report) {
        const commands = step.run?.commands ?? [];
        const judged = [
          judgeInputs(step, report),
          ...commands.map(command => judgeCommand(command, report)),
        ];
        if (!judged.includes(true)) report.notApplicable();
      },
    },
    'gitlab-ci': {
      job({ script }, report) {
        const judged = script
          .flatMap(({ commands }) => commands)
          .map(command => judgeCommand(command, report));
        if (!judged.includes(true)) report.notApplicable();
      },
    },
  },
});

const tools =
  /(?:^|[\s/@_-])(?:trivy|grype|syft|cosign|rekor-cli|snyk|hadolint|dive|dockle|kics|checkov|semgrep|osv-scanner|scout-cli|crane|notation|slsa-verifier|cdxgen)(?![a-z])/i;
/** A version, or a commit, anywhere in a text. */
const version = /(?:^|[^\w.])v?\d+\.\d+|[0-9a-f]{40}/;

/** Actions that install a tool, the input that names its version, and whether it is the newest without. */
const installers: Readonly<
  Record<string, { input: string; newest: boolean } | undefined>
> = {
  'aquasecurity/setup-trivy': { input: 'version', newest: true },
  'aquasecurity/trivy-action': { input: 'version', newest: false },
  'sigstore/cosign-installer': { input: 'cosign-release', newest: false },
  'anchore/scan-action': { input: 'grype-version', newest: false },
  'anchore/sbom-action': { input: 'syft-version', newest: false },
  'snyk/actions/setup': { input: 'snyk-version', newest: true },
  'ko-build/setup-ko': { input: 'version', newest: false },
  'imjasonh/setup-crane': { input: 'version', newest: true },
  'hadolint/setup-hadolint': { input: 'version', newest: true },
  'oras-project/setup-oras': { input: 'version', newest: false },
};

/** Whether the step installs a tool; what is wrong with it is reported. */
function judgeInputs(step: Step, report: Report): boolean {
  const installer = installers[step.uses?.name ?? ''];
  if (!installer) return false;
  const given = step.input(installer.input);
  if (!given) {
    if (installer.newest) tell(report, step.anchor);
  } else if (given.value.value === undefined)
    report.unknown('An expression decides which version is installed');
  else if (isMovingTag(given.value.value.trim())) tell(report, given);
  return true;
}

function judgeCommand(command: Command, report: Report): boolean {
  const judged = installedBy(command);
  if (judged === undefined) return false;
  if (!judged.fixed) tell(report, judged.at);
  return true;
}

interface Installed {
  readonly fixed: boolean;
  readonly at: LocatedInFile;
}

function installedBy(command: Command): Installed | undefined {
  const { name, source, start, end, pipeline } = command;
  const at = { source, start, end };
  const words = command.args.map(({ raw }) => raw);
  const line = words.join(' ');
  switch (name) {
    case 'sh':
    case 'bash': {
      const [first] = pipeline;
      const fetched = first?.args.map(({ raw }) => raw).join(' ') ?? '';
      const isInstall =
        first !== command && /^(?:curl|wget)$/.test(first?.name ?? '');
      if (!isInstall || !tools.test(fetched)) return undefined;
      return {
        fixed: version.test(fetched) || version.test(line) || /\$/.test(line),
        at: { source, start: first.start, end },
      };
    }
    case 'go':
      return words[0] === 'install' && tools.test(line)
        ? { fixed: !/@(?:latest|main|master)\b/.test(line), at }
        : undefined;
    case 'npm':
    case 'npx':
      return tools.test(line) &&
        /\binstall\b|\bi\b|^npx/.test(`${name} ${line}`)
        ? { fixed: /\w@v?\d|@\$/.test(line), at }
        : undefined;
    case 'pip':
    case 'pip3':
    case 'pipx':
      return words.includes('install') && tools.test(line)
        ? { fixed: /==|\s-r\s|--require-hashes/.test(line), at }
        : undefined;
    case 'docker':
    case 'podman':
      return containerTool(command);
    default:
      return undefined;
  }
}

/** `docker run … aquasec/trivy:0.70.0 image …` */
function containerTool(command: Command): Installed | undefined {
  const run = command.args.findIndex(({ shape }) => shape === 'run');
  if (run < 0 || run > 2) return undefined;
  const image = command.args
    .slice(run + 1)
    .find(
      ({ shape }) =>
        /^[\w.-]+(?::\d+)?\/[\w./-]+(?:[:@]|$)/.test(shape) &&
        tools.test(shape),
    );
  if (!image) return undefined;
  const { source, start, end, shape } = image;
  const tag = /:([^/:@]+)$/.exec(shape)?.[1];
  const fixed =
    shape.includes('@') ||
    shape.includes('\uFFFC') ||
    (tag !== undefined && !isMovingTag(tag));
  return { fixed, at: { source, start, end } };
}

function tell(report: Report, at: LocatedInFile) {
  report(
    at,
    'The newest version of the tool is installed, whatever it is that day: name the version',
  );
}
