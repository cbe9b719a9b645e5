import { LoggerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';

/** The channel on which open pages hear that there is something new. */
export const SIGNAL_CHANNEL = 'container-scorecard';

const PAUSE = 2000;

/**
 * Tells open pages that some scorecard changed, at most every two seconds, so that they ask for theirs again.
 *
 * Not which one: such a message reaches everybody who is signed in, and not everybody may know of every service.
 */
export class Announcer {
  readonly #signals: SignalsService;
  readonly #logger: LoggerService;
  #timer: NodeJS.Timeout | undefined;
  #again = false;

  constructor(signals: SignalsService, logger: LoggerService) {
    this.#signals = signals;
    this.#logger = logger;
  }

  announce() {
    if (this.#timer) {
      this.#again = true;
      return;
    }
    this.#publish();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#again) this.announce();
    }, PAUSE);
    this.#timer.unref();
    this.#again = false;
  }

  stop() {
    clearTimeout(this.#timer);
  }

  #publish() {
    this.#signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: SIGNAL_CHANNEL,
        message: { changed: true },
      })
      // Pages ask again by themselves as well, only later.
      .catch(error =>
        this.#logger.debug(`Could not tell open pages of a change: ${error}`),
      );
  }
}
