import Fastify from 'fastify';
import { bookingRoutes } from './bookings.ts';
import { readConfig } from './config.ts';
import { openStore } from './store.ts';

const config = readConfig(process.env);
const store = openStore(config.database);
const app = Fastify({ logger: { level: config.logLevel } });

app.get('/livez', async () => ({ status: 'ok' }));
app.get('/readyz', async (_request, reply) => {
  if (await store.answers()) return { status: 'ok' };
  return reply.code(503).send({ status: 'database does not answer' });
});
app.register(bookingRoutes, { store });

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    await app.close();
    await store.close();
  });
}

await app.listen({ host: '0.0.0.0', port: config.port });
