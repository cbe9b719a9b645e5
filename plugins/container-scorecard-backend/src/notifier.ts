import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { plainText } from '@plimsoll/engine';

/** What people can switch off one by one. */
export type NotificationTopic =
  | 'waiver-asked'
  | 'waiver-decided'
  | 'waiver-ends-soon'
  | 'score-drop'
  | 'new-critical';

/** A message to people or groups. */
export interface Message {
  /** Entity refs of users and groups. */
  to: readonly string[];
  topic: NotificationTopic;
  title: string;
  description: string;
  /** An address within the portal. */
  link: string;
  severity?: 'low' | 'normal' | 'high' | 'critical';
  /** A later message with the same takes the place of this one. */
  scope: string;
}

/** Tells people in the portal. That it could not is in the log and ends nothing. */
export class Notifier {
  readonly #notifications: NotificationService;
  readonly #logger: LoggerService;

  constructor(notifications: NotificationService, logger: LoggerService) {
    this.#notifications = notifications;
    this.#logger = logger;
  }

  async tell({ to, severity = 'normal', ...message }: Message): Promise<void> {
    if (to.length === 0) return;
    const title = oneLine(message.title);
    const description = oneLine(message.description);
    try {
      await this.#notifications.send({
        recipients: { type: 'entity', entityRef: [...to] },
        payload: { ...message, title, description, severity },
      });
    } catch (error) {
      // An installation may well have no notifications backend.
      this.#logger.debug(`Could not send "${title}": ${error}`);
    }
  }
}

/** Titles and reasons are somebody's own words: they must not break a line or turn the direction of writing. */
function oneLine(text: string): string {
  return plainText(text.replace(/\s+/g, ' ').trim());
}
