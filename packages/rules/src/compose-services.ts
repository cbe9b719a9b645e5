import type { Report, ReportOptions } from '@plimsoll/engine';
import type { ComposeService } from '@plimsoll/syntax';
import { shown } from './shown';

/**
 * Whether the service is a container that is meant to go on running: not a job that ends, not one that a provider
 * runs, not one of which there are none.
 */
export function keepsRunning(service: ComposeService): boolean {
  return !service.isOneShot && !service.isProvider && !service.isSwitchedOff;
}

/** What only developers run is not held to the hardening of production: it is told, and weighs nothing. */
export function hardening(
  { purpose }: ComposeService,
  options: ReportOptions = {},
): ReportOptions {
  return purpose === 'development' ? { ...options, severity: 'info' } : options;
}

/** Says that a setting is missing, at the name of the service; not if a file that is not there may hold it. */
export function reportMissing(
  service: ComposeService,
  report: Report,
  message: string,
  options?: ReportOptions,
) {
  // What the service lacks without the file for development is told where it is judged for itself.
  if (service.isVariant) return;
  if (service.compose.isBroken) {
    report.unknown('The file cannot be read to its end');
    return;
  }
  if (service.incomplete) {
    report.unknown(
      `Some of what service ${shown(
        service.name,
      )} is made of is not in these files`,
    );
    return;
  }
  report(service.key, message, hardening(service, options));
}
