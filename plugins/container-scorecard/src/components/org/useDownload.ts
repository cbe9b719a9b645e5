import { fetchApiRef, useApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { useCallback, useState } from 'react';
import { asError } from '../../checks/errors';

/** How a download goes. */
export interface Download {
  isRunning: boolean;
  /** The file that was saved last. */
  saved?: string;
  error?: Error;
  /** Asks the backend for a file, as the reader, and has the browser save it under that name. */
  save: (path: string, query: object, file: string) => Promise<void>;
}

/** Files come through the portal's own fetch, which signs them; a plain link would not. */
export function useDownload(): Download {
  const { fetch } = useApi(fetchApiRef);
  const [state, setState] = useState<
    Pick<Download, 'isRunning' | 'saved' | 'error'>
  >({ isRunning: false });
  const save = useCallback(
    async (path: string, query: object, file: string) => {
      setState({ isRunning: true });
      try {
        const search = searchOf(query);
        const response = await fetch(
          `plugin://container-scorecard${path}${search && `?${search}`}`,
        );
        if (!response.ok) throw await ResponseError.fromResponse(response);
        saveAs(await response.blob(), file);
        setState({ isRunning: false, saved: file });
      } catch (thrown) {
        setState({ isRunning: false, error: asError(thrown) });
      }
    },
    [fetch],
  );
  return { ...state, save };
}

/** The query as the client writes it: a list as a repeated parameter. */
function searchOf(query: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) search.append(name, String(one));
    }
  }
  return search.toString();
}

function saveAs(content: Blob, file: string) {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = file;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
