import { defineRule } from '@plimsoll/engine';
import {
  isPlaceholder,
  isSecretValue,
  isSecretVariable,
} from '../secret-variable';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/no-plain-secret-env',
  title: 'Keep secrets out of the environment section',
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
      'bsi-it-grundschutz@2022:SYS.1.6.A8',
      'cis-docker@1.8.0:7.4',
      'pci-dss@4.0.1:8.6.2',
    ],
    urls: ['https://docs.docker.com/compose/how-tos/use-secrets/'],
  },
  why: `
    A password in the file is known to everyone who can read the repository, now and in all its history, and to everyone
    who may look at the container. It is also the same in every place the file is used. Hand it in as a Compose secret
    (\`secrets\` and a variable that ends in \`_FILE\`), or as a variable without a default: \`\${DB_PASSWORD:?}\`.`,
  unless: `the value is no secret although its name says so; accept the finding with a comment then.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  db:\n    image: postgres:18.1\n    environment:\n      POSTGRES_PASSWORD: correct-horse\n',
      good: 'services:\n  db:\n    image: postgres:18.1\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/db\n    secrets: [db]\nsecrets:\n  db:\n    environment: DB_PASSWORD\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        if (service.environment.length === 0) {
          report.notApplicable();
          return;
        }
        for (const variable of service.environment) {
          const value = variable.value?.value;
          if (
            value === undefined ||
            !isSecretVariable(variable.name) ||
            !isSecretValue(value)
          )
            continue;
          const isFallback =
            variable.value !== undefined && variable.value.variables.length > 0;
          report(
            variable,
            isFallback
              ? `Variable ${shown(
                  variable.name,
                )} has a fallback that is written here: remove it, so that a missing secret is noticed`
              : `Variable ${shown(
                  variable.name,
                )} is written in the file: hand it in as a Compose secret, or as a variable without a default`,
            service.purpose === 'development' && isPlaceholder(value)
              ? { severity: 'low' }
              : {},
          );
        }
      },
    },
  },
});
