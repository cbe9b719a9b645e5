import { testRule } from '@plimsoll/engine/testing';
import noHostProcess from './no-host-process';

const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nspec: ${spec}\n`;

testRule(noHostProcess, {
  valid: [
    pod(
      '{securityContext: {windowsOptions: {hostProcess: false}}, containers: [{name: a, image: a:1}]}',
    ),
  ],
  invalid: [
    {
      text: pod(
        '{securityContext: {windowsOptions: {«hostProcess: true»}}, containers: [{name: a, image: a:1}, {name: b, image: a:1}]}',
      ),
      says: 'The container runs as processes of the node itself: leave hostProcess off',
    },
    {
      text: pod(
        '{containers: [{name: a, image: a:1, securityContext: {windowsOptions: {«hostProcess: true»}}}]}',
      ),
    },
  ],
  notApplicable: [pod('{containers: [{name: a, image: a:1}]}')],
});
