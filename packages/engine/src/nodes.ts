import type {
  Add,
  Arg,
  BakeFile,
  BakeTarget,
  Cmd,
  Command,
  Compose,
  ComposeService,
  Container,
  Copy,
  Dockerfile,
  Entrypoint,
  Env,
  EnvFile,
  EnvVariable,
  Expose,
  From,
  GitlabJob,
  Healthcheck,
  IgnoreFile,
  IgnorePattern,
  Instruction,
  Job,
  KubernetesObject,
  Label,
  Maintainer,
  Manifest,
  Onbuild,
  Pipeline,
  Pod,
  Run,
  ShellInstruction,
  Stage,
  Step,
  Stopsignal,
  UnknownInstruction,
  User,
  Volume,
  Workdir,
  Workflow,
  Workload,
} from '@plimsoll/syntax';

/** The root node of each kind of file. @public */
export interface Files {
  dockerfile: Dockerfile;
  dockerignore: IgnoreFile;
  compose: Compose;
  'github-actions': Workflow;
  'gitlab-ci': Pipeline;
  kubernetes: Manifest;
  env: EnvFile;
  bake: BakeFile;
}

/** A command that a RUN runs, with the RUN. @public */
export interface RunCommand {
  readonly command: Command;
  readonly run: Run;
}

/**
 * The nodes a rule can visit, per kind of file. `file` is the root, visited once.
 *
 * The trigger of an ONBUILD is visited like any instruction; its `inOnbuild` is true.
 *
 * @public
 */
export interface Nodes {
  dockerfile: {
    file: Dockerfile;
    /** Each stage, also those that do not ship. */
    stage: Stage;
    /** Each instruction, whatever it is. */
    instruction: Instruction;
    from: From;
    run: Run;
    command: RunCommand;
    cmd: Cmd;
    entrypoint: Entrypoint;
    healthcheck: Healthcheck;
    copy: Copy;
    add: Add;
    user: User;
    workdir: Workdir;
    expose: Expose;
    env: Env;
    label: Label;
    arg: Arg;
    shell: ShellInstruction;
    volume: Volume;
    stopsignal: Stopsignal;
    onbuild: Onbuild;
    maintainer: Maintainer;
    unknown: UnknownInstruction;
  };
  dockerignore: {
    file: IgnoreFile;
    pattern: IgnorePattern;
  };
  compose: {
    file: Compose;
    /** Each service as it runs, after `extends`, merge keys and override files. */
    service: ComposeService;
  };
  'github-actions': {
    file: Workflow;
    /** Each workflow; not the composite actions, which are read as the same kind of file. */
    workflow: Workflow;
    job: Job;
    /** Each step of each job, or of a composite action. */
    step: Step;
  };
  'gitlab-ci': {
    file: Pipeline;
    pipeline: Pipeline;
    /** Each job that runs; the hidden ones are in the jobs that extend them. */
    job: GitlabJob;
  };
  kubernetes: {
    file: Manifest;
    /** Each object, of whatever kind. */
    object: KubernetesObject;
    /** Each object that runs pods, after the patches of the kustomizations that use it. */
    workload: Workload;
    /** The pod, or template of pods, of each workload. */
    pod: Pod;
    /** Each container of each pod: init and ephemeral containers too. */
    container: Container;
  };
  env: {
    file: EnvFile;
    variable: EnvVariable;
  };
  bake: {
    file: BakeFile;
    target: BakeTarget;
  };
}
