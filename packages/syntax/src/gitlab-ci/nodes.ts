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

/**
 * A text of a pipeline. Its value is after the variables that the files themselves define, and undefined where
 * one is not known.
 *
 * @public
 */
export interface PipelineText extends Text, LocatedInFile {
  readonly node: YamlScalar;
  /** As in the file but for YAML's own quoting. */
  readonly written: string;
}

/** One of `variables`. @public */
export interface PipelineVariable extends LocatedInFile {
  readonly name: string;
  readonly key: YamlScalar;
  /** What stands there. */
  readonly node: YamlScalar;
  /** What it is, after its own variables. */
  readonly value: PipelineText;
}

/** An image that a job or one of its services runs in. @public */
export interface PipelineImage extends LocatedInFile {
  readonly text: PipelineText;
  /** Undefined where a variable decides. */
  readonly ref: ImageRef | undefined;
  readonly role: 'job' | 'service';
  readonly alias?: string;
  /** `command` and `entrypoint` of a service. */
  readonly words: readonly PipelineText[];
}

/** One line (item) of a script. @public */
export interface ScriptLine extends LocatedInFile {
  readonly section: 'before_script' | 'script' | 'after_script';
  readonly text: PipelineText;
  readonly commands: readonly Command[];
}

/** What `include` names. @public */
export interface Include extends LocatedInFile {
  readonly type:
    | 'local'
    | 'remote'
    | 'project'
    | 'template'
    | 'component'
    | 'unknown';
  /** Path, address, template or component. */
  readonly target: string;
  /** `ref` of a project include, or what stands after `@` of a component. */
  readonly ref?: string;
  /** The file, where it is in the source. */
  readonly file?: string;
}

/** A job after `extends`, `default`, `!reference` and anchors. Its range is its key. @public */
export interface GitlabJob extends LocatedInFile {
  readonly name: string;
  readonly key: YamlScalar;
  readonly pipeline: Pipeline;
  /** Its name begins with a dot: a template that does not run. */
  readonly isHidden: boolean;
  /** From the lowest to the one that wins. */
  readonly layers: readonly YamlMap[];
  /** `extends` names a job that is not in the source, or it takes over more than is read. */
  readonly incomplete: boolean;
  readonly stage: string;
  readonly image?: PipelineImage;
  readonly services: readonly PipelineImage[];
  readonly script: readonly ScriptLine[];
  readonly needs: readonly string[];
  readonly rules: readonly YamlNode[];
  /** `undefined` where rules or exit codes decide. */
  readonly allowFailure: boolean | undefined;
  /** `when: manual` and the like; undefined if not set. */
  readonly when?: string;
  /** What it starts as a child pipeline. */
  readonly children: readonly Include[];
  /** The entry that wins for a key. */
  entry(key: string): YamlEntry | undefined;
  /** What stands there, after `!reference`. */
  value(key: string): YamlNode | undefined;
  /** One of its variables, or of those of the file that it inherits. */
  variable(name: string): PipelineVariable | undefined;
}

/** A GitLab CI file, `.gitlab-ci.yml` or one it includes. @public */
export interface Pipeline extends ParsedFile {
  readonly kind: 'gitlab-ci';
  readonly template?: TemplateLanguage;
  readonly root: YamlMap | undefined;
  readonly stages: readonly string[];
  readonly includes: readonly Include[];
  /** What its jobs start as child pipelines, by the name of the job. */
  readonly children: ReadonlyMap<string, readonly Include[]>;
  /** Path of the file that starts the pipeline; of those that include it the first. */
  readonly entryFile: string;
  readonly variables: readonly PipelineVariable[];
  readonly default: YamlMap | undefined;
  readonly workflow: YamlMap | undefined;
  /** All that run and, with `isHidden`, the templates. */
  readonly jobs: readonly GitlabJob[];
  /** Images of `default` and of the top level. */
  readonly images: readonly PipelineImage[];
  /** What may be underlined for something absent from the whole file. */
  readonly anchor: LocatedInFile;
}
