import type { Step } from '../github-actions/nodes';
import { inputLines } from './action-inputs';
import type { DeliveredTag, TagMeaning } from './nodes';
import type { ActPlace, Named } from './place';

/** What docker/metadata-action makes of its inputs: `images`, and one tag per line of `tags`. */
export function metadataOf(step: Step, place: ActPlace): Named {
  const lines = inputLines(step.input('images')?.value.node);
  // `name=ghcr.io/acme/web,enable=true`
  const names = lines
    .filter(({ raw }) => !/^enable=/.test(raw))
    .map(({ raw, at }) => ({ raw: raw.replace(/^name=/, ''), at }));
  return { images: place.named(names).images, tags: metadataTags(step, place) };
}

function metadataTags(step: Step, place: ActPlace): DeliveredTag[] {
  const lines = inputLines(step.input('tags')?.value.node, /\n/g);
  if (lines.length === 0) {
    // By default: the branch, the git tag, the number of the pull request.
    const at = step.anchor;
    return [
      { ...at, text: '{branch}', meaning: 'moving' },
      { ...at, text: '{git tag}', meaning: 'release' },
    ];
  }
  return lines.map(({ raw, at }) => {
    const fields = new Map(
      raw.split(',').map(field => {
        const equals = field.indexOf('=');
        return equals < 0
          ? ['type', 'raw']
          : [field.slice(0, equals).trim(), field.slice(equals + 1).trim()];
      }),
    );
    const type = fields.get('type') ?? 'raw';
    const value = raw.includes('=') ? fields.get('value') ?? '' : raw;
    const explained = place.explain(value);
    const kind = type === 'ref' ? `ref,${fields.get('event')}` : type;
    const meaning = Object.hasOwn(meanings, kind) ? meanings[kind] : undefined;
    return meaning ? { ...at, text: raw, meaning } : place.tag(explained, at);
  });
}

const meanings: Record<string, TagMeaning | undefined> = {
  sha: 'commit',
  semver: 'release',
  pep440: 'release',
  match: 'release',
  schedule: 'moving',
  edge: 'moving',
  'ref,branch': 'moving',
  'ref,tag': 'release',
  'ref,pr': 'other',
};
