import { defineRule } from '@plimsoll/engine';
import { secretsOf } from '../env-secrets';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/env-file-committed',
  title: 'Keep env files out of the repository',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['compose/env-files'],
    controls: [
      'nist-sp-800-190@2017:4.1.4',
      'owasp-docker-cheat-sheet@0a11bd1d:12',
      'owasp-docker-top-10@2023:D06',
      'cis-software-supply-chain@1.0:5.1.3',
    ],
    urls: [
      'https://docs.docker.com/compose/how-tos/environment-variables/best-practices/',
    ],
  },
  why: `
    An env file holds what differs from place to place, and that is mostly what must not be known: who can read the
    repository can read it, now and in all its history. Commit an example without values (\`.env.example\`), ignore the
    rest (\`.env\` in \`.gitignore\`, \`git rm --cached .env\`), and change every password that was in it. A file without
    a secret is a small matter: it is only one that the next person will put a secret into. Examples, and files
    encrypted with SOPS or dotenvx, are meant to be committed.`,
  unless: `your framework wants its defaults in a committed \`.env\`, as Symfony and Vite do; accept the finding with a comment then.`,
  examples: [
    {
      kind: 'env',
      bad: 'DB_PASSWORD=correct-horse\nPORT=8080\n',
      good: 'DB_PASSWORD=ENC[AES256_GCM,data:Zm9v]\nsops_version=3.9.0\n',
    },
  ],
  check: {
    env: {
      file(file, report) {
        if (file.isExample || file.variables.length === 0) {
          report.notApplicable();
          return;
        }
        if (file.isEncrypted || file.isCommitted === false) return;
        if (file.isCommitted === undefined) {
          report.unknown(
            'It is not known which files are in the repository, so the env file may be there or not',
          );
          return;
        }
        const secrets = secretsOf(file);
        if (secrets.length > 0) {
          report(secrets[0].key, withSecrets(secrets.map(({ name }) => name)));
        } else {
          report(
            file.variables[0].key,
            'The env file is in the repository: commit an example of it instead, and ignore this one',
            { severity: file.isForDevelopment ? 'info' : 'low' },
          );
        }
      },
    },
    compose: {
      service({ envFiles }, report, { service }) {
        const { paths } = service;
        // What can be read is judged where it is read.
        const read = new Set(service.envFiles.map(({ source }) => source.file));
        const others = envFiles.filter(
          ({ path }) => path === undefined || !read.has(path),
        );
        if (others.length === 0) {
          report.notApplicable();
          return;
        }
        for (const { text, path } of others) {
          if (path === undefined) {
            if (text.value === undefined)
              report.unknown('A variable decides which env file is read');
          } else if (!paths) {
            report.unknown(
              'It is not known which files are in the repository, so the env file may be there or not',
            );
          } else if (paths.includes(path)) {
            report(
              text,
              'This file of variables is in the repository, where everybody can read it: ignore it, and commit an example instead',
              { severity: 'low', confidence: 'hint' },
            );
          }
        }
      },
    },
  },
});

function withSecrets([first, ...others]: readonly string[]): string {
  const rest =
    others.length > 0
      ? ` and ${others.length} other${others.length > 1 ? 's' : ''}`
      : '';
  return `The env file is in the repository with ${shown(
    first,
  )}${rest} in it: take it out, ignore it, and change what it held`;
}
