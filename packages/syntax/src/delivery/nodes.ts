import type { ImageRef } from '../image-ref';
import type { GitlabJob, Pipeline } from '../gitlab-ci/nodes';
import type { Job, Workflow } from '../github-actions/nodes';
import type { LocatedInFile } from '../yaml/nodes';

/** What the tag of a pushed image says. @public */
export type TagMeaning =
  /** The commit it was built from. */
  | 'commit'
  /** A release: a version, or the git tag. */
  | 'release'
  /** `latest`, a branch, a channel: it moves. No tag means `latest`. */
  | 'moving'
  /** A run number, a date, a fixed text. */
  | 'other'
  /** A variable that the files do not explain. */
  | 'unknown';

/** A tag that a build or push gives an image. @public */
export interface DeliveredTag extends LocatedInFile {
  /** The tag alone, as far as it is known. */
  readonly text: string;
  readonly meaning: TagMeaning;
}

/** `--build-arg` and its kin. @public */
export interface BuildArg extends LocatedInFile {
  readonly name: string;
  /** As written, with expressions and variables. Undefined for a name alone. */
  readonly value: string | undefined;
  /** The value is, or comes from, a secret of the CI. */
  readonly secret: boolean;
}

/** Something true, something false, or something the files do not tell. @public */
export type Tristate = boolean | undefined;

/** An image is built. @public */
export interface BuildAct extends LocatedInFile {
  readonly does: 'build';
  /** `docker build`, `docker/build-push-action`, `kaniko`, … */
  readonly tool: string;
  readonly pushes: Tristate;
  readonly tags: readonly DeliveredTag[];
  /** More tags may be given where the files cannot tell (a bake file, an unknown variable). */
  readonly tagsComplete: boolean;
  readonly args: readonly BuildArg[];
  readonly cacheFrom: Tristate;
  readonly cacheTo: Tristate;
  /** The layer cache lives with the builder, not in the job. */
  readonly cacheLocal: boolean;
  readonly sbom: Tristate;
  readonly provenance: Tristate;
  /** Where `provenance: false` stands. */
  readonly provenanceOff?: LocatedInFile;
  readonly context?: string;
  readonly dockerfile?: string;
  readonly target?: string;
}

/** An image that is there is pushed or gets a tag in a registry. @public */
export interface PushAct extends LocatedInFile {
  readonly does: 'push';
  readonly tool: string;
  readonly tags: readonly DeliveredTag[];
  readonly tagsComplete: boolean;
}

/** Something is searched for known vulnerabilities. @public */
export interface ScanAct extends LocatedInFile {
  readonly does: 'scan';
  readonly tool: string;
  readonly subject: 'image' | 'files' | 'unknown';
  /** A finding stops the job. */
  readonly gates: Tristate;
  /** Why it does not, in words for a message: `its exit code is 0 whatever it finds`. */
  readonly gatesWhy?: string;
  /** What to underline for that. */
  readonly gatesAt?: LocatedInFile;
}

/** An image is signed, described or attested. @public */
export interface EvidenceAct extends LocatedInFile {
  readonly does: 'sign' | 'sbom' | 'provenance';
  readonly tool: string;
}

/** A login to a registry. @public */
export interface LoginAct extends LocatedInFile {
  readonly does: 'login';
  readonly tool: string;
  /** How the secret gets there. */
  readonly by: 'stdin' | 'argument' | 'action' | 'other';
  /** The password as an argument: what to underline. */
  readonly argument?: LocatedInFile;
  /** The password is written in the file. */
  readonly literal?: LocatedInFile;
  /** The password is the short-lived token of the job. */
  readonly jobToken: boolean;
}

/** What a step does to an image. @public */
export type ImageAct = BuildAct | PushAct | ScanAct | EvidenceAct | LoginAct;

/**
 * A job of either CI, seen by what it does to images.
 *
 * @public
 */
export interface DeliveryJob {
  readonly file: Workflow | Pipeline;
  readonly job: Job | GitlabJob;
  readonly name: string;
  /** What to underline for the job. */
  readonly key: LocatedInFile;
  /** In the order in which they happen. */
  readonly acts: readonly ImageAct[];
  /** It has ended before this one begins. */
  runsAfter(other: DeliveryJob): boolean;
  /** It can run for a change that is not yet accepted, with no push of a branch or tag involved. */
  readonly reviewOnly: Tristate;
}

/**
 * What the pipelines of a service do to images.
 *
 * @public
 */
export interface Delivery {
  /** The jobs that touch an image. */
  readonly jobs: readonly DeliveryJob[];
  /** There are CI files at all. */
  readonly hasCi: boolean;
  /** What the files cannot tell: "calls acme/ci/.github/workflows/image.yml, which is in another repository". */
  readonly elsewhere: readonly ElsewhereReason[];
}

/** A part of a pipeline that is not in the source. @public */
export interface ElsewhereReason extends LocatedInFile {
  readonly file: Workflow | Pipeline;
  readonly reason: string;
}

/** An image reference in a CI file, whatever the CI: where jobs, services and steps run. @public */
export interface CiImage extends LocatedInFile {
  readonly file: Workflow | Pipeline;
  readonly ref: ImageRef | undefined;
  readonly role: 'job' | 'service' | 'step';
}
