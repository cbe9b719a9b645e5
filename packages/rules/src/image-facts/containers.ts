import type { ComposeService, Container } from '@plimsoll/syntax';
import { portsSaid } from './ports';
import type { ListenPorts } from './ports';

/** The ports that a Compose service tells its program to listen on. */
export function portsOfService(service: ComposeService): ListenPorts {
  const { environment, command, entrypoint, envFiles } = service;
  const said = portsSaid({
    variables: environment.map(({ name, value }) => ({
      name,
      value: value?.value,
    })),
    words: [command, entrypoint].flatMap(part =>
      (part?.words ?? []).flatMap(({ shape }) => shape.split(/\s+/)),
    ),
  });
  // What stands in an env file may be the port as well.
  return envFiles.length > 0 ? { ...said, isOpen: true } : said;
}

/** The ports that a container of a pod tells its program to listen on. */
export function portsOfContainer(container: Container): ListenPorts {
  const words = ['command', 'args'].flatMap(key =>
    container
      .items(key)
      .flatMap(item => (item.type === 'scalar' ? [item.value] : [])),
  );
  const said = portsSaid({
    variables: container.env.map(({ name, value }) => ({
      name,
      value: value?.value,
    })),
    words,
  });
  return container.envFrom.length > 0 ? { ...said, isOpen: true } : said;
}
