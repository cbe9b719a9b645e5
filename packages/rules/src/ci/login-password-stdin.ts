import { defineRule } from '@plimsoll/engine';
import type { LocatedInFile, LoginAct, OfferedFix } from '@plimsoll/engine';
import { actsOf, reportAt } from '../delivery/acts';

export default defineRule({
  id: 'ci/login-password-stdin',
  title: 'Hand registry passwords over on standard input',
  category: 'delivery',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['pipeline/login'],
    controls: [
      'nist-sp-800-190@2017:4.2.3',
      'cis-software-supply-chain@1.0:2.3.8',
    ],
  },
  why: `
    A password among the arguments is in the process list of the runner, in shell traces and in what other jobs of
    the same machine can read. \`--password-stdin\` or a login action leaves it in none of them.`,
  examples: [
    {
      kind: 'gitlab-ci',
      bad: `publish:
  script:
    - docker login -u ci -p "$REGISTRY_PASSWORD" registry.example.com
    - docker push registry.example.com/web:1
`,
      good: `publish:
  script:
    - echo "$REGISTRY_PASSWORD" | docker login -u ci --password-stdin registry.example.com
    - docker push registry.example.com/web:1
`,
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service({ delivery }, report) {
      const logins = actsOf(delivery, 'login');
      if (!logins.length) {
        report.notApplicable();
        return;
      }
      for (const login of logins) {
        const { by, argument, jobToken, file, tool } = login;
        if (by !== 'argument' || !argument) continue;
        reportAt(
          report,
          file,
          argument,
          `The password is an argument of ${tool}: pipe it in and use --password-stdin`,
          // The token of the job ends with it.
          {
            severity: jobToken ? 'medium' : 'high',
            fix: fixOf(login, argument),
          },
        );
      }
    },
  },
});

/** A variable or an expression, alone and perhaps in double quotes. */
const secret = /^"?(\$\w+|\$\{\w+\}|\$\{\{[^{}]*\}\})"?$/;

/** Pipes the password in, where the command stands on a line of its own in a block or a plain text. */
function fixOf(
  { source, start }: LoginAct,
  argument: LocatedInFile,
): OfferedFix | undefined {
  const before = source.text.slice(start, argument.start);
  const flag = /(?:-p|--password|--pass)\s+$/.exec(before);
  const value = secret.exec(source.slice(argument))?.[1];
  const { line } = source.position(start);
  const lead = source.text.slice(source.lineAt(line).start, start);
  // Quotes around the whole script would end at ours.
  const isOpen =
    /^\s*(?:- )?(?:run: |script: )?$|[;&] $/.test(lead) && !/["']/.test(lead);
  if (!flag || value === undefined || !isOpen) return undefined;
  const stdin = tools.has(source.text.slice(start).split(/\s/, 1)[0])
    ? '--password-stdin'
    : undefined;
  return (
    stdin && {
      title: 'Pipe the password in',
      safe: false,
      edits: [
        { at: { start, end: start }, text: `echo "${value}" | ` },
        {
          at: { start: start + flag.index, end: argument.end },
          text: stdin,
        },
      ],
    }
  );
}

const tools = new Set([
  'docker',
  'podman',
  'nerdctl',
  'buildah',
  'skopeo',
  'helm',
]);
