// SPDX-License-Identifier: Apache-2.0
/** Whether the server wants a kind of events of this page, and this page may send it. */

import { app, type AppState } from '../state';
import type { WantedEvents } from '../wire/messages';

export type Wanted = WantedEvents['kinds'][number];

export function isWanted(state: AppState, kind: Wanted): boolean {
  const may = kind === 'page' || state.hello?.role === 'operator';
  // What is told while outputs are stopped is dropped: a gamepad is told anew after that.
  const stopped = kind === 'gamepads' && Boolean(state.control?.stopped_by);
  const wanted = Object.values(state.wanted).some(({ kinds }) => kinds.includes(kind));
  return may && !stopped && state.connection.phase === 'connected' && wanted;
}

/** Whether the server wants to know of this key, where it wants to know of keys. */
export function isWantedKey(state: AppState, { key, code }: KeyboardEvent): boolean {
  const names = [key.toLowerCase(), code.toLowerCase()];
  return Object.values(state.wanted).some(
    ({ kinds, keys }) =>
      kinds.includes('keys') && (keys.length === 0 || keys.some((each) => names.includes(each))),
  );
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
