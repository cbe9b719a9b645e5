import { constants } from 'node:fs';
import { lstat, mkdir, open, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputError } from '@backstage/errors';
import {
  createTemplateAction,
  serializeDirectoryContents,
} from '@backstage/plugin-scaffolder-node';
import { MANIFEST } from '@plimsoll/render';
import { readFolder } from '@plimsoll/source';
import { parse } from 'yaml';
import {
  compare,
  Existing,
  hash,
  Home,
  pathsOf,
  placeOf,
  Wanted,
} from '../adopt/compare';
import { describe } from '../adopt/description';
import { overlay } from '../adopt/overlay';
import { scoreSource } from '../scorecard';
import { inRepository, inWorkspace } from '../workspace';
import { examples } from './adopt.examples';

/** No container file that people write is larger. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Compares a rendered golden path with an existing repository, and writes what is to be proposed.
 *
 * @public
 */
export function createAdoptAction() {
  return createTemplateAction({
    id: 'container:golden-path:adopt',
    description:
      'Compares a rendered golden path with an existing repository: what is new, what would change, what stays, and the score before and after. Replaces nothing unless told to propose it.',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        path: z =>
          z
            .string({
              description:
                'The folder of the workspace with the existing repository',
            })
            .optional(),
        service: z =>
          z
            .string({
              description:
                'The folder of the service, seen from the one of the repository, where it has one of its own',
            })
            .optional(),
        rendered: z =>
          z.string({
            description: 'The folder of the workspace with the rendered files',
          }),
        proposal: z =>
          z.string({
            description:
              'The folder of the workspace that the files to propose go to, by their paths in the repository; it must not exist',
          }),
        existing: z =>
          z
            .enum(['keep', 'replace'], {
              description:
                'What happens where both have a file: theirs stays and the new one is put beside it, or the new one is proposed in its place',
            })
            .optional(),
        detection: z =>
          z
            .string({
              description:
                'What container:golden-path:detect has found out, for the description',
            })
            .optional(),
      },
      output: {
        files: z =>
          z.array(
            z.object({
              path: z.string(),
              state: z.enum([
                'created',
                'changed',
                'removed',
                'kept',
                'conflict',
              ]),
              reason: z.string(),
            }),
            {
              description:
                'What is proposed for each file, by its path in the repository, and why',
            },
          ),
        filesToDelete: z =>
          z.array(z.string(), { description: 'What the proposal removes' }),
        hasChanges: z =>
          z.boolean({ description: 'Whether there is anything to propose' }),
        scoreBefore: z =>
          z
            .number({ description: 'Absent where there was nothing to score' })
            .optional(),
        scoreAfter: z =>
          z.number({ description: 'After the merge' }).optional(),
        markdown: z =>
          z.string({ description: 'The description of the pull request' }),
      },
    },
    async handler(ctx) {
      const { path = '.', service = '', existing = 'keep' } = ctx.input;
      const { root, folder } = await inRepository(ctx.workspacePath, {
        path,
        service,
      });
      const rendered = inWorkspace(
        ctx.workspacePath,
        'rendered',
        ctx.input.rendered,
      );
      const proposal = inWorkspace(
        ctx.workspacePath,
        'proposal',
        ctx.input.proposal,
      );
      if (await lstat(proposal).catch(() => undefined)) {
        throw new InputError(
          `proposal: "${ctx.input.proposal}" exists already. Name a new folder`,
        );
      }
      const { wanted, goldenPath, version, answers } = await readRendered(
        rendered,
        ctx.input.rendered,
      );
      const home: Home = {
        folder,
        // One that was rendered for another folder would look at the wrong files.
        workflow:
          folder && answers.folder === folder
            ? `image-${String(answers.name)}`
            : undefined,
      };
      const there = new Map<string, Existing>();
      for (const file of wanted) {
        const [place, ...same] = pathsOf(file, home);
        if (place === undefined) continue;
        for (const near of [place, ...same, `${place}.golden`])
          there.set(near, await readExisting(root, near));
      }
      const proposals = compare(wanted, place => there.get(place), {
        policy: existing,
        home,
        rendered: hashesOf(there.get(placeOf(MANIFEST, home) ?? MANIFEST)),
      });

      const source = await readFolder(root);
      const before = scoreSource(source, { service: folder });
      const after = scoreSource(overlay(source, proposals), {
        service: folder,
      });
      await mkdir(proposal, { recursive: true });
      for (const { write } of proposals) {
        if (!write) continue;
        const target = inWorkspace(proposal, 'rendered', write.path);
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, write.content, {
          mode: write.executable ? 0o755 : 0o644,
        });
      }

      for (const { path: name, state, reason } of proposals) {
        ctx.logger.info(`${name}: ${state}, ${reason}`);
      }
      ctx.output(
        'files',
        proposals.map(({ path: name, state, reason }) => ({
          path: name,
          state,
          reason,
        })),
      );
      const removed = proposals.filter(({ state }) => state === 'removed');
      ctx.output(
        'filesToDelete',
        removed.map(file => file.path),
      );
      ctx.output(
        'hasChanges',
        removed.length > 0 || proposals.some(({ write }) => write),
      );
      if (before.score !== undefined) ctx.output('scoreBefore', before.score);
      if (after.score !== undefined) ctx.output('scoreAfter', after.score);
      ctx.output(
        'markdown',
        describe({
          goldenPath,
          version,
          proposals,
          before,
          after,
          detection: ctx.input.detection,
        }),
      );
    },
  });
}

/** The files of a rendering, with what its manifest says of them. */
async function readRendered(folder: string, name: string) {
  const files = await serializeDirectoryContents(folder);
  const manifest = files.find(({ path }) => path === MANIFEST);
  if (!manifest) {
    throw new InputError(
      `rendered: there is no ${MANIFEST} in "${name}". Let container:golden-path:render fill it`,
    );
  }
  const read = parse(manifest.content.toString('utf8')) as Manifest;
  const wanted = files
    .filter(({ symlink }) => !symlink)
    .map(
      ({ path, content, executable = false }): Wanted => ({
        path,
        content,
        executable,
        isSeeded: read.files?.[path]?.ownership === 'seeded',
      }),
    )
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    wanted,
    goldenPath: String(read.goldenPath ?? name),
    version: String(read.version ?? ''),
    answers: read.answers ?? {},
  };
}

interface Manifest {
  goldenPath?: string;
  version?: string;
  answers?: { name?: unknown; folder?: unknown };
  files?: Record<string, { ownership?: string; sha256?: string }>;
}

/** What an earlier golden path rendered, as the repository's own manifest says; nothing where that is none. */
function hashesOf(manifest: Existing): Record<string, string> {
  if (!Buffer.isBuffer(manifest)) return {};
  try {
    const { files = {} } = (parse(manifest.toString('utf8')) ?? {}) as Manifest;
    return Object.fromEntries([
      ...Object.entries(files).flatMap(([path, one]) =>
        one?.sha256 ? [[path, String(one.sha256)]] : [],
      ),
      // The manifest itself is nobody's to write.
      [MANIFEST, hash(manifest)],
    ]);
  } catch {
    return {};
  }
}

async function readExisting(root: string, path: string): Promise<Existing> {
  let place: string;
  try {
    place = inWorkspace(root, 'path', path);
  } catch {
    // A link on the way leads out of the repository.
    return 'link';
  }
  const stats = await lstat(place).catch(() => undefined);
  if (!stats) return undefined;
  if (stats.isDirectory()) return 'folder';
  if (!stats.isFile() || stats.size > MOST_BYTES) return 'link';
  const handle = await open(
    place,
    constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
  );
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
