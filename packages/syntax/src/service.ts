import type { Unreadable } from '@plimsoll/findings';
import type { Compose } from './compose/nodes';
import type { Delivery } from './delivery/nodes';
import type { Dockerfile } from './dockerfile/dockerfile';
import type { EnvFile } from './env/nodes';
import type { Pipeline } from './gitlab-ci/nodes';
import type { Workflow } from './github-actions/nodes';
import type { IgnoreFile } from './ignore/nodes';
import type { Manifest } from './kubernetes/nodes';

/** The files of a service, each parsed once, with the links between them. @public */
export interface Service {
  readonly dockerfiles: readonly Dockerfile[];
  readonly ignoreFiles: readonly IgnoreFile[];
  readonly composes: readonly Compose[];
  readonly workflows: readonly Workflow[];
  readonly pipelines: readonly Pipeline[];
  readonly manifests: readonly Manifest[];
  readonly envFiles: readonly EnvFile[];
  /** What the pipelines do to images. */
  readonly delivery: Delivery;
  readonly unreadable: readonly Unreadable[];
  /** Paths of all files of the source where they are known, also of those that are not read. */
  readonly paths: readonly string[] | undefined;
}
