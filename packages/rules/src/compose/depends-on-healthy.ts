import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type {
  ComposeDependency,
  ComposeService,
  Service,
} from '@plimsoll/syntax';
import { hardening } from '../compose-services';
import { roleOf } from '../known-images';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/depends-on-healthy',
  title: 'Wait until what you depend on is healthy',
  category: 'composition',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['compose/start-order'],
    urls: ['https://docs.docker.com/compose/how-tos/startup-order/'],
  },
  why: `
    A plain \`depends_on\` waits until the container has started, not until the database in it accepts connections. On a
    slow disk, or after an update that has to migrate first, the service then fails at its start, sometimes. With
    \`condition: service_healthy\` Compose waits for the health check.`,
  unless: `the service itself tries again until its dependency answers.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    depends_on:\n      - db\n  db:\n    image: postgres:18.1\n    healthcheck:\n      test: ["CMD", "pg_isready"]\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: postgres:18.1\n    healthcheck:\n      test: ["CMD", "pg_isready"]\n',
    },
  ],
  check: {
    compose: {
      service(service, report, { service: model }) {
        const { dependsOn, compose } = service;
        if (dependsOn.length === 0) {
          report.notApplicable();
          return;
        }
        for (const dependency of dependsOn) {
          if (dependency.condition !== 'service_started') continue;
          const target = compose.service(dependency.name);
          if (!target || !isStateful(target, model)) continue;
          report(
            dependency,
            target.healthcheck?.test
              ? `Waits only until ${shown(
                  dependency.name,
                )} has started: wait for its health check with condition: service_healthy`
              : `Waits only until ${shown(
                  dependency.name,
                )} has started: give it a health check, and wait with condition: service_healthy`,
            hardening(service, {
              fix: target.healthcheck?.test && fixOf(service, dependency),
            }),
          );
        }
      },
    },
  },
});

/** It says when it is ready, or is known to need a while until it is. */
function isStateful(target: ComposeService, model: Service): boolean {
  if (target.isOneShot || target.isProvider) return false;
  if (target.healthcheck) return !target.healthcheck.disabled;
  const role = roleOf(target);
  if (role) return ['database', 'cache', 'broker', 'search'].includes(role);
  return model.stageOf(target)?.healthcheck.node?.isNone === false;
}

/** Waits for health: of a list all that have a check, of a map the one. */
function fixOf(
  service: ComposeService,
  { syntax, name }: ComposeDependency,
): OfferedFix | undefined {
  const { compose } = service;
  const named = service.entry('depends_on');
  if (!named || named.merged) return undefined;
  const { source, value } = named;
  const title = 'Wait for the health check';
  if (value.type === 'map') {
    const settings = value.entry(name)?.value;
    const condition =
      settings?.type === 'map' ? settings.scalar('condition') : undefined;
    if (!condition || syntax === 'short') return undefined;
    return {
      title,
      safe: false,
      edits: [{ at: condition, text: 'service_healthy' }],
    };
  }
  // Nobody lists more, and each item has a fix of the whole list.
  if (value.type !== 'list' || value.items.length > 100) return undefined;
  if (source.slice(value).includes('#')) return undefined;
  const line = source.lineAt(source.position(named.start).line);
  const indent = source.text.slice(line.start, named.start);
  if (indent.trim() !== '') return undefined;
  const lines = value.items.flatMap(item => {
    const other = item.type === 'scalar' ? item.value : '';
    const isChecked = compose.service(other)?.healthcheck?.test;
    return [
      `${indent}  ${other}:`,
      `${indent}    condition: ${
        isChecked ? 'service_healthy' : 'service_started'
      }`,
    ];
  });
  return {
    title,
    safe: false,
    edits: [
      {
        at: { start: named.key.end, end: value.end },
        text: [':', ...lines].join(source.lineBreak),
      },
    ],
  };
}
