import { testRule } from '@plimsoll/engine/testing';
import rule from './user-matches-image';

const pod = (security: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  securityContext: {${security}}\n  containers:\n    - name: web\n      image: acme/web:2.3\n`;
const built = (dockerfile: string) => ({
  Dockerfile: `FROM a\n${dockerfile}`,
  'compose.yaml': 'services:\n  web:\n    build: .\n    image: acme/web\n',
});
const given = built('COPY --chown=10001:0 a /b\nUSER 10001\n');

testRule(rule, {
  valid: [
    { text: pod('runAsUser: 10001'), with: given },
    { text: pod('runAsUser: 0'), with: given },
  ],
  invalid: [
    {
      text: pod('runAsUser: «1000»'),
      with: given,
      says: 'The image gives its files to user 10001, and this runs as 1000: use the same number',
    },
    {
      text: pod('runAsUser: «1000»'),
      with: built(
        'RUN mkdir /data && chown -R 10001 /data\nUSER 10001:10001\n',
      ),
    },
  ],
  unknown: [{ text: pod('runAsUser: "${USER_ID}"'), with: given }],
  notApplicable: [
    pod('runAsUser: 1000'),
    { text: pod(''), with: given },
    {
      title: 'nothing is given to anybody',
      text: pod('runAsUser: 1000'),
      with: built('COPY a /b\nUSER 10001\n'),
    },
    { text: pod('runAsUser: 1000'), with: built('USER web\n') },
  ],
});
