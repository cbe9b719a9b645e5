import { useApi } from '@backstage/core-plugin-api';
import {
  Waiver,
  WaiverRequest,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import {
  createContext,
  ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { containerScorecardApiRef } from '../api';
import { asError } from '../checks/errors';

/** What can be done about a waiver. */
export type WaiverDecision = 'approve' | 'refuse' | 'withdraw';

/** The waivers of the service at hand. */
export interface Waivers {
  items: Waiver[];
  /** Whether the reader may ask for more. */
  mayAsk: boolean;
  /** Why they are not there. */
  error?: Error;
  loading: boolean;
  reload: () => void;
  ask: (request: Omit<WaiverRequest, 'entityRef'>) => Promise<void>;
  decide: (
    waiver: Waiver,
    decision: WaiverDecision,
    reason: string,
  ) => Promise<void>;
}

const NONE: Waivers = {
  items: [],
  mayAsk: false,
  loading: false,
  reload: () => {},
  ask: async () => {},
  decide: async () => {},
};

const WaiversContext = createContext<Waivers>(NONE);

/** The waivers of the service at hand; none outside of a {@link WaiversProvider}. */
export function useWaivers(): Waivers {
  return useContext(WaiversContext);
}

interface Loaded {
  items: Waiver[];
  mayAsk: boolean;
  error?: Error;
  loading: boolean;
}

/** Loads the waivers of a service, for everything inside. */
export function WaiversProvider(props: {
  entityRef: string;
  /** Any change of it loads them anew. */
  version: unknown;
  /** Called when one was asked for or decided on. */
  onChange: () => void;
  children: ReactNode;
}) {
  const { entityRef, version, onChange, children } = props;
  const api = useApi(containerScorecardApiRef);
  const [asked, setAsked] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>({
    items: [],
    mayAsk: false,
    loading: true,
  });
  useEffect(() => {
    let stopped = false;
    api.listWaivers({ entityRef }).then(
      ({ items, mayAsk = false }) =>
        stopped || setLoaded({ items, mayAsk, loading: false }),
      thrown =>
        stopped ||
        // What was known stays in sight, as with a scorecard.
        setLoaded(before => ({
          ...before,
          error: asError(thrown),
          loading: false,
        })),
    );
    return () => {
      stopped = true;
    };
  }, [api, entityRef, version, asked]);

  const reload = useCallback(() => setAsked(n => n + 1), []);
  const changed = useCallback(() => {
    reload();
    onChange();
  }, [reload, onChange]);

  const ask: Waivers['ask'] = useCallback(
    async request => {
      await api.askForWaiver({ entityRef, ...request });
      changed();
    },
    [api, entityRef, changed],
  );

  const decide: Waivers['decide'] = useCallback(
    async ({ id }, decision, reason) => {
      const words = reason.trim() || undefined;
      if (decision === 'approve') await api.approveWaiver(id, words);
      else if (decision === 'withdraw') await api.withdrawWaiver(id, words);
      else await api.refuseWaiver(id, reason.trim());
      changed();
    },
    [api, changed],
  );

  const value = useMemo(
    () => ({ ...loaded, reload, ask, decide }),
    [loaded, reload, ask, decide],
  );
  return (
    <WaiversContext.Provider value={value}>{children}</WaiversContext.Provider>
  );
}
