import { lstat, mkdir } from 'node:fs/promises';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { repositoryAt } from '../repository';
import { TemplatesReader } from '../templates';
import { inWorkspace } from '../workspace';
import { examples } from './repository-fetch.examples';

/**
 * Fetches the repository of a component of the catalog, whole, and says where in it the component is.
 *
 * @public
 */
export function createRepositoryFetchAction({
  reader,
  integrations,
}: TemplatesReader) {
  return createTemplateAction({
    id: 'container:repository:fetch',
    description:
      'Fetches the repository of a component of the catalog, whole, and says where in it the component is.',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        entity: z =>
          z.record(z.any(), {
            description:
              'The component, as catalog:fetch gives it; its annotation backstage.io/source-location says where its source is',
          }),
        targetPath: z =>
          z.string({
            description:
              'The folder of the workspace that the repository goes to; it must not exist',
          }),
      },
      output: {
        repoUrl: z =>
          z.string({
            description: 'The repository, as the RepoUrlPicker gives it',
          }),
        service: z =>
          z.string({
            description:
              'The folder of the component in the repository; empty where it is all of it',
          }),
        branch: z => z.string({ description: 'The branch that was fetched' }),
        forge: z =>
          z.string({ description: 'What the host is: github, gitlab, gitea' }),
        name: z => z.string({ description: 'The name of the component' }),
        description: z =>
          z.string({ description: 'What the catalog says of it' }),
        owner: z => z.string({ description: 'Who owns it' }),
        system: z =>
          z.string({ description: 'What it is a part of' }).optional(),
      },
    },
    async handler(ctx) {
      const { entity, targetPath } = ctx.input;
      const targetDir = inWorkspace(
        ctx.workspacePath,
        'targetPath',
        targetPath,
      );
      if (await lstat(targetDir).catch(() => undefined)) {
        throw new InputError(
          `targetPath: "${targetPath}" exists already. Name a new folder`,
        );
      }
      const { metadata = {}, spec = {} } = entity;
      const name = String(metadata.name ?? '');
      const location =
        metadata.annotations?.['backstage.io/source-location'] ?? '';
      const { rootUrl, ...place } = repositoryAt(
        integrations,
        String(location).replace(/^url:/, ''),
      );
      const tree = await reader.readTree(rootUrl, { signal: ctx.signal });
      await mkdir(targetDir, { recursive: true });
      await tree.dir({ targetDir });
      ctx.logger.info(`Fetched ${rootUrl}`);

      ctx.output('repoUrl', place.repoUrl);
      ctx.output('service', place.folder);
      ctx.output('branch', place.branch);
      ctx.output('forge', place.forge);
      ctx.output('name', name);
      ctx.output('description', oneLine(metadata.description) || name);
      ctx.output('owner', String(spec.owner ?? 'unknown'));
      if (spec.system) ctx.output('system', String(spec.system));
    },
  });
}

/** As the questions of a golden path take a description. */
const oneLine = (text: unknown): string =>
  String(text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 1000);
