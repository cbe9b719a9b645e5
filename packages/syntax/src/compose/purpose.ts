import { baseName } from '../source-path';
import type { ComposePurpose } from './nodes';

const developmentWords = new Set([
  'override',
  'dev',
  'devel',
  'develop',
  'development',
  'local',
  'debug',
  'test',
  'tests',
  'testing',
  'e2e',
  'integration',
  'ci',
  'example',
  'sample',
]);
const productionWords = new Set(['prod', 'production', 'live', 'release']);
const developmentFolders = new Set([
  '.devcontainer',
  'dev',
  'development',
  'local',
  'test',
  'tests',
  'e2e',
  'integration-tests',
  'example',
  'examples',
]);
const developmentProfiles = new Set([
  ...developmentWords,
  'tool',
  'tools',
  'utils',
  'seed',
  'demo',
  'debugging',
  'admin-tools',
]);

/** The words of a file's name between `compose` and its ending: `docker-compose.dev.yml` has `dev`. */
function wordsOf(file: string): string[] {
  return baseName(file)
    .toLowerCase()
    .replace(/\.ya?ml$/, '')
    .split(/[._-]/)
    .filter(
      word => word !== 'compose' && word !== 'docker' && word !== 'podman',
    );
}

/** What a Compose file is for, by its name and folders. */
export function purposeOf(file: string): ComposePurpose {
  if (isProductionName(file)) return 'production';
  const folders = file.toLowerCase().split('/').slice(0, -1);
  return wordsOf(file).some(word => developmentWords.has(word)) ||
    folders.some(folder => developmentFolders.has(folder))
    ? 'development'
    : 'production';
}

/** It says itself that it is for production. */
export function isProductionName(file: string): boolean {
  return wordsOf(file).some(word => productionWords.has(word));
}

/** `compose.yaml` and `docker-compose.yml`, which Compose finds by itself. */
export function isDefaultName(file: string): boolean {
  return wordsOf(file).length === 0;
}

/** A profile that nobody starts in production. */
export function isDevelopmentProfile(profile: string): boolean {
  return profile
    .toLowerCase()
    .split(/[._-]/)
    .some(word => developmentProfiles.has(word));
}
