import { Liquid } from 'liquidjs';
import { isMap, isScalar, parseDocument } from 'yaml';
import { TemplatesError } from './errors';
import type { Values } from './values';
import type { Versions } from './versions';

/**
 * Fills in texts with LiquidJS.
 *
 * Of the engines that let their delimiters be chosen it is the one that suits templates fetched by address:
 * it has a language of its own and never evaluates JavaScript (as Eta does), keeps to own properties, and
 * bounds time and memory. Nunjitsu is as safe, but takes no delimiters; those of Nunjucks are also those of
 * Helm, Jinja, Prometheus and, with a dollar, GitHub Actions.
 *
 * `{= name =}` fills in a value and `{% if database %}` is a tag: no file of ours means anything else by
 * either. A line with nothing but a tag leaves no line.
 */
export class Engine {
  private readonly liquid: Liquid;
  private readonly parsed = new Map<string, ReturnType<Liquid['parse']>>();

  constructor(partials: ReadonlyMap<string, string>) {
    this.liquid = new Liquid({
      tagDelimiterLeft: '{%',
      tagDelimiterRight: '%}',
      outputDelimiterLeft: '{=',
      outputDelimiterRight: '=}',
      strictFilters: true,
      strictVariables: true,
      ownPropertyOnly: true,
      dynamicPartials: true,
      templates: Object.fromEntries(
        [...partials].map(([path, text]) => [path, withoutTagLines(text)]),
      ),
      parseLimit: 5_000_000,
      renderLimit: 20_000,
      memoryLimit: 50_000_000,
    });
    for (const [name, filter] of Object.entries(FILTERS)) {
      this.liquid.registerFilter(name, filter);
    }
  }

  /** The text with all values filled in. @param where - named in errors */
  text(where: string, text: string, scope: Scope): string {
    try {
      let template = this.parsed.get(text);
      if (!template) {
        template = this.liquid.parse(withoutTagLines(text), where);
        this.parsed.set(text, template);
      }
      // Globals, as those are also known in `{% render %}`.
      return String(
        this.liquid.renderSync(template, {}, { globals: withLookups(scope) }),
      );
    } catch (error) {
      throw broken(where, error);
    }
  }

  /** Whether a condition such as `database == "postgres"` holds. */
  holds(where: string, condition: string, scope: Scope): boolean {
    const text = `{% if ${condition} %}yes{% endif %}`;
    return this.text(`${where}, when: ${condition}`, text, scope) === 'yes';
  }

  /** A YAML file that is a template itself, as an object. */
  yaml(where: string, text: string, scope: Scope): Values {
    const document = parseDocument(this.text(where, text, scope));
    const [error] = document.errors;
    if (error) throw broken(where, error);
    if (!isMap(document.contents)) {
      if (!document.contents || isScalar(document.contents)) return {};
      throw broken(where, new Error('it has to be a map of names to values'));
    }
    return document.toJS() as Values;
  }
}

/** What a text is filled in with. */
export interface Scope {
  values: Values;
  versions: Versions;
}

function broken(where: string, error: unknown): TemplatesError {
  if (error instanceof TemplatesError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new TemplatesError([{ where, message: message.split('\n')[0] }]);
}

/** `image` and the like need to know the versions of this rendering, which filters find in the scope. */
const withLookups = ({ values, versions }: Scope) => ({
  ...values,
  $versions: versions,
});

/**
 * Takes the line end behind a tag that stands alone on its line into the tag, so that it is gone from the
 * result and lines in errors are still those of the file.
 */
function withoutTagLines(text: string): string {
  return text.replace(
    /^[ \t]*\{%(-?)((?:(?!%\}).)*?)(-?)%\}[ \t]*(\r?\n)/gm,
    '{%$1$2$4$3%}',
  );
}

interface FilterThis {
  context: { globals: object };
}

const versionsOf = (self: FilterThis): Versions =>
  (self.context.globals as { $versions: Versions }).$versions;

const FILTERS: Record<string, (this: any, ...args: any[]) => unknown> = {
  /** `{= 'golang' | image =}` is the image of that name in versions.yaml, with its digest where it is known. */
  image(this: FilterThis, name: string) {
    return versionsOf(this).image(name);
  },
  /** `uses: {= 'checkout' | action =}` is the action at its commit, its version behind it as a comment. */
  action(this: FilterThis, name: string) {
    return versionsOf(this).action(name);
  },
  /** The version of anything else in versions.yaml: a tool, a language, a library. */
  version(this: FilterThis, name: string) {
    return versionsOf(this).entry('versions', name).version;
  },
  /** A value as YAML, on one line, and as JSON, which is the same. */
  yaml: value => JSON.stringify(value),
  json: value => JSON.stringify(value),
  /** Inside the double quotes of a Dockerfile or a shell: nothing in it is a quote or a variable. */
  quoted: value => String(value).replace(/[\\"$`]/g, '\\$&'),
  /** Inside the quotes of HCL. */
  hcl: value =>
    String(value)
      .replace(/[\\"]/g, '\\$&')
      .replace(/([$%])\{/g, '$1$1{'),
  /** As text of Markdown: nothing in it is markup. */
  markdown: value => String(value).replace(/[\\`*_{}[\]()#+!|<>~]/g, '\\$&'),
  /** As text of HTML and XML. */
  xml: value =>
    String(value).replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`),
  /** `order-api` as `order_api`, for databases and languages that know no hyphen. */
  snake: name =>
    String(name)
      .replace(/[^A-Za-z0-9]+/g, '_')
      .toLowerCase(),
};
