import { testRule } from '@plimsoll/engine/testing';
import noDefaultNamespace from './no-default-namespace';

const pod = (metadata: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: ${metadata}\nspec: {containers: []}\n`;

testRule(noDefaultNamespace, {
  valid: [
    pod('{name: p, namespace: shop}'),
    {
      title: 'a kustomization names it',
      text: pod('{name: p}'),
      with: {
        'k8s/kustomization.yaml':
          'namespace: shop\nresources: [deployment.yaml]\n',
      },
    },
  ],
  invalid: [
    {
      text: pod('{name: p, namespace: «default»}'),
      says: 'Pod p ends up in the namespace called default: name one of its own',
    },
    { text: pod('{name: «p»}') },
  ],
  notApplicable: ['apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n'],
});
