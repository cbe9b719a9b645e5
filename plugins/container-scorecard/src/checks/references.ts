import { References } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Words } from '../hooks/useWords';
import { safeHref } from './links';

/** Names of frameworks by id: `CIS Docker Benchmark` for `cis-docker@1.8.0`. */
export type FrameworkNames = ReadonlyMap<string, string>;

/** Where somebody else says the same thing. */
export interface Reference {
  /** Who says it: `CIS Docker Benchmark 1.8.0`. */
  source: string;
  /** Under what name: `4.1`. */
  code: string;
  href?: string;
}

const PEERS: Array<{
  key: Exclude<keyof References, 'controls' | 'urls'>;
  source: string;
  href?: (code: string) => string | undefined;
}> = [
  { key: 'buildkit', source: 'docker build --check' },
  {
    key: 'hadolint',
    source: 'hadolint',
    href: code =>
      /^SC\d+$/.test(code)
        ? `https://www.shellcheck.net/wiki/${code}`
        : `https://github.com/hadolint/hadolint/wiki/${encodeURIComponent(
            code,
          )}`,
  },
  { key: 'trivy', source: 'Trivy' },
  { key: 'checkov', source: 'Checkov' },
  { key: 'kics', source: 'KICS' },
  { key: 'dclint', source: 'dclint' },
  { key: 'zizmor', source: 'zizmor' },
  { key: 'kube-linter', source: 'KubeLinter' },
];

/** The references of a rule, frameworks first; those without a known name by their id. */
export function referencesOf(
  references: References,
  names: FrameworkNames,
  t: Words,
): Reference[] {
  return [
    ...(references.controls ?? []).map(control =>
      controlReference(control, names, t),
    ),
    ...PEERS.flatMap(({ key, source, href }) =>
      (references[key] ?? []).map(code => ({
        source,
        code,
        href: href?.(code),
      })),
    ),
    ...(references.urls ?? []).flatMap(url => {
      const href = safeHref(url);
      return href
        ? [{ source: new URL(href).host, code: t('check.readMore'), href }]
        : [];
    }),
  ];
}

/** Takes `<framework>@<version>:<id>` apart. */
function controlReference(
  control: string,
  names: FrameworkNames,
  t: Words,
): Reference {
  const match = /^([^@]+)@([^:]+):(.+)$/.exec(control);
  if (!match) return { source: t('check.referenceControl'), code: control };
  const [, framework, version, id] = match;
  return {
    source: `${names.get(`${framework}@${version}`) ?? framework} ${version}`,
    code: id,
  };
}
