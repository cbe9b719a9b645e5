import { defineRule } from '@plimsoll/engine';
import type { OfferedFix, Report, VisitContext } from '@plimsoll/engine';
import type {
  Cmd,
  Dockerfile,
  Entrypoint,
  Healthcheck,
} from '@plimsoll/syntax';
import { execFormEdits, execInShellEdits } from '../exec-form-edits';

export default defineRule({
  id: 'dockerfile/exec-form',
  title: 'Start the service in exec form',
  category: 'operations',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['image/start-without-shell'],
    controls: ['bsi-it-grundschutz@2022:SYS.1.6.A9'],
    hadolint: ['DL3025'],
    buildkit: ['JSONArgsRecommended'],
    kics: ['Not Using JSON In CMD And ENTRYPOINT Arguments'],
    urls: [
      'https://docs.docker.com/reference/build-checks/json-args-recommended/',
    ],
  },
  why: `
    In shell form a shell is process 1 and your service its child. When the container is stopped, the shell gets the
    signal and most shells keep it to themselves: the service never hears of it and is killed after the grace period,
    with open requests and unwritten data. In exec form, a JSON array, the service itself is process 1 and gets it. It
    also needs no shell in the image.`,
  unless: `the line needs a shell and begins with \`exec\`, or a SHELL instruction says which shell you want.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nCOPY . /srv\nCMD node /srv/server.js\n',
      good: 'FROM node:24-alpine\nCOPY . /srv\nCMD ["node", "/srv/server.js"]\n',
    },
  ],
  check: {
    dockerfile: {
      cmd: judge,
      entrypoint: judge,
      healthcheck: judgeTest,
    },
  },
});

function judge(
  node: Cmd | Entrypoint,
  report: Report,
  { file }: VisitContext<unknown, Dockerfile>,
) {
  const { form, rest, brokenJson, before, commands, keyword } = node;
  if (!isInForce(node)) {
    report.notApplicable();
    return;
  }
  if (form === 'exec' || brokenJson || rest.start >= rest.end) return;
  if (before.shell.node) return;
  const fix = fixOf(node, file);
  if (before.shell.interpreter === 'none') {
    report(
      rest,
      `${keyword.name} in shell form does not start, for the base image has no shell: write it as a JSON array`,
      { severity: 'high', fix },
    );
    return;
  }
  const last = commands[commands.length - 1];
  if (last?.prefixes[0]?.name === 'exec' && !last.within.length) {
    report(
      rest,
      commands.length > 1
        ? `${keyword.name} hands over to the service with exec: a script of its own, named in a JSON array, can do that too`
        : `${keyword.name} hands over to the service with exec: a JSON array does so without a shell`,
      { severity: 'info', fix },
    );
    return;
  }
  report(
    rest,
    (fix && isPlain(node)) || !before.shell.isPosix
      ? `${keyword.name} in shell form keeps signals from the service: write it as a JSON array`
      : `${keyword.name} in shell form keeps signals from the service: write a JSON array, of a script that ends in exec if it needs a shell`,
    { fix },
  );
}

/** A test that needs a shell has good reasons; one of plain words only costs a shell. */
function judgeTest(node: Healthcheck, report: Report) {
  const { test, before } = node;
  if (!test || !isInForce(node)) {
    report.notApplicable();
    return;
  }
  if (test.form === 'exec' || test.brokenJson || before.shell.node) return;
  const edits = before.shell.isPosix ? execFormEdits(test, test) : undefined;
  if (!edits) return;
  report(test, 'HEALTHCHECK needs no shell here: write it as a JSON array', {
    severity: 'info',
    fix: { title: 'Write it as a JSON array', safe: true, edits },
  });
}

/** Whether it is in an image that ships. What another one of its stage replaces is never run. */
function isInForce(node: Cmd | Entrypoint | Healthcheck): boolean {
  const { stage, type, inOnbuild } = node;
  if (!stage || inOnbuild) return true;
  return stage.ships && stage[type].node === node;
}

/** Whether it needs no shell. */
const isPlain = (node: Cmd | Entrypoint) =>
  execFormEdits(node, node.rest) !== undefined;

function fixOf(
  node: Cmd | Entrypoint,
  file: Dockerfile,
): OfferedFix | undefined {
  const { shell } = node.before;
  if (!shell.isPosix) return undefined;
  const edits = execFormEdits(node, node.rest);
  if (!edits) {
    const inShell =
      shell.interpreter === 'none'
        ? undefined
        : execInShellEdits(node, node.rest);
    return (
      inShell && {
        title: 'Write it as a JSON array, with a shell that makes way',
        safe: false,
        edits: inShell,
      }
    );
  }
  const safe =
    node.type === 'cmd'
      ? !isArgument(node)
      : // In shell form ENTRYPOINT ignores CMD; in exec form it would be given it.
        !node.inOnbuild &&
        !file.stages.some(
          ({ entrypoint, cmd }) => entrypoint.node === node && cmd.node,
        );
  return { title: 'Write it as a JSON array', safe, edits };
}

/** Whether CMD is handed to an ENTRYPOINT of the file, which may do anything with it. */
function isArgument({ stage, inOnbuild }: Cmd): boolean {
  if (!stage || inOnbuild) return false;
  return stage.entrypoint.node?.form === 'exec';
}
