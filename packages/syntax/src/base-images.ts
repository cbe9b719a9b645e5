import { ImageRef } from './image-ref';

/** A way to install packages. @public */
export type PackageManager =
  | 'apt'
  | 'apk'
  | 'dnf'
  | 'microdnf'
  | 'tdnf'
  | 'yum'
  | 'zypper';

/**
 * What is known of an image that others build on. Absent means not known.
 *
 * @public
 */
export interface BaseImageFacts {
  /** The user that its containers run as. */
  readonly user?: string;
  readonly hasShell?: boolean;
  readonly packageManager?: PackageManager;
  readonly workdir?: string;
  readonly isWindows?: boolean;
}

/**
 * What is known of an image; empty for one that is not in the table. Where the tag is hidden by a variable or a
 * digest stands in its place, only what holds for all tags is told.
 *
 * @public
 */
export function baseImageFacts({
  name,
  tag,
  hasTag,
  isPinned,
}: ImageRef): BaseImageFacts {
  if (name === undefined) return {};
  const entry = entryOf(mirrored(name));
  if (!entry) return {};
  const isLatest = hasTag === false && isPinned === false;
  const tagName = isLatest ? 'latest' : tag?.value;
  if (tagName !== undefined) {
    const special = entry.byTag?.find(({ match }) => match.test(tagName));
    return special?.facts.isWindows
      ? special.facts
      : { ...entry.facts, ...special?.facts };
  }
  const facts: Record<string, unknown> = { ...entry.facts };
  for (const { facts: special } of entry.byTag ?? [])
    if (!special.isWindows)
      for (const key of Object.keys(special)) delete facts[key];
  return facts;
}

interface Entry {
  /** Full names, or the beginnings of names with `*` at the end. */
  readonly names: readonly string[];
  readonly facts: BaseImageFacts;
  /** What differs for some tags; the first that matches counts. */
  readonly byTag?: readonly {
    readonly match: RegExp;
    readonly facts: BaseImageFacts;
  }[];
}

const entryOf = (name: string): Entry | undefined =>
  table.find(({ names }) =>
    names.some(pattern =>
      pattern.endsWith('*')
        ? name.startsWith(pattern.slice(0, -1))
        : name === pattern,
    ),
  );

/** Official images are also found under these names. */
const mirrored = (name: string): string =>
  name
    .replace('public.ecr.aws/docker/library/', 'docker.io/library/')
    .replace('mirror.gcr.io/library/', 'docker.io/library/');

const hub = (...names: string[]) =>
  names.map(name => `docker.io/library/${name}`);

const root = (packageManager?: PackageManager): BaseImageFacts => ({
  user: 'root',
  hasShell: true,
  ...(packageManager && { packageManager }),
});
const nobody = (user: string): BaseImageFacts => ({ user, hasShell: true });

const onAlpine = {
  match: /(?:^|-)alpine/,
  facts: { packageManager: 'apk' },
} as const;
const onWindows = {
  match: /nanoserver|windowsservercore/,
  facts: { isWindows: true },
} as const;
const withoutShell = {
  match: /-(?:chiseled|distroless)/,
  facts: { user: '1654', hasShell: false },
} as const;

/** The state of August 2026, from the images' own Dockerfiles and documentation. First match counts. */
const table: readonly Entry[] = [
  { names: hub('alpine'), facts: root('apk') },
  { names: hub('debian', 'ubuntu', 'buildpack-deps'), facts: root('apt') },
  {
    names: [
      ...hub('almalinux', 'rockylinux', 'fedora'),
      'docker.io/rockylinux/rockylinux',
      'quay.io/centos/centos',
    ],
    facts: root('dnf'),
    byTag: [{ match: /minimal/, facts: { packageManager: 'microdnf' } }],
  },
  {
    names: hub('amazonlinux'),
    facts: root('dnf'),
    byTag: [{ match: /^[12](?:\.|$)/, facts: { packageManager: 'yum' } }],
  },
  { names: hub('centos'), facts: root('yum') },
  { names: ['docker.io/opensuse/*'], facts: root('zypper') },
  { names: ['mcr.microsoft.com/azurelinux/*'], facts: root('tdnf') },
  { names: hub('busybox'), facts: root() },
  {
    names: [8, 9, 10].map(
      version => `registry.access.redhat.com/ubi${version}/ubi-minimal`,
    ),
    facts: root('microdnf'),
  },
  {
    names: [8, 9, 10].map(
      version => `registry.access.redhat.com/ubi${version}`,
    ),
    facts: root('dnf'),
  },
  { names: ['mcr.microsoft.com/windows*'], facts: { isWindows: true } },
  {
    names: hub(
      'node',
      'python',
      'rust',
      'php',
      'ruby',
      'eclipse-temurin',
      'maven',
      'nginx',
    ),
    facts: root('apt'),
    byTag: [onWindows, onAlpine],
  },
  {
    names: hub('golang'),
    facts: { ...root('apt'), workdir: '/go' },
    byTag: [onWindows, onAlpine],
  },
  {
    names: hub('httpd', 'postgres', 'rabbitmq', 'redis'),
    facts: root('apt'),
    byTag: [onAlpine],
  },
  { names: hub('mongo'), facts: root('apt'), byTag: [onWindows] },
  { names: hub('caddy', 'docker', 'composer'), facts: { hasShell: true } },
  { names: hub('haproxy'), facts: nobody('haproxy') },
  { names: hub('memcached'), facts: nobody('memcache') },
  {
    names: [
      ...hub('elasticsearch'),
      'docker.io/opensearchproject/opensearch',
      'quay.io/keycloak/keycloak',
    ],
    facts: nobody('1000'),
  },
  {
    names: [
      'docker.io/nginxinc/nginx-unprivileged',
      'ghcr.io/nginx/nginx-unprivileged',
    ],
    facts: { ...nobody('101'), packageManager: 'apt' },
    byTag: [onAlpine],
  },
  {
    names: ['mcr.microsoft.com/dotnet/sdk'],
    facts: root('apt'),
    byTag: [onWindows, onAlpine],
  },
  {
    names: ['mcr.microsoft.com/dotnet/*'],
    facts: root('apt'),
    byTag: [onWindows, withoutShell, onAlpine],
  },
  {
    names: ['gcr.io/distroless/*'],
    facts: { user: 'root', hasShell: false, workdir: '/' },
    byTag: [
      { match: /debug.*nonroot/, facts: { user: '65532', hasShell: true } },
      { match: /nonroot/, facts: { user: '65532' } },
      { match: /debug/, facts: { hasShell: true } },
    ],
  },
  {
    names: ['cgr.dev/chainguard/wolfi-base'],
    facts: root('apk'),
  },
  {
    names: ['cgr.dev/chainguard/go', 'cgr.dev/chainguard/bash'],
    facts: root(),
  },
  // Most of the others run as a user of their own; whether there is a shell differs too much to tell.
  { names: ['cgr.dev/chainguard/postgres'], facts: {} },
  { names: ['cgr.dev/chainguard/*'], facts: { user: '65532' } },
  {
    names: ['dhi.io/*'],
    facts: { user: 'nonroot' },
    byTag: [{ match: /-dev/, facts: root() }],
  },
  {
    names: [
      'docker.io/bitnami/*',
      'docker.io/bitnamilegacy/*',
      'public.ecr.aws/bitnami/*',
    ],
    facts: { ...nobody('1001'), packageManager: 'apt' },
  },
];
