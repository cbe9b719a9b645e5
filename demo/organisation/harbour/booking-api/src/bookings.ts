import type { FastifyInstance } from 'fastify';
import type { Store } from './store.ts';

export type Booking = {
  number: string;
  customer: string;
  from: string;
  to: string;
  containers: number;
  cutOff: string;
};

/** A booking may be cancelled until its documentation cut-off. */
export function mayCancel(booking: Booking, now: Date): boolean {
  return now.getTime() < Date.parse(booking.cutOff);
}

export async function bookingRoutes(
  app: FastifyInstance,
  { store }: { store: Store },
) {
  app.post<{ Body: Omit<Booking, 'number'> }>('/bookings', async (request, reply) =>
    reply.code(201).send(await store.insert(request.body)),
  );

  app.get<{ Params: { number: string } }>('/bookings/:number', async (request, reply) => {
    const booking = await store.find(request.params.number);
    return booking ?? reply.code(404).send({ error: 'no such booking' });
  });

  app.delete<{ Params: { number: string } }>('/bookings/:number', async (request, reply) => {
    const booking = await store.find(request.params.number);
    if (!booking) return reply.code(404).send({ error: 'no such booking' });
    if (!mayCancel(booking, new Date())) {
      return reply.code(409).send({ error: `cut-off was ${booking.cutOff}` });
    }
    await store.cancel(booking.number);
    return reply.code(204).send();
  });
}
