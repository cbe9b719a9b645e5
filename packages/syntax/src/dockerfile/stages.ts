import type { ImageRef } from '../image-ref';
import type {
  Cmd,
  Entrypoint,
  Env,
  From,
  Healthcheck,
  Instruction,
  Label,
  Onbuild,
  Stopsignal,
} from './nodes';
import { GlobalScope, StageScope } from './scope';
import {
  isWindowsShell,
  shellOf,
  shellSetBy,
  userOf,
  workdirOf,
} from './settings';
import type {
  EnvSetting,
  LabelSetting,
  Origin,
  Setting,
  ShellSetting,
  Stage,
  StageState,
  UserSetting,
  WorkdirSetting,
} from './stage';

/** A chain of stages longer than this is nobody's; what lies below it counts as unknown. */
const longestLineage = 100;
/** Triggers run again in each stage that is FROM theirs; more than these are left out. */
const mostTriggers = 100;

/** A stage while it is read, and the `Stage` that rules see afterwards. */
export class StageNode implements Stage {
  readonly memory: unknown[] = [];
  readonly instructions: Instruction[] = [];
  readonly needs: StageNode[] = [];
  readonly scope: StageScope;
  readonly parent?: StageNode;
  readonly base?: ImageRef;
  readonly baseKind: 'image' | 'scratch' | 'unknown';
  user: UserSetting;
  workdir: WorkdirSetting;
  shell: ShellSetting;
  healthcheck: Setting<Healthcheck>;
  cmd: Setting<Cmd>;
  entrypoint: Setting<Entrypoint>;
  stopsignal: Setting<Stopsignal>;
  isTarget = false;
  ships = false;
  used = false;
  readonly #env = new Map<string, EnvSetting>();
  readonly #labels = new Map<string, LabelSetting>();
  readonly #onbuilds: Onbuild[] = [];
  readonly #depth: number;
  #state: StageState | undefined;

  constructor(
    readonly index: number,
    readonly from: From,
    readonly name: string | undefined,
    baseStage: StageNode | undefined,
    globals: GlobalScope,
    /** Whether the file is written for Windows, as far as it shows. */
    mayBeWindows: boolean,
  ) {
    const isTooDeep = baseStage && baseStage.#depth >= longestLineage;
    const parent = isTooDeep ? undefined : baseStage;
    if (baseStage) this.needs.push(baseStage);
    this.parent = parent;
    this.#depth = parent ? parent.#depth + 1 : 0;
    this.base = parent ? parent.base : from.image;
    this.baseKind = baseKind(from, parent);
    this.scope = new StageScope(
      globals,
      parent?.scope,
      this.baseKind === 'scratch',
    );
    const below: Origin = this.baseKind === 'scratch' ? 'none' : 'unknown';
    this.user = parent ? inherit(parent.user) : userOf(below, this.base);
    this.workdir = parent
      ? inherit(parent.workdir)
      : workdirOf(below, this.base);
    this.shell = parent
      ? inherit(parent.shell)
      : shellOf(below, this.base, mayBeWindows);
    this.healthcheck = parent
      ? inherit(parent.healthcheck)
      : { origin: this.base?.facts.hasHealthcheck ? 'base' : below };
    this.cmd = parent ? inherit(parent.cmd) : { origin: below };
    this.entrypoint = parent ? inherit(parent.entrypoint) : { origin: below };
    this.stopsignal = parent ? inherit(parent.stopsignal) : { origin: below };
    if (parent)
      for (const { instruction } of parent.#onbuilds)
        if (instruction) this.#apply(instruction);
  }

  get isWindows(): boolean {
    return (
      this.base?.facts.isWindows || isWindowsShell(this.shell.interpreter ?? '')
    );
  }

  get lineage(): readonly Stage[] {
    const lineage: Stage[] = [this];
    for (let stage = this.parent; stage; stage = stage.parent)
      lineage.push(stage);
    return lineage;
  }

  /** What the next instruction meets; one object as long as nothing changes. */
  get state(): StageState {
    this.#state ??= {
      user: this.user,
      workdir: this.workdir,
      shell: this.shell,
    };
    return this.#state;
  }

  add(instruction: Instruction) {
    this.instructions.push(instruction);
    if (instruction.type !== 'onbuild') this.#apply(instruction);
    else if (this.#onbuilds.length < mostTriggers)
      this.#onbuilds.push(instruction);
  }

  env(name: string): EnvSetting | undefined {
    return this.#settingOf(name, stage => stage.#env);
  }

  label(key: string): LabelSetting | undefined {
    return this.#settingOf(key, stage => stage.#labels);
  }

  #settingOf<S extends EnvSetting | LabelSetting>(
    key: string,
    settings: (stage: StageNode) => ReadonlyMap<string, S>,
  ): S | undefined {
    const own = settings(this).get(key);
    if (own) return own;
    for (let stage = this.parent; stage; stage = stage.parent) {
      const setting = settings(stage).get(key);
      if (setting) return { ...setting, origin: 'stage' };
    }
    return undefined;
  }

  /** Takes the effect of an instruction on what follows. */
  #apply(instruction: Instruction) {
    switch (instruction.type) {
      case 'arg':
        this.scope.declare(instruction);
        break;
      case 'env':
        this.#setEnv(instruction);
        break;
      case 'label':
        this.#setLabels(instruction);
        break;
      case 'user':
        this.user = {
          origin: 'here',
          node: instruction,
          value: instruction.user?.value,
          isRoot: instruction.isRoot,
        };
        this.#state = undefined;
        break;
      case 'workdir':
        this.workdir = {
          origin: 'here',
          node: instruction,
          value: instruction.resolved,
        };
        this.#state = undefined;
        break;
      case 'shell':
        this.shell = shellSetBy(instruction);
        this.#state = undefined;
        break;
      case 'healthcheck':
        this.healthcheck = { origin: 'here', node: instruction };
        break;
      case 'cmd':
        this.cmd = { origin: 'here', node: instruction };
        break;
      case 'entrypoint':
        this.entrypoint = { origin: 'here', node: instruction };
        // An entry point of one's own drops the command that came with the base.
        if (this.cmd.origin !== 'here') this.cmd = { origin: 'none' };
        break;
      case 'stopsignal':
        this.stopsignal = { origin: 'here', node: instruction };
        break;
      default:
    }
  }

  #setEnv(node: Env) {
    this.scope.set(node);
    for (const { key, value } of node.pairs)
      if (key.value !== undefined)
        this.#env.set(key.value, { value, node, origin: 'here' });
  }

  #setLabels(node: Label) {
    for (const { key, value } of node.pairs)
      if (key.value !== undefined)
        this.#labels.set(key.value, { value, node, origin: 'here' });
  }
}

/** The stage of this name, in any case, or of this number. */
export const findStage = (
  stages: readonly StageNode[],
  byName: ReadonlyMap<string, StageNode>,
  name: string,
): StageNode | undefined =>
  byName.get(name.toLowerCase()) ??
  (/^\d{1,9}$/.test(name) ? stages[Number(name)] : undefined);

const inherit = <S extends Setting<unknown>>(setting: S): S =>
  setting.origin === 'here' ? { ...setting, origin: 'stage' } : setting;

function baseKind(
  from: From,
  parent: StageNode | undefined,
): 'image' | 'scratch' | 'unknown' {
  if (parent) return parent.baseKind;
  return from.base === 'stage' ? 'unknown' : from.base;
}
