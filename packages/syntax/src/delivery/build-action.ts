import type { Step } from '../github-actions/nodes';
import type { ActionInputs, ActionReader } from './action-inputs';
import type { BuildAct, ImageAct, Tristate } from './nodes';
import { eachOnce } from './place';
import type { Named } from './place';
import { referenceOf } from './tags';

/** The major version of an action, from its ref or the comment beside it; undefined if neither tells. */
function majorOf({ uses }: Step): number | undefined {
  const text = uses?.isSha ? uses.comment : uses?.ref;
  const major = /^v?(\d+)/.exec(text ?? '')?.[1];
  return major === undefined ? undefined : Number(major);
}

export function buildPush(inputs: ActionInputs): ImageAct[] {
  const { place, step } = inputs;
  if (inputs.text('call')?.startsWith('check'))
    return [{ ...inputs.base, does: 'lint' }];
  const outputs = inputs.text('outputs') ?? '';
  const pushed = /type=registry|push=true/.test(outputs)
    ? true
    : inputs.flag('push', false);
  const { images, tags, complete } = inputs.named('tags');
  const output = outputNames(inputs);
  const attests = inputs.text('attests') ?? '';
  const off =
    inputs.flag('provenance', undefined) === false
      ? step.input('provenance')
      : undefined;
  // Those of other builders have versions of their own.
  const byItself: Tristate = inputs.name.startsWith('docker/')
    ? (majorOf(step) ?? 4) >= 4
    : undefined;
  const asked =
    inputs.text('provenance') !== undefined || /type=provenance/.test(attests);
  const target = inputs.text('target');
  const context = inputs.text('context');
  const folder = context === undefined ? '' : place.path(context);
  const file = inputs.text('file');
  const usual =
    folder === undefined ? undefined : place.path('Dockerfile', folder);
  const build: BuildAct = {
    ...inputs.base,
    does: 'build',
    pushes: pushed,
    images: eachOnce([...images, ...output.images]),
    // What is pushed by its digest alone has no tag, whatever the output is called.
    tags: /push-by-digest=true/.test(outputs)
      ? tags
      : [...tags, ...output.tags],
    tagsComplete: complete,
    args: inputs
      .lines('build-args', /\n/g)
      .map(({ raw, at }) => place.arg(raw, at)),
    cache: cacheOf(inputs),
    cacheFrom: step.input('cache-from'),
    noCache: inputs.flag('no-cache', false) === true,
    platforms: inputs.node('platforms') !== undefined,
    sbom: sbomOf(inputs, /type=sbom/.test(attests)),
    provenance: off ? false : asked || byItself,
    provenanceOff: off,
    context: folder,
    dockerfile: file === undefined ? usual : place.path(file),
    target: target?.includes('{') || target === '' ? undefined : target,
    contextAt: step.input('context')?.value,
    dockerfileAt: step.input('file')?.value,
    targetAt: step.input('target')?.value,
  };
  return [build];
}

/** `true`, or which generator is to make it; an expression decides in some runs. */
function sbomOf(inputs: ActionInputs, asked: boolean): Tristate {
  const text = inputs.text('sbom') ?? '';
  return /^generator=/.test(text) || inputs.flag('sbom', asked);
}

/** `outputs: type=image,name=ghcr.io/acme/web,push=true` */
function outputNames(inputs: ActionInputs): Named {
  const named = inputs.lines('outputs', /\n/g).flatMap(({ raw, at }) => {
    const names = /(?:^|,)"?name=([^,\s"]+)/.exec(raw)?.[1];
    return names ? [{ raw: names, at }] : [];
  });
  return inputs.place.named(named);
}

function cacheOf(inputs: ActionInputs): Tristate {
  if (inputs.name.startsWith('depot/')) return true;
  if (inputs.flag('no-cache', false) !== false) return undefined;
  const reads = inputs.lines('cache-from').length > 0;
  const writes =
    inputs.lines('cache-to').length > 0 ||
    /BUILDKIT_INLINE_CACHE/.test(inputs.text('build-args') ?? '');
  return reads && writes;
}

export function bake(inputs: ActionInputs): ImageAct[] {
  const set = inputs.text('set') ?? '';
  const fromMetadata = inputs.metadata('files');
  const off =
    inputs.flag('provenance', undefined) === false
      ? inputs.step.input('provenance')
      : undefined;
  return [
    {
      ...inputs.base,
      does: 'build',
      // Of the outputs: caches are of the type registry too.
      pushes: /\.output=[^\n]*(?:push=true|type=registry)/.test(set)
        ? true
        : inputs.flag('push', false),
      images: fromMetadata.images,
      tags: fromMetadata.tags.filter(
        ({ meaning }) => meaning !== 'moving' && meaning !== 'unknown',
      ),
      tagsComplete: false,
      args: [],
      // The bake file may say so.
      cache: /cache-from/.test(set) && /cache-to/.test(set) ? true : undefined,
      noCache: inputs.flag('no-cache', false) === true,
      platforms: true,
      sbom: inputs.flag('sbom', undefined),
      provenance: off ? false : true,
      provenanceOff: off,
    },
  ];
}

/** Actions of the community that build and mostly push in one go. */
export function simpleBuild(
  pushes: (inputs: ActionInputs) => Tristate,
  cache: Tristate,
): ActionReader {
  return inputs => {
    const { images, tags, complete } = separateTags(inputs);
    return [
      {
        ...inputs.base,
        does: 'build',
        pushes: pushes(inputs),
        images,
        tags,
        tagsComplete: complete,
        args: inputs
          .lines('build-args', /\n/g)
          .map(({ raw, at }) => inputs.place.arg(raw, at)),
        cache,
        noCache: false,
        platforms: inputs.node('platforms') !== undefined,
        sbom: false,
        provenance: false,
      },
    ];
  };
}

/** Of actions that take the image and its tags in inputs of their own; a tag may be a whole reference all the same. */
export function separateTags(
  inputs: ActionInputs,
): Named & { readonly complete: boolean } {
  const { place } = inputs;
  const given = (names: readonly string[]) => {
    const input = names.find(name => inputs.node(name));
    return input ? inputs.lines(input, /[\n, ]/g) : [];
  };
  const registry = inputs.text('registry');
  const prefix = registry ? `${registry.replace(/(?<!\/)\/+$/, '')}/` : '';
  const images = given(imageInputs).map(({ raw, at }) => ({
    ...at,
    name: `${prefix}${referenceOf(place.explain(raw)).name}`,
  }));
  const lines = given(tagInputs);
  const whole = lines.filter(({ raw }) => raw.includes('/'));
  const named = place.named(whole);
  const alone = lines
    .filter(line => !whole.includes(line))
    .map(({ raw, at }) => place.tag(place.explain(raw), at));
  return {
    images: eachOnce([...images, ...named.images]),
    tags: [...alone, ...named.tags],
    complete: lines.length > 0,
  };
}

const imageInputs = ['image', 'imageName', 'image_name', 'image-name', 'name'];
const tagInputs = ['tags', 'tag', 'image_tag', 'imageTag'];
