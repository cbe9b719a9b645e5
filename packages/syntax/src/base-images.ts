import { ImageRef } from './image-ref';

/** A way to install packages. @public */
export type PackageManager =
  | 'apt'
  | 'apk'
  | 'dnf'
  | 'microdnf'
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
  readonly isWindows?: boolean;
}

/** What is known of an image; empty for an image that is not in the table or not known by name. @public */
export function baseImageFacts(image: ImageRef): BaseImageFacts {
  const { name, tag } = image;
  if (name === undefined) return {};
  const tagName = tag ? tag.value : '';
  const facts = table.find(
    entry =>
      matches(entry.name, name) &&
      (entry.tag === undefined ||
        (tagName !== undefined && entry.tag.test(tagName))),
  );
  return facts?.facts ?? {};
}

interface Entry {
  /** A full name, or the beginning of one with `*` at the end. */
  readonly name: string;
  readonly tag?: RegExp;
  readonly facts: BaseImageFacts;
}

const matches = (pattern: string, name: string) =>
  pattern.endsWith('*')
    ? name.startsWith(pattern.slice(0, -1))
    : name === pattern;

const hub = (name: string) => `docker.io/library/${name}`;
const noShell = { hasShell: false } as const;
const apk: BaseImageFacts = {
  user: 'root',
  hasShell: true,
  packageManager: 'apk',
};
const apt: BaseImageFacts = {
  user: 'root',
  hasShell: true,
  packageManager: 'apt',
};
const dnf: BaseImageFacts = {
  user: 'root',
  hasShell: true,
  packageManager: 'dnf',
};
const windows: BaseImageFacts = { isWindows: true };

/** The images on which most stacks stand; they start as root and say nothing of a user. */
const languages = ['node', 'python', 'golang', 'ruby', 'php', 'rust'];

/** First match counts. */
const table: readonly Entry[] = [
  { name: 'mcr.microsoft.com/windows*', facts: windows },
  {
    name: 'mcr.microsoft.com/*',
    tag: /nanoserver|windowsservercore/,
    facts: windows,
  },
  {
    name: 'gcr.io/distroless/*',
    tag: /^debug-nonroot/,
    facts: { user: '65532', hasShell: true },
  },
  {
    name: 'gcr.io/distroless/*',
    tag: /^nonroot|-nonroot/,
    facts: { user: '65532', ...noShell },
  },
  {
    name: 'gcr.io/distroless/*',
    tag: /^debug/,
    facts: { user: 'root', hasShell: true },
  },
  { name: 'gcr.io/distroless/*', facts: { user: 'root', ...noShell } },
  { name: 'cgr.dev/chainguard/wolfi-base', facts: apk },
  { name: 'cgr.dev/chainguard/static', facts: { user: '65532', ...noShell } },
  { name: 'docker.io/bitnami/*', facts: { user: '1001', hasShell: true } },
  {
    name: 'docker.io/bitnamilegacy/*',
    facts: { user: '1001', hasShell: true },
  },
  {
    name: 'docker.io/nginxinc/nginx-unprivileged',
    facts: { user: '101', hasShell: true },
  },
  {
    name: 'docker.io/nginx/nginx-unprivileged',
    facts: { user: '101', hasShell: true },
  },
  {
    name: 'ghcr.io/nginx/nginx-unprivileged',
    facts: { user: '101', hasShell: true },
  },
  {
    name: 'registry.access.redhat.com/ubi*',
    tag: /./,
    facts: { hasShell: true },
  },
  {
    name: 'mcr.microsoft.com/dotnet/*',
    tag: /chiseled|distroless/,
    facts: { user: '1654', ...noShell },
  },
  { name: hub('alpine'), facts: apk },
  { name: hub('debian'), facts: apt },
  { name: hub('ubuntu'), facts: apt },
  { name: hub('fedora'), facts: dnf },
  { name: hub('rockylinux'), facts: dnf },
  { name: hub('almalinux'), facts: dnf },
  { name: hub('busybox'), facts: { user: 'root', hasShell: true } },
  { name: hub('nginx'), tag: /alpine/, facts: apk },
  { name: hub('nginx'), facts: apt },
  ...languages.flatMap(language => [
    {
      name: hub(language),
      tag: /nanoserver|windowsservercore/,
      facts: windows,
    },
    { name: hub(language), tag: /alpine/, facts: apk },
    { name: hub(language), tag: /^$|./, facts: apt },
  ]),
];
