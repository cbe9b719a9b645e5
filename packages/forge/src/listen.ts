import { once } from 'node:events';
import { mkdir, mkdtemp, realpath } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ForgeError } from './errors';

/** Makes the data folder, a temporary one if none is named. */
export async function dataFolderOf(folder?: string): Promise<string> {
  if (folder === undefined) {
    return realpath(await mkdtemp(join(tmpdir(), 'forge-')));
  }
  try {
    await mkdir(folder, { recursive: true });
    return await realpath(resolve(folder));
  } catch (error) {
    throw new ForgeError(
      `The data folder ${folder} cannot be made (${
        (error as NodeJS.ErrnoException).code
      }). Give a folder that this user may write to.`,
    );
  }
}

/** Starts to listen and returns the port; what is in the way is said in one line. */
export async function listen(
  server: Server,
  port: number,
  host: string,
): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new ForgeError(
        `Port ${port} is taken. Stop the program that uses it (perhaps another forge), or choose another port with --port.`,
      );
    }
    throw new ForgeError(
      `The forge cannot listen on ${host}:${port} (${code}). Choose another port with --port.`,
    );
  }
  return (server.address() as AddressInfo).port;
}
