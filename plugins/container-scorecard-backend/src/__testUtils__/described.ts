import Ajv2020, { ValidateFunction } from 'ajv/dist/2020';
import { Test } from 'supertest';
import openApi from '../openapi/openapi.json';

const BASE = '/api/container-scorecard';

interface Operation {
  responses: Record<
    string,
    { content: Record<string, { schema?: { $ref: string } }> }
  >;
}

/** Every route of the description, as `get /scorecards/by-entity/{kind}/{namespace}/{name}`. */
export const DESCRIBED_ROUTES: readonly string[] = Object.entries(
  openApi.paths,
).flatMap(([path, operations]) =>
  Object.keys(operations).map(method => `${method} ${path}`),
);

const ajv = new Ajv2020({ strict: false, allErrors: true });
// Errors are made by Backstage, which may say more of them than we describe.
ajv.addSchema(openApi, 'errors');
ajv.addSchema(closed(openApi), 'answers');
const validators = new Map<string, ValidateFunction>();

/** The route of the description that a request goes to; where two fit, the one with fewer holes. */
export function describedRoute(method: string, url: string) {
  const { pathname } = new URL(url, 'http://localhost');
  const path = pathname.slice(BASE.length);
  return DESCRIBED_ROUTES.filter(route => {
    const [its, template] = route.split(' ');
    const pattern = template
      .replace(/[.]/g, '\\.')
      .replace(/\{\w+\}/g, '[^/]+');
    return (
      its === method.toLowerCase() && new RegExp(`^${pattern}$`).test(path)
    );
  }).sort((a, b) => a.split('{').length - b.split('{').length)[0];
}

/** What of an answer is other than the description says; empty where nothing is. */
export function differences(answer: {
  method: string;
  url: string;
  status: number;
  type: string;
  body: unknown;
}): string[] {
  const { method, url, status, type, body } = answer;
  const route = describedRoute(method, url);
  if (!route) return [`${method} ${url} is not described`];
  const [verb, path] = route.split(' ');
  const { responses }: Operation = Object(openApi.paths)[path][verb];
  const response = responses[status];
  if (!response) return [`${route} answers ${status}, which is not described`];
  const content = response.content[type];
  if (!content) {
    return [`${route} answers ${status} as ${type}, which is not described`];
  }
  const { schema } = content;
  if (!schema) return [];
  const validate = validatorOf(
    `${status < 400 ? 'answers' : 'errors'}${schema.$ref}`,
  );
  validate(body);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${route} answers ${status}, but ${
        instancePath || 'the answer'
      } ${message} ${JSON.stringify(params)}`,
  );
}

/** The same request, which fails when its answer is other than the description says. */
export function asDescribed(test: Test): Test {
  return test.expect(({ status, type, body }) => {
    const { method, url } = test;
    const found = differences({ method, url, status, type, body });
    if (found.length > 0) throw new Error(found.join('\n'));
  });
}

function validatorOf(ref: string): ValidateFunction {
  const validator = validators.get(ref) ?? ajv.compile({ $ref: ref });
  validators.set(ref, validator);
  return validator;
}

/** The description allows for what later versions answer; this version is to answer nothing that is not in it. */
function closed(schema: object): object {
  return JSON.parse(JSON.stringify(schema), (_, value) =>
    value?.type === 'object' && value.properties
      ? { additionalProperties: false, ...value }
      : value,
  );
}
