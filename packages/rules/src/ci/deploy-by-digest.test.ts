import { testRule } from '@plimsoll/engine/testing';
import deployByDigest from './deploy-by-digest';

const steps = (lines: string) =>
  `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${lines.replace(
    /^/gm,
    '      ',
  )}\n`;

testRule(deployByDigest, {
  valid: [
    steps(
      '- run: kubectl set image deploy/a a=r/a@${{ steps.build.outputs.digest }}',
    ),
    steps('- run: helm upgrade a ./c --set image.digest=$DIGEST'),
    steps('- run: kustomize edit set image r/a=r/a@$DIGEST'),
    {
      kind: 'gitlab-ci',
      text: 'a:\n  script: kubectl set image deploy/a a=$CI_REGISTRY_IMAGE@$DIGEST\n',
    },
  ],
  invalid: [
    {
      title: 'over ssh',
      kind: 'gitlab-ci',
      text: 'a:\n  script: ssh me@there «"docker pull r/a:latest && docker compose up -d"»\n',
      severity: 'high',
    },
    {
      text: steps('- run: kubectl set image deploy/a «a=r/a:latest»'),
      says: 'What r/a:latest names can change after the build: deploy the digest that the build gave out',
      severity: 'high',
    },
    {
      text: steps(
        '- run: kubectl set image deploy/a «a=r/a:${{ github.sha }}»',
      ),
      says: 'What r/a:github.sha names can change after the build: deploy the digest that the build gave out',
      severity: 'medium',
    },
    {
      title: 'what is signed is not what is deployed',
      text: steps(
        '- run: cosign sign --yes r/a@$DIGEST\n- run: helm upgrade a ./c --set «image.tag=1.2.3»',
      ),
      says: 'The digest is signed, but 1.2.3 is deployed, which can name another image: deploy the digest',
      severity: 'medium',
    },
    {
      title: 'the id of the local image is no digest',
      text: steps(
        '- run: docker service update --image «r/a:${{ github.sha }}-${{ steps.build.outputs.imageid }}» a',
      ),
    },
  ],
  unknown: [steps('- run: kubectl set image deploy/a a=$IMAGE')],
  notApplicable: [
    {
      title: 'for the reviewers of a change',
      kind: 'gitlab-ci',
      text: 'a:\n  script: helm upgrade review ./c --set image.tag=mr-$CI_MERGE_REQUEST_IID\n  rules: [{if: $CI_PIPELINE_SOURCE == "merge_request_event"}]\n',
    },
    steps('- run: make'),
    {
      title: 'manifests have rules of their own',
      text: steps('- run: kubectl apply -f k8s/'),
    },
  ],
});
