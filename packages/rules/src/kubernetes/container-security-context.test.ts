import { testRule } from '@plimsoll/engine/testing';
import containerSecurityContext from './container-security-context';

testRule(containerSecurityContext, {
  valid: [
    'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: a:1, securityContext: {runAsUser: 1}}]}\n',
  ],
  invalid: [
    {
      text: 'apiVersion: v1\nkind: Pod\nspec: {securityContext: {runAsUser: 1}, containers: [{name: «a», image: a:1}]}\n',
      says: 'Container a has no security context of its own: set one',
    },
  ],
  unknown: [
    'apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: {containers: [{name: a}]}}}\n',
  ],
});
