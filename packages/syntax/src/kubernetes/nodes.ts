import type { TemplateLanguage } from '../dockerfile/dockerfile';
import type { ParsedFile } from '../parsed-file';
import type { LocatedInFile, YamlMap } from '../yaml/nodes';

/** One object of a manifest. Items of a `List` are objects of their own. @public */
export interface KubernetesObject extends LocatedInFile {
  readonly apiVersion: string;
  /** `Deployment`, `CronJob`, … */
  readonly objectKind: string;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly node: YamlMap;
  /** What to underline for the object: its name, or its kind. */
  readonly anchor: LocatedInFile;
}

/** A file of Kubernetes objects. @public */
export interface Manifest extends ParsedFile {
  readonly kind: 'kubernetes';
  readonly template?: TemplateLanguage;
  readonly objects: readonly KubernetesObject[];
}
