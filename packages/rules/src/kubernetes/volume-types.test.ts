import { testRule } from '@plimsoll/engine/testing';
import volumeTypes from './volume-types';

const pod = (volumes: string) =>
  `apiVersion: v1\nkind: Pod\nspec: {containers: [], volumes: ${volumes}}\n`;

testRule(volumeTypes, {
  valid: [
    pod(
      '[{name: a}, {name: b, emptyDir: {}}, {name: c, projected: {}}, {name: d, hostPath: {path: /x}}, {name: e, image: {reference: a:1}}]',
    ),
  ],
  invalid: [
    {
      text: pod('[{name: a, «nfs»: {server: x}}, {«gitRepo»: {}, name: b}]'),
      says: [
        'A volume of type nfs names the storage itself: claim a PersistentVolume',
        'A volume of type gitRepo names the storage itself: claim a PersistentVolume',
      ],
      severity: 'low',
    },
  ],
  notApplicable: [pod('[]')],
});
