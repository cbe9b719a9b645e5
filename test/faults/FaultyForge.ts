import { createServer, request, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';

/** How a forge can go wrong. */
export type Fault =
  | 'none'
  /** Answers 500. */
  | 'broken'
  /** Answers 429, and asks to be left alone for two seconds. */
  | 'busy'
  /** Takes a request and says nothing. */
  | 'silent'
  /** Ends in the middle of each answer. */
  | 'cut short'
  /** Answers 200 with something else than what was asked for. */
  | 'garbage';

/** Stands before a forge and does to its answers what real ones suffer. */
export class FaultyForge {
  fault: Fault = 'none';
  readonly address: string;
  readonly #server: Server;
  readonly #waiting = new Set<ServerResponse>();

  private constructor(server: Server) {
    this.#server = server;
    this.address = `http://localhost:${(server.address() as AddressInfo).port}`;
  }

  /** `forge` is the port of the real one; it may come later. */
  static async start(forge: () => number): Promise<FaultyForge> {
    const server = createServer();
    await new Promise<void>(resolve =>
      server.listen(0, 'localhost', () => resolve()),
    );
    const faulty = new FaultyForge(server);
    server.on('request', (asked, answer) => {
      const { fault } = faulty;
      if (fault === 'broken') {
        answer.writeHead(500).end('Out of order');
        return;
      }
      if (fault === 'busy') {
        answer.writeHead(429, { 'retry-after': '2' }).end('Later');
        return;
      }
      if (fault === 'silent') {
        faulty.#waiting.add(answer);
        return;
      }
      if (fault === 'garbage') {
        answer.writeHead(200, { 'content-type': 'application/json' });
        answer.end('<html>Please sign in</html>');
        return;
      }
      const { method, url, headers } = asked;
      const passed = request(
        { host: 'localhost', port: forge(), method, path: url, headers },
        real => {
          answer.writeHead(real.statusCode!, real.headers);
          if (fault === 'none') {
            real.pipe(answer);
            return;
          }
          // What is said of the length stays, and half of it comes.
          const chunks: Buffer[] = [];
          real.on('data', chunk => chunks.push(chunk));
          real.on('end', () => {
            const whole = Buffer.concat(chunks);
            answer.write(whole.subarray(0, whole.length >> 1), () =>
              answer.destroy(),
            );
          });
        },
      );
      passed.on('error', () => answer.destroy());
      asked.pipe(passed);
    });
    return faulty;
  }

  stop() {
    for (const answer of this.#waiting) answer.destroy();
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
