import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { detect } from '../detect/detect';
import { detectionAsMarkdown, evidenceOf } from '../detect/report';
import { inFolder, readTree } from '../detect/tree';
import { inRepository } from '../workspace';
import { examples } from './detect.examples';

/**
 * Finds out what an existing service is made of.
 *
 * @public
 */
export function createDetectAction() {
  return createTemplateAction({
    id: 'container:golden-path:detect',
    description:
      'Finds out what an existing service is made of: stack, package manager, framework, version, port, entry point and container files, and what says so.',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        path: z =>
          z
            .string({
              description: 'The folder of the repository in the workspace',
            })
            .optional(),
        service: z =>
          z
            .string({
              description:
                'The folder of the service, seen from the one of the repository, where it has one of its own',
            })
            .optional(),
        required: z =>
          z
            .boolean({
              description:
                'Whether the task ends with an error where no golden path fits what is there',
            })
            .optional(),
      },
      output: {
        stack: z =>
          z
            .string({
              description:
                'go, node, spa, python, php, java, rust or dotnet; absent where none of them is there',
            })
            .optional(),
        confidence: z =>
          z
            .string({ description: 'Of the stack: certain, likely or guess' })
            .optional(),
        packageManager: z =>
          z.string({ description: 'By the lock file' }).optional(),
        packageManagerVersion: z =>
          z
            .string({ description: 'As the repository itself says it' })
            .optional(),
        framework: z =>
          z.string({ description: 'By the dependencies' }).optional(),
        languageVersion: z =>
          z
            .string({ description: 'As the repository itself says it' })
            .optional(),
        entryPoint: z =>
          z
            .string({
              description:
                'What is started: a main package, a module, a file, a class or an assembly',
            })
            .optional(),
        port: z => z.number({ description: 'That it listens on' }).optional(),
        containerFiles: z =>
          z.array(z.object({ file: z.string(), kind: z.string() }), {
            description: 'The files that have to do with containers',
          }),
        services: z =>
          z.array(z.object({ folder: z.string(), stack: z.string() }), {
            description: 'The folders below that have a manifest of their own',
          }),
        evidence: z =>
          z.array(
            z.object({
              what: z.string(),
              value: z.string(),
              confidence: z.string(),
              file: z.string(),
              line: z.number().optional(),
              because: z.string(),
            }),
            { description: 'What says so, by file and line' },
          ),
        markdown: z => z.string({ description: 'All of it as a table' }),
      },
    },
    async handler(ctx) {
      const { path = '.', service = '' } = ctx.input;
      const { root, folder } = await inRepository(ctx.workspacePath, {
        path,
        service,
      });
      const detection = detect(inFolder(await readTree(root), folder));
      const evidence = evidenceOf(detection);
      for (const { what, value, file, line = 1, because } of evidence) {
        ctx.logger.info(`${what}: ${value} (${file}:${line}: ${because})`);
      }
      const { stack, unsupported } = detection;
      if (!stack && ctx.input.required) {
        throw new InputError(
          `path: no golden path fits what is in "${
            service ? `${path}/${service}` : path
          }"${
            unsupported
              ? `: ${unsupported.file} is ${unsupported.because}`
              : ', as no manifest is there that tells of a stack'
          }. Say yourself which stack it is, or name the folder of the service`,
        );
      }
      if (stack) {
        ctx.output('stack', stack.value);
        ctx.output('confidence', stack.confidence);
      }
      for (const what of [
        'packageManager',
        'packageManagerVersion',
        'framework',
        'languageVersion',
        'entryPoint',
        'port',
      ] as const) {
        const found = detection[what];
        if (found) ctx.output(what, found.value);
      }
      ctx.output('containerFiles', detection.containerFiles);
      ctx.output('services', detection.services);
      ctx.output('evidence', evidence);
      ctx.output('markdown', detectionAsMarkdown(detection));
    },
  });
}
