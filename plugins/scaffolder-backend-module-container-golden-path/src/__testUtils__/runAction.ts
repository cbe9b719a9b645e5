import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { Schema, validate } from 'jsonschema';
import { parse } from 'yaml';

/** What a run of an action is given besides its input. */
export interface RunOptions {
  workspacePath: string;
  isDryRun?: boolean;
  /** Where the template that runs was registered from. */
  baseUrl?: string;
  /** What earlier runs of the same task have kept, by the key of the checkpoint. */
  checkpoints?: Map<string, unknown>;
}

/** Runs an action as the scaffolder does, which checks the input and fills in no default. Gives the output. */
export async function runAction(
  action: TemplateAction<any, any, any>,
  input: JsonObject,
  {
    workspacePath,
    isDryRun = false,
    baseUrl,
    checkpoints = new Map(),
  }: RunOptions,
): Promise<Record<string, any>> {
  const { errors } = validate(input, action.schema!.input as Schema);
  if (errors.length) throw new Error(`Invalid input: ${errors.join(', ')}`);
  const output: Record<string, unknown> = {};
  await action.handler({
    input,
    workspacePath,
    isDryRun,
    ...(baseUrl
      ? { templateInfo: { entityRef: 'template:default/test', baseUrl } }
      : {}),
    logger: mockServices.logger.mock(),
    output: (name: string | number | symbol, value: unknown) => {
      output[String(name)] = value;
    },
    checkpoint: async ({ key, fn }: { key: string; fn: () => any }) => {
      if (!checkpoints.has(key)) {
        // As it is kept: in JSON.
        checkpoints.set(key, JSON.stringify(await fn()) ?? 'null');
      }
      return JSON.parse(checkpoints.get(key) as string);
    },
    createTemporaryDirectory: async () =>
      mkdtempSync(join(tmpdir(), 'plimsoll-action-')),
    getInitiatorCredentials: async () => mockCredentials.user(),
    task: { id: 'task' },
  });
  const wrong = validate(output, action.schema!.output as Schema).errors;
  if (wrong.length) throw new Error(`Invalid output: ${wrong.join(', ')}`);
  return output;
}

/** The input of the last step of an example. */
export function inputOf(example: string): JsonObject {
  const { steps } = parse(example);
  return steps[steps.length - 1].input ?? {};
}

/** A workspace with files, which is removed after the tests of the file. */
export function createWorkspace() {
  const path = mkdtempSync(join(tmpdir(), 'plimsoll-workspace-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    write(files: Record<string, string>) {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(path, file)), { recursive: true });
        writeFileSync(join(path, file), text);
      }
    },
  };
}
