import type { Command } from '@plimsoll/syntax';

/** Flags, by the tool that takes them, that leave out TLS or the check of the certificate. */
const flags: ReadonlyMap<string, RegExp> = new Map([
  ['buildah', /^--tls-verify=(?:false|0)$/],
  ['buildctl', /\bregistry\.insecure=(?:true|1)\b/],
  ['cosign', /^--allow-(?:insecure|http)-registry(?:=true)?$/],
  ['crane', /^--insecure(?:=true)?$/],
  ['docker', /\bregistry\.insecure=(?:true|1)\b/],
  ['dockerd', /^--insecure-registry(?:=|$)/],
  [
    'executor',
    /^--(?:insecure(?:-pull)?|skip-tls-verify(?:-pull)?)(?:=true)?$|^--(?:insecure|skip-tls-verify)-registry(?:=|$)/,
  ],
  ['nerdctl', /^--insecure-registry(?:=true)?$/],
  ['oras', /^--(?:insecure|plain-http)(?:=true)?$/],
  ['podman', /^--tls-verify=(?:false|0)$/],
  ['skopeo', /^--(?:src-|dest-)?tls-verify=(?:false|0)$/],
  ['trivy', /^--insecure(?:=true)?$/],
]);

/** What never leaves the machine. */
const local =
  /(?:^|[/=:"'\s@])(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?![\w.-])/;

/** The word of a command that has it talk to a registry without TLS, or with certificates that nobody checks. */
export function insecureWord({
  name,
  args,
}: Command): Command['args'][number] | undefined {
  const flag = flags.get(name ?? '');
  if (!flag || args.some(({ shape }) => local.test(shape))) return undefined;
  return args.find(({ shape }) => flag.test(shape));
}

/** Whether a word that starts an engine has it talk to a registry like that. */
export const isInsecureEngineWord = (shape: string): boolean =>
  /--insecure-registry\b/.test(shape) && !local.test(shape);

/** Whether settings of an engine (`daemon.json`) or of BuildKit (`buildkitd.toml`) name a registry like that. */
export function namesInsecureRegistry(text: string): boolean {
  return inDaemonJson(text) || inBuildkitToml(text);
}

function inDaemonJson(text: string): boolean {
  const list = /\binsecure-registries\\?"\s*:\s*\[([^\]]*)\]/.exec(text)?.[1];
  const registries = list?.split(',').filter(one => one.trim() !== '') ?? [];
  return registries.some(one => !local.test(one));
}

function inBuildkitToml(text: string): boolean {
  let remote = false;
  for (const line of text.split('\n')) {
    const table = /^\s*\[(.*)\]/.exec(line)?.[1];
    if (table !== undefined)
      remote = /^registry\./.test(table.trim()) && !local.test(table);
    else if (remote && /^\s*(?:http|insecure)\s*=\s*true\b/.test(line))
      return true;
  }
  return false;
}
