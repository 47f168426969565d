// SPDX-License-Identifier: Apache-2.0
/** At most one call per interval; the last value is always delivered. */

export interface Throttled<T> {
  (value: T): void;
  /** Deliver now, whatever the interval says; a value still waiting is superseded. */
  now(value: T): void;
  /** Deliver what waits, if anything does. */
  flush(): void;
}

/** Return a function that calls `deliver` at once, then with the newest value every `interval` milliseconds. */
export function throttle<T>(interval: number, deliver: (value: T) => void): Throttled<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: { value: T } | undefined;

  const elapsed = () => {
    timer = undefined;
    if (!waiting) return;
    const { value } = waiting;
    send(value);
  };
  const send = (value: T) => {
    waiting = undefined;
    clearTimeout(timer);
    timer = setTimeout(elapsed, interval);
    deliver(value);
  };
  return Object.assign(
    (value: T) => {
      if (timer === undefined) send(value);
      else waiting = { value };
    },
    {
      now: send,
      flush: () => {
        if (waiting) send(waiting.value);
      },
    },
  );
}
