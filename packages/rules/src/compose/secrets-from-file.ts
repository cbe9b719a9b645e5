import { defineRule } from '@plimsoll/engine';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/secrets-from-file',
  title: 'Keep the files of Compose secrets out of the repository',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['compose/secrets'],
    controls: [
      'nist-sp-800-190@2017:4.1.4',
      'owasp-docker-cheat-sheet@0a11bd1d:12',
      'owasp-docker-top-10@2023:D06',
      'cis-software-supply-chain@1.0:5.1.3',
      'cis-docker@1.8.0:7.4',
      'bsi-it-grundschutz@2022:SYS.1.6.A8',
    ],
    urls: ['https://docs.docker.com/reference/compose-file/secrets/'],
  },
  why: `
    A Compose secret reaches the container as a file, so that it is neither in the environment nor in the image. That
    helps little when the file it comes from lies in the repository: everybody who can read the one has the other. Ignore
    the file and let the deployment write it, or take the secret from a variable of the deployment (\`environment:\`) or
    from outside (\`external: true\`).`,
  unless: `the file is encrypted, or holds a value for tests only.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  db:\n    image: postgres:18.1\n    secrets: [db]\nsecrets:\n  db:\n    file: secrets/db.txt\n',
      good: 'services:\n  db:\n    image: postgres:18.1\n    secrets: [db]\nsecrets:\n  db:\n    environment: DB_PASSWORD\n',
      with: { 'secrets/db.txt': '' },
    },
  ],
  check: {
    compose: {
      file({ secrets, purpose }, report, { service: { paths } }) {
        if (secrets.length === 0) {
          report.notApplicable();
          return;
        }
        for (const { name, file } of secrets) {
          if (!file || encrypted.test(file.text.shape)) continue;
          if (file.text.value === undefined) {
            report.unknown(
              `A variable decides which file the secret ${shown(
                name,
              )} is read from`,
            );
          } else if (!paths) {
            report.unknown(
              'It is not known which files are in the repository, so the files of secrets may be there or not',
            );
          } else if (file.path !== undefined && paths.includes(file.path)) {
            report(
              file.text,
              `The file of the secret ${shown(
                name,
              )} is in the repository: take it out, ignore it, and change what it held`,
              purpose === 'development' ? { severity: 'low' } : {},
            );
          }
        }
      },
    },
  },
});

/** Endings of files that an encrypting tool makes. */
const encrypted = /\.(?:enc|encrypted|sops|age|gpg|asc|vault)(?:\.|$)/i;
