import { parseShell } from '../shell/parse';
import type { ActionInputs, ActionReader } from './action-inputs';
import { headOf, operandsOf, placeOf } from './command-words';
import { deployActs, deployed } from './deploy-command';
import type { DeployAct, DeployedImage } from './nodes';

/** An action that deploys what one of its inputs names. */
const deploy =
  (...names: string[]): ActionReader =>
  inputs =>
    [{ ...inputs.base, does: 'deploy', runs: imagesOf(inputs, names) }];

function imagesOf(
  inputs: ActionInputs,
  names: readonly string[],
): DeployedImage[] {
  return names.flatMap(name =>
    inputs.lines(name).map(({ raw, at }) => deployed(raw, at, inputs.place)),
  );
}

/** A script that runs on another machine: what it pulls is what it starts. */
function remoteScript(inputs: ActionInputs): DeployAct[] {
  const node = inputs.node('script');
  if (!node) return [];
  const { commands } = parseShell(node.mapped, { source: node.source });
  return commands.flatMap(command => {
    const [first, image] = operandsOf(command);
    if (command.name !== 'docker' || first?.shape !== 'pull' || !image)
      return deployActs(command, inputs.place);
    return [
      {
        ...inputs.place.base('docker pull', headOf(command, 1), command),
        does: 'deploy',
        runs: [deployed(image.raw, placeOf(image), inputs.place)],
      },
    ];
  });
}

/** Actions that put an image to work. */
export const deployActions: Record<string, ActionReader> = {
  'azure/k8s-deploy': deploy('images'),
  'azure/webapps-deploy': deploy('images'),
  'azure/container-apps-deploy-action': deploy('imageToDeploy'),
  'google-github-actions/deploy-cloudrun': deploy('image'),
  'google-github-actions/deploy-gke': deploy('image'),
  'aws-actions/amazon-ecs-render-task-definition': deploy('image'),
  'aws-actions/amazon-ecs-deploy-task-definition': deploy(),
  'appleboy/ssh-action': remoteScript,
  'garygrossgarten/github-action-ssh': remoteScript,
};
