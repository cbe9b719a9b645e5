import { ScmIntegrations } from '@backstage/integration';
import { ConfigReader } from '@backstage/config';
import { check, defaultPolicy, Policy } from '@plimsoll/engine';
import type { ScanResult } from '@plimsoll/findings';
import { rules } from '@plimsoll/rules';
import { readFolder } from '@plimsoll/source';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createGoldenPathRenderAction } from '../../plugins/scaffolder-backend-module-container-golden-path/src/actions/golden-path-render';
import { argued } from './argued';
import type { Combination } from './combinations';

const action = createGoldenPathRenderAction({
  integrations: ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [{ host: 'github.com' }],
        gitlab: [{ host: 'gitlab.com' }],
      },
    }),
  ),
  // Nothing is read from an address, and no registry is asked.
  reader: undefined as never,
  registries: [],
});

/** Renders through the action of the scaffolder, hands over the folder, and removes it. */
export async function rendered<T>(
  goldenPath: string,
  answers: Combination,
  use: (folder: string, files: string[]) => Promise<T>,
): Promise<T> {
  const workspacePath = mkdtempSync(join(tmpdir(), 'plimsoll-rendering-'));
  let files: string[] = [];
  try {
    await action.handler({
      input: { goldenPath, answers },
      workspacePath,
      logger: { info() {}, warn() {} },
      output: (name: string, value: unknown) => {
        if (name === 'files') files = value as string[];
      },
      templateInfo: {
        entityRef: `template:default/golden-path-${goldenPath}`,
        baseUrl: pathToFileURL(
          join(__dirname, `../../templates/${goldenPath}/template.yaml`),
        ).href,
      },
    } as never);
    return await use(workspacePath, files);
  } finally {
    rmSync(workspacePath, { recursive: true, force: true });
  }
}

/** Every rule there is, also those that a portal has to switch on. */
const strictest: Policy = {
  ...defaultPolicy,
  rules: Object.fromEntries(rules.map(({ id }) => [id, { enabled: true }])),
};

/** A day on which what we know of images is fresh. */
const today = '2026-08-23';

/** The policy of a portal where nobody has set one, without what is argued. */
const plain: Policy = {
  ...defaultPolicy,
  rules: Object.fromEntries(
    argued.map(({ rule }) => [rule, { enabled: false }]),
  ),
};

/** What all rules say, and the score with those that are on unless somebody says otherwise. */
export async function judged(folder: string): Promise<{
  strict: ScanResult;
  score?: number;
}> {
  const source = await readFolder(folder);
  return {
    strict: check(source, rules, { today, policy: strictest }),
    score: check(source, rules, { today, policy: plain }).score,
  };
}
