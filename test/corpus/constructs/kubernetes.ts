import type { CorpusProject } from '../corpus';
import { anyFile, anyName } from './project';

const kind = (name: string) => anyFile(new RegExp(`kind"?: "?${name}\\b`));

/** What real manifests hold and readers of them trip over; the table in the README counts these. */
export const kubernetesConstructs: Record<
  string,
  (project: CorpusProject) => boolean
> = {
  'several files': ({ files }) => files.length > 1,
  'several documents in a file': anyFile(/^---\r?\n[\s\S]*^---\r?$/m),
  Deployment: kind('Deployment'),
  StatefulSet: kind('StatefulSet'),
  DaemonSet: kind('DaemonSet'),
  'Job or CronJob': kind('(?:Cron)?Job'),
  Pod: kind('Pod'),
  'other kinds that run pods': kind(
    '(?:Rollout|DeploymentConfig|ReplicationController|PodTemplate)',
  ),
  'Knative service': anyFile(/serving\.knative\.dev/),
  List: kind('List'),
  'no pods at all': ({ files }) =>
    files.every(({ text }) => !/containers["']?:|steps:/.test(text)),
  kustomization: anyName(/kustomization\.ya?ml$/),
  'patch in a kustomization': anyFile(/^patches:/m),
  'JSON patch': anyFile(/^\s*- (?:\{ ?)?op: /m),
  component: anyFile(/^components:/m),
  'image set by a kustomization': anyFile(/^images:/m),
  'remote base': anyFile(/^ {2}- https:.*ref=/m),
  'Helm chart': anyName(/Chart\.yaml$/),
  'placeholders of a shell': anyFile(/\$\{[A-Z]\w*\}/),
  'anchors or merge keys': anyFile(/[:-] &\w|<<: \*/),
  'init container': anyFile(/initContainers:/),
  'native sidecar': anyFile(/image: \S+\n {10}restartPolicy: Always/),
  'several containers': ({ files }) =>
    files.some(({ text }) => /^ {8}- .*\n(?: {9}.*\n)+ {8}- /m.test(text)),
  'volume of the node': anyFile(/hostPath:/),
  'engine socket': anyFile(/(?:docker|podman)\.sock/),
  Windows: anyFile(/kubernetes\.io\/os: windows/),
  'CRLF and byte-order mark': anyFile(/^\uFEFF[\s\S]*\r\n/),
  'comment that accepts findings': anyFile(/#\s*(?:plimsoll |checkov:|trivy:)/),
  'Dockerfile beside it': anyName(/Dockerfile$/),
  'syntax problem': anyFile(
    /^<{7} |securitycontext|^ {10}- containerPort.*\n {12}env/m,
  ),
};
