import type { Command, LocatedInFile, Text } from '@plimsoll/syntax';

/** What a health check asks of the service itself. */
export interface Asked {
  /** Undefined where it is not known. */
  readonly port: number | undefined;
  /** Of a URL, without its query; undefined where none is asked for, or it is not known. */
  readonly path: string | undefined;
  /** The word that says so. */
  readonly at: LocatedInFile;
}

/** What the commands of a health check ask, by the first URL or address of their own container. */
export function askedBy(commands: readonly Command[]): Asked | undefined {
  for (const { args } of commands)
    for (let index = 0; index < args.length; index++) {
      const asked =
        askedIn(args[index]) ?? askedIn(args[index], args[index + 1]);
      if (asked) return asked;
    }
  return undefined;
}

const localhost = String.raw`(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])`;
/** What may follow the address in a URL, and what its path is made of. */
const afterAddress = '(?=[/\\s"\'`?)]|$)';
const urlPath = '(\\/[^\\s"\'`?)]{0,200})?';
const localUrl = new RegExp(
  String.raw`\b(https?):\/\/${localhost}(?::([\w\uFFFC]{1,8}))?${afterAddress}${urlPath}`,
  'i',
);
const localAddress = new RegExp(
  String.raw`(?:^|[\s=@"'/])${localhost}[:/](\d{2,5})(?:[\s"']|$)`,
  'i',
);
const isLocalhost = new RegExp(`^${localhost}$`, 'i');

/** Texts longer than this are no health checks. */
const MAX_TEXT = 4_000;

function askedIn(word: Text, next?: Text): Asked | undefined {
  const at = word;
  // `nc -z localhost 8080`
  if (next)
    return isLocalhost.test(word.shape) && /^\d{2,5}$/.test(next.shape)
      ? { port: Number(next.shape), path: undefined, at: next }
      : undefined;
  const text = word.shape.slice(0, MAX_TEXT);
  const url = localUrl.exec(text);
  if (url) {
    const [, scheme, port, path = '/'] = url;
    const usual = scheme.toLowerCase() === 'https' ? 443 : 80;
    return {
      port: port === undefined ? usual : known(port),
      path: path.includes('\uFFFC') ? undefined : path,
      at,
    };
  }
  const address = localAddress.exec(text);
  return address ? { port: known(address[1]), path: undefined, at } : undefined;
}

const known = (port: string) => (/^\d+$/.test(port) ? Number(port) : undefined);

/** Two paths that a server takes for the same, but for what is unknown. */
export function isSamePath(one: string, other: string): boolean {
  const plain = (path: string) =>
    path.split(/[?#]/)[0].replace(/(?<!\/)\/+$/, '');
  return plain(one) === plain(other);
}
