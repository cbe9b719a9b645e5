/**
 * Paths inside a source: relative to its root, with forward slashes. Empty is the root itself.
 */

/** The folder that a file is in. */
export function folderOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash < 0 ? '' : file.slice(0, slash);
}

/** The name of a file without its folder. */
export function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** Where a path leads, seen from a folder; undefined if it leaves the source or is absolute. */
export function resolvePath(folder: string, path: string): string | undefined {
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(path)) return undefined;
  const steps = folder === '' ? [] : folder.split('/');
  for (const step of path.replace(/\\/g, '/').split('/')) {
    if (step === '..') {
      if (steps.length === 0) return undefined;
      steps.pop();
    } else if (step !== '' && step !== '.') {
      steps.push(step);
    }
  }
  return steps.join('/');
}
