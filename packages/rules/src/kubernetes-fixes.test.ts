import { applyFixes, check, defaultPolicy } from '@plimsoll/engine';
import type { Rule } from '@plimsoll/engine';
import { readYaml } from '@plimsoll/syntax';
import { loadRule, ruleFiles } from '../scripts/rule-files';

const rules: Rule[] = ruleFiles()
  .map(loadRule)
  .filter(({ kinds }) => kinds.includes('kubernetes'));
const policy = {
  ...defaultPolicy,
  rules: Object.fromEntries(rules.map(({ id }) => [id, { enabled: true }])),
};
const file = 'k8s/web.yaml';

const findingsOf = (text: string) =>
  check({ files: [{ file, text }] }, rules, { today: '2026-11-23', policy })
    .findings;

/** Applies all fixes, again as long as there are any: of two at one place only one is applied at a time. */
function mend(text: string, onlySafe: boolean): string {
  let mended = text;
  for (let round = 0; round < 20; round++) {
    const { text: next, applied } = applyFixes(
      { file, text: mended },
      findingsOf(mended),
      { onlySafe },
    );
    if (applied.length === 0) return mended;
    mended = next;
  }
  throw new Error(`There is always something left to mend:\n${mended}`);
}

const manifests: Record<string, string> = {
  'block style, with comments': `# The shop's front.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web # as in DNS
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      hostPID: true # for the debugger
      # One container, for now.
      containers:
        - image: acme/web:2.3
          name: web
          resources:
            requests:
              memory: 128Mi # measured

          # Where the pages are.
          volumeMounts:
            - name: logs
              mountPath: /logs
      volumes:
        - name: logs
          hostPath:
            path: /var/log
# The end.
`,
  'flow style': `apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {hostIPC: true, containers: [{name: web, image: acme/web:stable, securityContext: {procMount: Unmasked, runAsNonRoot: false}}]}
`,
  'the dash on its own line': `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  -
    name: web
    image: acme/web:2.3
    securityContext:
      allowPrivilegeEscalation: true
  - name: helper
    image: acme/helper:2.3
    securityContext:
  securityContext:
`,
};

describe.each(Object.entries(manifests))('%s', (_, text) => {
  const comments = (of: string) => of.match(/#.*/g);

  it.each([true, false])('is mended (only what is safe: %s)', onlySafe => {
    const mended = mend(text, onlySafe);
    expect(mended).toMatchSnapshot();
    expect(readYaml(file, mended).problems).toEqual([]);
    expect(comments(mended)).toEqual(comments(text));
    expect(mend(mended, onlySafe)).toBe(mended);
    // Nothing new is wrong with it.
    const before = new Set(findingsOf(text).map(({ rule }) => rule));
    expect(findingsOf(mended).filter(({ rule }) => !before.has(rule))).toEqual(
      [],
    );
  });

  it('comes out the same as other editors save it', () => {
    const crlf = text.replace(/\n/g, '\r\n');
    expect(mend(crlf, false)).toBe(mend(text, false).replace(/\n/g, '\r\n'));
    expect(mend(`\uFEFF${text}`, false)).toBe(`\uFEFF${mend(text, false)}`);
  });
});
