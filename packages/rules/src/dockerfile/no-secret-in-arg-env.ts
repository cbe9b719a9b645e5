import { defineRule, holdsToken, isSecretName } from '@plimsoll/engine';
import type {
  Located,
  OfferedFix,
  Report,
  Stage,
  Text,
} from '@plimsoll/engine';
import { secretMountFix } from '../mending/secret-mount';
import {
  isPlaceholder,
  isSecretValue,
  isSecretVariable,
} from '../secret-variable';
import { passwordInUrl } from '../url-password';

export default defineRule({
  id: 'dockerfile/no-secret-in-arg-env',
  title: 'Hand secrets over as build secrets, not by ARG or ENV',
  category: 'supply-chain',
  severity: 'critical',
  confidence: 'likely',
  references: {
    practices: ['security/no-secret-in-image'],
    controls: [
      'cis-docker@1.8.0:4.10',
      'nist-sp-800-190@2017:4.1.4',
      'owasp-docker-cheat-sheet@0a11bd1d:12',
      'owasp-docker-top-10@2023:D06',
      'bsi-it-grundschutz@2022:SYS.1.6.A8',
      'pci-dss@4.0.1:8.6.2',
    ],
    hadolint: ['DL3064'],
    trivy: ['DS-0031'],
    buildkit: ['SecretsUsedInArgOrEnv'],
    kics: ['Secrets Stored In Dockerfile', 'Passwords And Secrets'],
  },
  why: `
    ENV is part of the image, and the value of an ARG is in its history and its provenance: everybody who can pull the
    image reads it, and deleting it in a later layer changes nothing. A build secret
    (\`RUN --mount=type=secret,id=…\`) is there for one RUN and leaves no trace; at run time a secret belongs into a
    mounted file.`,
  unless: `the name only sounds like a secret: rename it, or accept the finding with a reason.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nARG NPM_TOKEN\nRUN npm ci\nUSER node\n',
      good: 'FROM node:24-alpine\nRUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci\nUSER node\n',
    },
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nENV DB_PASSWORD=changeme\nUSER node\n',
      good: 'FROM node:24-alpine\nENV DB_PASSWORD_FILE=/run/secrets/db_password\nUSER node\n',
    },
  ],
  check: {
    dockerfile: {
      arg({ args, stage, inOnbuild }, report, { file }) {
        for (const { name, nameAt, default: value } of args)
          judge({ by: 'ARG', name, at: nameAt, value, stage }, report, () =>
            stage && !inOnbuild ? secretMountFix(stage, name, file) : undefined,
          );
      },
      env({ pairs, stage }, report) {
        for (const { key, value } of pairs)
          judge(
            { by: 'ENV', name: key.value ?? key.raw, at: key, value, stage },
            report,
          );
      },
    },
  },
});

interface Setting {
  readonly by: 'ARG' | 'ENV';
  readonly name: string;
  /** The name in the file. */
  readonly at: Located;
  readonly value: Text | undefined;
  readonly stage: Stage | undefined;
}

function judge(
  { by, name, at, value, stage }: Setting,
  report: Report,
  fix: () => OfferedFix | undefined = () => undefined,
) {
  const isNamed = isSecret(name);
  const literal = value && !value.variables.length && value.value?.trim();
  if (!isNamed && value && bringsPassword(value.shape)) {
    report(
      at,
      `The address in ${by} ${name} brings its password along: change it, and read the address from a mounted file`,
      { severity: 'high' },
    );
    return;
  }
  if (literal) {
    if (!(isNamed ? isSecretText(literal) : holdsToken(literal))) return;
    report(
      at,
      by === 'ARG'
        ? `ARG ${name} stands in the file with its value: change that secret, and hand the new one over by RUN --mount=type=secret`
        : `ENV ${name} stands in the file with its value: change that secret, and give the new one to the container when it starts`,
      // What is not in the image that ships is still in the repository, but not in every pull.
      { severity: by === 'ARG' && stage && !stage.used ? 'high' : 'critical' },
    );
    return;
  }
  if (!isNamed) return;
  if (by === 'ARG') {
    report(
      at,
      `ARG ${name} leaves its value in the history of the image: hand it over by RUN --mount=type=secret`,
      { severity: 'medium', fix: fix() },
    );
  } else if (value?.shape === '') {
    report(
      at,
      `ENV ${name} asks for a secret in a variable, which all that runs in the container can read: read it from a mounted file`,
      { severity: 'low' },
    );
  } else {
    report(
      at,
      `ENV ${name} puts a secret into the image: read it at run time from a mounted file`,
      { severity: 'medium' },
    );
  }
}

/** Whether the value of a variable that is called a secret is one. Where a secret is to be found, it is not. */
const isSecretText = (text: string) =>
  !isPath.test(text) && isSecretValue(text);

const isPath =
  /^(?:\.{0,2}\/|~\/|[A-Za-z]:[\\/])|\.(?:json|pem|key|txt|ya?ml)$/;

const isSecret = (name: string) => {
  if (harmless.test(name)) return false;
  if (known.has(name.replace(publishing, ''))) return true;
  return (
    isSecretVariable(name) || (/(?:^|_)auth$/i.test(name) && isSecretName(name))
  );
};

/** Whether an address has a password in it that is more than a word to fill a gap. */
function bringsPassword(address: string): boolean {
  const password = passwordInUrl(address);
  return password !== undefined && !isPlaceholder(password);
}

/** Build tools copy variables with these beginnings into what they publish. */
const publishing =
  /^(?:VITE|REACT_APP|NEXT_PUBLIC|NUXT_PUBLIC|GATSBY|VUE_APP|EXPO_PUBLIC|NG_APP)_/;

/** Names that are read as a path, a version or a public part, whatever else is in them. */
const harmless = /(?:^|_)(?:public|file|path|version|url|dir)(?:_|$)/i;

/** Names that tools give to credentials and that hold no telling word. */
const known = new Set([
  'ARTIFACTORY_PSW',
  'ARTIFACTORY_USR',
  'AWS_ACCESS_KEY_ID',
  'CLOUDFLARE_API_KEY',
  'DOCKER_AUTH_CONFIG',
  'GIT_KEY',
  'git_key',
  'GOOGLE_API_KEY',
  'NUGET_KEY',
  'SENTRY_DSN',
  'SSH_KEY',
  'SSH_PRIVATE_KEY',
  'STRIPE_KEY',
]);
