// SPDX-License-Identifier: Apache-2.0
/** How wide an element is. */

import { useEffect, useState, type RefObject } from 'react';

/** CSS pixels, whole; 0 until it is known. */
export function useWidth(host: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!host.current) return undefined;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    watch.observe(host.current);
    return () => watch.disconnect();
  }, [host]);
  return width;
}
