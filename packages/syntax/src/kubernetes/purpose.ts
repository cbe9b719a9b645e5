import { folderOf } from '../source-path';
import type { ManifestPurpose } from './nodes';

const developmentFolders = new Set([
  'dev',
  'devel',
  'development',
  'local',
  'debug',
  'test',
  'tests',
  'testing',
  'e2e',
  'integration',
  'integration-tests',
  'ci',
  'kind',
  'k3d',
  'minikube',
  'sandbox',
  'example',
  'examples',
  'sample',
  'samples',
]);

/** What a manifest or kustomization is for, by its folders. */
export function manifestPurpose(file: string): ManifestPurpose {
  const folders = folderOf(file).toLowerCase().split('/');
  return folders.some(folder => developmentFolders.has(folder))
    ? 'development'
    : 'production';
}
