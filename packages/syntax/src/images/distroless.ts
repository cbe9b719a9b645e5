import type { ImageSupport, Release } from './nodes';
import { release } from './release';
import { releaseOf } from './tag';

/**
 * The end of distroless images by their Debian: GoogleContainerTools/distroless, SUPPORT_POLICY.md and, where that
 * names no day, the commit that ended their builds. Those with a language end earlier.
 */
const ends: Readonly<Record<string, { plain: string; language: string }>> = {
  11: { plain: '2024-06-01', language: '2023-12-01' },
  12: { plain: '2026-09-01', language: '2026-02-27' },
};
const pythonOn12 = '2026-05-12';
const newest = 13;

const source =
  'https://github.com/GoogleContainerTools/distroless/blob/main/SUPPORT_POLICY.md';

const shape = /^gcr\.io\/distroless\/([a-z-]+?)(\d+)?(?:-debian(\d+))?$/;
const plain = new Set(['static', 'base', 'base-nossl', 'cc']);

/** How long there are fixes for an image of distroless: its name says which Debian and which language, the tag nothing. */
export function distrolessSupport(name: string): ImageSupport {
  const match = shape.exec(name);
  if (!match) return { releases: [], missing: 'image' };
  const [, family, version, debian] = match;
  const releases: Release[] = [];
  if (debian) releases.push(build(family, debian));
  const node =
    family === 'nodejs' && version ? releaseOf('nodejs', version) : undefined;
  if (node) releases.push(release('nodejs', node, 'inside', false));
  return { releases };
}

function build(family: string, debian: string): Release {
  const { end, from } = endOf(family, debian);
  return {
    name: `distroless on Debian ${debian}`,
    part: 'image',
    kind: 'system',
    ...(end && { end }),
    source: from,
    successor: { name: `distroless on Debian ${newest}` },
    isMoving: false,
  };
}

function endOf(
  family: string,
  debian: string,
): { end: string | undefined; from: string } {
  if (family === 'python' && debian === '12')
    return { end: pythonOn12, from: source };
  const known = Object.hasOwn(ends, debian) ? ends[debian] : undefined;
  if (known)
    return {
      end: plain.has(family) ? known.plain : known.language,
      from: source,
    };
  // Older ones are not listed any more; they did not outlive their Debian.
  if (Number(debian) < newest)
    return {
      end: releaseOf('debian', debian)?.[1] || undefined,
      from: 'https://endoflife.date/debian',
    };
  return { end: undefined, from: source };
}
