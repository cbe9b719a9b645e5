import { References } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { safeHref } from './links';

/** Where somebody else says the same thing. */
export interface Reference {
  /** Who says it: `CIS Docker Benchmark 1.8.0`. */
  source: string;
  /** Under what name: `4.1`. */
  code: string;
  href?: string;
}

const FRAMEWORKS: Record<string, string> = {
  'bsi-it-grundschutz': 'BSI IT-Grundschutz',
  'cis-docker': 'CIS Docker Benchmark',
  'cis-kubernetes': 'CIS Kubernetes Benchmark',
  'cis-software-supply-chain': 'CIS Software Supply Chain Security Guide',
  'nist-sp-800-190': 'NIST SP 800-190',
  'nsa-cisa-kubernetes': 'NSA/CISA Kubernetes Hardening Guidance',
  'openssf-scorecard': 'OpenSSF Scorecard',
  'owasp-docker-cheat-sheet': 'OWASP Docker Security Cheat Sheet',
  'owasp-docker-top-10': 'OWASP Docker Top 10',
  'pci-dss': 'PCI DSS',
  'pod-security-standards': 'Kubernetes Pod Security Standards',
  s2c2f: 'S2C2F',
  'slsa-build': 'SLSA Build track',
};

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

/** The references of a rule, frameworks first. */
export function referencesOf(references: References): Reference[] {
  return [
    ...(references.controls ?? []).map(controlReference),
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
        ? [{ source: new URL(href).host, code: 'Read more', href }]
        : [];
    }),
  ];
}

/** Takes `<framework>@<version>:<id>` apart. */
function controlReference(control: string): Reference {
  const match = /^([^@]+)@([^:]+):(.+)$/.exec(control);
  if (!match) return { source: 'Control', code: control };
  const [, framework, version, id] = match;
  return {
    source: `${FRAMEWORKS[framework] ?? framework} ${version}`,
    code: id,
  };
}
