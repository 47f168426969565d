// SPDX-License-Identifier: Apache-2.0
/** Where a script's panels are: as it said last, or as the viewer moved them since. */

import { createStore } from 'zustand/vanilla';
import type { AppState } from '../../state';
import { widgetsIn } from '../../widgets';
import type { PanelPlacement } from '../../wire/messages';

export const MAIN_PANEL = 'main-panel';

/** By key, what this viewer did; it counts until the script says more. */
export const moved = createStore<Record<string, PanelPlacement>>(() => ({}));

/** Where a panel is; null for one that is in none of the places for panels. */
export function placeOf(
  state: AppState,
  own: Record<string, PanelPlacement>,
  key: string,
): PanelPlacement | null {
  const told = state.panelPlaces[key];
  const mine = own[key];
  if (!told) return null;
  return mine && mine.told >= told.told ? mine : told;
}

/** The viewer moves, folds or unfolds a panel. */
export function movePanel(place: PanelPlacement, change: Partial<PanelPlacement>): void {
  moved.setState({ [place.key]: { ...place, ...change } });
}

export interface Arranged {
  /** Columns from the left edge inwards, each with its panels from top to bottom. */
  left: string[][];
  /** Columns from the view to the right edge. */
  right: string[][];
  floating: string[];
}

/** Which panels lie where. One that is above or below none that is docked lies at the right edge. */
export function arrange(state: AppState, own: Record<string, PanelPlacement>): Arranged {
  const found: Arranged = { left: [], right: [], floating: [] };
  const columns = new Map<string, string[]>();
  const keys = [MAIN_PANEL, ...widgetsIn(state, 'panels')].filter((key) => {
    if (key !== MAIN_PANEL) return true;
    return state.settings.rightOpen && widgetsIn(state, '').length > 0;
  });
  const waiting: PanelPlacement[] = [];
  const dock = (key: string, side: 'left' | 'right'): void => {
    const column = [key];
    columns.set(key, column);
    if (side === 'left') found.left.push(column);
    else found.right.unshift(column);
  };
  for (const key of keys) {
    const place = placeOf(state, own, key);
    if (!place) continue;
    if (place.where === 'float') found.floating.push(key);
    else if (place.where === 'left' || place.where === 'right') dock(key, place.where);
    else waiting.push(place);
  }
  for (let i = waiting.length; waiting.length > 0 && i > 0; i -= 1) {
    const place = waiting.shift()!;
    const column = columns.get(place.anchor);
    const later = waiting.some((each) => each.key === place.anchor);
    if (column) {
      column.splice(column.indexOf(place.anchor) + (place.where === 'below' ? 1 : 0), 0, place.key);
      columns.set(place.key, column);
      i = waiting.length + 1;
    } else if (later && i > 1) waiting.push(place);
    else dock(place.key, 'right');
  }
  for (const place of waiting) dock(place.key, 'right');
  return found;
}
