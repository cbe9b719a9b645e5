import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { run } from '../containers/command';

interface Published {
  manifest: { name: string; version: string };
  tarball: Buffer;
}

/** An npm registry that has our packages and no others, as if they were published. */
export class Registry {
  readonly #packages = new Map<string, Published>();
  readonly #server: Server;
  /** Yarn keeps what it got by its address, so that each run needs one of its own. */
  readonly #path = `/${randomUUID()}`;

  private constructor() {
    this.#server = createServer((request, response) => {
      const path = decodeURIComponent(request.url ?? '');
      const isTarball = path.endsWith('.tgz');
      const found = this.#packages.get(
        path.slice(this.#path.length + 1).replace(/\.tgz$/, ''),
      );
      if (!path.startsWith(`${this.#path}/`) || !found) {
        response.writeHead(404).end('{}');
      } else if (isTarball) {
        response.end(found.tarball);
      } else {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(this.#describe(found)));
      }
    });
  }

  static async start(tarballs: string[]): Promise<Registry> {
    const registry = new Registry();
    for (const path of tarballs) {
      const manifest = JSON.parse(
        await run('tar', ['-xzOf', path, 'package/package.json']),
      );
      const tarball = readFileSync(path);
      registry.#packages.set(manifest.name, { manifest, tarball });
    }
    await new Promise<void>(resolve =>
      registry.#server.listen(0, '127.0.0.1', resolve),
    );
    return registry;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}${this.#path}`;
  }

  get names(): string[] {
    return [...this.#packages.keys()];
  }

  #describe({ manifest, tarball }: Published) {
    const { name, version } = manifest;
    const hash = createHash('sha512').update(tarball).digest('base64');
    return {
      name,
      'dist-tags': { latest: version },
      // A new Backstage takes nothing that was published in the last days.
      time: { [version]: '2026-01-05T09:00:00.000Z' },
      versions: {
        [version]: {
          ...manifest,
          dist: {
            tarball: `${this.url}/${name}.tgz`,
            integrity: `sha512-${hash}`,
          },
        },
      },
    };
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
