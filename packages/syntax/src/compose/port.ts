import { UNKNOWN } from '../text';
import type { YamlMap, YamlNode, YamlScalar } from '../yaml/nodes';
import type { ComposePort, PortPart } from './nodes';
import { composeText } from './text';
import type { Environment } from './text';

/** One entry of `ports`, in either syntax. @public */
export function composePort(
  node: YamlNode,
  environment?: Environment,
): ComposePort | undefined {
  if (node.type === 'map') return longPort(node, environment);
  return node.type === 'scalar' && !node.isNull
    ? shortPort(node, environment)
    : undefined;
}

const place = ({ source, start, end }: YamlNode) => ({ source, start, end });

/** `[[ip:][published]:]target[/protocol]`, with ranges and IPv6 in brackets. */
function shortPort(
  node: YamlScalar,
  environment: Environment | undefined,
): ComposePort {
  const { shape, variables } = composeText(node, environment);
  const slash = shape.lastIndexOf('/');
  const mapping = slash < 0 ? shape : shape.slice(0, slash);
  const parts = splitOutsideBrackets(mapping.trim());
  const target = parts.pop() ?? '';
  const published = parts.pop();
  const hostIp = parts.length > 0 ? parts.join(':') : undefined;
  // `${BIND}:80` may hold an address and a port; `${WEB_PORT}:80` says that it does not.
  const mayHoldIp =
    hostIp === undefined &&
    published?.includes(UNKNOWN) === true &&
    !variables.some(({ name }) => /PORT/i.test(name));
  return {
    ...place(node),
    node,
    syntax: 'short',
    hostIp: mayHoldIp ? { text: UNKNOWN, unknown: true } : address(hostIp),
    published: published ? portPart(published) : undefined,
    target: portPart(target),
    protocol: slash < 0 ? 'tcp' : shape.slice(slash + 1).toLowerCase(),
  };
}

function longPort(
  node: YamlMap,
  environment: Environment | undefined,
): ComposePort | undefined {
  const text = (key: string) => {
    const scalar = node.scalar(key);
    return scalar && composeText(scalar, environment).shape.trim();
  };
  const hostIp = text('host_ip');
  const published = text('published');
  return {
    ...place(node),
    node,
    syntax: 'long',
    hostIp: address(hostIp),
    published: published ? portPart(published) : undefined,
    target: portPart(text('target') ?? ''),
    protocol: text('protocol')?.toLowerCase() ?? 'tcp',
    mode: text('mode'),
  };
}

/** An address without the brackets of IPv6; an empty one is none. */
function address(text: string | undefined): PortPart | undefined {
  return text
    ? { text: text.replace(/^\[|\]$/g, ''), unknown: text.includes(UNKNOWN) }
    : undefined;
}

function splitOutsideBrackets(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '[') depth++;
    else if (text[at] === ']') depth--;
    else if (text[at] === ':' && depth <= 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

function portPart(text: string): PortPart {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  if (!match) return { text, unknown: text.includes(UNKNOWN) };
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  return { text, range: [first, Math.max(first, last)], unknown: false };
}
