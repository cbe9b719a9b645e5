import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  AnswersError,
  DEFAULT_REGISTRIES,
  entityRefOf,
  RenderedFile,
  Rendering,
  RenderRequest,
  render,
  resolveDigests,
} from '@plimsoll/render';
import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readTemplates, TemplatesReader } from '../templates';
import { inWorkspace } from '../workspace';
import { examples } from './golden-path-render.examples';

/**
 * Renders a golden path into the workspace.
 *
 * @param options - `registries` are asked for the digests of images; none where it is empty
 * @public
 */
export function createGoldenPathRenderAction(
  options: TemplatesReader & { registries?: readonly string[] },
) {
  const { registries = DEFAULT_REGISTRIES, integrations } = options;
  return createTemplateAction({
    id: 'container:golden-path:render',
    description:
      'Renders a golden path for containers: Dockerfile, Compose files, pipelines, manifests, runbook and a small service.',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        goldenPath: z =>
          z.string({
            description:
              'Which golden path: the name of its folder, such as go',
          }),
        answers: z =>
          z.record(z.any(), {
            description:
              'The answers by the names of its questions; what is left out or empty has its default',
          }),
        path: z =>
          z
            .string({
              description:
                'The folder of the workspace that the files go to; none of them may exist there',
            })
            .optional(),
        templates: z =>
          z
            .string({
              description:
                'The address of a folder of golden paths; those beside the template that runs unless given',
            })
            .optional(),
      },
      output: {
        files: z =>
          z.array(z.string(), {
            description: 'The paths of the files, sorted',
          }),
        image: z =>
          z
            .string({
              description: 'The repository of the image, without a tag',
            })
            .optional(),
        forge: z =>
          z
            .string({
              description:
                'What the host of repoUrl is: github, gitlab, gitea, bitbucket or azure',
            })
            .optional(),
        unpinned: z =>
          z.array(z.string(), {
            description:
              'Images that are named by a tag, as no registry told its digest',
          }),
        entityRef: z =>
          z.string({
            description:
              'The template of the golden path, for spec.scaffoldedFrom',
          }),
        markdown: z =>
          z.string({ description: 'What was rendered, as Markdown' }),
      },
    },
    async handler(ctx) {
      const { goldenPath, answers, path = '.', templates: address } = ctx.input;
      const folder = inWorkspace(ctx.workspacePath, 'path', path);
      const templates = await readTemplates(
        options,
        address,
        ctx.templateInfo?.baseUrl,
      );
      const request: RenderRequest = {
        goldenPath,
        answers,
        forge: forgeOf(integrations, answers.repoUrl),
      };
      const first = orInputError(() => render(templates, request));
      const digests =
        ctx.isDryRun || !registries.length
          ? []
          : await ctx.checkpoint({
              // So that a task that is resumed renders what it rendered before.
              key: `digests.${goldenPath}.${path}`,
              fn: async () => {
                const answer = await resolveDigests(first.unpinned, {
                  registries,
                  signal: ctx.signal,
                });
                for (const { image, reason } of answer.unanswered) {
                  ctx.logger.warn(
                    `${image} stays on its tag, as its digest is not known: ${reason}`,
                  );
                }
                return [...answer.digests];
              },
            });
      const rendering = render(templates, {
        ...request,
        digests: new Map(digests),
      });
      await write(folder, ctx.workspacePath, path, rendering.files);

      const { files, unpinned, values } = rendering;
      ctx.logger.info(
        `${files.length} files of ${rendering.goldenPath.title} ${rendering.goldenPath.version}`,
      );
      ctx.output(
        'files',
        files.map(file => file.path),
      );
      if (typeof values.image === 'string') ctx.output('image', values.image);
      if (request.forge) ctx.output('forge', request.forge);
      ctx.output('unpinned', unpinned);
      ctx.output('entityRef', entityRefOf(goldenPath));
      ctx.output('markdown', summary(rendering));
    },
  });
}

function orInputError(attempt: () => Rendering): Rendering {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof AnswersError) {
      throw new InputError(error.message, { cause: error });
    }
    throw error;
  }
}

/** All files or none: what is there already is never overwritten. */
async function write(
  folder: string,
  workspacePath: string,
  path: string,
  files: readonly RenderedFile[],
) {
  const targets = files.map(file => ({
    ...file,
    target: inWorkspace(workspacePath, 'path', `${path}/${file.path}`),
  }));
  const existing: string[] = [];
  for (const { path: name, target } of targets) {
    const stat = await lstat(target).catch(() => undefined);
    if (stat) existing.push(name);
  }
  if (existing.length) {
    throw new InputError(
      `path: ${existing.join(', ')} ${
        existing.length > 1 ? 'are' : 'is'
      } in ${path} already. Render into an empty folder of the workspace`,
    );
  }
  await mkdir(folder, { recursive: true });
  for (const { target, content, executable } of targets) {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content, { mode: executable ? 0o755 : 0o644 });
  }
}

const FORGES = ['github', 'gitlab', 'gitea', 'bitbucket', 'azure'] as const;

/** What the portal's integrations say of the host. */
function forgeOf(
  integrations: ScmIntegrations,
  repoUrl: unknown,
): RenderRequest['forge'] {
  const host = String(repoUrl ?? '').split(/[?/]/)[0];
  const type = host && integrations.byHost(host)?.type;
  return FORGES.find(forge => type && type.startsWith(forge));
}

function summary({ goldenPath, files, unpinned }: Rendering): string {
  const parts = [
    `**${goldenPath.title}** ${goldenPath.version}, ${files.length} files:`,
    '',
    ...files.map(
      ({ path, ownership }) =>
        `- \`${path}\`${ownership === 'seeded' ? '' : ', managed'}`,
    ),
  ];
  if (unpinned.length) {
    parts.push(
      '',
      `No registry told the digests of ${unpinned
        .map(image => `\`${image}\``)
        .join(
          ', ',
        )}: they are named by their tags, and the updates of the repository pin them.`,
    );
  }
  return parts.join('\n');
}
