// SPDX-License-Identifier: Apache-2.0
/** Buttons that act while they are pressed, and buttons that shall not hear the end of such a press. */

import { useRef, type MouseEvent, type PointerEvent } from 'react';

interface PressHandlers {
  onPointerDown: (event: PointerEvent) => void;
  onClick: (event: MouseEvent) => void;
}

/**
 * Return the handlers of a button that acts as soon as it is touched, once a press: a second finger makes no
 * click, nor does a press that slides off. Keys, and whatever clicks without a pointer, act by their click.
 */
export function usePress(act: () => void): PressHandlers {
  const acted = useRef(false);
  return {
    onPointerDown: (event) => {
      if (!presses(event)) return;
      acted.current = true;
      act();
    },
    onClick: (event) => {
      const heard = acted.current && event.detail > 0;
      acted.current = false;
      if (!heard) act();
    },
  };
}

/**
 * Return the handlers of a button that acts at clicks that began on it: what appears under a finger that is
 * down already is not pressed by it. Keys act too.
 */
export function useOwnClick(act: () => void): PressHandlers {
  const begun = useRef(false);
  return {
    onPointerDown: (event) => {
      begun.current = presses(event);
    },
    onClick: (event) => {
      const own = begun.current || event.detail === 0;
      begun.current = false;
      if (own) act();
    },
  };
}

/** The first button of a mouse, any finger or pen. */
function presses(event: PointerEvent): boolean {
  return event.pointerType !== 'mouse' || event.button === 0;
}
