import { defineRule } from '@plimsoll/engine';
import type { Report } from '@plimsoll/engine';
import type {
  Command,
  ComposeHealthcheck,
  ComposeService,
  ComposeText,
  LocatedInFile,
  Service,
} from '@plimsoll/syntax';
import { hardening } from '../compose-services';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/healthcheck-valid',
  title: 'Write health checks that can succeed and fail',
  category: 'operations',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['compose/health-checks'],
    controls: ['cis-docker@1.8.0:5.27'],
    urls: [
      'https://docs.docker.com/reference/compose-file/services/#healthcheck',
    ],
  },
  why: `
    A check that cannot succeed keeps every service that waits for it from starting; one that cannot fail says healthy
    of a service that is not. Both are easily written: a list without CMD in front, a whole command as one word, curl
    without \`--fail\`, a shell in an image that has none.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    healthcheck:\n      test: ["curl", "-f", "http://localhost:8080/health"]\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    healthcheck:\n      test: ["CMD", "curl", "-f", "http://localhost:8080/health"]\n',
    },
  ],
  check: {
    compose: {
      service(service, report, { service: model }) {
        const { healthcheck } = service;
        if (!healthcheck?.test || healthcheck.disabled) {
          report.notApplicable();
          return;
        }
        const told =
          formProblem(healthcheck) ??
          shellProblem(service, healthcheck, model) ??
          resultProblem(healthcheck.test.commands, healthcheck.test);
        if (told) report(told.at, told.message, hardening(service));
        checkTimes(service, report);
      },
    },
  },
});

interface Told {
  readonly at: LocatedInFile;
  readonly message: string;
}

/** What keeps Docker from running it as it is meant. */
function formProblem({ test }: ComposeHealthcheck): Told | undefined {
  if (test?.form !== 'exec') return undefined;
  const [first, second, third] = test.words;
  if (!first || first.value === undefined) return undefined;
  if (!['CMD', 'CMD-SHELL', 'NONE'].includes(first.value))
    return {
      at: first,
      message: `Docker does not know how to run ${shown(
        first.value,
      )}: put CMD, or CMD-SHELL before a script, in front of it`,
    };
  if (!second)
    return { at: first, message: 'There is nothing to run: add a command' };
  if (first.value === 'CMD-SHELL' && third)
    return {
      at: third,
      message:
        'Only the first text after CMD-SHELL is run: write the script as one text, or use CMD',
    };
  if (first.value !== 'CMD') return undefined;
  if (/\s/.test(second.shape.trim()) && !third)
    return {
      at: second,
      message:
        'CMD takes each word for itself, so this is the name of a program: use CMD-SHELL, or split the words',
    };
  const sign = test.words.slice(2).find(({ shape }) => isShellSign(shape));
  // What is handed to a shell is the shell's to read.
  const isScript = /(?:^|\/)(?:ba|da|a|z)?sh$/.test(second.shape);
  return sign && !isScript
    ? {
        at: sign,
        message: `No shell reads this list, so ${shown(
          sign.shape,
        )} is only a word: use CMD-SHELL`,
      }
    : undefined;
}

const isShellSign = (text: string) => /^(?:\|\|?|&&|;|>|2>&1)$/.test(text);

/** Whether it needs a shell, or a tool, that the image does not have. */
function shellProblem(
  service: ComposeService,
  { test }: ComposeHealthcheck,
  model: Service,
): Told | undefined {
  if (!test || !hasNoShell(service, model)) return undefined;
  const [first, second] = test.words;
  if (test.form === 'shell' || first?.value === 'CMD-SHELL')
    return {
      at: second ?? first ?? test,
      message:
        'The image has no shell to run this: use CMD with a program that is in the image',
    };
  const tool = second?.value && /^(?:curl|wget|nc|sh|bash)$/.test(second.value);
  return tool
    ? {
        at: second,
        message: `The image has no ${second.value}: ask with a program that is in it`,
      }
    : undefined;
}

function hasNoShell(service: ComposeService, model: Service): boolean {
  if (!service.build) {
    const { registry, name } = service.image?.ref ?? {};
    return registry?.value === 'gcr.io' && /distroless\//.test(name ?? '');
  }
  const stage = model.stageOf(service);
  const text = model.dockerfileOf(service)?.source.text;
  if (!stage || text === undefined) return false;
  const isBare =
    stage.baseKind === 'scratch' || stage.shell.interpreter === 'none';
  // What is copied in may be a shell, or the tool.
  return (
    isBare &&
    !stage.lineage
      .flatMap(({ instructions }) => instructions)
      .some(
        ({ type, start, end }) =>
          type === 'run' ||
          (['copy', 'add'].includes(type) &&
            /busybox|curl|wget|\/bin\b/.test(text.slice(start, end))),
      )
  );
}

/** What makes every answer the same. */
function resultProblem(
  commands: readonly Command[],
  at: LocatedInFile,
): Told | undefined {
  const [first] = commands;
  if (!first) return undefined;
  const isTrivial = commands.every(
    ({ name, args }) =>
      name === 'true' ||
      name === ':' ||
      name === 'echo' ||
      (name === 'exit' && args[0]?.value === '0'),
  );
  if (isTrivial)
    return {
      at,
      message:
        'This check always succeeds: ask the service something that only a healthy one answers',
    };
  const last = commands.findLast(({ name }) => name !== 'exit');
  if (last?.precededBy === '||' && (last.name === 'true' || last.name === ':'))
    return {
      at: last,
      message: 'This check always succeeds: leave the last part out',
    };
  const careless = commands.find(
    command =>
      command.name === 'curl' &&
      command.pipeline.length === 1 &&
      !command.within.includes('substitution') &&
      !command.hasFlag('-f', '--fail', '--fail-with-body') &&
      command.args.every(({ value }) => value !== undefined),
  );
  return careless?.nameAt
    ? {
        at: { source: careless.source, ...placeOf(careless.nameAt) },
        message:
          'To curl an error page is a success too: add --fail, so that the check can fail',
      }
    : undefined;
}

const placeOf = ({ start, end }: { start: number; end: number }) => ({
  start,
  end,
});

/** A check that may still run when the next one is due. */
function checkTimes(service: ComposeService, report: Report) {
  const timeout = service.text('healthcheck', 'timeout');
  const interval = service.text('healthcheck', 'interval');
  const longest = secondsOf(timeout);
  const between = secondsOf(interval);
  if (timeout && longest !== undefined && between !== undefined)
    if (longest > between && between > 0)
      report(
        timeout,
        'A check may take longer than the time between two, so that a hanging service is found late: lower the timeout',
        { severity: 'info' },
      );
}

const units: Readonly<Record<string, number>> = {
  us: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/** A duration such as `1m30s`. */
function secondsOf(text: ComposeText | undefined): number | undefined {
  const value = text?.value?.trim();
  if (!value || !/^(?:\d+(?:\.\d+)?(?:us|ms|s|m|h)){1,5}$/.test(value))
    return undefined;
  return [...value.matchAll(/(?<!\d)(\d+(?:\.\d+)?)(us|ms|s|m|h)/g)].reduce(
    (sum, [, number, unit]) => sum + Number(number) * units[unit],
    0,
  );
}
