import { baseName, folderOf } from '../source-path';

const developmentWords = new Set([
  'dev',
  'devel',
  'develop',
  'development',
  'devcontainer',
  'debug',
  'local',
  'test',
  'tests',
  'testing',
  'e2e',
  'ci',
  'lint',
]);

/** Whether a Dockerfile is for developers and tests only, by its name: `Dockerfile.dev`, `.devcontainer/Dockerfile`. */
export function isForDevelopment(file: string): boolean {
  const name = baseName(file).toLowerCase();
  const words = name
    .split(/[._-]/)
    .filter(word => word !== 'dockerfile' && word !== 'containerfile');
  const isNamedSo =
    words.length > 0 && words.every(word => developmentWords.has(word));
  const folder = baseName(folderOf(file)).toLowerCase();
  return (
    folder === '.devcontainer' ||
    file.startsWith('.devcontainer/') ||
    isNamedSo ||
    /^(?:docker|container)file[._-].*\.dev$/.test(name)
  );
}
