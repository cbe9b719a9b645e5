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
  if (movingTags.has(text.toLocaleLowerCase('en-US'))) return 'moving';
  if (/^v?\d+\.\d+\.\d+/.test(text)) return 'release';
  if (!text.includes('{')) return 'other';
  if (commitWords.test(text)) return 'commit';
  if (refNames.test(text)) return onTags ? 'release' : 'moving';
  if (releaseWords.test(text)) return 'release';
  if (countWords.test(text)) return 'other';
  if (branchWords.test(text)) return 'moving';
  return 'unknown';
}

/** The tag of an explained image reference; undefined for one by digest, or if a variable may hold the tag. */
export function tagOf(reference: string): string | undefined {
  // What stands in braces is one word, whatever signs are in it.
  const words: string[] = [];
  const masked = maskBraces(reference.trim(), words);
  if (masked.includes('@')) return undefined;
  const name = masked.slice(masked.lastIndexOf('/') + 1);
  const colon = name.indexOf(':');
  if (colon >= 0) return unmask(name.slice(colon + 1), words);
  return name.includes('\0') ? undefined : '';
}

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

function unmask(text: string, words: readonly string[]): string {
  // Only the last words can stand in the tag.
  const count = text.split('\0').length - 1;
  const own = words.slice(words.length - count);
  return text.replace(/\0/g, () => own.shift() ?? '');
}
