import type { Scope } from '../scope/scope';
import { baseName } from '../source-path';
import type { ComposeService } from './nodes';

/**
 * The Compose services that are about the service in a scope: those built from its folder; those it depends on that
 * are built nowhere, such as its database; and those of the kind that no built one depends on, which are everybody's.
 */
export function withoutOthers(
  services: readonly ComposeService[],
  scope: Scope | undefined,
): readonly ComposeService[] {
  if (!scope) return services;
  const others = new Set(services.filter(service => isOthers(service, scope)));
  if (others.size === 0) return services;
  const needed = (of: (service: ComposeService) => boolean) =>
    neededBy(services.filter(of), services, others);
  const own = needed(
    service => !others.has(service) && isBuilt(service, scope),
  );
  const theirs = needed(service => others.has(service));
  return services.filter(
    service =>
      !others.has(service) && (own.has(service) || !theirs.has(service)),
  );
}

function isOthers(
  { build, image, name }: ComposeService,
  scope: Scope,
): boolean {
  if (build) {
    const places = [build.context, build.dockerfile].flatMap(
      path => path ?? [],
    );
    if (places.some(path => scope.isOthers(path))) return true;
    // A context that holds several services is told apart by name.
    return places.some(path => scope.isIn(path))
      ? false
      : scope.isLikeOthers(name) === true;
  }
  const repository = image?.ref?.repository.value;
  return scope.isLikeOthers(repository ? baseName(repository) : name) === true;
}

const isBuilt = (service: ComposeService, scope: Scope) =>
  service.build !== undefined || scope.isLikeOthers(service.name) === false;

/** Those services and all they depend on, except for what is another service's. */
function neededBy(
  roots: readonly ComposeService[],
  services: readonly ComposeService[],
  others: ReadonlySet<ComposeService>,
): ReadonlySet<ComposeService> {
  const byName = new Map(services.map(service => [service.name, service]));
  const found = new Set<ComposeService>();
  const open = [...roots];
  for (let next = open.pop(); next; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    for (const { name } of next.dependsOn) {
      const needed = byName.get(name);
      if (needed && !others.has(needed)) open.push(needed);
    }
  }
  return found;
}
