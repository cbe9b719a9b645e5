import { defineRule } from '@plimsoll/engine';
import { settingEdits } from '@plimsoll/syntax';
import { hostPathRole } from '../host-path';
import { hardening } from '../kubernetes-pods';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/read-only-host-path',
  title: 'Mount folders of the node read-only',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['volume/host-left-alone'],
    controls: ['nist-sp-800-190@2017:4.5.5'],
    kics: ['Volume Mount With OS Directory Write Permissions'],
    'kube-linter': ['writable-host-mount'],
    urls: ['https://kubernetes.io/docs/concepts/storage/volumes/#hostpath'],
  },
  why: `
    Most pods that mount a folder of the node only read it: logs, certificates, statistics. Unless the mount says
    \`readOnly\`, whoever breaks into the pod can also change what is there, and with it the node. Where the path can be
    replaced by a link, even a harmless folder leads anywhere.`,
  unless: `the pod is there to write to the node, as a storage plug-in or an installer is.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: logs\nspec:\n  containers:\n    - name: logs\n      image: acme/logs:2.3\n      volumeMounts:\n        - name: log\n          mountPath: /var/log\n  volumes:\n    - name: log\n      hostPath:\n        path: /var/log\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: logs\nspec:\n  containers:\n    - name: logs\n      image: acme/logs:2.3\n      volumeMounts:\n        - name: log\n          mountPath: /var/log\n          readOnly: true\n  volumes:\n    - name: log\n      hostPath:\n        path: /var/log\n',
    },
  ],
  options: {
    data: false,
  },
  optionNotes: {
    data: 'Report also folders that are no part of the system, where a pod may keep its data.',
  },
  strictest: { data: true },
  check: {
    kubernetes: {
      pod({ volumes, workload }, report, { options }) {
        // Read-only does not help against what is said through a socket, nor where data has to be kept.
        const paths = volumes.filter(volume => {
          const role = hostPathRole(volume);
          return (
            role === 'sensitive' ||
            role === 'harmless' ||
            (options.data && role === 'other' && volume.hostPath)
          );
        });
        if (paths.length === 0) report.notApplicable();
        for (const { hostPath, uses } of paths)
          for (const { mount } of uses) {
            if (mount.readOnly) continue;
            const edits = settingEdits(mount.node, ['readOnly'], 'true');
            report(
              mount.node.entry('mountPath') ?? mount,
              `The container can write to ${shown(
                hostPath?.value ?? 'a folder',
              )} of its node: mount it read-only`,
              hardening(workload, {
                fix: edits && {
                  title: 'Mount it read-only',
                  safe: false,
                  edits: edits.map(edit => ({
                    ...edit,
                    file: mount.source.file,
                  })),
                },
              }),
            );
          }
      },
    },
  },
});
