import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Forge } from '@plimsoll/forge';
import type { Browser, Page } from 'playwright-core';
import { Api, until } from '../e2e/api';
import { launch } from '../e2e/browser';
import { freePort } from '../free-port';
import { FreshBackstage } from './fresh';
import { pack } from './packages';
import type { Frontend } from './readme';
import { Registry } from './registry';

const checkout = dirname(dirname(__dirname));
/** The first look at a page has to wait until the bundler is through, on a machine that has other things to do. */
const PATIENCE = 120_000;
const SERVICE = 'manifest-parser';

let folder: string;
let registry: Registry;
let forge: Forge;
let browser: Browser;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-install-'));
  browser = await launch();
  forge = await startForge();
  const tarballs = join(folder, 'tarballs');
  mkdirSync(tarballs);
  registry = await Registry.start(await pack(checkout, tarballs));
});

after(async () => {
  await browser?.close();
  await forge?.stop();
  registry?.stop();
  // A Backstage is some hundred thousand files, and nobody waits for the end of that.
  spawn('rm', ['-rf', folder], { detached: true, stdio: 'ignore' }).unref();
});

/** A repository with a service in it, and one with our golden paths, set to publish to this forge. */
async function startForge(): Promise<Forge> {
  const port = await freePort();
  const seed = join(folder, 'seed', 'harbour');
  cpSync(
    join(checkout, 'demo/organisation/harbour', SERVICE),
    join(seed, SERVICE),
    { recursive: true },
  );
  const templates = join(seed, 'golden-paths', 'templates');
  cpSync(join(checkout, 'templates'), templates, { recursive: true });
  for (const path of readdirSync(templates, { recursive: true })) {
    const file = join(templates, String(path));
    if (/\/template\.yaml$/.test(file)) {
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replaceAll(
          'localhost:3010',
          `localhost:${port}`,
        ),
      );
    }
  }
  return Forge.start({
    port,
    dataFolder: join(folder, 'forge'),
    seedFolder: join(folder, 'seed'),
    user: { name: 'demo', password: 'demo' },
  });
}

const FRONTENDS: Frontend[] = ['new', 'classic'];
/** One of them, or both. */
const ASKED = process.env.PLIMSOLL_INSTALL;

for (const frontend of FRONTENDS.filter(one => !ASKED || one === ASKED)) {
  describe(`a Backstage with the ${frontend} frontend system, as create-app makes it`, () => {
    let portal: FreshBackstage;
    let api: Api;
    let page: Page;
    const complaints: string[] = [];

    before(async () => {
      portal = await FreshBackstage.create(join(folder, frontend), frontend);
      page = await browser.newPage({ viewport: { width: 1400, height: 1200 } });
      page.setDefaultTimeout(PATIENCE);
      page.on('pageerror', error => complaints.push(String(error.stack)));
      page.on('response', response => {
        if (
          response.status() >= 400 &&
          /container-scorecard|golden-path/.test(response.url())
        ) {
          complaints.push(`${response.status()} ${response.url()}`);
        }
      });
    });

    after(async () => {
      await page?.close();
      await portal?.stop();
    });

    /** Each step stands on those before. One that fails says what is on the page, and what the portal printed. */
    let failed = false;
    const step = (title: string, body: () => Promise<void>) =>
      test(title, async () => {
        assert.ok(!failed, 'Not tried: a step before it failed.');
        try {
          await body();
        } catch (error) {
          failed = true;
          const shown = await page
            .locator('body')
            .innerText({ timeout: 5_000 })
            .catch(() => '');
          console.log(`${page.url()} shows:\n${shown.slice(0, 3000)}`);
          console.log(`the portal printed:\n${portal.lastWords}`);
          throw error;
        }
      });

    const open = (path: string) =>
      page.goto(`${portal.app}${path}`, { waitUntil: 'domcontentloaded' });

    step('takes our packages by the lines of the READMEs', async () => {
      await portal.followReadmes(registry);
      const installed = Object.keys(portal.installed());
      assert.deepEqual(
        // Nobody installs the command line into a portal.
        registry.names.filter(name => name !== '@plimsoll/cli').sort(),
        installed.sort(),
      );
    });

    step(
      'has the right types, and configuration that its schemas know',
      async () => {
        const address = (repository: string, path: string) =>
          `${forge.url}/harbour/${repository}/src/branch/main/${path}`;
        const location = (repository: string, path: string, kind: string) => ({
          type: 'url',
          target: address(repository, path),
          rules: [{ allow: [kind] }],
        });
        portal.configure({
          forge: forge.url,
          templates: address('golden-paths', 'templates'),
          locations: [
            location(SERVICE, 'catalog-info.yaml', 'Component'),
            location('golden-paths', 'templates/all.yaml', 'Template'),
          ],
        });
        await portal.check();
      },
    );

    step('starts, and lets a guest in', async () => {
      await portal.start();
      await open('/');
      await page.getByRole('button', { name: 'Enter' }).click();
      await page
        .getByRole('heading', { name: /Catalog/ })
        .first()
        .waitFor();
      api = new Api(portal);
      await api.signIn();
    });

    step('scores the service', async () => {
      await until(
        'a score',
        PATIENCE,
        () => scoreOf(SERVICE),
        score => score !== undefined,
      );
    });

    const scoreOf = (name: string) =>
      api.scorecard(`component:default/${name}`).then(
        ({ score }) => score,
        () => undefined,
      );

    step('shows the card of the service', async () => {
      const score = Math.round((await scoreOf(SERVICE)) ?? NaN);
      await open(`/catalog/default/component/${SERVICE}`);
      await page
        .getByRole('img', { name: new RegExp(`^Score ${score}, policy asks`) })
        .first()
        .waitFor();
      await page.getByRole('heading', { name: 'Do next' }).waitFor();
    });

    step('shows the page of the service, which the card leads to', async () => {
      await page.getByRole('link', { name: /All checks/ }).click();
      await page.waitForURL(/\/containers/);
      await page.getByRole('heading', { name: /To fix/ }).waitFor();
    });

    step(
      'shows the pages of the organisation, which the sidebar leads to',
      async () => {
        await page
          .getByRole('link', { name: 'Container scorecard' })
          .first()
          .click();
        await page.waitForURL(/\/container-scorecard$/);
        await page
          .getByRole('heading', { name: 'Most rewarding checks' })
          .waitFor();
      },
    );

    step('creates a service by a golden path, which scores 100', async () => {
      const answers = {
        name: 'quay-log',
        description: 'Keeps the log of a quay.',
        owner: 'group:default/guests',
        repoUrl: `${
          new URL(forge.url).host
        }?owner=harbour&repo=quay-log-${frontend}`,
      };
      await open(
        `/create/templates/default/golden-path-go?formData=${encodeURIComponent(
          JSON.stringify(answers),
        )}`,
      );
      await page.getByRole('textbox', { name: 'Name' }).waitFor();
      const create = page.getByRole('button', { name: 'Create', exact: true });
      const next = page.getByRole('button', { name: /^(Next|Review)$/ });
      const show = page.getByRole('button', { name: 'Show the files' });
      while (!(await show.isVisible())) {
        await next.or(show).first().waitFor();
        if (await next.isVisible()) await next.click();
        await page.waitForTimeout(500);
      }
      await show.click();
      await page.getByText(/^\d+ files\. .*100/).waitFor();
      await page.getByRole('region', { name: 'Dockerfile' }).waitFor();
      await next.click();
      await create.click();
      await page.getByRole('link', { name: 'In the catalog' }).waitFor();
      const score = await until(
        'a score of the new service',
        PATIENCE,
        () => scoreOf('quay-log'),
        one => one !== undefined,
      );
      assert.equal(score, 100);
      const file = await fetch(
        `${forge.url}/harbour/quay-log-${frontend}/raw/branch/main/Dockerfile`,
      );
      assert.match(await file.text(), /^FROM .* AS runtime$/m);
    });

    step('shows what the group of the new service adds up to', async () => {
      await open('/catalog/default/group/guests');
      await page.getByRole('heading', { name: 'Services by grade' }).waitFor();
    });

    test('nothing of ours complained', () => {
      assert.deepEqual(complaints, []);
    });
  });
}
