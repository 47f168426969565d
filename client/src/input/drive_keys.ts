// SPDX-License-Identifier: Apache-2.0
/** W A S D and the arrows drive while driving is on; everywhere else they are what they always are. */

import { driving, hold, release, type Motion } from '../driving';
import { isTyping } from '../panels/key_list';

/** By physical key, so that it is the same place on every keyboard layout. */
const MOVES: Readonly<Record<string, Partial<Motion>>> = {
  KeyW: { forward: 1 },
  KeyS: { forward: -1 },
  KeyA: { turn: 1 },
  KeyD: { turn: -1 },
  KeyQ: { left: 1 },
  KeyE: { left: -1 },
  ArrowUp: { forward: 1 },
  ArrowDown: { forward: -1 },
  ArrowLeft: { turn: 1 },
  ArrowRight: { turn: -1 },
};

export function driveByKeys(): () => void {
  const pressed = new Set<string>();
  const tell = (): void => {
    if (pressed.size === 0) return release('keys');
    const motion = { forward: 0, left: 0, turn: 0 };
    for (const code of pressed) {
      for (const axis of ['forward', 'left', 'turn'] as const) {
        const sum = motion[axis] + (MOVES[code]![axis] ?? 0);
        motion[axis] = Math.min(1, Math.max(-1, sum));
      }
    }
    // As a gamepad has them: right and down are positive.
    const axes = [-motion.turn, -motion.forward, -motion.left].map((each) => each + 0);
    hold('keys', { motion, axes, buttons: [1] });
  };
  const down = (event: KeyboardEvent): void => {
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (!driving.getState().on || !(event.code in MOVES) || modified) return;
    if (isTyping(target(event)) || (event.code.startsWith('Arrow') && isMoved(target(event))))
      return;
    // Nobody else's: the camera would walk, a tool be chosen.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.repeat) return;
    pressed.add(event.code);
    tell();
  };
  const up = (event: KeyboardEvent): void => {
    if (pressed.delete(event.code)) tell();
    // macOS never says that a key was let go while this one was held.
    if (event.key === 'Meta' && pressed.size > 0) forget();
  };
  const forget = (): void => {
    pressed.clear();
    release('keys');
  };
  // What ended by itself has to be pressed anew.
  const unsubscribe = driving.subscribe(({ held }) => {
    if (!('keys' in held)) pressed.clear();
  });
  const early = { capture: true };
  window.addEventListener('keydown', down, early);
  window.addEventListener('keyup', up, early);
  return () => {
    forget();
    unsubscribe();
    window.removeEventListener('keydown', down, early);
    window.removeEventListener('keyup', up, early);
  };
}

/** What was pressed in, also inside a component that hides its parts. */
function target(event: KeyboardEvent): EventTarget | null {
  return event.composedPath()[0] ?? event.target;
}

/** Whether arrows move what has the focus. */
function isMoved(element: EventTarget | null): boolean {
  return element instanceof Element && element.closest('[role=slider], select, input') !== null;
}
