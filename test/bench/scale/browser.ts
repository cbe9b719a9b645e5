/** How soon somebody can work with a page of the organisation, in a browser, with the app as it is built. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chromium as browserOf } from 'playwright-core';
import { chromium } from '../../../scripts/browser.mjs';
import { bin, root } from '../../../scripts/checkout.mjs';

const VISITS = 9;

/** The last of each that comes is a table. */
const PAGES = [
  // The table of the teams, which is asked for after the rest of it.
  { name: 'overview', path: '/container-scorecard' },
  { name: 'services', path: '/container-scorecard/services' },
  { name: 'failing checks', path: '/container-scorecard/checks' },
  { name: 'base images', path: '/container-scorecard/images' },
  { name: 'compliance', path: '/container-scorecard/compliance' },
] as const;

/** Builds the app, as it would be installed. */
export async function buildApp(): Promise<void> {
  const child = spawn(
    process.execPath,
    [bin('@backstage/cli', 'backstage-cli'), 'package', 'build'],
    { cwd: join(root, 'packages', 'app'), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', chunk => (said += chunk));
  const code = await new Promise(resolve => child.once('exit', resolve));
  if (code !== 0) throw new Error(`The app could not be built:\n${said}`);
}

/**
 * Seconds from the address to the page: what was asked for is shown and the main thread has time for the next click.
 * By page; the first visit, which fetches the app itself, is not among them.
 */
export async function visits(
  address: string,
): Promise<Array<{ name: string; seconds: number[] }>> {
  const browser = await browserOf.launch({
    executablePath: chromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
    });
    // The replica takes whoever comes without a token for the one user it knows.
    await page.addInitScript(() => {
      localStorage.setItem('enableLegacyGuestToken', 'true');
      localStorage.setItem('@backstage/core:SignInPage:provider', 'guest');
    });
    const results = [];
    for (const { name, path } of PAGES) {
      const seconds: number[] = [];
      for (let visit = 0; visit <= VISITS; visit++) {
        await page.goto(`${address}${path}`, { waitUntil: 'commit' });
        await page.locator('table tbody tr').first().waitFor();
        const milliseconds = await page.evaluate(
          () =>
            new Promise<number>(resolve =>
              requestIdleCallback(() => resolve(performance.now())),
            ),
        );
        if (visit > 0) seconds.push(milliseconds / 1000);
      }
      results.push({ name, seconds });
    }
    return results;
  } finally {
    await browser.close();
  }
}
