import type { ComposePort, ComposeService } from '@plimsoll/syntax';
import { roleOf } from './known-images';

/** Ports of services that only other services talk to. */
const internalPorts = new Map<number, string>([
  [1433, 'database'],
  [1521, 'database'],
  [3306, 'database'],
  [5432, 'database'],
  [7687, 'database'],
  [8086, 'database'],
  [9042, 'database'],
  [27017, 'database'],
  [6379, 'cache'],
  [11211, 'cache'],
  [5672, 'message broker'],
  [9092, 'message broker'],
  [2181, 'message broker'],
  [9200, 'search index'],
  [9300, 'search index'],
  [2379, 'cluster store'],
  [15672, 'console for administrators'],
  [2375, 'container engine'],
  [2376, 'container engine'],
  [9229, 'debugger'],
  [5005, 'debugger'],
]);
const roleNames: Record<string, string | undefined> = {
  database: 'database',
  cache: 'cache',
  broker: 'message broker',
  search: 'search index',
  admin: 'console for administrators',
  'socket-proxy': 'container engine',
};

/** What listens on a port, if it is something that nobody should reach from outside. */
export function internalPort(
  service: ComposeService,
  { target }: ComposePort,
): string | undefined {
  const role = roleOf(service);
  const byPort = target.range && internalPorts.get(target.range[0]);
  return (role && roleNames[role]) ?? byPort;
}

const stores = new Set([
  'database',
  'cache',
  'message broker',
  'search index',
  'cluster store',
]);

/** The same, if it is where data is kept, and its own port: not a console beside it. */
export function storePort(
  service: ComposeService,
  port: ComposePort,
): string | undefined {
  const name = internalPort(service, port);
  const byPort = port.target.range && internalPorts.get(port.target.range[0]);
  return name && stores.has(name) && (!byPort || stores.has(byPort))
    ? name
    : undefined;
}

/** Whether an address stands for all interfaces. */
export const isEverywhere = (address: string): boolean =>
  ['0.0.0.0', '::', '*'].includes(address);
