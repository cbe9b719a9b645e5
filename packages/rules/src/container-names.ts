import type { Compose, ComposeService, YamlEntry } from '@plimsoll/syntax';
import { runTogether } from './profiles';

/** The name that a service gives its container. */
export interface ContainerName {
  readonly service: ComposeService;
  readonly entry: YamlEntry;
  readonly name: string;
  /** The service before it that asks for the same one. */
  readonly sharedWith?: ComposeService;
  /** How many containers of the service there are to be, where it is more than one. */
  readonly copies?: number;
}

/** The container names of a file, as far as they are known. */
export function containerNames({ services }: Compose): ContainerName[] {
  const owners = new Map<string, ComposeService[]>();
  return services.flatMap(service => {
    const entry = service.entry('container_name');
    const name = service.text('container_name')?.value;
    if (!entry || !name) return [];
    const before = owners.get(name) ?? [];
    owners.set(name, [...before.slice(0, mostOwners), service]);
    const { replicas } = service;
    return [
      {
        service,
        entry,
        name,
        sharedWith: before.find(other => runTogether(other, service)),
        copies: replicas !== undefined && replicas > 1 ? replicas : undefined,
      },
    ];
  });
}

/** One is enough to be told of. */
const mostOwners = 20;
