import type { Step } from '../github-actions/nodes';
import type { ActionInputs, ActionReader } from './action-inputs';
import type { BuildAct, ImageAct, Tristate } from './nodes';

/** The major version of an action, from its ref or the comment beside it; undefined if neither tells. */
function majorOf({ uses }: Step): number | undefined {
  const text = uses?.isSha ? uses.comment : uses?.ref;
  const major = /^v?(\d+)/.exec(text ?? '')?.[1];
  return major === undefined ? undefined : Number(major);
}

export function buildPush(inputs: ActionInputs): ImageAct[] {
  const { place, step } = inputs;
  const outputs = inputs.text('outputs') ?? '';
  const pushed = /type=registry|push=true/.test(outputs)
    ? true
    : inputs.flag('push', false);
  const { tags, complete } = inputs.tags('tags');
  const attests = inputs.text('attests') ?? '';
  const off =
    inputs.flag('provenance', undefined) === false
      ? step.input('provenance')
      : undefined;
  const old = (majorOf(step) ?? 4) < 4;
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
    tags,
    tagsComplete: complete,
    args: inputs
      .lines('build-args', /\n/g)
      .map(({ raw, at }) => place.arg(raw, at)),
    cache: cacheOf(inputs),
    sbom: inputs.flag('sbom', /type=sbom/.test(attests)) ?? true,
    provenance: off ? false : asked || !old,
    provenanceOff: off,
    context: folder,
    dockerfile: file === undefined ? usual : place.path(file),
    target: target?.includes('{') || target === '' ? undefined : target,
  };
  return [build];
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
  const off =
    inputs.flag('provenance', undefined) === false
      ? inputs.step.input('provenance')
      : undefined;
  return [
    {
      ...inputs.base,
      does: 'build',
      pushes: /push=true|type=registry/.test(set)
        ? true
        : inputs.flag('push', false),
      tags: inputs
        .tags('files')
        .tags.filter(
          ({ meaning }) => meaning !== 'moving' && meaning !== 'unknown',
        ),
      tagsComplete: false,
      args: [],
      // The bake file may say so.
      cache: /cache-from/.test(set) && /cache-to/.test(set) ? true : undefined,
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
    const input = ['tags', 'tag', 'image_tag', 'imageTag'].find(name =>
      inputs.node(name),
    );
    const lines = input ? inputs.lines(input, /[\n, ]/g) : [];
    return [
      {
        ...inputs.base,
        does: 'build',
        pushes: pushes(inputs),
        // These take tags without the image's name.
        tags: lines.map(({ raw, at }) =>
          inputs.place.tag(
            inputs.place.explain(raw).replace(/^.*\/[^:]*:/, ''),
            at,
          ),
        ),
        tagsComplete: input !== undefined,
        args: inputs
          .lines('build-args', /\n/g)
          .map(({ raw, at }) => inputs.place.arg(raw, at)),
        cache,
        sbom: false,
        provenance: false,
      },
    ];
  };
}
