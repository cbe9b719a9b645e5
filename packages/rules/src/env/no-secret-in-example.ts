import { defineRule, maskSecrets } from '@plimsoll/engine';
import { secretOf } from '../env-secrets';
import { isPlaceholder } from '../secret-variable';
import { shown } from '../shown';

export default defineRule({
  id: 'env/no-secret-in-example',
  title: 'Keep real secrets out of example env files',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['compose/env-files'],
    controls: [
      'nist-sp-800-190@2017:4.1.4',
      'cis-software-supply-chain@1.0:5.1.3',
    ],
  },
  why: `
    An example is committed, and copied by everybody who sets the service up. A token that works, left in it by mistake,
    is known to all of them and to everybody who can read the repository. Leave the value empty or put a word in its
    place that is obviously none (\`changeme\`), and revoke the token. Only values that look like made by a machine are
    reported: tokens of well-known services, private keys, long random texts.`,
  examples: [
    {
      kind: 'env',
      file: '.env.example',
      bad: 'SESSION_SECRET=q8ZrX2vN7tLw4KcPbY9hDs3F\n',
      good: 'SESSION_SECRET=\n',
    },
  ],
  check: {
    env: {
      file(file, report) {
        if (!file.isExample) {
          report.notApplicable();
          return;
        }
        for (const variable of file.variables) {
          if (!looksReal(variable.value ?? '', secretOf(variable))) continue;
          report(
            variable.key,
            `The example gives ${shown(
              variable.name,
            )} a value that looks like a real secret: leave it empty, and revoke the secret`,
          );
        }
      },
    },
  },
});

/** A token by its shape, or what only a machine thinks up. */
function looksReal(value: string, secret: string | undefined): boolean {
  if (isFiller(value)) return false;
  // URLs with a login are masked as well, and in examples mostly harmless.
  if (!value.includes('://') && maskSecrets(value) !== value) return true;
  return secret !== undefined && !isFiller(secret) && isRandom(secret);
}

/** Words and rows of characters that stand where something is to be put in. */
function isFiller(text: string): boolean {
  return (
    isPlaceholder(text) ||
    /your|example|sample|dummy|change|replace|placeholder|insert|secret|password|xxxx|1234|abcd|\.\.\.|<|\{/i.test(
      text,
    )
  );
}

/** Long, with letters and digits mixed and hardly any of them repeated. */
function isRandom(text: string): boolean {
  if (!/^[A-Za-z0-9+/=_-]{20,}$/.test(text)) return false;
  const switches = [...text].filter(
    (character, index) => classOf(character) !== classOf(text[index - 1] ?? ''),
  ).length;
  return switches >= text.length / 3 && new Set(text).size >= 10;
}

function classOf(character: string): string {
  if (/[0-9]/.test(character)) return 'digit';
  if (/[a-z]/.test(character)) return 'lower';
  return /[A-Z]/.test(character) ? 'upper' : 'other';
}
