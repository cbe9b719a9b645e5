import { type ChannelModel, connect, type RecoveringChannelModel } from 'amqplib';
import type { Login } from './config.ts';
import type { Log } from './log.ts';
import { messageOf } from './log.ts';

export const QUEUE = 'tasks';
/** Where a message ends that nobody could do anything with; for a person to look at. */
const DEAD = 'tasks.dead';

/**
 * Connects to the broker now, and anew whenever the connection breaks.
 *
 * @param setup - called after every connection, with the queues there
 * @param lost - called when there is none any more
 */
export async function connectQueue(
  { host, port, user, password }: Login,
  log: Log,
  setup: (model: ChannelModel) => Promise<void>,
  lost: () => void,
): Promise<RecoveringChannelModel> {
  const connection = await connect(
    { protocol: 'amqp', hostname: host, port, username: user, password, heartbeat: 10 },
    {
      timeout: 5_000,
      recovery: {
        initialDelay: 200,
        maxDelay: 5_000,
        // The service starts without a broker, and says so.
        waitForConnect: false,
        async setup(model: ChannelModel) {
          await declareQueues(model);
          await setup(model);
        },
      },
    },
  );
  connection.on('connect', () => log.info('connected to the broker'));
  connection.on('disconnect', error => {
    lost();
    log.warn('lost the broker', { error: messageOf(error) });
  });
  connection.on('connect-failed', error => log.warn('no broker', { error: messageOf(error) }));
  connection.on('error', error => log.warn('broker', { error: messageOf(error) }));
  return connection;
}

/** Both sides declare the same, so that neither has to start first. */
async function declareQueues(model: ChannelModel) {
  const channel = await model.createChannel();
  await channel.assertQueue(DEAD, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  await channel.assertQueue(QUEUE, {
    durable: true,
    arguments: {
      // Replicated where the broker has several nodes, and counts deliveries.
      'x-queue-type': 'quorum',
      'x-delivery-limit': 20,
      'x-dead-letter-exchange': '',
      'x-dead-letter-routing-key': DEAD,
    },
  });
  await channel.close();
}
