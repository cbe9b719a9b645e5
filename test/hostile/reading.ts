import { monitorEventLoopDelay } from 'node:perf_hooks';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { Hosts } from '../../plugins/container-scorecard-backend/src/hosts/Hosts';
import { readRepository } from '../../plugins/container-scorecard-backend/src/scan/repository';

/** What became of reading a repository. */
export interface Reading {
  url: string;
  error?: string;
  files: { file: string; length: number }[];
  unreadable: { file: string; reason: string }[];
  paths?: number;
  /** Bytes that the process has held at most so far. */
  memory: number;
  /** How often something else could be done meanwhile. */
  turns: number;
  /** Milliseconds that something else had to wait at most. */
  longest: number;
}

const silent = () => {};
const logger: LoggerService = {
  error: silent,
  warn: silent,
  info: silent,
  debug: silent,
  child: () => logger,
};

/** Reads as a backend does that has no API of the host, with the limits that it has unless it is told others. */
async function read(
  url: string,
): Promise<Omit<Reading, 'memory' | 'turns' | 'longest'>> {
  const { host, origin } = new URL(url);
  const config = new ConfigReader({
    integrations: { gitea: [{ host, baseUrl: origin }] },
  });
  const hosts = new Hosts({
    store: { pauseHost: async () => {}, spend: async () => 0 },
    logger,
    concurrency: 1,
  });
  try {
    const { files, unreadable, paths } = await readRepository(
      { urlReader: UrlReaders.default({ logger, config }), hosts },
      url,
      {
        limits: { timeout: 120_000, maxFileSize: 1024 * 1024, maxFiles: 500 },
        signal: new AbortController().signal,
      },
    );
    return {
      url,
      files: files.map(({ file, text }) => ({ file, length: text.length })),
      unreadable,
      paths: paths?.length,
    };
  } catch (error) {
    return { url, error: `${error}`, files: [], unreadable: [] };
  }
}

process.on('message', async (url: string) => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  delay.enable();
  setImmediate(turn);
  const reading = await read(url);
  isOver = true;
  delay.disable();
  const memory = process.resourceUsage().maxRSS * 1024;
  const longest = delay.max / 1e6;
  process.send?.({ ...reading, memory, turns, longest } satisfies Reading);
});
process.on('disconnect', () => process.exit());
