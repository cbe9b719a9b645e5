import { ImageRef } from '../image-ref';
import type { Remembering } from '../remember';
import { Text } from '../text';
import type {
  Cmd,
  Entrypoint,
  Env,
  From,
  Healthcheck,
  Instruction,
  Label,
  ShellInstruction,
  Stopsignal,
  User,
  Workdir,
} from './nodes';

/**
 * Where a setting of a stage comes from.
 *
 * `here`: an instruction of the stage itself. `stage`: one of a stage it is FROM. `base`: what is known of the external
 * image. `none`: nothing sets it (`FROM scratch`). `unknown`: the external image may set it.
 *
 * @public
 */
export type Origin = 'here' | 'stage' | 'base' | 'none' | 'unknown';

/** A setting of a stage and the instruction that makes it. @public */
export interface Setting<Node> {
  readonly origin: Origin;
  /** Present for the origins `here` and `stage`. */
  readonly node?: Node;
}

/** The user that the stage's next instruction, or the container, runs as. @public */
export interface UserSetting extends Setting<User> {
  /** Name or number, if known. */
  readonly value: string | undefined;
  readonly isRoot: boolean | undefined;
}

/** The working folder. @public */
export interface WorkdirSetting extends Setting<Workdir> {
  /** Absolute path, if known. */
  readonly value: string | undefined;
}

/** What reads the shell form. @public */
export interface ShellSetting extends Setting<ShellInstruction> {
  /** The interpreter: `sh`, `bash`, `powershell`, `cmd` …; `none` when the base has no shell; undefined when unknown. */
  readonly interpreter: string | undefined;
  /** Whether it reads shell as we do (sh, bash, ash, dash, zsh, ksh). */
  readonly isPosix: boolean | undefined;
  /** Whether it is started with `-o pipefail`. */
  readonly pipefail: boolean;
}

/** What changes while a stage is built. @public */
export interface StageState {
  readonly user: UserSetting;
  readonly workdir: WorkdirSetting;
  readonly shell: ShellSetting;
}

/** The value of an environment variable and the instruction that sets it. @public */
export interface EnvSetting {
  readonly value: Text;
  readonly node: Env;
  readonly origin: 'here' | 'stage';
}

/** The value of a label and the instruction that sets it. @public */
export interface LabelSetting {
  readonly value: Text;
  readonly node: Label;
  readonly origin: 'here' | 'stage';
}

/**
 * A build stage: a FROM and what follows it, with the settings that hold at its end, its own or inherited along
 * `FROM stage`.
 *
 * @public
 */
export interface Stage extends StageState, Remembering {
  readonly index: number;
  /** In lower case, as Docker compares it. */
  readonly name?: string;
  readonly from: From;
  /** All instructions of the stage, FROM included. */
  readonly instructions: readonly Instruction[];
  /** The stage it is FROM, if it is. */
  readonly parent?: Stage;
  /** Itself, its parent, its parent's parent …; the last one stands on an external image or on scratch. */
  readonly lineage: readonly Stage[];
  /** The external image at the end of the lineage; absent for scratch. */
  readonly base?: ImageRef;
  /** What the end of the lineage stands on. */
  readonly baseKind: 'image' | 'scratch' | 'unknown';
  /** It is made of Windows, as its base or its shell tells. */
  readonly isWindows: boolean;
  /** The stages it needs directly: FROM, `COPY --from`, `RUN --mount from`. */
  readonly needs: readonly Stage[];
  /** A build makes an image of it that ships: the last stage, or a target that the service names. */
  readonly isTarget: boolean;
  /** Its layers are in an image that ships: the last stage or a target that the service names, or what that is FROM. */
  readonly ships: boolean;
  /** It is built for an image that ships: it ships, or something is copied or mounted from it. */
  readonly used: boolean;
  readonly healthcheck: Setting<Healthcheck>;
  readonly cmd: Setting<Cmd>;
  readonly entrypoint: Setting<Entrypoint>;
  readonly stopsignal: Setting<Stopsignal>;
  /** What the stage or one of its parents sets a variable to; the external image may set others. */
  env(name: string): EnvSetting | undefined;
  /** What the stage or one of its parents sets a label to; the external image may set others. */
  label(key: string): LabelSetting | undefined;
}
