import { defineRule } from '@plimsoll/engine';
import type { Command, Located, Run } from '@plimsoll/engine';
import type { VariableUse } from '@plimsoll/syntax';
import { secretMountFix } from '../mending/secret-mount';
import { reaches } from '../package-manager/runs';
import {
  isPlaceholder,
  isSecretValue,
  isSecretVariable,
} from '../secret-variable';
import { settingsBy } from '../variable-settings';

export default defineRule({
  id: 'dockerfile/no-secret-in-run',
  title: 'Give a RUN its secrets by a secret mount',
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
    kics: ['Secrets Stored In Dockerfile'],
    urls: ['https://docs.docker.com/build/building/secrets/'],
  },
  why: `
    What a command gets from ARG or ENV is recorded with it in the history of the image and the provenance of the build,
    and tools such as \`npm config set\` and \`docker login\` write it to a file of the layer besides. A secret mount is
    there for one RUN, under \`/run/secrets\` or, with \`env=\`, as a variable, and is recorded nowhere.`,
  unless: `the name only sounds like a secret; accept the finding with a reason.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nARG NPM_TOKEN\nRUN npm config set //npm.example.com/:_authToken $NPM_TOKEN && npm ci\nUSER node\n',
      good: "FROM node:24-alpine\nRUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm config set //npm.example.com/:_authToken '${NPM_TOKEN}' && npm ci\nUSER node\n",
    },
  ],
  check: {
    dockerfile: {
      command({ command, run }, report, { file }) {
        if (!reaches(run, 'used') || isTest(command)) {
          report.notApplicable();
          return;
        }
        const literal = writtenOut(command);
        if (literal) {
          report(
            literal,
            'A secret is written out in this command: change it, and hand the new one over by --mount=type=secret',
            { severity: 'critical' },
          );
          return;
        }
        const used = secretUsed(command, run);
        if (!used) return;
        const ships = run.stage?.ships !== false;
        report(
          used.at,
          `The value of ${used.name} stays in the ${
            ships
              ? 'history of the image'
              : 'cache and the provenance of the build'
          }: hand it over by --mount=type=secret,env=${used.name}`,
          {
            severity: ships ? 'high' : 'medium',
            fix:
              run.stage && !run.inOnbuild
                ? secretMountFix(run.stage, used.name, file)
                : undefined,
          },
        );
      },
    },
  },
});

/** Commands that only ask whether a variable is set. */
const isTest = ({ name }: Command) =>
  name !== undefined && /^(?:\[.*|test|:|unset|true|false)$/.test(name);

/** The first use of a variable that is called a secret and that no secret mount has brought. */
function secretUsed(
  { args, assignments }: Command,
  { mounts }: Run,
): { name: string; at: Located } | undefined {
  const secrets = mounts.filter(({ type }) => type === 'secret');
  const isSecret = ({ name, source, operator }: VariableUse) =>
    (source === 'arg' || source === 'env' || source === 'undeclared') &&
    // What the file does not declare may have been read from the mount.
    !(source === 'undeclared' && secrets.length > 0) &&
    !operator?.includes('+') &&
    isSecretVariable(name) &&
    !secrets.some(({ options }) => options.get('env') === name);
  for (const { value } of assignments) {
    const found = value?.variables.find(isSecret);
    if (value && found) return { name: found.name, at: value };
  }
  for (const at of args) {
    const found = at.variables.find(isSecret);
    if (found) return { name: found.name, at };
  }
  return undefined;
}

/** Where the text of a secret stands in a command. */
function writtenOut(command: Command): Located | undefined {
  const { args, source, flags, name } = command;
  const setting = settingsBy(command).find(
    one =>
      isSecretVariable(one.name) && isLiteral(source.slice(one.at), one.value),
  );
  if (setting) return setting.at;
  const flag = flags.find(
    one =>
      one.value &&
      (passwordFlag.test(one.name) ||
        (one.name === '-p' && isLogin(command))) &&
      isLiteral(one.value.raw, one.value.value),
  );
  // A password of the system is another rule's matter.
  if (flag && !/^user(?:add|mod)$/.test(name ?? '')) return flag;
  return (
    args.find(({ raw }) => {
      const address = raw.includes('://') && passwordInAddress.exec(raw);
      return address && isLiteral(address[1], address[1]);
    }) ?? valueSet(command)
  );
}

const passwordFlag =
  /^--(?:password|passwd|token|auth-token|api-?key|secret-key|access-key|client-secret)$/;
const passwordInAddress = /:\/\/[^\s/:@$'"]{1,100}:([^\s/@$'"]{1,200})@/;
const isLogin = ({ name, subcommand }: Command) =>
  subcommand === 'login' &&
  /^(?:docker|podman|helm|oras|crane)$/.test(name ?? '');

/** `npm config set …:_authToken x`, `aws configure set aws_secret_access_key x`. */
function valueSet({ args }: Command): Located | undefined {
  const set = args.findIndex(({ value }) => value === 'set');
  if (set < 0) return undefined;
  const [key, value] = args.slice(set + 1);
  const name = /(?<![\w-])[\w-]+$/
    .exec(key?.shape ?? '')?.[0]
    .replace(/^_/, '');
  return name &&
    value &&
    isSecretVariable(name) &&
    isLiteral(value.raw, value.value)
    ? value
    : undefined;
}

/** Whether a text is a secret itself: not a variable, not what another command says, not a word that fills a gap. */
const isLiteral = (raw: string, value: string | undefined): boolean =>
  value !== undefined &&
  !/[$`]/.test(raw) &&
  isSecretValue(value) &&
  !isPlaceholder(value) &&
  !/^(?:build|none|placeholder|te?mp|unused|not[-_]?used|nothing|precompile|ci|x+)\b/i.test(
    value,
  );
