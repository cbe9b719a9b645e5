import Fastify from 'fastify';
import { Whereabouts } from './whereabouts.js';

const whereabouts = new Whereabouts();
const app = Fastify({ logger: true });
app.get('/livez', async () => 'ok');
app.get<{ Params: { number: string } }>('/containers/:number', async (request, reply) => {
  const last = whereabouts.of(request.params.number);
  return last ?? reply.code(404).send({ error: 'never seen' });
});
process.once('SIGTERM', () => app.close());
await app.listen({ host: '0.0.0.0', port: 8080 });
