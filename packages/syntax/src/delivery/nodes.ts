import type { GitlabJob, Pipeline } from '../gitlab-ci/nodes';
import type { Job, Step, Workflow } from '../github-actions/nodes';
import type { LocatedInFile } from '../yaml/nodes';

/** Something true, something false, or something the files do not tell. @public */
export type Tristate = boolean | undefined;

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
  /** The tag alone, as far as it is known; what is not stands in braces. Empty if there is none. */
  readonly text: string;
  readonly meaning: TagMeaning;
}

/** The name that a build or push gives an image, without tag and digest. @public */
export interface DeliveredImage extends LocatedInFile {
  /** Registry and repository; what is not known stands in braces: `ghcr.io/{github.repository}/web`. */
  readonly name: string;
}

/** `--build-arg` and its kin. @public */
export interface BuildArg extends LocatedInFile {
  readonly name: string;
  /** With what variables stand for put in, and what is unknown in braces. Undefined for a name alone. */
  readonly value: string | undefined;
}

/** What all acts have. @public */
export interface ActBase extends LocatedInFile {
  /** The file it is written in. */
  readonly file: Workflow | Pipeline;
  /** `docker build`, `docker/build-push-action`, `trivy`, … */
  readonly tool: string;
  /** The step of a workflow or action that does it. */
  readonly step?: Step;
  /** It may not happen although its job runs: a branch of a script, or a condition of the step. */
  readonly conditional: boolean;
}

/** An image is built. @public */
export interface BuildAct extends ActBase {
  readonly does: 'build';
  /** Undefined: in some runs, or the files do not tell. */
  readonly pushes: Tristate;
  /** Each name once. */
  readonly images: readonly DeliveredImage[];
  readonly tags: readonly DeliveredTag[];
  /** Whether these are all tags; a bake file or an unknown variable may hold more. */
  readonly tagsComplete: boolean;
  readonly args: readonly BuildArg[];
  /** Layers of earlier runs are read and written. */
  readonly cache: Tristate;
  /** Where it is said that layers of earlier runs are read. */
  readonly cacheFrom?: LocatedInFile;
  /** It is told to use none. */
  readonly noCache: boolean;
  /** Where BuildKit is switched off. */
  readonly buildkitOff?: LocatedInFile;
  /** What it is built for is said. */
  readonly platforms: boolean;
  readonly sbom: Tristate;
  readonly provenance: Tristate;
  /** Where `provenance: false` stands. */
  readonly provenanceOff?: LocatedInFile;
  /** Folder relative to the root of the source. */
  readonly context?: string;
  /** Path of the Dockerfile relative to the root of the source. */
  readonly dockerfile?: string;
  readonly target?: string;
  /** Where context, Dockerfile and target are written; absent for one that is not, though it has a default. */
  readonly contextAt?: LocatedInFile;
  readonly dockerfileAt?: LocatedInFile;
  readonly targetAt?: LocatedInFile;
}

/** An image that is there is pushed, or gets a tag in a registry. @public */
export interface PushAct extends ActBase {
  readonly does: 'push';
  /** Each name once. */
  readonly images: readonly DeliveredImage[];
  readonly tags: readonly DeliveredTag[];
  readonly tagsComplete: boolean;
}

/** Something is searched for known vulnerabilities. @public */
export interface ScanAct extends ActBase {
  readonly does: 'scan';
  readonly subject: 'image' | 'files';
  /** A finding stops the job. */
  readonly gates: Tristate;
  /** Why it does not, in words for a message: `exits with 0 whatever it finds`. */
  readonly gatesWhy?: string;
  /** What to underline for that. */
  readonly gatesAt?: LocatedInFile;
}

/** An image is described or attested, or what is signed of it is verified. @public */
export interface EvidenceAct extends ActBase {
  readonly does: 'sbom' | 'provenance' | 'verify';
}

/** An image is signed. @public */
export interface SignAct extends ActBase {
  readonly does: 'sign';
  /** Where a key is named; absent for a signature by the identity of the job. */
  readonly key?: LocatedInFile;
  /** Where a tag is signed instead of a digest. */
  readonly tag?: LocatedInFile;
  /** It needs an identity token of the CI, as nothing else signs. */
  readonly keyless: boolean;
}

/** A Dockerfile is checked for mistakes. @public */
export interface LintAct extends ActBase {
  readonly does: 'lint';
}

/** What is said to run from now on. @public */
export interface DeployedImage extends LocatedInFile {
  /** As far as it is known; what is not stands in braces. */
  readonly text: string;
  readonly by: 'digest' | 'tag' | 'unknown';
  /** What the tag says, where it is one. */
  readonly meaning?: TagMeaning;
}

/** An image is put to work. @public */
export interface DeployAct extends ActBase {
  readonly does: 'deploy';
  /** Those that the command itself names; manifests and charts may hold more. */
  readonly runs: readonly DeployedImage[];
}

/** A login to a registry. @public */
export interface LoginAct extends ActBase {
  readonly does: 'login';
  /** How the secret gets there. */
  readonly by: 'stdin' | 'argument' | 'action' | 'other';
  /** The password as an argument: what to underline. */
  readonly argument?: LocatedInFile;
  /** The password written in the file. */
  readonly literal?: LocatedInFile;
  /** The password is the short-lived token of the job. */
  readonly jobToken: boolean;
  /** Where a key of a cloud is handed over that stays valid until somebody changes it. */
  readonly cloudKey?: LocatedInFile;
  /** The cloud that the key is for, or that trusts the identity of the job: `AWS`. */
  readonly cloud?: string;
}

/** What a step does to an image. @public */
export type ImageAct =
  | BuildAct
  | PushAct
  | ScanAct
  | SignAct
  | EvidenceAct
  | LintAct
  | DeployAct
  | LoginAct;

/** A job of either CI, seen by what it does to images. @public */
export interface DeliveryJob {
  readonly file: Workflow | Pipeline;
  readonly job: Job | GitlabJob | undefined;
  readonly name: string;
  /** What to underline for the job. */
  readonly key: LocatedInFile;
  /** In the order in which they happen. */
  readonly acts: readonly ImageAct[];
  /** The other one has ended before this one begins. */
  runsAfter(other: DeliveryJob): boolean;
  /** Runs only for changes that are not yet accepted. */
  readonly reviewOnly: boolean;
  /** The workflow or pipeline, with those it calls or includes, that it is a part of. */
  readonly run: string;
}

/** A part of a pipeline that is not in the source. @public */
export interface Elsewhere extends LocatedInFile {
  readonly file: Workflow | Pipeline;
  /** Reads on from a job or file: `calls acme/ci/.github/workflows/image.yml, which is in another repository`. */
  readonly reason: string;
  /** It may build an image, but nothing says that it does anything else to one. */
  readonly mayBuild?: boolean;
}

/** What the pipelines of a service do to images. @public */
export interface Delivery {
  /** The jobs that touch an image. */
  readonly jobs: readonly DeliveryJob[];
  /** A job, if it touches an image. */
  of(job: Job | GitlabJob): DeliveryJob | undefined;
  /** There are CI files at all. */
  readonly hasCi: boolean;
  /** What the files cannot tell. */
  readonly elsewhere: readonly Elsewhere[];
}
