import type { ConfirmChannel, RecoveringChannelModel } from 'amqplib';
import type { Login } from './config.ts';
import type { Log } from './log.ts';
import { connectQueue, QUEUE } from './tasks-queue.ts';

/** Milliseconds in which the broker has to say that it has a message. */
const PATIENCE = 3_000;

/** Tells workers of tasks. */
export class Publisher {
  private connection: RecoveringChannelModel | undefined;
  private channel: ConfirmChannel | undefined;

  static async connect(broker: Login, log: Log): Promise<Publisher> {
    const publisher = new Publisher();
    publisher.connection = await connectQueue(
      broker,
      log,
      async model => {
        publisher.channel = await model.createConfirmChannel();
      },
      () => {
        publisher.channel = undefined;
      },
    );
    return publisher;
  }

  get isUp(): boolean {
    return this.channel !== undefined;
  }

  /** Resolves once the broker has it on its disk. */
  async publish(id: string) {
    const { channel } = this;
    if (!channel) throw new Error('there is no broker');
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the broker does not confirm')), PATIENCE);
      const message = Buffer.from(JSON.stringify({ id }));
      const options = { persistent: true, contentType: 'application/json', messageId: id };
      channel.sendToQueue(QUEUE, message, options, error => {
        clearTimeout(late);
        if (error) reject(error);
        else resolve();
      });
    });
  }

  async close() {
    await this.connection?.close();
  }
}
