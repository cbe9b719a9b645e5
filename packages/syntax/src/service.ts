import type { Unreadable } from '@plimsoll/findings';
import type { BakeFile, BakeTarget } from './bake/nodes';
import type { Compose, ComposeBuild, ComposeService } from './compose/nodes';
import type { BuildAct, Delivery } from './delivery/nodes';
import type { Dockerfile } from './dockerfile/dockerfile';
import type { Stage } from './dockerfile/stage';
import type { EnvFile } from './env/nodes';
import type { Pipeline } from './gitlab-ci/nodes';
import type { Workflow } from './github-actions/nodes';
import type { Context, IgnoreFile } from './ignore/nodes';
import type { ImageRef } from './image-ref';
import type { Manifest } from './kubernetes/nodes';

/** One way in which an image of the service is built, as a Compose file, a bake file or a pipeline says. @public */
export interface ImageBuild {
  /** Who says so. */
  readonly by: ComposeBuild | BuildAct | BakeTarget;
  /** Where it is in the source; undefined if it is not, or the files do not tell. */
  readonly dockerfile: Dockerfile | undefined;
  /** Folder of the context, relative to the root of the source; undefined if unknown. */
  readonly context: string | undefined;
  /** Name of the stage; undefined for the last one. */
  readonly target: string | undefined;
  /** The stage that the image is made of; undefined if the files do not tell. */
  readonly stage: Stage | undefined;
  /** What the image is called, without tag and digest; what is not known stands in braces. */
  readonly images: readonly string[];
  /** Its image goes out; false for one that only tests or development make. */
  readonly ships: boolean;
}

/** The files of a service, each parsed once, with the links between them. @public */
export interface Service {
  readonly dockerfiles: readonly Dockerfile[];
  readonly ignoreFiles: readonly IgnoreFile[];
  readonly composes: readonly Compose[];
  readonly workflows: readonly Workflow[];
  readonly pipelines: readonly Pipeline[];
  readonly manifests: readonly Manifest[];
  readonly envFiles: readonly EnvFile[];
  readonly bakes: readonly BakeFile[];
  /** What the pipelines do to images. */
  readonly delivery: Delivery;
  readonly builds: readonly ImageBuild[];
  readonly unreadable: readonly Unreadable[];
  /** Paths of all files of the source where they are known, also of those that are not read. */
  readonly paths: readonly string[] | undefined;
  /**
   * The folders that are sent to the builder with a Dockerfile: those that Compose files and pipelines name, or the
   * Dockerfile's own.
   */
  contextsOf(dockerfile: Dockerfile): readonly Context[];
  /** The Dockerfile that a Compose service is built from, if it is in the source. */
  dockerfileOf(service: ComposeService): Dockerfile | undefined;
  /** The stage that the image of a Compose service is made of, if that is in the source. */
  stageOf(service: ComposeService): Stage | undefined;
  /** The stages that an image of this name is made of, if builds of the service make one. */
  stagesOf(image: ImageRef): readonly Stage[];
}
