/** Tags that name whatever is newest, in some sense: pulling them again may bring something else. */
const movingTags = new Set([
  'latest',
  'stable',
  'edge',
  'nightly',
  'dev',
  'develop',
  'development',
  'beta',
  'alpha',
  'canary',
  'next',
  'lts',
  'main',
  'master',
  'trunk',
  'mainline',
  'rolling',
  'snapshot',
  'release',
  'production',
  'staging',
  'test',
  'testing',
  'unstable',
  'preview',
  'experimental',
  // Variants without a version: the newest of their sort.
  'alpine',
  'slim',
  'debug',
  'nonroot',
  'fpm',
  'apache',
  'management',
  'rootless',
]);

/** Whether a tag, by its name alone, moves. */
export function isMovingTag(tag: string): boolean {
  return movingTags.has(tag.toLowerCase());
}
