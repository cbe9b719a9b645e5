import { createHash } from 'node:crypto';
import { minimatch } from 'minimatch';
import { stringify } from 'yaml';
import { checkAnswers } from './answers';
import { Scope } from './engine';
import { AnswersError, TemplatesError } from './errors';
import type { GoldenPath, Ownership, Templates } from './templates';
import type { Values } from './values';

/** The template that a portal offers for a golden path. @public */
export const entityRefOf = (goldenPath: string) =>
  `template:default/golden-path-${goldenPath}`;

/** Where a rendered repository says what it was rendered from. @public */
export const MANIFEST = '.golden-path.yaml';

/** What is asked of a rendering. @public */
export interface RenderRequest {
  /** The name of a golden path, such as `go`. */
  goldenPath: string;
  /** By the names of its questions. */
  answers: Record<string, unknown>;
  /** Known digests by image with tag, such as `golang:1.27-trixie`; see `resolveDigests`. */
  digests?: ReadonlyMap<string, string>;
  /** What the host of the repository is, where the caller knows; decides the pipeline that is rendered. */
  forge?: 'github' | 'gitlab' | 'gitea' | 'bitbucket' | 'azure';
}

/** @public */
export interface RenderedFile {
  /** With `/`, from the root of the result. */
  path: string;
  content: Buffer;
  executable: boolean;
  ownership: Ownership;
}

/** @public */
export interface Rendering {
  goldenPath: GoldenPath;
  /** Sorted by path. */
  files: RenderedFile[];
  /** All answers and everything worked out of them. */
  values: Values;
  /** The images with tags that the files name. */
  images: string[];
  /** Those of them that no digest is known of. */
  unpinned: string[];
}

/**
 * Renders a golden path. The same templates, answers and digests give the same bytes.
 *
 * @throws AnswersError when the answers are wrong, all of it at once
 * @throws TemplatesError when the templates are
 * @public
 */
export function render(
  templates: Templates,
  { goldenPath: name, answers, digests, forge }: RenderRequest,
): Rendering {
  const goldenPath = templates.goldenPaths.get(name);
  if (!goldenPath) {
    throw new AnswersError(name, [
      {
        where: 'goldenPath',
        message: `there is only ${[...templates.goldenPaths.keys()].join(
          ', ',
        )}`,
      },
    ]);
  }
  const { values: answered, repo } = checkAnswers(goldenPath, answers, forge);
  const versions = templates.versions.fresh(digests);
  const scope: Scope = {
    versions,
    values: {
      ...goldenPath.fixed,
      ...answered,
      repo,
      goldenPath: {
        name,
        title: goldenPath.title,
        version: goldenPath.version,
        type: goldenPath.type,
        tags: goldenPath.tags,
        entityRef: entityRefOf(name),
      },
    },
  };
  for (const layer of goldenPath.layers) {
    if (layer.values === undefined) continue;
    const where = `${layer.name}/values.yaml`;
    const more = templates.engine.yaml(where, layer.values, scope);
    scope.values = { ...scope.values, ...more };
  }

  // The last layer wins; what it lies over need not even be rendered with these values.
  const sources = new Map<string, Source>();
  for (const layer of goldenPath.layers) {
    for (const [path, content] of layer.files) {
      const where = `${layer.name}/files/${path}`;
      const target = templates.engine
        .text(where, path, scope)
        .replace(/\.liquid$/, '');
      refuseUnsafe(where, target);
      sources.set(target, { where, target, content });
    }
  }
  const files = [...sources.values()].flatMap(source =>
    renderFile(templates, goldenPath, source, scope),
  );
  refuseClashes(files.map(({ path }) => path));
  files.push(manifest(goldenPath, answered, files));
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const images = [...versions.used].sort();
  return {
    goldenPath,
    files,
    values: scope.values,
    images,
    unpinned: images.filter(image => !versions.isPinned(image)),
  };
}

/** A file of a layer, and where it is rendered to. */
interface Source {
  where: string;
  target: string;
  content: Buffer;
}

/** @returns the file, or nothing where the answers do not want it */
function renderFile(
  { engine }: Templates,
  goldenPath: GoldenPath,
  { where, target, content }: Source,
  scope: Scope,
): RenderedFile[] {
  // The rules of all layers: a golden path may say otherwise of a shared file.
  const rules = goldenPath.layers
    .flatMap(({ rules: all }) => all)
    .filter(rule => minimatch(target, rule.path, { dot: true }));
  const wanted = rules.every(
    ({ when }) => !when || engine.holds(where, when, scope),
  );
  if (!wanted) return [];
  const isRaw = rules.some(({ raw }) => raw) || content.includes(0);
  return [
    {
      path: target,
      content: isRaw
        ? content
        : Buffer.from(engine.text(where, content.toString('utf8'), scope)),
      executable: rules.some(({ executable }) => executable),
      ownership: rules.findLast(rule => rule.ownership)?.ownership ?? 'managed',
    },
  ];
}

/** Names that would leave the result's folder, or mean something to git. */
function refuseUnsafe(where: string, path: string) {
  const segments = path.split('/');
  const isUnsafe =
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u001f\u007f\\:]/.test(path) ||
    segments.some(
      segment =>
        segment === '' ||
        segment === '.' ||
        segment === '..' ||
        /^\.git$/i.test(segment),
    );
  if (isUnsafe) {
    throw new TemplatesError([
      { where, message: `its path must not become ${JSON.stringify(path)}` },
    ]);
  }
}

/** Two files that are one where letters' case does not count. */
function refuseClashes(paths: Iterable<string>) {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const other = seen.get(path.toLowerCase());
    if (other) {
      throw new TemplatesError([
        { where: path, message: `differs from ${other} only in case` },
      ]);
    }
    seen.set(path.toLowerCase(), path);
  }
}

/** The ground for later upgrades: what was rendered, of which answers, and whose each file is. */
function manifest(
  { name, version }: GoldenPath,
  answers: Values,
  files: readonly RenderedFile[],
): RenderedFile {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const content = stringify(
    {
      goldenPath: name,
      version,
      answers: Object.fromEntries(
        Object.entries(answers).filter(([, value]) => value !== null),
      ),
      files: Object.fromEntries(
        sorted.map(file => [
          file.path,
          {
            ownership: file.ownership,
            sha256: createHash('sha256').update(file.content).digest('hex'),
          },
        ]),
      ),
    },
    { lineWidth: 0 },
  );
  return {
    path: MANIFEST,
    content: Buffer.from(
      `# Which golden path rendered this repository, of which answers. Managed files may be rendered anew by a\n# later version; seeded files are the team's.\n${content}`,
    ),
    executable: false,
    ownership: 'managed',
  };
}
