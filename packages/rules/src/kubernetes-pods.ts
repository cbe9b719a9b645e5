import type { OfferedFix, Report, ReportOptions } from '@plimsoll/engine';
import { settingEdits } from '@plimsoll/syntax';
import type {
  Container,
  LocatedInFile,
  Pod,
  Workload,
  YamlMap,
} from '@plimsoll/syntax';
import { shown } from './shown';

const sorts = {
  container: 'Container',
  init: 'Init container',
  ephemeral: 'Ephemeral container',
};

/** A container as a sentence begins with it: `Init container migrate`. */
export function containerName({ sort, name, isSidecar }: Container): string {
  const word = isSidecar ? 'Sidecar' : sorts[sort];
  return name ? `${word} ${shown(name)}` : `${word} without a name`;
}

/** A workload as a sentence begins with it: `Deployment web`. */
export function workloadName({ objectKind, name }: Workload): string {
  return name
    ? `${shown(objectKind)} ${shown(name)}`
    : `${shown(objectKind)} without a name`;
}

/** What only developers run is not held to the hardening of production: it is told, and weighs nothing. */
export function hardening(
  { purpose }: Workload,
  options: ReportOptions = {},
): ReportOptions {
  return purpose === 'development' ? { ...options, severity: 'info' } : options;
}

/** Says that a setting is missing, at the name of the container; not if it may be set somewhere else. */
export function reportMissing(
  container: Container,
  report: Report,
  message: string,
  options?: ReportOptions,
) {
  reportUnlessIncomplete(container, container.pod, report, message, options);
}

/** The same for a setting of the pod, at the name of its object. */
export function reportMissingInPod(
  pod: Pod,
  report: Report,
  message: string,
  options?: ReportOptions,
) {
  reportUnlessIncomplete(pod, pod, report, message, options);
}

function reportUnlessIncomplete(
  { incomplete, anchor }: { incomplete?: string; anchor: LocatedInFile },
  { workload }: Pod,
  report: Report,
  message: string,
  options?: ReportOptions,
) {
  if (incomplete === undefined)
    report(anchor, message, hardening(workload, options));
  else report.unknown(`${workloadName(workload)} ${incomplete}`);
}

/** Says that a placeholder decides. `what` reads on from it: `whether the container is privileged`. */
export function reportPlaceholder(
  { workload }: Pod,
  report: Report,
  what: string,
) {
  report.unknown(`A placeholder decides ${what} in ${workloadName(workload)}`);
}

/** Whether it is meant to go on running and can be asked how it is: no job, no init container, no debugger. */
export function keepsRunning({ sort, isSidecar, pod }: Container): boolean {
  if (pod.workload.runsToCompletion) return false;
  return sort === 'container' || isSidecar;
}

/** Whether Linux runs it: much of `securityContext` says nothing to Windows. */
export function isOnLinux({ pod }: Container): boolean {
  return !pod.isWindows;
}

/** A fix that sets something of a container, in the file where its settings of that name stand. */
export function containerFix(
  container: Container,
  path: readonly [string, ...string[]],
  value: string,
  options: { title: string; safe: boolean },
): OfferedFix | undefined {
  return settingFix(container, container.node, path, value, options);
}

/** A fix that sets something of the pod, for all its containers. */
export function podFix(
  pod: Pod,
  path: readonly [string, ...string[]],
  value: string,
  options: { title: string; safe: boolean },
): OfferedFix | undefined {
  return settingFix(pod, pod.node, path, value, options);
}

function settingFix(
  settings: Container | Pod,
  node: YamlMap,
  path: readonly [string, ...string[]],
  value: string,
  { title, safe }: { title: string; safe: boolean },
): OfferedFix | undefined {
  const [key, ...rest] = path;
  const current = settings.entry(key)?.value;
  const isElsewhere = rest.length > 0 && current?.type === 'map';
  const edits = isElsewhere
    ? settingEdits(current, rest, value)
    : settingEdits(node, path, value);
  const { file } = isElsewhere ? current.source : node.source;
  return (
    edits && {
      title,
      safe,
      edits: edits.map(edit => ({ ...edit, file })),
    }
  );
}
