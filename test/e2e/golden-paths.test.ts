import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { Api, until } from './api';
import { complaintsOf, launch } from './browser';
import { goldenPathNames } from '../templates/snapshots';
import { Demo } from './demo';

const TASK = 90_000;

/** Go is taken by hand below, and nothing is created where there is something already. */
const PREFILLED = goldenPathNames().filter(
  name => !['go', 'adopt'].includes(name),
);
/** An application is several services. */
const componentsOf = (name: string) =>
  name === 'application'
    ? ['backend', 'worker', 'frontend'].map(part => `new-${name}-${part}`)
    : [`new-${name}`];

describe('golden paths, as a developer takes them', () => {
  let demo: Demo;
  let api: Api;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  before(async () => {
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1400, height: 1200 } });
    complaints = complaintsOf(page);
    demo = await Demo.create();
    await demo.start();
    api = new Api(demo);
    await api.signIn();
    await page.goto(demo.app);
    await page.getByRole('button', { name: 'Enter' }).click();
    await page
      .getByRole('heading', { name: /Catalog/ })
      .first()
      .waitFor();
  });

  after(async () => {
    await browser?.close();
    await demo?.remove();
  });

  const choose = async (label: string, text: string) => {
    await page.getByRole('textbox', { name: label }).first().fill(text);
    await page.getByRole('option', { name: text }).first().click();
  };
  const press = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: true }).click();
  /** Everything behind the first page has a default; the last one says what was answered. */
  const createWithDefaults = async () => {
    const create = page.getByRole('button', { name: 'Create', exact: true });
    const next = page.getByRole('button', { name: /^(Next|Review)$/ });
    while (!(await create.isVisible())) {
      await next.or(create).first().waitFor();
      if (await next.isVisible()) await next.click();
      await page.waitForTimeout(300);
    }
    await create.click();
  };
  const score = (name: string) =>
    api.scorecard(`component:default/${name}`).catch(() => undefined);

  test('the portal offers them', async () => {
    await page.goto(`${demo.app}/create`);
    for (const title of ['Go service', 'Adopt the golden path']) {
      await page.getByText(title, { exact: true }).first().waitFor();
    }
  });

  test('a service is created by a form, published, registered, and scores 100 on the day it is born', async () => {
    await page.goto(`${demo.app}/create/templates/default/golden-path-go`);
    await page.getByRole('textbox', { name: 'Name' }).fill('quay-log');
    await page
      .getByRole('textbox', { name: 'Description' })
      .fill('Keeps the log of "a quay", for $5 & <more>.');
    await choose('Owner', 'Platform');
    // Before the host is chosen by itself the field would forget what is in it.
    await page.getByText('Owner Available').waitFor();
    await page.getByRole('textbox', { name: 'Repository' }).fill('quay-log');
    await page.keyboard.press('Tab');
    // The field tells the form of it a moment later.
    await page.waitForTimeout(1_000);
    await press('Next');
    await page.getByText('Only show me').waitFor();
    await createWithDefaults();
    await page
      .getByRole('link', { name: 'In the catalog' })
      .waitFor({ timeout: TASK });

    const scorecard = await until(
      'a scorecard of the new service',
      60_000,
      () => score('quay-log'),
      card => card?.score !== undefined,
    );
    assert.equal(scorecard?.score, 100);
    const main = await fetch(
      `${demo.forge}/harbour/quay-log/raw/branch/main/Dockerfile`,
    );
    assert.match(await main.text(), /^FROM .* AS runtime$/m);
  });

  // By the form as it is, which a link fills in.
  for (const name of PREFILLED) {
    test(`${name}: created with the defaults, published, registered, and scores 100`, async () => {
      const { host } = new URL(demo.forge);
      const answers = {
        name: `new-${name}`,
        description: `A service made by the golden path ${name}.`,
        owner: 'group:default/platform',
        repoUrl: `${host}?owner=harbour&repo=new-${name}`,
      };
      await page.goto(
        `${
          demo.app
        }/create/templates/default/golden-path-${name}?formData=${encodeURIComponent(
          JSON.stringify(answers),
        )}`,
      );
      await page.getByRole('textbox', { name: 'Name' }).waitFor();
      await createWithDefaults();
      await page
        .getByRole('link', { name: 'In the catalog' })
        .waitFor({ timeout: TASK });
      for (const component of componentsOf(name)) {
        const scorecard = await until(
          `a scorecard of ${component}`,
          60_000,
          () => score(component),
          card => card?.score !== undefined,
        );
        assert.equal(scorecard?.score, 100, component);
      }
    });
  }

  test('a bad service adopts one by a pull request, and its score rises with the merge', async () => {
    const name = 'manifest-parser';
    const { score: before = 100 } = await until(
      'a scorecard of the bad service',
      60_000,
      async () => (await score(name)) ?? { score: undefined },
      card => card.score !== undefined,
    );
    assert.ok(before < 65, `${name} is not bad`);
    await page.goto(`${demo.app}/create/templates/default/golden-path-adopt`);
    await choose('Component', 'Manifest parser');
    await page.getByLabel(/proposed in the place of yours/).check();
    await press('Next');
    await page.getByText('Only show me').waitFor();
    await createWithDefaults();
    const link = page.getByRole('link', { name: 'Look at it, and merge it' });
    await link.waitFor({ timeout: TASK });
    const address = await link.getAttribute('href');
    assert.equal(address, `${demo.forge}/harbour/${name}/pulls/1`);

    const forge = await browser.newPage();
    await forge.goto(address);
    await forge.getByText('replaces yours, as you chose').first().waitFor();
    const after = Number(
      /Score \S+ \(\w\) → (\d+)/.exec(
        (await forge.getByText(/Score .* → /).textContent()) ?? '',
      )?.[1],
    );
    assert.ok(after >= before + 20, `${before} → ${after}`);
    await forge.getByLabel('User').fill('demo');
    await forge.getByLabel('Password').fill('demo');
    await forge
      .getByRole('button', { name: 'Mark as ready and merge' })
      .click();
    await forge.getByText('Merged by demo').waitFor();
    await forge.close();

    // What was promised, to the point: the push of the merge makes it due at once.
    const merged = await until(
      'the score after the merge',
      60_000,
      () => score(name),
      card => Math.round(card?.score ?? 0) === after,
    );
    assert.equal(merged?.status, 'complete');
  });

  test('nothing on these pages complained', () => {
    assert.deepEqual(complaints, []);
  });
});
