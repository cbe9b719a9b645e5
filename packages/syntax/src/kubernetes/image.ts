import { parseImageRef } from '../image-ref';
import type { LocatedInFile, YamlMap, YamlScalar } from '../yaml/nodes';
import type { ContainerImage, Settings } from './nodes';
import { imageOf } from './text';

/** Reads the image of a container. */
export type ImageReader = (container: Settings) => ContainerImage | undefined;

/** One of `images` of a kustomization: another name, tag or digest for an image. */
export interface ImageOverride {
  /** The kustomization it stands in. */
  readonly file: string;
  readonly name: string;
  readonly newName: YamlScalar | undefined;
  readonly newTag: YamlScalar | undefined;
  readonly digest: YamlScalar | undefined;
}

/** The `images` of a kustomization. */
export function imageOverrides(root: YamlMap): readonly ImageOverride[] {
  return (root.list('images')?.items ?? []).flatMap(item => {
    const name = item.type === 'map' ? item.scalar('name')?.value : undefined;
    if (item.type !== 'map' || name === undefined) return [];
    return [
      {
        file: root.source.file,
        name,
        newName: item.scalar('newName'),
        newTag: item.scalar('newTag'),
        digest: item.scalar('digest'),
      },
    ];
  });
}

/** A reader of images that lays over them what each kustomization says, the innermost first. */
export function imageReader(
  overrides: readonly ReadonlyMap<string, ImageOverride>[],
): ImageReader {
  return container => {
    const value = container.entry('image')?.value;
    if (value?.type !== 'scalar' || value.isNull || !value.value.trim())
      return undefined;
    let image = withoutOverrides(value);
    for (const byName of overrides) {
      const current = image.ref?.value ?? value.value;
      const override = byName.get(nameIn(current));
      if (override) image = overridden(image, current, override);
    }
    return image;
  };
}

function withoutOverrides(scalar: YamlScalar): ContainerImage {
  const { source, start, end } = scalar;
  const ref = imageOf(scalar);
  const tag = ref?.tag;
  return {
    source,
    start,
    end,
    scalar,
    ref,
    tagAt: tag ? { source, start: tag.start, end: tag.end } : scalar,
    setBy: undefined,
  };
}

/** The image as a kustomization changes it. */
function overridden(
  image: ContainerImage,
  current: string,
  override: ImageOverride,
): ContainerImage {
  const { newName, newTag, digest } = override;
  const version = digest ?? newTag;
  const at: LocatedInFile | undefined = version ?? newName;
  if (!at) return image;
  const suffix = current.slice(nameIn(current).length);
  const name = newName?.value ?? override.name;
  const text = name + (version ? versionOf(override) : suffix);
  return {
    source: at.source,
    start: at.start,
    end: at.end,
    scalar: image.scalar,
    ref: parseImageRef(text),
    tagAt: newTag ?? (version ? at : image.tagAt),
    setBy: override.file,
  };
}

/** A kustomization's digest wins over its tag. */
function versionOf({ newTag, digest }: ImageOverride): string {
  if (digest) return `@${digest.value}`;
  return newTag ? `:${newTag.value}` : '';
}

/** An image without tag and digest. */
function nameIn(image: string): string {
  const at = image.indexOf('@');
  const name = at < 0 ? image : image.slice(0, at);
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return colon < 0 ? name : name.slice(0, colon);
}
