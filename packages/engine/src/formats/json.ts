import { ScanResult } from '@plimsoll/findings';

/** A scan as the portal stores it. @public */
export function formatJson(result: ScanResult): string {
  return `${JSON.stringify(result, undefined, 2)}\n`;
}
