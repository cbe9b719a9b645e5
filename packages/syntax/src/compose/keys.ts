const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Keys that Compose knows at the top level. */
export const topLevelKeys = words(`
  configs include models name networks secrets services version volumes
`);

/** Keys that Compose knows in a service. */
export const serviceKeys = words(`
  annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent command configs container_name
  cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset credential_spec
  depends_on deploy develop device_cgroup_rules devices dns dns_opt dns_search domainname driver_opts entrypoint
  env_file environment expose extends external_links extra_hosts gpus group_add healthcheck hostname image init ipc
  isolation label_file labels links logging mac_address mem_limit mem_reservation mem_swappiness memswap_limit models
  network_mode networks oom_kill_disable oom_score_adj pid pids_limit platform ports post_start pre_stop privileged
  profiles provider pull_policy pull_refresh_after read_only restart runtime scale secrets security_opt shm_size
  stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits use_api_socket user userns_mode uts
  volumes volumes_from working_dir
`);

/** The shapes that the value of a service's key may have. A key that is not here may have any. */
export const serviceShapes: Record<
  string,
  readonly ('map' | 'list' | 'scalar')[]
> = {
  build: ['map', 'scalar'],
  cap_add: ['list'],
  cap_drop: ['list'],
  container_name: ['scalar'],
  depends_on: ['map', 'list'],
  deploy: ['map'],
  environment: ['map', 'list'],
  env_file: ['scalar', 'list', 'map'],
  expose: ['list'],
  healthcheck: ['map'],
  image: ['scalar'],
  labels: ['map', 'list'],
  logging: ['map'],
  network_mode: ['scalar'],
  networks: ['map', 'list'],
  pids_limit: ['scalar'],
  ports: ['list'],
  privileged: ['scalar'],
  profiles: ['list'],
  read_only: ['scalar'],
  restart: ['scalar'],
  secrets: ['list'],
  security_opt: ['list'],
  tmpfs: ['list', 'scalar'],
  user: ['scalar'],
  volumes: ['list'],
};

/**
 * The known key that was probably meant: one slip away, or the same letters with other separators. Keys that are
 * merely unknown are not complained of, because Compose gains new ones.
 */
export function meantKey(
  key: string,
  known: ReadonlySet<string>,
): string | undefined {
  if (known.has(key) || key.startsWith('x-')) return undefined;
  const letters = (word: string) =>
    word.toLocaleLowerCase('en-US').replace(/[-_]/g, '');
  for (const candidate of known)
    if (letters(candidate) === letters(key)) return candidate;
  if (key.length < 4) return undefined;
  for (const candidate of known)
    if (isOneSlip(key.toLocaleLowerCase('en-US'), candidate)) return candidate;
  return undefined;
}

/** One letter too many, too few, wrong, or two swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const rest = (word: string, skip: number) => word.slice(at + skip);
  return (
    rest(a, 1) === rest(b, 1) ||
    rest(a, 1) === rest(b, 0) ||
    rest(a, 0) === rest(b, 1) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, 2) === rest(b, 2))
  );
}
