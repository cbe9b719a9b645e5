import type { ProductKind } from './nodes';

/** What has releases with an end, by its name at endoflife.date. */
export interface Product {
  readonly title: string;
  readonly kind: ProductKind;
  /** Which column of endoflife.date holds the end of free fixes; `eol` unless given. */
  readonly end?: 'eoes';
}

const system = (title: string): Product => ({ title, kind: 'system' });
const language = (title: string): Product => ({ title, kind: 'language' });
const service = (title: string): Product => ({ title, kind: 'service' });
const tool = (title: string): Product => ({ title, kind: 'tool' });

/** Whose releases are in `data.ts`. */
export const products = {
  // The security team goes first; the long-term support that follows is free, in the same archive.
  debian: { ...system('Debian'), end: 'eoes' },
  ubuntu: system('Ubuntu'),
  'alpine-linux': system('Alpine'),
  'amazon-linux': system('Amazon Linux'),
  almalinux: system('AlmaLinux'),
  'rocky-linux': system('Rocky Linux'),
  fedora: system('Fedora'),
  'oracle-linux': system('Oracle Linux'),
  'centos-stream': system('CentOS Stream'),
  opensuse: system('openSUSE Leap'),
  rhel: system('Red Hat UBI'),
  'windows-servercore': system('Windows Server Core'),
  'windows-nanoserver': system('Windows Nano Server'),
  nodejs: language('Node.js'),
  python: language('Python'),
  go: language('Go'),
  php: language('PHP'),
  ruby: language('Ruby'),
  dotnet: language('.NET'),
  'eclipse-temurin': language('Eclipse Temurin'),
  'amazon-corretto': language('Amazon Corretto'),
  // A release every six weeks, each the end of the one before: as with what follows, nobody runs it.
  rust: tool('Rust'),
  'apache-maven': tool('Maven'),
  gradle: tool('Gradle'),
  composer: tool('Composer'),
  'docker-engine': tool('Docker'),
  nginx: service('nginx'),
  'apache-http-server': service('Apache httpd'),
  caddy: service('Caddy'),
  traefik: service('Traefik'),
  haproxy: service('HAProxy'),
  postgresql: service('PostgreSQL'),
  mysql: service('MySQL'),
  mariadb: service('MariaDB'),
  mongodb: service('MongoDB'),
  redis: service('Redis'),
  valkey: service('Valkey'),
  memcached: service('Memcached'),
  rabbitmq: service('RabbitMQ'),
  elasticsearch: service('Elasticsearch'),
  opensearch: service('OpenSearch'),
  'apache-kafka': service('Kafka'),
  keycloak: service('Keycloak'),
  'hashicorp-vault': service('Vault'),
} satisfies Record<string, Product>;

export type ProductId = keyof typeof products;

/** A product by its name, whatever more is known of it. */
export const productOf = (id: ProductId): Product => products[id];
