import { readFileSync } from 'node:fs';
import { Browser, chromium, Page } from 'playwright-core';

/** Only root needs to do without Chromium's sandbox. */
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM;
  if (!executablePath) {
    throw new Error('Run this with `npm test -- e2e`: it finds the browser.');
  }
  return chromium.launch({
    executablePath,
    args: [
      ...sandbox,
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * React's warnings are about the first of our or Backstage's components in their stack. The one on
 * `findDOMNode` is about Material UI 4, whoever uses it.
 */
function isForeign(text: string): boolean {
  return (
    // A container engine that starts or ends on this machine changes its network; the page asks again.
    text.includes('net::ERR_NETWORK_CHANGED') ||
    (text.startsWith('Warning:') &&
      (text.includes('findDOMNode is deprecated') ||
        !/plugins\/container-scorecard|\/src\/navigation\//.test(text)))
  );
}

/** What goes wrong in a page, without what Backstage's own components are known to complain of. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error' && !isForeign(message.text())) {
      complaints.push(
        `console: ${message.text().slice(0, 600)} (${message.location().url})`,
      );
    }
  });
  page.on('pageerror', error => complaints.push(`error: ${error}`));
  page.on('response', response => {
    if (response.status() >= 400) {
      complaints.push(`${response.status()} ${response.url()}`);
    }
  });
  return complaints;
}

interface AxeResult {
  violations: Array<{
    id: string;
    impact: string;
    help: string;
    nodes: Array<{ html: string; failureSummary?: string }>;
  }>;
}

/** What keeps people out of a part of the page once it is there, one sentence each. */
export async function barriers(
  page: Page,
  selector: string,
): Promise<string[]> {
  // Backstage's own cards show a circle without a name while they load, after ours as well.
  await page
    .locator(`${selector} [role=progressbar]:not([aria-label])`)
    .first()
    .waitFor({ state: 'detached' });
  await page.evaluate(
    readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'),
  );
  const result = (await page.evaluate(
    `axe.run(${JSON.stringify(selector)}, { resultTypes: ['violations'] })`,
  )) as AxeResult;
  return result.violations
    .filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .flatMap(({ id, help, nodes }) =>
      nodes.map(node => `${id}: ${help}: ${node.html.slice(0, 200)}`),
    );
}
