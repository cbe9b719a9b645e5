import type { FileChanges } from '../Forge';
import { rawRequest } from './rawRequest';
import { startForge } from './startForge';

/** A forge with the repository `acme/shop`, and its pages parsed. Needs a test environment with a DOM. */
export async function startWith(files: FileChanges) {
  const { forge } = await startForge();
  await forge.createRepository('acme', 'shop', files);
  const open = async (path: string) => {
    const { status, headers, body } = await rawRequest(forge.url, path);
    const document = new DOMParser().parseFromString(body, 'text/html');
    return { status, headers, body, document };
  };
  return { forge, open };
}
