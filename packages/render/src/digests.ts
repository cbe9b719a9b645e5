/** What registries said. @public */
export interface Digests {
  /** `sha256:…` by image with tag. */
  digests: Map<string, string>;
  /** Those without an answer, each with the reason. */
  unanswered: { image: string; reason: string }[];
}

/** Registries that are asked when nobody says otherwise. @public */
export const DEFAULT_REGISTRIES = [
  'docker.io',
  'gcr.io',
  'ghcr.io',
  'mcr.microsoft.com',
];

const ACCEPT = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/**
 * Asks registries which digest each image's tag has now, as the OCI distribution specification says: without an
 * account, over TLS, and only those registries that are named. One that does not answer fails nothing.
 *
 * @param images - with tags, such as `golang:1.27-trixie`
 * @public
 */
export async function resolveDigests(
  images: readonly string[],
  options: {
    /** Hosts that may be asked, `docker.io` for Docker Hub; with a port where it is not 443. */
    registries: readonly string[];
    /** Milliseconds for all of them together. */
    timeout?: number;
    signal?: AbortSignal;
  },
): Promise<Digests> {
  const { registries, timeout = 10_000, signal } = options;
  const digests = new Map<string, string>();
  const unanswered: Digests['unanswered'] = [];
  const signals = [AbortSignal.timeout(timeout), ...(signal ? [signal] : [])];
  await Promise.all(
    images.map(async image => {
      const place = placeOf(image);
      if (!registries.includes(place.registry)) {
        const reason = `${place.registry} is not among the registries that may be asked`;
        unanswered.push({ image, reason });
        return;
      }
      try {
        digests.set(image, await digestOf(place, AbortSignal.any(signals)));
      } catch (error) {
        const { message, cause } = error as Error & { cause?: Error };
        unanswered.push({ image, reason: cause?.message ?? message });
      }
    }),
  );
  signal?.throwIfAborted();
  unanswered.sort((a, b) => (a.image < b.image ? -1 : 1));
  return { digests, unanswered };
}

interface Place {
  registry: string;
  repository: string;
  tag: string;
}

/** `golang:1.27` is `docker.io`, `library/golang`, `1.27`. */
function placeOf(image: string): Place {
  const at = image.lastIndexOf(':');
  const name = image.slice(0, at);
  const tag = image.slice(at + 1);
  const [first, ...rest] = name.split('/');
  const hasHost = rest.length > 0 && /[.:]|^localhost$/.test(first);
  if (hasHost) return { registry: first, repository: rest.join('/'), tag };
  const repository = rest.length ? name : `library/${name}`;
  return { registry: 'docker.io', repository, tag };
}

async function digestOf(
  { registry, repository, tag }: Place,
  signal: AbortSignal,
): Promise<string> {
  const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
  const url = `${schemeOf(host)}://${host}/v2/${repository}/manifests/${tag}`;
  const ask = (headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'HEAD',
      headers: { accept: ACCEPT, ...headers },
      // A registry that sends us elsewhere is not asked: it could send us anywhere.
      redirect: 'error',
      signal,
    });
  let response = await ask();
  if (response.status === 401) {
    const challenge = response.headers.get('www-authenticate') ?? '';
    const token = await anonymousToken(challenge, host, repository, signal);
    response = await ask({ authorization: `Bearer ${token}` });
  }
  if (!response.ok) throw new Error(`${host} answered ${response.status}`);
  const digest = response.headers.get('docker-content-digest') ?? '';
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) {
    throw new Error(`${host} named no digest`);
  }
  return digest;
}

/** Public images need no account, but many registries want a token that anybody is given. */
async function anonymousToken(
  challenge: string,
  host: string,
  repository: string,
  signal: AbortSignal,
): Promise<string> {
  const said = Object.fromEntries(
    [...challenge.matchAll(/(?<![a-z])([a-z]+)="([^"]*)"/g)].map(
      ([, key, value]) => [key, value],
    ),
  );
  if (!/^Bearer /i.test(challenge) || !URL.canParse(said.realm)) {
    throw new Error(`${host} wants an account`);
  }
  const realm = new URL(said.realm);
  if (
    realm.protocol !== `${schemeOf(host)}:` ||
    domainOf(realm.host) !== domainOf(host)
  ) {
    throw new Error(`${host} sends for a token to another place`);
  }
  if (said.service) realm.searchParams.set('service', said.service);
  realm.searchParams.set('scope', `repository:${repository}:pull`);
  const response = await fetch(realm, { redirect: 'error', signal });
  if (!response.ok) throw new Error(`${host} wants an account`);
  const { token, access_token: access } = (await response.json()) as {
    token?: string;
    access_token?: string;
  };
  const given = token ?? access;
  if (!given) throw new Error(`${host} gave no token`);
  return given;
}

/** Only a registry on this machine is asked without TLS. */
const schemeOf = (host: string) =>
  /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host) ? 'http' : 'https';

/** `auth.docker.io` and `registry-1.docker.io` are of `docker.io`; an address is only itself. */
const domainOf = (host: string) =>
  /^[\d.]+(:\d+)?$/.test(host) ? host : host.split('.').slice(-2).join('.');
