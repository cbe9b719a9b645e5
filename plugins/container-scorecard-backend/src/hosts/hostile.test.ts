import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { Forge } from '@plimsoll/forge';
import {
  Answering,
  githubOver,
  gitlabOver,
  StandInAnswer,
  startHost,
  startHostBefore,
} from './__testUtils__/standIns';
import { Kind, limits, readerOf, TOKEN } from './__testUtils__/tools';

jest.setTimeout(120_000);

const TRUE = 'FROM node:latest\n';
const MEBIBYTE = 1024 * 1024;
const KINDS: readonly Kind[] = ['gitea', 'github', 'gitlab'];
const NO_API = /something that its API does not have/;
const NOT_LISTED = /is not what it has in its list/;

interface Entry {
  path: unknown;
  mode?: unknown;
  type?: unknown;
  sha?: unknown;
  size?: unknown;
}

/** Made anew for each host, and only when it is needed. */
type Made<T> = T | (() => T);
const make = <T extends object>(made: Made<T>): T =>
  typeof made === 'function' ? made() : made;

/** What a host answers in place of the truth, and what has to come of it. */
interface Case {
  revision?: Made<StandInAnswer>;
  /** More of the listing, or another answer. */
  listing?: Made<readonly Entry[] | StandInAnswer>;
  content?: Made<StandInAnswer>;
  /** Of the one file that is there. */
  size?: unknown;
  /** That it fails, and how; that the truth is read all the same; that Backstage's reader is asked; what cannot be read. */
  expected: RegExp | 'the truth' | 'the archive' | { unreadable: RegExp };
  /** GitLab says no sizes. */
  kinds?: readonly Kind[];
}

const sized: readonly Kind[] = ['gitea', 'github'];
const a = 'a'.repeat(40);
const blob = (path: string, more: object = {}): Entry => ({
  path,
  mode: '100644',
  type: 'blob',
  sha: a,
  size: 7,
  ...more,
});
const endless = (): StandInAnswer => ({
  body: Readable.from(
    (function* zeros() {
      const some = Buffer.alloc(64 * 1024, '[');
      for (;;) yield some;
    })(),
  ),
});
const packed = (mebibytes: number) => (): StandInAnswer => ({
  headers: { 'content-encoding': 'gzip' },
  body: gzipSync(Buffer.alloc(mebibytes * MEBIBYTE, ' ')),
});
const raw = (body: string): StandInAnswer => ({ body });

const cases: Record<string, Case> = {
  'paths that lead out': {
    listing: [
      ...['../Dockerfile', '/etc/Dockerfile', 'a/../../../Dockerfile'],
      ...['./Dockerfile', 'a//Dockerfile', 'a/./Dockerfile', '..', '.', ''],
      ...['..\\Dockerfile', 'a\u0000/Dockerfile', '\u001b[2J/Dockerfile'],
      ...['a\n/Dockerfile', '../.gitattributes', `${'a/'.repeat(3_000)}.env`],
    ].map(path => blob(path)),
    expected: 'the truth',
  },
  'a path twice': { listing: [blob('Dockerfile')], expected: 'the archive' },
  'other repositories and folders that are called as files are': {
    listing: [
      blob('a/Dockerfile', { type: 'commit' }),
      blob('b/Dockerfile', { type: 'tree' }),
      blob('c/Dockerfile', { type: '__proto__' }),
    ],
    expected: 'the truth',
  },
  '100,000 entries': {
    listing: () =>
      Array.from({ length: 100_000 }, (_, n) => blob(`src/${n}.js`)),
    expected: 'the truth',
  },
  'a million entries': {
    listing: () =>
      Array.from({ length: 1_000_000 }, (_, n) => ({
        path: `${n}`,
        mode: '',
        type: 'blob',
        sha: a,
      })),
    expected: 'the archive',
  },
  'sixteen million lists in one another': {
    listing: () =>
      raw('['.repeat(16 * MEBIBYTE) + ']'.repeat(16 * MEBIBYTE - 9)),
    expected: 'the archive',
  },
  'ten million empty objects': {
    listing: () => raw(`[${'{},'.repeat(10 * MEBIBYTE)}{}]`),
    expected: 'the archive',
  },
  'half a million entries that are none': {
    listing: () => raw(`[${'{},'.repeat(500_000)}{}]`),
    expected: NO_API,
  },
  'a listing that is cut short': {
    listing: raw('{"truncated":false,"tree":[{"path":"Docker'),
    expected: NO_API,
  },
  'a listing without an end': { listing: endless, expected: 'the archive' },
  '64 MiB of listing, packed': {
    listing: packed(64),
    expected: 'the archive',
  },
  'a commit without an end': { revision: endless, expected: /more than/ },
  '64 MiB of commit, packed': {
    revision: packed(64),
    expected: /more than/,
  },
  'lists in one another for a commit': {
    revision: raw(`${'['.repeat(500_000)}${']'.repeat(500_000)}`),
    expected: NO_API,
  },
  'a commit that is none': {
    revision: raw(JSON.stringify({ sha: '../../..', id: '../../..' })),
    expected: NO_API,
  },
  'a file that is longer than its size': {
    content: endless,
    kinds: sized,
    expected: NOT_LISTED,
  },
  'a file without an end': {
    content: endless,
    kinds: ['gitlab'],
    expected: { unreadable: /is larger than 1 MiB/ },
  },
  '64 MiB of file, packed': {
    content: packed(64),
    kinds: ['gitlab'],
    expected: { unreadable: /is larger than 1 MiB/ },
  },
  'another file': { content: raw('FROM scratch\n'), expected: NOT_LISTED },
  'half a file': { content: raw(TRUE.slice(0, 8)), expected: NOT_LISTED },
  'more than a file': { content: raw(`${TRUE}USER 1\n`), expected: NOT_LISTED },
  'no file but a page': {
    content: raw('<html>Sign in</html>'),
    expected: NOT_LISTED,
  },
  'a file in base64': {
    content: raw(JSON.stringify({ content: '!!!', encoding: 'base64' })),
    expected: NOT_LISTED,
  },
  'no file at all': { content: { status: 204 }, expected: NOT_LISTED },
  'a size below zero': { size: -1, kinds: sized, expected: NO_API },
  'a size that is no number': { size: '17', kinds: sized, expected: NO_API },
  'a size in parts': { size: 1.5, kinds: sized, expected: NO_API },
  'a size without end': { size: Infinity, kinds: sized, expected: NO_API },
  'a huge size': {
    size: Number.MAX_SAFE_INTEGER,
    kinds: sized,
    expected: { unreadable: /is larger than 1 MiB/ },
  },
  'a size that is too large': {
    size: 1_000,
    kinds: sized,
    expected: /ends in the middle of Dockerfile/,
  },
  'a size that is too small': { size: 1, kinds: sized, expected: NOT_LISTED },
  'a size of nothing': {
    size: 0,
    kinds: sized,
    expected: { unreadable: /is empty/ },
  },
};

for (const [what, one] of Object.entries({
  'a path': { path: 7 },
  'a path that is a list': { path: [['Dockerfile']] },
  'a mode': { mode: {} },
  'a type': { type: null },
  'a name of its content': { sha: '../../../user/tokens' },
  'a name that is too short': { sha: 'a' },
}))
  cases[`${what} of another type`] = {
    listing: [{ ...blob('x/Dockerfile'), ...one }],
    expected: NO_API,
  };
for (const body of ['<html>Sign in</html>', '{"ok":true}', '"main"', ''])
  cases[`"${body}" for a commit`] = { revision: raw(body), expected: NO_API };
for (const body of ['{}', '"tree"', '[1]', '[null]', '{"tree":7}', 'NaN', ''])
  cases[`"${body}" for a listing`] = { listing: raw(body), expected: NO_API };

// eslint-disable-next-line no-script-url
const script = 'javascript:alert(1)';
const elsewhere = 'http://elsewhere.example/api/v1/user/tokens';
for (const location of [
  ...[elsewhere, 'http://169.254.169.254/latest/meta-data/'],
  ...['file:///etc/passwd', script, 'http://[', '//elsewhere/'],
])
  for (const what of ['revision', 'listing', 'content'] as const)
    cases[`a ${what} that is said to be at ${location}`] = {
      [what]: { status: 302, headers: { location } },
      expected: /redirects to (another host|what is no address)/,
    };
cases['a commit that is always one further'] = {
  revision: { status: 307, headers: { location: '?again' } },
  expected: /redirects again and again/,
};

/** Work and memory are bounded whatever a host answers, and what is not there is never taken for what is. */
describe('a host that lies', () => {
  let forge: Forge;
  beforeAll(async () => {
    forge = await Forge.start();
    await forge.createRepository('acme', 'web', { Dockerfile: TRUE });
  });
  afterAll(() => forge.stop());

  const every = Object.entries(cases).flatMap(([name, one]) =>
    (one.kinds ?? KINDS).map((kind): [Kind, string, Case] => [kind, name, one]),
  );

  it.each(every)('of %s: %s', async (kind, _, lie) => {
    const host = await startLying(kind, forge.url, lie);
    const asked = jest.spyOn(globalThis, 'fetch');
    try {
      const read = readerOf(host.url, true, kind);
      let paths: string[] = [];
      const outcome = await read().then(
        ({ paths: all, files, unreadable }) => {
          paths = all ?? [];
          return { files, unreadable };
        },
        error => String(error.message),
      );
      expect(outcome).toEqual(outcomeOf(kind, lie.expected));
      expect(
        paths.filter(path => !/^(?:Dockerfile|src\/\d+\.js)$/.test(path)),
      ).toEqual([]);
      expect(host.requests.some(({ url }) => url.includes('/archive/'))).toBe(
        kind === 'gitea' && lie.expected === 'the archive',
      );
      // Of the host alone, which itself asks the forge, and few.
      for (const [url] of asked.mock.calls)
        expect([host.host, new URL(forge.url).host]).toContain(
          new URL(String(url)).host,
        );
      expect(host.requests.length).toBeLessThanOrEqual(8);
      for (const { url } of host.requests)
        expect(url).not.toMatch(/\.\.|tokens|%5c|%00|%2f\.\.%2f/i);
    } finally {
      asked.mockRestore();
      await host.stop();
    }
  });

  it.each<Kind>(['github', 'gitlab'])(
    'of %s has no credentials sent to another, where Backstage follows it',
    async kind => {
      const other = await startHost(() => ({ status: 404 }));
      const host = await startHost(({ url }) => ({
        status: 302,
        headers: {
          location: `${other.url.replace('localhost', '127.0.0.1')}${url}`,
        },
      }));
      await expect(readerOf(host.url, false, kind)()).rejects.toThrow('404');
      const authorized = ({ requests }: typeof host) =>
        requests.filter(({ headers }) =>
          JSON.stringify(headers).includes(TOKEN),
        );
      expect(authorized(host)).not.toEqual([]);
      expect(other.requests).not.toEqual([]);
      expect(authorized(other)).toEqual([]);
      await host.stop();
      await other.stop();
    },
  );

  it('is heard no longer than a reading may last', async () => {
    const silent = await startHost(() => new Promise<undefined>(() => {}));
    const slow = await startHost(() => ({
      body: new Readable({
        read() {
          setTimeout(() => this.push(' '), 50).unref();
        },
      }),
    }));
    for (const host of [silent, slow])
      for (const kind of KINDS)
        await expect(
          readerOf(
            host.url,
            true,
            kind,
          )({ limits: { ...limits, timeout: 300 } }),
        ).rejects.toMatchObject({ name: 'ReadTimeoutError' });
    await silent.stop();
    await slow.stop();
  });
});

const isList = (
  listing: readonly Entry[] | StandInAnswer,
): listing is readonly Entry[] => Array.isArray(listing);

function outcomeOf(kind: Kind, expected: Case['expected']): unknown {
  if (expected instanceof RegExp) return expect.stringMatching(expected);
  // The stand-ins of the others have no archive.
  if (expected === 'the archive' && kind !== 'gitea')
    return expect.stringContaining('404');
  if (typeof expected === 'string')
    return { files: [{ file: 'Dockerfile', text: TRUE }], unreadable: [] };
  return {
    files: [],
    unreadable: [
      {
        file: 'Dockerfile',
        reason: expect.stringMatching(expected.unreadable),
      },
    ],
  };
}

/** A host that tells the truth about `acme/web` but where the lie is. */
async function startLying(kind: Kind, forgeUrl: string, lie: Case) {
  const truth: Record<Kind, Answering> = {
    gitea: async () => undefined,
    github: githubOver(forgeUrl),
    gitlab: gitlabOver(forgeUrl),
  };
  const instead: Answering = async request => {
    const { url } = request;
    if (/\/commits\//.test(url))
      return lie.revision ? make(lie.revision) : truth[kind](request);
    if (/\/tree(?:s\/|\?)/.test(url)) {
      const listing = lie.listing && make(lie.listing);
      if (listing && !isList(listing)) return listing;
      if (listing || lie.size !== undefined) {
        // It remembers what it lists, and has the content of that alone.
        await truth[kind](request);
        const [entry] = await listed(forgeUrl);
        return {
          body: shaped(kind, [
            { ...entry, ...(lie.size !== undefined && { size: lie.size }) },
            ...(listing ?? []),
          ]),
        };
      }
    }
    if (/\/raw(?:\/|$)|\/blobs\//.test(url) && lie.content)
      return make(lie.content);
    return truth[kind](request);
  };
  return kind === 'gitea'
    ? startHostBefore(forgeUrl, instead)
    : startHost(instead);
}

async function listed(forgeUrl: string): Promise<Entry[]> {
  const api = `${forgeUrl}/api/v1/repos/acme/web/git`;
  const commit = await (await fetch(`${api}/commits/main`)).json();
  const response = await fetch(`${api}/trees/${commit.sha}?recursive=true`);
  return (await response.json()).tree;
}

function shaped(kind: Kind, entries: readonly Entry[]): string {
  const json = JSON.stringify(
    kind === 'gitlab'
      ? entries.map(({ sha, size: _, ...entry }) => ({ ...entry, id: sha }))
      : { truncated: false, tree: entries },
    (_, value) => (value === Infinity ? 'Infinity' : value),
  );
  // A number that JSON can write and no computer can hold.
  return json.replace('"size":"Infinity"', '"size":1e999');
}
