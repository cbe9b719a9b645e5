import { testRule } from '@plimsoll/engine/testing';
import imagePullPolicy from './image-pull-policy';

const pod = (rest: string) =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n${rest}`;
const marked = (rest: string) => pod(rest).replace('name: a', 'name: «a»');

testRule(imagePullPolicy, {
  valid: [
    pod('      image: a:1.2\n      imagePullPolicy: IfNotPresent\n'),
    pod('      image: a@sha256:ab\n      imagePullPolicy: Never\n'),
    pod('      image: a:stable\n      imagePullPolicy: Always\n'),
    {
      title: 'the default for latest, said or not',
      text: pod('      image: a\n'),
      options: { always: true },
    },
    { text: pod('      image: a:latest\n'), options: { always: true } },
    pod('      image: a:main\n      imagePullPolicy: "${POLICY}"\n'),
  ],
  invalid: [
    {
      text: pod('      image: a\n      «imagePullPolicy: IfNotPresent»\n'),
      says: 'Nodes keep what they pulled first: set imagePullPolicy to Always, or name a version',
      severity: 'info',
      fixed: pod('      image: a\n      imagePullPolicy: Always\n'),
    },
    {
      text: marked('      image: a:main\n'),
      says: 'Container a runs what a node pulled first: set imagePullPolicy to Always, or name a version',
      fixed: pod('      image: a:main\n      imagePullPolicy: Always\n'),
    },
    { text: marked('      image: a:1.2\n'), options: { always: true } },
    {
      text: pod('      image: a:1.2\n      «imagePullPolicy: Never»\n'),
      options: { always: true },
    },
  ],
  notApplicable: [pod('      image: $IMAGE\n')],
});
