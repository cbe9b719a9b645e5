import { UNKNOWN } from '../text';
import type { YamlMap, YamlNode, YamlScalar } from '../yaml/nodes';
import type { ComposeMount, MountType } from './nodes';
import { composeText } from './text';
import type { Environment } from './text';

/** One entry of a service's `volumes`, in either syntax. */
export function composeMount(
  node: YamlNode,
  environment?: Environment,
): ComposeMount | undefined {
  if (node.type === 'map') return longMount(node, environment);
  return node.type === 'scalar' && !node.isNull
    ? shortMount(node, environment)
    : undefined;
}

/** Compose fills these two in itself, so that we know where they lead. */
function withKnownFolders(shape: string, written: string): string {
  const known = /^\$\{?(HOME|PWD)\}?(?=[/:]|$)/.exec(written)?.[1];
  if (!known || !shape.startsWith(UNKNOWN)) return shape;
  return (known === 'HOME' ? '~' : '.') + shape.slice(1);
}

/** `[from:]target[:options]`; a drive letter or a pipe of Windows holds a colon or backslashes of its own. */
function shortMount(
  node: YamlScalar,
  environment: Environment | undefined,
): ComposeMount {
  const { shape, written } = composeText(node, environment);
  const parts = splitMount(withKnownFolders(shape.trim(), written.trim()));
  const [first = '', second, third] = parts;
  const from = second === undefined ? undefined : first;
  const target = second === undefined ? first : second;
  const options = third ? third.split(',') : [];
  return {
    source: node.source,
    start: node.start,
    end: node.end,
    node,
    type: typeOf(from),
    from: from === undefined ? undefined : tidy(from),
    target: tidy(target),
    readOnly: options.includes('ro') || options.includes('readonly'),
    options,
  };
}

function splitMount(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const isDrive =
      at === from + 1 &&
      /[A-Za-z]/.test(text[from]) &&
      /[\\/]/.test(text[at + 1] ?? '');
    if (text[at] === ':' && !isDrive) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

function typeOf(from: string | undefined): MountType {
  if (from === undefined || from === '') return 'anonymous';
  if (/^(?:\\\\|\/\/)\.[\\/]pipe[\\/]/.test(from)) return 'npipe';
  if (/^(?:[./~\\]|[A-Za-z]:[\\/])/.test(from)) return 'bind';
  if (from.startsWith(UNKNOWN)) return from[1] === '/' ? 'bind' : 'unknown';
  return 'volume';
}

const longTypes = new Set([
  'bind',
  'volume',
  'tmpfs',
  'npipe',
  'cluster',
  'image',
]);

function longMount(
  node: YamlMap,
  environment: Environment | undefined,
): ComposeMount {
  const text = (map: YamlMap | undefined, key: string) => {
    const scalar = map?.scalar(key);
    if (!scalar) return undefined;
    const { shape, written } = composeText(scalar, environment);
    return withKnownFolders(shape.trim(), written.trim());
  };
  const type = text(node, 'type') ?? 'volume';
  const from = text(node, 'source') ?? text(node, 'src');
  const propagation = text(node.map('bind'), 'propagation');
  const known = longTypes.has(type) ? (type as MountType) : 'unknown';
  return {
    source: node.source,
    start: node.start,
    end: node.end,
    node,
    type: known === 'volume' && !from ? 'anonymous' : known,
    from: from === undefined ? undefined : tidy(from),
    target: tidy(
      text(node, 'target') ??
        text(node, 'destination') ??
        text(node, 'dst') ??
        '',
    ),
    readOnly:
      (node.scalar('read_only') ?? node.scalar('readonly'))?.boolean === true,
    options: propagation ? [propagation] : [],
  };
}

/** Without a slash at the end, and without doubled ones at the start (`//var/run` of Git Bash). */
function tidy(path: string): string {
  const single = /^\/\/+[^.]/.test(path) ? path.replace(/^\/+/, '/') : path;
  return single.length > 1 ? single.replace(/(?<=[^/])\/+$/, '') : single;
}
