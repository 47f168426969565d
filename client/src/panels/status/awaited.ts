// SPDX-License-Identifier: Apache-2.0
/** What the view is empty for: as long as nothing was drawn in it, what is waited for. */

import { PANEL_TYPES } from '../../interest';
import { worstLevel, type AppState } from '../../state';
import { allViews, awaitedViews, displayIdOf, isVisible, titleOf } from '../../views';

/** Milliseconds after which what came and draws nothing is taken to be so: not all has a place in the scene. */
const LONGEST_MS = 10_000;
const MOST_LINES = 3;

export interface Awaited {
  title: string;
  /** A display and what is the matter with it, each. */
  lines: { view: string; title: string; text: string }[];
  /** Of those, more than are told. */
  more: number;
}

/** null where something is drawn, or nothing is to be; `now` in milliseconds of the page. */
export function awaited(state: AppState, now: number): Awaited | null {
  const { connection, images, placements } = state;
  if (connection.phase !== 'connected' || state.sceneShown || state.serverless) return null;
  const views = [
    ...allViews(state).filter((view) => isVisible(state, view)),
    ...awaitedViews(state),
  ].filter((view) => !(displayIdOf(view) in images) && !isOfPanel(state, view));
  if (views.length === 0) return null;
  const all = views.flatMap((view) => {
    const { level, text } = worstLevel(state, view);
    return level === 'ok' ? [] : [{ view, level, title: titleOf(state, view), text }];
  });
  if (all.length === 0) {
    const late = now - connection.since > LONGEST_MS;
    return late ? null : { title: 'Loading the first data', lines: [], more: 0 };
  }
  const unplaced = all.filter(({ view }) => placements[view]?.length);
  const told = unplaced.length ? unplaced : all;
  const silent = all.every(({ level }) => level === 'waiting');
  const other = silent ? 'Waiting for the first data' : 'Nothing is drawn yet';
  return {
    title: unplaced.length ? 'Nothing can be placed yet' : other,
    lines: told.slice(0, MOST_LINES).map(({ view, title, text }) => ({ view, title, text })),
    more: Math.max(0, told.length - MOST_LINES),
  };
}

/** Whether a view is read in a panel, such as the log, and has no place in the scene. */
function isOfPanel({ displays }: AppState, view: string): boolean {
  return (displays[displayIdOf(view)]?.ros_type ?? '') in PANEL_TYPES;
}
