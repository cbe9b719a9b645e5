import type { Service } from './service';

/**
 * The names by which the service's builds pass further contexts, in lower case: `additional_contexts` of Compose,
 * `build-contexts` of the build action, `--build-context` on a command line.
 */
export function namedContexts({
  composes,
  workflows,
  pipelines,
}: Service): ReadonlySet<string> {
  const names: string[] = [];
  for (const service of composes.flatMap(compose => compose.services)) {
    const given = service.entry('build', 'additional_contexts')?.value;
    if (given?.type === 'map')
      names.push(...given.entries.map(({ key }) => key.value));
    if (given?.type === 'list') {
      for (const item of given.items)
        if (item.type === 'scalar') names.push(item.value.split('=')[0]);
    }
  }
  for (const step of workflows.flatMap(({ allSteps }) => allSteps)) {
    const given = step.input('build-contexts')?.value.written ?? '';
    names.push(...given.split(/[\n,]/).map(line => line.split('=')[0]));
  }
  for (const { source } of [...workflows, ...pipelines]) {
    for (const [, name] of source.text.matchAll(buildContext)) names.push(name);
  }
  return new Set(names.map(name => name.trim().toLowerCase()).filter(Boolean));
}

const buildContext = /--build-context[ =]["']?([\w.-]{1,100})=/g;
