import type { ActionInputs, ActionReader } from './action-inputs';
import type { LoginAct } from './nodes';

/** The step gets to a cloud: by the first of these inputs that is a key, else by the identity of the job. */
const cloud =
  (name: string, ...keys: string[]): ActionReader =>
  inputs =>
    [loginTo(name, inputs, keys)];

function loginTo(
  name: string,
  { base, step }: ActionInputs,
  keys: readonly string[],
): LoginAct {
  const key = keys.map(input => step.input(input)).find(found => found);
  return {
    ...base,
    does: 'login',
    by: 'action',
    jobToken: false,
    cloud: name,
    cloudKey: key,
  };
}

/** Actions that get a job into a cloud, and so into its registry. */
export const cloudActions: Record<string, ActionReader> = {
  'aws-actions/configure-aws-credentials': cloud(
    'AWS',
    'aws-secret-access-key',
  ),
  'aws-actions/amazon-ecr-login': inputs => {
    const key = inputs.place.surroundings.setting('AWS_SECRET_ACCESS_KEY');
    return [{ ...loginTo('AWS', inputs, []), cloudKey: key?.at }];
  },
  'google-github-actions/auth': cloud('Google Cloud', 'credentials_json'),
  'google-github-actions/setup-gcloud': cloud(
    'Google Cloud',
    'service_account_key',
  ),
  'azure/login': cloud('Azure', 'creds'),
};
