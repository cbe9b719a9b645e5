import type { TagMeaning } from './nodes';

const commitWords =
  /github\.sha|github_sha|commit_sha|commit_short_sha|short_sha|git rev-parse|git describe|git log|git show|head\.sha|(?:^|[^a-z])(?:sha|commit(?!_(?:ref|tag|branch|author|message|title|timestamp|description))|revision|git_hash)(?:[^a-z]|$)/i;
const releaseWords =
  /ci_commit_tag|release\.tag_name|refs\/tags|semver|git describe --tags|(?:^|[^a-z])(?:version|release|tag_name|new_release)(?:[^a-z]|$)|[a-z]version|version\b/i;
const refNames = /github\.ref_name|github_ref_name|github\.ref\b|github_ref\b/i;
const branchWords =
  /ci_commit_ref_slug|ci_commit_ref_name|ci_commit_branch|ci_default_branch|head_ref|base_ref|branch/i;
const countWords =
  /run_number|run_id|run_attempt|pipeline_id|pipeline_iid|build_number|date|timestamp|job_id|github\.event\.number|pull_request\.number|merge_request_iid/i;
const movingTags = new Set([
  '',
  'latest',
  'stable',
  'edge',
  'nightly',
  'dev',
  'develop',
  'development',
  'main',
  'master',
  'trunk',
  'canary',
  'beta',
  'alpha',
  'next',
  'lts',
  'staging',
  'stage',
  'production',
  'prod',
  'test',
  'snapshot',
  'release',
  'current',
]);

/** What a tag says. `onTags`: the pipeline runs for git tags, so that the name of a ref can be one. */
export function tagMeaning(tag: string, onTags: boolean): TagMeaning {
  const text = tag.trim();
  if (movingTags.has(text.toLowerCase())) return 'moving';
  if (/^v?\d+\.\d+\.\d+/.test(text)) return 'release';
  if (!text.includes('{')) return 'other';
  if (commitWords.test(text)) return 'commit';
  if (refNames.test(text)) return onTags ? 'release' : 'moving';
  if (releaseWords.test(text)) return 'release';
  if (countWords.test(text)) return 'other';
  if (branchWords.test(text)) return 'moving';
  return 'unknown';
}

/** An explained image reference, taken apart. */
export interface Reference {
  /** Registry and repository. */
  readonly name: string;
  /** Undefined for a reference by digest, or if a variable may hold the tag. Empty if there is none. */
  readonly tag: string | undefined;
  /** It names a digest. */
  readonly byDigest: boolean;
}

/** Takes an explained image reference apart. */
export function referenceOf(reference: string): Reference {
  // What stands in braces is one word, whatever signs are in it.
  const words: string[] = [];
  const masked = maskBraces(reference.trim(), words);
  const at = masked.indexOf('@');
  const named = at < 0 ? masked : masked.slice(0, at);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const name = colon < 0 ? named : named.slice(0, colon);
  const open = name.slice(name.lastIndexOf('/') + 1).includes('\0');
  const rest = words.slice(countOf(name));
  const untagged = at >= 0 || open ? undefined : '';
  return {
    name: unmask(name, words),
    tag: colon < 0 || at >= 0 ? untagged : unmask(named.slice(colon + 1), rest),
    byDigest: at >= 0,
  };
}

const countOf = (masked: string) => masked.split('\0').length - 1;

function maskBraces(text: string, words: string[]): string {
  let masked = '';
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{' && depth++ === 0) start = at;
    else if (text[at] === '}' && depth > 0 && --depth === 0) {
      masked += '\0';
      words.push(text.slice(start, at + 1));
    } else if (depth === 0) masked += text[at];
  }
  return masked;
}

/** Puts the first words back in. */
function unmask(text: string, words: readonly string[]): string {
  let next = 0;
  return text.replace(/\0/g, () => words[next++] ?? '');
}
