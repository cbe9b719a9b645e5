import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The parts of the page, as the address names them. */
export const PAGE_VIEWS = ['checks', 'history', 'waivers'] as const;

/** A part of the page. */
export type PageView = (typeof PAGE_VIEWS)[number];

/** Which part of the page is shown, from the address, and the addresses of the others. */
export function usePageView(): {
  view: PageView;
  pathOf: (view: PageView) => string;
} {
  const [query] = useSearchParams();
  const view = PAGE_VIEWS.find(v => v === query.get('view')) ?? 'checks';
  const pathOf = useCallback(
    (to: PageView) => {
      const next = new URLSearchParams(query);
      next.delete('view');
      if (to !== 'checks') next.set('view', to);
      return `?${next}`;
    },
    [query],
  );
  return { view, pathOf };
}
