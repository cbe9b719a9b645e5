import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parseDocument } from 'yaml';
import { Engine } from './engine';
import { Problem, TemplatesError } from './errors';
import { Versions } from './versions';

/**
 * Who a file belongs to once it is rendered: `managed` files are ours to change in later versions of the golden
 * path; `seeded` files are the team's from the first day.
 *
 * @public
 */
export type Ownership = 'managed' | 'seeded';

/** A question of a form: a property of JSON Schema with Backstage's `ui:` keys. @public */
export type Question = Record<string, unknown> & {
  title: string;
  description?: string;
};

/** What holds for the files whose path matches. */
export interface FileRule {
  /** A glob over the rendered path, `**` included. */
  path: string;
  /** A condition over the values: otherwise the file is not part of the result. */
  when?: string;
  ownership?: Ownership;
  executable?: boolean;
  /** Copied as it is: nothing in it is filled in. */
  raw?: boolean;
}

/** A folder of files, with values that its `values.yaml` works out of the answers. */
export interface Layer {
  /** `shared/service`, `go` */
  name: string;
  values?: string;
  rules: FileRule[];
  files: ReadonlyMap<string, Buffer>;
}

/** A golden path as its folder describes it. @public */
export interface GoldenPath {
  /** The name of its folder, such as `go`. */
  name: string;
  title: string;
  description: string;
  /** Semantic version; goes up with every change of what is rendered. */
  version: string;
  tags: string[];
  /** What `spec.type` of the template says: `service`, `website`, `system`. */
  type: string;
  /** The questions of the first page, and those with defaults behind it. */
  questions: { main: Question[]; advanced: Question[] };
  /** Answers that nobody is asked for, as there is but one: `database: none` where nothing may stand beside it. */
  fixed: Record<string, unknown>;
  /** JSON Schema of the answers. */
  schema: Record<string, unknown>;
  /** @internal */
  validate: ValidateFunction;
  /** Its template.yaml is written by hand, as it asks or does more than to render and publish. */
  hasOwnTemplate: boolean;
  /** In the order in which they are laid over each other: the golden path's own files win. */
  layers: Layer[];
}

/** Everything in a folder of golden paths. @public */
export interface Templates {
  goldenPaths: ReadonlyMap<string, GoldenPath>;
  /** @internal */
  engine: Engine;
  /** @internal */
  versions: Versions;
}

/** Reads the golden paths of a folder on disk. @public */
export async function loadTemplates(folder: string): Promise<Templates> {
  const files = new Map<string, Buffer>();
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  for (const entry of entries) {
    // Links are left out: nothing outside of the folder is ever part of a rendering.
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(
      relative(folder, path).split(sep).join('/'),
      await readFile(path),
    );
  }
  return templatesOf(files);
}

/**
 * The golden paths in files held in memory, by path from the templates' folder.
 *
 * @throws TemplatesError that names everything wrong with them
 * @public
 */
export function templatesOf(files: ReadonlyMap<string, Buffer>): Templates {
  return new Reading(files).templates();
}

interface Definition {
  title: string;
  description: string;
  version: string;
  type?: string;
  tags?: string[];
  layers?: string[];
  questions: { main: string[]; advanced?: string[] };
  overrides?: Record<string, Record<string, unknown>>;
  fixed?: Record<string, unknown>;
  required?: string[];
  dependencies?: Record<string, unknown>;
  ownTemplate?: boolean;
  files?: FileRule[];
}

class Reading {
  private readonly problems: Problem[] = [];

  constructor(private readonly files: ReadonlyMap<string, Buffer>) {}

  templates(): Templates {
    const versions = Versions.read(
      'versions.yaml',
      parseDocument(this.text('versions.yaml') ?? ''),
    );
    const questions = (this.yaml('answers.yaml', ANSWERS_FILE) ?? {
      questions: {},
    }) as {
      questions: Record<string, Question>;
      required?: string[];
      dependencies?: Record<string, unknown>;
    };
    const partials = new Map(
      [...this.below('shared/partials/')].map(([path, content]) => [
        path,
        content.toString('utf8'),
      ]),
    );
    const goldenPaths = new Map<string, GoldenPath>();
    for (const path of this.files.keys()) {
      const [, name] = /^([^/]+)\/golden-path\.yaml$/.exec(path) ?? [];
      if (!name) continue;
      const definition = this.yaml(path, GOLDEN_PATH_FILE);
      if (!definition) continue;
      goldenPaths.set(
        name,
        this.goldenPath(name, definition as Definition, questions),
      );
    }
    if (!goldenPaths.size && !this.problems.length) {
      this.problem('golden-path.yaml', 'no folder has one');
    }
    if (this.problems.length) throw new TemplatesError(this.problems);
    return { goldenPaths, versions, engine: new Engine(partials) };
  }

  private goldenPath(
    name: string,
    definition: Definition,
    common: {
      questions: Record<string, Question>;
      required?: string[];
      dependencies?: Record<string, unknown>;
    },
  ): GoldenPath {
    const where = `${name}/golden-path.yaml`;
    const all: Record<string, Question> = {};
    const asked = (names: string[]) =>
      names.flatMap(key => {
        const question = common.questions[key];
        const override = definition.overrides?.[key];
        if (!question && !override) {
          this.problem(where, `answers.yaml has no question ${key}`);
          return [];
        }
        all[key] = { ...question, ...override } as Question;
        return [{ ...all[key], name: key }];
      });
    const main = asked(definition.questions.main);
    const advanced = asked(definition.questions.advanced ?? []);
    for (const key of Object.keys(definition.overrides ?? {})) {
      if (!all[key])
        this.problem(where, `overrides ${key}, but does not ask it`);
    }
    for (const key of Object.keys(definition.fixed ?? {})) {
      if (all[key]) this.problem(where, `asks ${key}, though it is fixed`);
    }
    const conditions = Object.entries({
      ...common.dependencies,
      ...definition.dependencies,
    }).flatMap(([key, condition]) => (all[key] ? [condition] : []));
    const schema = {
      type: 'object',
      additionalProperties: false,
      properties: all,
      required: [
        ...(common.required ?? []),
        ...(definition.required ?? []),
      ].filter(key => all[key]),
      ...(conditions.length ? { allOf: conditions } : {}),
    };
    let validate: ValidateFunction | undefined;
    try {
      validate = checker().compile(schema);
    } catch (error) {
      this.problem(where, `its questions are no JSON Schema: ${String(error)}`);
    }
    return {
      name,
      title: definition.title,
      description: definition.description,
      version: definition.version,
      type: definition.type ?? 'service',
      tags: definition.tags ?? [],
      questions: { main, advanced },
      fixed: definition.fixed ?? {},
      schema,
      // Nothing is rendered where there is a problem.
      validate: validate!,
      hasOwnTemplate: definition.ownTemplate ?? false,
      layers: [
        ...(definition.layers ?? []).map(layer =>
          this.layer(`shared/${layer}`, `shared/${layer}/layer.yaml`),
        ),
        this.layer(name, where),
      ],
    };
  }

  private layer(folder: string, description: string): Layer {
    const files = this.below(`${folder}/files/`);
    const values = this.text(`${folder}/values.yaml`, false);
    if (!files.size && values === undefined) {
      this.problem(description, `${folder} has no files`);
    }
    const rules = this.files.has(description)
      ? (this.yaml(description, LAYER_FILE) as { files?: FileRule[] })?.files
      : [];
    return { name: folder, values, rules: rules ?? [], files };
  }

  private below(prefix: string): Map<string, Buffer> {
    const found = [...this.files]
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, content]) => [path.slice(prefix.length), content] as const);
    // So that the order of a folder's entries never matters.
    return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private text(path: string, needed = true): string | undefined {
    const content = this.files.get(path);
    if (!content && needed) this.problem(path, 'is missing');
    return content?.toString('utf8');
  }

  private yaml(path: string, schema: object): object | undefined {
    const text = this.text(path);
    if (text === undefined) return undefined;
    const document = parseDocument(text);
    for (const { message } of document.errors) {
      this.problem(path, message.split('\n')[0]);
    }
    if (document.errors.length) return undefined;
    const value = document.toJS();
    const validate = checker().compile(schema);
    if (validate(value)) return value as object;
    for (const error of validate.errors ?? []) {
      this.problem(path, sentenceOf(error));
    }
    return undefined;
  }

  private problem(where: string, message: string) {
    this.problems.push({ where, message });
  }
}

/** Takes Backstage's `ui:` keys and whatever else a form needs as they are. */
export const checker = () =>
  new Ajv({ allErrors: true, strict: false, useDefaults: true });

/** What JSON Schema has against a value, for a person. */
export function sentenceOf({
  instancePath,
  message,
  keyword,
  params,
}: ErrorObject): string {
  const at = instancePath
    ? `${instancePath.slice(1).replace(/\//g, '.')} `
    : '';
  if (keyword === 'additionalProperties') {
    return `${at}has ${params.additionalProperty}, which is not known`;
  }
  if (keyword === 'enum') {
    return `${at}must be one of ${params.allowedValues.join(', ')}`;
  }
  return `${at}${message}`;
}

const FILE_RULES = {
  type: 'array',
  items: {
    type: 'object',
    required: ['path'],
    additionalProperties: false,
    properties: {
      path: { type: 'string' },
      when: { type: 'string' },
      ownership: { enum: ['managed', 'seeded'] },
      executable: { type: 'boolean' },
      raw: { type: 'boolean' },
    },
  },
};

const NAMES = { type: 'array', items: { type: 'string' } };

const GOLDEN_PATH_FILE = {
  type: 'object',
  required: ['title', 'description', 'version', 'questions'],
  additionalProperties: false,
  properties: {
    title: { type: 'string' },
    description: { type: 'string' },
    version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
    type: { type: 'string' },
    tags: NAMES,
    layers: NAMES,
    questions: {
      type: 'object',
      required: ['main'],
      additionalProperties: false,
      properties: {
        // More than eight, and people leave the form.
        main: { ...NAMES, maxItems: 8 },
        advanced: NAMES,
      },
    },
    overrides: { type: 'object' },
    fixed: { type: 'object' },
    required: NAMES,
    dependencies: { type: 'object' },
    ownTemplate: { type: 'boolean' },
    files: FILE_RULES,
  },
};

/** Also that of a golden path, of which only `files` matter to its layer. */
const LAYER_FILE = { type: 'object', properties: { files: FILE_RULES } };

const ANSWERS_FILE = {
  type: 'object',
  required: ['questions'],
  additionalProperties: false,
  properties: {
    questions: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['title'],
        properties: { title: { type: 'string' } },
      },
    },
    required: NAMES,
    dependencies: { type: 'object' },
  },
};
