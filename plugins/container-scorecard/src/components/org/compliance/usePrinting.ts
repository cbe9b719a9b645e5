import { useApi } from '@backstage/core-plugin-api';
import {
  ComplianceReport,
  ComplianceRequest,
  ControlServicesResponse,
  ControlState,
  ExceptionsResponse,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useEffect, useState } from 'react';
import { containerScorecardApiRef } from '../../../api';
import { asError } from '../../../checks/errors';

/** What of a control is printed service by service. */
const PRINTED: ControlState[] = ['not-met', 'partly-evidenced'];
/** More than the API answers for a control, and more than anybody reads on paper. */
const MOST_OF_CONTROL = 500;
const MOST = 5000;

/** How printing goes. */
export interface Printing {
  isRunning: boolean;
  /** Controls whose evidence is there, of all that are not fully met. */
  done: number;
  all: number;
  error?: Error;
  /** For which report it was collected, in the order of its controls. */
  evidence?: readonly ControlServicesResponse[];
  start: () => void;
}

/** Collects the evidence of what is not fully met, control by control, and then opens the browser's print dialog. */
export function usePrinting(
  request: ComplianceRequest,
  report: ComplianceReport | undefined,
  exceptions: ExceptionsResponse | undefined,
): Printing {
  const api = useApi(containerScorecardApiRef);
  const [state, setState] = useState<
    Omit<Printing, 'start' | 'evidence'> & {
      of?: string;
      evidence?: ControlServicesResponse[];
      isDue?: boolean;
    }
  >({ isRunning: false, done: 0, all: 0 });
  const key = JSON.stringify(request);
  const isReady = report !== undefined && exceptions !== undefined;

  const start = async () => {
    const controls = (report?.controls ?? []).filter(({ counts }) =>
      PRINTED.some(one => counts[one] > 0),
    );
    const evidence: ControlServicesResponse[] = [];
    const all = controls.length;
    let left = MOST;
    try {
      for (const { id } of controls) {
        setState({ isRunning: true, done: evidence.length, all });
        const limit = Math.min(MOST_OF_CONTROL, Math.max(1, left));
        const answer = await api.listControlServices({
          ...request,
          control: id,
          state: PRINTED,
          limit,
        });
        left -= answer.items.length;
        evidence.push(answer);
      }
      setState({
        isRunning: true,
        done: all,
        all,
        evidence,
        of: key,
        isDue: true,
      });
    } catch (thrown) {
      setState({ isRunning: false, done: 0, all: 0, error: asError(thrown) });
    }
  };

  // Once all of it is in the document, which is after this has rendered.
  useEffect(() => {
    if (!state.isDue || !isReady) return;
    setState(before => ({ ...before, isDue: false, isRunning: false }));
    window.print();
  }, [state.isDue, isReady]);

  return {
    isRunning: state.isRunning,
    done: state.done,
    all: state.all,
    error: state.error,
    // What was collected for another report must not stand in this one.
    evidence: state.of === key ? state.evidence : undefined,
    start,
  };
}
