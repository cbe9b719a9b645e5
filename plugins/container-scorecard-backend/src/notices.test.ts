import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  notificationService,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import { Forge } from '@plimsoll/forge';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(240_000);

const GOOD = `FROM debian:12-slim\nUSER 10001\nENTRYPOINT ["app"]\n`;
const WORSE = `FROM debian:12-slim\nENTRYPOINT ["app"]\n`;
const LEAK = `FROM debian:12-slim\nENV AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIK7MDENGbPxRfiCYzQ8sVbKpLm3x\nENTRYPOINT ["app"]\n`;

async function start(config: object) {
  const forge = await Forge.start();
  const catalog = new TestCatalog();
  const send = jest.fn<
    ReturnType<NotificationService['send']>,
    Parameters<NotificationService['send']>
  >(async () => {});
  const backend = await startScorecardBackend({
    forge,
    catalog,
    config,
    features: [
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({ send }),
      }),
    ],
  });
  await forge.createRepository('acme', 'web', { Dockerfile: GOOD });
  catalog.set(
    component('web', `url:${forge.url}/acme/web/src/branch/main/`, {
      title: 'The Web',
    }),
  );
  await backend.sync();
  await backend.until('web', ({ status }) => status === 'complete');
  const change = async (Dockerfile: string) => {
    const { revision } = await backend.until('web', () => true);
    await forge.commitFiles('acme', 'web', { Dockerfile }, 'Change');
    await backend.refresh('web').expect(202);
    return backend.until(
      'web',
      one => one.revision !== revision && !one.scanning,
    );
  };
  return {
    backend,
    send,
    change,
    stop: async () => {
      await backend.stop();
      await forge.stop();
    },
  };
}

it('tells owners of a drop and of a new critical finding, and of nothing else', async () => {
  const { send, change, backend, stop } = await start({});
  const { score: first } = await backend.until('web', () => true);
  // The first scan is no news.
  expect(send).not.toHaveBeenCalled();

  const { score } = await change(WORSE);
  expect(score).toBeLessThan(Number(first));
  expect(send.mock.calls).toEqual([
    [
      {
        recipients: { type: 'entity', entityRef: ['group:default/web-team'] },
        payload: {
          title: expect.stringMatching(
            /^The container score of The Web dropped by [\d.]+ points?$/,
          ),
          description: expect.stringContaining(
            `The score went from ${first} to ${score}`,
          ),
          link: '/catalog/default/component/web/containers',
          severity: 'normal',
          topic: 'score-drop',
          scope: 'score-drop:component:default/web',
        },
      },
    ],
  ]);

  send.mockClear();
  await change(LEAK);
  expect(send.mock.calls).toEqual([
    [
      {
        recipients: { type: 'entity', entityRef: ['group:default/web-team'] },
        payload: expect.objectContaining({
          title: 'The Web has a new critical finding',
          description: expect.stringMatching(/^Dockerfile:2: /),
          topic: 'new-critical',
          scope: 'new-critical:component:default/web',
        }),
      },
    ],
  ]);
  expect(JSON.stringify(send.mock.calls)).not.toContain('wJalr');

  send.mockClear();
  await change(GOOD);
  expect(send).not.toHaveBeenCalled();
  await stop();
});

it('tells nobody where that is switched off', async () => {
  const { send, change, stop } = await start({
    notifications: { owners: false },
  });
  await change(LEAK);
  expect(send).not.toHaveBeenCalled();
  await stop();
});
