import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, ConsumeMessage, RecoveringChannelModel } from 'amqplib';
import type { Login } from './config.ts';
import { type Log, messageOf } from './log.ts';
import { connectQueue, QUEUE } from './tasks-queue.ts';
import type { Verdict } from './worker.ts';

/** Messages that are worked on at once. */
const AT_ONCE = 8;
/** Milliseconds before what could not be done now is given back, so that an outage is no hot loop. */
const PAUSE = 1_000;

/** Takes messages from the queue, and says what became of each. */
export class Consumer {
  private connection: RecoveringChannelModel | undefined;
  private channel: Channel | undefined;
  private tag = '';
  private readonly underWay = new Set<Promise<void>>();
  private readonly handle: (message: Buffer) => Promise<Verdict>;
  private readonly log: Log;

  private constructor(handle: (message: Buffer) => Promise<Verdict>, log: Log) {
    this.handle = handle;
    this.log = log;
  }

  static async start(
    broker: Login,
    log: Log,
    handle: (message: Buffer) => Promise<Verdict>,
  ): Promise<Consumer> {
    const consumer = new Consumer(handle, log);
    consumer.connection = await connectQueue(
      broker,
      log,
      async model => {
        const channel = await model.createChannel();
        await channel.prefetch(AT_ONCE);
        const { consumerTag } = await channel.consume(QUEUE, message => {
          if (message) consumer.take(channel, message);
        });
        consumer.channel = channel;
        consumer.tag = consumerTag;
      },
      () => {
        consumer.channel = undefined;
      },
    );
    return consumer;
  }

  get isUp(): boolean {
    return this.channel !== undefined;
  }

  /** Takes nothing new, and finishes what is under way. */
  async stop() {
    try {
      await this.channel?.cancel(this.tag);
      await Promise.all(this.underWay);
      await this.channel?.close();
    } catch (error) {
      // What was not acknowledged the broker gives to somebody else.
      this.log.warn('broker', { error: messageOf(error) });
    }
    await this.connection?.close();
  }

  private take(channel: Channel, message: ConsumeMessage) {
    const work = this.work(channel, message).finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  private async work(channel: Channel, message: ConsumeMessage) {
    const verdict = await this.handle(message.content);
    if (verdict === 'again') await sleep(PAUSE);
    try {
      if (verdict === 'done') channel.ack(message);
      else channel.nack(message, false, verdict === 'again');
    } catch (error) {
      // The connection broke meanwhile: the message comes again, and there is nothing to do then.
      this.log.warn('not acknowledged', { error: messageOf(error) });
    }
  }
}
