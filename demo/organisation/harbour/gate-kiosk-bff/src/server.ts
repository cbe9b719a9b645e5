import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { admit } from './admit.js';

const app = new Hono();
app.get('/health', c => c.text('ok'));
app.post('/trucks/:plate/admit', async c => {
  const verdict = await admit(c.req.param('plate'));
  return c.json(verdict, verdict.admitted ? 200 : 403);
});

const server = serve({ fetch: app.fetch, port: 3000 });
process.on('SIGTERM', () => server.close());
