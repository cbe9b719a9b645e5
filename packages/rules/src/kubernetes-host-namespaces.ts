import type { OfferedFix, Report } from '@plimsoll/engine';
import { removalEdits } from '@plimsoll/syntax';
import type { Pod, YamlEntry } from '@plimsoll/syntax';
import { reportPlaceholder } from './kubernetes-pods';

/** Reports a pod that shares a namespace of its node. */
export function reportShared(
  pod: Pod,
  key: 'hostNetwork' | 'hostPID' | 'hostIPC',
  report: Report,
  message: string,
) {
  const entry = pod.entry(key);
  const isOn = pod.isOn(key);
  if (isOn === undefined)
    reportPlaceholder(pod, report, `whether the pod has ${key}`);
  else if (entry && isOn)
    report(entry, message, {
      fix: key === 'hostNetwork' ? undefined : removal(pod, entry),
    });
}

/**
 * Without it the pod has namespaces of its own, which a service does not notice. What runs on every node may be there to
 * see the others.
 */
function removal(pod: Pod, entry: YamlEntry): OfferedFix | undefined {
  const edits =
    pod.node.entry(entry.key.value) === entry
      ? removalEdits(pod.node, entry)
      : undefined;
  return (
    edits && {
      title: `Remove ${entry.key.value}`,
      safe: pod.workload.objectKind !== 'DaemonSet',
      edits: edits.map(edit => ({ ...edit, file: entry.source.file })),
    }
  );
}
