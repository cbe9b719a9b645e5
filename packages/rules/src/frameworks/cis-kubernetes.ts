import type { Framework } from './framework';

const framework: Framework = {
  id: 'cis-kubernetes@2.0.1',
  name: 'CIS Kubernetes Benchmark',
  note: 'Evidence from manifests for the workload parts of section 5, which CIS has judged by hand on clusters; no benchmark result. Managed clusters have benchmarks of their own, numbered differently.',
  url: 'https://www.cisecurity.org/benchmark/kubernetes',
  platform: 'kubernetes',
  sections: [
    {
      title: '5.1 RBAC and service accounts',
      controls: [
        {
          id: '5.1.1-5.1.4',
          title: 'Roles of the cluster give the least rights',
          assessable: 'no',
          note: 'The roles of the cluster decide.',
        },
        {
          id: '5.1.5',
          title: 'Default service accounts are not used',
          assessable: 'yes',
        },
        {
          id: '5.1.6',
          title:
            'Tokens of service accounts are mounted only where they are needed',
          assessable: 'yes',
        },
        {
          id: '5.1.7-5.1.13',
          title: 'Bindings and rights of the cluster are as few as possible',
          assessable: 'no',
          note: 'The roles of the cluster decide.',
        },
      ],
    },
    {
      title: '5.2 Pod security',
      controls: [
        {
          id: '5.2.1',
          title: 'The cluster has a mechanism that enforces policies on pods',
          assessable: 'no',
          note: 'Whoever runs the cluster can tell.',
        },
        {
          id: '5.2.2',
          title: 'No privileged containers are admitted',
          assessable: 'partly',
          note: 'CIS judges what the cluster admits; manifests show this workload only.',
        },
        {
          id: '5.2.3',
          title: 'No pods are admitted that share the processes of the host',
          assessable: 'partly',
          note: 'CIS judges what the cluster admits; manifests show this workload only.',
        },
        {
          id: '5.2.4',
          title:
            'No pods are admitted that share the memory segments of the host',
          assessable: 'partly',
          note: 'CIS judges what the cluster admits; manifests show this workload only.',
        },
        {
          id: '5.2.5',
          title: 'No pods are admitted that share the network of the host',
          assessable: 'partly',
          note: 'CIS judges what the cluster admits; manifests show this workload only.',
        },
        {
          id: '5.2.6',
          title: 'No containers are admitted that can gain privileges',
          assessable: 'partly',
          note: 'CIS judges what the cluster admits; manifests show this workload only.',
        },
        {
          id: '5.2.7',
          title: 'No containers are admitted that run as root',
          assessable: 'partly',
          note: 'CIS judges what the cluster admits; manifests show this workload only.',
        },
        {
          id: '5.2.8',
          title: 'No containers are admitted that have NET_RAW',
          assessable: 'partly',
          note: 'CIS judges what the cluster admits; manifests show this workload only.',
        },
        {
          id: '5.2.9',
          title: 'No containers are admitted that are assigned capabilities',
          assessable: 'partly',
          note: 'CIS judges what the cluster admits; manifests show this workload only.',
        },
        {
          id: '5.2.10',
          title: 'No HostProcess containers of Windows are admitted',
          assessable: 'partly',
          note: 'CIS judges what the cluster admits; manifests show this workload only.',
        },
        {
          id: '5.2.11',
          title: 'No volumes of type hostPath are admitted',
          assessable: 'partly',
          note: 'CIS judges what the cluster admits; manifests show this workload only.',
        },
        {
          id: '5.2.12',
          title: 'No containers are admitted that take ports of the host',
          assessable: 'partly',
          note: 'CIS judges what the cluster admits; manifests show this workload only.',
        },
      ],
    },
    {
      title: '5.3 Network policies',
      controls: [
        {
          id: '5.3.1',
          title: 'The network of the cluster enforces NetworkPolicies',
          assessable: 'no',
          note: 'Whoever runs the cluster can tell.',
        },
        {
          id: '5.3.2',
          title: 'All namespaces have NetworkPolicies',
          assessable: 'partly',
          note: 'Other policies of the namespace may lie elsewhere.',
        },
      ],
    },
    {
      title: '5.4 Secrets',
      controls: [
        {
          id: '5.4.1',
          title: 'Secrets are mounted as files rather than set as variables',
          assessable: 'yes',
        },
        {
          id: '5.4.2',
          title: 'An external store for secrets is considered',
          assessable: 'partly',
          note: 'A store of the cluster need not be named in the files.',
        },
      ],
    },
    {
      title: '5.5 Admission control',
      controls: [
        {
          id: '5.5.1',
          title: 'The origin of images is verified on admission',
          assessable: 'no',
          note: 'Whoever runs the cluster can tell.',
        },
      ],
    },
    {
      title: '5.6 General policies',
      controls: [
        {
          id: '5.6.1',
          title: 'Namespaces separate what does not belong together',
          assessable: 'partly',
          note: 'Somebody has to judge what belongs together.',
        },
        {
          id: '5.6.2',
          title: 'The default seccomp profile of the engine is set',
          assessable: 'yes',
        },
        {
          id: '5.6.3',
          title: 'Pods and containers have a security context',
          assessable: 'yes',
          evidence: 'part',
          note: 'What has to stand in it is asked by the other controls.',
        },
        {
          id: '5.6.4',
          title: 'The default namespace is not used',
          assessable: 'partly',
          note: 'Helm, Kustomize or whoever deploys may set it.',
        },
      ],
    },
  ],
};
export default framework;
