import type { TemplateLanguage } from '../dockerfile/dockerfile';
import type { ImageRef } from '../image-ref';
import type { ParsedFile } from '../parsed-file';
import type { Command } from '../shell/nodes';
import type { Text } from '../text';
import type {
  LocatedInFile,
  YamlEntry,
  YamlMap,
  YamlNode,
  YamlScalar,
} from '../yaml/nodes';

/** A `${{ … }}`. @public */
export interface Expression extends LocatedInFile {
  /** What stands between the braces, trimmed. */
  readonly text: string;
  /** The contexts it reads, such as `github.event.issue.title`, in lower case; `*` for an index that is computed. */
  readonly contexts: readonly string[];
  /** Those of them whose text can be in what comes out, and is not only compared or tested. */
  readonly flows: readonly string[];
  /** Every text that can come out, if that is known; `values` tells what contexts can be. */
  results(values?: ContextValues): readonly string[] | undefined;
}

/** What a context can be, where the files tell. @public */
export type ContextValues = (path: string) => readonly string[] | undefined;

/** A text of a workflow. Its value is undefined if it holds an expression. @public */
export interface WorkflowText extends Text, LocatedInFile {
  readonly node: YamlScalar;
  /** As in the file but for YAML's own quoting. */
  readonly written: string;
  readonly expressions: readonly Expression[];
  /** Every text that it can be, if that is known; `values` tells what contexts can be. */
  alternatives(values?: ContextValues): readonly string[] | undefined;
}

/** `name: text`, in `env`, `with`, `secrets`, `outputs`. @public */
export interface WorkflowVariable extends LocatedInFile {
  readonly name: string;
  readonly key: YamlScalar;
  readonly value: WorkflowText;
}

/** Event that starts a workflow. @public */
export interface Trigger extends LocatedInFile {
  readonly name: string;
  /** Its filters and inputs, if it has any. */
  readonly node: YamlMap | undefined;
  /** What a filter such as `branches` or `types` lists; undefined if it is not given. */
  filter(name: string): readonly string[] | undefined;
}

/** How far a token reaches. @public */
export type PermissionLevel = 'read' | 'write' | 'none';

/** `permissions:` of a workflow or a job. @public */
export interface Permissions extends LocatedInFile {
  readonly key: YamlScalar;
  /** `read-all` or `write-all`. */
  readonly all?: 'read' | 'write';
  readonly scopes: readonly PermissionScope[];
}

/** One line of `permissions`. @public */
export interface PermissionScope extends LocatedInFile {
  readonly name: string;
  readonly level: PermissionLevel | undefined;
}

/** What stands after `uses:`. @public */
export interface ActionRef extends LocatedInFile {
  readonly raw: string;
  /** `local`: `./…`, in the same repository. `docker`: an image. `unknown`: an expression or malformed. */
  readonly from: 'repository' | 'local' | 'docker' | 'unknown';
  readonly owner?: string;
  readonly repo?: string;
  /** Folder or workflow file in the repository. */
  readonly path?: string;
  readonly ref?: string;
  /** The ref is a full commit id. */
  readonly isSha: boolean;
  /** `owner/repo`, in lower case, with the path if there is one: what an action is known by. */
  readonly name?: string;
  /** What the comment on the same line says, `v4.2.0`. */
  readonly comment?: string;
  readonly image?: ImageRef;
}

/** A shell script of a step. @public */
export interface StepScript extends LocatedInFile {
  readonly text: WorkflowText;
  /** Empty where it is not a POSIX shell's. */
  readonly commands: readonly Command[];
  /** `bash`, `sh`, `pwsh`, `python`; undefined if the file does not say. */
  readonly shell: string | undefined;
  /** The `working-directory` of the step, the job or the workflow. */
  readonly folder: WorkflowText | undefined;
}

/** One step of a job or a composite action. @public */
export interface Step extends LocatedInFile {
  readonly node: YamlMap;
  /** The job it is a step of; undefined in a composite action. */
  readonly job: Job | undefined;
  /** What to underline for something absent: its `uses`, `run` or first key. */
  readonly anchor: LocatedInFile;
  readonly id?: string;
  readonly name?: WorkflowText;
  readonly uses?: ActionRef;
  readonly run?: StepScript;
  readonly with: readonly WorkflowVariable[];
  readonly env: readonly WorkflowVariable[];
  readonly if?: WorkflowText;
  /** `true`, `false`, or undefined where an expression decides. */
  readonly continueOnError: boolean | undefined;
  /** The steps of the local composite action it uses, where that is in the source. */
  readonly inner?: readonly Step[];
  /** An input by its name, whatever its case. */
  input(name: string): WorkflowVariable | undefined;
  /** What `env` of the step, its job or the workflow says of a name, whatever its case. */
  variable(name: string): WorkflowVariable | undefined;
}

/** An image that a job, a service container or a step runs in. @public */
export interface WorkflowImage extends LocatedInFile {
  readonly text: WorkflowText;
  /** Undefined where an expression decides. */
  readonly ref: ImageRef | undefined;
  /** `credentials:` beside it. */
  readonly credentials: readonly WorkflowVariable[];
  readonly role: 'job' | 'service' | 'step';
}

/** One job of a workflow. Its range is its key. @public */
export interface Job extends LocatedInFile {
  readonly id: string;
  readonly key: YamlScalar;
  readonly node: YamlMap;
  readonly workflow: Workflow;
  readonly permissions?: Permissions;
  readonly env: readonly WorkflowVariable[];
  readonly needs: readonly string[];
  readonly if?: WorkflowText;
  readonly runsOn?: YamlNode;
  /** Every label that it may run on; undefined where an expression hides them. */
  readonly runnerLabels: readonly string[] | undefined;
  /** The expressions in its matrix. */
  readonly matrixExpressions: readonly Expression[];
  /** What the contexts can be that the job itself gives values to: `matrix` and `env`. */
  readonly values: ContextValues;
  readonly images: readonly WorkflowImage[];
  readonly steps: readonly Step[];
  /** The reusable workflow it calls. */
  readonly uses?: ActionRef;
  /** That workflow, where it is in the source. */
  readonly called?: Workflow;
  readonly with: readonly WorkflowVariable[];
  readonly secrets: readonly WorkflowVariable[] | 'inherit';
  /** Where it deploys to, `environment:`. */
  readonly environment?: LocatedInFile;
  readonly concurrency?: YamlEntry;
  /** It or one of its steps is given a secret other than the token of the run. */
  readonly usesSecrets: boolean;
  readonly continueOnError: boolean | undefined;
  /** What `env` of the job or the workflow says of a name, whatever its case. */
  variable(name: string): WorkflowVariable | undefined;
}

/** A workflow, or a composite action (`action.yml`), which has steps but no jobs. @public */
export interface Workflow extends ParsedFile {
  readonly kind: 'github-actions';
  readonly template?: TemplateLanguage;
  readonly root: YamlMap | undefined;
  readonly isAction: boolean;
  readonly name?: string;
  readonly on: readonly Trigger[];
  readonly permissions?: Permissions;
  readonly env: readonly WorkflowVariable[];
  readonly concurrency?: YamlEntry;
  readonly jobs: readonly Job[];
  /** The steps of a composite action. */
  readonly steps: readonly Step[];
  /** Every step of every job, or of the composite action. */
  readonly allSteps: readonly Step[];
  /** Every expression between `${{` and `}}`, wherever it stands. */
  readonly expressions: readonly Expression[];
  /** What may be underlined for something absent from the whole file. */
  readonly anchor: LocatedInFile;
}
