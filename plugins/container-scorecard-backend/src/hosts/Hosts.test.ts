import { mockServices } from '@backstage/backend-test-utils';
import { Hosts } from './Hosts';

const HOST = 'git.example';
const never = new AbortController().signal;

function hosts(concurrency: number) {
  return new Hosts({
    store: { pauseHost: async () => {}, spend: async () => 0 },
    logger: mockServices.logger.mock(),
    concurrency: 1,
    limits: new Map([[HOST, { concurrency }]]),
  });
}

/** Requests that last until they are let go, in the order in which they began. */
function requests(on: Hosts) {
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    began,
    make: (name: string, urgent = false, signal = never) =>
      on.request(HOST, { urgent, signal }, async () => {
        began.push(name);
        await new Promise<void>(resolve => ends.set(name, resolve));
      }),
    end: async (name: string) => {
      ends.get(name)?.();
      await new Promise(resolve => setImmediate(resolve));
    },
  };
}

describe('Hosts', () => {
  afterEach(() => jest.useRealTimers());

  it('makes so many requests at a time, and first what is urgent', async () => {
    const { make, began, end } = requests(hosts(2));
    const all = [make('a'), make('b'), make('c'), make('d'), make('e', true)];
    expect(began).toEqual(['a', 'b']);
    await end('b');
    expect(began).toEqual(['a', 'b', 'e']);
    for (const name of ['a', 'e', 'c', 'd']) await end(name);
    await Promise.all(all);
    expect(began).toEqual(['a', 'b', 'e', 'c', 'd']);
  });

  it('keeps others going where one that waits is given up', async () => {
    const { make, began, end } = requests(hosts(1));
    const stop = new AbortController();
    const first = make('a');
    const given = make('b', false, stop.signal).catch(() => 'given up');
    const last = make('c');
    stop.abort();
    await end('a');
    expect(await given).toBe('given up');
    expect(began).toEqual(['a', 'c']);
    await end('c');
    await Promise.all([first, last]);
  });

  it('asks nothing while a host wants to be left alone, and goes on after', async () => {
    jest.useFakeTimers({ now: Date.UTC(2026, 10, 28, 12) });
    const on = hosts(1);
    const ask = () => on.request(HOST, { signal: never }, async () => 'asked');
    await on.pause(HOST, 'refused', 60_000);
    await expect(ask()).rejects.toMatchObject({ name: 'HostPausedError' });
    expect(
      await on.request('other', { signal: never }, async () => 'asked'),
    ).toBe('asked');
    jest.setSystemTime(Date.UTC(2026, 10, 28, 12, 1));
    expect(await ask()).toBe('asked');
    // What is under way may end while the host still answers.
    await on.pause(HOST, 'spent', 60_000);
    expect(await ask()).toBe('asked');
  });

  it('does not wait for years when the clock is set back', async () => {
    jest.useFakeTimers({ now: Date.UTC(2036, 0, 1) });
    const on = hosts(1);
    await on.pause(HOST, 'refused', 60_000);
    jest.setSystemTime(Date.UTC(2026, 10, 28));
    expect(await on.request(HOST, { signal: never }, async () => 'asked')).toBe(
      'asked',
    );
  });
});
