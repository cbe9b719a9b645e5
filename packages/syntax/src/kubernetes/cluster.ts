import { numberOf, textOf } from './text';
import type { YamlMap } from '../yaml/nodes';
import type {
  KubernetesObject,
  KubernetesService,
  ServicePort,
  Workload,
} from './nodes';
import { LayeredSettings } from './settings';

/** What the objects of a source say of each other. Nothing is looked for before it is asked for. */
export class Cluster {
  #byKind: ReadonlyMap<string, readonly KubernetesObject[]> | undefined;
  #byName: ReadonlyMap<string, readonly KubernetesObject[]> | undefined;
  #services: SelectorIndex<KubernetesService> | undefined;
  #budgets: SelectorIndex<KubernetesObject> | undefined;
  #policies: SelectorIndex<KubernetesObject> | undefined;
  #widePolicies: readonly KubernetesObject[] | undefined;
  #bindings: ReadonlyMap<string, readonly BoundAccount[]> | undefined;
  #defaults: readonly Defaults[] | undefined;

  constructor(private readonly objects: () => readonly KubernetesObject[]) {}

  /** An object by its name, in the namespace or where none is said. */
  find(
    kind: string,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject | undefined {
    this.#byName ??= grouped(
      this.objects(),
      object => `${object.objectKind} ${object.name}`,
    );
    return this.#byName
      .get(`${kind} ${name}`)
      ?.find(object => isSame(object.namespace, namespace));
  }

  servicesOf(workload: Workload): readonly KubernetesService[] {
    this.#services ??= new SelectorIndex(
      this.#ofKind('Service').filter(isCoreService).map(readService),
      ({ selector }) => selector,
      ({ object }) => object.namespace,
    );
    return this.#services.selecting(workload);
  }

  budgetsOf(workload: Workload): readonly KubernetesObject[] {
    this.#budgets ??= new SelectorIndex(
      this.#ofKind('PodDisruptionBudget'),
      ({ node }) =>
        new LayeredSettings([node]).words('spec', 'selector', 'matchLabels'),
      ({ namespace }) => namespace,
    );
    return this.#budgets.selecting(workload);
  }

  policiesOf(workload: Workload): readonly KubernetesObject[] {
    const policies = this.#ofKind('NetworkPolicy');
    this.#policies ??= new SelectorIndex(
      policies,
      ({ node }) =>
        new LayeredSettings([node]).words('spec', 'podSelector', 'matchLabels'),
      ({ namespace }) => namespace,
    );
    // Without labels it is for all pods of the namespace, or for those that expressions say.
    this.#widePolicies ??= policies
      .filter(
        ({ node }) =>
          !node.map('spec')?.map('podSelector')?.map('matchLabels')?.entries
            .length,
      )
      .slice(0, MOST_OF_A_NAME);
    return [
      ...this.#policies.selecting(workload),
      ...this.#widePolicies.filter(({ namespace }) =>
        isSame(namespace, workload.namespace),
      ),
    ];
  }

  bindingsOf(
    namespace: string | undefined,
    account: string,
  ): readonly KubernetesObject[] {
    this.#bindings ??= this.#readBindings();
    const bindings = (this.#bindings.get(account) ?? [])
      .filter(bound => isSame(bound.namespace, namespace))
      .map(({ binding }) => binding);
    return [...new Set(bindings)];
  }

  hasDefault(
    namespace: string | undefined,
    sort: 'limits' | 'requests',
    resource: string,
  ): boolean {
    this.#defaults ??= this.#ofKind('LimitRange')
      .slice(0, MOST_OF_A_NAME)
      .map(readDefaults);
    return this.#defaults.some(
      defaults =>
        isSame(defaults.namespace, namespace) && defaults[sort].has(resource),
    );
  }

  #ofKind(kind: string): readonly KubernetesObject[] {
    this.#byKind ??= grouped(this.objects(), ({ objectKind }) => objectKind);
    return this.#byKind.get(kind) ?? [];
  }

  #readBindings(): ReadonlyMap<string, readonly BoundAccount[]> {
    const byAccount = new Map<string, BoundAccount[]>();
    for (const kind of ['RoleBinding', 'ClusterRoleBinding'])
      for (const binding of this.#ofKind(kind))
        for (const { name, namespace } of subjectsOf(binding)) {
          const known = byAccount.get(name) ?? [];
          if (known.length < MOST_OF_A_NAME) known.push({ namespace, binding });
          byAccount.set(name, known);
        }
    return byAccount;
  }
}

/** More than people have of anything that is about one pod; files that hold more are made to keep us busy. */
const MOST_OF_A_NAME = 100;

/** A service account as a binding speaks of it. */
interface BoundAccount {
  readonly namespace: string | undefined;
  readonly binding: KubernetesObject;
}

/** Two namespaces are the same if one of them is only known when the files are applied. */
function isSame(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

const isCoreService = ({ apiVersion }: KubernetesObject) => apiVersion === 'v1';

function readService(object: KubernetesObject): KubernetesService {
  const settings = new LayeredSettings([object.node]);
  return {
    object,
    name: object.name,
    type: settings.text('spec', 'type')?.value ?? 'ClusterIP',
    selector: settings.words('spec', 'selector'),
    ports: settings
      .items('spec', 'ports')
      .flatMap(item => (item.type === 'map' ? [readPort(item)] : [])),
  };
}

function readPort(node: YamlMap): ServicePort {
  const { source, start, end } = node;
  return {
    source,
    start,
    end,
    node,
    name: node.scalar('name')?.value,
    port: numberOf(textOf(node.get('port'))),
    target: textOf(node.get('targetPort')) ?? textOf(node.get('port')),
    protocol: node.scalar('protocol')?.value ?? 'TCP',
  };
}

interface Subject {
  readonly name: string;
  readonly namespace: string | undefined;
}

/** The service accounts that a binding speaks of. */
function subjectsOf({ node, namespace }: KubernetesObject): Subject[] {
  return (node.list('subjects')?.items ?? []).flatMap(item => {
    if (item.type !== 'map') return [];
    const name = item.scalar('name')?.value;
    return item.scalar('kind')?.value === 'ServiceAccount' && name !== undefined
      ? [{ name, namespace: item.scalar('namespace')?.value ?? namespace }]
      : [];
  });
}

interface Defaults {
  readonly namespace: string | undefined;
  readonly limits: ReadonlySet<string>;
  readonly requests: ReadonlySet<string>;
}

/** What a LimitRange fills in. A default limit is the request too where that has none of its own. */
function readDefaults({ node, namespace }: KubernetesObject): Defaults {
  const limits = new Set<string>();
  const requests = new Set<string>();
  for (const item of node.map('spec')?.list('limits')?.items ?? []) {
    if (item.type !== 'map' || item.scalar('type')?.value !== 'Container')
      continue;
    const keys = (name: string) =>
      item.map(name)?.entries.map(({ key }) => key.value) ?? [];
    for (const key of keys('default')) limits.add(key);
    for (const key of [...keys('default'), ...keys('defaultRequest')])
      requests.add(key);
  }
  return { namespace, limits, requests };
}

/** Finds those that select a pod by its labels, without looking at all of them for each pod. */
class SelectorIndex<T> {
  readonly #byLabel = new Map<string, T[]>();

  constructor(
    all: readonly T[],
    private readonly selectorOf: (item: T) => ReadonlyMap<string, string>,
    private readonly namespaceOf: (item: T) => string | undefined,
  ) {
    for (const item of all) {
      const [first] = selectorOf(item);
      // Without a selector a Service has endpoints of its own.
      if (!first) continue;
      const key = first.join('=');
      const known = this.#byLabel.get(key) ?? [];
      if (known.length < MOST_OF_A_NAME) known.push(item);
      this.#byLabel.set(key, known);
    }
  }

  selecting({ pod, namespace }: Workload): readonly T[] {
    return [...pod.labels].flatMap(label =>
      (this.#byLabel.get(label.join('=')) ?? []).filter(
        item =>
          isSame(this.namespaceOf(item), namespace) &&
          [...this.selectorOf(item)].every(
            ([key, value]) => pod.labels.get(key) === value,
          ),
      ),
    );
  }
}

function grouped<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of all) {
    const key = keyOf(item);
    const known = groups.get(key) ?? [];
    known.push(item);
    groups.set(key, known);
  }
  return groups;
}
