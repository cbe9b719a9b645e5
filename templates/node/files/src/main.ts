import { type Settings, SettingsError, settingsOf } from './config.ts';
import { Log, messageOf } from './log.ts';
import { serve } from './server.ts';
import { Service } from './service.ts';

const version = process.env.VERSION || '0.0.0-dev';

let settings: Settings;
try {
  settings = settingsOf(process.env);
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
  const service = new Service(settings, log, version);
  const server = await serve(service, settings.port);
  log.info('listening', { port: server.port, version });
  const signal = await told;
  log.info('stopping', { signal });
  service.drain();
  await server.close();
  log.info('stopped');
} catch (error) {
  log.error('stopped', { error: messageOf(error) });
  process.exitCode = 1;
}
