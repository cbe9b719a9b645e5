import { check, controlStates, defaultPolicy } from '@plimsoll/engine';
import type { Policy } from '@plimsoll/engine';
import type { ControlResult, Kind } from '@plimsoll/findings';
import { frameworkInfos, rules } from '..';
import { frameworks, isKnownControl } from '.';

const infos = frameworkInfos(rules);
const info = (name: string) =>
  infos.find(({ id }) => id.startsWith(`${name}@`))!;
const control = (name: string, id: string) =>
  info(name).controls.find(one => one.id === id);
const rulesOf = (name: string, id: string) =>
  (control(name, id)?.rules ?? []).map(({ id: rule }) => rule);

/** What the files of a service say of the controls of a framework. */
function statesOf(
  name: string,
  files: Record<string, string>,
  policy: Policy = defaultPolicy,
) {
  const result = check(
    { files: Object.entries(files).map(([file, text]) => ({ file, text })) },
    rules,
    { today: '2026-11-27', policy },
  );
  const states = controlStates(
    info(name),
    result.outcomes,
    new Set<Kind>(result.files.map(({ kind }) => kind)),
  );
  return (id: string): ControlResult =>
    states.find(({ control: one }) => one === id)!;
}

const compose = (service: string) => ({
  'compose.yaml': `services:\n  web:\n    image: acme/web:2.3\n${service}`,
});
const pod = (container: string, spec = '') => ({
  'pod.yaml': `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n${spec}  containers:\n    - name: web\n      image: acme/web:2.3\n${container}`,
});

describe.each(infos.map(one => [one.id, one] as const))('%s', (id, one) => {
  it('carries its version, and says what it is not', () => {
    expect(id).toBe(`${id.split('@')[0]}@${one.version}`);
    expect(one.name).not.toContain(one.version);
    expect(one.note).toMatch(/^[A-Z].{20,}\.$/s);
  });

  it('has controls with a text of their own, each once', () => {
    const ids = one.controls.map(each => each.id);
    expect(new Set(ids).size).toBe(ids.length);
    const titles = one.controls.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) expect(title).toMatch(/^\S.{6,140}[^.\s]$/s);
    for (const note of one.controls.flatMap(each => each.note ?? []))
      expect(note).toMatch(/^[A-Z].{10,}\.$/s);
    // Nobody is left without a word on who can tell.
    const untold = one.controls.filter(
      ({ assessable, note }) => assessable === 'no' && !note,
    );
    expect(untold).toEqual([]);
  });

  it('has rules that decide something only where files can show something', () => {
    const claimed = one.controls.filter(({ assessable, rules: named }) =>
      named.some(
        ({ evidence }) =>
          (assessable === 'no' && evidence !== 'support') ||
          (assessable === 'partly' && evidence === 'full'),
      ),
    );
    expect(claimed).toEqual([]);
  });

  it('names no rule for its evidence that does not name the control', () => {
    const texts = frameworks
      .filter(framework => framework.id === id)
      .flatMap(({ sections }) => sections.flatMap(({ controls }) => controls));
    const unknown = texts.flatMap(({ id: number, evidence }) =>
      typeof evidence === 'object'
        ? Object.keys(evidence).filter(
            rule => !rulesOf(id.split('@')[0], number).includes(rule),
          )
        : [],
    );
    expect(unknown).toEqual([]);
  });
});

it('knows a control by framework, version and number only', () => {
  expect(isKnownControl('cis-docker@1.8.0:5.13')).toBe(true);
  expect(isKnownControl('cis-docker@1.5.0:5.13')).toBe(false);
  expect(isKnownControl('cis-docker:5.13')).toBe(false);
  expect(isKnownControl('cis-docker@1.8.0:5.33')).toBe(false);
});

it('shows the controls that files say nothing of, and those that no rule looks for', () => {
  expect(control('cis-docker', '3.1-3.24')).toMatchObject({
    assessable: 'no',
    platform: 'docker',
    rules: [],
  });
  expect(info('nist-sp-800-190').controls).toHaveLength(24);
  const sections = ['4', '5'].map(
    section =>
      info('cis-docker').controls.filter(({ id }) =>
        id.startsWith(`${section}.`),
      ).length,
  );
  expect(sections).toEqual([12, 32]);
});

describe('mistakes that others have published', () => {
  it('numbers of CIS Docker up to 1.5.0 (blogs, docker-bench-security v1.6.0)', () => {
    expect(rulesOf('cis-docker', '5.13')).toContain('compose/read-only-rootfs');
    expect(rulesOf('cis-docker', '5.12')).toEqual(['compose/cpu-limit']);
    expect(rulesOf('cis-docker', '5.26')).toEqual([
      'compose/no-new-privileges',
    ]);
    expect(rulesOf('cis-docker', '5.25')).not.toContain(
      'compose/no-new-privileges',
    );
    expect(rulesOf('cis-docker', '5.4')).toContain('compose/cap-drop-all');
    expect(rulesOf('cis-docker', '5.14')).toEqual([
      'compose/port-bound-to-loopback',
    ]);
    expect(control('cis-docker', '5.1')?.title).toMatch(/^Swarm/);
  });

  it('CIS Docker for what runs on Kubernetes (many)', () => {
    for (const { rules: named } of info('cis-docker').controls)
      for (const { id } of named) expect(id).not.toMatch(/^kubernetes\//);
    const state = statesOf('cis-docker', {
      Dockerfile: 'FROM alpine:3.22\nUSER 1000\n',
      ...pod(''),
    });
    for (const { id } of info('cis-docker').controls)
      expect(state(id).state).toBe('not-applicable');
  });

  it('half of section 4 only, and no 4.12 (Trivy docker-cis-1.6.0, Dockle)', () => {
    for (let number = 1; number <= 12; number++)
      expect(control('cis-docker', `4.${number}`)).toBeDefined();
  });

  it('4.1 passed by a user in any stage (Trivy)', () => {
    const state = statesOf('cis-docker', {
      Dockerfile:
        'FROM alpine:3.22 AS build\nUSER 1000\nFROM alpine:3.22\nCMD ["a"]\n',
    });
    expect(state('4.1').state).toBe('not-met');
  });

  it('host namespaces tested by one of three, or swapped (Trivy k8s-pss, k8s-nsa)', () => {
    expect(
      rulesOf('pod-security-standards', 'baseline/host-namespaces'),
    ).toEqual([
      'kubernetes/no-host-ipc',
      'kubernetes/no-host-network',
      'kubernetes/no-host-pid',
    ]);
    expect(rulesOf('cis-kubernetes', '5.2.3')).toEqual([
      'kubernetes/no-host-pid',
    ]);
    expect(rulesOf('cis-kubernetes', '5.2.4')).toEqual([
      'kubernetes/no-host-ipc',
    ]);
    expect(rulesOf('cis-kubernetes', '5.2.5')).toEqual([
      'kubernetes/no-host-network',
    ]);
  });

  it('no control for hosts in probes (Trivy k8s-pss)', () => {
    expect(
      rulesOf('pod-security-standards', 'baseline/host-probes-lifecycle-hooks'),
    ).toEqual(['kubernetes/no-probe-host']);
  });

  it('groups that are no control any more (older pages)', () => {
    const ids = info('pod-security-standards').controls.map(({ id }) => id);
    expect(ids.filter(id => /group/.test(id))).toEqual([]);
  });

  it('numbers of CIS Kubernetes up to 1.10 (Kubescape cis-v1.12.0)', () => {
    const ids = info('cis-kubernetes').controls.map(({ id }) => id);
    expect(ids).toContain('5.2.12');
    expect(ids).not.toContain('5.2.13');
    expect(ids.filter(id => id.startsWith('5.7'))).toEqual([]);
    expect(rulesOf('cis-kubernetes', '5.6.2')).toEqual([
      'kubernetes/seccomp-runtime-default',
    ]);
  });

  it('a bill of materials at 2.4.6 (chain-bench)', () => {
    expect(rulesOf('cis-software-supply-chain', '2.4.5')).toEqual(['ci/sbom']);
    expect(control('cis-software-supply-chain', '2.4.6')?.title).toMatch(
      /signs/,
    );
  });

  it('read-only root file systems at NIST 4.4.3 or 4.5.3, root users at 4.4.3', () => {
    const readOnly = info('nist-sp-800-190').controls.filter(({ rules: all }) =>
      all.some(({ id }) => id.endsWith('/read-only-rootfs')),
    );
    expect(readOnly.map(({ id }) => id)).toEqual(['4.4.4']);
    for (const rule of rulesOf('nist-sp-800-190', '4.4.3'))
      expect(rule).not.toMatch(/non-root|user-required/);
  });

  it('requirements of PCI DSS that do not exist (Prowler)', () => {
    for (const { id } of info('pci-dss').controls)
      expect(id).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('one text for two requirements of BSI (ComplianceAsCode)', () => {
    const [a19, a20] = ['A19', 'A20'].map(
      id => control('bsi-it-grundschutz', `SYS.1.6.${id}`)?.title,
    );
    expect(a19).not.toEqual(a20);
  });

  it('level 3 of SLSA out of the box (blogs)', () => {
    expect(control('slsa-build', 'provenance-unforgeable')).toMatchObject({
      assessable: 'no',
      rules: [],
    });
  });

  it('tags and manifests as pinned dependencies of Scorecard', () => {
    const pinned = rulesOf('openssf-scorecard', 'Pinned-Dependencies');
    expect(pinned).not.toContain('dockerfile/pin-base-image');
    expect(pinned.filter(id => /^(kubernetes|compose)/.test(id))).toEqual([]);
    const states = info('openssf-scorecard').controls.flatMap(each =>
      each.rules.map(({ evidence }) => evidence),
    );
    expect(states).not.toContain('full');
  });

  it('provenance of one’s own image as that of what is consumed', () => {
    expect(rulesOf('s2c2f', 'AUD-1')).toEqual([]);
  });
});

describe('a control that asks for more than our rule', () => {
  it.each<[string, Record<string, string>, string]>([
    [
      '4.9',
      { Dockerfile: 'FROM alpine:3.22\nADD rootfs.tar.gz /\n' },
      'an archive that ADD unpacks',
    ],
    [
      '4.6',
      { Dockerfile: 'FROM alpine:3.22\nHEALTHCHECK NONE\n' },
      'HEALTHCHECK NONE',
    ],
    ['5.8', compose('    ports: ["127.0.0.1:80:8080"]\n'), 'port 80'],
    ['5.14', compose('    ports: ["0.0.0.0:8080:8080"]\n'), '0.0.0.0'],
    ['5.15', compose('    restart: unless-stopped\n'), 'unless-stopped'],
    ['5.15', compose('    restart: on-failure\n'), 'restarts without end'],
    ['5.18', compose('    devices: [/dev/dri]\n'), 'a graphics device'],
    ['5.22', compose('    privileged: true\n'), 'privileged mode'],
  ])('CIS Docker %s is not met: %#', (id, files) => {
    expect(statesOf('cis-docker', files)(id).state).toBe('not-met');
  });

  it('says so, and what the control wants', () => {
    const { reason } = statesOf(
      'cis-docker',
      compose('    ports: ["127.0.0.1:80:8080"]\n'),
    )('5.8');
    expect(reason).toBe(
      'compose/no-privileged-host-port found what the control does not allow: Our rule lets 53, 80 and 443 pass unless policy says otherwise; CIS does not',
    );
  });

  it('is met, or as near as files come, without that', () => {
    const state = statesOf('cis-docker', {
      ...compose(
        '    ports: ["127.0.0.1:8080:8080"]\n    restart: on-failure:5\n',
      ),
      Dockerfile: 'FROM alpine:3.22\nHEALTHCHECK CMD ["a"]\nADD a.txt /a.txt\n',
    });
    expect(state('5.8').state).toBe('met');
    expect(state('5.14').state).toBe('met');
    expect(state('4.6').state).toBe('met');
    expect(state('4.9').state).toBe('not-met');
    expect(state('5.15').state).toBe('partly-evidenced');
  });
});

describe('Pod Security Standards', () => {
  const of = (files: Record<string, string>) => {
    const state = statesOf('pod-security-standards', files);
    return (id: string) => state(id).state;
  };

  it('want runAsNonRoot, not only a number', () => {
    const number = of(pod('', '  securityContext:\n    runAsUser: 1000\n'));
    expect(number('restricted/running-as-non-root')).toBe('not-met');
    expect(number('restricted/running-as-non-root-user')).toBe('met');
    const flag = of(pod('', '  securityContext:\n    runAsNonRoot: true\n'));
    expect(flag('restricted/running-as-non-root')).toBe('met');
  });

  it('let seccomp be absent in baseline and not in restricted', () => {
    const absent = of(pod(''));
    expect(absent('baseline/seccomp')).toBe('met');
    expect(absent('restricted/seccomp')).toBe('not-met');
    const off = of(
      pod('', '  securityContext:\n    seccompProfile: {type: Unconfined}\n'),
    );
    expect(off('baseline/seccomp')).toBe('not-met');
    expect(off('restricted/seccomp')).toBe('not-met');
  });

  it('tell the SELinux type from user and role', () => {
    const type = of(
      pod('      securityContext: {seLinuxOptions: {type: spc_t}}\n'),
    );
    expect(type('baseline/selinux-type')).toBe('not-met');
    expect(type('baseline/selinux-user-role')).toBe('met');
    const role = of(
      pod('      securityContext: {seLinuxOptions: {role: sysadm_r}}\n'),
    );
    expect(role('baseline/selinux-type')).toBe('met');
    expect(role('baseline/selinux-user-role')).toBe('not-met');
  });

  it('know one spelling of ALL', () => {
    const drop = (name: string) =>
      of(pod(`      securityContext: {capabilities: {drop: [${name}]}}\n`))(
        'restricted/capabilities-drop',
      );
    expect(drop('ALL')).toBe('met');
    expect(drop('all')).toBe('not-met');
    expect(drop('NET_RAW')).toBe('not-met');
  });

  it('make no exception for a folder of the node', () => {
    const folder = of(
      pod('', '  volumes:\n    - name: a\n      hostPath: {path: /srv/a}\n'),
    );
    expect(folder('baseline/hostpath-volumes')).toBe('not-met');
    expect(folder('restricted/volume-types')).toBe('not-met');
  });

  it('are nothing to a service without manifests', () => {
    const none = of({ Dockerfile: 'FROM alpine:3.22\n' });
    for (const { id } of info('pod-security-standards').controls)
      expect(none(id)).toBe('not-applicable');
  });
});

it('tells the protections of a container apart', () => {
  const state = statesOf(
    'cis-docker',
    compose('    security_opt: ["apparmor:unconfined"]\n'),
  );
  expect(state('5.2').state).toBe('not-met');
  expect(state('5.3').state).toBe('partly-evidenced');
  expect(state('5.22').state).toBe('met');
  const shared = statesOf('cis-docker', compose('    uts: host\n'));
  expect(shared('5.21').state).toBe('not-met');
  expect(shared('5.31').state).toBe('met');
});

it('shows in manifests what a pod does, not what the cluster admits', () => {
  expect(statesOf('cis-kubernetes', pod(''))('5.2.2').state).toBe(
    'partly-evidenced',
  );
  const privileged = pod('      securityContext: {privileged: true}\n');
  expect(statesOf('cis-kubernetes', privileged)('5.2.2').state).toBe('not-met');
});

it('does not take a list of trusted registries for granted', () => {
  const files = { Dockerfile: 'FROM alpine:3.22\nUSER 1000\n' };
  expect(statesOf('s2c2f', files)('ING-1')).toMatchObject({
    state: 'not-assessable',
    reason: 'dockerfile/allowed-registry is switched off by policy',
  });
});
