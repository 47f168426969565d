// SPDX-License-Identifier: Apache-2.0
/** Tells the server that a button is held, as often as its script wants to know, until it is let go or may be. */

import { useEffect, useRef } from 'react';
import { app } from '../../state';

interface Handlers {
  onPointerDown?: (event: React.PointerEvent) => void;
  onPointerUp?: () => void;
  onPointerCancel?: () => void;
  onKeyDown?: (event: React.KeyboardEvent) => void;
  onKeyUp?: () => void;
  onBlur?: () => void;
  onContextMenu?: (event: React.MouseEvent) => void;
  style?: React.CSSProperties;
  'data-hold'?: true;
}

export function useHold(widget: string, rates: readonly number[], disabled: boolean): Handlers {
  const end = useRef<() => void>(() => undefined);
  useEffect(() => {
    if (disabled) end.current();
  }, [disabled]);
  useEffect(() => () => end.current(), []);
  if (rates.length === 0) return {};
  const start = (): void => {
    end.current();
    end.current = hold(widget, rates);
  };
  const stop = (): void => end.current();
  return {
    onPointerDown: (event) => {
      if (event.button !== 0 || disabled) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onKeyDown: (event) => {
      // Space stops the robot.
      if (!event.repeat && event.key === 'Enter') start();
    },
    onKeyUp: stop,
    onBlur: stop,
    // A long press would open a menu, or scroll, instead of going on.
    onContextMenu: (event) => event.preventDefault(),
    style: { touchAction: 'none', userSelect: 'none', WebkitUserSelect: 'none' },
    'data-hold': true,
  };
}

/** Hold a button until what is returned is called, the window is left or hidden, or the connection ends. */
export function hold(widget: string, rates: readonly number[]): () => void {
  const timers = rates.map((hz) => {
    const say = (): void => {
      if (!app.getState().send({ t: 'WidgetHeld', widget, hz })) end();
    };
    return { say, timer: setInterval(say, 1000 / hz) };
  });
  const end = (): void => {
    for (const { timer } of timers) clearInterval(timer);
    window.removeEventListener('blur', end);
    document.removeEventListener('visibilitychange', hidden);
    unsubscribe();
  };
  const hidden = (): void => {
    if (document.hidden) end();
  };
  const unsubscribe = app.subscribe((state) => {
    if (state.connection.phase !== 'connected' || !(widget in state.widgets)) end();
  });
  window.addEventListener('blur', end);
  document.addEventListener('visibilitychange', hidden);
  for (const { say } of timers) say();
  return end;
}
