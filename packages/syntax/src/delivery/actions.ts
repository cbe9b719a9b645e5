import type { Step } from '../github-actions/nodes';
import { ActionInputs } from './action-inputs';
import type { ActionReader, StepPlace } from './action-inputs';
import { bake, buildPush, separateTags, simpleBuild } from './build-action';
import { cloudActions } from './cloud-actions';
import { deployActions } from './deploy-actions';
import { isJobToken, isLiteral } from './login-command';
import { metadataOf } from './metadata-action';
import type { ImageAct } from './nodes';
import { flagGate, scan, trivy } from './scan-action';

/** What the action of a step does to images. */
export function actionActs(step: Step, place: StepPlace): ImageAct[] {
  const name = step.uses?.name;
  if (name === undefined) return [];
  const reader = actions[name] ?? familyOf(name);
  return reader?.(new ActionInputs(step, name, place)) ?? [];
}

/** Whether we know what an action does, so that nothing is hidden in it. */
export function isKnownAction(name: string): boolean {
  return name in actions || familyOf(name) !== undefined;
}

function login(password: string): ActionReader {
  return inputs => {
    const given = inputs.step.input(password);
    const text = inputs.text(password) ?? '';
    const cloud = cloudOf(
      inputs.text('registry') ?? inputs.text('login-server') ?? '',
    );
    const isKey = given !== undefined && !/\{steps\./.test(text);
    return [
      {
        ...inputs.base,
        does: 'login',
        by: 'action',
        literal: given && isLiteral(text) ? given.value : undefined,
        jobToken: isJobToken(text),
        cloud,
        cloudKey: cloud !== undefined && isKey ? given : undefined,
      },
    ];
  };
}

/** The cloud that a registry belongs to. */
function cloudOf(registry: string): string | undefined {
  if (/\.dkr\.ecr\.|^public\.ecr\.aws/.test(registry)) return 'AWS';
  if (/\.pkg\.dev|(?:^|\.)gcr\.io/.test(registry)) return 'Google Cloud';
  return /\.azurecr\.io/.test(registry) ? 'Azure' : undefined;
}

const evidence =
  (...does: ('sbom' | 'provenance')[]): ActionReader =>
  inputs =>
    does.map(what => ({ ...inputs.base, does: what }));

/** What `actions/attest` makes is signed with the identity of the job. */
const attested =
  (does: 'sbom' | 'provenance'): ActionReader =>
  ({ base }) =>
    [
      { ...base, does },
      { ...base, does: 'sign', keyless: true },
    ];

const lint: ActionReader = ({ base }) => [{ ...base, does: 'lint' }];

const always = () => true;
const nobodyKnows = () => ({ gates: undefined });

const actions: Record<string, ActionReader | undefined> = {
  'docker/build-push-action': buildPush,
  'depot/build-push-action': buildPush,
  'useblacksmith/build-push-action': inputs =>
    buildPush(inputs).map(act => ({ ...act, cache: true } as ImageAct)),
  'namespacelabs/nscloud-build-push-action': buildPush,
  'docker/bake-action': bake,
  'depot/bake-action': bake,
  'docker/metadata-action': inputs => {
    const { step, place } = inputs;
    place.metadata.add(step.id, metadataOf(step, place));
    return [];
  },
  'redhat-actions/buildah-build': simpleBuild(() => false, undefined),
  'redhat-actions/push-to-registry': inputs => {
    const { images, tags, complete } = separateTags(inputs);
    return [
      { ...inputs.base, does: 'push', images, tags, tagsComplete: complete },
    ];
  },
  'int128/kaniko-action': inputs =>
    simpleBuild(
      () => inputs.flag('push', true),
      inputs.flag('cache', false),
    )(inputs),
  'aevea/action-kaniko': inputs =>
    simpleBuild(always, inputs.flag('cache', false))(inputs),
  'elgohr/publish-docker-github-action': inputs =>
    simpleBuild(always, inputs.flag('cache', false))(inputs),
  'mr-smithers-excellent/docker-build-push': simpleBuild(
    inputs => inputs.flag('pushImage', true),
    false,
  ),
  'whoan/docker-build-with-cache-action': simpleBuild(always, true),
  'macbre/push-to-ghcr': simpleBuild(always, undefined),
  'docker/login-action': login('password'),
  'azure/docker-login': login('password'),
  'redhat-actions/podman-login': login('password'),
  'aquasecurity/trivy-action': trivy,
  'anchore/scan-action': scan(
    inputs => (inputs.node('image') || inputs.node('sbom') ? 'image' : 'files'),
    flagGate(
      'fail-build',
      true,
      'has fail-build switched off, so that it succeeds whatever it finds',
    ),
  ),
  'docker/scout-action': inputs =>
    /cves|compare|quickview|recommendations/.test(
      inputs.text('command') ?? 'cves',
    )
      ? scan(
          'image',
          flagGate(
            'exit-code',
            false,
            'has no exit-code, so that it succeeds whatever it finds',
          ),
        )(inputs)
      : [{ ...inputs.base, does: 'sbom' }],
  'snyk/actions/docker': scan('image', inputs =>
    /monitor/.test(inputs.text('command') ?? '')
      ? {
          gates: false,
          why: 'only records what it finds',
          at: inputs.step.input('command'),
        }
      : { gates: true },
  ),
  'crazy-max/ghaction-container-scan': scan('image', inputs =>
    inputs.node('severity_threshold')
      ? { gates: true }
      : {
          gates: false,
          why: 'has no severity_threshold, so that it succeeds whatever it finds',
        },
  ),
  'azure/container-scan': scan('image', () => ({ gates: true })),
  'sysdiglabs/scan-action': scan(
    'image',
    flagGate(
      'stop-on-failed-policy-eval',
      false,
      'does not stop on a failed policy',
    ),
  ),
  'paloaltonetworks/prisma-cloud-scan': scan('image', nobodyKnows),
  'lacework/lw-scanner-action': scan('image', nobodyKnows),
  'google/osv-scanner-action': scan('files', () => ({ gates: true })),
  'anchore/sbom-action': evidence('sbom'),
  'microsoft/sbom-action': evidence('sbom'),
  'cyclonedx/gh-node-module-generatebom': evidence('sbom'),
  'actions/attest-build-provenance': attested('provenance'),
  'actions/attest-sbom': attested('sbom'),
  'actions/attest': inputs =>
    attested(inputs.node('sbom-path') ? 'sbom' : 'provenance')(inputs),
  'notaryproject/notation-action/sign': ({ base }) => [
    { ...base, does: 'sign', keyless: false },
  ],
  'hadolint/hadolint-action': lint,
  'brpaz/hadolint-action': lint,
  'jbergstroem/hadolint-gh-action': lint,
  'super-linter/super-linter': lint,
  'github/super-linter': lint,
  'oxsecurity/megalinter': lint,
  'bridgecrewio/checkov-action': lint,
  'checkmarx/kics-github-action': lint,
  ...cloudActions,
  ...deployActions,
  'sigstore/gh-action-sigstore-python': () => [],
};

/** Actions with many faces. */
function familyOf(name: string): ActionReader | undefined {
  if (/^snyk\/actions(?:\/|$)/.test(name))
    return scan('files', () => ({ gates: true }));
  if (/^google\/osv-scanner-action\//.test(name))
    return scan('files', () => ({ gates: true }));
  return undefined;
}
