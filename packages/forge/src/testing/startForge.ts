import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Forge, type ForgeOptions } from '../Forge';

const cleanups: Array<() => Promise<unknown>> = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) {
    await cleanup();
  }
});

export const user = { name: 'demo', password: 'demo-password' };

/** A forge that ends with the test, and the lines it logged. */
export async function startForge(options: ForgeOptions = {}) {
  const lines: string[] = [];
  const forge = await Forge.start({
    user,
    log: line => lines.push(line),
    ...options,
  });
  cleanups.push(() => forge.stop());
  return { forge, lines };
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'forge-test-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Something to end after the test. */
export function afterTest(cleanup: () => Promise<unknown>): void {
  cleanups.push(cleanup);
}
