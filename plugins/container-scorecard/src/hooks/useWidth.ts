import { useEffect, useRef, useState } from 'react';

/** The width of an element, as it is and becomes; `usual` where it cannot be measured. */
export function useWidth<T extends HTMLElement>(usual: number) {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(usual);
  useEffect(() => {
    const element = ref.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0) setWidth(element.clientWidth);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
