import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import type {
  Scorecard,
  ScorecardFinding,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Api, until } from './api';
import { barriers, complaintsOf, launch } from './browser';
import { Demo } from './demo';

const run = promisify(execFile);
const SERVICES = 24;

describe('the portal, as a newcomer meets it', () => {
  let demo: Demo;
  let api: Api;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let printedAt: number;
  /** The service that is looked at: it has a finding in its Dockerfile, with a link. */
  let service: Scorecard;
  let finding: ScorecardFinding & { link: string };

  const entityPage = () => {
    const [kind, namespace, name] = service.entityRef.split(/[:/]/);
    return `${demo.app}/catalog/${namespace}/${kind}/${name}`;
  };
  const whole = (score: number | undefined) => Math.round(score ?? NaN);
  const mark = () =>
    page.getByRole('img', { name: /^Score \d+, policy asks for/ }).first();

  before(async () => {
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    complaints = complaintsOf(page);
    demo = await Demo.create();
    await demo.start();
    printedAt = Date.now();
    api = new Api(demo);
    await api.signIn();
  });

  after(async () => {
    await browser?.close();
    await demo?.remove();
  });

  test('a guest signs in and sees the catalog', async () => {
    await page.goto(demo.app);
    await page.getByRole('button', { name: 'Enter' }).click();
    await page
      .getByRole('heading', { name: /Catalog/ })
      .first()
      .waitFor();
  });

  test(`${SERVICES} services have a scorecard within a minute`, async () => {
    const { items } = await until(
      `${SERVICES} scored services`,
      60_000 - (Date.now() - printedAt),
      () => api.scorecards(),
      list =>
        list.items.filter(item => item.score !== undefined).length >= SERVICES,
    );
    const scored = items.filter(item => item.score !== undefined);
    console.log(
      `${scored.length} services were scored ${
        Date.now() - printedAt
      } ms after the address was printed`,
    );
    // An organisation in which all are alike would show nothing.
    const scores = scored.map(item => item.score ?? 0);
    assert.ok(Math.max(...scores) >= 90, 'nobody is good');
    assert.ok(Math.min(...scores) < 50, 'nobody is bad');
  });

  test('each kind of service that is odd has its state', async () => {
    const odd = ['complete', 'not-containerised', 'failed'] as const;
    // The catalog finds the last repositories after the first are scored.
    await until(
      `a service each that is ${odd.join(', ')}, and none that waits`,
      60_000,
      () => api.scorecards(),
      ({ items }) =>
        items.every(({ status }) => status !== 'waiting') &&
        odd.every(state => items.some(({ status }) => status === state)),
    );
  });

  test('the page of a service shows its score and what to do next', async () => {
    const { items } = await api.scorecards();
    for (const { entityRef, status } of items) {
      const scorecard = await api.scorecard(entityRef);
      const found = scorecard.findings.find(
        one =>
          !one.suppressed && one.link && /(^|\/)Dockerfile$/.test(one.file),
      );
      if (status === 'complete' && found?.link) {
        service = scorecard;
        finding = { ...found, link: found.link };
        break;
      }
    }
    assert.ok(service, 'no service has a finding in its Dockerfile');
    await page.goto(entityPage());
    await mark().waitFor();
    assert.match(
      (await mark().getAttribute('aria-label')) ?? '',
      new RegExp(`^Score ${whole(service.score)}, policy asks for `),
    );
    await page.getByRole('heading', { name: 'Do next' }).waitFor();
    await page.getByRole('link', { name: /All checks/ }).waitFor();
    assert.deepEqual(await barriers(page, 'main'), []);
  });

  test('all checks are a click away, with their places', async () => {
    await page.getByRole('link', { name: /All checks/ }).click();
    await page.waitForURL(/\/containers/);
    await page.getByRole('heading', { name: /To fix/ }).waitFor();
    const check = page
      .getByRole('listitem')
      .filter({
        hasText: new RegExp(`${finding.file}:${finding.range.startLine}`),
      })
      .getByRole('button')
      .first();
    await check.focus();
    await page.keyboard.press('Enter');
    assert.equal(await check.getAttribute('aria-expanded'), 'true');
    await page
      .locator(`a[href="${finding.link}"]`)
      .first()
      .waitFor({ state: 'visible' });
    assert.deepEqual(await barriers(page, 'main'), []);
  });

  test('a finding leads to its lines in the repository', async () => {
    assert.ok(finding.link.startsWith(`${demo.forge}/harbour/`), finding.link);
    const href = await page
      .locator(`a[href="${finding.link}"]`)
      .first()
      .getAttribute('href');
    const there = await browser.newPage();
    try {
      const response = await there.goto(href ?? '');
      assert.equal(response?.status(), 200);
      const line = there.locator(`#L${finding.range.startLine}`);
      await line.waitFor();
      assert.equal(
        await line.evaluate(
          element =>
            element.getBoundingClientRect().top < window.innerHeight &&
            element.getBoundingClientRect().bottom > 0,
        ),
        true,
        'the line is not in sight',
      );
    } finally {
      await there.close();
    }
  });

  test('a pushed Dockerfile changes the card, without a reload', async () => {
    await page.goto(entityPage());
    await mark().waitFor();
    const folder = mkdtempSync(join(tmpdir(), 'plimsoll-push-'));
    try {
      const [, owner, repository] = new URL(finding.link).pathname.split('/');
      const address = new URL(`${demo.forge}/${owner}/${repository}.git`);
      address.username = 'demo';
      address.password = 'demo';
      const git = (...args: string[]) =>
        run('git', args, { cwd: folder, timeout: 30_000 });
      await git('clone', '--quiet', address.href, '.');
      writeFileSync(
        join(folder, finding.file),
        'FROM debian:latest\nENV API_TOKEN=changeme-please\nADD . /app\nRUN cd /app && curl http://example.com/install.sh | sh\nCMD /app/run\n',
      );
      await git(
        ...['-c', 'user.name=A', '-c', 'user.email=a@example.com'],
        ...['commit', '--quiet', '--all', '--message', 'Make it worse'],
      );
      await git('push', '--quiet', 'origin', 'HEAD');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const pushed = Date.now();
    const changed = await until(
      'a new score',
      30_000,
      () => api.scorecard(service.entityRef),
      ({ revision }) => revision !== service.revision,
    );
    assert.ok((changed.score ?? 100) < (service.score ?? 0));
    await page
      .getByRole('img', { name: `Score ${whole(changed.score)}, ` })
      .first()
      .waitFor({ timeout: 60_000 });
    console.log(`the card changed ${Date.now() - pushed} ms after the push`);
    service = changed;
  });

  const ORGANISATION: Array<[tab: string, shows: () => Promise<void>]> = [
    [
      'overview',
      () =>
        page.getByRole('heading', { name: 'Most rewarding checks' }).waitFor(),
    ],
    [
      'services',
      () => page.getByRole('link', { name: service.title }).first().waitFor(),
    ],
    [
      'checks',
      () =>
        page.getByText('Say which user the image runs as').first().waitFor(),
    ],
    ['images', () => page.getByText('node:').first().waitFor()],
    [
      'compliance',
      () =>
        page
          .getByText(/services assessed/)
          .first()
          .waitFor(),
    ],
    [
      'waivers',
      () => page.getByText('No failure is accepted at present.').waitFor(),
    ],
  ];

  for (const [tab, shows] of ORGANISATION) {
    test(`the organisation: ${tab}`, async () => {
      await page.goto(
        `${demo.app}/container-scorecard${tab === 'overview' ? '' : `/${tab}`}`,
      );
      await shows();
      assert.deepEqual(await barriers(page, 'main'), []);
    });
  }

  test('how a score came to be is on the page of the service', async () => {
    await page.goto(`${entityPage()}/containers?view=history`);
    await page.getByRole('heading', { name: 'Score over time' }).waitFor();
    assert.deepEqual(await barriers(page, 'main'), []);
  });

  test('nothing on these pages complained', () => {
    assert.deepEqual(complaints, []);
  });

  test('a killed backend takes all down with one clear word, and loses nothing', async () => {
    const earlier = await api.scorecards();
    process.kill(demo.pids().backend, 'SIGKILL');
    assert.equal(await demo.ended(), 1);
    assert.match(demo.output, /✗ The backend was ended by SIGKILL/);
    for (const address of [demo.app, demo.backend, demo.forge]) {
      await assert.rejects(fetch(address), `${address} is still there`);
    }

    console.log(`the second start took ${await demo.start()} ms`);
    await api.signIn();
    const later = await api.scorecards();
    assert.deepEqual(
      later.items.map(({ entityRef, score, revision }) => ({
        entityRef,
        score,
        revision,
      })),
      earlier.items.map(({ entityRef, score, revision }) => ({
        entityRef,
        score,
        revision,
      })),
    );
    const kept = await api.scorecard(service.entityRef);
    assert.equal(kept.revision, service.revision);
    assert.ok(kept.history.length >= 2, 'the history is lost');
    await page.goto(entityPage());
    const enter = page.getByRole('button', { name: 'Enter' });
    await mark().or(enter).first().waitFor();
    if (await enter.isVisible()) {
      await enter.click();
    }
    await mark().waitFor();
  });

  test('Ctrl-C ends it all', async () => {
    assert.equal(await demo.stop(), 0);
    for (const address of [demo.app, demo.backend, demo.forge]) {
      await assert.rejects(fetch(address), `${address} is still there`);
    }
  });
});
