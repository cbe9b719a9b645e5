import { execFile } from 'node:child_process';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The part of the API of Azure DevOps that Backstage's reader uses, over the bare repositories of a forge: a host that
 * sends zips, which that reader writes to its disk.
 */
export class AzureFront {
  readonly port: number;

  private constructor(readonly server: Server) {
    this.port = (server.address() as AddressInfo).port;
  }

  /** @param data - the folder of the forge's bare repositories, as `<owner>/<repository>.git` */
  static async start(data: string): Promise<AzureFront> {
    const server = createServer(async (request, response) => {
      const [, owner, repository, what] =
        /^\/([\w.-]+)\/[\w.-]+\/_apis\/git\/repositories\/([\w.-]+)\/(commits|items)\?/.exec(
          request.url ?? '',
        ) ?? [];
      const git = (...args: string[]) =>
        run('git', args, {
          cwd: join(data, owner, `${repository}.git`),
          encoding: 'buffer',
          maxBuffer: 64 * 1024 * 1024,
        });
      try {
        if (what === 'commits') {
          const { stdout } = await git('rev-parse', 'main');
          const commitId = stdout.toString('utf8').trim();
          response.end(JSON.stringify({ value: [{ commitId }] }));
        } else {
          const { stdout } = await git('archive', '--format=zip', 'main');
          response.writeHead(200, {
            'content-type': 'application/zip',
            'content-length': stdout.length,
          });
          response.end(stdout);
        }
      } catch {
        response.writeHead(404).end('{}');
      }
    });
    await new Promise<void>(resolve =>
      server.listen(0, 'localhost', () => resolve()),
    );
    return new AzureFront(server);
  }

  stop() {
    this.server.close();
    this.server.closeAllConnections();
  }
}
