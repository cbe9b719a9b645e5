import { defineRule } from '@plimsoll/engine';
import type {
  Add,
  Arg,
  Context,
  Copy,
  Env,
  Report,
  Severity,
  Stage,
} from '@plimsoll/engine';
import {
  absolutePath,
  copiesOver,
  destinationOf,
} from '../build-trust/copied-files';
import { credentialFile, namesCredentialFile } from '../credential-files';
import { reaches } from '../package-manager/runs';
import { settingsIn } from '../variable-settings';

export default defineRule({
  id: 'dockerfile/no-secret-file-copied',
  title: 'Copy no credentials into the image',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['security/no-secret-in-image'],
    controls: [
      'cis-docker@1.8.0:4.10',
      'nist-sp-800-190@2017:4.1.4',
      'owasp-docker-top-10@2023:D06',
      'bsi-it-grundschutz@2022:SYS.1.6.A8',
      'pci-dss@4.0.1:8.6.2',
    ],
    trivy: ['DS-0031'],
    urls: ['https://docs.docker.com/build/building/secrets/'],
  },
  why: `
    Everybody who can pull the image can read the file, also after a later layer deletes it. What the build needs, a
    RUN gets by \`--mount=type=secret,target=…\` and loses again; what the service needs, the platform mounts when it
    starts.`,
  unless: `the file holds no credentials in spite of its name; accept the finding with a reason.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nCOPY .npmrc package.json ./\nRUN npm ci\nUSER node\n',
      good: 'FROM node:24-alpine\nCOPY package.json ./\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\nUSER node\n',
    },
  ],
  check: {
    dockerfile: {
      copy: judgeTransfer,
      add: judgeTransfer,
      env: (env, report, { file, service }) =>
        judgeSettings(env, report, service.contextsOf(file)),
      arg: (arg, report, { file, service }) =>
        judgeSettings(arg, report, service.contextsOf(file)),
    },
  },
});

function judgeTransfer(transfer: Copy | Add, report: Report) {
  const { sources, destination, stage } = transfer;
  if (!reaches(transfer, 'used')) {
    report.notApplicable();
    return;
  }
  const named = destination?.variables.find(({ name }) =>
    namesCredentialFile(name),
  );
  if (destination && named) {
    report(
      destination,
      `This puts the credentials that ${named.name} names into the image: mount them when the container starts`,
      { severity: severityOf('high', stage) },
    );
    return;
  }
  const to = destination?.value ?? '';
  const intoFile = sources.length === 1 ? credentialFile(to) : undefined;
  for (const source of sources) {
    const path = source.value?.replace(/(?<!\/)\/+$/, '') ?? '';
    // The folder it goes to tells public keys from private ones.
    const known = /\/etc\/apt\/|keyrings/.test(to)
      ? undefined
      : credentialFile(path) ?? intoFile;
    if (!known) continue;
    report(
      source,
      `This copies ${known.what} into the image: hand it to the RUN that needs it by --mount=type=secret`,
      { severity: severityOf(known.severity, stage) },
    );
  }
}

function judgeSettings(
  node: Env | Arg,
  report: Report,
  contexts: readonly Context[],
) {
  const { stage } = node;
  const settings = settingsIn(node).filter(
    ({ name, value }) => value && namesCredentialFile(name),
  );
  if (!settings.length || !stage?.used) {
    report.notApplicable();
    return;
  }
  for (const { name, value, at } of settings) {
    const path = absolutePath(node.before.workdir.value, value ?? '');
    const copy = copiesOver(stage, path).find(
      one => !isIgnored(one, path, contexts),
    );
    if (!copy) continue;
    report(
      at,
      `${name} names a file that is copied into the image: mount it when the container starts`,
      { severity: severityOf('high', stage) },
    );
  }
}

/** Whether the ignore file keeps what would become this path out of every build. */
function isIgnored(
  copy: Copy | Add,
  path: string,
  contexts: readonly Context[],
): boolean {
  const to = destinationOf(copy);
  if (copy.from || to === undefined || !contexts.length) return false;
  const below = path.slice(to.length);
  return copy.sources.every(({ value }) => {
    if (value === undefined) return false;
    const source = absolutePath('/', value).replace(/^\//, '');
    const inContext = absolutePath('/', `${source}/${below}`);
    return contexts.every(({ folder, ignored }) =>
      ignored(absolutePath('/', `${folder}${inContext}`).slice(1)),
    );
  });
}

/** What stays in a stage that does not ship is still in the cache of the build, but not in every pull. */
const severityOf = (severity: Severity, stage: Stage | undefined): Severity =>
  stage?.ships === false ? 'low' : severity;
