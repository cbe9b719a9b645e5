import type { ImageFacts, Retirement } from './nodes';
import type { ProductId } from './products';
import type { TagData } from './release-data';

/**
 * What is known of images by hand, from their own Dockerfiles and documentation as of August 2026. Where it was read
 * stands above each; the releases and what tags mean, which change by themselves, are in `data.ts`.
 */
export interface ImageEntry {
  /** Full names; `*` at the end stands for any rest. */
  readonly names: readonly string[];
  readonly facts?: ImageFacts;
  /** What differs for some tags: of those that match, the later ones count. */
  readonly byTag?: readonly TagFacts[];
  /** What its tags are versions of. */
  readonly product?: ProductId;
  /** The version, where not the tag says it but the name. */
  readonly version?: string;
  /** What stands before the version in its tags. */
  readonly prefix?: string;
  /** What its tags mean, where that is not in `data.ts`. */
  readonly tags?: TagData;
  /** Languages inside that the tag names, with the version as the first group. */
  readonly inside?: readonly Inside[];
  /** Its newest build is supported, and it has no other. */
  readonly isRolling?: boolean;
  /** It is nothing more than the distribution that its tag names. */
  readonly isPlain?: boolean;
  readonly retirement?: Retirement & {
    /** Tags that are kept up all the same. */
    readonly except?: RegExp;
  };
}

export interface TagFacts {
  readonly match: RegExp;
  readonly facts: ImageFacts;
}

export interface Inside {
  readonly match: RegExp;
  readonly product: ProductId;
}

const hub = (...names: string[]) =>
  names.map(name => `docker.io/library/${name}`);

const noTools = { curl: false, wget: false };
const bothTools = { curl: true, wget: true };
/** BusyBox has a wget of its own. */
const busyboxTools = { curl: false, wget: true };

const root: ImageFacts = { user: 'root', hasShell: true };
const noVariables: ImageFacts = { variables: [], hasNoOtherVariables: true };
const apt: ImageFacts = { ...root, packageManager: 'apt' };
/** Their curl is part of the package manager. */
const dnf: ImageFacts = {
  ...root,
  packageManager: 'dnf',
  tools: { curl: true },
};
/** On the whole of Debian's build tools, `buildpack-deps`. */
const onBuildpack: ImageFacts = { ...apt, tools: bothTools };

const alpine: TagFacts = {
  match: /(?:^|-)alpine/,
  facts: { packageManager: 'apk', tools: busyboxTools },
};
const alpineWithCurl: TagFacts = {
  match: /(?:^|-)alpine/,
  facts: { packageManager: 'apk', tools: bothTools },
};
const slim: TagFacts = { match: /(?:^|-)slim/, facts: { tools: noTools } };
const minimal: TagFacts = {
  match: /minimal/,
  facts: { packageManager: 'microdnf' },
};
const windows: TagFacts = {
  match: /nanoserver|windowsservercore/,
  facts: { isWindows: true },
};

const temurinInside: Inside = {
  match: /(?:^|-)(?:eclipse-temurin-|jdk-?)(\d+)/,
  product: 'eclipse-temurin',
};
const phpInside: Inside = {
  match: /(?:^|-)php-?(\d+\.\d+)/,
  product: 'php',
};
const pythonInside: Inside = {
  match: /(?:^|-)python-?(\d+\.\d+)/,
  product: 'python',
};

/** Those of 8 and 9, which have ended, stood on Debian 12. */
const dotnetTags: TagData = {
  moving: { latest: '10' },
  below: [['10', 'ubuntu 24.04', 'alpine-linux 3.24']],
};

const dotnetVariables = [
  'APP_UID',
  'ASPNET_VERSION',
  'DOTNET_VERSION',
  'DOTNET_SDK_VERSION',
];

const bitnami: ImageFacts = {
  user: '1001',
  hasShell: true,
  packageManager: 'apt',
};
const bitnamiIssue = 'https://github.com/bitnami/containers/issues/83267';

export const table: readonly ImageEntry[] = [
  // Distributions: their pages in docker-library/docs
  {
    names: hub('alpine'),
    product: 'alpine-linux',
    facts: {
      ...root,
      ...noVariables,
      packageManager: 'apk',
      tools: busyboxTools,
    },
  },
  {
    names: hub('debian'),
    product: 'debian',
    facts: { ...apt, ...noVariables, tools: noTools },
  },
  {
    names: hub('ubuntu'),
    product: 'ubuntu',
    facts: { ...apt, ...noVariables, tools: noTools },
  },
  { names: hub('buildpack-deps'), isPlain: true, facts: apt },
  {
    names: [...hub('almalinux'), 'quay.io/almalinuxorg/almalinux'],
    product: 'almalinux',
    facts: { ...dnf, ...noVariables },
    byTag: [minimal],
  },
  {
    names: hub('rockylinux'),
    product: 'rocky-linux',
    facts: { ...dnf, ...noVariables },
    byTag: [minimal],
    retirement: {
      what: 'has had no new image',
      since: '2023-11-20',
      isOldName: true,
      replacements: ['rockylinux/rockylinux'],
      source:
        'https://github.com/docker-library/docs/blob/master/rockylinux/deprecated.md',
    },
  },
  {
    names: ['docker.io/rockylinux/rockylinux', 'quay.io/rockylinux/rockylinux'],
    product: 'rocky-linux',
    facts: dnf,
    byTag: [minimal],
  },
  {
    names: [
      ...hub('fedora'),
      'quay.io/fedora/fedora',
      'registry.fedoraproject.org/fedora',
    ],
    product: 'fedora',
    facts: {
      ...dnf,
      variables: ['DISTTAG', 'FGC', 'FBR', 'container'],
      hasNoOtherVariables: true,
    },
  },
  {
    names: [...hub('amazonlinux'), 'public.ecr.aws/amazonlinux/amazonlinux'],
    product: 'amazon-linux',
    facts: { ...dnf, ...noVariables },
    byTag: [
      { match: /^(?:1|2|201\d)(?:\.|-|$)/, facts: { packageManager: 'yum' } },
      minimal,
    ],
  },
  {
    names: [
      ...hub('oraclelinux'),
      'container-registry.oracle.com/os/oraclelinux',
    ],
    product: 'oracle-linux',
    facts: { ...root, ...noVariables, packageManager: 'dnf' },
    byTag: [
      { match: /slim/, facts: { packageManager: 'microdnf' } },
      { match: /^7/, facts: { packageManager: 'yum' } },
    ],
  },
  {
    names: hub('centos'),
    facts: {
      ...root,
      ...noVariables,
      packageManager: 'yum',
      tools: { curl: true },
    },
    byTag: [{ match: /8/, facts: { packageManager: 'dnf' } }],
    retirement: {
      what: 'has had no security fixes',
      since: '2024-06-30',
      replacements: ['almalinux', 'rockylinux/rockylinux'],
      source: 'https://endoflife.date/centos',
    },
  },
  {
    names: ['quay.io/centos/centos'],
    product: 'centos-stream',
    prefix: 'stream',
    facts: dnf,
    byTag: [minimal],
  },
  {
    names: ['docker.io/opensuse/leap', 'registry.opensuse.org/opensuse/leap'],
    product: 'opensuse',
    facts: { ...root, packageManager: 'zypper' },
  },
  {
    names: [
      'docker.io/opensuse/tumbleweed',
      'registry.opensuse.org/opensuse/tumbleweed',
    ],
    isRolling: true,
    facts: { ...root, packageManager: 'zypper' },
  },
  {
    names: ['mcr.microsoft.com/azurelinux/base/core'],
    facts: { ...root, packageManager: 'tdnf' },
  },
  {
    names: hub('busybox'),
    facts: { ...root, ...noVariables, tools: busyboxTools },
  },
  {
    names: hub('archlinux'),
    isRolling: true,
    facts: { ...root, variables: ['LANG'], hasNoOtherVariables: true },
  },
  ...ubi('8'),
  ...ubi('9'),
  ...ubi('10'),

  // Windows: what Microsoft's documentation of each says of its user
  {
    names: ['mcr.microsoft.com/windows/nanoserver'],
    product: 'windows-nanoserver',
    prefix: 'ltsc',
    facts: { isWindows: true, user: 'ContainerUser' },
  },
  {
    names: ['mcr.microsoft.com/windows/servercore'],
    product: 'windows-servercore',
    prefix: 'ltsc',
    facts: { isWindows: true, user: 'ContainerAdministrator' },
  },
  {
    names: ['mcr.microsoft.com/windows', 'mcr.microsoft.com/windows/server'],
    facts: { isWindows: true, user: 'ContainerAdministrator' },
  },
  // Made of others: IIS, ASP.NET. Whether they can do without an administrator is theirs to say.
  {
    names: [
      'mcr.microsoft.com/windows/*',
      'mcr.microsoft.com/dotnet/framework/*',
    ],
    facts: { isWindows: true },
  },
  {
    names: ['mcr.microsoft.com/powershell'],
    byTag: [windows],
  },

  // Languages
  {
    // nodejs/docker-node f27d936
    names: hub('node'),
    product: 'nodejs',
    facts: {
      ...onBuildpack,
      users: { node: 1000 },
      variables: ['NODE_VERSION', 'YARN_VERSION'],
    },
    byTag: [slim, alpine],
  },
  {
    // docker-library/python 4f07059
    names: hub('python'),
    product: 'python',
    facts: {
      ...onBuildpack,
      variables: ['PYTHON_VERSION', 'PYTHON_SHA256', 'GPG_KEY', 'LANG'],
    },
    byTag: [slim, alpine, windows],
  },
  {
    // docker-library/golang 7c8c182
    names: hub('golang'),
    product: 'go',
    facts: {
      ...onBuildpack,
      workdir: '/go',
      variables: ['GOLANG_VERSION', 'GOPATH', 'GOTOOLCHAIN'],
    },
    byTag: [alpine, windows],
  },
  {
    // rust-lang/docker-rust 7668ee2
    names: hub('rust'),
    product: 'rust',
    facts: {
      ...onBuildpack,
      variables: ['CARGO_HOME', 'RUSTUP_HOME', 'RUST_VERSION'],
    },
    byTag: [slim, alpine],
  },
  {
    // docker-library/ruby d55e25a
    names: hub('ruby'),
    product: 'ruby',
    facts: {
      ...onBuildpack,
      variables: ['GEM_HOME', 'BUNDLE_APP_CONFIG', 'RUBY_VERSION', 'LANG'],
    },
    byTag: [slim, alpine],
  },
  {
    // docker-library/php 445bf414
    names: hub('php'),
    product: 'php',
    facts: {
      ...apt,
      tools: { curl: true, wget: false },
      variables: ['PHP_INI_DIR', 'PHP_VERSION', 'PHPIZE_DEPS'],
    },
    byTag: [
      alpineWithCurl,
      { match: /(?:^|-)(?:apache|fpm)/, facts: { workdir: '/var/www/html' } },
    ],
  },
  {
    // adoptium/containers d8d18d6
    names: hub('eclipse-temurin'),
    product: 'eclipse-temurin',
    facts: { ...apt, variables: ['JAVA_HOME', 'JAVA_VERSION', 'LANG'] },
    byTag: [
      { match: /(?:^|-)alpine/, facts: { packageManager: 'apk' } },
      { match: /ubi/, facts: { packageManager: 'microdnf' } },
      windows,
    ],
  },
  {
    // corretto/corretto-docker 7075fec
    names: [
      ...hub('amazoncorretto'),
      'public.ecr.aws/amazoncorretto/amazoncorretto',
    ],
    product: 'amazon-corretto',
    facts: { ...root, packageManager: 'dnf', variables: ['JAVA_HOME', 'LANG'] },
    byTag: [
      { match: /-al2(?:-|$)/, facts: { packageManager: 'yum' } },
      { match: /(?:^|-)alpine/, facts: { packageManager: 'apk' } },
    ],
  },
  {
    // docker-library/docs, openjdk/deprecated.md
    names: hub('openjdk'),
    facts: { ...apt, variables: ['JAVA_HOME', 'JAVA_VERSION', 'LANG'] },
    byTag: [
      alpine,
      slim,
      { match: /oracle/, facts: { packageManager: 'microdnf' } },
      windows,
    ],
    retirement: {
      what: 'has had no new release, only early access builds,',
      since: '2022-07-31',
      replacements: ['eclipse-temurin', 'amazoncorretto'],
      source:
        'https://github.com/docker-library/docs/blob/master/openjdk/deprecated.md',
      except: /(?:^|-)(?:ea|rc)(?:-|$)/,
    },
  },
  {
    // docker-library/docs, java/deprecated.md
    names: hub('java'),
    retirement: {
      what: 'has had no new image',
      since: '2016-12-31',
      replacements: ['eclipse-temurin', 'amazoncorretto'],
      source: 'https://github.com/docker-library/docs/pull/660',
    },
  },
  {
    // carlossg/docker-maven 0170c5b
    names: hub('maven'),
    product: 'apache-maven',
    facts: {
      ...apt,
      variables: ['MAVEN_HOME', 'MAVEN_CONFIG', 'JAVA_HOME'],
    },
    byTag: [
      { match: /amazoncorretto/, facts: { packageManager: 'dnf' } },
      { match: /(?:^|-)alpine/, facts: { packageManager: 'apk' } },
      { match: /(?:^|-)debian/, facts: { packageManager: 'apt' } },
    ],
    inside: [
      temurinInside,
      { match: /amazoncorretto-(\d+)/, product: 'amazon-corretto' },
    ],
  },
  {
    // keeganwitt/docker-gradle 9fe6f1e
    names: hub('gradle'),
    product: 'gradle',
    facts: {
      ...apt,
      workdir: '/home/gradle',
      users: { gradle: 1000 },
      variables: ['GRADLE_HOME', 'GRADLE_VERSION', 'JAVA_HOME'],
    },
    byTag: [
      { match: /corretto/, facts: { packageManager: 'dnf' } },
      { match: /ubi/, facts: { packageManager: 'microdnf' } },
      { match: /(?:^|-)alpine/, facts: { packageManager: 'apk' } },
    ],
    inside: [temurinInside],
  },
  {
    // composer/docker e1056b5
    names: [...hub('composer'), 'docker.io/composer/composer'],
    product: 'composer',
    facts: { ...root, packageManager: 'apk', workdir: '/app' },
  },
  // dotnet/dotnet-docker 3ed00b6
  {
    names: [
      'mcr.microsoft.com/dotnet/sdk',
      'mcr.microsoft.com/dotnet/core/sdk',
    ],
    product: 'dotnet',
    tags: dotnetTags,
    facts: { ...apt, users: { app: 1654 }, variables: dotnetVariables },
    byTag: [
      { match: /(?:^|-)alpine/, facts: { packageManager: 'apk' } },
      { match: /azurelinux/, facts: { packageManager: 'tdnf' } },
      windows,
    ],
  },
  {
    names: [
      'mcr.microsoft.com/dotnet/aspnet',
      'mcr.microsoft.com/dotnet/core/aspnet',
      'mcr.microsoft.com/dotnet/runtime',
      'mcr.microsoft.com/dotnet/core/runtime',
      'mcr.microsoft.com/dotnet/runtime-deps',
      'mcr.microsoft.com/dotnet/core/runtime-deps',
    ],
    product: 'dotnet',
    tags: dotnetTags,
    facts: {
      ...apt,
      users: { app: 1654 },
      tools: noTools,
      variables: dotnetVariables,
    },
    byTag: [
      alpine,
      { match: /azurelinux/, facts: { packageManager: 'tdnf' } },
      {
        match: /-(?:chiseled|distroless)/,
        facts: { user: '1654', hasShell: false, packageManager: undefined },
      },
      windows,
    ],
  },
  {
    // php/frankenphp fb62c307
    names: ['docker.io/dunglas/frankenphp'],
    facts: { ...apt, workdir: '/app', hasHealthcheck: true },
    byTag: [{ match: /(?:^|-)alpine/, facts: { packageManager: 'apk' } }],
    inside: [phpInside],
  },
  { names: hub('wordpress', 'drupal'), inside: [phpInside] },
  {
    names: ['ghcr.io/astral-sh/uv', 'docker.io/tiangolo/*'],
    inside: [pythonInside],
  },
  { names: ['docker.io/jenkins/*'], inside: [temurinInside] },

  // Servers
  {
    // nginx/docker-nginx 0d7f438
    names: [...hub('nginx'), 'public.ecr.aws/nginx/nginx'],
    product: 'nginx',
    facts: {
      ...apt,
      users: { nginx: 101 },
      variables: ['NGINX_VERSION', 'NJS_VERSION', 'PKG_RELEASE'],
    },
    byTag: [
      alpineWithCurl,
      { match: /alpine(?:[\d.]+)?-slim/, facts: { tools: busyboxTools } },
    ],
  },
  // nginx/docker-nginx-unprivileged e26803b
  {
    names: [
      'docker.io/nginxinc/nginx-unprivileged',
      'ghcr.io/nginx/nginx-unprivileged',
      'quay.io/nginx/nginx-unprivileged',
      'public.ecr.aws/nginx/nginx-unprivileged',
    ],
    product: 'nginx',
    facts: { user: '101', hasShell: true, packageManager: 'apt' },
    byTag: [{ match: /(?:^|-)alpine/, facts: { packageManager: 'apk' } }],
  },
  {
    names: ['ghcr.io/nginxinc/nginx-unprivileged'],
    product: 'nginx',
    facts: { user: '101', hasShell: true, packageManager: 'apt' },
    byTag: [{ match: /(?:^|-)alpine/, facts: { packageManager: 'apk' } }],
    retirement: {
      what: 'holds nothing newer than nginx 1.27.3',
      replacements: ['ghcr.io/nginx/nginx-unprivileged'],
      source: 'https://github.com/nginx/docker-nginx-unprivileged',
    },
  },
  {
    // docker-library/httpd 9b63b37
    names: hub('httpd'),
    product: 'apache-http-server',
    facts: { ...apt, workdir: '/usr/local/apache2' },
    byTag: [{ match: /(?:^|-)alpine/, facts: { packageManager: 'apk' } }],
  },
  {
    // caddyserver/caddy-docker 62d1326
    names: hub('caddy'),
    product: 'caddy',
    facts: { ...root, packageManager: 'apk', workdir: '/srv' },
    byTag: [windows],
  },
  { names: hub('traefik'), product: 'traefik', byTag: [windows] },
  {
    // docker-library/haproxy ec437dd
    names: hub('haproxy'),
    product: 'haproxy',
    facts: {
      user: 'haproxy',
      users: { haproxy: 99 },
      hasShell: true,
      packageManager: 'apt',
      workdir: '/var/lib/haproxy',
    },
    byTag: [{ match: /(?:^|-)alpine/, facts: { packageManager: 'apk' } }],
  },

  // Stores: those that start as root hand over to a user of their own
  {
    // docker-library/postgres 6edb0a8
    names: hub('postgres'),
    product: 'postgresql',
    facts: {
      ...apt,
      stepsDown: { to: 'postgres', commands: ['postgres'] },
      users: { postgres: 999 },
      variables: ['PGDATA', 'PG_MAJOR', 'PG_VERSION', 'LANG'],
      volumes: ['/var/lib/postgresql'],
      formerVolumes: ['/var/lib/postgresql/data'],
    },
    byTag: [
      {
        match: /^(?:9|1[0-7])(?!\d)/,
        facts: { volumes: ['/var/lib/postgresql/data'], formerVolumes: [] },
      },
      {
        match: /(?:^|-)alpine/,
        facts: { packageManager: 'apk', users: { postgres: 70 } },
      },
    ],
  },
  {
    // docker-library/mysql 7f30fdb
    names: hub('mysql'),
    product: 'mysql',
    facts: {
      ...root,
      packageManager: 'microdnf',
      stepsDown: { to: 'mysql', commands: ['mysqld'] },
      users: { mysql: 999 },
      volumes: ['/var/lib/mysql'],
    },
    byTag: [{ match: /debian/, facts: { packageManager: 'apt' } }],
  },
  {
    // MariaDB/mariadb-docker 1b6429b
    names: hub('mariadb'),
    product: 'mariadb',
    facts: {
      ...apt,
      stepsDown: { to: 'mysql', commands: ['mariadbd', 'mysqld'] },
      users: { mysql: 999 },
      volumes: ['/var/lib/mysql'],
    },
    byTag: [
      { match: /ubi/, facts: { user: 'mysql', packageManager: 'microdnf' } },
    ],
  },
  {
    // docker-library/mongo 2c69a57
    names: hub('mongo'),
    product: 'mongodb',
    facts: {
      ...apt,
      stepsDown: { to: 'mongodb', commands: ['mongod'] },
      users: { mongodb: 999 },
      volumes: ['/data/db', '/data/configdb'],
    },
    byTag: [windows],
  },
  {
    // redis/docker-library-redis 0076c90
    names: hub('redis'),
    product: 'redis',
    facts: {
      ...apt,
      stepsDown: { to: 'redis', commands: ['redis-server'] },
      users: { redis: 999 },
      workdir: '/data',
    },
    byTag: [{ match: /(?:^|-)alpine/, facts: { packageManager: 'apk' } }],
  },
  {
    // valkey-io/valkey-container 00a2b21
    names: [
      'docker.io/valkey/valkey',
      'ghcr.io/valkey-io/valkey',
      'public.ecr.aws/valkey/valkey',
    ],
    product: 'valkey',
    facts: {
      ...apt,
      stepsDown: { to: 'valkey', commands: ['valkey-server'] },
      users: { valkey: 999 },
      workdir: '/data',
    },
    byTag: [{ match: /(?:^|-)alpine/, facts: { packageManager: 'apk' } }],
  },
  {
    // docker-library/rabbitmq 9193c1d
    names: hub('rabbitmq'),
    product: 'rabbitmq',
    facts: {
      ...apt,
      stepsDown: { to: 'rabbitmq', commands: ['rabbitmq-server'] },
      users: { rabbitmq: 999 },
      volumes: ['/var/lib/rabbitmq'],
    },
    byTag: [
      {
        match: /(?:^|-)alpine/,
        facts: { packageManager: 'apk', users: { rabbitmq: 100 } },
      },
    ],
  },
  {
    // docker-library/memcached 53ac0ec
    names: hub('memcached'),
    product: 'memcached',
    facts: {
      user: 'memcache',
      users: { memcache: 11211 },
      hasShell: true,
      packageManager: 'apt',
    },
    byTag: [{ match: /(?:^|-)alpine/, facts: { packageManager: 'apk' } }],
  },
  {
    // elastic/elasticsearch 0729e2c
    names: [
      ...hub('elasticsearch'),
      'docker.elastic.co/elasticsearch/elasticsearch',
      'docker.io/elastic/elasticsearch',
    ],
    product: 'elasticsearch',
    facts: {
      user: '1000',
      hasShell: true,
      workdir: '/usr/share/elasticsearch',
    },
  },
  {
    // opensearch-project/opensearch-build 4372bf7
    names: [
      'docker.io/opensearchproject/opensearch',
      'public.ecr.aws/opensearchproject/opensearch',
    ],
    product: 'opensearch',
    facts: { user: '1000', hasShell: true, workdir: '/usr/share/opensearch' },
  },
  {
    // apache/kafka 120d52d
    names: ['docker.io/apache/kafka'],
    product: 'apache-kafka',
    facts: { user: 'appuser', hasShell: true, packageManager: 'apk' },
  },
  {
    // keycloak/keycloak 0463815
    names: ['quay.io/keycloak/keycloak'],
    product: 'keycloak',
    facts: { user: '1000', hasShell: true },
  },
  {
    // hashicorp/vault 024c09b
    names: ['docker.io/hashicorp/vault'],
    product: 'hashicorp-vault',
    facts: { ...root, packageManager: 'apk' },
    byTag: [
      { match: /ubi/, facts: { user: '100', packageManager: 'microdnf' } },
    ],
  },
  {
    names: hub('vault'),
    facts: { ...root, packageManager: 'apk' },
    retirement: {
      what: 'is no official image any more',
      replacements: ['hashicorp/vault'],
      source: 'https://hub.docker.com/_/vault',
    },
  },
  {
    // docker-library/docker 3289af8
    names: hub('docker'),
    product: 'docker-engine',
    facts: { ...root, packageManager: 'apk', tools: busyboxTools },
    byTag: [
      {
        match: /rootless/,
        facts: { user: 'rootless', users: { rootless: 1000 } },
      },
      windows,
    ],
  },
  {
    // github.com/minio/minio/issues/21647: the sources only, since October 2025
    names: [
      'docker.io/minio/minio',
      'docker.io/minio/mc',
      'quay.io/minio/minio',
      'quay.io/minio/mc',
    ],
    facts: { user: 'root', hasShell: true },
    retirement: {
      what: 'has had no new image',
      since: '2025-10-15',
      replacements: [],
      source: 'https://github.com/minio/minio/issues/21647',
    },
  },

  // GoogleContainerTools/distroless cd08076: README.md, SUPPORT_POLICY.md
  {
    names: ['gcr.io/distroless/*'],
    facts: { user: 'root', hasShell: false, workdir: '/', tools: noTools },
    byTag: [
      { match: /nonroot/, facts: { user: '65532', workdir: '/home/nonroot' } },
      { match: /debug/, facts: { hasShell: true, tools: busyboxTools } },
    ],
  },

  // chainguard-images/images cd7edd2: each locked_config.json. Whether there is a shell differs from one to the next.
  {
    names: chainguard('wolfi-base'),
    isRolling: true,
    facts: { ...root, packageManager: 'apk' },
  },
  {
    names: chainguard('apko', 'bash', 'docker-dind', 'gcc-glibc', 'go', 'k3s'),
    isRolling: true,
    facts: { user: 'root' },
  },
  { names: chainguard('postgres'), isRolling: true },
  {
    names: chainguard('static', 'jre', 'python', 'ruby', 'glibc-dynamic'),
    isRolling: true,
    facts: { user: '65532', hasShell: false },
    byTag: [
      { match: /-dev/, facts: { hasShell: true, packageManager: 'apk' } },
    ],
  },
  {
    names: chainguard('*'),
    isRolling: true,
    facts: { user: '65532' },
    byTag: [
      { match: /-dev/, facts: { hasShell: true, packageManager: 'apk' } },
    ],
  },

  // docs.docker.com/dhi: no root, and no package manager but in -dev
  {
    names: ['dhi.io/*'],
    facts: { user: 'nonroot' },
    byTag: [{ match: /-dev/, facts: root }],
  },

  // Bitnami
  {
    names: ['docker.io/bitnami/minideb'],
    facts: { ...apt, tools: noTools },
  },
  {
    names: ['docker.io/bitnami/*'],
    facts: bitnami,
    retirement: {
      what: 'has had no tags with a version',
      since: '2025-09-29',
      replacements: [],
      source: bitnamiIssue,
      except: /^latest$/,
    },
  },
  {
    names: ['docker.io/bitnamilegacy/*'],
    facts: bitnami,
    retirement: {
      what: 'has had no new image',
      since: '2025-08-28',
      replacements: [],
      source: bitnamiIssue,
    },
  },
  { names: ['docker.io/bitnamisecure/*'], facts: { user: '1001' } },
  {
    names: ['public.ecr.aws/bitnami/*'],
    facts: bitnami,
    retirement: {
      what: 'has been gone',
      since: '2026-06-10',
      replacements: [],
      source: 'https://github.com/aws/containers-roadmap/issues/2817',
    },
  },
  {
    names: ['k8s.gcr.io/*'],
    retirement: {
      what: 'has had no new image',
      since: '2023-04-03',
      isOldName: true,
      replacements: ['registry.k8s.io'],
      source:
        'https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/',
    },
  },
];

/** Red Hat's universal base images, and those of languages that are made of them by sclorg. */
function ubi(version: string): ImageEntry[] {
  const names = (...ends: string[]) =>
    ends.flatMap(end => [
      `registry.access.redhat.com/ubi${version}${end}`,
      `registry.redhat.io/ubi${version}${end}`,
    ]);
  const one = (ends: string[], facts: ImageFacts): ImageEntry => ({
    names: [
      ...names(...ends),
      ...ends
        .filter(end => !end.includes('/'))
        .map(end => `docker.io/redhat/ubi${version}${end}`),
    ],
    product: 'rhel',
    version,
    facts,
  });
  return [
    one(['', '/ubi', '/ubi-init', '-init'], dnf),
    one(['/ubi-minimal', '-minimal'], { ...dnf, packageManager: 'microdnf' }),
    one(['/ubi-micro', '-micro'], root),
    {
      names: names(
        ...['nodejs', 'python', 'php', 'ruby', 'nginx', 'httpd'].map(
          language => `/${language}-*`,
        ),
      ),
      facts: { user: '1001', hasShell: true },
    },
  ];
}

function chainguard(...names: string[]): string[] {
  return names.flatMap(name => [
    `cgr.dev/chainguard/${name}`,
    `docker.io/chainguard/${name}`,
  ]);
}
