/** A published set of controls, at one version: the same number means different things in different versions. */
export interface Framework {
  /** What stands before the colon in a rule's `controls`. */
  id: `${string}@${string}`;
  name: string;
  /** The controls that rules can give evidence for. */
  controls: readonly string[];
}

/**
 * The frameworks that rules refer to, with the controls they may name.
 *
 * A control that is not here cannot be named: better no reference than a wrong one.
 */
export const frameworks: readonly Framework[] = [
  {
    id: 'cis-docker@1.8.0',
    name: 'CIS Docker Benchmark 1.8.0',
    controls: [
      ...numbered('4', 1, 12),
      ...numbered('5', 1, 18),
      ...numbered('5', 20, 22),
      ...numbered('5', 25, 32),
    ],
  },
  {
    id: 'nist-sp-800-190@2017',
    name: 'NIST SP 800-190 (2017)',
    controls: [
      ...['4.1.1', '4.1.2', '4.1.4', '4.1.5'],
      ...['4.2.1', '4.2.2', '4.2.3'],
      ...['4.3.1', '4.3.3', '4.3.4'],
      ...['4.4.2', '4.4.3', '4.4.4', '4.4.5'],
      '4.5.5',
    ],
  },
  {
    // A living page without versions: the commit that was read stands for one.
    id: 'owasp-docker-cheat-sheet@0a11bd1d',
    name: 'OWASP Docker Security Cheat Sheet (0a11bd1d)',
    controls: ['1', '2', '3', '4', '5', '5a', '6', '7', '8', '9'].concat([
      '11',
      '12',
      '13',
    ]),
  },
  {
    id: 'owasp-docker-top-10@2023',
    name: 'OWASP Docker Top 10 (draft of 2023)',
    controls: [
      ...['D01', 'D02', 'D03', 'D04', 'D05'],
      ...['D06', 'D07', 'D08', 'D09', 'D10'],
    ],
  },
  {
    id: 'slsa-build@1.2',
    name: 'SLSA 1.2, Build track',
    controls: [
      'choose-build-platform',
      'consistent-build-process',
      'distribute-provenance',
      'provenance-exists',
      'provenance-is-authentic',
      'hosted',
      'isolated',
    ],
  },
  {
    id: 'nsa-cisa-kubernetes@1.2',
    name: 'NSA/CISA Kubernetes Hardening Guidance 1.2',
    controls: [
      'non-root-containers',
      'immutable-container-file-systems',
      'building-secure-container-images',
      'pod-security-enforcement',
      'protecting-pod-service-account-tokens',
      'hardening-container-environments',
      'resource-policies',
      'secrets',
      'upgrading-and-application-security-practices',
    ],
  },
  {
    id: 'cis-kubernetes@2.0.1',
    name: 'CIS Kubernetes Benchmark 2.0.1',
    controls: [
      ...['5.1.5', '5.1.6'],
      ...numbered('5.2', 2, 12),
      ...['5.3.2', '5.4.1', '5.5.1', '5.6.2', '5.6.3', '5.6.4'],
    ],
  },
  {
    id: 'pod-security-standards@1.34',
    name: 'Kubernetes Pod Security Standards (1.34)',
    controls: [
      'baseline/apparmor',
      'baseline/capabilities',
      'baseline/host-namespaces',
      'baseline/host-ports',
      'baseline/host-probes-lifecycle-hooks',
      'baseline/hostpath-volumes',
      'baseline/hostprocess',
      'baseline/privileged-containers',
      'baseline/proc-mount-type',
      'baseline/seccomp',
      'baseline/selinux-type',
      'baseline/selinux-user-role',
      'baseline/sysctls',
      'restricted/capabilities',
      'restricted/privilege-escalation',
      'restricted/running-as-non-root',
      'restricted/running-as-non-root-user',
      'restricted/seccomp',
      'restricted/volume-types',
    ],
  },
  {
    id: 'openssf-scorecard@5.5.0',
    name: 'OpenSSF Scorecard 5.5.0',
    controls: [
      'Dangerous-Workflow',
      'Packaging',
      'Pinned-Dependencies',
      'SBOM',
      'Token-Permissions',
      'Vulnerabilities',
    ],
  },
  {
    id: 's2c2f@1.1',
    name: 'S2C2F 1.1',
    controls: [
      ...['AUD-2', 'AUD-3', 'ENF-1', 'ENF-2'],
      ...['ING-1', 'ING-2', 'INV-1', 'SCA-1'],
    ],
  },
  {
    id: 'cis-software-supply-chain@1.0',
    name: 'CIS Software Supply Chain Security Guide 1.0',
    controls: [
      ...numbered('2.1', 1, 6),
      ...numbered('2.2', 1, 8),
      ...['2.3.1', '2.3.5', '2.3.7', '2.3.8'],
      ...['2.4.1', '2.4.2', '2.4.3', '2.4.5', '2.4.6'],
      ...['3.1.5', '3.1.7', '3.2.2'],
      '4.1.1',
      ...numbered('4.2', 1, 5),
      '4.4.1',
      ...['5.1.1', '5.1.3', '5.1.5', '5.1.7', '5.2.4'],
    ],
  },
  {
    id: 'bsi-it-grundschutz@2022',
    name: 'BSI IT-Grundschutz (2022)',
    controls: [
      ...['SYS.1.6.A3', 'SYS.1.6.A5', 'SYS.1.6.A6', 'SYS.1.6.A7'],
      ...['SYS.1.6.A8', 'SYS.1.6.A9', 'SYS.1.6.A11', 'SYS.1.6.A12'],
      ...['SYS.1.6.A13', 'SYS.1.6.A15', 'SYS.1.6.A16', 'SYS.1.6.A17'],
      ...['SYS.1.6.A18', 'SYS.1.6.A19', 'SYS.1.6.A21', 'SYS.1.6.A23'],
      'SYS.1.6.A25',
      ...['APP.4.4.A4', 'APP.4.4.A9', 'APP.4.4.A10', 'APP.4.4.A11'],
    ],
  },
  {
    id: 'pci-dss@4.0.1',
    name: 'PCI DSS 4.0.1',
    controls: ['6.3.2', '6.3.3', '8.6.2'],
  },
];

/** Whether a control is one that rules may name. */
export function isKnownControl(control: string): boolean {
  const colon = control.indexOf(':');
  return frameworks.some(
    ({ id, controls }) =>
      id === control.slice(0, colon) &&
      controls.includes(control.slice(colon + 1)),
  );
}

function numbered(section: string, first: number, last: number): string[] {
  return Array.from(
    { length: last - first + 1 },
    (_, index) => `${section}.${first + index}`,
  );
}
