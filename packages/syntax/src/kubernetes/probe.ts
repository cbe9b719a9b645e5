import type { YamlEntry } from '../yaml/nodes';
import type {
  ManifestText,
  Probe,
  ProbeAction,
  ProbeSort,
  Settings,
} from './nodes';
import { LayeredSettings } from './settings';
import { numberOf, textOf } from './text';

const actions: readonly ProbeAction[] = [
  'httpGet',
  'tcpSocket',
  'grpc',
  'exec',
];

/** A probe, from the entry that stands for it and all maps that make it up. */
export class LayeredProbe extends LayeredSettings implements Probe {
  constructor(
    readonly sort: ProbeSort,
    readonly entryInFile: YamlEntry,
    container: LayeredSettings,
  ) {
    super(container.maps(`${sort}Probe`));
  }

  get source() {
    return this.entryInFile.source;
  }

  get start() {
    return this.entryInFile.start;
  }

  get end() {
    return this.entryInFile.end;
  }

  get key() {
    return this.entryInFile.key;
  }

  get action(): ProbeAction | undefined {
    return actions.find(action => this.entry(action) !== undefined);
  }

  get port(): ManifestText | undefined {
    const { action } = this;
    return action && this.text(action, 'port');
  }

  get path(): string | undefined {
    if (this.action !== 'httpGet') return undefined;
    const path = this.text('httpGet', 'path');
    return path ? path.value : '/';
  }

  get scheme(): 'HTTP' | 'HTTPS' | undefined {
    if (this.action !== 'httpGet') return undefined;
    const scheme = this.text('httpGet', 'scheme')?.value ?? 'HTTP';
    return scheme.toUpperCase() === 'HTTPS' ? 'HTTPS' : 'HTTP';
  }

  get command(): readonly ManifestText[] {
    return this.items('exec', 'command').flatMap(item => textOf(item) ?? []);
  }

  number(key: string): number | undefined {
    return numberOf(this.text(key));
  }
}

/** The probe of a sort, if the container has one. */
export function probeOf(
  sort: ProbeSort,
  container: LayeredSettings & Settings,
): Probe | undefined {
  const entry = container.entry(`${sort}Probe`);
  return entry?.value.type === 'map'
    ? new LayeredProbe(sort, entry, container)
    : undefined;
}
