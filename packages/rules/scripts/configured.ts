import { readYaml } from '@plimsoll/syntax';
import type { YamlMap } from '@plimsoll/syntax';
import type { Case } from './cases';

/**
 * What a peer's configuration means for a rule of ours. Where a peer was configured in a way that is not here, the
 * case is judged as if it had not been.
 */
const meanings: readonly {
  peer: string;
  code: string;
  rule: string;
  options(config: string, testCase: Case): Record<string, unknown>;
}[] = [
  {
    peer: 'hadolint',
    code: 'DL3026',
    rule: 'dockerfile/allowed-registry',
    options: config => ({
      registries: listOf(config, 'trustedRegistries', 'trusted-registries'),
    }),
  },
  {
    peer: 'hadolint',
    code: 'DL3049',
    rule: 'dockerfile/required-labels',
    options: config => ({ labels: Object.keys(schemaOf(config)) }),
  },
  {
    peer: 'hadolint',
    code: 'DL3050',
    rule: 'dockerfile/no-extra-labels',
    options: config => ({ labels: Object.keys(schemaOf(config)) }),
  },
  ...[3051, 3052, 3053, 3054, 3055, 3056, 3058].map(number => ({
    peer: 'hadolint',
    code: `DL${number}`,
    rule: 'dockerfile/label-value-format',
    options: (config: string) => ({ formats: schemaOf(config) }),
  })),
  {
    peer: 'dclint',
    code: 'no-build-and-image',
    rule: 'compose/no-build-and-image',
    options: config => ({
      allowPullPolicy:
        rootOf(config)?.scalar('checkPullPolicy')?.boolean !== false,
    }),
  },
  {
    peer: 'dclint',
    code: 'service-keys-order',
    rule: 'compose/order-service-keys',
    options: (_, testCase) => orderOf(firstService(madeOf(testCase))),
  },
  {
    peer: 'dclint',
    code: 'top-level-properties-order',
    rule: 'compose/order-top-level',
    options: (_, testCase) => orderOf(madeOf(testCase)),
  },
];

/** What the peer's fixer made: its own order is not in a case, but can be seen there. */
const madeOf = ({ after }: Case) =>
  after === undefined ? undefined : rootOf(after);

function firstService(root: YamlMap | undefined): YamlMap | undefined {
  const first = root?.map('services')?.entries[0]?.value;
  return first?.type === 'map' ? first : undefined;
}

function orderOf(map: YamlMap | undefined): Record<string, unknown> {
  if (!map) return {};
  const keys = map.entries.map(({ key }) => key.value);
  const order = keys.map(key => (key.startsWith('x-') ? 'x-' : key));
  return { order: [...new Set(order)] };
}

/** A configuration in YAML, of which JSON is a part. */
function rootOf(config: string): YamlMap | undefined {
  const root = readYaml('config.yaml', config).documents[0]?.root;
  return root?.type === 'map' ? root : undefined;
}

function listOf(config: string, ...keys: string[]): string[] {
  const root = rootOf(config);
  const list = keys.map(key => root?.list(key)).find(found => found);
  return (list?.items ?? []).flatMap(item =>
    item.type === 'scalar' ? [item.value] : [],
  );
}

/** Labels with our names for the formats of hadolint. */
function schemaOf(config: string): Record<string, string> {
  const root = rootOf(config);
  const schema = root?.map('label-schema') ?? root?.map('labelSchema');
  return Object.fromEntries(
    (schema?.entries ?? []).map(({ key, value }) => {
      const format = value.type === 'scalar' ? value.value.toLowerCase() : '';
      return [key.value, formats[format] ?? format];
    }),
  );
}

const formats: Readonly<Record<string, string>> = {
  hash: 'git-hash',
};

/** The options for one of our rules that do what the peer was configured to do. */
export function optionsFor(
  testCase: Case,
  rule: string,
): Record<string, unknown> {
  const { peer, code, config, options } = testCase;
  const configured = config ?? options;
  if (configured === undefined) return {};
  const text =
    typeof configured === 'string' ? configured : JSON.stringify(configured);
  const meaning = meanings.find(
    entry => entry.peer === peer && entry.code === code && entry.rule === rule,
  );
  return meaning?.options(text, testCase) ?? {};
}

/** BuildKit was told from outside to skip the check: that is no matter of the file. */
export function skipsAll({ peer, code, config }: Case): boolean {
  if (peer !== 'buildkit' || !config) return false;
  const match = /BUILDKIT_DOCKERFILE_CHECK"\s*:\s*"[^"]*?skip=([^";]*)/.exec(
    JSON.stringify(config),
  );
  const skipped = match?.[1].split(',') ?? [];
  return skipped.includes('all') || skipped.includes(code);
}
