// SPDX-License-Identifier: Apache-2.0
/** The page's clock for ages: one timer for all that show one, none when nothing does. */

import { useSyncExternalStore } from 'react';

const PERIOD = 500;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, PERIOD);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = performance.now();
  listeners.forEach((listener) => listener());
}

/** The page's time in ms, renewed twice a second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
