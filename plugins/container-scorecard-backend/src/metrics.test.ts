import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { MetricsServiceObservableCallback } from '@backstage/backend-plugin-api/alpha';
import { Forge } from '@plimsoll/forge';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

/** Takes what is measured, as the SDK behind Backstage's metrics would. */
function recorder() {
  const points: Array<[string, number, object | undefined]> = [];
  const gauges = new Map<string, MetricsServiceObservableCallback>();
  const record = (name: string) => (value: number, attributes?: object) => {
    points.push([name, value, attributes]);
  };
  return {
    of: (name: string) =>
      points.filter(([of]) => of === name).map(([, ...point]) => point),
    observed: async (name: string) => {
      const seen: Array<[number, object | undefined]> = [];
      await gauges.get(name)?.({
        observe: (value, attributes) => seen.push([value, attributes]),
      });
      return seen;
    },
    factory: metricsServiceMock.mock({
      createCounter: name => ({ add: record(name) }),
      createHistogram: name => ({ record: record(name) }),
      createObservableGauge: name => ({
        addCallback: callback =>
          gauges.set(name, callback as MetricsServiceObservableCallback),
        removeCallback: () => {},
      }),
    }).factory,
  };
}

it('measures scans, reads, services and the queue, and names no service', async () => {
  const forge = await Forge.start();
  const catalog = new TestCatalog();
  const metrics = recorder();
  const backend = await startScorecardBackend({
    forge,
    catalog,
    features: [metrics.factory],
  });
  await forge.createRepository('acme', 'web', { Dockerfile: 'FROM scratch\n' });
  for (const name of ['web', 'gone']) {
    catalog.set(
      component(name, `url:${forge.url}/acme/${name}/src/branch/main/`),
    );
  }
  await backend.sync();
  const { grade } = await backend.until(
    'web',
    one => one.status === 'complete',
  );
  await backend.until('gone', ({ status }) => status === 'failed');
  const { lastScanAt } = await backend.until('web', one => !one.scanning);
  await backend.refresh('web').expect(202);
  await backend.until('web', one => one.lastScanAt !== lastScanAt);

  const { host } = new URL(forge.url);
  const reads = metrics.of('container_scorecard.repository.reads');
  for (const result of ['changed', 'failed', 'unchanged'])
    expect(reads).toContainEqual([1, { host, result }]);
  // Two changed or gone, one unchanged: one for each, and for the changed one the listing and its file.
  const requests = metrics.of('container_scorecard.host.requests');
  const requestsFor = (kind: string) =>
    requests.filter(([, attributes]) =>
      Object.entries(attributes ?? {}).every(
        ([name, value]) => value === { host, kind }[name],
      ),
    ).length;
  expect(requestsFor('revision')).toBeGreaterThanOrEqual(3);
  expect(requestsFor('listing')).toBe(1);
  expect(requestsFor('file')).toBe(1);
  expect(requestsFor('archive')).toBe(0);
  expect(await metrics.observed('container_scorecard.repositories')).toEqual([
    [2, { host }],
  ]);
  expect(await metrics.observed('container_scorecard.host.paused')).toEqual([]);
  const scans = metrics.of('container_scorecard.scans');
  for (const outcome of ['complete', 'failed', 'unchanged'])
    expect(scans).toContainEqual([1, { outcome }]);
  expect(metrics.of('container_scorecard.scan.duration')).toContainEqual([
    expect.any(Number),
    { outcome: 'complete' },
  ]);
  const services = await metrics.observed('container_scorecard.services');
  expect(services).toHaveLength(2);
  expect(services).toContainEqual([1, { status: 'complete', grade }]);
  expect(services).toContainEqual([1, { status: 'failed', grade: 'none' }]);
  expect(await metrics.observed('container_scorecard.queue')).toEqual([
    [0, undefined],
  ]);

  await backend.stop();
  await forge.stop();
});
