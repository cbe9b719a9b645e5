/** A check of `docker build --check`, as BuildKit prints it. @public */
export type BuildkitCheck =
  | 'ConsistentInstructionCasing'
  | 'CopyIgnoredFile'
  | 'DuplicateStageName'
  | 'ExposeInvalidFormat'
  | 'ExposeProtoCasing'
  | 'FromAsCasing'
  | 'FromPlatformFlagConstDisallowed'
  | 'InvalidBaseImagePlatform'
  | 'InvalidDefaultArgInFrom'
  | 'InvalidDefinitionDescription'
  | 'JSONArgsRecommended'
  | 'LegacyKeyValueFormat'
  | 'MaintainerDeprecated'
  | 'MultipleInstructionsDisallowed'
  | 'NoEmptyContinuation'
  | 'RedundantTargetPlatform'
  | 'ReservedStageName'
  | 'SecretsUsedInArgOrEnv'
  | 'StageNameCasing'
  | 'UndefinedArgInFrom'
  | 'UndefinedVar'
  | 'WorkdirRelativePath';

/** `<framework>@<version>:<id>`: the same number means different things in different versions. @public */
export type ControlId = `${string}@${string}:${string}`;

/**
 * Where others say the same thing. A mistyped code does not compile.
 *
 * Structurally a `References` of `@plimsoll/findings`, with narrower strings.
 *
 * @public
 */
export interface RuleReferences {
  /** What a set-up ought to have, and the rule asks for: `<section>/<words>`. */
  practices?: readonly `${string}/${string}`[];
  controls?: readonly ControlId[];
  hadolint?: readonly (`DL${number}` | `SC${number}`)[];
  trivy?: readonly (`DS-${number}` | `KSV-${number}`)[];
  checkov?: readonly `CKV${'' | '2'}_${string}`[];
  buildkit?: readonly BuildkitCheck[];
  /** KICS has no short codes: these are the names of its queries. */
  kics?: readonly string[];
  dclint?: readonly Lowercase<string>[];
  zizmor?: readonly Lowercase<string>[];
  'kube-linter'?: readonly Lowercase<string>[];
  urls?: readonly `https://${string}`[];
}

/** The peers whose codes a rule can name, in the order in which they are printed. @public */
export const PEERS = [
  'hadolint',
  'trivy',
  'checkov',
  'buildkit',
  'kics',
  'dclint',
  'zizmor',
  'kube-linter',
] as const;

/** A tool with rules of its own. @public */
export type Peer = (typeof PEERS)[number];
