import { testRule } from '@plimsoll/engine/testing';
import securityContextPresent from './security-context-present';

const pod = (spec: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: «p»}\nspec: ${spec}\n`;
const clean = (spec: string) => pod(spec).replace(/[«»]/g, '');

testRule(securityContextPresent, {
  valid: [
    clean(
      '{securityContext: {runAsUser: 1}, containers: [{name: a, image: a:1}]}',
    ),
    clean(
      '{containers: [{name: a, image: a:1, securityContext: {runAsUser: 1}}]}',
    ),
  ],
  invalid: [
    {
      text: pod('{containers: [{name: a, image: a:1}]}'),
      says: 'Pod p has no security context: set one for the pod',
    },
    {
      text: pod(
        '{securityContext: {}, containers: [{name: a, image: a:1, securityContext: {runAsUser: 1}}, {name: b, image: a:1}]}',
      ),
    },
  ],
});
