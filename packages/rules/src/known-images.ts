import type { ComposeService, ImageRef } from '@plimsoll/syntax';

/** What an image that everybody knows is for. */
export type ImageRole =
  | 'database'
  | 'cache'
  | 'broker'
  | 'search'
  | 'proxy'
  | 'admin'
  | 'socket-proxy';

interface KnownImage {
  readonly role: ImageRole;
  /** Folders that hold what must survive the container. */
  readonly data?: readonly string[];
}

const images: Record<string, KnownImage | undefined> = {
  postgres: {
    role: 'database',
    data: ['/var/lib/postgresql/data', '/var/lib/postgresql'],
  },
  postgresql: { role: 'database', data: ['/bitnami/postgresql'] },
  postgis: {
    role: 'database',
    data: ['/var/lib/postgresql/data', '/var/lib/postgresql'],
  },
  pgvector: {
    role: 'database',
    data: ['/var/lib/postgresql/data', '/var/lib/postgresql'],
  },
  timescaledb: {
    role: 'database',
    data: ['/var/lib/postgresql/data', '/home/postgres/pgdata'],
  },
  mysql: { role: 'database', data: ['/var/lib/mysql', '/bitnami/mysql'] },
  mariadb: { role: 'database', data: ['/var/lib/mysql', '/bitnami/mariadb'] },
  percona: { role: 'database', data: ['/var/lib/mysql'] },
  mongo: { role: 'database', data: ['/data/db'] },
  mongodb: { role: 'database', data: ['/data/db', '/bitnami/mongodb'] },
  cassandra: { role: 'database', data: ['/var/lib/cassandra'] },
  scylla: { role: 'database', data: ['/var/lib/scylla'] },
  couchdb: { role: 'database', data: ['/opt/couchdb/data'] },
  influxdb: {
    role: 'database',
    data: ['/var/lib/influxdb', '/var/lib/influxdb2', '/var/lib/influxdb3'],
  },
  'clickhouse-server': { role: 'database', data: ['/var/lib/clickhouse'] },
  clickhouse: { role: 'database', data: ['/var/lib/clickhouse'] },
  neo4j: { role: 'database', data: ['/data'] },
  cockroach: { role: 'database', data: ['/cockroach/cockroach-data'] },
  minio: {
    role: 'database',
    data: [
      ...['/data', '/data0', '/data1', '/data-1', '/mnt/data', '/mnt/data1'],
      ...['/export', '/bitnami/minio/data'],
    ],
  },
  etcd: {
    role: 'database',
    data: ['/etcd-data', '/var/lib/etcd', '/bitnami/etcd'],
  },
  'mssql/server': { role: 'database', data: ['/var/opt/mssql'] },
  redis: { role: 'cache', data: ['/data', '/bitnami/redis/data'] },
  valkey: { role: 'cache', data: ['/data'] },
  keydb: { role: 'cache', data: ['/data'] },
  memcached: { role: 'cache' },
  rabbitmq: {
    role: 'broker',
    data: [
      '/var/lib/rabbitmq',
      '/var/lib/rabbitmq/mnesia',
      '/bitnami/rabbitmq/mnesia',
    ],
  },
  kafka: {
    role: 'broker',
    data: ['/var/lib/kafka/data', '/bitnami/kafka', '/tmp/kraft-combined-logs'],
  },
  'cp-kafka': { role: 'broker', data: ['/var/lib/kafka/data'] },
  zookeeper: { role: 'broker', data: ['/data', '/bitnami/zookeeper'] },
  nats: { role: 'broker' },
  activemq: { role: 'broker' },
  elasticsearch: {
    role: 'search',
    data: ['/usr/share/elasticsearch/data', '/bitnami/elasticsearch/data'],
  },
  opensearch: { role: 'search', data: ['/usr/share/opensearch/data'] },
  solr: { role: 'search', data: ['/var/solr'] },
  meilisearch: { role: 'search', data: ['/meili_data'] },
  nginx: { role: 'proxy' },
  'nginx-unprivileged': { role: 'proxy' },
  traefik: { role: 'proxy' },
  caddy: { role: 'proxy' },
  haproxy: { role: 'proxy' },
  envoy: { role: 'proxy' },
  httpd: { role: 'proxy' },
  adminer: { role: 'admin' },
  phpmyadmin: { role: 'admin' },
  pgadmin4: { role: 'admin' },
  'mongo-express': { role: 'admin' },
  'redis-commander': { role: 'admin' },
  redisinsight: { role: 'admin' },
  kibana: { role: 'admin' },
  portainer: { role: 'admin' },
  'portainer-ce': { role: 'admin' },
  'docker-socket-proxy': { role: 'socket-proxy' },
  'socket-proxy': { role: 'socket-proxy' },
};

/** Many rules ask the same of one image. */
const known = new WeakMap<ImageRef, { readonly image?: KnownImage }>();

/** What is known of an image by its name, whatever registry or namespace it comes from. */
export function knownImage(ref: ImageRef | undefined): KnownImage | undefined {
  if (!ref) return undefined;
  const before = known.get(ref);
  if (before) return before.image;
  const image = imageNamed(ref.name);
  known.set(ref, { image });
  return image;
}

function imageNamed(name: string | undefined): KnownImage | undefined {
  if (name === undefined) return undefined;
  const parts = name.split('/');
  const last = parts[parts.length - 1];
  const two = parts.slice(-2).join('/');
  return (
    (Object.hasOwn(images, two) && images[two]) ||
    (Object.hasOwn(images, last) && images[last]) ||
    undefined
  );
}

/** What the image of a service is for; a service that is built is what its authors make of it. */
export function roleOf({
  image,
  build,
}: ComposeService): ImageRole | undefined {
  return build ? undefined : knownImage(image?.ref)?.role;
}
