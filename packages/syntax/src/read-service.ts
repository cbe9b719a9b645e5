import type { Kind, Unreadable } from '@plimsoll/findings';
import type { BakeFile } from './bake/nodes';
import { readBakeFile } from './bake/read';
import { extendedFiles } from './compose/file';
import type { Compose, ComposeService } from './compose/nodes';
import { linkComposes } from './compose/project';
import type { BuildAct, Delivery } from './delivery/nodes';
import { readDelivery } from './delivery/read';
import type { Dockerfile } from './dockerfile/dockerfile';
import { parseDockerfile } from './dockerfile/parse';
import { isForDevelopment } from './dockerfile/purpose';
import { shipNothing, shipTargets } from './dockerfile/reach';
import type { Stage } from './dockerfile/stage';
import { readEnvFile } from './env/read';
import type { EnvFile } from './env/nodes';
import { localIncludes } from './gitlab-ci/configuration';
import type { Pipeline } from './gitlab-ci/nodes';
import { linkPipelines } from './gitlab-ci/read';
import type { Workflow } from './github-actions/nodes';
import { linkWorkflows } from './github-actions/read';
import { buildContext, ignoreFileFor } from './ignore/context';
import type { Context, IgnoreFile } from './ignore/nodes';
import { parseIgnoreFile } from './ignore/parse';
import { isSameImage } from './image-names';
import type { ImageRef } from './image-ref';
import { kindOf } from './kinds';
import type { Located } from './located';
import type { Manifest } from './kubernetes/nodes';
import { patchFiles } from './kubernetes/kustomize';
import { linkManifests } from './kubernetes/read';
import { Scope } from './scope/scope';
import type { ServiceScope } from './scope/scope';
import type { ImageBuild, Service } from './service';
import { folderOf } from './source-path';
import { MAX_FILE_LENGTH } from './yaml/limits';
import type { YamlFile } from './yaml/nodes';
import { readYaml } from './yaml/read';

/** A file to read, by its path from the root of the source with forward slashes. @public */
export interface NamedText {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads the files of a service, each once, and links them: what is included, extended and overridden, and which
 * Dockerfile is built with which context and target.
 *
 * `paths` are all files of the source, also those that are not given. `scope` says which of several services of the
 * source is meant; without it, all of it is one. Never throws for what is in a file.
 *
 * @public
 */
export function readService(
  files: readonly NamedText[],
  paths?: readonly string[],
  scope?: ServiceScope,
): Service {
  return new LinkedService(files, paths, scope && new Scope(scope));
}

class LinkedService implements Service {
  dockerfiles: readonly Dockerfile[];
  ignoreFiles: readonly IgnoreFile[];
  readonly composes: readonly Compose[];
  readonly workflows: readonly Workflow[];
  readonly pipelines: readonly Pipeline[];
  readonly manifests: readonly Manifest[];
  readonly envFiles: readonly EnvFile[];
  readonly bakes: readonly BakeFile[];
  readonly delivery: Delivery;
  readonly builds: readonly ImageBuild[];
  readonly unreadable: Unreadable[] = [];
  readonly #contexts = new Map<string, readonly Context[]>();
  readonly #byImage = new Map<string, readonly Stage[]>();
  #byBuilder: ReadonlyMap<ImageBuild['by'], ImageBuild> | undefined;

  constructor(
    files: readonly NamedText[],
    readonly paths: readonly string[] | undefined,
    scope: Scope | undefined,
  ) {
    const sorted = new Sorted(files);
    const read = <T>(kind: Kind, reader: (file: string, text: string) => T) =>
      sorted.of(kind).flatMap(({ file, text }) => {
        const reason = refusal(text);
        if (reason === undefined) return [reader(file, text)];
        this.unreadable.push({ file, reason });
        return [];
      });
    const yaml = (kind: Kind) => sorted.yaml(kind, this.unreadable);

    this.dockerfiles = read('dockerfile', parseDockerfile);
    this.ignoreFiles = read('dockerignore', parseIgnoreFile);
    const there = paths && new Set(paths);
    this.envFiles = read('env', (file, text) => readEnvFile(file, text, there));
    this.bakes = read('bake', (file, text) => readBakeFile(file, text, scope));
    this.composes = linkComposes(yaml('compose'), scope, this.envFiles);
    this.workflows = linkWorkflows(yaml('github-actions'), scope);
    this.pipelines = linkPipelines(yaml('gitlab-ci'), scope);
    this.manifests = linkManifests(yaml('kubernetes'));
    if (scope) {
      this.composes = ownComposes(this.composes, scope);
      this.workflows = this.workflows.filter(isOwnWorkflow);
    }
    this.delivery = readDelivery(this.workflows, this.pipelines);
    this.builds = this.#readBuilds();
    this.#setTargets();
    if (scope) this.#leaveOthersImages(scope);
  }

  contextsOf(dockerfile: Dockerfile): readonly Context[] {
    const { file } = dockerfile.source;
    const known = this.#contexts.get(file);
    if (known) return known;
    const named = this.builds.flatMap(build =>
      build.dockerfile === dockerfile && build.context !== undefined
        ? [build.context]
        : [],
    );
    const folders = named.length > 0 ? [...new Set(named)] : [folderOf(file)];
    const contexts = folders.map(folder =>
      buildContext(folder, ignoreFileFor(file, folder, this.ignoreFiles)),
    );
    this.#contexts.set(file, contexts);
    return contexts;
  }

  dockerfileOf(service: ComposeService): Dockerfile | undefined {
    return this.#dockerfile(service.build?.dockerfile);
  }

  stageOf({ build }: ComposeService): Stage | undefined {
    this.#byBuilder ??= new Map(this.builds.map(one => [one.by, one]));
    return build && this.#byBuilder.get(build)?.stage;
  }

  stagesOf({ name }: ImageRef): readonly Stage[] {
    if (name === undefined) return [];
    const stages = this.#byImage.get(name) ?? this.#findStages(name);
    this.#byImage.set(name, stages);
    return stages;
  }

  #findStages(name: string): readonly Stage[] {
    const sure = new Set<Stage>();
    const likely = new Set<Stage>();
    for (const { stage, images } of this.builds)
      for (const image of stage ? images : []) {
        const isSame = isSameImage(name, image);
        if (stage && isSame) sure.add(stage);
        if (stage && isSame === undefined) likely.add(stage);
      }
    if (sure.size > 0) return [...sure];
    // Where any image may be meant, none is.
    return likely.size === 1 ? [...likely] : [];
  }

  #dockerfile(path: string | undefined): Dockerfile | undefined {
    return path === undefined
      ? undefined
      : this.dockerfiles.find(({ source }) => source.file === path);
  }

  #readBuilds(): readonly ImageBuild[] {
    const composed = this.composes
      .flatMap(({ services }) => services)
      .flatMap(({ build: by, image, purpose }) =>
        by
          ? this.#build(by, {
              target: by.target?.value,
              targetAt: by.target,
              ships: purpose !== 'development',
              images: image ? [bracedName(image.shape)] : [],
            })
          : [],
      );
    const baked = this.bakes
      .flatMap(({ targets }) => targets)
      .map(by =>
        this.#build(by, {
          target: by.target?.value,
          targetAt: by.target,
          ships: by.ships,
          images: by.tags.map(({ shape }) => bracedName(shape)),
        }),
      );
    const delivered = this.delivery.jobs
      .flatMap(({ acts }) => acts)
      .flatMap(by => (by.does === 'build' ? [by] : []))
      .map(by =>
        this.#build(by, {
          target: by.target,
          targetAt: by.targetAt,
          ships: this.#isPublished(by),
          images: by.images.map(({ name }) => name),
        }),
      );
    return [...composed, ...baked, ...delivered];
  }

  #build(
    by: ImageBuild['by'],
    {
      target,
      targetAt,
      ships,
      images,
    }: {
      target: string | undefined;
      /** Where a target is written, known or not. */
      targetAt: Located | undefined;
      ships: boolean;
      images: readonly string[];
    },
  ): ImageBuild {
    const dockerfile = this.#dockerfile(by.dockerfile);
    const stage =
      target === undefined ? dockerfile?.finalStage : dockerfile?.stage(target);
    return {
      by,
      dockerfile,
      context: by.context,
      target,
      stage: target === undefined && targetAt ? undefined : stage,
      ships,
      images,
    };
  }

  /** A build that pushes; or, in a file where none does, one whose image is pushed by a step of its own. */
  #isPublished({ file, pushes }: BuildAct): boolean {
    if (pushes !== false) return true;
    const acts = this.delivery.jobs
      .flatMap(job => job.acts)
      .filter(act => act.file === file);
    return (
      acts.some(({ does }) => does === 'push') &&
      !acts.some(act => act.does === 'build' && act.pushes !== false)
    );
  }

  /**
   * Of the Dockerfiles outside of the service's folder those that its builds name stay; where it has none at all, all
   * that may be its. Of the ignore files there, those that its builds read.
   */
  #leaveOthersImages(scope: Scope) {
    const named = new Set(this.builds.map(({ dockerfile }) => dockerfile));
    const own = this.dockerfiles.filter(
      dockerfile =>
        named.has(dockerfile) ||
        scope.owns(dockerfile.source.file) ||
        scope.pathIsLikeOthers(dockerfile.source.file) === false,
    );
    if (own.length > 0) this.dockerfiles = own;
    const read = new Set(
      this.dockerfiles
        .flatMap(dockerfile => this.contextsOf(dockerfile))
        .map(({ ignore }) => ignore),
    );
    this.ignoreFiles = this.ignoreFiles.filter(
      file => read.has(file) || scope.owns(file.source.file),
    );
  }

  /**
   * An image ships if a build sends it out; where none is known to, the last stage does, but of a file that is for
   * development by its name none.
   */
  #setTargets() {
    for (const dockerfile of this.dockerfiles) {
      const targets = this.builds
        .filter(build => build.dockerfile === dockerfile && build.ships)
        .map(({ target }) => target);
      if (targets.length > 0) shipTargets(dockerfile, targets);
      else if (isForDevelopment(dockerfile.source.file))
        shipNothing(dockerfile);
    }
  }
}

/** Without the files of which nothing is left once the services of others are left out. */
function ownComposes(
  composes: readonly Compose[],
  scope: Scope,
): readonly Compose[] {
  const judged = new Set(
    composes.flatMap(({ services, files }) =>
      services.length > 0 ? files : [],
    ),
  );
  return composes.filter(
    ({ source: { file }, root }) =>
      judged.has(file) ||
      scope.owns(file) ||
      (root?.map('services')?.entries ?? []).length === 0,
  );
}

/** It has a job that is not another service's, or none at all. */
function isOwnWorkflow({ jobs, root }: Workflow): boolean {
  return jobs.length > 0 || (root?.map('jobs')?.entries ?? []).length === 0;
}

/** The name in an image reference, without tag and digest; what is not known of it in braces. */
function bracedName(shape: string): string {
  const name = shape.split('@')[0];
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return (colon < 0 ? name : name.slice(0, colon)).replace(/\uFFFC+/g, '{}');
}

function refusal(text: string): string | undefined {
  if (text.length > MAX_FILE_LENGTH) return 'is larger than 1 MiB';
  return text.includes('\0') ? 'holds binary data' : undefined;
}

/** The files by kind, with those of other names that a file of the kind refers to. */
class Sorted {
  readonly #byPath: ReadonlyMap<string, string>;
  readonly #kinds = new Map<Kind, NamedText[]>();
  readonly #taken = new Set<string>();

  constructor(files: readonly NamedText[]) {
    this.#byPath = new Map(files.map(({ file, text }) => [file, text]));
    for (const file of files) {
      const kind = kindOf(file.file, file.text);
      if (!kind) continue;
      this.#taken.add(file.file);
      this.#kinds.set(kind, [...(this.#kinds.get(kind) ?? []), file]);
    }
  }

  of(kind: Kind): readonly NamedText[] {
    return this.#kinds.get(kind) ?? [];
  }

  yaml(kind: Kind, unreadable: Unreadable[]): readonly YamlFile[] {
    const read: YamlFile[] = [];
    const waiting = [...this.of(kind)];
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const file = readYaml(next.file, next.text);
      if (file.refused !== undefined) {
        unreadable.push({ file: next.file, reason: file.refused });
        continue;
      }
      read.push(file);
      for (const path of referredTo(kind, file)) {
        const text = this.#byPath.get(path);
        if (text === undefined || this.#taken.has(path)) continue;
        this.#taken.add(path);
        waiting.push({ file: path, text });
      }
    }
    return read;
  }
}

function referredTo(kind: Kind, file: YamlFile): readonly string[] {
  if (kind === 'gitlab-ci') return localIncludes(file);
  if (kind === 'kubernetes') return patchFiles(file);
  return kind === 'compose' ? extendedFiles(file) : [];
}
