import { testRule } from '@plimsoll/engine/testing';
import dispatchInputs from './dispatch-inputs';

const workflow = (on: string) =>
  `on:\n  ${on}\njobs:\n  a:\n    runs-on: x\n    steps: [{run: make}]\n`;

testRule(dispatchInputs, {
  valid: [
    workflow('workflow_dispatch:'),
    workflow('workflow_dispatch: {inputs: {}}'),
    workflow('workflow_dispatch: {inputs: }'),
  ],
  invalid: [
    {
      text: workflow('workflow_dispatch: {«inputs»: {a: {type: string}}}'),
      says: 'Whoever starts this by hand changes what is built: take it from the commit',
      severity: 'info',
    },
  ],
  notApplicable: [
    workflow('push:'),
    workflow('workflow_call: {inputs: {a: {type: string}}}'),
  ],
});
