import type { JSONSchema7, JSONSchema7Definition } from 'json-schema';
import type { Route } from './routes';

type Definitions = Record<string, JSONSchema7Definition>;

/** What Backstage answers for every error. */
const ERROR = {
  type: 'object',
  description: 'What went wrong, where, and what to do',
  properties: {
    error: {
      type: 'object',
      properties: { name: { type: 'string' }, message: { type: 'string' } },
      required: ['name', 'message'],
    },
    request: {
      type: 'object',
      properties: { method: { type: 'string' }, url: { type: 'string' } },
    },
    response: {
      type: 'object',
      properties: { statusCode: { type: 'integer' } },
      required: ['statusCode'],
    },
  },
  required: ['error', 'response'],
};

/** The definitions, as OpenAPI writes and names them. */
class Schemas {
  readonly #definitions: Definitions;
  readonly #used = new Map<string, JSONSchema7>();

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  get(type: string): JSONSchema7 {
    const definition = this.#definitions[type];
    if (typeof definition !== 'object') {
      throw new Error(`The common package exports no type ${type}`);
    }
    return definition;
  }

  describe(type: string): string | undefined {
    return plain(this.get(type).description);
  }

  ref(type: string) {
    const name = nameOf(type);
    if (!this.#used.has(name)) {
      this.#used.set(name, {});
      this.#used.set(name, this.rewrite(this.get(type)));
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  used(): Record<string, JSONSchema7> {
    const byName = [...this.#used].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(byName);
  }

  /** The same with references that lead into the description. */
  rewrite(schema: JSONSchema7Definition): JSONSchema7 {
    return JSON.parse(JSON.stringify(schema), (key, value) => {
      if (key === 'description') return plain(value);
      const { $ref, ...rest } = Object(value);
      return typeof $ref === 'string'
        ? { ...rest, ...this.ref($ref.replace('#/definitions/', '')) }
        : value;
    });
  }
}

/** The OpenAPI description of routes. Holds those of the definitions that a route needs, and no others. */
export function openApi(routes: readonly Route[], definitions: Definitions) {
  const schemas = new Schemas(definitions);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method]: operation(route, schemas),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Container scorecard',
      version: '1',
      description:
        'The container scorecards of the services in the catalog. Whoever may read an entity may read its scorecard, nobody else: lists, counts and reports hold only what the caller may see. Times are ISO 8601 in UTC.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/container-scorecard' }],
    security: [{ backstage: [] }],
    paths,
    components: {
      securitySchemes: {
        backstage: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A token of Backstage, of a user, a plugin or an external service',
        },
      },
      schemas: { ...schemas.used(), Error: ERROR },
    },
  };
}

function operation(route: Route, schemas: Schemas) {
  const { summary, body, answer, status = 200 } = route;
  const errors: Record<number, string> = {
    400: 'The request does not parse; the message names the path',
    401: route.open ? 'The signature is not good' : 'Without a good token',
    ...route.errors,
  };
  return {
    operationId: idOf(route),
    summary,
    ...(route.open && { security: [] }),
    parameters: [...inPath(route.path), ...inQuery(route.query, schemas)],
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemas.ref(body) } },
      },
    }),
    responses: {
      [status]:
        typeof answer === 'string'
          ? {
              description: schemas.describe(answer) || summary,
              content: { 'application/json': { schema: schemas.ref(answer) } },
            }
          : {
              description: answer.description,
              content: Object.fromEntries(
                answer.mediaTypes.map(mediaType => [mediaType, {}]),
              ),
            },
      ...Object.fromEntries(
        Object.entries(errors).map(([code, description]) => [
          code,
          {
            description,
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Error' },
              },
            },
          },
        ]),
      ),
    },
  };
}

/** `GET /scorecards/by-entity/{kind}/…/gate` is `getScorecardsByEntityGate`. */
function idOf({ method, path }: Route): string {
  const words = path.replace(/\{\w+\}/g, '').match(/[a-z]+/gi) ?? [];
  return [method, ...words]
    .map((word, index) =>
      index === 0 ? word : word[0].toUpperCase() + word.slice(1),
    )
    .join('');
}

function inPath(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

/** Each property of the request's type is a parameter; a list is one that may be repeated. */
function inQuery(type: string | undefined, schemas: Schemas) {
  if (!type) return [];
  const { properties = {}, required = [] } = schemas.get(type);
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = schemas.rewrite(property);
    return {
      name,
      in: 'query',
      ...(description && { description }),
      required: required.includes(name),
      schema,
    };
  });
}

/** Names of generic types hold brackets and bars. */
function nameOf(type: string): string {
  return type.replace(/[^\w.-]+/g, '_').replace(/(?<!_)_+$/, '');
}

/** A comment in the source, without what only TSDoc knows. */
function plain(text: unknown): string | undefined {
  return typeof text === 'string'
    ? text.replace(/\{@link ([^}]+)\}/g, (_, target: string) =>
        target.replace(/^.*#/, ''),
      )
    : undefined;
}
