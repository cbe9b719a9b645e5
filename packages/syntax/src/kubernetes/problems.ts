import { nearest } from '../nearest';
import type { Problem } from '../problem';
import { yamlLimits } from '../yaml/limits';
import type { LocatedInFile, YamlFile, YamlMap } from '../yaml/nodes';
import { quoted, underlined } from '../yaml/problems';
import {
  capabilityKeys,
  containerKeys,
  containerSecurityKeys,
  podKeys,
  podSecurityKeys,
  probeKeys,
  resourceKeys,
} from './keys';
import type { KubernetesObject } from './nodes';
import { podPath } from './workload';

/** Unknown keys that are compared with the known ones in one file; nobody mistypes more. */
const MAX_COMPARED = 200;

/** What a cluster refuses in a manifest although it is YAML. */
export function manifestProblems(
  { source, documents }: YamlFile,
  objects: readonly KubernetesObject[],
): readonly Problem[] {
  const problems = new ManifestProblems(source.text);
  for (const { root } of documents) {
    if (!root) continue;
    if (root.type !== 'map')
      problems.tell(
        root,
        'not-an-object',
        'An object of Kubernetes is a map with "apiVersion" and "kind"; this is something else',
      );
    else if (!root.scalar('kind') && root.has('apiVersion'))
      problems.tell(
        root.entries[0].key,
        'no-kind',
        'The object has no kind; add one, such as "kind: Deployment"',
      );
  }
  for (const object of objects) problems.checkObject(object);
  return problems.found;
}

class ManifestProblems {
  readonly found: Problem[] = [];
  #compared = 0;

  constructor(private readonly text: string) {}

  tell({ start, end }: LocatedInFile, code: string, message: string) {
    if (this.found.length < yamlLimits.problems)
      this.found.push({
        ...underlined(this.text, start, end),
        code,
        message,
      });
  }

  checkObject(object: KubernetesObject) {
    const { node, objectKind, apiVersion } = object;
    const kind = node.scalar('kind');
    if (kind && kind.value !== objectKind)
      this.tell(
        kind,
        'kind-case',
        `Kubernetes knows no kind ${quoted(kind.value)}; write ${quoted(
          objectKind,
        )}`,
      );
    if (!apiVersion && kind)
      this.tell(
        kind,
        'no-api-version',
        'The object has no apiVersion, without which no cluster takes it; add it',
      );
    const path = podPath(object);
    const pod = path && mapAt(node, [...path, 'spec']);
    if (pod) this.#checkPod(pod);
  }

  #checkPod(pod: YamlMap) {
    this.#checkKeys(pod, podKeys, containerKeys, 'the container');
    this.#checkSecurity(pod, podSecurityKeys, containerSecurityKeys);
    for (const list of ['initContainers', 'containers', 'ephemeralContainers'])
      for (const container of pod.list(list)?.items ?? [])
        if (container.type === 'map') this.#checkContainer(container);
  }

  #checkContainer(container: YamlMap) {
    this.#checkKeys(container, containerKeys, podKeys, 'the pod');
    this.#checkSecurity(container, containerSecurityKeys, podSecurityKeys);
    const resources = container.map('resources');
    if (resources) this.#checkKeys(resources, resourceKeys);
    for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
      const map = container.map(probe);
      if (map) this.#checkKeys(map, probeKeys);
    }
  }

  #checkSecurity(
    owner: YamlMap,
    known: readonly string[],
    elsewhere: readonly string[],
  ) {
    const security = owner.map('securityContext');
    if (!security) return;
    const other = known === podSecurityKeys ? 'containers' : 'the pod';
    this.#checkKeys(
      security,
      known,
      elsewhere,
      `the securityContext of ${other}`,
    );
    const capabilities = security.map('capabilities');
    if (capabilities) this.#checkKeys(capabilities, capabilityKeys);
  }

  /** Keys that are mistyped, or belong to something else. Those that are merely unknown may be new. */
  #checkKeys(
    map: YamlMap,
    known: readonly string[],
    elsewhere: readonly string[] = [],
    owner: string = '',
  ) {
    for (const { key, merged } of map.entries) {
      if (merged || known.includes(key.value)) continue;
      if (elsewhere.includes(key.value)) {
        this.tell(
          key,
          'misplaced-key',
          `Kubernetes ignores ${quoted(
            key.value,
          )} here; it belongs to ${owner}`,
        );
        continue;
      }
      if (++this.#compared > MAX_COMPARED) return;
      const meant =
        known.find(word => word.toLowerCase() === key.value.toLowerCase()) ??
        nearest(key.value, known);
      if (meant !== undefined)
        this.tell(
          key,
          'unknown-key',
          `Kubernetes does not know the key ${quoted(
            key.value,
          )} here; write ${quoted(meant)}`,
        );
    }
  }
}

function mapAt(node: YamlMap, path: readonly string[]): YamlMap | undefined {
  return path.reduce<YamlMap | undefined>((map, key) => map?.map(key), node);
}
