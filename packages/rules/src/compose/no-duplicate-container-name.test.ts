import { testRule } from '@plimsoll/engine/testing';
import noDuplicateContainerName from './no-duplicate-container-name';

testRule(noDuplicateContainerName, {
  valid: [
    'services:\n  web: {image: a:1, container_name: web}\n  db: {image: b:1, container_name: db}\n',
    {
      title: 'of two that never run together one may be called so',
      text: 'services:\n  cpu: {image: a:1, container_name: llm, profiles: [cpu]}\n  gpu: {image: a:1, container_name: llm, profiles: [gpu]}\n',
    },
    {
      title: 'a variable may be anything',
      text: 'services:\n  web: {image: a:1, container_name: "${N}"}\n  db: {image: b:1, container_name: "${N}"}\n',
    },
    'services:\n  web: {image: a:1, container_name: web, scale: 1}\n',
  ],
  invalid: [
    {
      text: 'services:\n  web: {image: a:1, container_name: acme}\n  db: {image: b:1, «container_name: acme»}\n',
      says: 'Service web already has this container name: leave it out, and Compose makes one',
      severity: 'high',
    },
    {
      title: 'also where an anchor hands the name on',
      text: 'x-a: &a\n  «container_name: acme»\nservices:\n  web: {<<: *a, image: a:1}\n  db: {<<: *a, image: b:1}\n',
    },
    {
      text: 'services:\n  web: {image: a:1, «container_name: acme», scale: 3}\n',
      says: 'Only one of 3 containers can be called acme: leave container_name out',
    },
    {
      text: 'services:\n  web: {image: a:1, «container_name: acme», deploy: {replicas: 2}}\n',
    },
  ],
  notApplicable: ['services:\n  web: {image: a:1}\n'],
});
