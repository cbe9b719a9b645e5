import { Kind, RuleExample, ScanResult } from '@plimsoll/findings';
import { judge } from './check';
import { defaultPolicy } from './policy';
import type { Rule } from './rule';

/** Where a file of a kind usually lies. @public */
export const usualPaths: Readonly<Record<Kind, string>> = {
  dockerfile: 'Dockerfile',
  dockerignore: '.dockerignore',
  compose: 'compose.yaml',
  'github-actions': '.github/workflows/build.yml',
  'gitlab-ci': '.gitlab-ci.yml',
  kubernetes: 'k8s/deployment.yaml',
  env: '.env',
  bake: 'docker-bake.hcl',
};

/** A text to judge, with what is around it. */
export interface Sample {
  kind: Kind;
  text: string;
  /** Its path, where it is not the kind's usual one. */
  file?: string;
  /** Other files of the service, path to text. */
  with?: Readonly<Record<string, string>>;
  /** Paths of more files of the repository, of which nothing is read; or that it is not known which there are. */
  paths?: readonly string[] | 'unknown';
  /** Options of the rule, over its defaults. */
  options?: Readonly<Record<string, unknown>>;
  /** The day of the check. */
  today?: string;
}

/** Samples do not grow old. */
const usualDay = '2026-11-23';

/** The path of a sample. */
export const pathOf = ({ kind, file }: Pick<Sample, 'kind' | 'file'>) =>
  file ?? usualPaths[kind];

/** What the rule, alone and switched on, says of a sample; also of one that is no container file. */
export function checkSample(rule: Rule, sample: Sample): ScanResult {
  const files = [
    { file: pathOf(sample), text: sample.text },
    ...Object.entries(sample.with ?? {}).map(([file, text]) => ({
      file,
      text,
    })),
  ];
  const { paths = [] } = sample;
  const all =
    paths === 'unknown'
      ? undefined
      : [...files.map(({ file }) => file), ...paths];
  return judge({ files, paths: all }, [rule], {
    today: sample.today ?? usualDay,
    policy: {
      ...defaultPolicy,
      rules: { [rule.id]: { enabled: true, options: sample.options } },
    },
  });
}

/** What the rule says of one side of one of its examples. */
export function checkExample(
  rule: Rule,
  example: RuleExample,
  side: 'bad' | 'good',
): ScanResult {
  return checkSample(rule, { ...example, text: example[side] });
}
