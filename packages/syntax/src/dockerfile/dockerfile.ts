import { Context } from '../ignore/nodes';
import { ParsedFile } from '../parsed-file';
import type { Arg, Comment, Directive, Instruction } from './nodes';
import type { Stage } from './stage';

/** What makes a file a template of a Dockerfile rather than one. @public */
export type TemplateLanguage = 'jinja' | 'go' | 'erb' | 'other';

/**
 * A Dockerfile, read to its end whatever is in it.
 *
 * @public
 */
export interface Dockerfile extends ParsedFile {
  readonly kind: 'dockerfile';
  readonly directives: readonly Directive[];
  /** All comments, those between the lines of an instruction included. */
  readonly comments: readonly Comment[];
  /** In order; triggers of ONBUILD are inside their ONBUILD. See `everyInstruction`. */
  readonly instructions: readonly Instruction[];
  /** The ARGs before the first FROM. */
  readonly globalArgs: readonly Arg[];
  readonly stages: readonly Stage[];
  /** The last stage: what a build without a target makes. */
  readonly finalStage?: Stage;
  /** The character that continues lines: `\` or, by directive, a backquote. */
  readonly escape: string;
  /** Set when the text is a template: it is then undecided what is built, and its syntax is not complained of. */
  readonly template?: TemplateLanguage;
  /** The image that `# syntax=` names, if it reads another language than that of Dockerfiles. */
  readonly otherFrontend?: string;
  /** What its build sends to the builder; set once the files of the service are linked. */
  context?: Context;
  /** The stage of this name (any case) or number. */
  stage(nameOrIndex: string): Stage | undefined;
}
