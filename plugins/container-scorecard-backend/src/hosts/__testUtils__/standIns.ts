import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

/** An answer that stands in for the host's own. */
export interface StandInAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer | Readable;
}

export type Answering = (
  request: IncomingMessage & { url: string },
) => StandInAnswer | undefined | Promise<StandInAnswer | undefined>;

/** A host that answers as it is told, and the requests that it had. */
export async function startHost(answering: Answering) {
  const requests: Array<{ url: string; headers: Record<string, unknown> }> = [];
  const server: Server = createServer(async (request, response) => {
    requests.push({ url: request.url ?? '', headers: request.headers });
    const answer = await answering(
      request as IncomingMessage & { url: string },
    );
    send(response, answer ?? { status: 404, body: '{}' });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    host: new URL(url).host,
    requests,
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A host in front of another: it answers itself where `instead` says so. */
export async function startHostBefore(behind: string, instead: Answering) {
  return startHost(async request => {
    const answer = await instead(request);
    if (answer) return answer;
    const response = await fetch(`${behind}${request.url}`);
    return {
      status: response.status,
      headers: Object.fromEntries(
        [...response.headers].filter(([name]) =>
          ['content-type', 'content-disposition'].includes(name),
        ),
      ),
      body: Buffer.from(await response.arrayBuffer()),
    };
  });
}

function send(
  response: ServerResponse,
  { status = 200, headers, body }: StandInAnswer,
) {
  response.writeHead(status, headers);
  if (body instanceof Readable) {
    body.on('error', () => {}).pipe(response);
    response.on('close', () => body.destroy());
  } else response.end(body);
}

interface GiteaEntry {
  path: string;
  mode: string;
  type: string;
  size: number;
  sha: string;
}

/** What a forge has at a branch, for hosts that show it in another shape. */
function behindOf(forgeUrl: string) {
  const api = `${forgeUrl}/api/v1/repos/acme/web`;
  const contents = new Map<string, string>();
  return {
    revision: async () => {
      const response = await fetch(`${api}/git/commits/main`);
      return String((await response.json()).sha);
    },
    entries: async (revision: string): Promise<GiteaEntry[]> => {
      const response = await fetch(
        `${api}/git/trees/${revision}?recursive=true`,
      );
      const entries: GiteaEntry[] = (await response.json()).tree;
      for (const { path, sha } of entries)
        contents.set(sha, `${api}/raw/${encodePath(path)}?ref=${revision}`);
      return entries;
    },
    content: async (sha: string) => {
      const response = await fetch(contents.get(sha) ?? '');
      return Buffer.from(await response.arrayBuffer());
    },
  };
}

function encodePath(path: string) {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The part of GitHub's API that is used, in the shapes that its documentation has, over `acme/web` of a forge. */
export function githubOver(forgeUrl: string): Answering {
  const behind = behindOf(forgeUrl);
  return async ({ url, headers }): Promise<StandInAnswer | undefined> => {
    const repository = '/api/v3/repos/acme/web';
    if (url === `${repository}/commits/main`) {
      const sha = await behind.revision();
      if (headers.accept !== 'application/vnd.github.sha')
        return { status: 415 };
      if (headers['if-none-match'] === `"${sha}"`)
        return { status: 304, headers: { etag: `"${sha}"` } };
      return {
        headers: {
          'content-type': 'application/vnd.github.sha; charset=utf-8',
          etag: `"${sha}"`,
          'x-ratelimit-limit': '5000',
          'x-ratelimit-remaining': '4987',
          'x-ratelimit-reset': '1795800000',
        },
        body: sha,
      };
    }
    const tree = /\/git\/trees\/([0-9a-f]{40})\?recursive=1$/.exec(url);
    if (tree) {
      const entries = await behind.entries(tree[1]);
      return {
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({
          sha: tree[1],
          url: `${repository}/git/trees/${tree[1]}`,
          tree: entries.map(({ path, mode, type, size, sha }) => ({
            path,
            mode,
            type,
            sha,
            // Folders and other repositories have none.
            ...(type === 'blob' && {
              size,
              url: `${repository}/git/blobs/${sha}`,
            }),
          })),
          truncated: false,
        }),
      };
    }
    const blob = /\/git\/blobs\/([0-9a-f]{40})$/.exec(url);
    if (blob && headers.accept === 'application/vnd.github.raw+json')
      return { body: await behind.content(blob[1]) };
    return undefined;
  };
}

/** The same for GitLab. Its listing has no sizes, and an order of its own: folders first. */
export function gitlabOver(forgeUrl: string): Answering {
  const behind = behindOf(forgeUrl);
  return async ({ url }): Promise<StandInAnswer | undefined> => {
    const repository = '/api/v4/projects/acme%2Fweb/repository';
    if (url === `${repository}/commits/main?stats=false`) {
      const id = await behind.revision();
      return {
        headers: {
          'content-type': 'application/json',
          'ratelimit-limit': '2000',
          'ratelimit-remaining': '1998',
          'ratelimit-reset': '1795800000',
        },
        body: JSON.stringify({ id, short_id: id.slice(0, 8), parent_ids: [] }),
      };
    }
    const tree =
      /\/tree\?ref=([0-9a-f]{40})&recursive=true&pagination=none$/.exec(url);
    if (tree) {
      const entries = await behind.entries(tree[1]);
      const [folders, files] = [true, false].map(isFolder =>
        entries.filter(({ type }) => (type === 'tree') === isFolder),
      );
      return {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(
          [...folders, ...files.reverse()].map(({ path, mode, type, sha }) => ({
            id: sha,
            name: path.split('/').pop(),
            type,
            path,
            mode,
          })),
        ),
      };
    }
    const blob = /\/blobs\/([0-9a-f]{40})\/raw$/.exec(url);
    return blob ? { body: await behind.content(blob[1]) } : undefined;
  };
}
