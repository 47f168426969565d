// SPDX-License-Identifier: Apache-2.0
/** Whether the server wants a kind of events of this page, and this page may send it. */

import { app, type AppState } from '../state';

export type Wanted = AppState['wanted'][number];

export function isWanted(state: AppState, kind: Wanted): boolean {
  const may = kind === 'page' || state.hello?.role === 'operator';
  // What is told while outputs are stopped is dropped: a gamepad is told anew after that.
  const stopped = kind === 'gamepads' && Boolean(state.control?.stopped_by);
  return may && !stopped && state.connection.phase === 'connected' && state.wanted.includes(kind);
}

/** Call `begin` whenever a kind is wanted from now on, and what that returned when it no longer is. */
export function whileWanted(kind: Wanted, begin: () => () => void): () => void {
  let end: (() => void) | null = null;
  const look = (state: AppState): void => {
    const wanted = isWanted(state, kind);
    if (wanted && !end) end = begin();
    else if (!wanted && end) {
      end();
      end = null;
    }
  };
  look(app.getState());
  const unsubscribe = app.subscribe(look);
  return () => {
    unsubscribe();
    end?.();
  };
}
