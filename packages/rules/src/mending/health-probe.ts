import type { FixEdit, OfferedFix } from '@plimsoll/engine';
import type { Dockerfile, Located, Stage } from '@plimsoll/syntax';
import { brings } from './brings';
import { endOfBuild, keyword, linesBehind } from './lines';

/** Offers a health check that asks the service by what is in its image; nothing where no port or no tool is known. */
export function healthcheckFix(
  stage: Stage,
  file: Dockerfile,
): OfferedFix | undefined {
  const port = portOf(stage);
  if (port === undefined) return undefined;
  const authority = port === 80 ? '127.0.0.1' : `127.0.0.1:${port}`;
  const probe = probeFor(stage, `http://${authority}/`);
  if (probe === undefined) return undefined;
  const line = `${keyword(stage, 'HEALTHCHECK')} CMD ${probe}`;
  const edit = linesBehind(file, endOfBuild(stage), [line]);
  return edit && offer(`Ask port ${port} with what is in the image`, [edit]);
}

/** Offers to ask an address with what is in the image, in the place of a test that cannot work. */
export function probeFix(
  stage: Stage,
  test: Located,
  address: string,
): OfferedFix | undefined {
  const probe = probeFor(stage, address);
  return probe === undefined
    ? undefined
    : offer('Ask with what is in the image', [{ at: test, text: probe }]);
}

const offer = (title: string, edits: FixEdit[]): OfferedFix => ({
  title,
  // Which path answers, and what it means by it, only the service knows.
  safe: false,
  edits,
});

/** Whether an address can be put into a program as it stands. */
export const isPlainAddress = (address: string): boolean =>
  /^https?:\/\/[\w.:/?&=%~+-]+$/.test(address);

const fetchIn = (call: string) => (address: string) =>
  `fetch('${address}').then(r => ${call}(r.ok ? 0 : 1), () => ${call}(1))`;

/** Programs of runtimes that end in an error unless an address answers well. */
const runtimes: readonly {
  /** Matches the last part of an image's name. */
  readonly image: RegExp;
  readonly command: (path: string) => readonly string[];
  readonly program: (address: string) => string;
}[] = [
  {
    image: /^node(?:js\d*(?:-debian\d+)?)?$/,
    command: path => [path || 'node', '-e'],
    program: fetchIn('process.exit'),
  },
  {
    image: /^(?:bun)$/,
    command: () => ['bun', '-e'],
    program: fetchIn('process.exit'),
  },
  {
    image: /^deno$/,
    command: () => ['deno', 'eval'],
    program: fetchIn('Deno.exit'),
  },
  {
    image: /^(?:python(?:3(?:-debian\d+)?)?|pypy)$/,
    command: path => [path || 'python3', '-c'],
    program: address =>
      `import urllib.request; urllib.request.urlopen('${address}', timeout=3)`,
  },
  {
    image: /^ruby$/,
    command: () => ['ruby', '-rnet/http', '-e'],
    program: address =>
      `exit Net::HTTP.get_response(URI('${address}')).is_a?(Net::HTTPSuccess)`,
  },
];

/** Where distroless images have their runtime. */
const distroless: readonly (readonly [RegExp, string])[] = [
  [/^gcr\.io\/distroless\/nodejs/, '/nodejs/bin/node'],
  [/^gcr\.io\/distroless\/python/, '/usr/bin/python3'],
];

/** A JSON array that asks an address by the runtime of the image, or by a tool that it has. */
function probeFor(stage: Stage, address: string): string | undefined {
  const name = stage.base?.name ?? '';
  const last = name.slice(name.lastIndexOf('/') + 1);
  const runtime = runtimes.find(({ image }) => image.test(last));
  const path = distroless.find(([image]) => image.test(name))?.[1] ?? '';
  if (runtime)
    return array([...runtime.command(path), runtime.program(address)]);
  const tools = stage.base?.facts.tools ?? {};
  if (tools.wget === true || brings(stage, 'wget'))
    return array(['wget', '-q', '-O', '/dev/null', address]);
  if (tools.curl === true || brings(stage, 'curl'))
    return array(['curl', '-fsS', '-o', '/dev/null', address]);
  return undefined;
}

const array = (words: readonly string[]) =>
  `[${words.map(word => JSON.stringify(word)).join(', ')}]`;

/** Ports on which something else than HTTP is spoken. */
const otherPorts = new Set([
  ...[21, 22, 23, 25, 53, 110, 143, 389, 443, 465, 587, 636, 993, 995, 1433],
  ...[1521, 1883, 2181, 2379, 3306, 4222, 5005, 5432, 5671, 5672, 6379, 8443],
  ...[8883, 9042, 9092, 9229, 9443, 11211, 27017, 50051],
]);

/** The first port that a stage exposes, if it could speak HTTP. */
function portOf({ lineage, base }: Stage): number | undefined {
  // PHP-FPM speaks FastCGI on its port.
  const isOther = (port: number) =>
    otherPorts.has(port) || (port === 9000 && /\/php$/.test(base?.name ?? ''));
  for (const { instructions } of lineage) {
    for (const instruction of instructions) {
      if (instruction.type !== 'expose') continue;
      const [port] = instruction.ports;
      if (!port) continue;
      const { from, to, protocol = 'tcp' } = port;
      const isOne = from !== undefined && (to === undefined || to === from);
      return isOne && protocol.toLowerCase() === 'tcp' && !isOther(from)
        ? from
        : undefined;
    }
  }
  return undefined;
}
