import { Cached } from './cached.ts';
import { serviceOf, SettingsError, settingsOf } from './config.ts';
import { Consumer } from './consumer.ts';
import { Log, messageOf } from './log.ts';
import { Metrics } from './metrics.ts';
import { Server } from './server.ts';
import { Tasks } from './tasks.ts';
import { resultOf } from './work.ts';
import { COUNTERS, Worker } from './worker.ts';

const version = process.env.VERSION || '0.0.0-dev';

let settings: ReturnType<typeof serviceOf>;
try {
  settings = settingsOf(process.env, serviceOf);
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}

const log = new Log(settings.logLevel);
// Before anything else: as the first process of a container it would not notice a signal that nobody waits for.
const told = new Promise<NodeJS.Signals>(resolve => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve);
});

try {
  const cached = new Cached(settings.cache, log);
  const tasks = new Tasks(settings.database, cached, log);
  let consumer: Consumer | undefined;
  const metrics = new Metrics(version, COUNTERS, {
    cache_up: { what: 'Whether there is a cache.', value: () => Number(cached.isUp) },
    broker_up: { what: 'Whether there is a broker.', value: () => Number(consumer?.isUp ?? false) },
  });
  const worker = new Worker({ tasks, resultOf, metrics, log });
  consumer = await Consumer.start(settings.broker, log, message => worker.handle(message));
  // Nobody asks a worker for anything but how it is.
  const server = new Server({
    version,
    log,
    metrics,
    routes: [],
    async unready() {
      if (!consumer.isUp) return 'broker is not reachable';
      try {
        await tasks.check();
        return undefined;
      } catch (error) {
        log.warn('not ready', { needs: 'database', error: messageOf(error) });
        return 'database is not reachable';
      }
    },
  });
  const port = await server.listen(settings.port);
  log.info('listening', { port, version });
  const signal = await told;
  log.info('stopping', { signal });
  server.drain();
  await consumer.stop();
  await server.close();
  await tasks.close();
  cached.close();
  log.info('stopped');
} catch (error) {
  log.error('stopped', { error: messageOf(error) });
  process.exitCode = 1;
}
