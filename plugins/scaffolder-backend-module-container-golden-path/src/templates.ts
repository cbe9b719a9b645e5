import { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { loadTemplates, Templates, templatesOf } from '@plimsoll/render';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** More than golden paths ever are; a repository that holds more is not a folder of them. */
const MOST_BYTES = 20 * 1024 * 1024;

/**
 * Reads the golden paths that an action is to render: those beside the template that runs, so that whoever
 * registers a copy of the folder renders the copy, or those at an address.
 *
 * @param address - a folder at an address of one of the portal's integrations, or relative to the template
 * @param baseUrl - where the template that runs was registered from
 * @throws InputError where there is nothing to read
 */
export async function readTemplates(
  { reader, integrations, fallback }: TemplatesReader,
  address: string | undefined,
  baseUrl: string | undefined,
): Promise<Templates> {
  const isFile = baseUrl?.startsWith('file://');
  if (address === undefined && isFile) {
    // `templates/go/template.yaml`: the folder above its own.
    const folder = dirname(dirname(fileURLToPath(baseUrl!)));
    if (existsSync(join(folder, 'versions.yaml'))) return loadTemplates(folder);
    // A dry run, of which nothing is where the template was registered from.
    if (fallback === undefined) {
      throw new InputError(
        'templates: nothing stands beside this template, as in a dry run. Set containerGoldenPath.templates in the portal’s configuration',
      );
    }
    if (!URL.canParse(fallback)) return loadTemplates(resolve(fallback));
  }
  const url = addressOf(
    integrations,
    address ?? (isFile ? fallback : undefined) ?? '..',
    baseUrl,
  );
  const tree = await reader.readTree(url);
  const files = new Map<string, Buffer>();
  let bytes = 0;
  for (const file of await tree.files()) {
    const content = await file.content();
    bytes += content.length;
    if (bytes > MOST_BYTES) {
      throw new InputError(
        `templates: ${url} holds more than ${
          MOST_BYTES / 1024 / 1024
        } MB. Give the folder that has the golden paths, not the whole repository`,
      );
    }
    files.set(file.path, content);
  }
  return templatesOf(files);
}

/** What addresses are read with. */
export interface TemplatesReader {
  reader: UrlReaderService;
  integrations: ScmIntegrations;
  /** A folder on disk or an address, for templates that nothing stands beside. */
  fallback?: string;
}

function addressOf(
  integrations: ScmIntegrations,
  address: string,
  baseUrl: string | undefined,
): string {
  if (URL.canParse(address)) return address;
  if (!baseUrl || baseUrl.startsWith('file://')) {
    throw new InputError(
      `templates: "${address}" is no address. This template was not registered from one, so give a whole one, such as https://github.com/harbour/golden-paths/tree/main/templates`,
    );
  }
  return integrations.resolveUrl({ url: address, base: baseUrl });
}
