import { testRule } from '@plimsoll/engine/testing';
import runAsNonRoot from './run-as-non-root';

const pod = (spec: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n${spec}`;

testRule(runAsNonRoot, {
  valid: [
    pod(
      '  securityContext: {runAsNonRoot: true}\n  containers:\n    - {name: a, image: a:1}\n    - {name: b, image: b:1, securityContext: {}}\n',
    ),
    pod(
      '  containers: [{name: a, image: a:1, securityContext: {runAsNonRoot: true}}]\n',
    ),
    {
      title: 'a user that is not root is enough',
      text: pod(
        '  securityContext: {runAsUser: 1000}\n  containers: [{name: a, image: a:1}]\n',
      ),
    },
    {
      title: 'the container has a user although the pod allows root',
      text: pod(
        '  securityContext: {runAsNonRoot: false}\n  containers: [{name: a, image: a:1, securityContext: {runAsUser: "10001"}}]\n',
      ),
    },
  ],
  invalid: [
    {
      text: pod('  containers:\n    - name: «a»\n      image: a:1\n'),
      says: 'Container a may run as root: set runAsNonRoot to true for the pod, and runAsUser if its image names no user by number',
      severity: 'high',
      fixed: pod(
        '  containers:\n    - name: a\n      image: a:1\n  securityContext:\n    runAsNonRoot: true\n',
      ),
    },
    {
      title: 'one of two',
      text: pod(
        '  containers:\n    - {name: a, image: a:1, securityContext: {runAsNonRoot: true}}\n    - {name: «b», image: a:1}\n',
      ),
    },
    {
      title: 'a false on the container counts more than a true on the pod',
      text: pod(
        '  securityContext: {runAsNonRoot: true}\n  containers:\n    - name: a\n      image: a:1\n      securityContext:\n        «runAsNonRoot: false»\n',
      ),
      says: 'Running as root is allowed: set runAsNonRoot to true, and runAsUser if the image names no user by number',
      fixed: pod(
        '  securityContext: {runAsNonRoot: true}\n  containers:\n    - name: a\n      image: a:1\n      securityContext:\n        runAsNonRoot: true\n',
      ),
    },
    {
      text: pod(
        '  securityContext:\n    # for now\n    «runAsNonRoot: false» # sorry\n  containers: [{name: a, image: a:1}]\n',
      ),
      fixed: pod(
        '  securityContext:\n    # for now\n    runAsNonRoot: true # sorry\n  containers: [{name: a, image: a:1}]\n',
      ),
    },
    {
      title: 'an image that is built here has a user',
      text: pod('  containers: [{name: «a», image: "acme/a:1"}]\n'),
      with: {
        Dockerfile: 'FROM alpine:3.24\nUSER 10001\n',
        'compose.yaml': 'services:\n  a:\n    build: .\n    image: acme/a:1\n',
      },
      says: 'Container a runs as user 10001 as long as its Dockerfile says so: set runAsNonRoot to true for the pod to make sure',
      severity: 'low',
    },
    {
      title: 'an image that is built here has none',
      text: pod('  containers: [{name: «a», image: "acme/a:1"}]\n'),
      with: {
        Dockerfile: 'FROM alpine:3.24\n',
        'compose.yaml': 'services:\n  a:\n    build: .\n    image: acme/a:1\n',
      },
      severity: 'high',
    },
    {
      title:
        'init containers are containers, and a CronJob has them deep inside',
      text: 'apiVersion: batch/v1\nkind: CronJob\nspec:\n  schedule: x\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          initContainers: [{name: «i», image: a:1}]\n          containers: [{name: «c», image: a:1}]\n',
    },
    {
      title: 'an item of a List',
      text: 'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: apps/v1\n    kind: DaemonSet\n    spec:\n      selector: {}\n      template:\n        spec: {containers: [{name: «a», image: a:1}]}\n',
    },
  ],
  unknown: [
    pod(
      '  containers: [{name: a, image: a:1, securityContext: {runAsNonRoot: "${NON_ROOT}"}}]\n',
    ),
    pod(
      '  containers: [{name: a, image: a:1, securityContext: {runAsUser: "${ID}"}}]\n',
    ),
    pod('  hostUsers: false\n  containers: [{name: a, image: a:1}]\n'),
  ],
  notApplicable: [
    pod('  os: {name: windows}\n  containers: [{name: a, image: a:1}]\n'),
    pod(
      '  containers: [{name: a, image: a:1, securityContext: {runAsUser: 0}}]\n',
    ),
  ],
});
