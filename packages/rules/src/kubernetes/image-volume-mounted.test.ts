import { testRule } from '@plimsoll/engine/testing';
import rule from './image-volume-mounted';

const pod = (more = '', name = 'web') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: ${name}\n      image: acme/web:2.3\n${more}`;
const built = (dockerfile: string) => ({
  Dockerfile: `FROM a\n${dockerfile}`,
  'compose.yaml': 'services:\n  web:\n    build: .\n    image: acme/web\n',
});
const kept = built('VOLUME /srv/uploads\n');

testRule(rule, {
  valid: [
    {
      text: pod('      volumeMounts: [{name: a, mountPath: /srv/uploads/}]\n'),
      with: kept,
    },
    {
      text: pod('      volumeMounts: [{name: a, mountPath: /srv}]\n'),
      with: kept,
    },
  ],
  invalid: [
    {
      text: pod('', '«web»'),
      with: kept,
      says: 'The image keeps data in /srv/uploads, and nothing is mounted there: mount a claim or an emptyDir',
      severity: 'low',
    },
    {
      text: pod(
        '      volumeMounts: [{name: a, mountPath: /srv/up}]\n',
        '«web»',
      ),
      with: kept,
    },
  ],
  notApplicable: [
    pod(),
    { text: pod(), with: built('') },
    {
      text: pod().replace('spec:\n', 'spec:\n  restartPolicy: Never\n'),
      with: kept,
    },
  ],
});
