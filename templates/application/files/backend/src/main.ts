import { Cached } from './cached.ts';
import { serviceOf, SettingsError, settingsOf } from './config.ts';
import { Log, messageOf } from './log.ts';
import { Metrics } from './metrics.ts';
import { Publisher } from './publisher.ts';
import { COUNTERS, routesOf } from './routes.ts';
import { Server } from './server.ts';
import { Tasks } from './tasks.ts';

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
  const publisher = await Publisher.connect(settings.broker, log);
  const metrics = new Metrics(version, COUNTERS, {
    cache_up: { what: 'Whether there is a cache.', value: () => Number(cached.isUp) },
    broker_up: { what: 'Whether there is a broker.', value: () => Number(publisher.isUp) },
  });
  const server = new Server({
    version,
    log,
    metrics,
    routes: routesOf({ tasks, publisher, metrics, log }),
    // Without a broker tasks wait, without a cache they take longer: only without a database nothing works.
    async unready() {
      try {
        await tasks.check();
        return undefined;
      } catch (error) {
        log.warn('not ready', { needs: 'database', error: messageOf(error) });
        return 'database is not reachable';
      }
    },
  });

  /** Tells the queue again of tasks that wait for too long. */
  const again = async () => {
    try {
      if (!publisher.isUp) return;
      for (const id of await tasks.waiting()) await publisher.publish(id);
    } catch (error) {
      log.warn('not queued yet', { error: messageOf(error) });
    }
  };
  const timer = setInterval(again, 20_000);

  const port = await server.listen(settings.port);
  log.info('listening', { port, version });
  const signal = await told;
  log.info('stopping', { signal });
  server.drain();
  clearInterval(timer);
  await server.close();
  await publisher.close();
  await tasks.close();
  cached.close();
  log.info('stopped');
} catch (error) {
  log.error('stopped', { error: messageOf(error) });
  process.exitCode = 1;
}
