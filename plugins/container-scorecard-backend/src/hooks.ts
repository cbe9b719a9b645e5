import { createHmac, timingSafeEqual } from 'node:crypto';
import { IncomingHttpHeaders } from 'node:http';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  AuthenticationError,
  InputError,
  NotFoundError,
} from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { EventsService } from '@backstage/plugin-events-node';
import { z } from 'zod/v4';
import { ScanWorker } from './scan/worker';
import { Store } from './store/Store';

const BITBUCKET_SERVER = 'bitbucketServer.repo:refs_changed';

/** What a push leads to. */
export interface PushOptions {
  store: Store;
  worker: Pick<ScanWorker, 'wake'>;
  integrations: ScmIntegrations;
  logger: LoggerService;
}

/**
 * Makes the services of a repository due that something was pushed to.
 *
 * What exactly was pushed is not looked at: a scan of a repository that did not change costs one request,
 * and what the host itself says at that time is right where an event may be late, double or lost.
 */
export class Pushes {
  readonly #options: PushOptions;

  constructor(options: PushOptions) {
    this.#options = options;
  }

  async pushedTo(
    repositoryUrls: readonly string[],
  ): Promise<{ services: number }> {
    const { store, worker, logger } = this.#options;
    const due = await store.pushedTo(repositoryUrls, new Date());
    if (due.services > 0) {
      logger.info(
        `A push to ${repositoryUrls[0]} makes ${due.services} service(s) due`,
      );
      worker.wake();
    }
    return due;
  }

  /** Follows the events that the modules of the events backend publish, where they are installed. */
  async subscribe(events: EventsService): Promise<void> {
    const { integrations } = this.#options;
    await events.subscribe({
      id: 'container-scorecard',
      topics: [
        'github.push',
        'gitlab.push',
        'bitbucketCloud.repo:push',
        BITBUCKET_SERVER,
      ],
      onEvent: async ({ topic, eventPayload }) => {
        await this.pushedTo(
          topic === BITBUCKET_SERVER
            ? bitbucketServerUrlsOf(eventPayload, integrations)
            : repositoryUrlsOf(eventPayload),
        );
      },
    });
  }
}

/** Takes the webhook of Gitea and Forgejo, for which the events backend has no module. */
export class GiteaHook {
  readonly #secret: string | undefined;
  readonly #pushes: Pushes;

  constructor(secret: string | undefined, pushes: Pushes) {
    this.#secret = secret;
    this.#pushes = pushes;
  }

  /** Nothing of the body is read before its signature is found good. */
  async receive(
    headers: IncomingHttpHeaders,
    body: unknown,
  ): Promise<{ services: number }> {
    if (!this.#secret) {
      throw new NotFoundError(
        'No webhook secret is configured at containerScorecard.webhook.gitea.secret',
      );
    }
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const signature = headers['x-gitea-signature'];
    if (
      typeof signature !== 'string' ||
      !isSigned(bytes, signature, this.#secret)
    ) {
      throw new AuthenticationError(
        'The header X-Gitea-Signature is missing or does not fit the body; does the webhook use the configured secret?',
      );
    }
    if (headers['x-gitea-event'] !== 'push') return { services: 0 };
    return this.#pushes.pushedTo(repositoryUrlsOf(parseJson(bytes)));
  }
}

const address = z.string().max(2000).optional().catch(undefined);
const pushSchema = z.object({
  // GitHub and Gitea; Bitbucket Cloud has `links`
  repository: z
    .object({
      html_url: address,
      clone_url: address,
      homepage: address,
      links: z
        .object({
          html: z.object({ href: address }).optional().catch(undefined),
        })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  // GitLab
  project: z
    .object({ web_url: address, git_http_url: address })
    .optional()
    .catch(undefined),
});

/** The addresses under which a push event names its repository, as the web shows it. */
export function repositoryUrlsOf(payload: unknown): string[] {
  const { repository, project } = pushSchema.catch({}).parse(payload);
  const urls = [
    repository?.html_url,
    repository?.clone_url,
    repository?.links?.html?.href,
    project?.web_url,
    project?.git_http_url,
    // GitLab has it in `homepage`; elsewhere that is whatever the owner likes, and then it fits no repository.
    repository?.homepage,
  ]
    .filter(url => url !== undefined)
    .filter(url => /^https?:\/\/[^/]+\/[^/]+\/[^/]+/i.test(url))
    .map(url => url.replace(/(?<!\/)\/+$/, '').replace(/\.git$/, ''));
  return [...new Set(urls)];
}

const bitbucketServerSchema = z.object({
  repository: z.object({
    slug: z.string().regex(/^[\w.-]{1,128}$/),
    project: z.object({ key: z.string().regex(/^~?[\w.-]{1,128}$/) }),
  }),
});

/**
 * The addresses that the repository of a push to Bitbucket Server may have. The event does not name its host, so they
 * are of all such hosts under `integrations`: a scan of a repository that did not change costs one request.
 */
export function bitbucketServerUrlsOf(
  payload: unknown,
  integrations: ScmIntegrations,
): string[] {
  const { data } = bitbucketServerSchema.safeParse(payload);
  if (!data) return [];
  const { slug, project } = data.repository;
  return integrations.bitbucketServer.list().flatMap(({ config }) => {
    const base = config.apiBaseUrl.replace(/\/rest\/api\/.*$/, '');
    const ofProject = `${base}/projects/${project.key}/repos/${slug}`;
    // A repository of a person has two addresses.
    return project.key.startsWith('~')
      ? [ofProject, `${base}/users/${project.key.slice(1)}/repos/${slug}`]
      : [ofProject];
  });
}

function isSigned(body: Buffer, signature: string, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new InputError(
      'The body is not JSON; set the content type of the webhook to application/json',
    );
  }
}
