import { ImageRef } from '../image-ref';
import { Located } from '../located';
import type { Remembering } from '../remember';
import { Command, Script } from '../shell/nodes';
import { Text } from '../text';
import type { Stage, StageState } from './stage';

/** `# …`, on a line of its own, also between the lines of one instruction. @public */
export interface Comment extends Located {
  /** What follows the `#`, trimmed. */
  readonly text: string;
  /** Whether it stands between the lines of an instruction. */
  readonly inside: boolean;
}

/** `# syntax=…`, `# escape=…`, `# check=…` at the very top. @public */
export interface Directive extends Located {
  /** In lower case. */
  readonly name: string;
  readonly nameAt: Located;
  readonly value: string;
  readonly valueAt: Located;
}

/** The word that names an instruction. @public */
export interface Keyword extends Located {
  /** As written. */
  readonly raw: string;
  /** In capitals. */
  readonly name: string;
}

/** `--name=value` after the keyword. @public */
export interface Flag extends Located {
  /** Without dashes. */
  readonly name: string;
  readonly nameAt: Located;
  readonly value?: Text;
}

/** `<<EOF` and what it brings. @public */
export interface Heredoc extends Located {
  /** The words `<<-"EOF"` on the instruction's line. */
  readonly opener: Located;
  readonly delimiter: string;
  /** Whether variables in it are expanded: the delimiter is not quoted. */
  readonly expands: boolean;
  /** `<<-`: leading tabs are dropped. */
  readonly dropsTabs: boolean;
  /** The lines between, with their line breaks. */
  readonly body: Located;
  /** Absent when the file ends before it. */
  readonly terminator?: Located;
}

/** A JSON form that Docker does not take as one, and so runs as shell words. @public */
export interface BrokenJson extends Located {
  /** Written as a JSON array but for single quotes. */
  readonly singleQuoted: boolean;
}

/** What RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD run. @public */
export interface CommandLine {
  readonly form: 'shell' | 'exec';
  /** Exec form: the strings of the array. Shell form: empty. */
  readonly args: readonly Text[];
  readonly script?: Script;
  /** The commands that run, in order; empty when the shell is not one we read. */
  readonly commands: readonly Command[];
  readonly brokenJson?: BrokenJson;
}

/** What all instructions have. @public */
export interface InstructionBase<T extends string>
  extends Located,
    Remembering {
  readonly type: T;
  readonly keyword: Keyword;
  readonly flags: readonly Flag[];
  /** From the first word after keyword and flags to the last, without heredoc bodies. */
  readonly rest: Located;
  /**
   * The stage it stands in; FROM opens its own. Absent before the first FROM. A file without any FROM is a fragment:
   * its instructions share a stage that ships, stands on something unknown, and is not among the stages of the file.
   */
  readonly stage: Stage | undefined;
  /** The comment lines directly above. */
  readonly comments: readonly Comment[];
  /** Blank lines that a continuation takes along, which Docker warns about; at the end of a file they lie behind it. */
  readonly blankLines: readonly Located[];
  readonly heredocs: readonly Heredoc[];
  /** Whether it is the trigger of an ONBUILD: it then runs in other builds, not in this one. */
  readonly inOnbuild: boolean;
  /** User, working folder and shell that it meets. */
  readonly before: StageState;
}

/** @public */
export interface From extends InstructionBase<'from'> {
  /** The image word as written. Absent when the instruction has none. */
  readonly name?: Text;
  /** The external image; absent for `scratch` and for an earlier stage. */
  readonly image?: ImageRef;
  /** `unknown`: a variable without a known value may be any of the others. */
  readonly base: 'image' | 'stage' | 'scratch' | 'unknown';
  readonly baseStage?: Stage;
  readonly platform?: Text;
  /** The word `AS`. */
  readonly as?: Located;
  readonly alias?: Text;
  /** The image name when every ARG without a default is empty, as a build without arguments has it. */
  readonly defaultName?: string;
}

/** `--mount=type=…,…` of a RUN. @public */
export interface Mount extends Located {
  /** `bind`, `cache`, `tmpfs`, `secret`, `ssh`. */
  readonly type: string | undefined;
  readonly target: string | undefined;
  readonly from?: Text;
  readonly fromStage?: Stage;
  readonly fromImage?: ImageRef;
  /** All options, keys in lower case; a key without a value has `true`. */
  readonly options: ReadonlyMap<string, string>;
}

/** @public */
export interface Run extends InstructionBase<'run'>, CommandLine {
  readonly mounts: readonly Mount[];
  readonly hasPipe: boolean;
}

/** @public */
export interface Cmd extends InstructionBase<'cmd'>, CommandLine {}

/** @public */
export interface Entrypoint
  extends InstructionBase<'entrypoint'>,
    CommandLine {}

/** @public */
export interface Healthcheck extends InstructionBase<'healthcheck'> {
  /** `HEALTHCHECK NONE`. */
  readonly isNone: boolean;
  readonly test?: CommandLine & Located;
  /** The word `CMD` or `NONE`. */
  readonly kindAt?: Located;
}

/** What COPY and ADD share. @public */
export interface Transfer<T extends string> extends InstructionBase<T> {
  readonly form: 'shell' | 'exec';
  /** Meant as an array, and read as words: sources and destination are then not what was meant. */
  readonly brokenJson?: BrokenJson;
  /** Files only; see `heredocs` for the texts written in place. */
  readonly sources: readonly Text[];
  readonly destination?: Text;
  /** `--from`: a stage, an image or a named context. */
  readonly from?: Text;
  readonly fromStage?: Stage;
  /** The image of `--from` when no stage has that name; it may also be a named context. */
  readonly fromImage?: ImageRef;
}

/** @public */
export interface Copy extends Transfer<'copy'> {}

/** @public */
export interface Add extends Transfer<'add'> {}

/** @public */
export interface User extends InstructionBase<'user'> {
  readonly user?: Text;
  readonly group?: Text;
  /** undefined when a variable hides it. */
  readonly isRoot: boolean | undefined;
  readonly isNumeric: boolean | undefined;
}

/** @public */
export interface Workdir extends InstructionBase<'workdir'> {
  readonly path?: Text;
  readonly isAbsolute: boolean | undefined;
  /** The folder that it leads to, seen from the one before; undefined when unknown. */
  readonly resolved: string | undefined;
}

/** One port of an EXPOSE. @public */
export interface Port extends Text {
  /** What stands before the container port: `8080:` in `8080:80`. */
  readonly host?: Located;
  /** The port, or the first of a range. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** As written; absent means tcp. */
  readonly protocol?: string;
  readonly protocolAt?: Located;
}

/** @public */
export interface Expose extends InstructionBase<'expose'> {
  readonly ports: readonly Port[];
}

/** `key=value` of an ENV or LABEL. @public */
export interface Pair extends Located {
  readonly key: Text;
  readonly value: Text;
}

/** @public */
export interface Env extends InstructionBase<'env'> {
  readonly pairs: readonly Pair[];
  /** The old form `ENV key value`. */
  readonly isLegacy: boolean;
}

/** @public */
export interface Label extends InstructionBase<'label'> {
  readonly pairs: readonly Pair[];
  /** The old form `LABEL key value`. */
  readonly isLegacy: boolean;
}

/** One name of an ARG. @public */
export interface ArgDefinition extends Located {
  readonly name: string;
  readonly nameAt: Located;
  readonly default?: Text;
  /** The default in force, also from an ARG before the first FROM; undefined when there is none. */
  readonly value: string | undefined;
}

/** @public */
export interface Arg extends InstructionBase<'arg'> {
  readonly args: readonly ArgDefinition[];
}

/** @public */
export interface ShellInstruction extends InstructionBase<'shell'> {
  readonly words: readonly Text[];
}

/** @public */
export interface Volume extends InstructionBase<'volume'> {
  readonly form: 'shell' | 'exec';
  readonly paths: readonly Text[];
}

/** @public */
export interface Stopsignal extends InstructionBase<'stopsignal'> {
  readonly signal?: Text;
}

/** @public */
export interface Onbuild extends InstructionBase<'onbuild'> {
  readonly instruction?: Instruction;
}

/** @public */
export interface Maintainer extends InstructionBase<'maintainer'> {
  readonly name?: Text;
}

/** A line whose first word is no instruction. @public */
export interface UnknownInstruction extends InstructionBase<'unknown'> {
  /** The instruction that was probably meant. */
  readonly suggestion?: string;
}

/** One instruction of a Dockerfile. @public */
export type Instruction =
  | From
  | Run
  | Cmd
  | Entrypoint
  | Healthcheck
  | Copy
  | Add
  | User
  | Workdir
  | Expose
  | Env
  | Label
  | Arg
  | ShellInstruction
  | Volume
  | Stopsignal
  | Onbuild
  | Maintainer
  | UnknownInstruction;

/** The lower-case names of the instructions. @public */
export type InstructionType = Instruction['type'];
