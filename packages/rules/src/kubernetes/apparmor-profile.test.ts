import { testRule } from '@plimsoll/engine/testing';
import apparmorProfile from './apparmor-profile';

const pod = (profile: string, annotations = '{}') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {annotations: ${annotations}}\nspec: {containers: [{name: a, image: a:1, securityContext: ${profile}}]}\n`;
const key = 'container.apparmor.security.beta.kubernetes.io/a';

testRule(apparmorProfile, {
  valid: [
    pod('{appArmorProfile: {type: Localhost, localhostProfile: p}}'),
    pod('{}', `{${key}: runtime/default}`),
    pod('{appArmorProfile: {type: RuntimeDefault}}', `{${key}: unconfined}`),
  ],
  invalid: [
    {
      text: pod('{appArmorProfile: {«type: Unconfined»}}'),
      says: 'AppArmor is switched off for the container: use RuntimeDefault, or a profile of your own (Localhost)',
      severity: 'medium',
    },
    { text: pod('{}', `{«${key}: unconfined»}`) },
    {
      text: 'apiVersion: v1\nkind: Pod\nspec: {securityContext: {appArmorProfile: {«type: Unconfined»}}, containers: [{name: a, image: a:1}]}\n',
    },
  ],
  notApplicable: [pod('{}'), pod('{}', '{other: unconfined}')],
});
