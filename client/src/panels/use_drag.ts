// SPDX-License-Identifier: Apache-2.0
/** Dragging with mouse, pen or finger, told as the distance from where it began. */

import { useCallback, type PointerEvent } from 'react';

/** Called with the distance in CSS pixels; what it moves is taken as it was when the drag began. */
export type Drag<T> = (begun: T, dx: number, dy: number) => void;

/**
 * Return the handler of a handle's ``onPointerDown``. Presses on buttons inside the handle are not drags.
 */
export function useDrag<T>(begin: () => T, drag: Drag<T>): (event: PointerEvent) => void {
  return useCallback(
    (event: PointerEvent) => {
      const pressed = event.target as Element;
      const handle = event.currentTarget as HTMLElement;
      const inner = pressed.closest('button, input, select');
      if (event.button !== 0 || (inner !== null && inner !== handle)) return;
      const begun = begin();
      const { clientX, clientY } = event;
      const moved = (now: globalThis.PointerEvent): void =>
        drag(begun, now.clientX - clientX, now.clientY - clientY);
      const ended = (): void => {
        handle.removeEventListener('pointermove', moved);
        handle.removeEventListener('lostpointercapture', ended);
      };
      handle.setPointerCapture(event.pointerId);
      handle.addEventListener('pointermove', moved);
      handle.addEventListener('lostpointercapture', ended);
    },
    [begin, drag],
  );
}
