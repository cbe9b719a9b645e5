import type { YamlNode } from '../../yaml/nodes';
import { quoted } from '../../yaml/problems';

/** Keys that people write one level too high, with the key they belong under. */
const homes: Readonly<Record<string, string | undefined>> = {
  args: 'build',
  context: 'build',
  dockerfile: 'build',
  target: 'build',
  interval: 'healthcheck',
  retries: 'healthcheck',
  start_period: 'healthcheck',
  test: 'healthcheck',
  timeout: 'healthcheck',
  placement: 'deploy',
  replicas: 'deploy',
  resources: 'deploy',
  restart_policy: 'deploy',
  update_config: 'deploy',
  limits: 'deploy.resources',
  reservations: 'deploy.resources',
};

/** Keys of older formats, with what is written today. */
const successors: Readonly<Record<string, string | undefined>> = {
  log_driver: 'logging.driver',
  log_opt: 'logging.options',
  memory: 'mem_limit',
  net: 'network_mode',
};

const topLevelKeys = new Set([
  'configs',
  'include',
  'models',
  'networks',
  'secrets',
  'services',
  'volumes',
]);

/** What to do about a key that is right elsewhere, if that is plain. */
export function misplacedKey(
  key: string,
  value: YamlNode,
  path: string,
): string | undefined {
  const name = quoted(key);
  if (path === '')
    return value.type === 'map' && (value.has('image') || value.has('build'))
      ? `${name} stands beside "services"; indent it to stand under that key`
      : undefined;
  if (/^\/services\/[^/]*$/.test(path)) {
    if (Object.hasOwn(homes, key))
      return `${name} belongs under ${quoted(homes[key] ?? '')}; move it there`;
    if (Object.hasOwn(successors, key))
      return `${name} is of an older format; write ${quoted(
        successors[key] ?? '',
      )}`;
    if (value.type === 'map' && (value.has('image') || value.has('build')))
      return `${name} stands inside another service; indent it to stand under "services"`;
    return undefined;
  }
  if (path === '/services' && topLevelKeys.has(key))
    return `${name} stands under "services"; move it to the top level`;
  return undefined;
}
