import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import {
  ReadLimits,
  readRepository,
  RepositoryTools,
} from '../../scan/repository';
import { HostApis } from '../api';
import { Hosts } from '../Hosts';

/** What integrations have for credentials. */
export const TOKEN = 'not-a-real-token';

export const limits: ReadLimits = {
  timeout: 10_000,
  maxFileSize: 1024 * 1024,
  maxFiles: 100,
};

/** Hosts that are read by their API. */
export type Kind = 'gitea' | 'github' | 'gitlab';
const ROOTS: Record<Kind, string> = {
  gitea: 'acme/web/src/branch/main/',
  github: 'acme/web/tree/main/',
  gitlab: 'acme/web/-/tree/main/',
};

function integrationsOf(url: string, kind: Kind) {
  const { host } = new URL(url);
  return {
    gitea: { gitea: [{ host, baseUrl: url }] },
    github: { github: [{ host, apiBaseUrl: `${url}/api/v3`, token: TOKEN }] },
    gitlab: {
      gitlab: [
        { host, baseUrl: url, apiBaseUrl: `${url}/api/v4`, token: TOKEN },
      ],
    },
  }[kind];
}

/** What reads it: Backstage's reader alone, or the API of the host first. */
export function toolsFor(
  url: string,
  byApi: boolean,
  kind: Kind,
): RepositoryTools {
  const config = mockServices.rootConfig({
    data: { integrations: integrationsOf(url, kind) },
  });
  const logger = mockServices.logger.mock();
  const hosts = new Hosts({
    store: { pauseHost: async () => {}, spend: async () => 0 },
    logger,
    concurrency: 10,
  });
  return {
    urlReader: UrlReaders.default({ logger, config }),
    hosts,
    apis: byApi
      ? new HostApis({
          integrations: ScmIntegrations.fromConfig(config),
          hosts,
        })
      : undefined,
  };
}

/** Reads `acme/web` of a host. */
export function readerOf(url: string, byApi: boolean, kind: Kind = 'gitea') {
  const tools = toolsFor(url, byApi, kind);
  return (
    options: {
      etag?: string;
      limits?: Partial<ReadLimits>;
      signal?: AbortSignal;
    } = {},
  ) =>
    readRepository(tools, `${url}/${ROOTS[kind]}`, {
      signal: new AbortController().signal,
      ...options,
      limits: { ...limits, ...options.limits },
    });
}
